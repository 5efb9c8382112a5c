//! Reading where nothing can be written: a full disk, a disk that takes nothing, a folder that belongs to somebody else.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;

use secrecy::SecretString;
use serde_json::json;
use warraq_store::{Access, Vault};

use crate::newsroom::{Newsroom, PASSPHRASE, Run};
use crate::small_disk::SmallDisk;

/// Somebody who is not the vault's owner.
const NOBODY: u32 = 65_534;

/// A newsroom whose vault is on a small disk, and the id of an article in it; nothing where this user can make no disk.
fn on_a_small_disk() -> Option<(Newsroom, SmallDisk, String)> {
    let newsroom = Newsroom::without_vault();
    let disk = SmallDisk::at(&newsroom.path("disk"))?;
    let newsroom = newsroom.with_vault_at("disk/vault.warraq");
    newsroom.text(&["init"]);
    let id = newsroom.article_with("قبل أن يمتلئ", "نص الخبر.");
    Some((newsroom, disk, id))
}

/// Every way to one's own words, and to a copy of them elsewhere.
fn everything_is_read(newsroom: &Newsroom, id: &str) {
    assert_eq!(newsroom.json(&["list"])["total"], 1);
    assert_eq!(newsroom.json(&["show", id])["id"], json!(id));
    let text = newsroom.text(&["export", id, "--to", "text", "-o", "-"]);
    assert!(text.contains("نص الخبر"), "{text}");
    assert_eq!(newsroom.json(&["verify"])["ok"], true);
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy, "--force"]);
    assert_eq!(newsroom.json(&["verify", &copy])["articles"], 1);
    let folder = newsroom.path("backups");
    fs::create_dir_all(&folder).expect("a folder can be made");
    newsroom.text(&["backups", "make", "--folder", &newsroom.at("backups")]);
    assert_eq!(newsroom.names("backups").len(), 1);
}

/// What a command of a writer says; the code, and what people are told.
fn refused(newsroom: &Newsroom, arguments: &[&str]) -> (String, String) {
    let run = newsroom.run(&[arguments, &["--json"]].concat());
    assert_eq!(run.code, 1, "{arguments:?}: {}", run.err);
    (run.json()["error"]["code"].as_str().expect("a code").to_owned(), run.err)
}

#[test]
fn a_full_disk_keeps_nobody_from_reading() {
    let Some((newsroom, disk, id)) = on_a_small_disk() else { return };
    disk.fill();
    everything_is_read(&newsroom, &id);
    let (code, told) = refused(&newsroom, &["new", "--headline", "لا مكان له"]);
    assert_eq!(code, "disk_full", "{told}");
    assert!(told.contains("room") && told.contains("warraq backup"), "{told}");
    // The way that is told is one that can be gone.
    let line = told.lines().find_map(|line| line.trim().strip_prefix("warraq backup "));
    assert!(line.is_some_and(|to| !to.starts_with(&newsroom.at("disk"))), "{told}");
    disk.clear();
    newsroom.article("فيه مكان");
}

#[test]
fn whoever_guesses_waits_on_a_full_disk_too() {
    let Some((newsroom, disk, _)) = on_a_small_disk() else { return };
    disk.fill();
    let code = |secret: &str| {
        let mut list = newsroom.command(&["list", "--json"]);
        let run = Run::of(list.env("WARRAQ_PASSPHRASE", secret));
        run.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    };
    for _ in 0..3 {
        assert_eq!(code("another one"), "wrong_passphrase");
    }
    for secret in ["another one", PASSPHRASE] {
        assert_eq!(code(secret), "too_soon");
    }
}

#[test]
fn a_disk_that_takes_nothing_keeps_nobody_from_reading() {
    let Some((newsroom, disk, id)) = on_a_small_disk() else { return };
    disk.turn("ro");
    everything_is_read(&newsroom, &id);
    let (code, told) = refused(&newsroom, &["new", "--headline", "لا مكان له"]);
    assert_eq!(code, "read_only", "{told}");
    assert!(told.contains("warraq backup") && !told.contains("os error"), "{told}");
    disk.turn("rw");
    newsroom.article("يُكتب");
}

/// The vault of `newsroom` as a program leaves it that was killed: with what was saved last in the log.
fn leave_a_log(newsroom: &Newsroom, disk: &Path) -> String {
    let vault = disk.join("vault.warraq");
    let reader = Vault::open(&vault, &SecretString::from(PASSPHRASE), Access::Read);
    let reader = reader.expect("the vault opens");
    let id = newsroom.article_with("في السجل", "نص الخبر.");
    let aside = newsroom.path("aside");
    fs::create_dir(&aside).expect("a folder can be made");
    let parts = ["vault.warraq", "vault.warraq-wal", "vault.warraq-shm"];
    for name in parts {
        fs::copy(disk.join(name), aside.join(name)).expect("it is there");
    }
    reader.close().expect("it closes");
    for name in parts {
        let _ = fs::remove_file(disk.join(name));
        fs::copy(aside.join(name), disk.join(name)).expect("it can be written");
    }
    assert!(fs::metadata(disk.join("vault.warraq-wal")).is_ok_and(|log| log.len() > 0));
    id
}

#[test]
fn what_is_in_the_log_is_read_on_a_full_disk() {
    let Some((newsroom, disk, _)) = on_a_small_disk() else { return };
    for with_index in [true, false] {
        let folder = newsroom.path("disk");
        let _ = fs::remove_dir_all(newsroom.path("aside"));
        let id = leave_a_log(&newsroom, &folder);
        if !with_index {
            fs::remove_file(folder.join("vault.warraq-shm")).expect("it is there");
        }
        disk.fill();
        assert_eq!(newsroom.json(&["show", &id])["headline"], "في السجل", "{with_index}");
        assert_eq!(newsroom.json(&["verify"])["ok"], true, "{with_index}");
        disk.clear();
        assert_eq!(newsroom.json(&["show", &id])["headline"], "في السجل", "{with_index}");
    }
}

#[test]
fn what_is_in_the_log_of_a_disk_that_takes_nothing_is_read_or_said_to_be_there() {
    let Some((newsroom, disk, _)) = on_a_small_disk() else { return };
    let folder = newsroom.path("disk");
    let id = leave_a_log(&newsroom, &folder);
    disk.turn("ro");
    assert_eq!(newsroom.json(&["show", &id])["headline"], "في السجل");
    disk.turn("rw");
    fs::remove_file(folder.join("vault.warraq-shm")).expect("it is there");
    disk.turn("ro");
    let (code, told) = refused(&newsroom, &["list"]);
    assert_eq!(code, "log_unread", "{told}");
    disk.turn("rw");
    assert_eq!(newsroom.json(&["show", &id])["headline"], "في السجل");
}

/// The program run by somebody who is not the owner.
fn by_nobody(newsroom: &Newsroom, arguments: &[&str]) -> Run {
    Run::of(newsroom.command(&[arguments, &["--json"]].concat()).current_dir("/").uid(NOBODY))
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
}

#[test]
fn whoever_may_not_write_reads_and_whoever_may_not_read_is_told_so() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let (folder, vault) = (newsroom.path(""), newsroom.path("vault.warraq"));
    allow(&folder, 0o755);
    allow(&vault, 0o644);
    if newsroom.command(&["--version"]).current_dir("/").uid(NOBODY).output().is_err() {
        eprintln!("only the system's administrator can be somebody else");
        return;
    }
    let run = by_nobody(&newsroom, &["show", &id]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = by_nobody(&newsroom, &["set", &id, "kicker=عاجل"]);
    assert_eq!(run.json()["error"]["code"], "read_only", "{}", run.err);
    allow(&vault, 0o600);
    let run = by_nobody(&newsroom, &["list"]);
    assert_eq!(run.json()["error"]["code"], "vault_denied", "{}", run.err);
    assert!(run.err.contains("read"), "{}", run.err);
    allow(&folder, 0o700);
    let run = by_nobody(&newsroom, &["list"]);
    assert_eq!(run.json()["error"]["code"], "vault_denied", "{}", run.err);
}
