//! Words that were written after a delivery was asked for: it sends what was there then, and says that there are newer.

use serde_json::json;
use ulid::Ulid;
use warraq_core::article::Document;
use warraq_core::fields::FieldName;
use warraq_core::outbox::ItemState;
use warraq_delivery::{PostPart, Wish};
use warraq_store::articles;

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, simple};

#[test]
fn what_is_changed_while_a_delivery_waits_and_after_it_is_told_until_it_is_sent() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.remote.trouble("find_post", Trouble::Offline);
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.drain(warraq_store::outbox::Haste::Patient);
    assert_eq!(newsroom.shown(article).newer, []);
    newsroom.rewrite(article, "نص ثان");
    assert_eq!(newsroom.shown(article).newer, [PostPart::Text], "while it waits");
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert!(newsroom.remote.post_of(article).content.contains("نص أول"), "as it was asked for");
    assert_eq!(newsroom.shown(article).newer, [PostPart::Text], "once it is there");
    newsroom.set(article, FieldName::Headline, "عنوان آخر");
    assert_eq!(newsroom.shown(article).newer, [PostPart::Title, PostPart::Text]);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.shown(article).newer, [], "it went with the next");
}

#[test]
fn a_status_and_a_comment_are_no_words() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.shown(article).newer, [], "it became delivered by that");
    let now = newsroom.desk.lock().unwrap().article(article).unwrap();
    let mut body: serde_json::Value = serde_json::from_str(&now.body.to_json_string()).unwrap();
    let attrs = json!({ "id": Ulid::from(9_u128).to_string(), "person": "سلمى",
        "at": "2026-12-01T06:00:00Z", "text": "من قال هذا؟" });
    body["content"][0]["content"][0]["marks"] = json!([{ "type": "comment", "attrs": attrs }]);
    let body = Document::from_str(&body.to_string()).unwrap();
    newsroom.act(|tx| articles::save_document(tx, article, now.version, &body));
    assert_eq!(newsroom.shown(article).newer, []);
}
