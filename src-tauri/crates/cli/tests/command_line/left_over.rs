//! What is left where making a vault or a copy of it fails or is stopped: nothing that anybody would stumble over.

use std::fs;
use std::process::Command;

use crate::newsroom::Newsroom;

/// More syncs than making a vault asks for.
const SYNCS: u32 = 40;

/// Makes a vault whose sync with this number fails; whether the sync was asked for at all.
fn made_with_failing_sync(newsroom: &Newsroom, number: u32) -> (bool, Option<i32>, String) {
    let init = newsroom.command(&["init"]);
    let log = newsroom.path("calls");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-o"]).arg(&log).args(["-e", "trace=fsync,fdatasync", "-e"]);
    strace.arg(format!("inject=fsync,fdatasync:error=EIO:when={number}"));
    strace.arg(init.get_program()).args(init.get_args()).current_dir(newsroom.path("."));
    for (name, value) in init.get_envs() {
        strace.env(name, value.expect("variables are only set"));
    }
    let output = strace.output().expect("strace is installed");
    let calls = fs::read_to_string(log).expect("strace writes what it saw");
    let said = String::from_utf8(output.stdout).expect("text");
    (calls.contains("(INJECTED)"), output.status.code(), said)
}

#[test]
fn a_vault_whose_making_fails_is_not_there_or_has_shown_its_key() {
    let mut failed = 0;
    for number in 1..=SYNCS {
        let newsroom = Newsroom::without_vault();
        let (was_hit, code, said) = made_with_failing_sync(&newsroom, number);
        if !was_hit {
            assert!(number > 3, "strace has to count: {code:?}");
            break;
        }
        let is_there = newsroom.path("vault.warraq").exists();
        let has_shown = code == Some(0) && said.trim().len() > 20;
        assert_eq!(is_there, has_shown, "sync {number}: {code:?}, {said}");
        if !has_shown {
            failed += 1;
            newsroom.text(&["init"]);
        }
    }
    assert!(failed > 0, "none failed");
}

#[test]
fn what_a_killed_backup_left_goes_with_the_next_one_and_what_is_of_others_stays() {
    let (newsroom, other) = (Newsroom::new(), Newsroom::new());
    let ours = fs::read(newsroom.path("vault.warraq")).expect("it is there");
    let theirs = fs::read(other.path("vault.warraq")).expect("it is there");
    let folder = newsroom.path("copies");
    fs::create_dir(&folder).expect("a folder can be made");
    let left = |folder: &std::path::Path| {
        for (name, bytes) in [
            (".monday.warraq.unfinished", &ours[..]),
            (".monday.warraq.unfinished-wal", b"log"),
            // Killed before the first page, and before its header.
            (".sunday.unfinished", &ours[..4096]),
            (".saturday.warraq.unfinished", b""),
            (".tuesday.warraq.unfinished", &theirs),
            (".notes.unfinished", b"no vault"),
        ] {
            fs::write(folder.join(name), bytes).expect("the folder can be written");
        }
    };
    left(&folder);
    newsroom.text(&["backup", &newsroom.at("copies/wednesday.warraq")]);
    let stay = [".notes.unfinished", ".tuesday.warraq.unfinished"];
    assert_eq!(newsroom.names("copies"), [&stay[..], &["wednesday.warraq"]].concat());
    // In its own folder it goes as soon as somebody writes in the vault.
    left(&newsroom.path("."));
    newsroom.text(&["list"]);
    assert!(newsroom.names(".").contains(&".monday.warraq.unfinished".to_owned()));
    newsroom.article("خبر");
    let names = newsroom.names(".");
    assert!(stay.iter().all(|name| names.contains(&(*name).to_owned())), "{names:?}");
    assert!(!names.iter().any(|name| name.starts_with(".monday")), "{names:?}");
    assert!(!names.iter().any(|name| name.starts_with(".s")), "{names:?}");
}

#[test]
fn a_backup_that_somebody_is_making_is_left_to_them() {
    let newsroom = Newsroom::new();
    let path = newsroom.path(".monday.warraq.unfinished");
    fs::copy(newsroom.path("vault.warraq"), &path).expect("it can be copied");
    let being_made = fs::File::open(&path).expect("it is there");
    being_made.lock().expect("it can be locked");
    newsroom.text(&["backup", &newsroom.at("tuesday.warraq")]);
    newsroom.article("خبر");
    assert!(path.exists());
}
