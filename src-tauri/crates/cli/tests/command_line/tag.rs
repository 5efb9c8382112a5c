//! `tag` and `tags`.

use serde_json::json;

use crate::newsroom::{Newsroom, keys};

#[test]
fn tags_are_put_on_and_taken_off() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let saved = newsroom.json(&["tag", "add", &id, "سوريا", " شمال  شرق "]);
    assert_eq!(keys(&saved), ["id", "version", "saved_at", "words", "reading_minutes"]);
    assert_eq!(newsroom.json(&["show", &id])["tags"], json!(["سوريا", "شمال شرق"]));
    newsroom.text(&["tag", "remove", &id, "سوريا"]);
    assert_eq!(newsroom.json(&["show", &id])["tags"], json!(["شمال شرق"]));
}

#[test]
fn several_tags_are_one_action() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    newsroom.text(&["tag", "add", &id, "سوريا", "تركيا"]);
    newsroom.text(&["undo"]);
    assert_eq!(newsroom.json(&["show", &id])["tags"], json!([]));
}

#[test]
fn one_bad_tag_keeps_the_others_off() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let long = "و".repeat(101);
    for bad in [" ", &long] {
        assert_eq!(newsroom.refused(&["tag", "add", &id, "سوريا", bad]), "invalid_field");
    }
    assert_eq!(newsroom.json(&["show", &id])["tags"], json!([]));
}

#[test]
fn the_vaults_tags_are_listed_most_used_first() {
    let newsroom = Newsroom::new();
    let (one, other) = (newsroom.article("أول"), newsroom.article("ثان"));
    newsroom.text(&["tag", "add", &one, "تركيا", "سوريا"]);
    newsroom.text(&["tag", "add", &other, "سوريا"]);
    let expected = json!({ "tags": [
        { "name": "سوريا", "count": 2 },
        { "name": "تركيا", "count": 1 },
    ] });
    assert_eq!(newsroom.json(&["tags", "list"]), expected);
    let plain = newsroom.text(&["tags", "list"]);
    assert_eq!(plain, "2  \u{2068}سوريا\u{2069}\n1  \u{2068}تركيا\u{2069}\n");
}
