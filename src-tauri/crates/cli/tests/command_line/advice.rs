//! What people are told to run is run as it stands: copied from the terminal, by a shell.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::newsroom::{Newsroom, PASSPHRASE, Run};

const SITE: &str = "موقع الجريدة";

/// A newsroom with a folder for a site, and an article.
fn newsroom() -> (Newsroom, String) {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).expect("the folder can be made");
    newsroom.json(&["site", "add", SITE, "--kind", "folder", "--url", "site"]);
    let id = newsroom.article_with("خبر أول", "نص.");
    (newsroom, id)
}

/// A run in Arabic, and the lines of it that are commands.
fn told(newsroom: &Newsroom, arguments: &[&str]) -> (Run, Vec<String>) {
    let run = Run::of(newsroom.command(arguments).env("WARRAQ_LANG", "ar"));
    let text = format!("{}\n{}", run.text(), run.err);
    let commands: Vec<String> = text
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("warraq "))
        .map(str::to_owned)
        .collect();
    for line in text.lines().filter(|line| line.contains("warraq ")) {
        let is_whole = line.trim_start().starts_with("warraq ") || line.starts_with("warraq: ");
        assert!(is_whole, "a command stands in a sentence: {line}");
    }
    (run, commands)
}

/// The line, copied into a shell.
fn pasted(newsroom: &Newsroom, line: &str) -> Run {
    let program = Path::new(env!("CARGO_BIN_EXE_warraq")).parent().expect("it is in a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").expect("there is a path"));
    let mut shell = Command::new("sh");
    shell
        .args(["-c", line])
        .current_dir(newsroom.path(""))
        .env("PATH", path)
        .env("WARRAQ_VAULT", newsroom.path("vault.warraq"))
        .env("WARRAQ_PASSPHRASE", PASSPHRASE)
        .env("WARRAQ_CHEAP_KDF", "1")
        .env("WARRAQ_LANG", "en");
    Run::of(&mut shell)
}

fn state(newsroom: &Newsroom) -> Value {
    newsroom.json(&["outbox"])["items"][0]["state"].clone()
}

#[test]
fn a_time_that_has_passed_and_an_embargo_name_the_command_that_goes() {
    let (newsroom, id) = newsroom();
    let push = ["push", &id, "--site", SITE];
    let past = [&push[..], &["--at", "2020-01-01T06:00:00Z"]].concat();
    let publish = format!("warraq push {id} --site 'موقع الجريدة' --as publish");
    let (run, commands) = told(&newsroom, &past);
    assert_eq!((run.code, &commands[..]), (1, &[publish.clone()][..]), "{}", run.err);
    let (run, commands) = told(&newsroom, &[&past[..], &["--check"]].concat());
    assert_eq!((run.code, &commands[..]), (0, &[publish.clone()][..]), "{}", run.err);

    newsroom.text(&["set", &id, "embargo=2199-01-01T10:00:00Z"]);
    let public = [&push[..], &["--as", "publish"]].concat();
    let expected = [
        format!("warraq push {id} --site 'موقع الجريدة' --at 2199-01-01T10:00:00Z"),
        format!("warraq set {id} embargo="),
    ];
    for arguments in [&public[..], &[&public[..], &["--check"]].concat()] {
        let (run, commands) = told(&newsroom, arguments);
        assert_eq!(commands, expected, "{}{}", run.text(), run.err);
    }
    assert_eq!(pasted(&newsroom, &expected[1]).code, 0);
    assert_eq!(pasted(&newsroom, &publish).code, 0);
    assert_eq!(state(&newsroom), json!("verified"));
}

#[test]
fn a_site_whose_name_begins_as_an_option_does_is_named_in_lines_that_run() {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).expect("the folder can be made");
    let added = ["site", "add", "--kind", "folder", "--url", "site", "--", "-المطبعة"];
    newsroom.text(&added);
    let id = newsroom.article_with("خبر أول", "نص.");
    let past = ["push", &id, "--site=-المطبعة", "--at", "2020-01-01T06:00:00Z"];
    let (run, commands) = told(&newsroom, &past);
    let publish = format!("warraq push {id} --site=-المطبعة --as publish");
    assert_eq!((run.code, &commands[..]), (1, &[publish.clone()][..]), "{}", run.err);
    assert_eq!(pasted(&newsroom, &publish).code, 0);
    let (run, commands) = told(&newsroom, &added);
    let remove = "warraq site remove -- -المطبعة".to_owned();
    assert_eq!((run.code, &commands[..]), (1, &[remove.clone()][..]), "{}", run.err);
    assert_eq!(pasted(&newsroom, &remove).code, 0);
}

#[test]
fn what_was_spiked_and_what_must_not_be_published_name_the_article_and_the_word() {
    let (newsroom, id) = newsroom();
    newsroom.text(&["status", &id, "spiked"]);
    let push = ["push", &id, "--site", SITE];
    let (run, commands) = told(&newsroom, &push);
    assert_eq!((run.code, &commands[..]), (1, &[format!("warraq status {id} draft")][..]));
    assert_eq!(pasted(&newsroom, &commands[0]).code, 0);
    newsroom.text(&["never-publish", "add", "نص"]);
    let (run, commands) = told(&newsroom, &push);
    assert_eq!((run.code, &commands[..]), (1, &["warraq never-publish remove نص".to_owned()][..]));
    assert_eq!(pasted(&newsroom, &commands[0]).code, 0);
    assert_eq!(told(&newsroom, &push).0.code, 0);
}

#[test]
fn a_correction_of_what_readers_have_is_not_said_to_be_free_to_go() {
    let (newsroom, id) = newsroom();
    newsroom.text(&["push", &id, "--site", SITE, "--as", "publish"]);
    newsroom.text(&["set", &id, "embargo=2199-01-01T10:00:00Z"]);
    let push = ["push", &id, "--site", SITE];
    let (run, commands) = told(&newsroom, &[&push[..], &["--check"]].concat());
    assert!(run.err.contains("لن يُرسل شيء") && !run.err.contains("لا شيء يمنع"), "{}", run.err);
    let unpublish = format!("warraq push {id} --site 'موقع الجريدة' --as unpublish");
    let lift = format!("warraq set {id} embargo=");
    assert_eq!(commands, [unpublish.clone(), lift.clone()]);
    let (run, commands) = told(&newsroom, &push);
    assert_eq!((run.code, &commands[..]), (1, &[unpublish, lift.clone()][..]), "{}", run.err);
    assert_eq!(pasted(&newsroom, &lift).code, 0);
    let (run, _) = told(&newsroom, &[&push[..], &["--check"]].concat());
    assert!(run.err.contains("لا شيء يمنع"), "{}", run.err);
}

#[test]
fn a_conflict_leads_to_the_decision_and_a_stopped_delivery_to_its_going_on() {
    let (newsroom, id) = newsroom();
    newsroom.text(&["push", &id, "--site", SITE, "--as", "publish"]);
    let folder = format!("site/wq-{}", id.to_lowercase());
    let manifest: Value =
        serde_json::from_str(&newsroom.read(&format!("{folder}/manifest.json"))).unwrap();
    newsroom.file(&format!("{folder}/{}", manifest["text"].as_str().unwrap()), "نص غيره.");
    newsroom.text(&["set", &id, "headline=خبر ثان"]);
    let (_, commands) = told(&newsroom, &["push", &id, "--site", SITE]);
    let item = newsroom.json(&["outbox"])["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(commands, [format!("warraq outbox show {item}")]);
    let (_, commands) = told(&newsroom, &["outbox", "show", &item]);
    let keep = |whose| format!("warraq outbox keep {whose} {item}");
    assert_eq!(commands, [keep("mine"), keep("theirs"), keep("merged")]);
    let other = newsroom.article_with("خبر آخر", "نص.");
    newsroom.text(&["push", &other, "--site", SITE]);
    let run = pasted(&newsroom, &format!("{} --json", keep("mine")));
    let items = run.json()["items"].clone();
    let articles: Vec<&Value> =
        items.as_array().unwrap().iter().map(|item| &item["article"]).collect();
    assert_eq!(articles, [&json!(id)], "only what was decided is shown");

    assert_eq!(items[0]["state"], json!("verified"), "it is sent at once");

    std::fs::rename(newsroom.path("site"), newsroom.path("away")).unwrap();
    newsroom.text(&["set", &id, "headline=خبر ثالث"]);
    newsroom.text(&["push", &id, "--site", SITE]);
    let items = newsroom.json(&["outbox"])["items"].clone();
    let waits = |item: &&Value| item["state"] == "queued";
    let waiting = items.as_array().unwrap().iter().find(waits).unwrap();
    let waiting = waiting["id"].as_str().unwrap().to_owned();
    let (run, commands) = told(&newsroom, &["outbox", "pause", &waiting]);
    assert_eq!(commands, [format!("warraq outbox retry {waiting}")], "{}", run.text());
    let resumed = pasted(&newsroom, &format!("{} --json", commands[0])).json();
    assert_eq!(resumed["items"].as_array().unwrap().len(), 1);
    assert_eq!(resumed["items"][0]["id"], json!(waiting));
    let cancelled = newsroom.json(&["outbox", "cancel", &waiting]);
    assert_eq!(cancelled["items"][0]["state"], json!("cancelled"));
    assert_eq!(cancelled["items"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_copied_with_its_signs_of_direction_is_understood() {
    let (newsroom, id) = newsroom();
    let (id, site) = (format!("\u{2068}{id}\u{2069}"), format!("\u{2068}{SITE}\u{2069}"));
    newsroom.text(&["set", &id, "\u{200e}slug=khabar"]);
    let push =
        ["\u{200e}push", &id, "\u{200e}--site\u{200e}", &site, "--as", "\u{202a}draft\u{202c}"];
    newsroom.text(&push);
    let item = newsroom.json(&["outbox"])["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(newsroom.run(&["outbox", "cancel", &format!("{item}\u{200f}")]).code, 1);
    let headline = "خبر عن \u{200e}C++\u{200e}";
    let made = newsroom.json(&["new", "--headline", headline]);
    assert_eq!(newsroom.json(&["show", made["id"].as_str().unwrap()])["headline"], headline);
}

#[test]
fn the_vault_that_was_named_is_named_again() {
    let (newsroom, _) = newsroom();
    let missing = newsroom.at("خزنة أخرى.warraq");
    let (run, commands) = told(&newsroom, &["list", "--vault", &missing]);
    assert_eq!((run.code, &commands[..]), (1, &[format!("warraq init --vault '{missing}'")][..]));
    assert_eq!(pasted(&newsroom, &commands[0]).code, 0);
    assert_eq!(newsroom.run(&["list", "--vault", &missing]).code, 0);
}
