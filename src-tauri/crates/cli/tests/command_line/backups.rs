//! `backups`: made by themselves, listed, planned.

use std::fs;

use serde_json::json;

use crate::newsroom::{Newsroom, keys};

fn with_article() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.article_with("العنوان الأول", "نص أول.");
    newsroom
}

#[test]
fn they_come_beside_the_vault_where_something_changed() {
    let newsroom = with_article();
    let made = newsroom.json(&["backups", "make"]);
    let made = &made["folders"][0];
    assert_eq!(keys(made), ["folder", "made", "removed", "damaged"]);
    assert_eq!(made["folder"], json!(newsroom.at("backups")));
    let path = made["made"]["path"].as_str().expect("a path").to_owned();
    assert_eq!(newsroom.json(&["verify", &path])["ok"], true);
    let again = newsroom.json(&["backups", "make"]);
    assert_eq!(keys(&again["folders"][0]), ["folder", "made", "last"]);
    newsroom.article("خبر آخر");
    let too_early = newsroom.json(&["backups", "make", "--due"]);
    assert_eq!(too_early["folders"][0]["made"], json!(null));
    // What somebody asks for stays.
    let second = newsroom.json(&["backups", "make"]);
    assert_eq!(second["folders"][0]["removed"], json!([]));
    let listed = newsroom.json(&["backups", "list"]);
    assert_eq!(listed["backups"].as_array().expect("a list").len(), 2);
    assert_eq!(listed["backups"][0]["path"], second["folders"][0]["made"]["path"]);
    assert_eq!(listed["backups"][1]["manual"], true);
    assert_eq!(newsroom.text(&["backups", "list"]).lines().count(), 2);
}

#[test]
fn backups_that_somebody_else_is_making_are_called_so() {
    let newsroom = with_article();
    newsroom.text(&["backups", "make"]);
    let lock = fs::File::open(newsroom.path("vault.warraq.backup-lock")).expect("it stays behind");
    lock.lock().expect("it can be locked");
    newsroom.article("خبر آخر");
    let run = newsroom.run(&["backups", "make", "--json"]);
    assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!("backups_busy")));
    assert!(run.err.contains("Backups are just being made"), "{}", run.err);
    drop(lock);
    newsroom.text(&["backups", "make"]);
}

#[test]
fn a_plan_without_room_is_none() {
    let newsroom = with_article();
    assert_eq!(newsroom.run(&["backups", "plan", "--megabytes", "0"]).code, 2);
    assert_eq!(newsroom.run(&["list", "--limit", "0"]).code, 2);
    newsroom.text(&["backups", "plan", "--megabytes", "1"]);
}

#[test]
fn a_stick_that_is_not_there_is_told_and_the_other_folder_gets_its_own() {
    let newsroom = with_article();
    let (here, stick) = (newsroom.at("here"), newsroom.at("stick"));
    fs::create_dir(&here).expect("a folder");
    let plan = newsroom.json(&["backups", "plan", "--folder", &here, "--folder", &stick]);
    assert_eq!(plan["folders"], json!([here, stick]));
    let run = newsroom.run(&["backups", "make", "--json"]);
    assert_ne!(run.code, 0, "{}", run.err);
    let made = run.json();
    assert!(made["folders"][0]["made"]["path"].is_string(), "{made}");
    assert!(made["folders"][1]["failed"].is_string(), "{made}");
    assert!(!newsroom.path("stick").exists());
    assert_eq!(newsroom.json(&["backups", "list"])["missing"], json!([stick]));
    fs::remove_dir_all(&here).expect("the folder goes");
    let run = newsroom.run(&["backups", "make"]);
    assert!(run.code != 0 && run.err.contains("not there now"), "{}", run.err);
    newsroom.text(&["backups", "plan", "--usual-folder"]);
    newsroom.text(&["backups", "make"]);
    assert_eq!(newsroom.names("backups").len(), 1);
}

#[test]
fn the_plan_is_changed_by_part_and_undone() {
    let newsroom = with_article();
    let usual = newsroom.json(&["backups", "plan"]);
    let expected = ["on", "every_minutes", "hours", "days", "weeks", "megabytes", "folders"];
    assert_eq!(keys(&usual), expected);
    let changed = newsroom.json(&["backups", "plan", "--every", "15", "--days", "30", "--off"]);
    assert_eq!((&changed["every_minutes"], &changed["days"]), (&json!(15), &json!(30)));
    assert_eq!((&changed["on"], &changed["hours"]), (&json!(false), &usual["hours"]));
    let due = newsroom.json(&["backups", "make", "--due"]);
    assert_eq!(due["folders"][0]["last"], json!(null), "it is off");
    newsroom.text(&["undo"]);
    assert_eq!(newsroom.json(&["backups", "plan"]), usual);
    assert_eq!(newsroom.run(&["backups", "plan", "--every", "0"]).code, 2);
}

#[test]
fn a_damaged_last_one_is_told_and_replaced() {
    let newsroom = with_article();
    let made = newsroom.json(&["backups", "make"]);
    let path = made["folders"][0]["made"]["path"].as_str().expect("a path").to_owned();
    let mut bytes = fs::read(&path).expect("a backup is a file");
    // The last page says where everything is: without it nobody could tell what was damaged.
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).expect("it can be written");
    let run = newsroom.run(&["backups", "make"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("damaged") && run.err.contains(&path), "{}", run.err);
    assert!(!std::path::Path::new(&path).exists());
    let new = String::from_utf8(run.out).expect("a path");
    assert_eq!(newsroom.json(&["verify", new.trim_end()])["ok"], true);
}

#[test]
fn a_folder_is_looked_at_when_it_is_chosen_and_counts_once() {
    let newsroom = with_article();
    let note = newsroom.file("note.txt", "a note");
    let before = newsroom.json(&["backups", "plan"]);
    for none in [&note, "/dev/null", &format!("{note}/x")] {
        assert_eq!(newsroom.refused(&["backups", "plan", "--folder", none]), "path_is_file");
    }
    let run = newsroom.run(&["backups", "make", "--folder", &note]);
    assert!(run.code == 1 && run.err.contains("no folder"), "{}", run.err);
    assert_eq!(newsroom.json(&["backups", "plan"]), before);
    let absent = newsroom.at("absent");
    let run = newsroom.run(&["backups", "plan", "--folder", &absent]);
    assert!(run.code == 0 && run.err.contains("not there now"), "{}", run.err);
    newsroom.text(&["undo"]);
    let first = newsroom.run(&["backups", "list"]);
    assert!(!first.err.contains("not there now"), "it is made with the first: {}", first.err);
    let here = newsroom.at("here");
    fs::create_dir(&here).expect("a folder");
    let again = format!("{here}/../here/");
    newsroom.text(&["backups", "make", "--folder", &here, "--folder", &again]);
    let listed = newsroom.json(&["backups", "list", "--folder", &here, "--folder", &again]);
    assert_eq!(listed["backups"].as_array().expect("a list").len(), 1);
}

#[test]
fn a_folder_that_is_away_is_no_failure_where_none_are_to_be_made() {
    let newsroom = with_article();
    let away = newsroom.at("away");
    newsroom.text(&["backups", "plan", "--off", "--folder", &away]);
    assert_eq!(newsroom.run(&["backups", "make", "--due"]).code, 0);
    assert_eq!(newsroom.run(&["backups", "make"]).code, 1);
}

#[test]
fn a_number_that_is_too_large_is_called_so() {
    let newsroom = Newsroom::without_vault();
    let run = newsroom.run(&["backups", "plan", "--megabytes", "99999999999999999999"]);
    assert!(run.code == 2 && run.err.contains("larger"), "{}", run.err);
}

#[test]
fn one_that_is_stopped_leaves_nothing_behind_the_next() {
    let newsroom = with_article();
    // So much that somebody is in time to stop it.
    newsroom.article_with("خبر طويل", &"كلمة أخرى. ".repeat(300_000));
    newsroom.text(&["backups", "make"]);
    let names = || newsroom.names("backups");
    let is_half_made = || names().iter().any(|name| name.ends_with(".unfinished"));
    for _ in 0..20 {
        newsroom.article("خبر");
        let mut making = newsroom.command(&["backups", "make"]).spawn().expect("it starts");
        while making.try_wait().expect("it can be asked").is_none() && !is_half_made() {}
        // It may have ended just now.
        let _ = making.kill();
        making.wait().expect("it ends");
        if is_half_made() {
            newsroom.text(&["backups", "make"]);
            let left = names();
            assert!(left.iter().all(|name| !name.contains(".unfinished")), "{left:?}");
            for name in left.iter().filter(|name| name.ends_with("Z.warraq")) {
                let path = newsroom.at(&format!("backups/{name}"));
                assert_eq!(newsroom.json(&["verify", &path])["ok"], true);
            }
            return;
        }
    }
    panic!("it was never stopped in the midst");
}

#[test]
fn none_is_called_needless_where_a_page_of_the_vault_is_damaged() {
    let newsroom = with_article();
    newsroom.text(&["backups", "make"]);
    // Too early for the next one, though something is new.
    newsroom.article("بعد النسخة");
    assert_eq!(newsroom.run(&["backups", "make", "--due"]).code, 0);
    let sound = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    for page in (2..sound.len() / 4096).step_by(3) {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 900] ^= 1;
        newsroom.file("vault.warraq", bytes);
        let run = newsroom.run(&["backups", "make", "--due"]);
        assert!(run.code == 1 && run.err.contains("warraq salvage"), "{page}: {}", run.err);
    }
}
