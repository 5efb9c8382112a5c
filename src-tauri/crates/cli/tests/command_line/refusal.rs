//! Wrong use, exit codes, and the language of messages.

use serde_json::json;

use crate::newsroom::{Newsroom, Run, keys};

#[test]
fn wrong_use_is_2() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    for arguments in [
        &[][..],
        &["frobnicate"],
        &["new"],
        &["list", "--status", "published"],
        &["list", "--limit", "many"],
        &["show"],
        &["show", &id, "--as", "docx"],
        &["set", &id],
        &["set", &id, "colour=red"],
        &["set", &id, "headline"],
        &["status", &id, "published"],
        &["tag", "add", &id],
        &["tags"],
        &["import"],
        &["import", "a.md", "--from", "stone"],
        &["export", &id, "-o", "a.txt"],
        &["export", &id, "--to", "text"],
        &["export", &id, "--to", "stone", "-o", "a.txt"],
        &["diff", &id, "1"],
    ] {
        let run = newsroom.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(run.out.is_empty() && !run.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn with_json_wrong_use_is_one_document_too() {
    let newsroom = Newsroom::without_vault();
    for arguments in [&["--json", "frobnicate"][..], &["list", "--status", "published", "--json"]] {
        let run = newsroom.run(arguments);
        let json = run.json();
        assert_eq!((run.code, &json["error"]["code"]), (2, &json!("usage")));
        assert_eq!(keys(&json["error"]), ["code", "message"]);
    }
}

#[test]
fn help_and_version_are_no_wrong_use() {
    let newsroom = Newsroom::without_vault();
    assert!(newsroom.text(&["--help"]).contains("restore-revision"));
    assert!(newsroom.text(&["tag", "add", "--help"]).contains("TAG"));
    assert!(newsroom.text(&["--version"]).starts_with("warraq "));
}

#[test]
fn json_may_stand_anywhere() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر");
    for arguments in [&["--json", "list"][..], &["list", "--json"], &["tags", "--json", "list"]] {
        let run = newsroom.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}");
        assert!(run.json().is_object());
    }
}

#[test]
fn messages_are_in_the_users_language() {
    let newsroom = Newsroom::without_vault();
    let run = |language: &str| {
        Run::of(newsroom.command(&["list"]).env_remove("WARRAQ_LANG").env("LC_ALL", language))
    };
    assert!(run("ar_SY.UTF-8").err.contains("لا خزنة في هذا المكان"));
    assert!(run("en_US.UTF-8").err.contains("There is no vault"));
    assert!(run("C").err.contains("There is no vault"));
}

#[test]
fn wrong_use_is_told_in_the_users_language() {
    let newsroom = Newsroom::without_vault();
    let run = |language: &str, arguments: &[&str]| {
        Run::of(newsroom.command(arguments).env("WARRAQ_LANG", language)).err
    };
    for (arguments, arabic, english) in [
        (&[][..], "ينقص أمر", "A command is missing"),
        (&["imprt"], "هل تقصد", "Did you mean"),
        (&["frobnicate"], "لا أمر باسم", "There is no command named frobnicate."),
        (&["import"], "ينقص هذا: \u{2068}<FILE>...\u{2069}", "This is missing: <FILE>..."),
        (&["import", "a.md", "--from", "stone"], "القيم هي:", "it is one of text, markdown"),
        (&["import", "a.md", "--from"], "تنقص قيمة بعد", "A value is missing after --from"),
        (&["list", "--statsu", "draft"], "لا يقبل هذا الأمر", "The command does not take --statsu"),
        (&["list", "--limit", "many"], "ليست عدداً صحيحاً", "it is no whole number."),
        (&["show", "01ARZ3", "--as", "docx"], "القيم هي:", "it is one of json, markdown, text."),
    ] {
        let (told, said) = (run("ar", arguments), run("en", arguments));
        assert!(told.contains(arabic), "{arguments:?}: {told}");
        assert!(said.contains(english), "{arguments:?}: {said}");
        for words in ["error:", "For more information", "one of"] {
            assert!(!told.contains(words), "{arguments:?}: {told}");
        }
    }
}

#[test]
fn a_secret_is_never_repeated() {
    let newsroom = Newsroom::new();
    let secret = "a-very-secret-phrase";
    let run = Run::of(newsroom.command(&["list", "--json"]).env("WARRAQ_PASSPHRASE", secret));
    assert_eq!(run.code, 1);
    assert!(!run.err.contains(secret) && !run.text().contains(secret));
}
