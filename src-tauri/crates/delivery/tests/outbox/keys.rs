//! What is asked of a site for a delivery, and a site that makes one post for one key.

use warraq_connect::{Ability, RemoteState};
use warraq_core::outbox::ItemState;
use warraq_delivery::{ReasonKind, Wish};

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, named, simple};

/// A newsroom whose site has the plugin, or none.
fn newsroom(keeps_keys: bool) -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.remote.state().keeps_keys = keeps_keys;
    newsroom
}

/// What was asked of the site since it was last looked at.
fn asked(newsroom: &Newsroom) -> Vec<&'static str> {
    std::mem::take(&mut newsroom.remote.state().calls)
}

#[test]
fn nothing_is_asked_that_an_answer_said_just_now() {
    for (keeps_keys, cannot, first) in [
        (false, None, &["find_post", "create_post", "set_state"][..]),
        (
            false,
            Some(Ability::NameWithState),
            &["find_post", "create_post", "update_post", "set_state"][..],
        ),
        (true, None, &["create_post", "set_state"][..]),
    ] {
        let newsroom = newsroom(keeps_keys);
        newsroom.remote.state().cannot.extend(cannot);
        let mut piece = simple("نص أول");
        piece.fields = named();
        let article = newsroom.article(1, &piece);
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert_eq!(asked(&newsroom), first);
        newsroom.rewrite(article, "نص مصحح");
        let correction = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        // A place that keeps no keys may have another post with this one.
        let others = if keeps_keys { &[][..] } else { &["other_posts"][..] };
        assert_eq!(asked(&newsroom), [&["update_post"], others].concat());
        for item in [item, correction] {
            assert_eq!(newsroom.state(item), ItemState::Verified);
        }
        let post = newsroom.remote.post_of(article);
        assert_eq!((post.state, post.slug.as_str()), (RemoteState::Published, "خبر-1"));

        // What nobody answered for a while is looked at.
        newsroom.clock.pass(chrono::TimeDelta::minutes(2));
        newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert!(asked(&newsroom).contains(&"read_post"));
    }
}

#[test]
fn one_key_has_one_post_and_what_it_says_is_not_written_over_unseen() {
    let one = newsroom(true);
    let [same, other] = [one.beside(), one.beside()];
    let article = one.article(1, &simple("نص"));
    one.queue(article, Wish::Publish);
    one.finish();
    same.article(1, &simple("نص"));
    let item = same.queue(article, Wish::Draft);
    same.finish();
    assert_eq!(same.state(item), ItemState::Verified);
    other.article(1, &simple("نص آخر"));
    let item = other.queue(article, Wish::Publish);
    other.finish();
    let told = (other.state(item), other.reason(item));
    assert_eq!(told, (ItemState::Conflict, Some(ReasonKind::Unseen)));
    assert!(other.known(article).asked.is_empty(), "nothing was taken");
    assert!(one.remote.post_of(article).content.contains("نص"));
}

#[test]
fn an_answer_that_was_lost_leaves_one_post() {
    for trouble in [Trouble::AnswerLost, Trouble::Lost, Trouble::Fails { done: true }] {
        let newsroom = newsroom(true);
        let article = newsroom.article(1, &simple("نص"));
        newsroom.remote.trouble("create_post", trouble);
        newsroom.remote.trouble("create_post", trouble);
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "{trouble:?}");
        assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
    }
}
