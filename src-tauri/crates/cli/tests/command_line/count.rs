//! `count`.

use serde_json::json;

use crate::newsroom::{Newsroom, keys};

#[test]
fn an_article_is_counted_beside_what_is_wanted_of_it() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    let counted = newsroom.json(&["count", &id]);
    assert_eq!(keys(&counted), ["id", "words", "characters", "reading_minutes", "target_words"]);
    let article = newsroom.json(&["show", &id]);
    assert_eq!(counted["words"], article["words"]);
    assert_eq!(counted["reading_minutes"], article["reading_minutes"]);
    assert_eq!(counted["target_words"], 400, "what the profile says of news");
    assert_eq!(newsroom.json(&["count", &id, "--target", "2"])["target_words"], 2);
    assert_eq!(newsroom.json(&["show", &id])["version"], article["version"]);
    assert_eq!(newsroom.json(&["count", &id, "--target", "0"])["target_words"], json!(null));
    newsroom.text(&["undo"]);
    let of_two = newsroom.text(&["count", &id]);
    assert!(of_two.starts_with(&format!("Words: {} of 2 (", counted["words"])), "{of_two}");
    assert_eq!(newsroom.json(&["count", &id, "--usual-target"])["target_words"], 400);
}
