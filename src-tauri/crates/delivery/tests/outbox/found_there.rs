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

#[test]
fn where_the_words_are_others_too_its_state_and_time_are_told_with_them() {
    let at = later(&Newsroom::new().clock, 120);
    let rows = |newsroom: &Newsroom, article| {
        let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
        let of_state = |part| matches!(part, PostPart::State | PostPart::Date | PostPart::Password);
        let fields = view.fields.into_iter().filter(|piece| of_state(piece.part));
        fields
            .map(|piece| (piece.part, piece.can_choose, piece.mine, piece.theirs))
            .collect::<Vec<_>>()
    };
    let no = String::new;
    for (state, date, wish, expected) in [
        (RemoteState::Draft, None, Wish::Publish, Vec::new()),
        (
            RemoteState::Private,
            None,
            Wish::Publish,
            vec![(PostPart::State, true, "published".to_owned(), "private".to_owned())],
        ),
        (
            RemoteState::Private,
            None,
            Wish::Draft,
            vec![(PostPart::State, false, no(), "private".to_owned())],
        ),
        (
            RemoteState::Scheduled,
            Some(at),
            Wish::Publish,
            vec![
                (PostPart::State, true, "published".to_owned(), "scheduled".to_owned()),
                (PostPart::Date, false, no(), at.to_rfc3339()),
            ],
        ),
    ] {
        for is_locked in [false, true] {
            let (newsroom, article) = found(state, date);
            newsroom.remote.change(article, |post| post.has_password = is_locked);
            newsroom.rewrite(article, "نص آخر هنا");
            let (item, became) = sent(&newsroom, article, wish);
            let told = (became, newsroom.reason(item));
            assert_eq!(told, (ItemState::Conflict, Some(ReasonKind::Unseen)));
            let locked = (PostPart::Password, false, no(), "locked".to_owned());
            let locked = Some(locked).filter(|_| is_locked);
            let expected: Vec<_> = expected.iter().cloned().chain(locked).collect();
            assert_eq!(rows(&newsroom, article), expected, "{state:?} {wish:?}");

            // What stands there stays as it is, with its words.
            decide(&newsroom, article, Keep::Theirs, Sending::Send);
            let post = newsroom.remote.post_of(article);
            let is_published = state == RemoteState::Draft && wish == Wish::Publish;
            let stays = if is_published { RemoteState::Published } else { state };
            assert_eq!(post.state, stays, "{wish:?}");
            assert!(!post.content.contains("نص آخر هنا"));
        }
    }
}

#[test]
fn who_publishes_over_a_time_that_was_moved_there_sees_what_was_asked_for() {
    let clock = Newsroom::new().clock;
    let [at, moved] = [60, 120].map(|minutes| later(&clock, minutes));
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    sent(&newsroom, article, Wish::Schedule { at });
    newsroom.remote.change(article, |post| post.date = Some(moved));
    let (item, became) = sent(&newsroom, article, Wish::Publish);
    assert_eq!((became, newsroom.reason(item)), (ItemState::Conflict, Some(ReasonKind::Changed)));
    let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
    let row = view.fields.iter().find(|piece| piece.part == PostPart::Date).unwrap();
    assert_eq!((&*row.mine, row.can_choose), ("at-once", true));
}

/// The date that a stock site tells of a draft that never had one is that of its last save.
#[test]
fn what_was_taken_back_within_the_second_is_told_by_its_name() {
    let key = "wq-00000000000000000000000001";
    for (slug, is_taken) in [("خبر-1", true), (key, false), ("", false)] {
        let (newsroom, article) = found(RemoteState::Draft, None);
        newsroom.remote.change(article, |post| {
            (post.slug, post.date) = (slug.to_owned(), post.modified);
        });
        let (item, became) = sent(&newsroom, article, Wish::Publish);
        if !is_taken {
            assert_eq!(became, ItemState::Verified, "{slug:?}");
            continue;
        }
        assert_eq!(became, ItemState::Conflict);
        assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
        let why = newsroom.shown(article).reason.unwrap();
        assert_eq!((why.kind, &*why.detail), (ReasonKind::Unseen, "taken-back"));
        assert_eq!(newsroom.shown(article).id, item);
    }
}

#[test]
fn what_another_vault_took_back_is_not_public_by_the_first_push_from_here() {
    let other = Newsroom::new();
    let article = other.article(1, &simple("نص"));
    for wish in [Wish::Publish, Wish::Unpublish] {
        sent(&other, article, wish);
    }
    let newsroom = other.beside();
    newsroom.article(1, &simple("نص"));
    assert_eq!(sent(&newsroom, article, Wish::Publish).1, ItemState::Conflict);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
}

/// Whoever only corrects it is told, and whoever publishes it then knows.
#[test]
fn that_it_was_taken_back_before_is_said_of_a_correction_and_by_who_publishes_it() {
    for text in ["نص", "نص آخر هنا"] {
        let (newsroom, article) =
            found(RemoteState::Draft, Some(clock_day_before(&Newsroom::new().clock)));
        newsroom.rewrite(article, text);
        let (mut item, became) = sent(&newsroom, article, Wish::Draft);
        if became == ItemState::Conflict {
            let why = newsroom.shown(article).reason.unwrap();
            assert_eq!((why.kind, &*why.detail), (ReasonKind::Unseen, "taken-back"));
            decide(&newsroom, article, Keep::Mine, Sending::Send);
            item = newsroom.shown(article).id;
        }
        let told = (newsroom.state(item), newsroom.reason(item));
        assert_eq!(told, (ItemState::Verified, Some(ReasonKind::TakenBack)), "{text}");
        let (item, _) = sent(&newsroom, article, Wish::Publish);
        let told = (newsroom.state(item), newsroom.reason(item));
        assert_eq!(told, (ItemState::Verified, Some(ReasonKind::PublicAgain)), "{text}");
    }
}

/// Nobody had what was still to come.
#[test]
fn a_draft_with_a_time_to_come_was_taken_from_no_reader() {
    let after = later(&Newsroom::new().clock, 24 * 60);
    let (newsroom, article) = found(RemoteState::Draft, Some(after));
    let (item, became) = sent(&newsroom, article, Wish::Publish);
    assert_eq!((became, newsroom.reason(item)), (ItemState::Conflict, Some(ReasonKind::Unseen)));
    assert_ne!(newsroom.shown(article).reason.unwrap().detail, "taken-back");
}
