//! What is told before anything is asked for of the post that the article has at the site, and of that site's clock.

use chrono::TimeDelta;
use serde_json::json;
use warraq_connect::{Ability, RemoteId, RemoteState, Taxonomy};
use warraq_core::fields::FieldName;
use warraq_delivery::{CheckKind, CheckLevel, Wish};
use warraq_store::outbox::Haste;
use warraq_store::{OutboxTx, sites};

use crate::newsroom::{Newsroom, Piece, later, simple};
use crate::preflight::{checks, has_section, kinds, whole};

#[test]
fn an_embargo_on_what_readers_have_or_get_is_told_and_a_draft_is_no_way_out() {
    let newsroom = Newsroom::new();
    has_section(&newsroom, "سياسة");
    let whole = Piece { text: "نص", fields: whole(), ..Piece::default() };
    let section = (Taxonomy::Category, RemoteId("4".to_owned()), "سياسة".to_owned());
    newsroom.remote.state().terms.push(section);
    let [live, scheduled, draft] = [1, 2, 3].map(|number| newsroom.article(number, &whole));
    newsroom.queue(live, Wish::Publish);
    newsroom.queue(scheduled, Wish::Schedule { at: later(&newsroom.clock, 60) });
    newsroom.queue(draft, Wish::Draft);
    newsroom.drain(Haste::Patient);
    let embargo = |until: i64| {
        for article in [live, scheduled, draft] {
            let until = later(&newsroom.clock, until).to_rfc3339();
            newsroom.set(article, FieldName::Embargo, &until);
        }
    };
    embargo(120);
    let told = |article, wish| kinds(&checks(&newsroom, article, wish));
    let later_than = Wish::Schedule { at: later(&newsroom.clock, 180) };
    assert_eq!(told(live, Wish::Draft), [CheckKind::EmbargoLive]);
    assert_eq!(told(live, Wish::Publish), [CheckKind::Embargo, CheckKind::EmbargoLive]);
    assert_eq!(checks(&newsroom, live, Wish::Publish)[0].detail, "live");
    assert_eq!(told(live, Wish::Unpublish), []);
    assert_eq!(told(scheduled, Wish::Draft), [CheckKind::EmbargoScheduled]);
    assert_eq!(told(scheduled, later_than), []);
    assert_eq!(told(draft, Wish::Draft), []);
    assert_eq!(checks(&newsroom, draft, Wish::Publish)[0].detail, "");
    // What comes after the embargo, and an embargo that is over, is nobody's business.
    embargo(30);
    assert_eq!(told(scheduled, Wish::Draft), []);
    embargo(-5);
    assert_eq!(told(live, Wish::Draft), []);
}

#[test]
fn a_clock_that_was_apart_when_the_site_last_answered_is_told() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let survey = json!({
        "name": "x", "url": "x", "software": "WordPress", "language": "ar", "zone": "+03:00",
        "offsetMinutes": 180, "uploadLimit": null, "hasPlugin": false, "askedAt": null,
        "account": null,
    });
    let keep = |tx: &OutboxTx<'_>| sites::set_survey(tx, newsroom.site, &survey);
    newsroom.desk.lock().unwrap().dispatch(newsroom.now(), keep).unwrap();
    let clock = || {
        let told = checks(&newsroom, article, Wish::Draft);
        let found = told.into_iter().find(|check| check.kind == CheckKind::Clock);
        found.map(|check| (check.detail, check.count))
    };
    assert_eq!(clock(), None);
    for (ahead, told) in
        [(-3, Some(("ahead", 180 * 60))), (2, Some(("behind", 120 * 60))), (0, None)]
    {
        newsroom.remote.state().ahead = TimeDelta::hours(ahead);
        newsroom.queue(article, Wish::Draft);
        newsroom.drain(Haste::AtOnce);
        assert_eq!(clock(), told.map(|(way, seconds)| (way.to_owned(), seconds)), "{ahead}");
    }
}

#[test]
fn an_address_of_the_key_is_told_before_a_correction_and_so_is_its_change() {
    let newsroom = Newsroom::new();
    // As an earlier version left a draft.
    newsroom.remote.state().cannot.insert(Ability::NameWithState);
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    let told = |newsroom: &Newsroom| {
        let checks = checks(newsroom, article, Wish::Draft);
        checks.into_iter().find(|check| check.kind == CheckKind::KeyAddress)
    };
    assert_eq!(told(&newsroom), None, "no reader has it");
    newsroom.remote.change(article, |post| post.state = RemoteState::Published);
    newsroom.follow();
    let check = told(&newsroom).unwrap();
    assert_eq!((check.level, check.field), (CheckLevel::Warning, Some(FieldName::Slug)));
    assert_eq!(check.detail, "");
    newsroom.set(article, FieldName::Slug, "اسم-أفضل");
    assert_eq!(told(&newsroom).unwrap().detail, "اسم-أفضل");
}
