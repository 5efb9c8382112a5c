//! A vault that is not where it was: its disk may be away, or what is left of it lies beside.

use std::fs;
use std::path::PathBuf;

use crate::newsroom::{Newsroom, Run};

/// The code of what must be refused, and what people are told.
fn refused(newsroom: &Newsroom, arguments: &[&str]) -> (String, String) {
    let run = newsroom.run(&[arguments, &["--json"]].concat());
    assert_eq!(run.code, 1, "{arguments:?}: {}", run.err);
    (run.json()["error"]["code"].as_str().expect("a code").to_owned(), run.err)
}

/// A folder where disks are connected, for as long as a test.
struct Mount(PathBuf);

impl Mount {
    /// Nothing where this user may not make one.
    fn made() -> Option<Self> {
        let folder = PathBuf::from(format!("/mnt/warraq-test-{}", std::process::id()));
        if let Err(error) = fs::create_dir(&folder) {
            eprintln!("only the system's administrator can make {}: {error}", folder.display());
            return None;
        }
        Some(Self(folder))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn where_a_disk_may_be_away_that_is_said_before_a_new_vault_is() {
    let newsroom = Newsroom::without_vault();
    let Some(mount) = Mount::made() else { return };
    let vault = mount.0.join("vault.warraq");
    let vault = vault.to_str().expect("it is text");
    for arguments in [&["list"][..], &["new", "--headline", "خبر"], &["verify"]] {
        let (code, told) = refused(&newsroom, &[arguments, &["--vault", vault]].concat());
        assert_eq!(code, "vault_missing", "{told}");
        let disk = told.find("The disk it is on seems not to be connected").expect("it is said");
        let init = told.find("warraq init").expect("a new one is another way");
        assert!(disk < init, "{told}");
    }
    newsroom.text(&["init", "--vault", vault]);
    newsroom.text(&["list", "--vault", vault]);
    let (_, told) = refused(&newsroom, &["list"]);
    assert!(!told.contains("The disk it is on"), "an ordinary folder: {told}");
}

#[test]
fn no_empty_vault_is_made_without_a_word_beside_what_is_left_of_one() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر");
    newsroom.text(&["backups", "make"]);
    let backup = format!("backups/{}", newsroom.names("backups")[0]);
    fs::remove_file(newsroom.path("vault.warraq")).expect("it is there");
    let (code, told) = refused(&newsroom, &["init"]);
    assert_eq!(code, "vault_left", "{told}");
    assert!(told.contains(&backup) && !newsroom.path("vault.warraq").exists(), "{told}");
    let way = |beginning: &str| {
        let line = told.lines().map(str::trim).find(|line| line.starts_with(beginning));
        let line = line.unwrap_or_else(|| panic!("{beginning} is not in {told}"));
        line.split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let follow =
        |way: &[String]| newsroom.text(&way.iter().map(String::as_str).collect::<Vec<_>>());
    follow(&way("warraq restore"));
    assert_eq!(newsroom.json(&["list"])["total"], 1);
    // One that was set aside is newer than any backup.
    fs::rename(
        newsroom.path("vault.warraq"),
        newsroom.path("vault.replaced-2026-11-30T07-20-05Z.warraq"),
    )
    .expect("it is there");
    let (code, left) = refused(&newsroom, &["init"]);
    assert!(code == "vault_left" && left.contains("vault.replaced-2026"), "{left}");
    // Who insists gets one; of another name nothing is left.
    follow(&way("warraq init"));
    assert_eq!(newsroom.json(&["list"])["total"], 0);
    newsroom.text(&["init", "--vault", &newsroom.at("other.warraq")]);
}

#[test]
fn who_insists_on_an_empty_vault_with_an_easy_passphrase_is_told_both_words() {
    let newsroom = Newsroom::new();
    newsroom.text(&["backups", "make"]);
    fs::remove_file(newsroom.path("vault.warraq")).expect("it is there");
    let mut command = newsroom.command(&["init", "--anew"]);
    let run = Run::of(command.env("WARRAQ_PASSPHRASE", "12345678"));
    assert!(run.code == 1 && run.err.contains("warraq init --anew --weak"), "{}", run.err);
}
