//! A log beside the vault that is damaged, or another file's: what is told of it, and what comes back.

use std::fs;

use secrecy::SecretString;
use warraq_store::{Access, Vault};

use crate::newsroom::{Newsroom, PASSPHRASE};
use crate::small_disk::SmallDisk;

const HEAD: usize = 32;
const FRAME: usize = 24 + 4096;

/// A vault of three articles as a crash leaves it, with five more in its log; and its log.
fn crashed() -> (Newsroom, Vec<u8>) {
    let newsroom = Newsroom::new();
    for number in 0..3 {
        newsroom.article_with(&format!("خبر {number}"), &"نص طويل. ".repeat(400));
    }
    let vault = newsroom.path("vault.warraq");
    let reader = Vault::open(&vault, &SecretString::from(PASSPHRASE), Access::Read);
    let reader = reader.expect("the vault opens");
    for number in 3..8 {
        newsroom.article_with(&format!("خبر {number}"), &"نص طويل. ".repeat(400));
    }
    let parts = ["vault.warraq", "vault.warraq-wal"];
    let bytes = parts.map(|name| fs::read(newsroom.path(name)).expect("it is there"));
    reader.close().expect("it closes");
    for (name, bytes) in parts.iter().zip(&bytes) {
        newsroom.file(name, bytes);
    }
    let [_, log] = bytes;
    (newsroom, log)
}

/// The log with another byte in the page of this frame.
fn with_bad(log: &[u8], frame: usize) -> Vec<u8> {
    let mut log = log.to_vec();
    log[HEAD + frame * FRAME + 1000] ^= 0x40;
    log
}

fn frames(log: &[u8]) -> usize {
    (log.len() - HEAD) / FRAME
}

/// The number of the page in this frame.
fn page(log: &[u8], frame: usize) -> &[u8] {
    &log[HEAD + frame * FRAME..][..4]
}

/// A frame whose page is written anew later on, or one whose is not, counted from the end.
fn frame_whose_page(log: &[u8], is_anew: bool) -> usize {
    let last = frames(log) - 1;
    let is_it = |frame: &usize| {
        (frame + 1..=last).any(|later| page(log, later) == page(log, *frame)) == is_anew
    };
    (0..last - 3).rev().find(is_it).expect("there is one")
}

fn count(newsroom: &Newsroom) -> usize {
    newsroom.json(&["list"])["articles"].as_array().expect("articles").len()
}

fn kept(newsroom: &Newsroom) -> Vec<String> {
    let names = newsroom.names(".").into_iter();
    names.filter(|name| name.starts_with("vault.replaced-") && name.ends_with("-wal")).collect()
}

#[test]
fn what_stands_behind_a_bad_place_is_there_where_the_page_is_written_anew() {
    for command in ["list", "verify", "new"] {
        let (newsroom, log) = crashed();
        let bad = with_bad(&log, frame_whose_page(&log, true));
        newsroom.file("vault.warraq-wal", &bad);
        let run = match command {
            "new" => newsroom.run(&["new", "--headline", "آخر"]),
            command => newsroom.run(&[command]),
        };
        assert_eq!(run.code, 0, "{command}: {}", run.err);
        let [name] = &kept(&newsroom)[..] else { panic!("{:?}", newsroom.names(".")) };
        assert!(run.err.contains(name.as_str()), "{command}: {}", run.err);
        assert_eq!(fs::read(newsroom.path(name)).expect("it is there"), bad, "as it was");
        assert_eq!(count(&newsroom), if command == "new" { 9 } else { 8 });
        assert_eq!(newsroom.json(&["verify"])["ok"], true);
    }
}

#[test]
fn what_is_lost_in_the_log_is_told_and_the_rest_salvaged() {
    let mut lost = 0;
    for frame in (0..).step_by(5) {
        let (newsroom, log) = crashed();
        if frame + 3 >= frames(&log) {
            break;
        }
        newsroom.file("vault.warraq-wal", with_bad(&log, frame));
        let verified = newsroom.run(&["verify"]);
        let [name] = &kept(&newsroom)[..] else { panic!("{frame}: {:?}", newsroom.names(".")) };
        assert!(verified.err.contains(name.as_str()), "{frame}: {}", verified.err);
        let is_whole = count(&newsroom) == 8 && verified.code == 0;
        if is_whole {
            continue;
        }
        lost += 1;
        assert_eq!(verified.code, 1, "{frame}: it is not called sound: {}", verified.err);
        let line = verified.err.lines().find_map(|line| line.trim().strip_prefix("warraq "));
        if let Some(line) = line {
            let words: Vec<_> = line.split_whitespace().collect();
            assert_eq!(words[0], "salvage", "{frame}: {}", verified.err);
            let salvaged = newsroom.run(&[&words[..], &["--json"]].concat()).json();
            let whole = salvaged["whole"].as_u64().expect("a number");
            assert!(whole >= 7, "{frame}: {salvaged}");
        } else {
            assert_eq!(count(&newsroom), 8, "{frame}: {}", verified.err);
        }
    }
    assert!(lost > 0, "each page was written anew");
}

#[test]
fn a_log_whose_end_is_torn_is_played_in_silence() {
    for cut in [1, FRAME / 2, FRAME + 1] {
        let (newsroom, log) = crashed();
        newsroom.file("vault.warraq-wal", &log[..log.len() - cut]);
        let run = newsroom.run(&["verify"]);
        assert_eq!((run.code, run.err.contains("log")), (0, false), "{cut}: {}", run.err);
        assert_eq!(kept(&newsroom), Vec::<String>::new());
        assert_eq!(count(&newsroom), 7);
    }
}

#[test]
fn a_damaged_vault_is_salvaged_with_what_stands_behind_the_bad_place() {
    let (newsroom, log) = crashed();
    newsroom.file("vault.warraq-wal", with_bad(&log, frame_whose_page(&log, true)));
    let run = newsroom.run(&["salvage", "new.warraq", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.json()["whole"], 8, "{}", run.err);
    assert!(run.err.contains("log"), "{}", run.err);
    assert_eq!(run.json()["has_damage"], true);
}

#[test]
fn a_copy_with_a_damaged_log_is_not_called_sound_and_left_as_it_is() {
    let (newsroom, log) = crashed();
    let bad = with_bad(&log, frame_whose_page(&log, true));
    let copy = newsroom.at("copy.warraq");
    fs::copy(newsroom.path("vault.warraq"), &copy).expect("it can be copied");
    newsroom.file("copy.warraq-wal", &bad);
    newsroom.text(&["list"]);
    let run = newsroom.run(&["verify", &copy, "--json"]);
    assert_eq!((run.code, &run.json()["ok"]), (1, &false.into()), "{}", run.err);
    assert!(run.err.contains("copy.warraq-wal"), "{}", run.err);
    assert_eq!(fs::read(newsroom.path("copy.warraq-wal")).expect("it is there"), bad);
    let other = newsroom.at("other.warraq");
    newsroom.text(&["restore", &copy, "--vault", &other]);
    let listed = newsroom.json(&["list", "--vault", &other]);
    assert_eq!(listed["articles"].as_array().expect("articles").len(), 8);
}

#[test]
fn a_vault_that_is_set_aside_keeps_its_damaged_log() {
    let (newsroom, log) = crashed();
    let bad = with_bad(&log, frame_whose_page(&log, true));
    let vault = fs::read(newsroom.path("vault.warraq")).expect("it is there");
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    newsroom.file("vault.warraq", vault);
    newsroom.file("vault.warraq-wal", &bad);
    newsroom.text(&["restore", &copy, "--force"]);
    let [name] = &kept(&newsroom)[..] else { panic!("{:?}", newsroom.names(".")) };
    assert_eq!(fs::read(newsroom.path(name)).expect("it is there"), bad);
    assert_eq!(count(&newsroom), 8);
}

#[test]
fn a_reader_who_can_write_nothing_leaves_the_log_as_it_is() {
    let newsroom = Newsroom::without_vault();
    let Some(disk) = SmallDisk::at(&newsroom.path("disk")) else { return };
    let newsroom = newsroom.with_vault_at("disk/vault.warraq");
    let (crashed, log) = crashed();
    let bad = with_bad(&log, frame_whose_page(&log, true));
    fs::copy(crashed.path("vault.warraq"), newsroom.path("disk/vault.warraq")).expect("copied");
    newsroom.file("disk/vault.warraq-wal", &bad);
    disk.fill();
    for command in ["list", "verify"] {
        let run = newsroom.run(&[command]);
        assert_eq!(run.code, i32::from(command == "verify"), "{}", run.err);
        assert!(run.err.contains("vault.warraq-wal"), "{}", run.err);
    }
    assert_eq!(newsroom.refused(&["new", "--headline", "لا مكان له"]), "disk_full");
    let log = fs::read(newsroom.path("disk/vault.warraq-wal")).expect("it is there");
    assert_eq!(log, bad);
    disk.clear();
    assert_eq!(count(&newsroom), 8);
}

#[test]
fn a_log_of_another_state_beside_a_copy_is_told() {
    let newsroom = Newsroom::new();
    newsroom.article("اليوم الأول");
    let copy = newsroom.at("day1.warraq");
    newsroom.text(&["backup", &copy]);
    newsroom.article("اليوم الثاني");
    let (crashed, log) = crashed();
    drop(crashed);
    newsroom.file("day1.warraq-wal", log);
    for arguments in [
        &["verify", &copy][..],
        &["salvage", "new.warraq", "--vault", &copy],
        &["restore", &copy, "--vault", &newsroom.at("restored.warraq")],
    ] {
        let run = newsroom.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
        assert!(run.err.contains("day1.warraq-wal"), "{arguments:?}: {}", run.err);
    }
}
