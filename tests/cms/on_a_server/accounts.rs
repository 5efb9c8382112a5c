//! A site that stands in the list twice, with two accounts, on a real WordPress.

use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::machine::Machine;
use crate::site::Site;

#[test]
fn one_site_with_two_accounts_is_one_place() {
    let site = Site::start();
    what_both_may_change_is_corrected_by_both(&site);
    what_waited_is_not_written_over_what_the_other_sent(&site);
    what_one_may_not_change_is_refused(&site);
    what_another_vault_sent_is_not_tried_for_ever(&site);
    of_two_posts_one_is_public(&site);
    who_may_not_change_what_was_published_sees_it_listed(&site);
    site.install_plugin();
    what_waited_is_not_written_over_what_the_other_sent(&site);
}

/// A list with the source of posts leaves out what an editor published of a contributor's.
fn who_may_not_change_what_was_published_sees_it_listed(site: &Site) {
    let contributor = Machine::at(site, "contributor", &site.url);
    let id = article(&contributor, "خبر المساهم");
    contributor.json(&["push", &id, "--site", "xeber24", "--as", "pending"]);
    let post = last(&contributor)["remote_id"].as_str().unwrap().to_owned();
    site.wp(&["post", "update", &post, "--post_status=publish"]);
    let listed = contributor.json(&["pull", "--site", "xeber24"]);
    let found = listed["posts"].as_array().unwrap();
    let own = found.iter().find(|one| one["id"] == post.as_str());
    let own = own.unwrap_or_else(|| panic!("{listed}"));
    assert_eq!((&own["title"], &own["state"]), (&json!("خبر المساهم"), &json!("published")));
    assert_eq!(own["article"], id.as_str(), "it is the article that is here");
    let author = own["author"].as_str().unwrap();
    assert!(found.iter().all(|one| one["author"] == author), "others' are none of it: {listed}");
}

fn what_both_may_change_is_corrected_by_both(site: &Site) {
    let machine = with_second(site, "editor", "admin");
    let id = article(&machine, "خبر واحد لحسابين");
    push(&machine, &id, "xeber24");
    for (round, name) in ["second", "xeber24", "second"].into_iter().enumerate() {
        machine.json(&["set", &id, &format!("standfirst=ملخص {round}")]);
        let shown = push(&machine, &id, name);
        assert_eq!(shown["state"], "verified", "{shown}");
        assert_eq!(shown["site"], name);
    }
    machine.json(&["sync"]);
    let items = machine.json(&["outbox"])["items"].clone();
    assert!(items.as_array().unwrap().iter().all(|item| item["state"] == "verified"), "{items}");
    assert_eq!(count(site, "خبر واحد لحسابين"), 1);
}

fn what_waited_is_not_written_over_what_the_other_sent(site: &Site) {
    let machine = with_second(site, "editor", "admin");
    let id = article(&machine, "خبر ينتظر عند أحدهما");
    machine.json(&["push", &id, "--site", "xeber24", "--as", "publish"]);
    machine.json(&["set", &id, "standfirst=ملخص قديم"]);
    let closed = site.files().join(".maintenance");
    std::fs::write(&closed, "<?php $upgrading = time();").unwrap();
    machine.json(&["push", &id, "--site", "xeber24"]);
    let older = last(&machine);
    assert_eq!(older["state"], "queued", "{older}");
    let older = older["id"].as_str().unwrap();
    machine.json(&["outbox", "pause", older]);
    std::fs::remove_file(closed).unwrap();
    machine.json(&["set", &id, "standfirst=ملخص مصحح"]);
    machine.json(&["push", &id, "--site", "second"]);
    let newer = last(&machine);
    assert_eq!((&newer["state"], &newer["site"]), (&json!("verified"), &json!("second")));
    let _ = machine.command(&["outbox", "retry", older]).output().unwrap();
    machine.json(&["sync"]);
    let post = newer["remote_id"].as_str().unwrap();
    assert_eq!(site.wp(&["post", "get", post, "--field=post_excerpt"]), "ملخص مصحح");
    let items = machine.json(&["outbox"])["items"].clone();
    let told = items.as_array().unwrap().iter().find(|item| item["id"] == older).unwrap();
    let why = json!({ "kind": "overtaken", "detail": "second" });
    assert_eq!((&told["state"], &told["reason"]), (&json!("cancelled"), &why), "{told}");
}

fn what_one_may_not_change_is_refused(site: &Site) {
    let machine = with_second(site, "editor", "author");
    let id = article(&machine, "خبر لمحرر");
    push(&machine, &id, "xeber24");
    machine.json(&["set", &id, "standfirst=ملخص"]);
    let shown = push(&machine, &id, "second");
    let reason = json!({ "kind": "other-entry", "detail": "xeber24" });
    assert_eq!((&shown["state"], &shown["reason"]), (&json!("refused"), &reason), "{shown}");
    assert_eq!(count(site, "خبر لمحرر"), 1);
}

fn what_another_vault_sent_is_not_tried_for_ever(site: &Site) {
    let editor = Machine::at(site, "editor", &site.url);
    let author = Machine::at(site, "author", &site.url);
    let id = article(&editor, "خبر من خزنة أخرى");
    push(&editor, &id, "xeber24");
    editor.give(&id, &author);
    let shown = push(&author, &id, "xeber24");
    assert_eq!((&shown["state"], &shown["reason"]), (&json!("refused"), &lacks()), "{shown}");
    assert_eq!(count(site, "خبر من خزنة أخرى"), 1);
}

/// What waits for an editor has its own name, and an author does not see it.
fn of_two_posts_one_is_public(site: &Site) {
    let editor = Machine::at(site, "editor", &site.url);
    let author = Machine::at(site, "author", &site.url);
    let id = article(&editor, "خبر بين محرر وكاتب");
    editor.json(&["push", &id, "--site", "xeber24", "--as", "pending"]);
    editor.give(&id, &author);
    assert_eq!(push(&author, &id, "xeber24")["state"], "verified");
    assert_eq!(count(site, "خبر بين محرر وكاتب"), 2, "neither could know");

    // The editor sees both.
    editor.json(&["sync"]);
    let alert = last(&editor)["alert"].clone();
    assert_eq!(alert["kind"], "other-post", "{alert}");
    assert!(alert["detail"].as_str().unwrap().contains("?p="), "{alert}");
    editor.json(&["push", &id, "--site", "xeber24", "--as", "publish"]);
    assert_eq!(last(&editor)["state"], "verified");
    for again in [false, true] {
        author.json(&["push", &id, "--site", "xeber24", "--as", "publish"]);
        let shown = last(&author);
        assert_eq!(shown["state"], "refused", "{again}: {shown}");
        assert_eq!(shown["reason"]["kind"], "other-post", "{again}: {shown}");
        assert_eq!(shown["remote_state"], "draft", "{again}: {shown}");
        let public = site.wp(&["post", "list", "--post_status=publish", "--field=post_title"]);
        let of_article = public.lines().filter(|line| *line == "خبر بين محرر وكاتب");
        assert_eq!(of_article.count(), 1, "{again}");
    }
}

fn last(machine: &Machine) -> Value {
    machine.json(&["outbox"])["items"].as_array().unwrap().last().unwrap().clone()
}

fn lacks() -> Value {
    json!({ "kind": "right", "detail": "edit-others" })
}

fn with_second(site: &Site, first: &str, second: &str) -> Machine {
    let machine = Machine::at(site, first, &site.url);
    let words = ["site", "add", "second", "--kind", "wordpress", "--url", &site.url];
    let mut command = machine.command(&[&words[..], &["--user", second, "--json"]].concat());
    let login = site.login(second);
    let output = command.env("WARRAQ_SITE_SECRET", login.password.expose_secret()).output();
    assert!(output.unwrap().status.success());
    machine
}

fn article(machine: &Machine, headline: &str) -> String {
    machine.article(headline)
}

/// What is shown of the delivery.
fn push(machine: &Machine, id: &str, site: &str) -> Value {
    machine.json(&["push", id, "--site", site, "--as", "draft"]);
    machine.json(&["outbox"])["items"].as_array().unwrap().last().unwrap().clone()
}

fn count(site: &Site, title: &str) -> usize {
    let titles = site.wp(&["post", "list", "--post_status=any", "--field=post_title"]);
    titles.lines().filter(|line| *line == title).count()
}
