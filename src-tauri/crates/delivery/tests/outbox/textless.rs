//! An article without a text is published by nobody, and pictures that say nothing are told.

use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::outbox::ItemState;
use warraq_delivery::{CheckKind, CheckLevel, DeliveryError, Wish};
use warraq_store::articles;

use crate::newsroom::{Newsroom, Piece, later, simple};
use crate::preflight::{checks, has_section, whole};

/// Whether and how the empty text of the article is told.
fn told(newsroom: &Newsroom, article: ArticleId, wish: Wish) -> Option<(CheckLevel, String)> {
    let found = checks(newsroom, article, wish);
    let told = found.into_iter().find(|check| check.kind == CheckKind::Textless);
    told.map(|check| (check.level, check.detail))
}

fn body_of(newsroom: &Newsroom, article: ArticleId) -> Value {
    let body = newsroom.desk.lock().unwrap().article(article).unwrap().body;
    serde_json::from_str(&body.to_json_string()).unwrap()
}

fn write(newsroom: &Newsroom, article: ArticleId, body: &Value) {
    let body = Document::from_str(&body.to_string()).unwrap();
    let version = newsroom.desk.lock().unwrap().article(article).unwrap().version;
    newsroom.act(|tx| articles::save_document(tx, article, version, &body));
}

#[test]
fn readers_never_get_an_article_without_a_text_and_the_newsroom_may() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple(" "));
    for wish in [Wish::Publish, Wish::Schedule { at: later(&newsroom.clock, 60) }] {
        assert_eq!(told(&newsroom, article, wish), Some((CheckLevel::Stop, String::new())));
        let refused = newsroom.try_queue(article, wish);
        assert!(matches!(refused, Err(DeliveryError::Textless)), "{refused:?}");
    }
    for wish in [Wish::Pending, Wish::Draft] {
        assert_eq!(told(&newsroom, article, wish), Some((CheckLevel::Warning, String::new())));
        let item = newsroom.queue(article, wish);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified);
    }
}

#[test]
fn what_readers_have_is_emptied_by_no_correction_and_is_taken_back() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    let mut body = body_of(&newsroom, article);
    body["content"][0]["content"] = json!([]);
    write(&newsroom, article, &body);
    let live = Some((CheckLevel::Stop, "live".to_owned()));
    assert_eq!(told(&newsroom, article, Wish::Draft), live);
    assert!(matches!(newsroom.try_queue(article, Wish::Draft), Err(DeliveryError::Textless)));
    assert_eq!(told(&newsroom, article, Wish::Unpublish), None);
    newsroom.queue(article, Wish::Unpublish);
    newsroom.finish();
    assert!(newsroom.remote.post_of(article).content.contains("نص"));
}

#[test]
fn pictures_alone_are_a_text_and_words_that_were_only_suggested_are_none() {
    let newsroom = Newsroom::new();
    let pictures = newsroom.article(1, &Piece { text: " ", pictures: vec![7], ..Piece::default() });
    assert_eq!(told(&newsroom, pictures, Wish::Publish), None);
    let suggested = newsroom.article(2, &simple("x"));
    let mut body = body_of(&newsroom, suggested);
    let insertion = json!({ "type": "insertion", "attrs": {
        "id": Ulid::from(9_u128).to_string(), "person": "سلمى", "at": "2026-12-01T06:00:00Z" } });
    body["content"][0]["content"][0]["marks"] = json!([insertion]);
    write(&newsroom, suggested, &body);
    assert_eq!(told(&newsroom, suggested, Wish::Publish), Some((CheckLevel::Stop, String::new())));
}

#[test]
fn pictures_that_say_nothing_are_named_each() {
    let newsroom = Newsroom::new();
    has_section(&newsroom, "سياسة");
    let fields = Fields { slug: "souq".to_owned(), ..whole() };
    let piece = Piece { text: "نص", pictures: vec![7, 8, 9], fields, ..Piece::default() };
    let article = newsroom.article(1, &piece);
    let mut body = body_of(&newsroom, article);
    body["content"][2]["attrs"]["alt"] = json!(" ");
    body["content"][3]["attrs"]["alt"] = json!("");
    body["content"][3]["content"] = json!([{ "type": "text", "text": "باعة السوق" }]);
    write(&newsroom, article, &body);
    let found = checks(&newsroom, article, Wish::Draft);
    let silent: Vec<_> = found.iter().map(|it| (it.kind, it.count, &*it.detail)).collect();
    let kind = CheckKind::AltMissing;
    assert_eq!(silent, [(kind, 2, "souq-2.gif"), (kind, 3, "باعة السوق")]);
    assert!(found.iter().all(|it| it.block.is_some() && it.level == CheckLevel::Warning));
}
