//! What is left where a vault is gone, or is none any more, and what people are told to do about it.

use std::fs;

use secrecy::SecretString;
use warraq_store::{Access, Vault};

use crate::newsroom::{Newsroom, PASSPHRASE, Run};
use crate::small_disk::SmallDisk;

/// The code of what must be refused, and what people are told.
fn refused(newsroom: &Newsroom, arguments: &[&str]) -> (String, String) {
    let run = newsroom.run(&[arguments, &["--json"]].concat());
    assert_eq!(run.code, 1, "{arguments:?}: {}", run.err);
    (run.json()["error"]["code"].as_str().expect("a code").to_owned(), run.err)
}

/// Runs the command that is told with this beginning.
fn follow(newsroom: &Newsroom, told: &str, beginning: &str) -> String {
    let mut lines = told.lines().filter_map(|line| line.trim().strip_prefix("warraq "));
    let line = lines.find(|line| line.starts_with(beginning));
    let line = line.unwrap_or_else(|| panic!("{beginning} is not in {told}"));
    newsroom.text(&line.split_whitespace().collect::<Vec<_>>())
}

/// A vault with an article that its backup has and one that it has not.
fn backed_up() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.article("قبل النسخة");
    newsroom.text(&["backups", "make"]);
    newsroom.article("بعد النسخة");
    newsroom
}

/// The vault as a power cut leaves it: what was saved last is in its log.
fn cut_off(newsroom: &Newsroom, work: impl FnOnce()) {
    let vault = newsroom.path("vault.warraq");
    let reader = Vault::open(&vault, &SecretString::from(PASSPHRASE), Access::Read);
    let reader = reader.expect("the vault opens");
    work();
    let parts = ["vault.warraq", "vault.warraq-wal"];
    let bytes = parts.map(|name| fs::read(newsroom.path(name)).expect("it is there"));
    reader.close().expect("it closes");
    for (name, bytes) in parts.iter().zip(bytes) {
        newsroom.file(name, bytes);
    }
}

#[test]
fn an_empty_file_or_zeros_at_the_place_of_the_vault_have_a_way_on() {
    let newsroom = backed_up();
    let sound = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    for lost in [Vec::new(), vec![0; sound.len()], vec![0; 100]] {
        newsroom.file("vault.warraq", &lost);
        let (code, told) = refused(&newsroom, &["list"]);
        assert_eq!(code, "not_a_vault");
        assert!(told.contains("beginning") && told.contains("--force"), "{told}");
        assert!(!told.contains("warraq salvage"), "nothing is left: {told}");
        let (_, told) = refused(&newsroom, &["salvage", "new.warraq"]);
        assert!(!told.contains("warraq salvage") && told.contains("--force"), "{told}");
        follow(&newsroom, &told, "restore");
        assert_eq!(newsroom.json(&["list"])["total"], 1);
    }
}

#[test]
fn where_only_the_beginning_is_lost_a_backup_opens_the_rest() {
    let newsroom = backed_up();
    let mut bytes = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    for (lost, code) in [(0, "not_a_vault"), (7, "vault_damaged")] {
        let kept = if lost == 0 { 0 } else { 20 };
        bytes[kept..4096].fill(lost);
        newsroom.file("vault.warraq", &bytes);
        let (found, told) = refused(&newsroom, &["list"]);
        assert_eq!(found, code, "{told}");
        follow(&newsroom, &told, "salvage");
        let salvaged = newsroom.at("vault.salvaged.warraq");
        assert_eq!(newsroom.json(&["list", "--vault", &salvaged])["total"], 2);
        fs::remove_file(salvaged).expect("it is there");
        // The next time it begins as a vault.
        let backup = fs::read(first_backup(&newsroom)).expect("it is there");
        bytes[..20].copy_from_slice(&backup[..20]);
    }
}

#[test]
fn where_the_first_pages_are_lost_with_the_header_what_is_behind_them_is_salvaged_too() {
    let newsroom = backed_up();
    let sound = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    for lost in [8192, 16384] {
        let mut bytes = sound.clone();
        bytes[..lost].fill(0);
        newsroom.file("vault.warraq", bytes);
        let (_, told) = refused(&newsroom, &["list"]);
        assert!(told.contains("warraq salvage"), "{lost}: {told}");
    }
}

#[test]
fn where_the_passphrase_was_changed_since_the_backup_that_opens_it_is_named_and_asked_for() {
    let newsroom = backed_up();
    let new = "عبارة جديدة طويلة جداً";
    let with = |arguments: &[&str], variables: &[(&str, &str)]| {
        Run::of(newsroom.command(arguments).envs(variables.iter().copied()))
    };
    let run = with(&["passphrase", "change"], &[("WARRAQ_NEW_PASSPHRASE", new)]);
    assert_eq!(run.code, 0, "{}", run.err);
    let mut bytes = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    bytes[..4096].fill(0);
    newsroom.file("vault.warraq", bytes);
    let to = newsroom.at("new.warraq");
    let run = with(&["salvage", &to], &[("WARRAQ_PASSPHRASE", new)]);
    assert_eq!(run.code, 1);
    let backup = newsroom.names("backups").remove(0);
    assert!(run.err.contains(&backup) && run.err.contains("COPY_PASSPHRASE"), "{}", run.err);
    let both = [("WARRAQ_PASSPHRASE", new), ("WARRAQ_COPY_PASSPHRASE", PASSPHRASE)];
    let run = with(&["salvage", &to], &both);
    assert!(run.code == 0 && run.err.contains(&backup), "{}", run.err);
    assert_eq!(newsroom.json(&["list", "--vault", &to])["total"], 2);
}

fn first_backup(newsroom: &Newsroom) -> String {
    newsroom.at(&format!("backups/{}", newsroom.names("backups")[0]))
}

#[test]
fn a_text_at_the_place_of_the_vault_is_only_told_where_backups_are() {
    let newsroom = backed_up();
    newsroom.file("vault.warraq", "نص ".repeat(3000));
    let (_, told) = refused(&newsroom, &["list"]);
    assert!(told.contains("backups/vault.") && !told.contains("beginning"), "{told}");
    let other = newsroom.file("other.warraq", "نص");
    let (_, told) = refused(&newsroom, &["list", "--vault", &other]);
    assert!(!told.contains("backup"), "{told}");
}

#[test]
fn a_missing_vault_names_its_backups_and_its_log() {
    let newsroom = backed_up();
    cut_off(&newsroom, || {
        newsroom.article("في السجل");
    });
    let log = fs::read(newsroom.path("vault.warraq-wal")).expect("it is there");
    fs::remove_file(newsroom.path("vault.warraq")).expect("it is there");
    let (code, told) = refused(&newsroom, &["list"]);
    assert_eq!(code, "vault_missing");
    assert!(told.contains("vault.warraq-wal") && told.contains("backups/vault."), "{told}");
    follow(&newsroom, &told, "restore");
    assert_eq!(newsroom.json(&["list"])["total"], 1);
    let kept: Vec<_> = newsroom
        .names("")
        .into_iter()
        .filter(|name| name.starts_with("vault.replaced-") && name.ends_with("-wal"))
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(fs::read(newsroom.path(&kept[0])).expect("it is there") == log);

    // And a new one goes there too, which says so.
    fs::remove_file(newsroom.path("vault.warraq")).expect("it is there");
    newsroom.file("vault.warraq-wal", log);
    let run = newsroom.run(&["init", "--anew"]);
    assert!(run.code == 0 && run.err.contains("vault.replaced-"), "{}", run.err);
}

#[test]
fn a_backup_that_was_copied_over_a_vault_does_not_get_its_log() {
    let newsroom = Newsroom::new();
    newsroom.article("أول");
    newsroom.text(&["backup", &newsroom.at("day1.warraq")]);
    for number in 0..20 {
        newsroom.article_with(&format!("خبر {number}"), &"نص ".repeat(2000));
    }
    cut_off(&newsroom, || {
        newsroom.article_with("في السجل", &"نص ".repeat(2000));
    });
    fs::copy(newsroom.path("day1.warraq"), newsroom.path("vault.warraq")).expect("it is copied");
    let run = newsroom.run(&["list"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("vault.replaced-") && run.text().contains("أول"), "{}", run.err);
    let run = newsroom.run(&["verify"]);
    assert_eq!((run.code, newsroom.json(&["list"])["total"].as_u64()), (0, Some(1)));
    assert!(!run.err.contains("replaced"), "it is told once: {}", run.err);
}

/// One that somebody went on working in while the clock of the computer was dead.
#[test]
fn the_newest_backup_is_the_one_with_the_newest_work() {
    let newsroom = Newsroom::new();
    let back_up = |name: &str| {
        let to = newsroom.at(&format!("backups/vault.auto-{name}.warraq"));
        newsroom.text(&["backup", &to]);
    };
    fs::create_dir(newsroom.path("backups")).expect("a folder can be made");
    newsroom.article("قبل");
    back_up("2026-12-03T10-00-00Z");
    newsroom.article("بعد");
    back_up("2001-01-04T10-00-00Z");
    let mut bytes = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    bytes[20..4096].fill(9);
    newsroom.file("vault.warraq", bytes);
    let (_, told) = refused(&newsroom, &["list"]);
    assert!(told.contains("2026-12-03") && told.contains("clock"), "{told}");
    follow(&newsroom, &told, "restore");
    assert_eq!(newsroom.json(&["list"])["total"], 2);
}

#[test]
fn the_folder_of_a_disk_that_is_not_connected_is_not_made() {
    let newsroom = Newsroom::new();
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    let away = newsroom.at("usb/vault.warraq");
    for arguments in [&["list"][..], &["init"], &["restore", &copy], &["salvage", "new.warraq"]] {
        let (code, told) = refused(&newsroom, &[arguments, &["--vault", &away]].concat());
        assert_eq!(code, "vault_missing", "{told}");
        assert!(told.contains("external disk") && !told.contains("warraq init"), "{told}");
        assert!(!newsroom.path("usb").exists(), "{arguments:?}");
    }
}

#[test]
fn a_vault_that_could_not_be_made_is_not_called_readable() {
    let newsroom = Newsroom::new();
    let copy = newsroom.at("copy.warraq");
    newsroom.text(&["backup", &copy]);
    let Some(disk) = SmallDisk::at(&newsroom.path("disk")) else { return };
    let new = newsroom.at("disk/new.warraq");
    for (is_full, code) in [(true, "disk_full"), (false, "read_only")] {
        if is_full {
            disk.fill();
        } else {
            disk.turn("ro");
        }
        for arguments in [
            &["init", "--vault", &new][..],
            &["restore", &copy, "--vault", &new],
            &["salvage", &new],
        ] {
            let (found, told) = refused(&newsroom, arguments);
            assert_eq!(found, code, "{told}");
            assert!(told.contains("new.warraq") && !told.contains("can be read"), "{told}");
        }
    }
    let id = newsroom.article("خبر");
    let text = newsroom.at("disk/a.txt");
    let (code, told) = refused(&newsroom, &["export", &id, "--to", "text", "-o", &text]);
    assert_eq!(code, "disk_read_only", "{told}");
    assert!(told.contains("read-only"), "{told}");
    disk.turn("rw");
}

#[test]
fn whoever_guesses_at_a_vault_without_a_lock_waits_too() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر");
    let vault = newsroom.at("vault.warraq");
    fs::remove_file(newsroom.path("vault.warraq.lock")).expect("it is there");
    let tried = |secret: &str| {
        let mut command = newsroom.command(&["verify", &vault, "--json"]);
        let run = Run::of(command.env("WARRAQ_PASSPHRASE", secret));
        (run.json()["error"]["code"].as_str().unwrap_or_default().to_owned(), run.err)
    };
    for _ in 0..3 {
        let (code, told) = tried("another one");
        assert_eq!(code, "wrong_passphrase");
        assert!(!told.contains("WARRAQ_COPY_PASSPHRASE"), "it is no copy: {told}");
    }
    assert_eq!(tried(PASSPHRASE).0, "too_soon");
}

#[test]
fn what_is_wrong_has_a_code_and_salvage_does_not_call_it_undamaged() {
    let newsroom = Newsroom::new();
    for number in 0..20 {
        newsroom.article_with(&format!("عنوان {number}"), "نص.");
    }
    let sound = fs::read(newsroom.path("vault.warraq")).expect("the vault is a file");
    let mut was_lossless = 0;
    for page in (20..sound.len() / 4096).step_by(4) {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 900] ^= 1;
        newsroom.file("vault.warraq", bytes);
        let run = newsroom.run(&["verify", "--json"]);
        // Where everything is cannot be read in some of them.
        if run.json()["error"]["code"] == "vault_damaged" {
            continue;
        }
        let faults = run.json()["faults"].as_array().cloned().unwrap_or_default();
        assert!(faults.iter().any(|fault| fault["code"] == "page"), "page {page}: {faults:?}");
        let one_line = |detail: &str| !detail.contains('\n');
        assert!(faults.iter().all(|fault| fault["detail"].as_str().is_none_or(one_line)));
        let to = newsroom.at("salvaged.warraq");
        let run = newsroom.run(&["salvage", &to]);
        if run.code == 0 {
            assert!(!run.err.contains("without damage"), "page {page}: {}", run.err);
            was_lossless += usize::from(run.err.contains("nothing was lost"));
            fs::remove_file(&to).expect("it was made");
        }
    }
    assert!(was_lossless > 0, "no damage without loss was tried");
}
