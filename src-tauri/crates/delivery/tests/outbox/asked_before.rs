//! What was asked for before and has not come about yet.

use warraq_delivery::{AskedBefore, Clock, Wish, asked_before, cancel, pause};
use warraq_store::outbox::Haste;

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, later, simple};

fn before(newsroom: &Newsroom, article: warraq_core::article::ArticleId) -> Option<AskedBefore> {
    let vault = newsroom.desk.lock().unwrap();
    asked_before(&vault, (article, newsroom.site), newsroom.clock.now()).unwrap()
}

#[test]
fn what_waits_to_be_done_stays_asked_for_until_it_is_there() {
    let newsroom = Newsroom::new();
    let at = later(&newsroom.clock, 60);
    for (number, wish) in
        [(1, Wish::Publish), (2, Wish::Schedule { at }), (3, Wish::Pending), (4, Wish::Unpublish)]
    {
        let article = newsroom.article(number, &simple("نص"));
        assert_eq!(before(&newsroom, article), None);
        newsroom.queue(article, wish);
        assert_eq!(before(&newsroom, article), Some(AskedBefore { wish, goes_on: true }));
    }
    let draft = newsroom.article(5, &simple("نص"));
    newsroom.queue(draft, Wish::Draft);
    assert_eq!(before(&newsroom, draft), None, "a draft is the least anyway");
    let published = newsroom.article(6, &simple("نص"));
    newsroom.queue(published, Wish::Publish);
    newsroom.finish();
    assert_eq!(before(&newsroom, published), None, "it is there");
}

#[test]
fn a_time_that_passed_while_there_was_no_line_is_now() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue(article, Wish::Schedule { at: later(&newsroom.clock, 1) });
    newsroom.clock.pass(chrono::TimeDelta::minutes(2));
    assert_eq!(before(&newsroom, article).unwrap().wish, Wish::Publish);
}

#[test]
fn what_somebody_stopped_or_a_site_refused_does_not_go_on_by_another_delivery() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let item = newsroom.queue(article, Wish::Publish);
    let now = newsroom.clock.now();
    pause(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
    let stopped = Some(AskedBefore { wish: Wish::Publish, goes_on: false });
    assert_eq!(before(&newsroom, article), stopped);
    cancel(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
    assert_eq!(before(&newsroom, article), None, "nobody wants it any more");
    newsroom.queue(article, Wish::Publish);
    newsroom.remote.trouble("create_post", Trouble::Login);
    newsroom.drain(Haste::AtOnce);
    assert_eq!(before(&newsroom, article), stopped);
}

#[test]
fn a_delivery_of_which_nobody_says_the_state_keeps_what_goes_further() {
    let at = chrono::DateTime::UNIX_EPOCH;
    let keeps = |wish, goes_on, usual| AskedBefore { wish, goes_on }.or_usual(usual);
    for (wish, usual, kept) in [
        (Wish::Publish, Wish::Draft, Wish::Publish),
        (Wish::Schedule { at }, Wish::Draft, Wish::Schedule { at }),
        (Wish::Schedule { at }, Wish::Publish, Wish::Schedule { at }),
        (Wish::Unpublish, Wish::Publish, Wish::Unpublish),
        (Wish::Pending, Wish::Draft, Wish::Pending),
        (Wish::Pending, Wish::Publish, Wish::Publish),
    ] {
        assert_eq!(keeps(wish, true, usual), kept, "{wish:?} over {usual:?}");
        assert_eq!(keeps(wish, false, usual), usual, "{wish:?} was stopped");
    }
}
