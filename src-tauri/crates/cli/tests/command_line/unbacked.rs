//! A vault of which no backup can be made any more: whoever goes on writing hears of it.

use std::fs;

use crate::newsroom::Newsroom;

const TOLD: &str = "could not be backed up since";

/// A vault with a backup, one of whose pages is damaged since: one that a new article does not need.
fn damaged() -> Newsroom {
    let newsroom = Newsroom::new();
    for number in 0..20 {
        newsroom.article_with(&format!("عنوان {number}"), &"نص ".repeat(200));
    }
    newsroom.text(&["backups", "make"]);
    newsroom.article("بعد النسخة");
    let sound = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    let copy = newsroom.at("tried.warraq");
    for page in (10..sound.len() / 4096).rev() {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 2000] ^= 1;
        newsroom.file("vault.warraq", &bytes);
        let goes_on = newsroom.run(&["new", "--headline", "خبر"]).code == 0;
        if goes_on && newsroom.run(&["backup", &copy, "--force"]).code == 1 {
            newsroom.file("vault.warraq", &bytes);
            let _ = fs::remove_file(newsroom.path("vault.warraq.unbacked"));
            return newsroom;
        }
    }
    panic!("every page is needed");
}

fn told(newsroom: &Newsroom, arguments: &[&str]) -> usize {
    let run = newsroom.run(arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    run.err.matches(TOLD).count()
}

#[test]
fn whoever_writes_in_it_hears_once_a_command_that_it_has_no_backup() {
    let newsroom = damaged();
    let new = ["new", "--headline", "خبر"];
    assert_eq!(told(&newsroom, &new), 0, "nobody knows yet");
    assert_eq!(newsroom.run(&["backups", "make"]).code, 1);
    assert_eq!(told(&newsroom, &new), 1);
    let run = newsroom.run(&[&new[..], &["--json"]].concat());
    assert!(run.code == 0 && run.json()["id"].is_string(), "{}", run.err);
    assert!(run.err.contains(TOLD) && run.err.contains("warraq verify"), "{}", run.err);
    assert_eq!(told(&newsroom, &["list"]), 0, "whoever reads loses nothing");
    // By name, too.
    fs::remove_file(newsroom.path("vault.warraq.unbacked")).expect("it is noted there");
    assert_eq!(newsroom.run(&["backup", &newsroom.at("copy.warraq")]).code, 1);
    assert_eq!(told(&newsroom, &new), 1);
    let backup = format!("backups/{}", newsroom.names("backups")[0]);
    newsroom.text(&["restore", &newsroom.at(&backup), "--force"]);
    assert_eq!(told(&newsroom, &new), 0, "another vault is there now");
}

#[test]
fn a_backup_that_was_made_ends_it_and_one_that_had_no_room_says_nothing_of_the_vault() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    newsroom.file("vault.warraq.unbacked", "");
    assert_eq!(told(&newsroom, &["set", &id, "kicker=عاجل"]), 1);
    newsroom.text(&["backups", "make"]);
    assert_eq!(told(&newsroom, &["set", &id, "kicker="]), 0);
    assert_eq!(newsroom.run(&["backup", &newsroom.at("nowhere/copy.warraq")]).code, 1);
    assert_eq!(told(&newsroom, &["set", &id, "kicker=عاجل"]), 0);
}
