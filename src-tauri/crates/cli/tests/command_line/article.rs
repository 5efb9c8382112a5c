//! `new`, `show`, `set` and `status`.

use serde_json::json;

use crate::newsroom::{Newsroom, keys};

#[test]
fn a_new_article_is_shown_as_one_flat_object() {
    let newsroom = Newsroom::new();
    let made = newsroom.json(&["new", "--headline", "خبر"]);
    assert_eq!(keys(&made), ["id"]);
    let id = made["id"].as_str().expect("an id");
    let article = newsroom.json(&["show", id]);
    let expected = [
        "id",
        "headline",
        "kicker",
        "standfirst",
        "slug",
        "byline",
        "place",
        "date",
        "language",
        "section",
        "profile",
        "embargo",
        "due",
        "note",
        "credit",
        "rights",
        "topics",
        "sources",
        "corrections",
        "status",
        "tags",
        "body",
        "words",
        "reading_minutes",
        "version",
        "created_at",
        "updated_at",
        "updated_by",
    ];
    assert_eq!(keys(&article), expected);
    assert_eq!(article["id"], id);
    assert_eq!(article["status"], "draft");
    assert_eq!((&article["language"], &article["profile"]), (&json!("ar"), &json!("news")));
    assert_eq!((&article["body"]["type"], &article["body"]["version"]), (&json!("doc"), &json!(1)));
    assert_eq!(article["body"]["content"][0]["type"], "paragraph");
    for time in ["created_at", "updated_at"] {
        assert!(article[time].as_str().is_some_and(|time| time.ends_with('Z')), "{article}");
    }
}

#[test]
fn every_option_of_a_new_article_is_its_field() {
    let newsroom = Newsroom::new();
    let arguments = [
        "new",
        "--headline",
        "خبر",
        "--kicker",
        "عاجل",
        "--standfirst",
        "ملخص",
        "--slug",
        "khabar",
        "--byline",
        "كاجين أحمد",
        "--byline",
        "ليلى",
        "--place",
        "القامشلي",
        "--date",
        "2024-01-17",
        "--language",
        "ckb",
        "--section",
        "سياسة",
        "--profile",
        "report",
        "--embargo",
        "2024-01-17T12:00:00Z",
        "--due",
        "2024-01-18T12:00:00+03:00",
        "--note",
        "للمحرر",
        "--credit",
        "أ ف ب",
        "--tag",
        "سوريا",
        "--tag",
        "تركيا",
        "--tag",
        "سوريا",
    ];
    let id = newsroom.json(&arguments)["id"].as_str().expect("an id").to_owned();
    let article = newsroom.json(&["show", &id]);
    for (field, value) in [
        ("headline", json!("خبر")),
        ("kicker", json!("عاجل")),
        ("standfirst", json!("ملخص")),
        ("slug", json!("khabar")),
        ("byline", json!(["كاجين أحمد", "ليلى"])),
        ("place", json!("القامشلي")),
        ("date", json!("2024-01-17")),
        ("language", json!("ckb")),
        ("section", json!("سياسة")),
        ("profile", json!("report")),
        ("embargo", json!("2024-01-17T12:00:00Z")),
        ("due", json!("2024-01-18T09:00:00Z")),
        ("note", json!("للمحرر")),
        ("credit", json!("أ ف ب")),
        ("tags", json!(["سوريا", "تركيا"])),
    ] {
        assert_eq!(article[field], value, "{field}");
    }
}

#[test]
fn the_body_is_markdown_from_a_file_or_standard_input() {
    let newsroom = Newsroom::new();
    let body = "## فصل\n\nقال **ميلر** ذلك.";
    let from_file = newsroom.article_with("خبر", body);
    let run = newsroom.run_with_input(&["new", "--headline", "خبر", "--body", "-", "--json"], body);
    assert_eq!(run.code, 0, "{}", run.err);
    let from_input = run.json()["id"].as_str().expect("an id").to_owned();
    for id in [from_file, from_input] {
        let content = &newsroom.json(&["show", &id])["body"]["content"];
        assert_eq!(content[0]["type"], "heading");
        assert_eq!(content[1]["content"][1]["marks"][0]["type"], "strong");
    }
}

#[test]
fn a_top_heading_that_is_not_the_headline_stays_in_the_body() {
    let newsroom = Newsroom::new();
    let same = newsroom.article_with("خبر", "# خبر\n\nفقرة.");
    assert_eq!(newsroom.text(&["show", &same]).matches("خبر").count(), 1);
    let other = newsroom.article_with("خبر", "# عنوان آخر\n\nفقرة.");
    let article = newsroom.json(&["show", &other]);
    assert_eq!(article["headline"], "خبر");
    assert_eq!(article["body"]["content"][0]["type"], "heading");
    assert_eq!(article["body"]["content"][0]["content"][0]["text"], "عنوان آخر");
}

#[test]
fn front_matter_of_the_body_fills_fields_and_options_win() {
    let newsroom = Newsroom::new();
    let body =
        newsroom.file("body.md", "---\ntitle: قديم\nplace: دمشق\nsection: سياسة\n---\n\nفقرة.");
    let made = newsroom.json(&["new", "--headline", "جديد", "--body", &body, "--place", "حلب"]);
    let article = newsroom.json(&["show", made["id"].as_str().expect("an id")]);
    assert_eq!((&article["headline"], &article["place"]), (&json!("جديد"), &json!("حلب")));
    assert_eq!(article["section"], "سياسة");
    assert_eq!(article["body"]["content"].as_array().map(Vec::len), Some(1), "{article}");
}

#[test]
fn a_new_article_is_whole_or_not_there() {
    let newsroom = Newsroom::new();
    for arguments in [
        &["new", "--headline", "خبر", "--language", "عربي"][..],
        &["new", "--headline", "خبر", "--date", "أمس"],
        &["new", "--headline", "خبر", "--profile", "novel"],
        &["new", "--headline", "خبر", "--tag", " "],
    ] {
        assert_eq!(newsroom.refused(arguments), "invalid_field", "{arguments:?}");
    }
    let missing = newsroom.at("missing.md");
    let refused = newsroom.refused(&["new", "--headline", "خبر", "--body", &missing]);
    assert_eq!(refused, "file_unreadable");
    assert_eq!(newsroom.json(&["list"])["total"], 0);
}

#[test]
fn set_changes_fields_and_empties_them() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let saved = newsroom.json(&["set", &id, "byline=كاجين أحمد", "byline=ليلى", "place=القامشلي"]);
    assert_eq!(keys(&saved), ["id", "version", "saved_at", "words", "reading_minutes"]);
    assert_eq!((&saved["id"], &saved["version"]), (&json!(id), &json!(2)));
    let article = newsroom.json(&["show", &id]);
    assert_eq!(article["byline"], json!(["كاجين أحمد", "ليلى"]));
    newsroom.text(&["set", &id, "byline=", "place="]);
    let article = newsroom.json(&["show", &id]);
    assert_eq!((&article["byline"], &article["place"]), (&json!([]), &json!("")));
}

#[test]
fn set_is_all_or_nothing() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    for bad in ["date=غداً", "language=؟", "embargo=soon", "profile=novel", "headline=second"]
    {
        let refused = newsroom.refused(&["set", &id, "headline=آخر", bad]);
        assert_eq!(refused, "invalid_field", "{bad}");
    }
    let article = newsroom.json(&["show", &id]);
    assert_eq!((&article["headline"], &article["version"]), (&json!("خبر"), &json!(1)));
}

#[test]
fn status_follows_the_workflow() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    for status in ["in-edit", "ready", "delivered", "corrected"] {
        newsroom.text(&["status", &id, status]);
        assert_eq!(newsroom.json(&["show", &id])["status"], status);
    }
    assert_eq!(newsroom.refused(&["status", &id, "draft"]), "transition_refused");
    assert_eq!(newsroom.json(&["show", &id])["status"], "corrected");
}

#[test]
fn show_as_text_and_markdown_are_the_exports() {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", "قال **ميلر** ذلك.\n\nثم مضى.");
    for (form, name) in [("text", "a.txt"), ("markdown", "a.md")] {
        newsroom.text(&["export", &id, "--to", form, "-o", &newsroom.at(name)]);
        assert_eq!(newsroom.text(&["show", &id, "--as", form]), newsroom.read(name));
    }
    assert_eq!(newsroom.text(&["show", &id]), newsroom.read("a.txt"));
    let as_json: serde_json::Value =
        serde_json::from_str(&newsroom.text(&["show", &id, "--as", "json"])).expect("JSON");
    assert_eq!(as_json, newsroom.json(&["show", &id, "--as", "text"]));
}

#[test]
fn ids_may_be_short_and_of_any_case() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    for given in [id.to_lowercase(), id[..6].to_owned(), id[..25].to_lowercase()] {
        assert_eq!(newsroom.json(&["show", &given])["id"], id, "{given}");
    }
    assert_eq!(newsroom.refused(&["show", &id[..5]]), "short_id");
    assert_eq!(newsroom.refused(&["show", "ZZZZZZ"]), "not_found");
    assert_eq!(newsroom.refused(&["show", "01ARZ3NDEKTSV4RRFFQ69G5FAV"]), "not_found");
    assert_eq!(newsroom.refused(&["show", "ليس رقماً أبداً أبداً أبداً أبداً"]), "not_found");
    newsroom.article("آخر");
    assert_eq!(newsroom.refused(&["show", &id[..6]]), "ambiguous_id");
    assert_eq!(newsroom.json(&["show", &id])["id"], id);
}
