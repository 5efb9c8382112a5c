//! Pictures that an article shows and that have no file: no reader gets it without them unseen.

use serde_json::{Value, json};
use warraq_connect::RemoteState;
use warraq_core::article::{ArticleId, Document};
use warraq_core::outbox::{ItemId, ItemState};
use warraq_delivery::{ReasonKind, Wish, retry, send_anyway};

use crate::newsroom::{Newsroom, Piece, named, simple};

const CAPTION: &str = "السوق أمس";

/// An article with a picture, and one behind it that the vault does not have.
fn lacking(newsroom: &Newsroom) -> ArticleId {
    let article =
        newsroom.article(1, &Piece { fields: named(), pictures: vec![3, 4], ..simple("نص") });
    take_out(newsroom, article);
    article
}

/// The second picture of the article is one that the vault does not have.
fn take_out(newsroom: &Newsroom, article: ArticleId) {
    newsroom.act(|tx| {
        let stored = tx.article(article)?;
        let mut body: Value = serde_json::from_str(&stored.body.to_json_string()).unwrap();
        let figure = &mut body["content"][2];
        figure["attrs"]["media"] = ulid::Ulid::from(77_u128).to_string().into();
        figure["content"] = json!([{ "type": "text", "text": CAPTION }]);
        let body = Document::from_str(&body.to_string()).unwrap();
        warraq_store::articles::save_document(tx, article, stored.version, &body)
    });
}

fn anyway(newsroom: &Newsroom, item: ItemId) {
    send_anyway(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap();
    newsroom.finish();
}

/// The post has the picture that is there, and neither the place of the other nor its words.
fn has_the_other_only(newsroom: &Newsroom, article: ArticleId, format: &str) {
    let post = newsroom.remote.post_of(article);
    assert_eq!(post.content.matches("<img").count(), 1, "{format}: {}", post.content);
    assert_eq!(post.content.matches("<figure").count(), 1, "{format}: {}", post.content);
    assert!(!post.content.contains(CAPTION), "{format}: {}", post.content);
    assert_eq!(newsroom.shown(article).pictureless, [CAPTION], "{format}");
}

#[test]
fn what_the_newsroom_sees_goes_without_them_and_says_so() {
    for format in ["blocks", "classic"] {
        for first in ["text", "pictures"] {
            let newsroom = Newsroom::with_options(json!({ "format": format, "first": first }));
            let article = lacking(&newsroom);
            let item = newsroom.queue(article, Wish::Draft);
            newsroom.finish();
            assert_eq!(newsroom.state(item), ItemState::Verified);
            has_the_other_only(&newsroom, article, format);
            newsroom.is_clean();
        }
    }
}

#[test]
fn readers_get_it_without_them_where_somebody_says_so() {
    for (format, first) in [("blocks", "pictures"), ("classic", "pictures"), ("blocks", "text")] {
        let newsroom = Newsroom::with_options(json!({ "format": format, "first": first }));
        let article = lacking(&newsroom);
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Refused);
        let reason = newsroom.shown(article).reason.unwrap();
        assert_eq!((reason.kind, &*reason.detail), (ReasonKind::PicturesMissing, CAPTION));
        let is_seen = |state| matches!(state, RemoteState::Published | RemoteState::Scheduled);
        assert!(newsroom.remote.posts_of(article).iter().all(|post| !is_seen(post.state)));

        // It is what was asked for that goes again, and that lacks them still.
        retry(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap();
        newsroom.finish();
        assert_eq!(newsroom.reason(item), Some(ReasonKind::PicturesMissing));

        anyway(&newsroom, item);
        assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
        assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
        has_the_other_only(&newsroom, article, format);
        newsroom.is_clean();
    }
}

#[test]
fn the_correction_of_what_readers_see_is_held_before_it_is_written() {
    let newsroom = Newsroom::new();
    let piece = Piece { fields: named(), pictures: vec![3, 4], ..simple("نص") };
    let article = newsroom.article(1, &piece);
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    let live = newsroom.remote.post_of(article);
    assert_eq!(live.content.matches("<img").count(), 2);
    take_out(&newsroom, article);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.reason(item), Some(ReasonKind::PicturesMissing));
    assert_eq!(newsroom.remote.post_of(article), live, "nothing was written");
    anyway(&newsroom, item);
    assert_eq!(newsroom.state(item), ItemState::Verified);
    has_the_other_only(&newsroom, article, "blocks");
}

#[test]
fn an_article_with_all_its_pictures_says_nothing_of_them() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &Piece { pictures: vec![3, 4], ..simple("نص") });
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.shown(article).pictureless, Vec::<String>::new());
}
