//! What an embargo keeps here, said before and after as it is by then.

use warraq_core::article::ArticleId;
use warraq_core::fields::FieldName;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_delivery::{
    Check, CheckKind, CheckLevel, DeliveryError, Order, ReasonKind, Wish, may_be_queued, preflight,
    retry,
};
use warraq_store::outbox::Haste;

use crate::fake::ToFake;
use crate::newsroom::{Newsroom, later, simple};

fn published(newsroom: &Newsroom) -> ArticleId {
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    article
}

fn embargo(newsroom: &Newsroom, article: ArticleId, minutes: i64) {
    let until = later(&newsroom.clock, minutes).to_rfc3339();
    newsroom.set(article, FieldName::Embargo, &until);
}

fn checks(newsroom: &Newsroom, article: ArticleId, wish: Wish) -> Vec<Check> {
    let order = Order { article, site: newsroom.site, wish, asked_by: String::new() };
    let connectors = ToFake(newsroom.remote.clone());
    preflight(&newsroom.desk, &connectors, &order, newsroom.now()).unwrap()
}

/// A correction that an embargo which came after it was asked for keeps here.
fn held(newsroom: &Newsroom) -> (ArticleId, ItemId) {
    let article = published(newsroom);
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Draft);
    embargo(newsroom, article, 60);
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.state(item), ItemState::Refused);
    (article, item)
}

#[test]
fn a_correction_of_what_readers_have_is_stopped_before_it_is_asked_for() {
    let newsroom = Newsroom::new();
    let article = published(&newsroom);
    embargo(&newsroom, article, 60);
    newsroom.rewrite(article, "نص مصحح");
    let late = Wish::Schedule { at: later(&newsroom.clock, 90) };
    for wish in [Wish::Draft, Wish::Pending, Wish::Publish, late] {
        let told = checks(&newsroom, article, wish);
        let live = told.iter().find(|check| check.kind == CheckKind::EmbargoLive).unwrap();
        assert_eq!(live.level, CheckLevel::Stop, "{wish:?}");
        let order = Order { article, site: newsroom.site, wish, asked_by: String::new() };
        let before = may_be_queued(&newsroom.desk, &order, newsroom.now());
        assert!(matches!(before, Err(DeliveryError::Embargo(_))), "{wish:?}: {before:?}");
        let refused = newsroom.try_queue(article, wish);
        assert!(matches!(refused, Err(DeliveryError::Embargo(_))), "{wish:?}: {refused:?}");
    }
    let told = checks(&newsroom, article, Wish::Unpublish);
    assert!(told.iter().all(|check| check.level == CheckLevel::Warning), "{told:?}");
    assert!(newsroom.try_queue(article, Wish::Unpublish).is_ok());
}

#[test]
fn what_was_refused_for_an_embargo_says_when_that_is_over_and_goes_on_where_somebody_asks() {
    for is_lifted in [true, false] {
        let newsroom = Newsroom::new();
        let (article, item) = held(&newsroom);
        let shown = newsroom.shown(article).reason.unwrap();
        let until = Some(later(&newsroom.clock, 60));
        assert_eq!((shown.kind, shown.until), (ReasonKind::Embargo, until));
        // One that was moved is told as it is now.
        embargo(&newsroom, article, 30);
        assert_eq!(newsroom.shown(article).reason.unwrap().until, Some(later(&newsroom.clock, 30)));
        if is_lifted {
            newsroom.set(article, FieldName::Embargo, "");
        } else {
            newsroom.clock.pass(chrono::TimeDelta::minutes(31));
        }
        assert_eq!(newsroom.shown(article).reason.unwrap().kind, ReasonKind::EmbargoOver);
        assert_eq!(newsroom.shown(article).alert, None);
        let now = newsroom.now();
        retry(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
        newsroom.drain(Haste::AtOnce);
        assert_eq!((newsroom.state(item), newsroom.reason(item)), (ItemState::Verified, None));
        assert!(newsroom.remote.post_of(article).content.contains("نص مصحح"));
    }
}

#[test]
fn that_somebody_changed_the_post_is_told_before_a_correction_waits_for_it() {
    let newsroom = Newsroom::new();
    let article = published(&newsroom);
    let has_changed = || {
        let told = checks(&newsroom, article, Wish::Draft);
        told.iter().any(|check| check.kind == CheckKind::Changed && check.kind.may_hold())
    };
    assert!(!has_changed());
    newsroom.remote.edit(article, "سطر المحرر");
    newsroom.follow();
    assert!(has_changed());
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
}
