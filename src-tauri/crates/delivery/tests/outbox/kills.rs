//! Killed at every single moment: what was begun goes on, and is there once.

use chrono::TimeDelta;
use warraq_connect::{Ability, RemoteState};
use warraq_core::outbox::ItemState;
use warraq_delivery::{Clock, ReasonKind, Wish};
use warraq_store::outbox::Haste;

use crate::newsroom::{Newsroom, Piece, named};

#[test]
fn a_delivery_killed_at_any_moment_is_made_once() {
    for (cannot, least) in [(None, 17), (Some(Ability::NameWithState), 19)] {
        killed_at_any_moment(cannot, least);
    }
}

fn killed_at_any_moment(cannot: Option<Ability>, least: usize) {
    let tags = vec!["قسد", "حلب"];
    let piece = Piece { text: "نص", tags, pictures: vec![7, 8], fields: named() };
    for moments in 1.. {
        let mut newsroom = Newsroom::new();
        newsroom.remote.state().cannot.extend(cannot);
        let article = newsroom.article(1, &piece);
        let item = newsroom.queue(article, Wish::Publish);
        let ended = newsroom.finish_killed_after(moments);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "killed after {moments}");
        let post = newsroom.remote.post_of(article);
        assert_eq!((post.state, post.tags.len()), (RemoteState::Published, 2));
        assert_eq!(post.slug, "خبر-1");
        {
            let remote = newsroom.remote.state();
            assert_eq!((remote.media.len(), remote.terms.len()), (2, 3), "killed after {moments}");
        }
        newsroom.is_clean();
        if ended {
            assert!(moments > least, "only {moments} moments were tried");
            return;
        }
    }
}

#[test]
fn a_delivery_killed_again_and_again_comes_to_its_end() {
    let piece = Piece { text: "نص", tags: vec!["قسد"], pictures: vec![7], fields: named() };
    let mut newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece);
    let item = newsroom.queue(article, Wish::Publish);
    let mut kills = 0;
    while !newsroom.finish_killed_after(6) {
        kills += 1;
        assert!(kills < 200, "it does not come to its end");
    }
    assert!(kills > 2, "{kills}");
    assert_eq!(newsroom.state(item), ItemState::Verified);
    newsroom.remote.post_of(article);
}

#[test]
fn what_the_site_has_already_goes_on_at_once_after_a_kill() {
    let piece = Piece { text: "نص", tags: vec!["قسد"], pictures: vec![7], fields: named() };
    let mut waits = 0;
    for moments in 1.. {
        let mut newsroom = Newsroom::new();
        let article = newsroom.article(1, &piece);
        let item = newsroom.queue(article, Wish::Publish);
        let ended = newsroom.finish_killed_after(moments);
        let before = newsroom.clock.now();
        newsroom.drain(Haste::AtOnce);
        assert!(newsroom.clock.now() - before < TimeDelta::seconds(30));
        if newsroom.state(item) != ItemState::Verified {
            // Only what may still come about, and would be there twice then.
            assert_eq!(newsroom.reason(item), Some(ReasonKind::Interrupted), "after {moments}");
            waits += 1;
        }
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "killed after {moments}");
        assert_eq!(newsroom.remote.posts_of(article).len(), 1);
        assert_eq!(newsroom.remote.state().media.len(), 1);
        if ended {
            assert_eq!(waits, 4, "the picture, the tag, the post and its state that never arrived");
            return;
        }
    }
}

#[test]
fn a_draft_killed_at_any_moment_has_its_own_name_and_no_conflict() {
    for fields in [named(), warraq_core::fields::Fields::default()] {
        let piece = Piece { text: "نص", fields, ..Piece::default() };
        let slug = piece.fields.slug.clone();
        for moments in 1.. {
            let mut newsroom = Newsroom::new();
            newsroom.remote.state().keeps_keys = true;
            let article = newsroom.article(1, &piece);
            let item = newsroom.queue(article, Wish::Draft);
            let ended = newsroom.finish_killed_after(moments);
            newsroom.finish();
            let told = (newsroom.state(item), newsroom.reason(item));
            assert_eq!(told, (ItemState::Verified, None), "killed after {moments}");
            assert_eq!(newsroom.remote.post_of(article).slug, slug);
            // Readers get the article's own address, or one of its headline, from whoever publishes it there.
            let next = newsroom.queue(article, Wish::Publish);
            newsroom.finish();
            assert_eq!(newsroom.state(next), ItemState::Verified);
            assert_eq!(newsroom.remote.post_of(article).slug, "خبر-1");
            if ended {
                assert!(moments > 2, "only {moments} moments were tried");
                break;
            }
        }
    }
}
