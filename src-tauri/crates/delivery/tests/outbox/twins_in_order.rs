//! One site that stands in the list twice: what is older never takes the place of what went there by the other account.

use chrono::TimeDelta;
use warraq_connect::RemoteState;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_core::person::Person;
use warraq_delivery::{
    AskedBefore, Choices, Keep, ReasonKind, Sending, Wish, asked_before, cancel, pause, retry,
    settle,
};
use warraq_store::outbox::{Haste, set_state};

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, simple};

const CLOSED: Trouble = Trouble::Closed(std::time::Duration::from_mins(10));

/// What keeps the first from its end.
#[derive(Debug, Clone, Copy)]
enum Kept {
    /// Somebody stopped it.
    Paused,
    /// A call of this name went wrong.
    By(&'static str, Trouble),
}

fn newsroom(keeps_keys: bool) -> (Newsroom, SiteId, ArticleId) {
    let newsroom = Newsroom::new();
    newsroom.remote.state().keeps_keys = keeps_keys;
    let twin = newsroom.twin("روج");
    let article = newsroom.article(1, &simple("نص أول"));
    (newsroom, twin, article)
}

/// A first delivery that waits.
fn waits(newsroom: &Newsroom, article: ArticleId, kept: Kept) -> ItemId {
    let item = newsroom.queue(article, Wish::Publish);
    match kept {
        Kept::Paused => pause(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap(),
        Kept::By(call, trouble) => newsroom.remote.trouble(call, trouble),
    }
    newsroom.drain(Haste::Patient);
    assert_ne!(newsroom.state(item), ItemState::Verified, "{kept:?}");
    item
}

fn before(newsroom: &Newsroom, site: SiteId, article: ArticleId) -> Option<AskedBefore> {
    asked_before(&newsroom.desk.lock().unwrap(), (article, site), newsroom.now()).unwrap()
}

/// Whatever goes on by itself has, and whatever somebody can start was started.
fn all_went(newsroom: &Newsroom, older: ItemId) {
    newsroom.finish();
    let _ = retry(&mut newsroom.desk.lock().unwrap(), older, newsroom.now());
    newsroom.finish();
    newsroom.clock.pass(TimeDelta::hours(1));
    newsroom.drain(Haste::AtOnce);
}

#[test]
fn what_waited_at_one_account_is_not_written_over_what_the_other_sent_since() {
    for keeps_keys in [false, true] {
        for kept in [
            Kept::Paused,
            Kept::By("create_post", CLOSED),
            Kept::By("create_post", Trouble::Offline),
            Kept::By("create_post", Trouble::AnswerLost),
            Kept::By("create_post", Trouble::Login),
            Kept::By("set_state", CLOSED),
            Kept::By("set_state", Trouble::AnswerLost),
        ] {
            let (newsroom, twin, article) = newsroom(keeps_keys);
            let older = waits(&newsroom, article, kept);
            newsroom.rewrite(article, "نص مصحح");
            let newer = newsroom.queue_to(twin, article, Wish::Publish);
            all_went(&newsroom, older);
            let post = newsroom.remote.post_of(article);
            assert!(post.content.contains("نص مصحح"), "{kept:?}: {}", post.content);
            assert_eq!(post.state, RemoteState::Published, "{kept:?}");
            assert_eq!(newsroom.state(newer), ItemState::Verified, "{kept:?}");
            assert_eq!(newsroom.state(older), ItemState::Cancelled, "{kept:?}");
        }
    }
}

#[test]
fn what_was_asked_for_by_one_account_stays_asked_for_by_the_other() {
    let (newsroom, twin, article) = newsroom(false);
    let older = waits(&newsroom, article, Kept::By("set_state", CLOSED));
    let asked = before(&newsroom, twin, article);
    assert_eq!(asked, Some(AskedBefore { wish: Wish::Publish, goes_on: true }));
    newsroom.rewrite(article, "نص مصحح");
    let newer = newsroom.queue_to(twin, article, asked.unwrap().or_usual(Wish::Draft));
    assert_eq!(newsroom.state(older), ItemState::Cancelled);
    newsroom.finish();
    assert_eq!(newsroom.state(newer), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
    assert_eq!(before(&newsroom, newsroom.site, article), None, "it is there");
}

/// As an earlier program left them, or one that knew of no second account.
#[test]
fn an_older_one_that_still_waits_beside_a_newer_ends_or_is_for_a_person() {
    for (wish, state) in [
        (Wish::Draft, ItemState::Cancelled),
        (Wish::Publish, ItemState::Cancelled),
        (Wish::Unpublish, ItemState::Refused),
    ] {
        let (newsroom, twin, article) = newsroom(false);
        let published = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        newsroom.rewrite(article, "نص مصحح");
        let older = newsroom.queue(article, wish);
        newsroom.rewrite(article, "نص أخير");
        let newer = newsroom.queue_to(twin, article, Wish::Publish);
        let wait = ItemState::Queued;
        let now = newsroom.now();
        let mut vault = newsroom.desk.lock().unwrap();
        vault.dispatch(now, |tx| set_state(tx, older, wait, None)).unwrap();
        drop(vault);
        all_went(&newsroom, published);
        let post = newsroom.remote.post_of(article);
        assert!(post.content.contains("نص أخير"), "{wish:?}: {}", post.content);
        assert_eq!(post.state, RemoteState::Published, "{wish:?}");
        assert_eq!(newsroom.state(newer), ItemState::Verified);
        let told = (newsroom.state(older), newsroom.reason(older));
        assert_eq!(told, (state, Some(ReasonKind::Overtaken)), "{wish:?}");
    }
}

#[test]
fn what_says_the_same_by_both_accounts_is_done_by_both() {
    let (newsroom, twin, article) = newsroom(false);
    let older = waits(&newsroom, article, Kept::By("create_post", CLOSED));
    let newer = newsroom.queue_to(twin, article, Wish::Publish);
    newsroom.finish();
    for item in [older, newer] {
        assert_eq!(newsroom.state(item), ItemState::Verified);
    }
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
}

#[test]
fn whoever_is_told_is_told_by_which_account_the_newer_went() {
    let (newsroom, twin, article) = newsroom(false);
    let older = waits(&newsroom, article, Kept::Paused);
    newsroom.rewrite(article, "نص مصحح");
    newsroom.queue_to(twin, article, Wish::Publish);
    newsroom.finish();
    let items = warraq_delivery::list(&newsroom.desk.lock().unwrap(), newsroom.now()).unwrap();
    let told = items.iter().find(|item| item.id == older).unwrap();
    let why = told.reason.clone().unwrap();
    assert_eq!((why.kind, &*why.detail), (ReasonKind::Overtaken, "xeber24 روج"));
    assert_eq!(told.state, ItemState::Cancelled);
}

/// An editor changed the post, and a correction by the first account stopped over it.
fn in_conflict() -> (Newsroom, SiteId, ArticleId, ItemId) {
    let (newsroom, twin, article) = newsroom(false);
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.change(article, |post| {
        post.content = post.content.replace("أول", "المحرر");
    });
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    (newsroom, twin, article, item)
}

#[test]
fn what_comes_after_a_decision_at_the_other_account_waits_for_it_and_ends_with_it() {
    for keep in [Keep::Mine, Keep::Theirs] {
        let (newsroom, twin, article, conflict) = in_conflict();
        newsroom.rewrite(article, "نص أخير");
        let behind = newsroom.queue_to(twin, article, Wish::Draft);
        newsroom.drain(Haste::AtOnce);
        newsroom.drain(Haste::Patient);
        let shown = newsroom.shown(article);
        assert_eq!((shown.id, shown.state), (behind, ItemState::Queued), "{keep:?}");
        let why = shown.reason.unwrap();
        assert_eq!((why.kind, why.detail), (ReasonKind::Behind, conflict.to_string()));

        let choices = Choices { all: Some(keep), ..Choices::default() };
        let person = Person { name: "مها".to_owned(), role: String::new() };
        let place = (article, newsroom.site);
        settle(&newsroom.desk, &person, place, (&choices, Sending::Send), newsroom.now()).unwrap();
        all_went(&newsroom, behind);
        let content = newsroom.remote.post_of(article).content;
        let kept = if keep == Keep::Mine { "نص أخير" } else { "المحرر" };
        assert!(content.contains(kept), "{keep:?}: {content}");
        assert_eq!(newsroom.state(behind), ItemState::Cancelled, "{keep:?}");
        assert_ne!(newsroom.state(conflict), ItemState::Conflict, "{keep:?}");
    }
}

#[test]
fn what_waits_behind_a_decision_goes_on_where_nobody_wants_that_any_more() {
    let (newsroom, twin, article, conflict) = in_conflict();
    newsroom.remote.change(article, |post| {
        post.content = post.content.replace("المحرر", "أول");
    });
    newsroom.rewrite(article, "نص أخير");
    let behind = newsroom.queue_to(twin, article, Wish::Draft);
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.state(behind), ItemState::Queued);
    cancel(&mut newsroom.desk.lock().unwrap(), conflict, newsroom.now()).unwrap();
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.state(behind), ItemState::Verified, "{:?}", newsroom.reason(behind));
    assert!(newsroom.remote.post_of(article).content.contains("نص أخير"));
}

/// Whoever decides at the other account decides for this one too.
#[test]
fn a_decision_at_one_account_ends_that_at_the_other() {
    let (newsroom, twin, article, conflict) = in_conflict();
    let choices = Choices { all: Some(Keep::Mine), ..Choices::default() };
    let person = Person { name: "مها".to_owned(), role: String::new() };
    settle(&newsroom.desk, &person, (article, twin), (&choices, Sending::Send), newsroom.now())
        .unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(conflict), ItemState::Cancelled);
    assert!(newsroom.remote.post_of(article).content.contains("نص مصحح"));
}

#[test]
fn a_kill_at_any_moment_leaves_the_newer_text_and_one_post() {
    for keeps_keys in [false, true] {
        let mut moments = 0;
        loop {
            let (mut newsroom, twin, article) = newsroom(keeps_keys);
            let older = newsroom.queue(article, Wish::Publish);
            let ended = newsroom.finish_killed_after(moments);
            newsroom.clock.pass(TimeDelta::minutes(1));
            let _ = pause(&mut newsroom.desk.lock().unwrap(), older, newsroom.now());
            newsroom.rewrite(article, "نص مصحح");
            newsroom.queue_to(twin, article, Wish::Publish);
            all_went(&newsroom, older);
            let post = newsroom.remote.post_of(article);
            assert!(post.content.contains("نص مصحح"), "{moments}: {}", post.content);
            assert_eq!(post.state, RemoteState::Published, "{moments}");
            if ended {
                break;
            }
            moments += 1;
        }
        assert!(moments > 4, "{moments}");
    }
}
