//! Sites: changed, and what sections and tags become there.

use serde_json::{Value, json};

use crate::newsroom::Newsroom;

/// A newsroom with a folder that has a category and a tag, and an article of a section with two tags.
fn newsroom() -> (Newsroom, String) {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).expect("the folder can be made");
    newsroom.file("site/terms.json", r#"{"categories":["سوريا"],"tags":["قوات سوريا"]}"#);
    newsroom.json(&["site", "add", "مجلد", "--kind", "folder", "--url", "site"]);
    let id = newsroom.article_with("خبر أول", "نص الخبر.");
    newsroom.text(&["set", &id, "section=محليات"]);
    newsroom.text(&["tag", "add", &id, "قسد", "داخلي"]);
    (newsroom, id)
}

fn fates(mapping: &Value) -> Vec<(&str, &str)> {
    let lines = mapping["lines"].as_array().expect("there are lines").iter();
    lines
        .map(|line| [&line["name"], &line["fate"]["fate"]].map(|it| it.as_str().expect("a word")))
        .map(|[name, fate]| (name, fate))
        .collect()
}

#[test]
fn the_usual_state_of_a_site_is_what_is_pushed_where_nobody_says_another() {
    let (newsroom, id) = newsroom();
    let state = |arguments: &[&str]| {
        newsroom.json(&[&["push", &id, "--site", "مجلد"], arguments].concat());
        let manifest = newsroom.read(&format!("site/wq-{}/manifest.json", id.to_lowercase()));
        let manifest: Value = serde_json::from_str(&manifest).unwrap();
        manifest["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state(&[]), "draft");
    let changed = newsroom.json(&["site", "change", "مجلد", "--option", "as=pending"]);
    assert_eq!(
        (&changed["options"]["as"], &changed["options"]["format"]),
        (&json!("pending"), &json!("classic"))
    );
    assert_eq!(state(&[]), "pending");
    assert_eq!(state(&["--as", "publish"]), "published");
}

#[test]
fn what_sections_and_tags_become_is_shown_chosen_and_sent() {
    let (newsroom, id) = newsroom();
    let before = newsroom.json(&["site", "map", "مجلد"]);
    assert_eq!(before["read_at"], Value::Null);
    assert!(fates(&before).iter().all(|(_, fate)| *fate == "unknown"), "{before}");
    let run = newsroom.run(&["site", "map", "مجلد", "--section", "محليات=سوريا"]);
    assert_eq!(run.code, 1, "the site was not asked yet: {}", run.err);

    let asked = newsroom.json(&["site", "map", "مجلد", "--ask", "--article", &id]);
    let expected = [("محليات", "no-section"), ("قسد", "made"), ("داخلي", "made")];
    assert_eq!(fates(&asked), expected);
    let chosen = newsroom.json(&[
        "site",
        "map",
        "مجلد",
        "--article",
        &id,
        "--section",
        "محليات=سوريا",
        "--tag",
        "قسد=قوات سوريا",
        "--tag",
        "داخلي=",
    ]);
    assert_eq!(fates(&chosen), [("محليات", "there"), ("قسد", "there"), ("داخلي", "not-sent")]);
    newsroom.json(&["push", &id, "--site", "مجلد"]);
    let manifest = newsroom.read(&format!("site/wq-{}/manifest.json", id.to_lowercase()));
    assert!(manifest.contains("سوريا") && !manifest.contains("داخلي"), "{manifest}");
    let terms = newsroom.read("site/terms.json");
    assert!(!terms.contains("قسد") && !terms.contains("محليات"), "nothing was made: {terms}");

    let usual = newsroom.json(&["site", "map", "مجلد", "--usual-tag", "قسد", "--article", &id]);
    assert_eq!(fates(&usual)[1], ("قسد", "made"));
    let text = newsroom.text(&["site", "map", "مجلد"]);
    assert!(text.contains("محليات") && text.contains("سوريا"), "{text}");
}

#[test]
fn wrong_pairs_and_names_are_refused_and_nothing_of_several_is_kept() {
    let (newsroom, _) = newsroom();
    assert_eq!(newsroom.run(&["site", "map", "مجلد", "--tag", "قسد"]).code, 2);
    let run = newsroom.run(&[
        "--json",
        "site",
        "map",
        "مجلد",
        "--ask",
        "--section",
        "محليات=سوريا",
        "--tag",
        "قسد=لا شيء",
    ]);
    let answer: Value = serde_json::from_slice(&run.out).unwrap();
    assert_eq!((run.code, &answer["error"]["code"]), (1, &json!("not_found")));
    let list = newsroom.json(&["site", "list"]);
    assert_eq!(list["sites"][0]["options"]["sections"], json!([]));
    assert_eq!(newsroom.run(&["site", "change", "غيره", "--option", "as=draft"]).code, 1);
}

#[test]
fn a_folder_that_is_away_is_kept_and_told_and_what_is_sent_waits_for_it() {
    let newsroom = Newsroom::new();
    let away = newsroom.path("قرص").display().to_string();
    let run = newsroom.run(&["site", "add", "مجلد", "--kind", "folder", "--url", &away]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains(&away), "{}", run.err);
    assert_eq!(newsroom.json(&["site", "list"])["sites"][0]["url"], json!(away));
    assert_eq!(newsroom.run(&["site", "check", "مجلد"]).code, 1);

    let id = newsroom.article_with("خبر أول", "نص الخبر.");
    let pushed = newsroom.json(&["push", &id, "--site", "مجلد"]);
    let item = &pushed["items"][0];
    assert_eq!(item["state"], "queued", "nothing is under way: {item}");
    assert_eq!(
        (&item["reason"]["kind"], &item["reason"]["detail"]),
        (&json!("away"), &json!(away))
    );
    let told = newsroom.run(&["outbox"]);
    assert!(told.text().contains("warraq sync --site مجلد"), "{}", told.text());
    assert_eq!(newsroom.run(&["sync"]).code, 1, "something waits");
    assert!(!newsroom.path("قرص").exists());

    std::fs::create_dir(&away).unwrap();
    newsroom.text(&["sync"]);
    assert_eq!(newsroom.json(&["outbox"])["items"][0]["state"], json!("verified"));
}

#[test]
fn a_site_that_is_taken_away_says_so_and_one_that_is_not_there_too() {
    let (newsroom, _) = newsroom();
    let in_arabic = |arguments: &[&str]| {
        crate::newsroom::Run::of(newsroom.command(arguments).env("WARRAQ_LANG", "ar"))
    };
    let unknown = in_arabic(&["site", "check", "غيره"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains("غيره") && !unknown.err.contains("site "), "{}", unknown.err);
    let removed = in_arabic(&["site", "remove", "مجلد"]);
    assert_eq!(removed.code, 0, "{}", removed.err);
    assert!(removed.err.contains("مجلد"), "{}{}", removed.text(), removed.err);
}

#[test]
fn a_time_that_is_none_is_told_with_one_that_is() {
    let (newsroom, id) = newsroom();
    let push = ["push", &id, "--site", "مجلد", "--at", "غداً"];
    let run = crate::newsroom::Run::of(newsroom.command(&push).env("WARRAQ_LANG", "ar"));
    assert_ne!(run.code, 0);
    assert!(run.err.contains("2026-12-01T09:00:00+03:00"), "{}", run.err);
    assert!(!run.err.contains("--help"), "{}", run.err);
}
