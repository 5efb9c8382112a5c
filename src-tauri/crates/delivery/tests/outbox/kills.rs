//! Killed at every single moment: what was begun goes on, and is there once.

use warraq_connect::RemoteState;
use warraq_core::outbox::ItemState;
use warraq_delivery::Wish;

use crate::newsroom::{Newsroom, Piece, named};

#[test]
fn a_delivery_killed_at_any_moment_is_made_once() {
    let piece = Piece { text: "نص", tags: vec!["قسد"], pictures: vec![7], fields: named() };
    for moments in 1.. {
        let mut newsroom = Newsroom::new();
        let article = newsroom.article(1, &piece);
        let item = newsroom.queue(article, Wish::Publish);
        let ended = newsroom.finish_killed_after(moments);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "killed after {moments}");
        let post = newsroom.remote.post_of(article);
        assert_eq!((post.state, post.tags.len()), (RemoteState::Published, 1));
        {
            let remote = newsroom.remote.state();
            assert_eq!((remote.media.len(), remote.terms.len()), (1, 2), "killed after {moments}");
        }
        newsroom.is_clean();
        if ended {
            assert!(moments > 15, "only {moments} moments were tried");
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
    while !newsroom.finish_killed_after(4) {
        kills += 1;
        assert!(kills < 200, "it does not come to its end");
    }
    assert!(kills > 3, "{kills}");
    assert_eq!(newsroom.state(item), ItemState::Verified);
    newsroom.remote.post_of(article);
}
