//! What goes wrong on the line: nothing is made twice, nothing is lost, and it is waited for as long as is asked.

use std::time::Duration;

use chrono::TimeDelta;
use warraq_connect::{Ability, RemoteState};
use warraq_core::outbox::ItemState;
use warraq_delivery::{Clock, ReasonKind, Wish, call_interrupted, pause, retry};
use warraq_store::outbox::Haste;

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, Piece, named, simple};

const WRITES: [&str; 5] = ["send_medium", "make_term", "create_post", "update_post", "set_state"];

#[test]
fn a_lost_answer_to_any_request_makes_nothing_twice() {
    for call in WRITES {
        for trouble in [Trouble::AnswerLost, Trouble::Lost, Trouble::Fails { done: true }] {
            let newsroom = Newsroom::new();
            // Some sites take the name in a request of its own.
            let cannot = (call == "update_post").then_some(Ability::NameWithState);
            newsroom.remote.state().cannot.extend(cannot);
            let piece =
                Piece { text: "نص", tags: vec!["قسد"], pictures: vec![7], fields: named() };
            let article = newsroom.article(1, &piece);
            newsroom.remote.trouble(call, trouble);
            newsroom.remote.trouble(call, trouble);
            let item = newsroom.queue(article, Wish::Publish);
            newsroom.finish();
            let what = format!("{call} {trouble:?}");
            assert_eq!(newsroom.state(item), ItemState::Verified, "{what}");
            let post = newsroom.remote.post_of(article);
            assert_eq!((post.state, post.tags.len()), (RemoteState::Published, 1), "{what}");
            assert_eq!(post.slug, "خبر-1", "{what}");
            let remote = newsroom.remote.state();
            assert_eq!((remote.media.len(), remote.terms.len()), (1, 2), "{what}");
        }
    }
}

#[test]
fn a_picture_whose_answer_was_lost_is_not_sent_for_another_article_before_it_may_have_come() {
    let newsroom = Newsroom::new();
    let piece = Piece { text: "نص", pictures: vec![7], ..Piece::default() };
    let items = [1, 2].map(|number| {
        let article = newsroom.article(number, &piece);
        newsroom.remote.trouble("send_medium", Trouble::Lost);
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.drain(Haste::AtOnce);
        item
    });
    let sent = |newsroom: &Newsroom| {
        let remote = newsroom.remote.state();
        remote.calls.iter().filter(|call| **call == "send_medium").count()
    };
    assert_eq!(sent(&newsroom), 1, "it may still arrive");
    assert_eq!(newsroom.reason(items[1]), Some(ReasonKind::Lost));
    newsroom.finish();
    assert!(sent(&newsroom) > 1);
    assert_eq!(newsroom.remote.state().media.len(), 1);
    assert_eq!(items.map(|item| newsroom.state(item)), [ItemState::Verified; 2]);
}

#[test]
fn tags_that_are_made_at_once_are_made_once_whatever_comes_of_some() {
    for trouble in [Trouble::AnswerLost, Trouble::Lost, Trouble::Login] {
        let newsroom = Newsroom::new();
        let piece = |tags| Piece { text: "نص", tags, ..Piece::default() };
        // Two articles share one, in two spellings.
        let one = newsroom.article(1, &piece(vec!["قسد", "حلب", "الإدارة"]));
        let other = newsroom.article(2, &piece(vec!["الاداره", "نفط"]));
        newsroom.remote.state().trouble.extend([("make_term", trouble); 2]);
        let items = [one, other].map(|article| newsroom.queue(article, Wish::Publish));
        newsroom.finish();
        if trouble == Trouble::Login {
            // Where the account is turned away everything stops until somebody does something.
            assert_eq!(newsroom.reason(items[0]), Some(ReasonKind::Login));
            for item in items {
                let _ = retry(&mut newsroom.desk.lock().unwrap(), item, newsroom.clock.now());
            }
            newsroom.drain(Haste::AtOnce);
        }
        for item in items {
            assert_eq!(newsroom.state(item), ItemState::Verified, "{trouble:?}");
        }
        let counts = [one, other].map(|article| newsroom.remote.post_of(article).tags.len());
        assert_eq!(counts, [3, 2], "{trouble:?}");
        let remote = newsroom.remote.state();
        assert_eq!(remote.terms.len(), 5, "{trouble:?}: {:?}", remote.terms);
    }
}

#[test]
fn a_state_whose_answer_was_lost_is_ours_to_the_delivery_that_comes_after() {
    for first in [Wish::Pending, Wish::Publish] {
        for next in [Wish::Draft, Wish::Publish, Wish::Unpublish] {
            let newsroom = Newsroom::new();
            let article = newsroom.article(1, &simple("نص"));
            newsroom.remote.trouble("set_state", Trouble::AnswerLost);
            newsroom.queue(article, first);
            newsroom.drain(Haste::AtOnce);
            assert_ne!(newsroom.remote.post_of(article).state, RemoteState::Draft);
            // It takes the place of the one that waits to look.
            newsroom.rewrite(article, "نص مصحح");
            let item = newsroom.queue(article, next);
            newsroom.finish();
            let what = format!("{next:?} after {first:?}");
            assert_eq!(newsroom.state(item), ItemState::Verified, "{what}");
            assert!(newsroom.known(article).asked.is_empty(), "{what}");

            // What an editor changed meanwhile is a conflict all the same.
            newsroom.remote.trouble("set_state", Trouble::AnswerLost);
            let wish = if next == Wish::Publish { Wish::Unpublish } else { Wish::Publish };
            newsroom.queue(article, wish);
            newsroom.drain(Haste::AtOnce);
            newsroom.remote.edit(article, "سطر المحرر");
            newsroom.rewrite(article, "نص مصحح ثانية");
            let item = newsroom.queue(article, Wish::Draft);
            newsroom.finish();
            assert_eq!(newsroom.state(item), ItemState::Conflict, "{what}");
        }
    }
}

#[test]
fn an_answer_that_was_lost_is_given_time_to_come_about() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.remote.trouble("create_post", Trouble::Lost);
    newsroom.queue(article, Wish::Draft);
    newsroom.drain(Haste::AtOnce);
    let calls = newsroom.remote.state().calls.len();
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.remote.state().calls.len(), calls, "not even in haste");
    newsroom.clock.pass(TimeDelta::seconds(31));
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.remote.posts_of(article).len(), 1);
}

#[test]
fn what_was_answered_with_a_fault_is_never_told_as_a_program_that_ended() {
    for trouble in [Trouble::Fails { done: false }, Trouble::AnswerLost] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص"));
        newsroom.remote.trouble("create_post", trouble);
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.drain(Haste::Patient);
        let heard = newsroom.reason(item).unwrap();
        let again = |newsroom: &Newsroom| {
            let (mut vault, now) = (newsroom.desk.lock().unwrap(), newsroom.clock.now());
            pause(&mut vault, item, now).unwrap();
            retry(&mut vault, item, now).unwrap();
        };
        again(&newsroom);
        let mut shown = [newsroom.shown(article)];
        call_interrupted(&mut shown);
        assert_eq!(shown[0].reason.as_ref().unwrap().kind, heard, "before it is tried");
        newsroom.drain(Haste::Patient);
        let told = newsroom.reason(item);
        assert!(told.is_none_or(|why| why == heard), "{told:?}");
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified);
    }
}

#[test]
fn without_a_line_it_waits_longer_each_time_but_not_for_who_is_in_haste() {
    let newsroom = Newsroom::new();
    let articles: Vec<_> = (1..=3).map(|n| newsroom.article(n, &simple("نص"))).collect();
    let items: Vec<_> = articles.iter().map(|id| newsroom.queue(*id, Wish::Draft)).collect();
    let mut waits = Vec::new();
    for _ in 0..4 {
        for _ in 0..8 {
            newsroom.remote.trouble("find_post", Trouble::Offline);
        }
        newsroom.drain(Haste::Patient);
        let item = newsroom.item(items[0]);
        assert_eq!(newsroom.reason(items[0]), Some(ReasonKind::Offline));
        let wait = item.next_try.unwrap() - newsroom.clock.now();
        waits.push(wait.num_seconds());
        newsroom.clock.pass(wait + TimeDelta::seconds(5));
    }
    assert!(waits.is_sorted() && waits[3] > 2 * waits[0], "{waits:?}");
    newsroom.remote.state().trouble.clear();
    newsroom.drain(Haste::AtOnce);
    assert!(items.iter().all(|item| newsroom.state(*item) == ItemState::Verified));
    assert_eq!(newsroom.item(items[0]).attempts, 0);
}

#[test]
fn a_site_that_asks_to_be_left_alone_is_by_every_item() {
    let newsroom = Newsroom::new();
    let articles: Vec<_> = (1..=5).map(|n| newsroom.article(n, &simple("نص"))).collect();
    for id in &articles {
        newsroom.queue(*id, Wish::Draft);
    }
    newsroom.remote.trouble("find_post", Trouble::Closed(Duration::from_mins(10)));
    let next = newsroom.drain(Haste::Patient).next.unwrap();
    assert!(next - newsroom.clock.now() > TimeDelta::seconds(590));
    let calls = newsroom.remote.state().calls.len();
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.remote.state().calls.len(), calls, "haste heeds it too");
    newsroom.finish();
    assert!(articles.iter().all(|id| newsroom.remote.posts_of(*id).len() == 1));
}

#[test]
fn a_revoked_password_stops_the_site_and_a_new_one_goes_on() {
    let newsroom = Newsroom::new();
    let articles: Vec<_> = (1..=9).map(|n| newsroom.article(n, &simple("نص"))).collect();
    let items: Vec<_> = articles.iter().map(|id| newsroom.queue(*id, Wish::Publish)).collect();
    for _ in 0..6 {
        newsroom.remote.trouble("create_post", Trouble::Login);
    }
    newsroom.finish();
    let refused: Vec<_> =
        items.iter().filter(|item| newsroom.state(**item) == ItemState::Refused).collect();
    assert!(!refused.is_empty() && refused.len() <= 6, "it does not ask for each: {refused:?}");
    assert_eq!(newsroom.reason(*refused[0]), Some(ReasonKind::Login));
    newsroom.remote.state().trouble.clear();
    let now = newsroom.clock.now();
    for item in refused {
        retry(&mut newsroom.desk.lock().unwrap(), *item, now).unwrap();
    }
    newsroom.finish();
    assert!(items.iter().all(|item| newsroom.state(*item) == ItemState::Verified));
    assert!(articles.iter().all(|id| newsroom.remote.posts_of(*id).len() == 1));
}

#[test]
fn a_site_that_always_fails_is_given_up() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let item = newsroom.queue(article, Wish::Draft);
    for _ in 0..40 {
        newsroom.remote.trouble("create_post", Trouble::Fails { done: false });
    }
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Refused);
    assert_eq!(newsroom.reason(item), Some(ReasonKind::Server));
}
