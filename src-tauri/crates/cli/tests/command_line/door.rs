//! What is told before a vault is open: where it is, what is the matter with it, and what there is to do.

use std::fs;

use secrecy::SecretString;
use serde_json::json;
use warraq_store::{Access, Vault};

use crate::newsroom::{Newsroom, PASSPHRASE, Run};

/// The code of what must be refused, and what people are told.
fn refused(newsroom: &Newsroom, arguments: &[&str]) -> (String, String) {
    let run = newsroom.run(&[arguments, &["--json"]].concat());
    assert_eq!(run.code, 1, "{arguments:?}: {}", run.err);
    (run.json()["error"]["code"].as_str().expect("a code").to_owned(), run.err)
}

/// The words of the command that is told below the first line with `beginning`, as a shell reads them.
fn advice(told: &str, beginning: &str) -> Vec<String> {
    let line = told.lines().find_map(|line| line.trim().strip_prefix(beginning));
    let line = line.unwrap_or_else(|| panic!("{beginning} is not in {told}"));
    let words = format!("{} {line}", beginning.strip_prefix("warraq ").unwrap_or_default());
    words.split_whitespace().map(|word| word.trim_matches('\'').to_owned()).collect()
}

fn follow(newsroom: &Newsroom, told: &str, beginning: &str) -> String {
    let words = advice(told, beginning);
    newsroom.text(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Follows the advice to salvage a vault that does not come whole.
fn salvage(newsroom: &Newsroom, told: &str) {
    let words = advice(told, "warraq salvage");
    newsroom.salvaged_in_part(&words.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn after_a_restore_that_was_stopped_the_vault_is_named_that_was_there() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    // As it is where the restore is killed between the two names.
    for older in ["2026-11-29T07-20-05Z", "2026-11-30T07-20-05Z"] {
        let aside = newsroom.path(&format!("vault.replaced-{older}.warraq"));
        fs::copy(newsroom.path("vault.warraq"), aside).expect("it can be copied");
    }
    fs::remove_file(newsroom.path("vault.warraq")).expect("it is there");
    for arguments in [&["list"][..], &["new", "--headline", "x"], &["verify"]] {
        let (code, told) = refused(&newsroom, arguments);
        assert_eq!(code, "vault_missing");
        assert!(told.contains("vault.replaced-2026-11-30T07-20-05Z.warraq"), "{told}");
        assert!(!told.contains("warraq init") && !told.contains("11-29"), "{told}");
    }
    let (_, told) = refused(&newsroom, &["list"]);
    follow(&newsroom, &told, "warraq restore");
    assert_eq!(newsroom.json(&["show", &id])["headline"], "خبر");
}

#[test]
fn nothing_but_an_ordinary_file_is_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    let pipe = newsroom.at("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|it| it.success()));
    assert_eq!(refused(&newsroom, &["backup", &pipe, "--force"]).0, "no_ordinary_file");
    assert_eq!(
        refused(&newsroom, &["restore", &copy, "--force", "--vault", &pipe]).0,
        "no_ordinary_file"
    );
    let folder = newsroom.at("out");
    fs::create_dir(&folder).expect("a folder can be made");
    let other = newsroom.article("خبر آخر");
    // Several files are all written or none: what cannot be brought back is refused.
    let name = newsroom.text(&["export", &id, &other, "--to", "text", "-o", &folder]);
    let first = name.lines().next().expect("two paths").trim_matches(['\u{2068}', '\u{2069}']);
    fs::remove_file(first).expect("it was written");
    assert!(std::process::Command::new("mkfifo").arg(first).status().is_ok_and(|it| it.success()));
    refused(&newsroom, &["export", &id, &other, "--to", "text", "-o", &folder, "--force"]);
    for path in [pipe.as_str(), first] {
        let there = fs::symlink_metadata(path).expect("it is there");
        assert!(there.file_type().is_fifo(), "{path}");
    }
    // A device of the test's own, which nothing is behind.
    let device = newsroom.at("device");
    let made = std::process::Command::new("mknod").arg(&device).args(["c", "1", "3"]).status();
    if made.is_ok_and(|made| made.success()) {
        assert_eq!(refused(&newsroom, &["backup", &device, "--force"]).0, "no_ordinary_file");
        newsroom.text(&["export", &id, "--to", "text", "-o", &device, "--force"]);
        let there = fs::symlink_metadata(&device).expect("it is there");
        assert!(there.file_type().is_char_device());
    }
}

fn tried(newsroom: &Newsroom, arguments: &[&str], secret: &str) -> String {
    let mut command = newsroom.command(&[arguments, &["--json"]].concat());
    let run = Run::of(command.env("WARRAQ_PASSPHRASE", secret));
    run.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn whoever_guesses_by_verify_or_salvage_waits_too() {
    for command in ["verify", "salvage", "restore", "article"] {
        let newsroom = Newsroom::new();
        let id = newsroom.article("خبر");
        let (vault, new) = (newsroom.at("vault.warraq"), newsroom.at("new.warraq"));
        let other = newsroom.at("other.warraq");
        let arguments = match command {
            "verify" => vec!["verify", &vault],
            "salvage" => vec!["salvage", &new],
            "restore" => vec!["restore", &vault, "--vault", &other],
            _ => vec!["restore", &vault, "--article", &id, "--preview"],
        };
        // Whatever vault is named elsewhere, this one is looked at.
        for _ in 0..3 {
            assert_eq!(tried(&newsroom, &arguments, "another one"), "wrong_passphrase");
        }
        for secret in ["another one", PASSPHRASE] {
            assert_eq!(tried(&newsroom, &arguments, secret), "too_soon", "{command}");
            assert_eq!(tried(&newsroom, &["list"], secret), "too_soon", "{command}");
        }
        assert!(!newsroom.path("new.warraq").exists());
        fs::remove_file(newsroom.path("vault.warraq.tries")).expect("the tries are counted there");
        assert_eq!(tried(&newsroom, &["list"], PASSPHRASE), "");
    }
}

#[test]
fn a_copy_is_looked_at_without_a_wait() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر");
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    for _ in 0..5 {
        assert_eq!(tried(&newsroom, &["verify", &copy], "another one"), "wrong_passphrase");
    }
    assert_eq!(tried(&newsroom, &["verify", &copy], PASSPHRASE), "");
    assert!(!newsroom.path("copy.warraq.tries").exists());
}

/// A vault of many articles whose page at this place from its end is damaged, and what was there before.
fn damaged() -> Newsroom {
    let newsroom = Newsroom::new();
    for number in 0..20 {
        newsroom.article_with(&format!("عنوان {number}"), "نص.");
    }
    newsroom.text(&["backups", "make"]);
    let mut bytes = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    let last = bytes.len() - 2000;
    bytes[last] ^= 1;
    newsroom.file("vault.warraq", bytes);
    newsroom
}

#[test]
fn damage_names_the_vault_what_salvages_it_and_the_newest_backup() {
    let newsroom = damaged();
    let copy = newsroom.at("copy.warraq");
    let (code, told) = refused(&newsroom, &["backup", &copy]);
    assert_eq!(code, "vault_damaged");
    assert!(!told.contains("copy.warraq"), "{told}");
    fs::create_dir(newsroom.path("second")).expect("a folder can be made");
    let run = newsroom.run(&["backups", "make", "--folder", "second", "--json"]);
    let folder = &run.json()["folders"][0];
    assert_eq!((run.code, &folder["code"]), (1, &json!("vault_damaged")), "{folder}");
    let run = newsroom.run(&["verify"]);
    assert_eq!(run.code, 1);
    for told in [told, run.err] {
        assert!(told.contains("warraq salvage") && told.contains("vault.manual-"), "{told}");
        assert!(told.contains("--force"), "{told}");
    }
    let (_, told) = refused(&newsroom, &["backup", &copy]);
    salvage(&newsroom, &told);
    let salvaged = newsroom.at("vault.salvaged.warraq");
    assert_eq!(newsroom.json(&["verify", "--vault", &salvaged])["ok"], true);
    follow(&newsroom, &told, "warraq restore");
    assert_eq!(newsroom.json(&["list"])["total"], 20);
}

#[test]
fn a_vault_whose_first_page_is_damaged_is_salvaged() {
    let newsroom = damaged();
    let mut bytes = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    // The first page of the database says where everything is.
    bytes[5000] ^= 1;
    newsroom.file("vault.warraq", bytes);
    for arguments in [&["list"][..], &["verify"]] {
        let (code, told) = refused(&newsroom, arguments);
        assert_eq!(code, "vault_damaged");
        assert!(told.contains("warraq salvage") && told.contains("vault.manual-"), "{told}");
    }
    let (_, told) = refused(&newsroom, &["list"]);
    salvage(&newsroom, &told);
    let salvaged = newsroom.at("vault.salvaged.warraq");
    assert_eq!(newsroom.json(&["list", "--vault", &salvaged])["total"], 20);
}

#[test]
fn of_a_copy_that_lacks_its_last_pages_the_rest_is_salvaged() {
    let newsroom = damaged();
    let bytes = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    newsroom.file("vault.warraq", &bytes[..bytes.len() - 3 * 4096]);
    let (code, told) = refused(&newsroom, &["list"]);
    assert!(code == "vault_damaged" && told.contains("warraq salvage"), "{told}");
    salvage(&newsroom, &told);
    let salvaged = newsroom.at("vault.salvaged.warraq");
    assert_eq!(newsroom.json(&["list", "--vault", &salvaged])["total"], 20);
}

#[test]
fn where_nothing_can_be_salvaged_only_backups_are_named() {
    let newsroom = damaged();
    let mut bytes = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    bytes[4096..].iter_mut().step_by(1000).for_each(|byte| *byte ^= 1);
    newsroom.file("vault.warraq", bytes);
    let (code, told) = refused(&newsroom, &["salvage", "new.warraq"]);
    assert_eq!(code, "vault_damaged");
    assert!(!told.contains("warraq salvage") && told.contains("vault.manual-"), "{told}");
    assert!(told.contains("Nothing can be brought out"), "{told}");
    assert!(!newsroom.path("new.warraq.lock").exists());
}

#[test]
fn a_header_that_is_damaged_once_is_no_loss_and_says_what_mends_it() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    newsroom.text(&["backup", &newsroom.at("copy.warraq")]);
    for name in ["vault.warraq", "copy.warraq"] {
        let mut bytes = fs::read(newsroom.path(name)).expect("the vault is a file");
        bytes[100] ^= 1;
        newsroom.file(name, bytes);
    }
    let run = newsroom.run(&["verify"]);
    assert!(run.code == 1 && run.err.contains("mended"), "{}", run.err);
    assert!(!run.err.contains("salvage"), "{}", run.err);
    let run = newsroom.run(&["verify", &newsroom.at("copy.warraq")]);
    assert!(run.code == 1 && run.err.contains("restored"), "{}", run.err);
    newsroom.text(&["set", &id, "kicker=عاجل"]);
    newsroom.text(&["verify"]);
}

#[test]
fn a_link_to_nothing_and_a_folder_are_told_as_what_they_are() {
    let newsroom = Newsroom::new();
    let link = newsroom.at("link.warraq");
    let target = newsroom.at("stick/vault.warraq");
    std::os::unix::fs::symlink(&target, &link).expect("a link can be made");
    for arguments in [&["list", "--vault", &link][..], &["init", "--vault", &link]] {
        let (code, told) = refused(&newsroom, arguments);
        assert_eq!(code, "vault_missing");
        assert!(told.contains(&target) && !told.contains("warraq init"), "{told}");
    }
    let folder = newsroom.at("folder.warraq");
    fs::create_dir(&folder).expect("a folder can be made");
    for arguments in [
        &["list", "--vault", &folder][..],
        &["init", "--vault", &folder],
        &["verify", &folder],
        &["restore", &folder, "--force"],
        &["salvage", "new.warraq", "--vault", &folder],
    ] {
        let (code, told) = refused(&newsroom, arguments);
        assert_eq!(code, "path_is_folder", "{told}");
    }
    for arguments in [&["salvage", "nowhere/x.warraq"][..], &["backup", "nowhere/x.warraq"]] {
        let (code, told) = refused(&newsroom, arguments);
        assert_eq!(code, "not_found", "{told}");
        assert!(told.contains("folder") && !told.contains("warraq init"), "{told}");
    }
}

#[test]
fn what_was_not_made_leaves_no_lock() {
    let newsroom = Newsroom::new();
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    let mut bytes = fs::read(&copy).expect("the copy is a file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    newsroom.file("copy.warraq", bytes);
    let new = newsroom.at("new.warraq");
    assert_eq!(refused(&newsroom, &["restore", &copy, "--vault", &new]).0, "vault_damaged");
    let locks: Vec<_> =
        newsroom.names("").into_iter().filter(|name| name.contains(".lock")).collect();
    assert_eq!(locks, ["vault.warraq.lock"]);
}

#[test]
fn a_vault_with_two_names_is_read_and_not_written() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let link = newsroom.at("link.warraq");
    fs::hard_link(newsroom.path("vault.warraq"), &link).expect("a link can be made");
    for name in ["vault.warraq", "link.warraq"] {
        let vault = newsroom.at(name);
        newsroom.text(&["show", &id, "--vault", &vault]);
        let (code, told) = refused(&newsroom, &["new", "--headline", "x", "--vault", &vault]);
        assert_eq!(code, "two_names");
        assert!(told.contains("warraq backup"), "{told}");
    }
    let (_, told) = refused(&newsroom, &["new", "--headline", "x"]);
    follow(&newsroom, &told, "warraq backup");
    newsroom.text(&["set", &id, "kicker=عاجل", "--vault", &newsroom.at("vault.copy.warraq")]);
    fs::remove_file(&link).expect("it is there");
    // As it is where a program is killed before it takes the first name of a new vault away.
    fs::hard_link(newsroom.path("vault.warraq"), newsroom.path(".vault.warraq.unfinished"))
        .expect("a link can be made");
    newsroom.text(&["set", &id, "kicker=عاجل"]);
    assert!(!newsroom.path(".vault.warraq.unfinished").exists());
}

#[test]
fn restoring_blames_the_vault_where_it_is_the_vault() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر");
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    let passphrase = SecretString::from(PASSPHRASE);
    let vault = newsroom.path("vault.warraq");
    let window = Vault::open(&vault, &passphrase, Access::Write).expect("it opens");
    let (code, told) = refused(&newsroom, &["restore", &copy, "--force"]);
    assert_eq!(code, "vault_busy");
    assert!(!told.contains("copy.warraq") && told.contains("Close the window"), "{told}");
    window.close().expect("it closes");
    let reader = Vault::open(&vault, &passphrase, Access::Read).expect("it opens");
    let (code, told) = refused(&newsroom, &["restore", &copy, "--force"]);
    assert_eq!(code, "vault_read");
    assert!(!told.contains("copy.warraq"), "{told}");
    reader.close().expect("it closes");
    newsroom.text(&["restore", &copy, "--force"]);
}

/// Latin words in what an Arab is told, but for names, options and what is marked as technical.
fn english_in(told: &str) -> Vec<String> {
    let told: String =
        told.lines().filter(|line| !line.starts_with("    warraq")).collect::<Vec<_>>().join("\n");
    let plain: Vec<&str> = told
        .split('\u{2068}')
        .map(|part| part.split_once('\u{2069}').map_or(part, |(_, rest)| rest))
        .collect();
    let words = plain.join(" ");
    let words = words.split(|c: char| !c.is_ascii_alphabetic() && c != '-');
    let known = ["warraq", "json", "vault", "--json", "--vault", "--force", "--on", "--off", "-"];
    words.filter(|word| word.len() > 1 && !known.contains(word)).map(ToOwned::to_owned).collect()
}

#[test]
fn no_english_stands_inside_arabic() {
    let newsroom = damaged();
    fs::create_dir(newsroom.path("second")).expect("a folder can be made");
    let told = |arguments: &[&str]| {
        let run = Run::of(newsroom.command(arguments).env("WARRAQ_LANG", "ar"));
        assert_ne!(run.code, 0, "{arguments:?}");
        format!("{}{}", run.err, String::from_utf8_lossy(&run.out))
    };
    for arguments in [
        &["verify"][..],
        &["backup", "copy.warraq"],
        &["backups", "make", "--folder", "second"],
        &["backups", "plan", "--every", "0"],
        &["backups", "plan", "--every", "99999999999999999999"],
        &["backups", "plan", "--on", "--off"],
        &["export", "01ARZ3NDEK", "--to", "text", "-o", "-"],
        &["convert", "nowhere.md", "--to", "html", "-o", "-"],
        &["backup", "nowhere/copy.warraq"],
    ] {
        let told = told(arguments);
        let usage = told.lines().filter(|line| !line.contains("warraq backups plan"));
        let told = usage.collect::<Vec<_>>().join("\n");
        assert_eq!(english_in(&told), Vec::<String>::new(), "{told}");
        assert!(!told.contains("os error") && !told.contains("[OPTIONS]"), "{told}");
    }
}
