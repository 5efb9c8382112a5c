//! A second post of an article, which an account made that could not see the first.

use warraq_connect::{PostKey, RemoteId, RemoteState};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_delivery::{ReasonKind, Wish};

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, Piece, named, simple};

/// Another account's post of article 1, which this one did not see when it made its own.
fn made_by_another(newsroom: &Newsroom, state: RemoteState, slug: &str) -> RemoteId {
    let id = newsroom.remote.write(99, "منشور الآخر", "<p>نص</p>");
    let marker = key().marker();
    newsroom.remote.change(ArticleId::from(ulid::Ulid::from(99)), |post| {
        (post.state, post.marker) = (state, Some(marker));
        slug.clone_into(&mut post.slug);
    });
    id
}

fn key() -> PostKey {
    PostKey::of(ArticleId::from(ulid::Ulid::from(1)))
}

/// An article with a name of its own.
fn written(newsroom: &Newsroom) -> ArticleId {
    newsroom.article(1, &Piece { text: "نص", fields: named(), ..Piece::default() })
}

/// The same, which is a draft at the site.
fn drafted(newsroom: &Newsroom) -> ArticleId {
    let article = written(newsroom);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    article
}

fn calls(newsroom: &Newsroom, name: &str) -> usize {
    newsroom.remote.state().calls.iter().filter(|call| **call == name).count()
}

fn retry(newsroom: &Newsroom, item: ItemId) {
    let now = newsroom.now();
    warraq_delivery::retry(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
    newsroom.finish();
}

#[test]
fn what_gets_a_number_beside_a_post_that_readers_have_is_a_draft_again_at_once() {
    for trouble in [None, Some(Trouble::AnswerLost)] {
        let newsroom = Newsroom::new();
        let article = written(&newsroom);
        let other = made_by_another(&newsroom, RemoteState::Published, "خبر-1");
        let item = newsroom.queue(article, Wish::Publish);
        if let Some(trouble) = trouble {
            newsroom.remote.trouble("set_state", trouble);
        }
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Refused, "{trouble:?}");
        assert_eq!(newsroom.reason(item), Some(ReasonKind::OtherPost), "{trouble:?}");
        assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft, "{trouble:?}");
        let shown = newsroom.shown(article);
        let url = newsroom.remote.post(&other).url;
        assert_eq!(shown.reason.unwrap().detail, url, "where the other is");
        assert_eq!(shown.remote_state, Some(RemoteState::Draft), "{trouble:?}");

        // Tried again it is not published for a moment either, until the other is gone.
        let set = calls(&newsroom, "set_state");
        retry(&newsroom, item);
        assert_eq!(newsroom.reason(item), Some(ReasonKind::OtherPost));
        assert_eq!(calls(&newsroom, "set_state"), set);
        newsroom.remote.change(ArticleId::from(ulid::Ulid::from(99)), |post| {
            post.state = RemoteState::Trashed;
        });
        retry(&newsroom, item);
        assert_eq!(newsroom.state(item), ItemState::Verified);
        assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
    }
}

#[test]
fn nothing_more_is_asked_of_an_article_that_was_made_just_now_and_whose_name_has_no_number() {
    let newsroom = Newsroom::new();
    newsroom.queue(written(&newsroom), Wish::Publish);
    // One whose headline ends with a number.
    newsroom.queue(newsroom.article(2, &simple("نص")), Wish::Publish);
    newsroom.finish();
    assert_eq!(calls(&newsroom, "other_posts"), 0);
}

#[test]
fn another_article_of_the_same_name_is_no_second_post() {
    let newsroom = Newsroom::new();
    let first = written(&newsroom);
    let piece = Piece { text: "نص آخر", fields: named(), ..Piece::default() };
    let second = newsroom.article(2, &piece);
    for article in [first, second] {
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified);
    }
    assert_eq!(newsroom.remote.post_of(second).slug, "خبر-1-2");
    assert_eq!(calls(&newsroom, "other_posts"), 0, "the vault knows who has the name before");
    let other = newsroom.remote.write(99, "منشور الموقع", "<p>نص</p>");
    newsroom.remote.change(ArticleId::from(ulid::Ulid::from(99)), |post| {
        "خبر-1-3".clone_into(&mut post.slug);
    });
    let third = newsroom.article(3, &piece);
    let item = newsroom.queue(third, Wish::Publish);
    newsroom.finish();
    assert_eq!((newsroom.state(item), calls(&newsroom, "other_posts")), (ItemState::Verified, 1));
    assert_eq!(newsroom.remote.post(&other).state, RemoteState::Published);
    assert_eq!(newsroom.shown(third).alert, None);
}

#[test]
fn a_draft_that_another_made_is_told_where_somebody_looks() {
    let newsroom = Newsroom::new();
    let article = drafted(&newsroom);
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.follow();
    assert_eq!(newsroom.shown(article).alert, None);
    made_by_another(&newsroom, RemoteState::Draft, &key().slug());
    newsroom.follow();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.shown(article).alert.unwrap().kind, ReasonKind::OtherPost);
    newsroom.remote.change(ArticleId::from(ulid::Ulid::from(99)), |post| {
        post.state = RemoteState::Trashed;
    });
    newsroom.follow();
    assert_eq!(newsroom.shown(article).alert, None);
}

#[test]
fn what_waits_for_an_editor_beside_ours_is_told_and_keeps_nobody_from_publishing() {
    let newsroom = Newsroom::new();
    let article = drafted(&newsroom);
    newsroom.queue(article, Wish::Pending);
    newsroom.finish();
    let other = made_by_another(&newsroom, RemoteState::Pending, "");
    // A correction looks, and is not called verified.
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    is_told(&newsroom, (article, item), &other);
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
    is_told(&newsroom, (article, item), &other);
    assert_eq!(calls(&newsroom, "other_posts"), 3, "once in each delivery of what was there");

    // Somebody there publishes the second as well.
    newsroom.remote.change(ArticleId::from(ulid::Ulid::from(99)), |post| {
        post.state = RemoteState::Published;
    });
    newsroom.follow();
    is_told(&newsroom, (article, item), &other);
    newsroom.remote.change(ArticleId::from(ulid::Ulid::from(99)), |post| {
        post.state = RemoteState::Trashed;
    });
    newsroom.follow();
    assert_eq!(newsroom.state(item), ItemState::Verified, "there is one by now");
    assert_eq!(newsroom.reason(item), None);
}

#[test]
fn what_waited_for_an_editor_waits_again_where_readers_have_another() {
    let newsroom = Newsroom::new();
    let article = drafted(&newsroom);
    newsroom.queue(article, Wish::Pending);
    newsroom.finish();
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Pending);
    made_by_another(&newsroom, RemoteState::Published, "خبر-1");
    let set = calls(&newsroom, "set_state");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.reason(item), Some(ReasonKind::OtherPost));
    assert_eq!(newsroom.state(item), ItemState::Refused);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Pending);
    assert_eq!(calls(&newsroom, "set_state"), set, "no reader saw it for a moment");
}

/// The newest delivery is not called verified, and says where both posts are.
fn is_told(newsroom: &Newsroom, (article, item): (ArticleId, ItemId), other: &RemoteId) {
    assert_eq!(newsroom.state(item), ItemState::Changed);
    let reason = newsroom.shown(article).reason.unwrap();
    assert_eq!(reason.kind, ReasonKind::OtherPost);
    let number = format!("?p={other}");
    let url = newsroom.remote.post(other).url;
    assert!(reason.detail.contains(&number) || reason.detail == url, "{reason:?}");
    assert!(!reason.ours.is_empty(), "{reason:?}");
}
