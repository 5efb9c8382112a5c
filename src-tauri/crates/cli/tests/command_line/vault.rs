//! `init`, `verify`, opening, and who acts.

use secrecy::SecretString;
use serde_json::json;
use warraq_store::{Access, Vault};

use crate::newsroom::{Newsroom, PASSPHRASE, Run, keys};

#[test]
fn init_prints_the_recovery_key_once() {
    let newsroom = Newsroom::without_vault();
    let made = newsroom.json(&["init"]);
    assert_eq!(keys(&made), ["vault", "recovery_key"]);
    assert_eq!(made["vault"], newsroom.at("vault.warraq"));
    let key = made["recovery_key"].as_str().expect("a key");
    assert_eq!(key.split('-').count(), 7, "{key}");
    assert!(newsroom.path("vault.warraq").is_file());
}

#[test]
fn plain_init_prints_the_key_alone_and_explains_it_beside() {
    let newsroom = Newsroom::without_vault();
    let run = newsroom.run(&["init"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.text().trim().split('-').count(), 7);
    assert!(run.err.contains("recovery key"), "{}", run.err);
}

#[test]
fn the_recovery_key_opens_the_vault() {
    let newsroom = Newsroom::without_vault();
    let key = newsroom.text(&["init"]);
    let run = Run::of(newsroom.command(&["list"]).env("WARRAQ_PASSPHRASE", key.trim()));
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn init_makes_no_folder_that_somebody_named() {
    let newsroom = Newsroom::without_vault();
    let vault = newsroom.at("أخبار/2024/vault.warraq");
    assert_eq!(newsroom.refused(&["--vault", &vault, "init"]), "vault_missing");
    assert!(!newsroom.path("أخبار").exists());
    std::fs::create_dir_all(newsroom.path("أخبار/2024")).expect("folders can be made");
    newsroom.text(&["--vault", &vault, "init"]);
    newsroom.text(&["list", "--vault", &vault]);
}

#[test]
fn init_never_touches_a_file_that_is_there() {
    let newsroom = Newsroom::without_vault();
    newsroom.file("vault.warraq", "something dear");
    assert_eq!(newsroom.refused(&["init"]), "vault_exists");
    assert_eq!(newsroom.read("vault.warraq"), "something dear");
}

#[test]
fn a_short_passphrase_is_refused() {
    let newsroom = Newsroom::without_vault();
    let run = Run::of(newsroom.command(&["init", "--json"]).env("WARRAQ_PASSPHRASE", "سبعة حر"));
    assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!("weak_passphrase")));
    assert!(newsroom.names("").is_empty());
}

#[test]
fn a_vault_opens_with_its_passphrase_only() {
    let newsroom = Newsroom::new();
    let run =
        Run::of(newsroom.command(&["list", "--json"]).env("WARRAQ_PASSPHRASE", "another one"));
    assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!("wrong_passphrase")));
}

#[test]
fn whoever_guesses_is_told_how_long_to_wait_and_the_next_program_too() {
    let newsroom = Newsroom::new();
    let tried = |passphrase: &str| {
        let mut list = newsroom.command(&["list", "--json"]);
        Run::of(list.env("WARRAQ_PASSPHRASE", passphrase))
    };
    for _ in 0..3 {
        assert_eq!(tried("another one").json()["error"]["code"], "wrong_passphrase");
    }
    for passphrase in ["another one", PASSPHRASE] {
        let run = tried(passphrase);
        assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!("too_soon")));
        assert!(run.err.contains("Try again in 5 seconds."), "{}", run.err);
    }
    std::fs::remove_file(newsroom.path("vault.warraq.tries")).expect("the tries are counted there");
    assert_eq!(tried(PASSPHRASE).code, 0);
}

#[test]
fn a_wait_is_told_as_people_say_it() {
    let newsroom = Newsroom::new();
    for (count, language, told) in [
        (3, "ar", "ثوانٍ\u{2069}."),
        (5, "ar", "ثانية\u{2069}."),
        (10, "ar", "دقائق\u{2069} و\u{2068}"),
        (11, "en", "Try again in 15 minutes."),
    ] {
        let now = chrono::Utc::now().to_rfc3339();
        newsroom.file("vault.warraq.tries", format!("{count} {now}\n"));
        let run = Run::of(newsroom.command(&["list"]).env("WARRAQ_LANG", language));
        assert!(run.code == 1 && run.err.contains(told), "{told}: {}", run.err);
    }
}

#[test]
#[cfg(unix)]
fn without_passphrase_and_terminal_the_reason_is_told() {
    let newsroom = Newsroom::new();
    let mut command = std::process::Command::new("setsid");
    command
        .args(["--wait", env!("CARGO_BIN_EXE_warraq"), "list", "--json"])
        .env("WARRAQ_VAULT", newsroom.path("vault.warraq"))
        .env("WARRAQ_LANG", "en")
        .env_remove("WARRAQ_PASSPHRASE")
        .stdin(std::process::Stdio::null());
    let run = Run::of(&mut command);
    assert_eq!((run.code, &run.json()["error"]["code"]), (1, &json!("no_passphrase")));
    assert!(run.err.contains("WARRAQ_PASSPHRASE"), "{}", run.err);
}

#[test]
fn what_is_no_vault_is_told_apart() {
    let newsroom = Newsroom::without_vault();
    assert_eq!(newsroom.refused(&["list"]), "vault_missing");
    newsroom.file(
        "vault.warraq",
        "just a text, and a long one, so that it is no header either ".repeat(200),
    );
    assert_eq!(newsroom.refused(&["list"]), "not_a_vault");
}

#[test]
fn the_option_wins_over_the_variable() {
    let newsroom = Newsroom::new();
    let nowhere = newsroom.at("nowhere.warraq");
    assert_eq!(newsroom.refused(&["list", "--vault", &nowhere]), "vault_missing");
}

#[test]
fn without_a_name_the_vault_is_in_the_documents() {
    let newsroom = Newsroom::without_vault();
    let run = Run::of(
        newsroom
            .command(&["init", "--json"])
            .env("WARRAQ_VAULT", "")
            .env_remove("XDG_CONFIG_HOME")
            .env("HOME", newsroom.path("")),
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let vault = run.json()["vault"].as_str().expect("a path").to_owned();
    assert!(vault.starts_with(&newsroom.at("")), "{vault}");
    assert!(vault.ends_with("Warraq/vault.warraq"), "{vault}");
}

#[test]
fn beside_a_writer_reading_works_and_writing_is_refused() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("قبل");
    let passphrase = SecretString::from(PASSPHRASE);
    let window = Vault::open(&newsroom.path("vault.warraq"), &passphrase, Access::Write)
        .expect("the window opens the vault");

    assert_eq!(newsroom.json(&["list"])["total"], 1);
    newsroom.text(&["show", &id]);
    for arguments in [
        &["new", "--headline", "بعد"][..],
        &["set", &id, "kicker=عاجل"],
        &["status", &id, "ready"],
        &["tag", "add", &id, "سوريا"],
        &["person", "set", "ليلى"],
        &["restore-revision", &id, "1"],
        &["undo"],
    ] {
        assert_eq!(newsroom.refused(arguments), "vault_busy", "{arguments:?}");
    }
    window.close().expect("the window closes the vault");
    newsroom.text(&["set", &id, "kicker=عاجل"]);
}

#[test]
fn verify_counts_what_is_there() {
    let newsroom = Newsroom::new();
    newsroom.article_with("خبر", "فقرة.\n\nوأخرى.");
    let report = newsroom.json(&["verify"]);
    let expected = [
        "ok",
        "counted",
        "articles",
        "blocks",
        "tags",
        "revisions",
        "snapshots",
        "media",
        "imports",
        "sites",
        "outbox",
        "actions",
        "faults",
        "missing_pictures",
    ];
    assert_eq!(keys(&report), expected);
    assert_eq!((&report["ok"], &report["faults"]), (&json!(true), &json!([])));
    assert_eq!((&report["articles"], &report["blocks"]), (&json!(1), &json!(2)));
}

#[test]
fn verify_fails_on_a_vault_with_a_broken_page() {
    let newsroom = Newsroom::new();
    newsroom.article_with("خبر", "فقرة.");
    let vault = newsroom.path("vault.warraq");
    let mut bytes = std::fs::read(&vault).expect("the vault is a file");
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..middle + 4096] {
        *byte ^= 0x55;
    }
    std::fs::write(&vault, bytes).expect("it can be written");
    let run = newsroom.run(&["verify", "--json"]);
    assert_eq!(run.code, 1, "{}", run.text());
    let json = run.json();
    let told = json["error"]["code"] == "vault_damaged" || json["ok"] == false;
    assert!(told, "{json}");
}

#[test]
fn who_acts_is_the_account_until_set() {
    let newsroom = Newsroom::new();
    assert_eq!(newsroom.json(&["person", "show"]), json!({ "name": "كاجين", "role": "" }));
    newsroom.text(&["person", "set", " ليلى أحمد ", "--role", "محررة"]);
    let set = json!({ "name": "ليلى أحمد", "role": "محررة" });
    assert_eq!(newsroom.json(&["person", "show"]), set);
    let id = newsroom.article("خبر");
    assert_eq!(newsroom.json(&["show", &id])["updated_by"], "ليلى أحمد");
    assert_eq!(newsroom.refused(&["person", "set", "  "]), "invalid_field");
}
