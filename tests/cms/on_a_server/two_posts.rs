//! Two posts of one article on a real WordPress without the small plugin: a contributor sees nothing of what waits for an
//! editor, and makes a second one. Whoever can see both is told, and no two that readers see are called verified.

use serde_json::{Value, json};

use crate::machine::{Machine, PASSPHRASE};
use crate::site::Site;

#[test]
fn of_two_posts_whoever_can_see_both_is_told() {
    let site = Site::start();
    between_an_editor_and_a_contributor(&site);
    what_waits_for_an_editor_goes_on_waiting(&site);
}

fn between_an_editor_and_a_contributor(site: &Site) {
    let editor = Machine::at(site, "editor", &site.url);
    let contributor = Machine::at(site, "contributor", &site.url);
    let id = article(&editor, "خبر بين محرر ومساهم");
    push(&editor, &id, "pending");
    editor.give(&id, &contributor);
    push(&contributor, &id, "pending");
    let (ours, theirs) = (last(&editor), last(&contributor));
    assert_eq!(theirs["state"], "verified", "the contributor's account sees no other: {theirs}");
    let number = |item: &Value| item["remote_id"].as_str().unwrap().to_owned();
    let (first, second) = (number(&ours), number(&theirs));
    assert_ne!(first, second);

    // The editor sees it as soon as something is asked of the site.
    editor.json(&["sync"]);
    is_told(&editor, &second);
    editor.json(&["set", &id, "standfirst=ملخص"]);
    push(&editor, &id, "pending");
    is_told(&editor, &second);
    push(&editor, &id, "publish");
    assert_eq!(status(site, &first), "publish", "no reader has the other");
    is_told(&editor, &second);

    // And the contributor, once readers have the other.
    contributor.json(&["sync"]);
    is_told(&contributor, "خبر-بين-محرر-ومساهم");
    contributor.json(&["set", &id, "standfirst=ملخص آخر"]);
    push(&contributor, &id, "pending");
    is_told(&contributor, "خبر-بين-محرر-ومساهم");
    assert_eq!(status(site, &second), "pending");

    site.wp(&["post", "update", &second, "--post_status=publish"]);
    for machine in [&editor, &contributor] {
        machine.json(&["sync"]);
        is_told(machine, "خبر-بين-محرر-ومساهم");
        let said = said(machine, &["outbox"]);
        let links = said.matches("/خبر-بين-محرر-ومساهم").count();
        assert!(links >= 2 && !said.contains('%'), "both, as letters: {said}");
    }
    editor.json(&["set", &id, "standfirst=ملخص ثالث"]);
    push(&editor, &id, "publish");
    is_told(&editor, "خبر-بين-محرر-ومساهم-2");

    // One of them goes.
    site.wp(&["post", "delete", &second]);
    editor.json(&["sync"]);
    let shown = last(&editor);
    assert_eq!((&shown["state"], &shown["alert"]), (&json!("verified"), &Value::Null), "{shown}");
}

/// The author's post is public, which the editor sees before anything of theirs is.
fn what_waits_for_an_editor_goes_on_waiting(site: &Site) {
    let editor = Machine::at(site, "editor", &site.url);
    let author = Machine::at(site, "author", &site.url);
    let id = article(&editor, "خبر بين محرر وكاتب");
    push(&editor, &id, "pending");
    editor.give(&id, &author);
    push(&author, &id, "publish");
    assert_eq!(last(&author)["state"], "verified");
    push(&editor, &id, "publish");
    let shown = last(&editor);
    assert_eq!((&shown["state"], &shown["reason"]["kind"]), (&json!("refused"), &kind()));
    assert_eq!(status(site, shown["remote_id"].as_str().unwrap()), "pending");
}

fn kind() -> Value {
    json!("other-post")
}

/// The newest delivery is not called verified, and it is said where the other post is.
fn is_told(machine: &Machine, other: &str) {
    let shown = last(machine);
    let reason = &shown["reason"];
    assert_eq!((&shown["state"], &reason["kind"]), (&json!("changed"), &kind()), "{shown}");
    assert!(reason["detail"].as_str().unwrap().contains(other), "{other}: {shown}");
    assert!(!reason["ours"].as_str().unwrap_or_default().is_empty(), "{shown}");
}

fn status(site: &Site, post: &str) -> String {
    site.wp(&["post", "get", post, "--field=post_status"])
}

fn article(machine: &Machine, headline: &str) -> String {
    machine.article(headline)
}

fn push(machine: &Machine, id: &str, state: &str) {
    machine.json(&["push", id, "--site", "xeber24", "--as", state]);
}

fn last(machine: &Machine) -> Value {
    machine.json(&["outbox"])["items"].as_array().unwrap().last().unwrap().clone()
}

/// What is said to people.
fn said(machine: &Machine, words: &[&str]) -> String {
    let output = machine.command(words).env("WARRAQ_PASSPHRASE", PASSPHRASE).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr)
}
