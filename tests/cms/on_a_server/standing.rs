//! What the command shows of a post is what the post is, whoever did what to it on a real WordPress.

use std::process::Command;

use serde_json::{Value, json};

use crate::machine::{Machine, PASSPHRASE};
use crate::site::Site;

#[test]
fn what_the_outbox_shows_is_how_the_post_stands() {
    let site = Site::start();
    what_is_scheduled_stays_so_and_its_embargo_is_told(&site);
    what_an_editor_did_to_a_contributors_post(&site);
    what_came_out_under_an_embargo_and_what_was_binned(&site);
    a_draft_that_an_editor_publishes_has_the_address_that_was_shown(&site);
}

/// Where the site finds posts by their key. A stock one needs the name for that.
fn a_draft_that_an_editor_publishes_has_the_address_that_was_shown(site: &Site) {
    site.install_plugin();
    let machine = Machine::at(site, "editor", &site.url);
    for (headline, slug, name) in
        [("Bread in Qamishli", "", "bread-in-qamishli"), ("خبر", "bread", "bread")]
    {
        let id = article(&machine, headline);
        machine.json(&["set", &id, &format!("slug={slug}")]);
        machine.json(&["push", &id, "--site", "xeber24", "--as", "draft"]);
        let draft = shown(&machine);
        assert_eq!(
            (&draft["state"], &draft["altered"]),
            (&json!("verified"), &json!([])),
            "{draft}"
        );
        let post = draft["remote_id"].as_str().unwrap();
        site.wp(&["post", "update", post, "--post_status=publish"]);
        machine.json(&["sync"]);
        let live = shown(&machine);
        assert_eq!(site.wp(&["post", "get", post, "--field=post_name"]), name);
        let state = (&live["state"], &live["remote_url"], &live["has_address_of_key"]);
        assert_eq!(state, (&json!("verified"), &draft["remote_url"], &json!(false)), "{live}");
        assert_eq!(live["reason"]["kind"], "published-there", "{live}");
    }
}

fn what_is_scheduled_stays_so_and_its_embargo_is_told(site: &Site) {
    let machine = Machine::at(site, "editor", &site.url);
    let id = article(&machine, "خبر له وقت");
    machine.json(&["push", &id, "--site", "xeber24", "--at", "2031-01-15T03:00:00Z"]);
    machine.json(&["set", &id, "standfirst=ملخص مصحح"]);
    machine.json(&["push", &id, "--site", "xeber24"]);
    let shown = shown(&machine);
    let state = (&shown["state"], &shown["remote_state"], &shown["wish"]["state"]);
    assert_eq!(state, (&json!("scheduled"), &json!("scheduled"), &json!("draft")), "{shown}");
    assert_eq!(shown["date"], "2031-01-15T03:00:00Z");
    assert_eq!(shown["date_there"], "2031-01-15T06:00:00+03:00");
    let said = said(&machine, &["outbox"]);
    assert!(said.contains("2031-01-15 06:00 +03:00 = 2031-01-15 03:00 UTC"), "{said}");
    assert!(said.contains("&preview=true") && shown["is_public"] == false, "{said}");

    machine.json(&["set", &id, "embargo=2031-02-01T00:00:00Z"]);
    let kind = |shown: &Value| shown["alert"]["kind"].clone();
    assert_eq!(kind(&self::shown(&machine)), "embargo-scheduled");
    let checks = machine.json(&["push", &id, "--site", "xeber24", "--check"]);
    assert_eq!(checks["articles"][0]["checks"][0]["kind"], "embargo-scheduled", "{checks}");
    let synced = machine.json(&["sync"]);
    assert_eq!(kind(&synced["items"][0]), "embargo-scheduled", "{synced}");
    let post = shown["remote_id"].as_str().unwrap();
    assert_eq!(site.wp(&["post", "get", post, "--field=post_date"]), "2031-01-15 06:00:00");
    // What is advised goes.
    machine.json(&["push", &id, "--site", "xeber24", "--at", "2031-02-02T03:00:00Z"]);
    let moved = self::shown(&machine);
    assert_eq!((&moved["state"], kind(&moved)), (&json!("scheduled"), Value::Null), "{moved}");
    assert_eq!(site.wp(&["post", "get", post, "--field=post_date"]), "2031-02-02 06:00:00");
}

fn what_an_editor_did_to_a_contributors_post(site: &Site) {
    let machine = Machine::at(site, "contributor", &site.url);
    let id = article(&machine, "خبر مساهم");
    machine.json(&["push", &id, "--site", "xeber24", "--as", "pending"]);
    let post = shown(&machine)["remote_id"].as_str().unwrap().to_owned();
    for (state, year, expected) in [("future", 2031, "scheduled"), ("publish", 2026, "published")] {
        let status = format!("--post_status={state}");
        let date = format!("--post_date={year}-01-15 06:00:00");
        let utc = format!("--post_date_gmt={year}-01-15 03:00:00");
        site.wp(&["post", "update", &post, &status, &date, &utc, "--edit_date=true"]);
        machine.json(&["sync"]);
        assert_eq!(shown(&machine)["remote_state"], expected);
    }
    let told = shown(&machine);
    assert_eq!((&told["state"], &told["is_public"]), (&json!("verified"), &json!(true)), "{told}");
    assert_eq!(told["reason"]["kind"], "published-unread", "{told}");
    assert_eq!(machine.json(&["show", &id])["status"], "delivered");
    machine.json(&["set", &id, "standfirst=تصحيح"]);
    machine.json(&["push", &id, "--site", "xeber24", "--as", "pending"]);
    let refused = shown(&machine);
    assert_eq!(refused["state"], "refused");
    assert_eq!(refused["reason"], json!({ "kind": "right", "detail": "edit-published" }));
    assert_eq!(refused["remote_state"], "published");
}

fn what_came_out_under_an_embargo_and_what_was_binned(site: &Site) {
    let machine = Machine::at(site, "editor", &site.url);
    let id = article(&machine, "خبر محظور");
    machine.json(&["set", &id, "embargo=2031-02-01T00:00:00Z"]);
    machine.json(&["push", &id, "--site", "xeber24"]);
    let post = shown(&machine)["remote_id"].as_str().unwrap().to_owned();
    site.wp(&["post", "update", &post, "--post_status=publish"]);
    machine.json(&["set", &id, "standfirst=ملخص"]);
    machine.json(&["push", &id, "--site", "xeber24"]);
    let refused = shown(&machine);
    assert_eq!(
        (&refused["state"], &refused["remote_state"]),
        (&json!("refused"), &json!("published"))
    );
    assert_eq!(refused["alert"]["kind"], "embargo-live", "{refused}");
    machine.json(&["sync"]);
    assert_eq!(shown(&machine)["state"], "refused", "it is looked after, and stays what it is");
    assert_eq!(machine.json(&["show", &id])["status"], "delivered");
    machine.json(&["push", &id, "--site", "xeber24", "--as", "unpublish"]);
    assert_eq!(shown(&machine)["alert"], Value::Null);

    site.wp(&["post", "delete", &post]);
    machine.json(&["sync"]);
    let binned = shown(&machine);
    assert_eq!((&binned["state"], &binned["reason"]["kind"]), (&json!("changed"), &json!("gone")));
    let bin = format!("{}/wp-admin/edit.php?post_status=trash&post_type=post", site.url);
    assert_eq!((&binned["open_url"], &binned["remote_state"]), (&json!(bin), &json!("trashed")));
    let item = binned["id"].as_str().unwrap();
    machine.json(&["outbox", "send-as-new", item]);
    machine.json(&["sync"]);
    let anew = shown(&machine);
    assert_eq!(anew["state"], "verified", "{anew}");
    assert_ne!(anew["remote_id"].as_str(), Some(&*post));
    assert_eq!(site.wp(&["post", "get", &post, "--field=post_status"]), "trash");
    // It is that one from now on, also where the old one is taken out of the bin.
    site.wp(&["post", "update", &post, "--post_status=draft"]);
    machine.json(&["set", &id, "standfirst=ملخص آخر"]);
    machine.json(&["push", &id, "--site", "xeber24"]);
    let corrected = shown(&machine);
    assert_eq!(
        (&corrected["state"], &corrected["remote_id"]),
        (&json!("verified"), &anew["remote_id"])
    );
    let old = format!("{}/?p={post}&preview=true", site.url);
    let ours = format!("{}/?p={}&preview=true", site.url, anew["remote_id"].as_str().unwrap());
    let alert = json!({ "kind": "second-post", "detail": old, "ours": ours });
    assert_eq!(corrected["alert"], alert, "{corrected}");
    site.wp(&["post", "delete", &post]);
    machine.json(&["sync"]);
    assert_eq!(shown(&machine)["alert"], Value::Null);

    // Deleted for good it says so, and is made again by nobody but who says so.
    let post = anew["remote_id"].as_str().unwrap().to_owned();
    site.wp(&["post", "delete", &post, "--force"]);
    machine.json(&["sync"]);
    let said = said(&machine, &["outbox"]);
    assert!(said.contains("deleted from the site") && said.contains("send-as-new"), "{said}");
    for _ in 0..2 {
        machine.json(&["push", &id, "--site", "xeber24"]);
        let refused = shown(&machine);
        let why = (&refused["state"], &refused["reason"]["kind"], &refused["remote_id"]);
        assert_eq!(why, (&json!("refused"), &json!("deleted"), &Value::Null), "{refused}");
    }
    machine.json(&["outbox", "send-as-new", shown(&machine)["id"].as_str().unwrap()]);
    machine.json(&["sync"]);
    let anew = shown(&machine);
    assert_eq!(anew["state"], "verified", "{anew}");
    assert_ne!(anew["remote_id"].as_str(), Some(&*post));
}

fn article(machine: &Machine, headline: &str) -> String {
    machine.article(headline)
}

/// What is shown of the newest delivery.
fn shown(machine: &Machine) -> Value {
    machine.json(&["outbox"])["items"].as_array().unwrap().last().unwrap().clone()
}

/// What is said to people.
fn said(machine: &Machine, words: &[&str]) -> String {
    let mut command: Command = machine.command(words);
    let output = command.env("WARRAQ_PASSPHRASE", PASSPHRASE).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
