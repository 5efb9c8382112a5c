//! Looking after what has a post at its site, wherever its delivery stands.

use std::pin::pin;
use std::task::{Context, Waker};

use chrono::TimeDelta;
use serde_json::json;
use warraq_connect::RemoteState;
use warraq_core::article::ArticleId;
use warraq_core::outbox::ItemState;
use warraq_core::workflow::Status;
use warraq_delivery::{
    CheckKind, Decision, DeliveryError, Order, ReasonKind, Wish, call_interrupted, cancel, follow,
    list, pause, preflight, resolve, retry, send_as_new,
};
use warraq_store::outbox::Haste;
use warraq_store::{OutboxTx, sites};

use crate::clock::run;
use crate::fake::{ToFake, Trouble};
use crate::newsroom::{Newsroom, later, simple};
use crate::standing::{embargo, publish_there, queued, there};

fn lacks_rights(newsroom: &Newsroom, article: ArticleId) -> Vec<String> {
    let (site, wish) = (newsroom.site, Wish::Draft);
    let order = Order { article, site, wish, asked_by: String::new() };
    let connectors = ToFake(newsroom.remote.clone());
    let checks = preflight(&newsroom.desk, &connectors, &order, newsroom.now()).unwrap();
    let lacking = checks.into_iter().filter(|check| check.kind == CheckKind::RightMissing);
    lacking.map(|check| check.detail).collect()
}

/// Brings the newest delivery to a state in which something of it waits for somebody.
fn stopped(newsroom: &Newsroom, article: ArticleId, state: ItemState) {
    newsroom.rewrite(article, "نص مصحح");
    let now = newsroom.now();
    match state {
        ItemState::Refused => newsroom.remote.trouble("update_post", Trouble::Login),
        ItemState::Conflict => newsroom.remote.edit(article, "سطر المحرر"),
        _ => {}
    }
    let item = newsroom.queue(article, Wish::Draft);
    match state {
        ItemState::Paused => pause(&mut newsroom.desk.lock().unwrap(), item, now).unwrap(),
        ItemState::Cancelled => cancel(&mut newsroom.desk.lock().unwrap(), item, now).unwrap(),
        ItemState::Sending => newsroom.remote.trouble("update_post", Trouble::Offline),
        _ => {}
    }
    newsroom.drain(Haste::Patient);
}

#[test]
fn whatever_has_a_post_is_followed_and_its_own_state_stays() {
    use ItemState::{Cancelled, Conflict, Paused, Refused, Sending};
    for state in [Refused, Conflict, Paused, Cancelled, Sending] {
        let newsroom = Newsroom::new();
        let article = queued(&newsroom, Wish::Draft);
        embargo(&newsroom, article, later(&newsroom.clock, 600));
        stopped(&newsroom, article, state);
        let item = newsroom.shown(article).id;
        let before = newsroom.item(item);
        assert_eq!(before.state, state);
        assert_eq!(newsroom.shown(article).remote_state, Some(RemoteState::Draft));
        publish_there(&newsroom, article);
        let followed = newsroom.follow();
        // Behind one that was taken back stands the delivery before it.
        if state != Cancelled {
            assert_eq!(followed.changed, [item], "{state:?}");
            let after = newsroom.item(item);
            assert_eq!((after.state, after.reason), (before.state, before.reason), "{state:?}");
        }
        let shown = newsroom.shown(article);
        assert_eq!(shown.remote_state, Some(RemoteState::Published), "{state:?}");
        let told = shown.alert.map(|alert| alert.kind);
        assert_eq!(told, Some(ReasonKind::EmbargoLive), "{state:?}");
        assert!(shown.is_public, "{state:?}");
        let article = newsroom.desk.lock().unwrap().article(article).unwrap();
        assert_eq!(article.status, Status::Delivered, "{state:?}");
        assert_eq!(followed.moved.len(), 1, "{state:?}");
        newsroom.is_clean();
    }
}

#[test]
fn who_only_looked_at_a_conflict_has_seen_nothing_of_it() {
    let newsroom = Newsroom::new();
    let article = queued(&newsroom, Wish::Publish);
    stopped(&newsroom, article, ItemState::Conflict);
    let item = newsroom.shown(article).id;
    newsroom.remote.edit(article, "سطر جاء بعده");
    newsroom.follow();
    let now = newsroom.now();
    resolve(&mut newsroom.desk.lock().unwrap(), item, Decision::Mine, now).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict, "what came since is a conflict again");
    assert!(newsroom.remote.post_of(article).content.contains("سطر جاء بعده"));
}

#[test]
fn what_was_delivered_while_the_site_was_asked_is_not_taken_for_somebodys_work() {
    let newsroom = Newsroom::new();
    let article = queued(&newsroom, Wish::Publish);
    let connector = ToFake(newsroom.remote.clone()).open();
    let now = newsroom.now();
    let mut looking = pin!(follow(&newsroom.desk, newsroom.site, &connector, now, 30));
    let mut context = Context::from_waker(Waker::noop());
    // It was asked for second posts, has answered for this one, and the answer is on its way.
    for _ in 0..4 {
        assert!(looking.as_mut().poll(&mut context).is_pending());
    }
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.drain(Haste::Patient);
    let known = newsroom.known(article);
    let followed = run(looking).unwrap().unwrap();
    assert_eq!((followed.same, followed.changed), (vec![], vec![]));
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.known(article), known);
}

#[test]
fn a_delivery_that_stopped_goes_on_after_it_was_looked_at() {
    let newsroom = Newsroom::new();
    let article = queued(&newsroom, Wish::Draft);
    stopped(&newsroom, article, ItemState::Refused);
    publish_there(&newsroom, article);
    newsroom.follow();
    let (item, now) = (newsroom.shown(article).id, newsroom.now());
    retry(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
    newsroom.drain(Haste::AtOnce);
    let told = (newsroom.state(item), newsroom.reason(item));
    assert_eq!(told, (ItemState::Verified, Some(ReasonKind::PublishedThere)));
    assert!(newsroom.remote.post_of(article).content.contains("نص مصحح"));
}

#[test]
fn what_an_editor_published_for_a_contributor_is_told_and_names_the_right_that_is_missing() {
    for wish in [Wish::Draft, Wish::Pending] {
        let newsroom = Newsroom::new();
        newsroom.remote.state().is_contributor = true;
        let article = queued(&newsroom, wish);
        let other = newsroom.article(2, &simple("خبر آخر"));
        newsroom.queue(other, Wish::Draft);
        newsroom.drain(Haste::Patient);
        let item = newsroom.shown(article).id;
        publish_there(&newsroom, article);
        newsroom.remote.edit(other, "سطر المحرر");
        newsroom.follow();
        let told = (newsroom.state(item), newsroom.reason(item));
        assert_eq!(told, (ItemState::Verified, Some(ReasonKind::PublishedUnread)));
        let shown = newsroom.shown(article);
        assert_eq!((shown.remote_state, shown.is_public), (Some(RemoteState::Published), true));
        let status = newsroom.desk.lock().unwrap().article(article).unwrap().status;
        assert_eq!(status, Status::Delivered);
        // It keeps no other from being looked at.
        assert_eq!(newsroom.shown(other).state, ItemState::Changed);
        newsroom.follow();
        assert_eq!(newsroom.reason(item), Some(ReasonKind::PublishedUnread), "it stays said");

        newsroom.rewrite(article, "نص مصحح");
        assert!(lacks_rights(&newsroom, article).is_empty(), "the site was never asked");
        let account = json!({ "id": "3", "name": "سلمى", "rights": ["write", "make-tags"] });
        let survey = json!({
            "name": "x", "url": "x", "software": "WordPress", "language": "ar", "zone": "+03:00",
            "offsetMinutes": 180, "uploadLimit": null, "hasPlugin": false, "askedAt": null,
            "account": account,
        });
        let keep = |tx: &OutboxTx<'_>| sites::set_survey(tx, newsroom.site, &survey);
        newsroom.desk.lock().unwrap().dispatch(newsroom.now(), keep).unwrap();
        assert_eq!(lacks_rights(&newsroom, article), ["edit-published"]);
        let item = newsroom.queue(article, wish);
        newsroom.finish();
        let shown = newsroom.shown(article);
        let reason = shown.reason.unwrap();
        assert_eq!((newsroom.state(item), reason.kind), (ItemState::Refused, ReasonKind::Right));
        assert_eq!(reason.detail, "edit-published");
        assert_eq!(shown.remote_state, Some(RemoteState::Published));
    }
}

#[test]
fn what_is_in_the_bin_goes_on_where_it_is_restored_and_what_was_deleted_is_made_anew() {
    let newsroom = Newsroom::new();
    let article = queued(&newsroom, Wish::Publish);
    let item = newsroom.shown(article).id;
    there(&newsroom, article, RemoteState::Trashed, None);
    newsroom.follow();
    assert_eq!(newsroom.reason(item), Some(ReasonKind::Gone));
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    let told = (newsroom.state(item), newsroom.reason(item));
    assert_eq!(told, (ItemState::Refused, Some(ReasonKind::Gone)));
    assert_eq!(newsroom.shown(article).remote_state, Some(RemoteState::Trashed));
    there(&newsroom, article, RemoteState::Draft, None);
    let now = newsroom.now();
    retry(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);

    newsroom.remote.state().posts[0].is_deleted = true;
    newsroom.follow();
    let told = (newsroom.state(item), newsroom.reason(item));
    assert_eq!(told, (ItemState::Changed, Some(ReasonKind::Deleted)));
    assert_eq!(newsroom.shown(article).remote_state, None);
    assert_eq!(newsroom.shown(article).remote_id, None);
    // It is made again by nobody but who says so.
    for wish in [Wish::Publish, Wish::Draft, Wish::Unpublish] {
        let item = newsroom.queue(article, wish);
        newsroom.finish();
        let told = (newsroom.state(item), newsroom.reason(item));
        assert_eq!(told, (ItemState::Refused, Some(ReasonKind::Deleted)), "{wish:?}");
        assert_eq!(newsroom.shown(article).remote_state, None);
    }
    assert_eq!(newsroom.remote.state().posts.len(), 1);
    newsroom.is_clean();
}

#[test]
fn what_was_refused_for_the_bin_says_what_became_of_the_post_since() {
    use RemoteState::{Draft, Trashed};
    let newsroom = Newsroom::new();
    let article = queued(&newsroom, Wish::Publish);
    let put = |state| newsroom.remote.change(article, |post| post.state = state);
    put(Trashed);
    newsroom.rewrite(article, "نص ثان");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    let told = || (newsroom.state(item), newsroom.reason(item));
    let refused = |why| (ItemState::Refused, Some(why));
    assert_eq!(told(), refused(ReasonKind::Gone));
    put(Draft);
    assert_eq!(newsroom.follow().changed, [item]);
    assert_eq!(told(), refused(ReasonKind::Restored));
    let now = newsroom.now();
    let new = send_as_new(&newsroom.desk, item, "سلمى", now);
    assert!(matches!(new, Err(DeliveryError::State(_))), "it is there: {new:?}");
    put(Trashed);
    newsroom.follow();
    assert_eq!(told(), refused(ReasonKind::Gone));
    newsroom.remote.state().posts.last_mut().unwrap().is_deleted = true;
    newsroom.follow();
    assert_eq!(told(), refused(ReasonKind::Deleted));
    assert_eq!(newsroom.shown(article).remote_state, None);
}

#[test]
fn a_request_that_the_program_did_not_live_to_see_answered_is_said_to_be_interrupted() {
    let mut newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.remote.trouble("create_post", Trouble::Hangs);
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish_killed_after(40);
    let left = newsroom.shown(article);
    assert_eq!((left.state, left.reason), (ItemState::Sending, None));
    let left_at = left.left_at.unwrap();
    let mut shown = list(&newsroom.desk.lock().unwrap(), newsroom.now()).unwrap();
    call_interrupted(&mut shown);
    assert_eq!(shown[0].state, ItemState::Queued, "nothing is under way");
    let told = shown[0].reason.clone().unwrap();
    let until = Some(left_at + TimeDelta::seconds(30));
    assert_eq!((told.kind, told.until), (ReasonKind::Interrupted, until));
    // The one that comes after says so by itself, and looks then.
    newsroom.drain(Haste::AtOnce);
    let shown = newsroom.shown(article);
    assert_eq!((shown.state, shown.next_try), (ItemState::Sending, until));
    assert_eq!(shown.reason.map(|reason| reason.kind), Some(ReasonKind::Interrupted));
    newsroom.finish();
    assert_eq!((newsroom.state(item), newsroom.reason(item)), (ItemState::Verified, None));
}
