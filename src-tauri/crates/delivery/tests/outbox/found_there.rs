//! A post that another vault made: what somebody set there is not overruled by the first delivery from here.

use chrono::{DateTime, Utc};
use warraq_connect::RemoteState;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_core::person::Person;
use warraq_delivery::{Choices, Keep, PostPart, ReasonKind, Sending, Wish, compare, settle};

use crate::newsroom::{Newsroom, later, simple};

/// A vault that never delivered the article, whose post somebody left at the site in this state and with this date.
fn found(state: RemoteState, date: Option<DateTime<Utc>>) -> (Newsroom, ArticleId) {
    let other = Newsroom::new();
    let article = other.article(1, &simple("نص"));
    other.queue(article, Wish::Draft);
    other.finish();
    other.remote.change(article, |post| (post.state, post.date) = (state, date));
    let newsroom = other.beside();
    newsroom.article(1, &simple("نص"));
    (newsroom, article)
}

fn sent(newsroom: &Newsroom, article: ArticleId, wish: Wish) -> (ItemId, ItemState) {
    let item = newsroom.queue(article, wish);
    newsroom.drain(warraq_store::outbox::Haste::AtOnce);
    (item, newsroom.state(item))
}

fn decide(newsroom: &Newsroom, article: ArticleId, keep: Keep, sending: Sending) {
    let person = Person { name: "مها".to_owned(), role: String::new() };
    let choices = Choices { all: Some(keep), ..Choices::default() };
    let place = (article, newsroom.site);
    settle(&newsroom.desk, &person, place, (&choices, sending), newsroom.now()).unwrap();
    newsroom.drain(warraq_store::outbox::Haste::AtOnce);
}

#[test]
fn what_was_set_there_before_it_was_ever_seen_is_decided_by_a_person() {
    let clock = Newsroom::new().clock;
    let [soon, after] = [60, 120].map(|minutes| later(&clock, minutes));
    let before = Some(clock_day_before(&clock));
    for (state, date, wish, part) in [
        (RemoteState::Private, None, Wish::Publish, PostPart::State),
        (RemoteState::Draft, before, Wish::Publish, PostPart::State),
        (RemoteState::Pending, before, Wish::Schedule { at: soon }, PostPart::State),
        (RemoteState::Scheduled, Some(after), Wish::Publish, PostPart::State),
        (RemoteState::Scheduled, Some(after), Wish::Schedule { at: soon }, PostPart::Date),
    ] {
        for keep in [Keep::Theirs, Keep::Mine] {
            let (newsroom, article) = found(state, date);
            let (item, became) = sent(&newsroom, article, wish);
            assert_eq!(became, ItemState::Conflict, "{state:?} {wish:?}");
            assert_eq!(newsroom.reason(item), Some(ReasonKind::Unseen));
            let post = newsroom.remote.post_of(article);
            assert_eq!((post.state, post.date), (state, date));
            let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
            let row = view.fields.iter().find(|piece| piece.part == part).unwrap();
            assert!(row.can_choose && row.mine != row.theirs, "{row:?}");

            decide(&newsroom, article, keep, Sending::Send);
            let post = newsroom.remote.post_of(article);
            let is_theirs = (post.state, post.date) == (state, date);
            assert_eq!(is_theirs, keep == Keep::Theirs, "{state:?} {wish:?} {post:?}");
        }
    }
}

fn clock_day_before(clock: &crate::clock::VirtualClock) -> DateTime<Utc> {
    later(clock, -24 * 60)
}

#[test]
fn what_nobody_set_there_goes_through() {
    let at = later(&Newsroom::new().clock, 60);
    for (state, date, wish) in [
        (RemoteState::Draft, None, Wish::Publish),
        (RemoteState::Draft, None, Wish::Schedule { at }),
        (RemoteState::Pending, None, Wish::Publish),
        (RemoteState::Scheduled, Some(at), Wish::Schedule { at }),
        (RemoteState::Published, Some(at), Wish::Publish),
        (RemoteState::Private, None, Wish::Draft),
        (RemoteState::Scheduled, Some(at), Wish::Draft),
    ] {
        let (newsroom, article) = found(state, date);
        let (_, became) = sent(&newsroom, article, wish);
        let is_fine = matches!(became, ItemState::Verified | ItemState::Scheduled);
        assert!(is_fine, "{state:?} {wish:?}: {became:?}");
    }
}

#[test]
fn the_date_of_a_draft_that_is_that_of_its_last_save_says_nothing() {
    let (newsroom, article) = found(RemoteState::Draft, None);
    newsroom.remote.change(article, |post| post.date = post.modified);
    assert_eq!(sent(&newsroom, article, Wish::Publish).1, ItemState::Verified);
}
