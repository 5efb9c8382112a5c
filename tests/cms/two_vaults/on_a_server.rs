//! What two machines do to one post of a real site: it is there once, and neither writes over the other unseen.

use serde_json::{Value, json};
use warraq_connect::{Connector, Outcome};

use super::super::contract;
use super::super::machine::{Machine, answer};
use super::super::site::Site;

#[test]
fn two_vaults_with_one_article_make_one_post_and_see_each_other() {
    let site = Site::start();
    let (here, there) =
        (Machine::at(&site, "editor", &site.url), Machine::at(&site, "editor", &site.url));
    let id = article(&here, "أفران جديدة في القامشلي");
    assert_eq!(state(&push(&here, &id, "publish")), "verified");

    // The other machine has it, and what it sends is there already.
    here.give(&id, &there);
    assert_eq!(state(&push(&there, &id, "publish")), "verified");
    assert_eq!(titles(&site), ["أفران جديدة في القامشلي"]);

    there.json(&["set", &id, "headline=أفران في القامشلي وعامودا"]);
    assert_eq!(state(&push(&there, &id, "draft")), "verified");

    // The first knows nothing of it, and writes over nothing.
    here.json(&["set", &id, "headline=أفران في الحسكة"]);
    assert_eq!(state(&push(&here, &id, "draft")), "conflict");
    assert_eq!(titles(&site), ["أفران في القامشلي وعامودا"]);

    // It takes what the other has: nobody disagrees any more.
    let item = item_of(&here);
    here.json(&["outbox", "keep", "theirs", &item]);
    there.give(&id, &here);
    assert_eq!(state(&push(&here, &id, "draft")), "verified");
    assert_eq!(titles(&site), ["أفران في القامشلي وعامودا"]);

    // Or it decides for its own, and the other sees that in turn.
    here.json(&["set", &id, "headline=أفران في الحسكة"]);
    assert_eq!(state(&push(&here, &id, "draft")), "verified");
    there.json(&["set", &id, "headline=أفران في عامودا"]);
    assert_eq!(state(&push(&there, &id, "draft")), "conflict");
    there.json(&["outbox", "keep", "mine", &item_of(&there)]);
    there.json(&["sync"]);
    assert_eq!(titles(&site), ["أفران في عامودا"]);
    here.json(&["sync"]);
    assert_eq!(here.json(&["outbox"])["items"][0]["state"], "changed");

    an_unsent_article_is_made_by_the_first_who_sends_it(&site, &here, &there);
    what_was_set_before_the_first_delivery_is_decided_by_a_person(&site, &here, &there);
    what_was_taken_back_just_now_is_not_public_by_who_did_not_know(&site, &here, &there);
    what_is_made_a_second_time_is_taken_away_again(&site);
    site.install_plugin();
    let (here, there) =
        (Machine::at(&site, "editor", &site.url), Machine::at(&site, "editor", &site.url));
    what_was_taken_back_just_now_is_not_public_by_who_did_not_know(&site, &here, &there);
    a_draft_with_its_own_name_that_no_reader_had_is_published(&site, &here, &there);
}

fn an_unsent_article_is_made_by_the_first_who_sends_it(
    site: &Site,
    one: &Machine,
    other: &Machine,
) {
    let id = article(one, "خبر لم يُرسل بعد");
    one.give(&id, other);
    // At once: whoever comes second finds what is there.
    let words = ["push", &id, "--site", "xeber24", "--as", "draft"];
    let (first, second) = (one.start(&words), other.start(&words));
    let answers = [first, second].map(|child| answer(&child.wait_with_output().unwrap()));
    for answer in &answers {
        let state = state(answer);
        assert!(matches!(&*state, "verified" | "conflict" | "queued"), "{answer}");
    }
    let same = titles(site).iter().filter(|title| *title == "خبر لم يُرسل بعد").count();
    assert_eq!(same, 1, "{answers:?}");
}

/// The second vault has the same text and never delivered it.
fn what_was_set_before_the_first_delivery_is_decided_by_a_person(
    site: &Site,
    one: &Machine,
    other: &Machine,
) {
    // Readers had the one that was taken back for a while.
    let date = ["--post_date=2026-01-01 10:00:00", "--post_date_gmt=2026-01-01 07:00:00"];
    for (first, set, expected) in [
        ("draft", vec!["--comment_status=closed"], "verified"),
        ("publish", [&date[..], &["--post_status=draft"]].concat(), "conflict"),
        ("publish", vec!["--post_status=private"], "conflict"),
    ] {
        let id = article(one, &format!("خبر له حال في الموقع {}", set.len()));
        one.give(&id, other);
        let sent = push(one, &id, first);
        assert_eq!(state(&sent), "verified", "{sent}");
        let post = sent["items"][0]["remote_id"].as_str().unwrap();
        site.wp(&[&["post", "update", post], &set[..]].concat());
        let answer = push(other, &id, "publish");
        assert_eq!(state(&answer), expected, "{set:?}: {answer}");
        let is_public = site.wp(&["post", "get", post, "--field=post_status"]) == "publish";
        assert_eq!(is_public, expected == "verified", "{set:?}");
    }
}

/// Its date says nothing: it was taken back within the second.
fn what_was_taken_back_just_now_is_not_public_by_who_did_not_know(
    site: &Site,
    one: &Machine,
    other: &Machine,
) {
    for by_an_editor in [true, false] {
        let id = article(one, &format!("خبر سُحب لتوّه {by_an_editor}"));
        one.give(&id, other);
        let sent = push(one, &id, "publish");
        let post = sent["items"][0]["remote_id"].as_str().unwrap();
        if by_an_editor {
            site.wp(&["post", "update", post, "--post_status=draft"]);
        } else {
            push(one, &id, "unpublish");
        }
        let answer = push(other, &id, "publish");
        assert_eq!(state(&answer), "conflict", "{answer}");
        let why = &answer["items"][0]["reason"];
        assert_eq!((&why["kind"], &why["detail"]), (&json!("unseen"), &json!("taken-back")));
        assert_eq!(status(site, post), "draft");
        other.json(&["outbox", "keep", "mine", &item_of(other)]);
        other.json(&["sync"]);
        assert_eq!(status(site, post), "publish", "who decides so has it public again");
    }
}

/// With the plugin a draft has the name that readers are to have before any of them does.
fn a_draft_with_its_own_name_that_no_reader_had_is_published(
    site: &Site,
    one: &Machine,
    other: &Machine,
) {
    let id = article(one, "خبر مسودة باسمه");
    one.json(&["set", &id, "slug=a-draft-with-a-name"]);
    one.give(&id, other);
    let sent = push(one, &id, "draft");
    let post = sent["items"][0]["remote_id"].as_str().unwrap();
    assert_eq!(site.wp(&["post", "get", post, "--field=post_name"]), "a-draft-with-a-name");
    assert_eq!(state(&push(other, &id, "publish")), "verified");
    assert_eq!(status(site, post), "publish");
}

fn status(site: &Site, post: &str) -> String {
    site.wp(&["post", "get", post, "--field=post_status"])
}

/// Between the look and the request of one, the other may have made it.
fn what_is_made_a_second_time_is_taken_away_again(site: &Site) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let editor = site.as_one("editor").await;
        let post = contract::post(33 << 72);
        let made = editor.create_post(&post, &()).await.unwrap();
        let fault = editor.create_post(&post, &()).await.unwrap_err();
        assert_eq!(fault.outcome, Outcome::Unknown);
        assert!(fault.is_passing(), "{fault:?}");
        let found = editor.find_post(post.key()).await.unwrap().unwrap();
        assert!(found.is_as(&made.seen()) && found.id == made.id, "{found:?}");
    });
    let same = titles(site).iter().filter(|title| **title == contract::post(0).title).count();
    assert_eq!(same, 1);
}

fn article(machine: &Machine, headline: &str) -> String {
    let id = machine.article(headline);
    machine.json(&["tag", "add", &id, "سوريا"]);
    machine.json(&["set", &id, "standfirst=ملخّص", "section=أخبار"]);
    id
}

fn push(machine: &Machine, id: &str, state: &str) -> Value {
    machine.json(&["push", id, "--site", "xeber24", "--as", state])
}

fn state(answer: &Value) -> String {
    let items = answer["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{answer}");
    items[0]["state"].as_str().unwrap().to_owned()
}

fn item_of(machine: &Machine) -> String {
    let shown = machine.json(&["outbox"]);
    let mut items = shown["items"].as_array().unwrap().iter();
    let conflict = items.rfind(|item| item["state"] == "conflict").unwrap();
    conflict["id"].as_str().unwrap().to_owned()
}

/// The headlines of all posts that came from a vault, in any state.
fn titles(site: &Site) -> Vec<String> {
    let code = "global $wpdb; echo json_encode($wpdb->get_col(\"SELECT post_title FROM $wpdb->posts \
        WHERE post_type = 'post' AND post_content LIKE '%warraq:%' ORDER BY ID\"));";
    serde_json::from_str(&site.wp(&["eval", code])).unwrap()
}
