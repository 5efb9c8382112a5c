//! Work that puts one file in the place of another, or makes one: it is whole or not begun, whenever it is stopped.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::{Newsroom, Random, kills, word};

/// How a program is told to stop, and how it is stopped.
const SIGNALS: [&str; 4] = ["KILL", "INT", "TERM", "HUP"];

/// A vault of several articles; their ids, in order.
fn newsroom() -> (Newsroom, Vec<String>) {
    let newsroom = Newsroom::new();
    let names: Vec<String> = (0..30)
        .map(|number| {
            let path = newsroom.at(&format!("{number}.md"));
            let text = format!("# خبر {number}\n\n{}", "قال المراسل كلاماً كثيراً.\n\n".repeat(300));
            fs::write(&path, text).expect("it can be written");
            word(&path)
        })
        .collect();
    let words: Vec<&str> = ["import"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let imported = newsroom.json(&words)["imported"].clone();
    let ids = imported.as_array().expect("articles came").iter();
    let ids = ids.map(|one| one["id"].as_str().expect("an id is text").to_owned()).collect();
    (newsroom, ids)
}

/// Stops the command at a moment of its work; whether it had done what it was asked by then.
fn stopped(newsroom: &Newsroom, words: &[&str], after: Duration, signal: &str) -> bool {
    let mut child = newsroom.started(words);
    thread::sleep(after);
    let told = Command::new("kill").arg(format!("-{signal}")).arg(child.id().to_string()).output();
    told.expect("it can be told");
    child.wait().expect("it has ended").success()
}

/// What does not belong in the folder of the vault once the same was done without being stopped.
fn left_over(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("the folder is there").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names
        .filter(|name| {
            name.starts_with('.') || name.contains(".kept") || name.contains(".unfinished")
        })
        .collect()
}

fn total(newsroom: &Newsroom) -> u64 {
    newsroom.json(&["list", "--limit", "1"])["total"].as_u64().expect("a list has a total")
}

/// Does `work` a third of the times that other work is killed, by each signal in turn: each of these works takes long.
fn each_time(mut work: impl FnMut(u32, &str, &mut Random)) {
    let mut random = Random::seeded();
    for kill in 0..kills().div_ceil(12) {
        for signal in SIGNALS {
            work(kill, signal, &mut random);
        }
    }
}

#[test]
fn a_restore_that_is_stopped_leaves_a_whole_vault_or_says_where_it_is() {
    let (newsroom, ids) = newsroom();
    let copy = word(&newsroom.at("copy.warraq"));
    newsroom.json(&["backup", &copy]);
    newsroom.json(&["new", "--headline", "بعد النسخة"]);
    let newer = word(&newsroom.at("newer.warraq"));
    newsroom.json(&["backup", &newer]);
    let restores = [["restore", &copy, "--force"], ["restore", &newer, "--force"]];
    let whole = newsroom.time_of(&restores[0]);
    let all = u64::try_from(ids.len()).expect("few");
    let (mut broken_off, mut between) = (0, 0);
    each_time(|kill, signal, random| {
        let number = usize::from(kill % 2 == 1);
        let had_done = stopped(&newsroom, &restores[number], random.moment(whole), signal);
        if !newsroom.at("vault.warraq").exists() {
            // Between the two names: the next command says what there is to do.
            between += 1;
            let told = newsroom.run(&["list"]).stderr;
            let told = String::from_utf8(told).expect("it is text");
            let way = told.lines().find_map(|line| line.trim().strip_prefix("warraq restore "));
            let way = way.unwrap_or_else(|| panic!("{signal}: {told}"));
            newsroom.json(&["restore", way.trim_matches('\'')]);
        }
        newsroom.is_clean();
        let there = total(&newsroom);
        assert!(there == all || there == all + 1, "{signal}: {there}");
        if had_done {
            assert_eq!(there, all + u64::try_from(number).expect("one"), "{signal}");
        }
        broken_off += u32::from(!had_done);
        for entry in fs::read_dir(newsroom.at("")).expect("it is there").flatten() {
            if entry.file_name().to_string_lossy().starts_with("vault.replaced-") {
                fs::remove_file(entry.path()).expect("it is there");
            }
        }
    });
    newsroom.json(&restores[1]);
    assert_eq!(left_over(&newsroom.at("")), [""; 0]);
    assert_eq!(total(&newsroom), all + 1);
    assert!(broken_off > 0, "none was stopped");
    eprintln!("{broken_off} restores broken off, {between} between the two names");
}

#[test]
fn a_salvage_that_is_stopped_makes_a_whole_vault_or_none() {
    let (newsroom, ids) = newsroom();
    let (vault, to) = (newsroom.at("vault.warraq"), newsroom.at("salvaged.warraq"));
    let mut bytes = fs::read(&vault).expect("the vault is a file");
    let damaged = bytes.len() - 2000;
    bytes[damaged] ^= 1;
    fs::write(&vault, &bytes).expect("it can be written");
    let words = ["salvage", &word(&to)].map(str::to_owned);
    let words = words.each_ref().map(String::as_str);
    let mut whole = Duration::MAX;
    for _ in 0..2 {
        let began = std::time::Instant::now();
        newsroom.run(&words);
        whole = whole.min(began.elapsed());
        fs::remove_file(&to).expect("it was made");
    }
    let (mut absent, mut there) = (0, 0);
    each_time(|_, signal, random| {
        let had_done = stopped(&newsroom, &words, random.moment(whole), signal);
        assert!(fs::read(&vault).expect("it is there") == bytes, "{signal}: it is left alone");
        if !to.exists() {
            assert!(!had_done, "{signal}");
            absent += 1;
            return;
        }
        let to = word(&to);
        assert_eq!(newsroom.json(&["verify", "--vault", &to])["ok"], true, "{signal}");
        let list = newsroom.json(&["list", "--vault", &to, "--limit", "1"]);
        assert_eq!(list["total"].as_u64(), u64::try_from(ids.len()).ok(), "{signal}");
        for ending in ["", ".lock", "-wal", "-shm"] {
            let _ = fs::remove_file(format!("{to}{ending}"));
        }
        there += 1;
    });
    newsroom.run(&words);
    assert_eq!(left_over(&newsroom.at("")), [""; 0]);
    assert!(absent > 0, "none was stopped");
    eprintln!("{there} vaults whole, {absent} absent");
}

#[test]
fn backups_that_are_stopped_are_whole_or_absent_and_leave_nothing() {
    let (newsroom, ids) = newsroom();
    let words = ["backups", "make"];
    // Nothing is made where nothing was changed.
    let change = |number: u32| {
        newsroom.json(&["set", &ids[0], &format!("kicker=عاجل {number}")]);
    };
    change(1000);
    let began = std::time::Instant::now();
    newsroom.json(&words);
    let whole = began.elapsed();
    let mut broken_off = 0;
    each_time(|kill, signal, random| {
        change(kill);
        let had_done = stopped(&newsroom, &words, random.moment(whole), signal);
        broken_off += u32::from(!had_done);
        newsroom.is_clean();
        for entry in fs::read_dir(newsroom.at("backups")).expect("it is there").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') && name.ends_with(".warraq") {
                let looked = newsroom.json(&["verify", &word(&entry.path())]);
                assert_eq!(looked["ok"], true, "{signal}: {name}");
            }
        }
    });
    change(2000);
    newsroom.json(&words);
    assert_eq!(left_over(&newsroom.at("backups")), [""; 0]);
    assert!(broken_off > 0, "none was stopped");
}

#[test]
fn a_recovery_key_that_is_made_anew_while_it_is_stopped_keeps_the_vault_open_to_its_passphrase() {
    let (newsroom, ids) = newsroom();
    let words = ["passphrase", "recovery"];
    // Where the key reaches nobody none is made.
    let began = std::time::Instant::now();
    newsroom.json(&words);
    let whole = began.elapsed();
    let mut broken_off = 0;
    each_time(|number, signal, random| {
        let mut child = newsroom.command(&[&words[..], &["--json"]].concat());
        let mut child = child.stdout(std::process::Stdio::piped()).spawn().expect("it starts");
        thread::sleep(random.moment(whole));
        let mut kill = Command::new("kill");
        kill.arg(format!("-{signal}")).arg(child.id().to_string()).output().expect("it is told");
        let mut told = String::new();
        let mut out = child.stdout.take().expect("it was asked for");
        std::io::Read::read_to_string(&mut out, &mut told).expect("it is text");
        let had_done = child.wait().expect("it ends").success();
        broken_off += u32::from(!had_done);
        // Of two copies of the header one may be older then; whoever writes next mends it.
        newsroom.json(&["set", &ids[0], &format!("kicker=عاجل {number}")]);
        newsroom.is_clean();
        // A key that was said to be the new one is.
        if had_done {
            let told: Value = serde_json::from_str(&told).expect("one document");
            let key = told["recovery_key"].as_str().expect("a key").to_owned();
            let mut list = newsroom.command(&["list", "--json"]);
            let list = list.env("WARRAQ_PASSPHRASE", key).output().expect("it starts");
            assert!(list.status.success(), "{signal}: {}", String::from_utf8_lossy(&list.stderr));
        }
    });
    assert_eq!(total(&newsroom), u64::try_from(ids.len()).expect("few"));
    assert_eq!(left_over(&newsroom.at("")), [""; 0]);
    assert!(broken_off > 0, "none was stopped");
}

#[test]
fn an_import_of_the_same_articles_that_is_stopped_makes_each_of_them_once() {
    let (newsroom, ids) = newsroom();
    let articles: Vec<String> = ids
        .iter()
        .map(|id| {
            let path = newsroom.at(&format!("{id}.json"));
            let article = newsroom.json(&["show", id]).to_string();
            fs::write(&path, article).expect("it can be written");
            word(&path)
        })
        .collect();
    let words: Vec<&str> =
        ["import", "--same"].into_iter().chain(articles.iter().map(String::as_str)).collect();
    let whole = newsroom.time_of(&words);
    let (mut broken_off, mut other) = (0, 0);
    each_time(|kill, signal, random| {
        let had_done = stopped(&newsroom, &words, random.moment(whole), signal);
        broken_off += u32::from(!had_done);
        newsroom.is_clean();
        assert_eq!(total(&newsroom), u64::try_from(ids.len()).expect("few"), "{signal}");
        // Into a vault that has none of them, now and then.
        if kill % 4 == 0 {
            other += 1;
            let vault = word(&newsroom.at(&format!("other-{other}.warraq")));
            newsroom.json(&["init", "--vault", &vault]);
            let there = [&words[..], &["--vault", &vault]].concat();
            stopped(&newsroom, &there, random.moment(whole), signal);
            newsroom.json(&there);
            let list = newsroom.json(&["list", "--vault", &vault, "--limit", "1"]);
            assert_eq!(list["total"].as_u64(), u64::try_from(ids.len()).ok(), "{signal}");
            assert_eq!(newsroom.json(&["verify", "--vault", &vault])["ok"], true, "{signal}");
        }
    });
    assert!(broken_off > 0, "none was stopped");
    assert_eq!(left_over(&newsroom.at("")), [""; 0]);
}
