//! What the outbox says on a real WordPress is so, and what it tells to do is done.

use chrono::{SecondsFormat, TimeDelta, Utc};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::machine::{Machine, answer};
use crate::site::Site;

#[test]
fn the_outbox_says_what_is_so_and_its_ways_lead_on() {
    let site = Site::start();
    a_near_time_keeps_nothing_else_waiting(&site);
    a_password_is_tried_before_it_is_kept_and_what_was_refused_goes_on(&site);
    what_was_refused_for_the_bin_is_looked_at_again(&site);
    what_is_no_post_is_not_in_the_bin(&site);
}

fn a_near_time_keeps_nothing_else_waiting(site: &Site) {
    let machine = Machine::at(site, "editor", &site.url);
    let (near, urgent) = (article(&machine, "خبر قريب الموعد"), article(&machine, "خبر عاجل"));
    let at = Utc::now() + TimeDelta::seconds(80);
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let shown = machine.json(&["push", &near, "--site", "xeber24", "--at", &at])["items"].take();
    let why = json!({ "kind": "soon", "until": at });
    assert_eq!((&shown[0]["state"], &shown[0]["reason"]), (&json!("queued"), &why), "{shown}");
    let shown = machine.json(&["push", &urgent, "--site", "xeber24", "--as", "publish"]);
    let urgent = &shown["items"][0];
    let state = (&urgent["state"], &urgent["remote_state"]);
    assert_eq!(state, (&json!("verified"), &json!("published")), "{urgent}");
    // Letters are shown as letters, whoever made the address.
    assert!(urgent["remote_url"].as_str().unwrap().ends_with("/خبر-عاجل/"), "{urgent}");
}

fn a_password_is_tried_before_it_is_kept_and_what_was_refused_goes_on(site: &Site) {
    let machine = Machine::at(site, "author", &site.url);
    let id = article(&machine, "خبر وكلمة مرور");
    let change = |password: &str| {
        let mut command = machine.command(&["site", "change", "xeber24", "--password", "--json"]);
        answer(&command.env("WARRAQ_SITE_SECRET", password).output().unwrap())
    };
    assert_eq!(change("wrong")["error"]["code"], "site");
    machine.json(&["push", &id, "--site", "xeber24", "--as", "draft"]);
    assert_eq!(shown(&machine)["state"], "verified", "the one that was kept is still kept");

    site.wp(&["user", "application-password", "delete", "author", "--all"]);
    machine.json(&["set", &id, "standfirst=ملخص"]);
    machine.json(&["push", &id, "--site", "xeber24"]);
    let refused = shown(&machine);
    let state = (&refused["state"], &refused["reason"]["kind"]);
    assert_eq!(state, (&json!("refused"), &json!("login")), "{refused}");
    assert_eq!(change(site.login("author").password.expose_secret())["error"]["code"], "site");
    let create = ["user", "application-password", "create", "author", "another", "--porcelain"];
    let changed = change(&site.wp(&create));
    assert_eq!(changed["items"][0]["state"], "verified", "{changed}");
    assert_eq!(shown(&machine)["state"], "verified");
}

fn what_was_refused_for_the_bin_is_looked_at_again(site: &Site) {
    let machine = Machine::at(site, "editor", &site.url);
    let id = article(&machine, "خبر في السلة");
    machine.json(&["push", &id, "--site", "xeber24", "--as", "draft"]);
    let post = shown(&machine)["remote_id"].as_str().unwrap().to_owned();
    site.wp(&["post", "delete", &post]);
    machine.json(&["set", &id, "standfirst=ملخص"]);
    machine.json(&["push", &id, "--site", "xeber24"]);
    let told = || {
        let item = shown(&machine);
        (item["state"].clone(), item["reason"]["kind"].clone(), item["remote_state"].clone())
    };
    let refused = |why: &str, stands: Value| (json!("refused"), json!(why), stands);
    assert_eq!(told(), refused("gone", json!("trashed")));
    site.wp(&["post", "update", &post, "--post_status=draft"]);
    machine.json(&["sync"]);
    assert_eq!(told(), refused("restored", json!("draft")));
    site.wp(&["post", "delete", &post]);
    machine.json(&["sync"]);
    assert_eq!(told(), refused("gone", json!("trashed")));
    site.wp(&["post", "delete", &post, "--force"]);
    machine.json(&["sync"]);
    assert_eq!(told(), refused("deleted", Value::Null));
}

fn what_is_no_post_is_not_in_the_bin(site: &Site) {
    let machine = Machine::at(site, "editor", &site.url);
    let page = site.wp(&["post", "create", "--post_type=page", "--post_title=ص", "--porcelain"]);
    let binned = site.wp(&["post", "create", "--post_title=م", "--porcelain"]);
    site.wp(&["post", "delete", &binned]);
    let none = "There is no post";
    for (named, why) in
        [("99999", none), (&page, none), ("ليس رقماً", none), (&binned, "in the site's bin")]
    {
        let error = machine.json(&["pull", named, "--site", "xeber24"])["error"].take();
        assert_eq!(error["code"], "site");
        assert!(error["message"].as_str().unwrap().contains(why), "{named}: {error}");
    }
}

fn article(machine: &Machine, headline: &str) -> String {
    machine.article(headline)
}

/// What is shown of the newest delivery.
fn shown(machine: &Machine) -> Value {
    machine.json(&["outbox"])["items"].as_array().unwrap().last().unwrap().clone()
}
