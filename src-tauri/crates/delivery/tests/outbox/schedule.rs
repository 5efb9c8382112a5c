//! Times: the site's, this machine's, and those that somebody set.

use chrono::TimeDelta;
use warraq_connect::{Ability, RemoteState};
use warraq_core::outbox::ItemState;
use warraq_delivery::{Clock, ReasonKind, Wish, retry};
use warraq_store::outbox::Haste;

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, later, simple};

#[test]
fn a_scheduled_piece_is_looked_at_when_its_time_has_come() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let at = later(&newsroom.clock, 90);
    let item = newsroom.queue(article, Wish::Schedule { at });
    let drained = newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.state(item), ItemState::Scheduled);
    let post = newsroom.remote.post_of(article);
    assert_eq!((post.state, post.date), (RemoteState::Scheduled, Some(at)));
    assert_eq!(drained.next, Some(at + TimeDelta::seconds(60)));
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
    assert!(newsroom.clock.now() >= at);
}

#[test]
fn a_time_that_passed_without_a_line_is_now() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let item = newsroom.queue(article, Wish::Schedule { at: later(&newsroom.clock, 1) });
    for _ in 0..8 {
        newsroom.remote.trouble("find_post", Trouble::Offline);
    }
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
}

#[test]
fn a_time_that_is_near_is_waited_for_by_its_own_piece_alone() {
    let newsroom = Newsroom::new();
    newsroom.remote.state().near = TimeDelta::seconds(90);
    let article = newsroom.article(1, &simple("نص"));
    let at = later(&newsroom.clock, 1);
    let item = newsroom.queue(article, Wish::Schedule { at });
    newsroom.drain(Haste::AtOnce);
    let shown = newsroom.shown(article);
    let reason = shown.reason.clone().unwrap();
    assert_eq!((reason.kind, reason.until), (ReasonKind::Soon, Some(at)), "{shown:?}");
    assert_eq!(shown.not_before, Some(at), "nobody hastens it");
    retry(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap();
    assert_eq!(newsroom.reason(item), Some(ReasonKind::Soon), "nor forgets why it waits");
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
    let urgent = newsroom.article(2, &simple("عاجل"));
    newsroom.queue(urgent, Wish::Publish);
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.remote.post_of(urgent).state, RemoteState::Published);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
    assert!(newsroom.clock.now() >= at);
}

#[test]
fn a_lost_answer_to_a_schedule_is_looked_up() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let at = later(&newsroom.clock, 600);
    newsroom.remote.trouble("set_state", Trouble::AnswerLost);
    let item = newsroom.queue(article, Wish::Schedule { at });
    newsroom.drain(Haste::Patient);
    newsroom.clock.pass(TimeDelta::minutes(2));
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.state(item), ItemState::Scheduled);
    let calls = newsroom.remote.state().calls.clone();
    assert_eq!(calls.iter().filter(|call| **call == "set_state").count(), 1);
}

#[test]
fn clocks_that_are_apart_set_no_time_but_a_draft_goes() {
    for minutes in [-60, -3, 3, 60] {
        let newsroom = Newsroom::new();
        newsroom.remote.state().ahead = TimeDelta::minutes(minutes);
        let wish = Wish::Schedule { at: later(&newsroom.clock, 60) };
        let items = [Wish::Publish, wish, Wish::Draft].map(|wish| {
            let number = match wish {
                Wish::Publish => 1,
                Wish::Draft => 2,
                _ => 3,
            };
            newsroom.queue(newsroom.article(number, &simple("نص")), wish)
        });
        newsroom.finish();
        let states = items.map(|item| newsroom.state(item));
        assert_eq!(states, [ItemState::Refused, ItemState::Refused, ItemState::Verified]);
        // What is verified is verified by two clocks that show another time each, which is told with it.
        assert_eq!(items.map(|item| newsroom.reason(item)), [Some(ReasonKind::Clock); 3]);
    }
}

#[test]
fn what_a_place_cannot_do_is_not_asked_of_it() {
    let newsroom = Newsroom::new();
    newsroom.remote.state().cannot.insert(Ability::Schedule);
    let article = newsroom.article(1, &simple("نص"));
    let item = newsroom.queue(article, Wish::Schedule { at: later(&newsroom.clock, 60) });
    newsroom.finish();
    assert_eq!(
        (newsroom.state(item), newsroom.reason(item)),
        (ItemState::Refused, Some(ReasonKind::OtherState))
    );
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
}
