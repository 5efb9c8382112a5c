//! What the outbox says is so, and what it tells to do does it: in a folder that comes and goes.

use serde_json::{Value, json};

use crate::newsroom::Newsroom;

/// A newsroom with the folder `site` as a site.
fn newsroom() -> Newsroom {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).expect("a new folder");
    newsroom.json(&["site", "add", "مجلد", "--kind", "folder", "--url", "site"]);
    newsroom
}

fn goes_away(newsroom: &Newsroom) {
    std::fs::rename(newsroom.path("site"), newsroom.path("away")).expect("it is there");
}

fn comes_back(newsroom: &Newsroom) {
    std::fs::rename(newsroom.path("away"), newsroom.path("site")).expect("it is away");
}

/// The newest delivery, and what people were told.
fn pushed(newsroom: &Newsroom, id: &str, more: &[&str]) -> (Value, String) {
    let run = newsroom.run(&[&["push", id, "--site", "مجلد"], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    (newest(newsroom), run.err)
}

fn newest(newsroom: &Newsroom) -> Value {
    let items = newsroom.json(&["outbox"])["items"].take();
    items.as_array().and_then(|items| items.last()).expect("something was asked for").clone()
}

/// The file with the text of the article.
fn text_file(newsroom: &Newsroom, id: &str) -> String {
    let folder = format!("site/wq-{}", id.to_lowercase());
    let manifest = newsroom.read(&format!("{folder}/manifest.json"));
    let manifest: Value = serde_json::from_str(&manifest).expect("a manifest is JSON");
    format!("{folder}/{}", manifest["text"].as_str().expect("it names its text"))
}

#[test]
fn what_waits_to_be_published_stays_asked_for_until_somebody_says_otherwise() {
    let newsroom = newsroom();
    let id = newsroom.article_with("خبر أول", "نص.");
    goes_away(&newsroom);
    pushed(&newsroom, &id, &["--as", "publish"]);
    newsroom.text(&["set", &id, "headline=خبر مصحح"]);
    let (item, told) = pushed(&newsroom, &id, &[]);
    assert_eq!((&item["state"], &item["wish"]["state"]), (&json!("queued"), &json!("publish")));
    assert!(told.contains("stays asked for: published"), "{told}");
    assert!(told.contains(&format!("warraq push {id} --site مجلد --as draft")), "{told}");
    let check = newsroom.run(&["push", &id, "--site", "مجلد", "--check"]);
    assert!(check.err.contains("stays asked for: published"), "{}", check.err);

    let (item, told) = pushed(&newsroom, &id, &["--as", "draft"]);
    assert_eq!(item["wish"]["state"], "draft");
    assert!(told.contains("not asked for any more: published"), "{told}");

    pushed(&newsroom, &id, &["--as", "publish"]);
    pushed(&newsroom, &id, &[]);
    comes_back(&newsroom);
    newsroom.text(&["sync"]);
    let item = newest(&newsroom);
    assert_eq!((&item["state"], &item["remote_state"]), (&json!("verified"), &json!("published")));
    let (_, told) = pushed(&newsroom, &id, &[]);
    assert!(!told.contains("asked for"), "it is there: {told}");
}

#[test]
fn what_somebody_stopped_is_not_published_by_a_plain_push_and_that_is_told() {
    let newsroom = newsroom();
    let id = newsroom.article_with("خبر أول", "نص.");
    goes_away(&newsroom);
    let (item, _) = pushed(&newsroom, &id, &["--as", "publish"]);
    newsroom.text(&["outbox", "pause", item["id"].as_str().unwrap()]);
    let (item, told) = pushed(&newsroom, &id, &[]);
    assert_eq!(item["wish"]["state"], "draft");
    assert!(told.contains("not asked for any more: published"), "{told}");
    assert!(told.contains(&format!("warraq push {id} --site مجلد --as publish")), "{told}");
}

/// One folder that stands in the list twice.
#[test]
fn what_waits_at_one_entry_of_a_place_is_not_written_over_what_the_other_sent() {
    let newsroom = newsroom();
    newsroom.json(&["site", "add", "ثانٍ", "--kind", "folder", "--url", "site"]);
    let id = newsroom.article_with("خبر أول", "نص.");
    goes_away(&newsroom);
    let (older, _) = pushed(&newsroom, &id, &["--as", "publish"]);
    comes_back(&newsroom);
    newsroom.text(&["set", &id, "headline=خبر مصحح"]);
    let run = newsroom.run(&["push", &id, "--site", "ثانٍ"]);
    assert!(run.err.contains("stays asked for: published"), "{}", run.err);
    let there = |newsroom: &Newsroom| {
        newsroom.read(&format!("site/wq-{}/manifest.json", id.to_lowercase()))
    };
    assert!(there(&newsroom).contains("خبر مصحح"), "{}", run.err);
    let item = older["id"].as_str().unwrap();
    assert_eq!(newsroom.run(&["outbox", "retry", item]).code, 1, "it is at its end");
    newsroom.run(&["sync"]);
    let manifest = there(&newsroom);
    assert!(manifest.contains("خبر مصحح") && manifest.contains("published"), "{manifest}");
    let items = newsroom.json(&["outbox"])["items"].take();
    let told = items.as_array().unwrap().iter().find(|one| one["id"] == item).unwrap();
    let why = json!({ "kind": "overtaken", "detail": "ثانٍ" });
    assert_eq!((&told["state"], &told["reason"]), (&json!("cancelled"), &why), "{told}");
}

#[test]
fn what_somebody_has_go_on_goes_on_at_once() {
    let newsroom = newsroom();
    let id = newsroom.article_with("خبر أول", "نص.");
    goes_away(&newsroom);
    let (item, _) = pushed(&newsroom, &id, &[]);
    let item = item["id"].as_str().unwrap();
    newsroom.text(&["outbox", "pause", item]);
    comes_back(&newsroom);
    let shown = newsroom.json(&["outbox", "retry", item]);
    assert_eq!(shown["items"][0]["state"], "verified", "{shown}");
    // What is gone is sent as new at once, too.
    std::fs::remove_dir_all(newsroom.path(&format!("site/wq-{}", id.to_lowercase()))).unwrap();
    assert_eq!(newsroom.run(&["sync"]).code, 1);
    let shown = newsroom.json(&["outbox", "send-as-new", item]);
    assert_eq!(shown["items"][0]["state"], "verified", "{shown}");
}

#[test]
fn a_text_that_somebody_took_out_is_told_and_written_again_by_who_decides_so() {
    let newsroom = newsroom();
    let id = newsroom.article_with("خبر أول", "نص الخبر.");
    pushed(&newsroom, &id, &[]);
    std::fs::remove_file(newsroom.path(&text_file(&newsroom, &id))).unwrap();
    let synced = newsroom.run(&["sync"]);
    assert!(!synced.err.contains("could not be looked at"), "{}", synced.err);
    assert_eq!((synced.code, newest(&newsroom)["state"].clone()), (1, json!("changed")));
    newsroom.text(&["set", &id, "headline=خبر مصحح"]);
    let (item, _) = pushed(&newsroom, &id, &[]);
    assert_eq!((&item["state"], &item["reason"]["kind"]), (&json!("conflict"), &json!("changed")));
    let item = item["id"].as_str().unwrap();
    let shown = newsroom.run(&["outbox", "show", item]);
    assert!(shown.err.contains("The text was deleted there"), "{}", shown.err);
    assert!(shown.err.contains(&format!("warraq outbox keep mine {item}")), "{}", shown.err);
    assert!(!shown.err.contains("keep theirs"), "{}", shown.err);
    // There is nothing to keep, and no article is emptied by it.
    let refused = newsroom.run(&["outbox", "keep", "theirs", item]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains(&format!("warraq outbox keep mine {item}")), "{}", refused.err);
    assert!(newsroom.text(&["show", &id]).contains("نص الخبر."));
    let kept = newsroom.json(&["outbox", "keep", "mine", item]);
    assert_eq!(kept["items"][0]["state"], "verified", "{kept}");
    assert!(newsroom.read(&text_file(&newsroom, &id)).contains("نص الخبر."));
}

#[test]
fn a_decision_is_of_the_newest_delivery_whichever_was_named() {
    let newsroom = newsroom();
    let id = newsroom.article_with("خبر أول", "نص الخبر.");
    let (old, _) = pushed(&newsroom, &id, &[]);
    let text = text_file(&newsroom, &id);
    let by_hand = newsroom.read(&text).replace("نص الخبر.", "نص المحرر.");
    newsroom.file(&text, by_hand);
    newsroom.text(&["set", &id, "headline=خبر مصحح"]);
    let (new, _) = pushed(&newsroom, &id, &[]);
    let [old, new] = [&old, &new].map(|item| item["id"].as_str().unwrap());
    let shown = newsroom.run(&["outbox", "show", old]);
    assert!(shown.err.contains(&format!("warraq outbox keep theirs {new}")), "{}", shown.err);
    assert!(!shown.err.contains(old), "{}", shown.err);
    let kept = newsroom.json(&["outbox", "keep", "theirs", old]);
    assert_eq!(kept["items"][0]["id"], new, "{kept}");
    // The article says what the post says.
    let state = (&kept["items"][0]["state"], &kept["items"][0]["reason"]["kind"]);
    assert_eq!(state, (&json!("verified"), &json!("theirs-kept")), "{kept}");
    assert!(newsroom.json(&["show", &id, "--as", "json"]).to_string().contains("نص المحرر."));
    assert!(!newsroom.text(&["outbox"]).contains("step"), "it is at its end");
}

#[test]
fn a_time_that_has_passed_is_no_way_out_of_an_embargo() {
    let newsroom = newsroom();
    let id = newsroom.article_with("خبر أول", "نص.");
    newsroom.text(&["set", &id, "embargo=2199-01-01T10:00:00Z"]);
    let push = ["push", &id, "--site", "مجلد", "--at", "2020-01-01T06:00:00Z"];
    for more in [&[][..], &["--check"]] {
        let run = newsroom.run(&[&push[..], more].concat());
        let told = run.err.clone() + &run.text();
        assert!(!told.contains("--as publish"), "{told}");
        assert!(told.contains("--at 2199-01-01T10:00:00Z"), "{told}");
    }
}

#[test]
fn of_several_articles_the_one_that_is_kept_here_is_named() {
    let newsroom = newsroom();
    let [first, held, third] =
        ["خبر أول", "خبر محظور", "خبر ثالث"].map(|headline| newsroom.article_with(headline, "نص."));
    newsroom.text(&["set", &held, "embargo=2199-01-01T10:00:00Z"]);
    let push = ["push", &first, &held, &third, "--site", "مجلد", "--as", "publish"];
    let run = newsroom.run(&push);
    assert!(run.code != 0 && run.err.contains("خبر محظور"), "{}", run.err);
    assert!(!run.err.contains("خبر أول") && !run.err.contains("خبر ثالث"), "{}", run.err);
    assert_eq!(newsroom.json(&["outbox"])["items"], json!([]));
}

#[test]
fn a_folder_that_is_there_is_said_to_be_there() {
    let newsroom = newsroom();
    let run = newsroom.run(&["site", "check", "مجلد"]);
    assert_eq!((run.code, run.err.contains("The folder is there")), (0, true), "{}", run.err);
    goes_away(&newsroom);
    assert_eq!(newsroom.run(&["site", "check", "مجلد"]).code, 1);
    assert_eq!(newsroom.run(&["sync"]).code, 0, "nothing was sent there");
}

#[test]
fn a_name_that_begins_with_a_hyphen_is_told_how_it_is_written() {
    let newsroom = newsroom();
    let run = newsroom.run(&["push", "01ARZ3", "--site", "-x"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("-x") && run.err.contains("two dashes"), "{}", run.err);
    let run = newsroom.run(&["site", "check", "-x"]);
    assert!(run.err.contains("two dashes"), "{}", run.err);
}
