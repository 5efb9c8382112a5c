//! Whoever keeps what stands on the site keeps that: what was asked for goes on with it, and no article is emptied.

use warraq_connect::RemoteState;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, DeliveryError, Keep, ReasonKind, Sending, Settled, Wish, compare, settle, settled,
};
use warraq_store::outbox::Haste;

use crate::newsroom::{Newsroom, later, simple};

/// A draft in which an editor changes a word before it is asked for as `wish`.
fn stopped(wish: Wish) -> (Newsroom, ArticleId, ItemId) {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص الخبر أول"));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    newsroom.remote.change(article, |post| {
        post.content = post.content.replace("أول", "المحرر");
    });
    newsroom.rewrite(article, "نص الخبر هنا");
    let item = newsroom.queue(article, wish);
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    (newsroom, article, item)
}

fn theirs() -> Choices {
    Choices { all: Some(Keep::Theirs), ..Choices::default() }
}

fn preview(newsroom: &Newsroom, article: ArticleId) -> Settled {
    let vault = newsroom.desk.lock().unwrap();
    settled(&vault, article, newsroom.site, &theirs(), newsroom.now()).unwrap()
}

fn decide(
    newsroom: &Newsroom,
    article: ArticleId,
    sending: Sending,
) -> Result<Option<ItemId>, DeliveryError> {
    let person = Person { name: "مها".to_owned(), role: String::new() };
    let place = (article, newsroom.site);
    let sent = settle(&newsroom.desk, &person, place, (&theirs(), sending), newsroom.now());
    newsroom.drain(Haste::AtOnce);
    sent
}

#[test]
fn what_was_asked_for_goes_on_with_the_text_that_was_kept() {
    let at = later(&Newsroom::new().clock, 60);
    for (wish, state) in [
        (Wish::Publish, RemoteState::Published),
        (Wish::Schedule { at }, RemoteState::Scheduled),
        (Wish::Pending, RemoteState::Pending),
    ] {
        let (newsroom, article, _) = stopped(wish);
        assert!(preview(&newsroom, article).drops_order);
        let sent = decide(&newsroom, article, Sending::Send).unwrap().unwrap();
        let post = newsroom.remote.post_of(article);
        assert!(post.content.contains("المحرر") && post.state == state, "{wish:?} {post:?}");
        assert!(matches!(newsroom.state(sent), ItemState::Verified | ItemState::Scheduled));
        assert!(newsroom.texts(article)[0].contains("المحرر"));
    }
}

#[test]
fn what_waits_behind_a_decision_does_not_write_over_it() {
    for (wish, behind, state) in [
        (Wish::Publish, Wish::Publish, RemoteState::Published),
        (Wish::Draft, Wish::Publish, RemoteState::Published),
        (Wish::Draft, Wish::Draft, RemoteState::Draft),
    ] {
        let (newsroom, article, item) = stopped(wish);
        newsroom.rewrite(article, "نص الخبر بعد ذلك");
        let waits = newsroom.queue(article, behind);
        newsroom.drain(Haste::AtOnce);
        assert_eq!(newsroom.state(waits), ItemState::Queued, "{wish:?} {behind:?}");
        decide(&newsroom, article, Sending::Send).unwrap();
        newsroom.drain(Haste::AtOnce);
        let post = newsroom.remote.post_of(article);
        assert!(post.content.contains("المحرر") && post.state == state, "{wish:?} {post:?}");
        assert_eq!(newsroom.state(waits), ItemState::Cancelled);
        assert_ne!(newsroom.state(item), ItemState::Conflict);
        assert!(newsroom.texts(article)[0].contains("المحرر"));
    }
}

#[test]
fn who_sends_nothing_is_told_that_what_was_asked_for_is_not_done() {
    let (newsroom, article, item) = stopped(Wish::Publish);
    assert_eq!(decide(&newsroom, article, Sending::Leave).unwrap(), None);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
    let told = (newsroom.state(item), newsroom.reason(item));
    assert_eq!(told, (ItemState::Verified, Some(ReasonKind::OrderDropped)));

    // Where nothing more was asked for there is nothing to tell.
    let (newsroom, article, item) = stopped(Wish::Draft);
    assert!(!preview(&newsroom, article).drops_order);
    assert_eq!(decide(&newsroom, article, Sending::Send).unwrap(), None);
    assert_eq!(newsroom.reason(item), Some(ReasonKind::TheirsKept));
}

#[test]
fn a_text_that_is_gone_empties_no_article_and_is_written_again() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص الخبر أول"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.change(article, |post| post.content.clear());
    newsroom.rewrite(article, "نص الخبر مصحح");
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
    assert!(view.is_text_gone && view.pieces.iter().all(|piece| !piece.can_choose));
    let refused = decide(&newsroom, article, Sending::Send);
    assert!(matches!(refused, Err(DeliveryError::TextGone)), "{refused:?}");
    assert_eq!(newsroom.texts(article), ["نص الخبر مصحح"]);

    let person = Person { name: "مها".to_owned(), role: String::new() };
    let place = (article, newsroom.site);
    let choices = (&Choices::default(), Sending::Send);
    settle(&newsroom.desk, &person, place, choices, newsroom.now()).unwrap();
    newsroom.finish();
    assert!(newsroom.remote.post_of(article).content.contains("نص الخبر مصحح"));
    assert_eq!(newsroom.texts(article), ["نص الخبر مصحح"]);
    newsroom.is_clean();
}

/// Taken out of the bin by its list, a draft without a name keeps what the bin gave it.
#[test]
fn a_draft_that_was_in_the_bin_and_is_as_it_was_needs_no_decision() {
    for name in ["__trashed", "__trashed-2"] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص الخبر أول"));
        newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        newsroom.remote.change(article, |post| name.clone_into(&mut post.slug));
        assert!(newsroom.follow().changed.is_empty(), "{name}");
        newsroom.rewrite(article, "نص الخبر مصحح");
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
        let post = newsroom.remote.post_of(article);
        assert!(post.content.contains("مصحح") && !post.slug.contains("__trashed"), "{}", post.slug);
    }
}
