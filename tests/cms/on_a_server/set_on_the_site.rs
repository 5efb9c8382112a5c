//! What somebody did to the state of a post on a real WordPress is decided by a person before anything is written.

use serde_json::{Value, json};

use crate::machine::{Machine, PASSPHRASE};
use crate::site::Site;

#[test]
fn what_was_done_to_the_state_of_a_post_is_told_before_it_is_written_over() {
    let site = Site::start();
    let machine = Machine::at(&site, "editor", &site.url);
    what_was_taken_from_readers(&site, &machine);
    a_password(&site, &machine);
    the_name_in_the_address(&site, &machine);
    out_of_the_bin(&site, &machine);
    out_of_the_bin_by_its_own_button(&site, &machine);
    taken_back_with_words_that_were_not_sent(&site, &machine);
    site.install_plugin();
    let machine = Machine::at(&site, "admin", &site.url);
    what_was_taken_from_readers(&site, &machine);
    a_password(&site, &machine);
    out_of_the_bin(&site, &machine);
}

fn what_was_taken_from_readers(site: &Site, machine: &Machine) {
    for (status, keep, stands) in [
        ("draft", "theirs", "draft"),
        ("private", "merged", "private"),
        ("pending", "mine", "publish"),
    ] {
        let (id, post) = published(machine, &format!("خبر يُسحب {status}"));
        site.wp(&["post", "update", &post, &format!("--post_status={status}")]);
        correct(machine, &id, "publish");
        let told = shown(machine);
        assert_eq!(told["state"], "conflict", "{told}");
        assert_eq!(field(site, &post, "post_excerpt"), "", "{status}: nothing was written");
        let item = told["id"].as_str().unwrap();
        let view = machine.json(&["outbox", "show", item]);
        let row = row(&view, "state");
        assert_eq!((&row["base"], &row["theirs"]), (&json!("published"), &json!(status)));
        let words = said(machine, &["outbox", "show", item]).replace(['\u{2068}', '\u{2069}'], "");
        assert!(words.contains("State of the post: changed on the site"), "{words}");
        assert!(words.contains("published → "), "{words}");
        machine.json(&["outbox", "keep", keep, item]);
        machine.json(&["sync"]);
        assert_eq!(field(site, &post, "post_status"), stands, "{status}");
        let excerpt = field(site, &post, "post_excerpt");
        assert_eq!(excerpt, if keep == "theirs" { "" } else { "ملخص مصحح" }, "{status}");
    }
    let listed = machine.json(&["outbox"]);
    let mut items = listed["items"].as_array().unwrap().iter();
    let private = items.rfind(|item| item["remote_state"] == "private").unwrap();
    assert_eq!(private["reason"]["kind"], "made-private", "{private}");
}

fn a_password(site: &Site, machine: &Machine) {
    let (id, post) = published(machine, "خبر بكلمة مرور");
    site.wp(&["post", "update", &post, "--post_password=سر"]);
    machine.json(&["sync"]);
    let told = shown(machine);
    assert_eq!((&told["state"], &told["has_password"]), (&json!("changed"), &json!(true)));
    assert_eq!(told["reason"]["kind"], "locked", "{told}");
    correct(machine, &id, "publish");
    assert_eq!(shown(machine)["state"], "conflict");
    assert_eq!(field(site, &post, "post_excerpt"), "");
    machine.json(&["outbox", "keep", "merged", shown(machine)["id"].as_str().unwrap()]);
    machine.json(&["sync"]);
    let told = shown(machine);
    assert_eq!((&told["state"], &told["has_password"]), (&json!("verified"), &json!(true)));
    assert_eq!(field(site, &post, "post_excerpt"), "ملخص مصحح");
    assert_eq!(field(site, &post, "post_password"), "سر");
}

fn the_name_in_the_address(site: &Site, machine: &Machine) {
    let (id, post) = published(machine, "Floods in Raqqa");
    assert_eq!(field(site, &post, "post_name"), "floods-in-raqqa");
    site.wp(&["post", "update", &post, "--post_name=name-of-the-editor"]);
    correct(machine, &id, "publish");
    let told = shown(machine);
    assert_eq!(told["state"], "conflict", "{told}");
    machine.json(&["outbox", "keep", "mine", told["id"].as_str().unwrap()]);
    machine.json(&["sync"]);
    assert_eq!(field(site, &post, "post_name"), "floods-in-raqqa");
}

/// By its own button the bin gives a post its name back; what had none, or comes out otherwise, keeps the bin's.
fn out_of_the_bin(site: &Site, machine: &Machine) {
    for (headline, first) in [("Bread is dearer", "publish"), ("Bread is cheaper", "draft")] {
        let id = article(machine, headline);
        machine.json(&["push", &id, "--site", "xeber24", "--as", first]);
        let post = shown(machine)["remote_id"].as_str().unwrap().to_owned();
        let name = field(site, &post, "post_name");
        if first == "draft" {
            // As an editor leaves it who saves it without a name.
            let code = format!(
                "global $wpdb; $wpdb->update($wpdb->posts, ['post_name' => ''], ['ID' => {post}]);"
            );
            site.wp(&["eval", &code]);
        }
        site.wp(&["post", "delete", &post]);
        let code = format!("delete_post_meta({post}, '_wp_desired_post_slug');");
        site.wp(&["eval", &code]);
        site.wp(&["post", "update", &post, "--post_status=draft"]);
        assert!(field(site, &post, "post_name").ends_with("__trashed"));
        correct(machine, &id, "publish");
        for _ in 0..2 {
            let told = shown(machine);
            if told["state"] == "conflict" {
                machine.json(&["outbox", "keep", "mine", told["id"].as_str().unwrap()]);
            }
            machine.json(&["sync"]);
        }
        let told = shown(machine);
        assert_eq!(told["state"], "verified", "{told}");
        assert_eq!(field(site, &post, "post_status"), "publish");
        let now = field(site, &post, "post_name");
        assert!(!now.contains("__trashed") && !now.is_empty(), "{now}");
        if first == "publish" {
            assert_eq!(now, name);
        }
    }
}

/// The bin's own button makes a draft of everything, gives back its name and files it under the usual category.
fn out_of_the_bin_by_its_own_button(site: &Site, machine: &Machine) {
    let restore = |post: &str| {
        site.wp(&["eval", &format!("wp_trash_post({post}); wp_untrash_post({post});")]);
        assert_eq!(field(site, post, "post_status"), "draft");
    };
    // Somebody may have read it again before it is corrected here.
    for is_looked_at in [false, true] {
        let id = article(machine, &format!("مسودة من السلة {is_looked_at}"));
        machine.json(&["push", &id, "--site", "xeber24", "--as", "draft"]);
        let post = shown(machine)["remote_id"].as_str().unwrap().to_owned();
        restore(&post);
        if is_looked_at {
            machine.json(&["sync"]);
            assert_eq!(shown(machine)["state"], "verified", "{}", shown(machine));
        }
        correct(machine, &id, "draft");
        let told = shown(machine);
        assert_eq!((&told["state"], &told["reason"]), (&json!("verified"), &Value::Null), "{told}");
        assert_eq!(field(site, &post, "post_excerpt"), "ملخص مصحح");

        let (id, post) = published(machine, &format!("خبر من السلة {is_looked_at}"));
        restore(&post);
        if is_looked_at {
            machine.json(&["sync"]);
            assert_eq!(shown(machine)["reason"]["kind"], "taken-back", "{}", shown(machine));
        }
        correct(machine, &id, "publish");
        let told = shown(machine);
        assert_eq!(told["state"], "conflict", "{told}");
        let view = machine.json(&["outbox", "show", told["id"].as_str().unwrap()]);
        let fields = view["fields"].as_array().unwrap();
        let theirs =
            fields.iter().filter(|field| field["kind"] != "mine" && field["kind"] != "same");
        let theirs: Vec<_> = theirs.map(|field| field["part"].clone()).collect();
        assert_eq!(theirs, [json!("state")], "{view}");
        let mut pieces = view["pieces"].as_array().unwrap().iter();
        assert!(pieces.all(|piece| piece["kind"] == "same"), "{view}");
        machine.json(&["outbox", "keep", "mine", told["id"].as_str().unwrap()]);
        assert_eq!(field(site, &post, "post_status"), "publish");
    }
}

fn taken_back_with_words_that_were_not_sent(site: &Site, machine: &Machine) {
    let (id, post) = published(machine, "خبر قبل السحب");
    machine.json(&["set", &id, "headline=خبر معدّل"]);
    machine.json(&["push", &id, "--site", "xeber24", "--as", "unpublish"]);
    let told = shown(machine);
    assert_eq!((&told["state"], &told["unsent"]), (&json!("verified"), &json!(["title"])));
    assert_eq!(field(site, &post, "post_title"), "خبر قبل السحب");
    assert_eq!(field(site, &post, "post_status"), "draft");
}

fn article(machine: &Machine, headline: &str) -> String {
    machine.article(headline)
}

/// An article that readers have, and its post.
fn published(machine: &Machine, headline: &str) -> (String, String) {
    let id = article(machine, headline);
    machine.json(&["push", &id, "--site", "xeber24", "--as", "publish"]);
    let told = shown(machine);
    assert_eq!(told["state"], "verified", "{told}");
    (id, told["remote_id"].as_str().unwrap().to_owned())
}

fn correct(machine: &Machine, id: &str, state: &str) {
    machine.json(&["set", id, "standfirst=ملخص مصحح"]);
    machine.json(&["push", id, "--site", "xeber24", "--as", state]);
}

fn row(view: &Value, part: &str) -> Value {
    let fields = view["fields"].as_array().unwrap();
    fields.iter().find(|field| field["part"] == part).unwrap_or(&Value::Null).clone()
}

fn field(site: &Site, post: &str, name: &str) -> String {
    site.wp(&["post", "get", post, &format!("--field={name}")])
}

/// What is shown of the newest delivery.
fn shown(machine: &Machine) -> Value {
    machine.json(&["outbox"])["items"].as_array().unwrap().last().unwrap().clone()
}

/// What is said to people.
fn said(machine: &Machine, words: &[&str]) -> String {
    let output = machine.command(words).env("WARRAQ_PASSPHRASE", PASSPHRASE).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
