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
    assert_eq!(keys(made), ["folder", "made", "removed"]);
    assert_eq!(made["folder"], json!(newsroom.at("backups")));
    let path = made["made"]["path"].as_str().expect("a path").to_owned();
    assert_eq!(newsroom.json(&["verify", &path])["ok"], true);
    let again = newsroom.json(&["backups", "make"]);
    assert_eq!(keys(&again["folders"][0]), ["folder", "made", "last"]);
    newsroom.article("خبر آخر");
    let too_early = newsroom.json(&["backups", "make", "--due"]);
    assert_eq!(too_early["folders"][0]["made"], json!(null));
    // Of one hour the newest stays; between two of them a new hour may have begun.
    let second = newsroom.json(&["backups", "make"]);
    let gone = second["folders"][0]["removed"] == json!([path]);
    assert_ne!(gone, std::path::Path::new(&path).exists());
    let listed = newsroom.json(&["backups", "list"]);
    let count = if gone { 1 } else { 2 };
    assert_eq!(listed["backups"].as_array().expect("a list").len(), count);
    assert_eq!(listed["backups"][0]["path"], second["folders"][0]["made"]["path"]);
    assert_eq!(newsroom.text(&["backups", "list"]).lines().count(), count);
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
