//! Work that is stopped: what is done by then is told and stays, nothing of the rest is left, and the same command goes on.

mod part;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::newsroom::Newsroom;
use crate::small_disk::SmallDisk;

/// Files of an import that is stopped.
const FILES: usize = 120;
/// Files that a small disk has room for.
const FEW: usize = 30;
/// Articles of an export that is stopped.
const ARTICLES: usize = 40;

/// What a run said that was stopped.
struct Ended {
    code: Option<i32>,
    lines: Vec<String>,
    err: String,
}

impl Ended {
    fn ids(&self) -> BTreeSet<String> {
        let id = |line: &String| line.split(' ').next().expect("a line has a word").to_owned();
        self.lines.iter().map(id).collect()
    }
}

fn started(command: &mut Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

fn signal(child: &Child, name: &str) {
    let told = Command::new("kill").arg(format!("-{name}")).arg(child.id().to_string()).status();
    assert!(told.is_ok_and(|status| status.success()), "{name}");
}

/// Runs the program until it has said so many lines; then `stop` stops it.
fn stopped_after(lines: usize, command: &mut Command, stop: impl FnOnce(&Child)) -> Ended {
    let mut child = started(command);
    let mut out = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
    let mut said: Vec<String> = out.by_ref().take(lines).map(|line| line.expect("text")).collect();
    stop(&child);
    said.extend(out.map(|line| line.expect("text")));
    let mut err = String::new();
    let mut told = child.stderr.take().expect("it was asked for");
    told.read_to_string(&mut err).expect("text");
    Ended { code: child.wait().expect("it ends").code(), lines: said, err }
}

/// So many files, each another article; the words that import them.
fn import_of(newsroom: &Newsroom, files: usize, words: usize) -> Vec<String> {
    let text = "كلمة ".repeat(words);
    let file = |number| {
        newsroom.file(&format!("{number}.md"), format!("# خبر {number}\n\n{text}{number}\n"))
    };
    ["import".to_owned()].into_iter().chain((0..files).map(file)).collect()
}

fn words(import: &[String]) -> Vec<&str> {
    import.iter().map(String::as_str).collect()
}

fn total(newsroom: &Newsroom) -> usize {
    let total = newsroom.json(&["list", "--limit", "1"])["total"].as_u64();
    usize::try_from(total.expect("a list has a total")).expect("it is small")
}

fn all_ids(newsroom: &Newsroom) -> BTreeSet<String> {
    let list = newsroom.json(&["list", "--limit", "1000"]);
    let articles = list["articles"].as_array().expect("a list has articles").iter();
    articles.map(|one| one["id"].as_str().expect("an id is text").to_owned()).collect()
}

fn hidden(folder: &Path) -> Vec<String> {
    let names = folder.read_dir().expect("the folder is there").map(|one| one.expect("it is read"));
    let names = names.map(|one| one.file_name().into_string().expect("text"));
    names.filter(|name| name.starts_with('.')).collect()
}

#[test]
fn an_export_that_is_stopped_leaves_no_text_behind() {
    let newsroom = Newsroom::new();
    let import = import_of(&newsroom, ARTICLES, 3_000);
    let imported = newsroom.json(&words(&import))["imported"].clone();
    let ids: Vec<&str> =
        imported.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    let export = [&["export"], &ids[..], &["--to", "html", "-o", "out", "--force"]].concat();
    let began = Instant::now();
    newsroom.text(&export);
    let whole = began.elapsed();
    let mut stopped = 0;
    for moment in 0..16_u32 {
        let mut child = started(&mut newsroom.command(&export));
        // The later half, in which files are written.
        thread::sleep(whole * (16 + moment) / 32);
        if child.try_wait().expect("it can be asked").is_none() {
            signal(&child, ["INT", "TERM", "HUP", "KILL"][moment as usize % 4]);
        }
        let ended = child.wait_with_output().expect("it ends");
        stopped += u32::from(!ended.status.success());
        let left = hidden(&newsroom.path("out"));
        // Between a name and the next a file that is replaced has another one, which the next export takes away.
        let is_replaced = |name: &String| name.rsplit('.').next() == Some("old");
        assert!(left.iter().all(is_replaced), "{moment}: {left:?}");
    }
    assert!(stopped > 0, "none was stopped");
    newsroom.text(&export);
    assert_eq!(hidden(&newsroom.path("out")), [""; 0]);
}

#[test]
fn an_export_that_is_stopped_says_so() {
    let newsroom = Newsroom::new();
    let import = import_of(&newsroom, ARTICLES, 3_000);
    let imported = newsroom.json(&words(&import))["imported"].clone();
    let ids: Vec<&str> =
        imported.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    let export = [&["export"], &ids[..], &["--to", "docx", "-o", "out", "--json"]].concat();
    for moment in 1..40_u64 {
        let _ = fs::remove_dir_all(newsroom.path("out"));
        let child = started(&mut newsroom.command(&export));
        thread::sleep(Duration::from_millis(20 * moment));
        signal(&child, "INT");
        let ended = child.wait_with_output().expect("it ends");
        if ended.status.code() == Some(1) {
            let told: Value = serde_json::from_slice(&ended.stdout).expect("one document");
            assert_eq!(told["error"]["code"], "stopped");
            assert!(!newsroom.path("out").exists());
            return;
        }
        // Before the vault was open nobody listened, and the system ended it.
        assert!(ended.status.code().is_none(), "{moment}: it was done before it was stopped");
    }
    panic!("it was never stopped");
}

#[test]
fn an_import_that_is_stopped_says_what_is_in_and_goes_on_another_time() {
    for name in ["INT", "TERM", "HUP", "KILL"] {
        let newsroom = Newsroom::new();
        let import = import_of(&newsroom, FILES, 200);
        let ended = stopped_after(3, &mut newsroom.command(&words(&import)), |child| {
            signal(child, name);
        });
        let there = total(&newsroom);
        assert!((3..FILES).contains(&there), "{name}: {there}");
        assert!(ended.ids().is_subset(&all_ids(&newsroom)), "{name}");
        if name == "KILL" {
            assert_eq!(ended.code, None);
        } else {
            assert_eq!((ended.code, ended.lines.len()), (Some(1), there), "{name}: {}", ended.err);
            let said = format!("{there} of {FILES} files");
            assert!(ended.err.contains(&said), "{name}: {}", ended.err);
        }
        let again = newsroom.run(&words(&import));
        assert_eq!((again.code, total(&newsroom)), (0, FILES), "{name}: {}", again.err);
        let told: BTreeSet<String> =
            again.text().lines().map(|line| line[..26].to_owned()).collect();
        assert_eq!(told, all_ids(&newsroom), "{name}: each file is told, with the article it is");
        assert!(again.err.contains("--again"), "{name}: {}", again.err);
        // It came to its end: whoever imports them once more wants more articles.
        newsroom.text(&words(&import[..3]));
        assert_eq!(total(&newsroom), FILES + 2, "{name}");
    }
}

#[test]
fn programs_get_what_is_in_and_why_it_stopped_in_one_document() {
    let newsroom = Newsroom::new();
    let import = import_of(&newsroom, FILES, 200);
    let mut command = newsroom.command(&[&words(&import)[..], &["--json"]].concat());
    let child = started(&mut command);
    while total(&newsroom) == 0 {
        thread::sleep(Duration::from_millis(5));
    }
    signal(&child, "TERM");
    let ended = child.wait_with_output().expect("it ends");
    let told: Value = serde_json::from_slice(&ended.stdout).expect("one document");
    assert_eq!((ended.status.code(), told["error"]["code"].as_str()), (Some(1), Some("stopped")));
    assert_eq!(told["imported"].as_array().map(Vec::len), Some(total(&newsroom)));
}

#[test]
fn an_import_stops_where_the_disk_is_full_and_goes_on_where_there_is_room() {
    let newsroom = Newsroom::without_vault();
    let Some(disk) = SmallDisk::at(&newsroom.path("disk")) else { return };
    let newsroom = newsroom.with_vault_at("disk/vault.warraq");
    newsroom.text(&["init"]);
    fs::write(newsroom.path("disk/filler"), vec![0; 1_700_000]).expect("there is room for it");
    let import = import_of(&newsroom, FEW, 600);
    let run = newsroom.run(&words(&import));
    let there = run.text().lines().count();
    assert!(run.code == 1 && there > 0 && there < FEW, "{there}: {}", run.err);
    assert!(run.err.contains(&format!("{there} of {FEW} files")), "{}", run.err);
    assert!(!run.err.contains("nothing was saved"), "{}", run.err);
    assert_eq!(total(&newsroom), there);
    let json = newsroom.run(&[&words(&import)[..], &["--json"]].concat()).json();
    assert_eq!(json["error"]["code"], "disk_full");
    assert_eq!(json["known"].as_array().map(Vec::len), Some(there));
    disk.clear();
    newsroom.text(&words(&import));
    assert_eq!(total(&newsroom), FEW);
}

#[test]
fn an_import_whose_vault_is_gone_says_what_was_in() {
    let newsroom = Newsroom::without_vault();
    let Some(_disk) = SmallDisk::at(&newsroom.path("disk")) else { return };
    let newsroom = newsroom.with_vault_at("disk/vault.warraq");
    newsroom.text(&["init"]);
    let import = import_of(&newsroom, FILES, 20);
    let ended = stopped_after(3, &mut newsroom.command(&words(&import)), |_| {
        let pulled = Command::new("umount").arg("-l").arg(newsroom.path("disk")).status();
        assert!(pulled.is_ok_and(|status| status.success()));
    });
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains(&format!("of {FILES} files")), "{}", ended.err);
    assert!(!ended.err.contains("warraq init"), "{}", ended.err);
}

#[test]
fn whoever_is_told_twice_ends_at_once() {
    let newsroom = Newsroom::new();
    let import = import_of(&newsroom, FILES, 200);
    let ended = stopped_after(3, &mut newsroom.command(&words(&import)), |child| {
        // It sleeps while both are sent, and hears them one after the other when it wakes.
        for name in ["STOP", "INT", "TERM", "CONT"] {
            signal(child, name);
        }
    });
    assert_eq!(ended.code, Some(130), "{}", ended.err);
    assert_eq!(newsroom.json(&["verify"])["ok"], true);
}

/// As `nohup` starts it.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_is_closed_stops_nothing_that_is_not_to_hear_of_it() {
    let newsroom = Newsroom::new();
    let import = import_of(&newsroom, FILES, 200);
    let command = newsroom.command(&words(&import));
    let mut deaf = Command::new("sh");
    deaf.args(["-c", "trap '' HUP; exec \"$@\"", "sh"]).arg(command.get_program());
    deaf.args(command.get_args()).stdin(Stdio::null());
    for (name, value) in command.get_envs() {
        deaf.env(name, value.expect("variables are only set"));
    }
    let ended = stopped_after(3, &mut deaf, |child| signal(child, "HUP"));
    assert_eq!((ended.code, total(&newsroom)), (Some(0), FILES), "{}", ended.err);
}

#[test]
fn a_backup_that_is_stopped_says_so_and_leaves_nothing() {
    let newsroom = Newsroom::new();
    newsroom.text(&words(&import_of(&newsroom, ARTICLES, 3_000)));
    let copy = newsroom.at("copy.warraq");
    for moment in 1..60_u64 {
        let child = started(&mut newsroom.command(&["backup", &copy, "--force", "--json"]));
        thread::sleep(Duration::from_millis(5 * moment));
        signal(&child, "INT");
        let ended = child.wait_with_output().expect("it ends");
        if ended.status.code() == Some(1) {
            let told: Value = serde_json::from_slice(&ended.stdout).expect("one document");
            assert_eq!(told["error"]["code"], "stopped");
            assert!(!newsroom.path("copy.warraq").exists());
            assert!(!newsroom.names(".").iter().any(|name| name.ends_with(".unfinished")));
            return;
        }
        assert!(ended.status.code().is_none(), "{moment}: it was done before it was stopped");
    }
    panic!("it was never stopped");
}
