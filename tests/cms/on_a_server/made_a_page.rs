//! A post that somebody made a page of on a real WordPress: it is not gone, and nobody makes it a second time.

use serde_json::{Value, json};

use crate::machine::{Machine, PASSPHRASE};
use crate::site::Site;

#[test]
fn a_post_that_became_something_else_is_not_called_deleted() {
    let site = Site::start();
    let machine = Machine::at(&site, "editor", &site.url);
    let id = &*machine.article("صار صفحة");
    machine.json(&["push", id, "--site", "xeber24", "--as", "publish"]);
    let post = last(&machine)["remote_id"].as_str().unwrap().to_owned();
    // A kind that a plugin keeps, and one of the site's own.
    let kinds = "<?php add_action('init', fn() => register_post_type('report', \
        ['public' => true, 'show_in_rest' => true, 'rest_base' => 'reports']));";
    std::fs::write(site.files().join("wp-content/mu-plugins/reports.php"), kinds).unwrap();
    for (kind, state) in [("page", "changed"), ("report", "refused")] {
        site.wp(&["post", "update", &post, &format!("--post_type={kind}")]);
        machine.json(&["sync"]);
        is_told(&machine, state, kind);
        machine.json(&["set", id, &format!("standfirst=ملخص {kind}")]);
        machine.json(&["push", id, "--site", "xeber24", "--as", "draft"]);
        is_told(&machine, "refused", kind);
        let item = last(&machine)["id"].as_str().unwrap().to_owned();
        let said = said(&machine, &["outbox"]);
        assert!(!said.contains("send-as-new"), "{kind}: {said}");
        said_no(&machine, &["outbox", "send-as-new", &item]);
        assert_eq!(count(&site), 1, "{kind}");
    }
    // It is a post again, and goes on.
    site.wp(&["post", "update", &post, "--post_type=post"]);
    machine.json(&["push", id, "--site", "xeber24", "--as", "draft"]);
    assert_eq!(last(&machine)["state"], "verified");
    // Deleted for good it is told as that.
    site.wp(&["post", "delete", &post, "--force"]);
    machine.json(&["sync"]);
    assert_eq!(last(&machine)["reason"]["kind"], "deleted");
}

fn is_told(machine: &Machine, state: &str, kind: &str) {
    let shown = last(machine);
    assert_eq!((&shown["state"], &shown["reason"]["kind"]), (&json!(state), &json!("other-type")));
    let place = shown["reason"]["detail"].as_str().unwrap();
    assert!(place.contains("صار-صفحة"), "{kind}: {place}");
}

fn last(machine: &Machine) -> Value {
    machine.json(&["outbox"])["items"].as_array().unwrap().last().unwrap().clone()
}

fn said(machine: &Machine, words: &[&str]) -> String {
    let output = machine.command(words).env("WARRAQ_PASSPHRASE", PASSPHRASE).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn said_no(machine: &Machine, words: &[&str]) {
    let output = machine.command(words).output().unwrap();
    assert!(!output.status.success(), "{words:?}");
}

/// How many of the article there are, whatever they are.
fn count(site: &Site) -> usize {
    let code = "global $wpdb; echo $wpdb->get_var(\"SELECT COUNT(*) FROM $wpdb->posts WHERE \
        post_title = 'صار صفحة' AND post_type <> 'revision'\");";
    site.wp(&["eval", code]).trim().parse().unwrap()
}
