//! The outbox at work in the background.

use std::pin::{Pin, pin};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Waker};

use chrono::TimeDelta;
use warraq_core::outbox::ItemState;
use warraq_delivery::{Bell, DeliveryError, Desk, News, Runner, Wish};
use warraq_store::Vault;

use crate::fake::{ToFake, Trouble};
use crate::newsroom::{Newsroom, simple};

/// A desk whose vault can be closed.
struct Closable<'a>(&'a Mutex<Vault>, AtomicBool);

impl Desk for Closable<'_> {
    fn with<T>(&self, work: impl FnOnce(&mut Vault) -> T) -> Result<T, DeliveryError> {
        if self.1.load(Ordering::Relaxed) { Err(DeliveryError::NoVault) } else { self.0.with(work) }
    }
}

/// Lets the work go on for so many moments.
fn go_on(work: &mut Pin<&mut impl Future<Output = ()>>, moments: usize) {
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..moments {
        assert!(work.as_mut().poll(&mut context).is_pending(), "it never ends");
    }
}

fn calls(newsroom: &Newsroom) -> usize {
    newsroom.remote.state().calls.len()
}

const LONG: usize = 500;

macro_rules! runner {
    ($newsroom:ident, $desk:ident, $bell:ident, $told:ident, $work:ident) => {
        let $desk = Closable(&$newsroom.desk, AtomicBool::new(false));
        let $bell = Bell::default();
        let $told = Mutex::new(Vec::new());
        let connectors = ToFake($newsroom.remote.clone());
        let tell = |news: News<'_>| {
            $told.lock().unwrap().push(match news {
                News::Step(event) => format!("{:?}", event.state),
                News::Rests => "rests".to_owned(),
                News::Followed => "followed".to_owned(),
                News::Failed(error) => error.to_string(),
            });
        };
        let chance = || 0.5;
        let runner = Runner {
            desk: &$desk,
            clock: &*$newsroom.clock,
            chance: &chance,
            connectors: &connectors,
            bell: &$bell,
            tell: &tell,
        };
        let mut $work = pin!(runner.run());
    };
}

#[test]
fn it_asks_nobody_before_somebody_asks_and_is_woken_by_that() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    runner!(newsroom, desk, bell, told, work);
    go_on(&mut work, LONG);
    bell.wake();
    go_on(&mut work, LONG);
    assert_eq!(calls(&newsroom), 0);
    let item = newsroom.queue(article, Wish::Publish);
    go_on(&mut work, LONG);
    assert_eq!(calls(&newsroom), 0, "nobody woke it");
    bell.wake();
    go_on(&mut work, LONG);
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let told = told.lock().unwrap();
    assert_eq!(told.last().map(String::as_str), Some("rests"));
    assert!(told.iter().any(|news| news == "Verified"));
}

#[test]
fn what_was_asked_for_before_goes_on_when_it_begins_and_becomes_due_by_itself() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.remote.trouble("find_post", Trouble::Offline);
    let begun = newsroom.now();
    runner!(newsroom, desk, bell, told, work);
    go_on(&mut work, LONG);
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert!(newsroom.now() > begun, "it waited for its next try");
}

#[test]
fn a_closed_vault_stops_it_in_the_middle_and_an_open_one_lets_it_go_on() {
    for moments in 1..60 {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص"));
        let item = newsroom.queue(article, Wish::Publish);
        runner!(newsroom, desk, bell, told, work);
        go_on(&mut work, moments);
        desk.1.store(true, Ordering::Relaxed);
        bell.close();
        go_on(&mut work, 2);
        let before = calls(&newsroom);
        go_on(&mut work, LONG);
        assert_eq!(calls(&newsroom), before, "after {moments}");
        newsroom.clock.pass(TimeDelta::minutes(1));
        desk.1.store(false, Ordering::Relaxed);
        bell.wake();
        go_on(&mut work, LONG);
        assert_eq!(newsroom.state(item), ItemState::Verified, "after {moments}");
        assert_eq!(newsroom.remote.state().posts.len(), 1, "after {moments}");
    }
}

#[test]
fn who_asks_to_sync_has_all_tried_now_and_what_was_delivered_looked_at() {
    let newsroom = Newsroom::new();
    let [one, other] = [1, 2].map(|number| newsroom.article(number, &simple("نص")));
    let first = newsroom.queue(one, Wish::Publish);
    runner!(newsroom, desk, bell, told, work);
    go_on(&mut work, LONG);
    newsroom.remote.edit(one, "سطر المحرر");
    assert_eq!(newsroom.state(first), ItemState::Verified);
    let second = newsroom.queue(other, Wish::Draft);
    bell.hurry();
    go_on(&mut work, LONG);
    assert_eq!(newsroom.state(second), ItemState::Verified);
    assert_eq!(newsroom.state(first), ItemState::Changed);
    assert!(told.lock().unwrap().iter().any(|news| news == "followed"));
}

#[test]
fn a_site_that_refused_the_password_is_asked_again_when_somebody_says_so() {
    let newsroom = Newsroom::new();
    let [one, other] = [1, 2].map(|number| newsroom.article(number, &simple("نص")));
    newsroom.queue(one, Wish::Draft);
    newsroom.remote.trouble("find_post", Trouble::Login);
    runner!(newsroom, desk, bell, told, work);
    go_on(&mut work, LONG);
    let item = newsroom.queue(other, Wish::Draft);
    bell.wake();
    go_on(&mut work, LONG);
    assert_eq!(newsroom.state(item), ItemState::Queued, "the site is left alone");
    bell.wake_for(newsroom.site);
    go_on(&mut work, LONG);
    assert_eq!(newsroom.state(item), ItemState::Verified);
}

#[test]
fn a_step_that_takes_long_keeps_nothing_waiting_that_is_asked_for_meanwhile() {
    let newsroom = Newsroom::new();
    let [slow, other] = [1, 2].map(|number| newsroom.article(number, &simple("نص")));
    newsroom.queue(slow, Wish::Publish);
    newsroom.remote.trouble("create_post", Trouble::Hangs);
    runner!(newsroom, desk, bell, told, work);
    go_on(&mut work, LONG);
    let item = newsroom.queue(other, Wish::Publish);
    bell.wake();
    go_on(&mut work, LONG);
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert!(!told.lock().unwrap().iter().any(|news| news == "rests"));
    bell.close();
    desk.1.store(true, Ordering::Relaxed);
    go_on(&mut work, LONG);
}
