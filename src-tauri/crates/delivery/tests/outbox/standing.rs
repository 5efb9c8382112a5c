//! What is shown of a delivery is how its post stands at the site, whatever was asked for.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use warraq_connect::{RemoteId, RemoteState};
use warraq_core::article::ArticleId;
use warraq_core::fields::FieldName;
use warraq_core::outbox::ItemState;
use warraq_delivery::{CheckKind, Clock, DeliveryError, Order, ReasonKind, Wish, preflight, retry};
use warraq_store::outbox::Haste;

use crate::fake::ToFake;
use crate::newsroom::{Newsroom, later, simple};

pub fn queued(newsroom: &Newsroom, wish: Wish) -> ArticleId {
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, wish);
    newsroom.drain(Haste::Patient);
    article
}

pub fn there(
    newsroom: &Newsroom,
    article: ArticleId,
    state: RemoteState,
    at: Option<DateTime<Utc>>,
) {
    newsroom.remote.change(article, |post| {
        (post.state, post.date, post.revision) = (state, at, None);
        if post.categories.is_empty() {
            post.categories.push(RemoteId("1".to_owned()));
        }
    });
}

pub fn publish_there(newsroom: &Newsroom, article: ArticleId) {
    let now = newsroom.clock.now().trunc_subsecs(0);
    there(newsroom, article, RemoteState::Published, Some(now));
}

pub fn embargo(newsroom: &Newsroom, article: ArticleId, until: DateTime<Utc>) {
    newsroom.set(article, FieldName::Embargo, &until.to_rfc3339());
}

fn alert(newsroom: &Newsroom, article: ArticleId) -> Option<ReasonKind> {
    newsroom.shown(article).alert.map(|alert| alert.kind)
}

fn checks(newsroom: &Newsroom, article: ArticleId, wish: Wish) -> Vec<CheckKind> {
    let order = Order { article, site: newsroom.site, wish, asked_by: String::new() };
    let connectors = ToFake(newsroom.remote.clone());
    let checks = preflight(&newsroom.desk, &connectors, &order, newsroom.now()).unwrap();
    let of_embargo = |kind: &CheckKind| {
        matches!(kind, CheckKind::Embargo | CheckKind::EmbargoLive | CheckKind::EmbargoScheduled)
    };
    checks.into_iter().map(|check| check.kind).filter(of_embargo).collect()
}

#[test]
fn a_correction_of_what_is_scheduled_leaves_it_scheduled_until_its_time_has_come() {
    for wish in [Wish::Draft, Wish::Pending] {
        let newsroom = Newsroom::new();
        let at = later(&newsroom.clock, 60);
        let article = queued(&newsroom, Wish::Schedule { at });
        newsroom.rewrite(article, "نص مصحح");
        let item = newsroom.queue(article, wish);
        newsroom.drain(Haste::Patient);
        assert_eq!(newsroom.state(item), ItemState::Scheduled, "{wish:?}");
        let shown = newsroom.shown(article);
        assert_eq!((shown.remote_state, shown.date), (Some(RemoteState::Scheduled), Some(at)));
        let wall = shown.date_there.unwrap();
        assert_eq!((wall.to_utc(), wall.offset().local_minus_utc()), (at, 3 * 3600));
        // Looking, and having it tried again, leave it so.
        newsroom.follow();
        newsroom.drain(Haste::AtOnce);
        assert_eq!(newsroom.state(item), ItemState::Scheduled, "{wish:?}");
        let now = newsroom.now();
        retry(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
        newsroom.drain(Haste::AtOnce);
        assert_eq!(newsroom.state(item), ItemState::Scheduled, "{wish:?}");
        let due = newsroom.drain(Haste::Patient).next;
        assert_eq!(due, Some(at + TimeDelta::seconds(60)));
        newsroom.finish();
        assert_eq!((newsroom.state(item), newsroom.reason(item)), (ItemState::Verified, None));
        assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
        assert!(newsroom.now() >= at);
        newsroom.is_clean();
    }
}

#[test]
fn what_an_editor_gave_a_time_is_shown_as_scheduled_and_looked_at_then() {
    let newsroom = Newsroom::new();
    let article = queued(&newsroom, Wish::Draft);
    let item = newsroom.shown(article).id;
    let at = later(&newsroom.clock, 60);
    there(&newsroom, article, RemoteState::Scheduled, Some(at));
    newsroom.follow();
    let told = (newsroom.state(item), newsroom.reason(item));
    assert_eq!(told, (ItemState::Scheduled, Some(ReasonKind::ScheduledThere)));
    newsroom.finish();
    assert_eq!((newsroom.state(item), newsroom.reason(item)), (ItemState::Verified, None));
    assert_eq!(newsroom.shown(article).remote_state, Some(RemoteState::Published));
}

#[test]
fn what_somebody_does_to_a_scheduled_post_is_told_before_its_time() {
    use RemoteState::{Draft, Published, Trashed};
    for (state, expected) in [
        (Published, (ItemState::Verified, Some(ReasonKind::PublishedThere))),
        (Draft, (ItemState::Changed, Some(ReasonKind::TakenBack))),
        (Trashed, (ItemState::Changed, Some(ReasonKind::Gone))),
    ] {
        let newsroom = Newsroom::new();
        let article = queued(&newsroom, Wish::Schedule { at: later(&newsroom.clock, 60) });
        let item = newsroom.shown(article).id;
        there(&newsroom, article, state, Some(newsroom.now().trunc_subsecs(0)));
        newsroom.follow();
        assert_eq!((newsroom.state(item), newsroom.reason(item)), expected);
        assert_eq!(newsroom.shown(article).remote_state, Some(state));
    }
}

#[test]
fn an_embargo_that_came_after_the_scheduling_moves_nothing_and_is_told() {
    let newsroom = Newsroom::new();
    let at = later(&newsroom.clock, 60);
    let article = queued(&newsroom, Wish::Schedule { at });
    assert_eq!(alert(&newsroom, article), None);
    assert_eq!(checks(&newsroom, article, Wish::Draft), []);
    embargo(&newsroom, article, later(&newsroom.clock, 120));
    let shown = newsroom.shown(article);
    let told = shown.alert.unwrap();
    assert_eq!((shown.state, told.kind), (ItemState::Scheduled, ReasonKind::EmbargoScheduled));
    assert_eq!((told.detail, told.until), (at.to_rfc3339(), Some(later(&newsroom.clock, 120))));
    // Whoever delivers is told before it, but for who mends it by that.
    assert_eq!(checks(&newsroom, article, Wish::Draft), [CheckKind::EmbargoScheduled]);
    let early = Wish::Schedule { at };
    let both = [CheckKind::Embargo, CheckKind::EmbargoScheduled];
    assert_eq!(checks(&newsroom, article, early), both);
    let late = Wish::Schedule { at: later(&newsroom.clock, 180) };
    assert_eq!(checks(&newsroom, article, late), []);
    assert_eq!(checks(&newsroom, article, Wish::Unpublish), []);
    newsroom.drain(Haste::AtOnce);
    newsroom.follow();
    assert_eq!(newsroom.remote.post_of(article).date, Some(at), "nobody moved it");

    // A correction would go to readers before the embargo ends: it stays here.
    newsroom.rewrite(article, "نص مصحح");
    let held = newsroom.try_queue(article, Wish::Draft);
    assert!(matches!(held, Err(DeliveryError::Embargo(_))), "{held:?}");
    assert_eq!(alert(&newsroom, article), Some(ReasonKind::EmbargoScheduled));
    // The advice that is given works: a later time moves it, with what was corrected.
    let moved = newsroom.queue(article, late);
    newsroom.drain(Haste::AtOnce);
    let post = newsroom.remote.post_of(article);
    assert_eq!(newsroom.state(moved), ItemState::Scheduled);
    assert_eq!(Wish::Schedule { at: post.date.unwrap() }, late);
    assert!(post.content.contains("نص مصحح"));
    assert_eq!(alert(&newsroom, article), None);
}

#[test]
fn what_came_out_under_an_embargo_is_told_until_that_ends_or_is_taken_back() {
    let newsroom = Newsroom::new();
    let article = queued(&newsroom, Wish::Publish);
    embargo(&newsroom, article, later(&newsroom.clock, 60));
    let told = (newsroom.shown(article).state, alert(&newsroom, article));
    assert_eq!(told, (ItemState::Verified, Some(ReasonKind::EmbargoLive)));
    assert_eq!(checks(&newsroom, article, Wish::Draft), [CheckKind::EmbargoLive]);
    newsroom.queue(article, Wish::Unpublish);
    newsroom.drain(Haste::AtOnce);
    assert_eq!(alert(&newsroom, article), None);
    publish_there(&newsroom, article);
    newsroom.follow();
    assert_eq!(alert(&newsroom, article), Some(ReasonKind::EmbargoLive));
    newsroom.clock.pass(TimeDelta::minutes(61));
    assert_eq!(alert(&newsroom, article), None);
}

#[test]
fn an_address_that_readers_do_not_have_yet_is_none_for_them() {
    let newsroom = Newsroom::new();
    let article = queued(&newsroom, Wish::Draft);
    let shown = newsroom.shown(article);
    let id = shown.remote_id.unwrap();
    let preview = format!("https://xeber24.example/?p={id}&preview=true");
    assert_eq!((shown.open_url, shown.is_public), (Some(preview), false));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    let shown = newsroom.shown(article);
    assert_eq!((shown.open_url, shown.is_public), (shown.remote_url, true));
    there(&newsroom, article, RemoteState::Trashed, None);
    newsroom.follow();
    let bin = "https://xeber24.example/wp-admin/edit.php?post_status=trash&post_type=post";
    let shown = newsroom.shown(article);
    assert_eq!((shown.open_url.as_deref(), shown.is_public), (Some(bin), false));
}
