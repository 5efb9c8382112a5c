//! One site that stands in the list twice, with two accounts.

use chrono::TimeDelta;
use serde_json::json;
use warraq_core::outbox::ItemState;
use warraq_delivery::{Clock, Known, ReasonKind, Wish};
use warraq_store::{OutboxTx, sites};

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, named, simple};

#[test]
fn what_went_there_by_one_account_is_known_to_the_other() {
    let newsroom = Newsroom::new();
    let twin = newsroom.twin("روج");
    let article = newsroom.article(1, &simple("نص أول"));
    let first = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    for (round, site) in [twin, newsroom.site, twin].into_iter().enumerate() {
        newsroom.clock.pass(TimeDelta::minutes(1));
        newsroom.rewrite(article, &format!("نص {round}"));
        let item = newsroom.queue_to(site, article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "{round}");
        assert!(newsroom.remote.post_of(article).content.contains(&format!("نص {round}")));
    }
    // What the other account did is nobody else's work.
    assert_eq!(newsroom.follow().changed, []);
    assert_eq!(newsroom.state(first), ItemState::Verified);
}

#[test]
fn an_edit_on_the_site_is_a_conflict_for_whichever_account() {
    let newsroom = Newsroom::new();
    let twin = newsroom.twin("روج");
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    newsroom.remote.edit(article, "من المحرر");
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue_to(twin, article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    assert!(newsroom.remote.post_of(article).content.contains("من المحرر"));
    let known = Known::read(&newsroom.desk.lock().unwrap(), article, twin).unwrap();
    assert!(known.seen.is_some(), "it is known what was there before");
}

#[test]
fn an_account_that_may_not_change_it_is_refused_with_the_right_that_it_lacks() {
    for is_known in [true, false] {
        let newsroom = Newsroom::new();
        let site = newsroom.twin("روج");
        let article = newsroom.article(1, &simple("نص أول"));
        if is_known {
            newsroom.queue(article, Wish::Draft);
            newsroom.finish();
        } else {
            // Another vault sent it.
            let other = newsroom.beside();
            other.article(1, &simple("نص أول"));
            other.queue(article, Wish::Draft);
            other.finish();
        }
        newsroom.remote.state().strangers.insert("روج".to_owned());
        let item = newsroom.queue_to(site, article, Wish::Draft);
        newsroom.rewrite(article, "نص مصحح");
        let later = newsroom.queue_to(site, article, Wish::Publish);
        newsroom.finish();
        assert_ne!(newsroom.state(item), ItemState::Verified);
        let told = (newsroom.state(later), newsroom.reason(later));
        let why = if is_known { ReasonKind::OtherEntry } else { ReasonKind::Right };
        assert_eq!(told, (ItemState::Refused, Some(why)), "{is_known}");
        if is_known {
            assert_eq!(newsroom.shown(article).reason.unwrap().detail, "xeber24");
        }
        assert_eq!(newsroom.remote.posts_of(article).len(), 1);
    }
}

#[test]
fn an_account_that_was_refused_is_not_named_as_the_one_that_sent_it() {
    let newsroom = Newsroom::new();
    let (author, contributor) = (newsroom.twin("روج"), newsroom.twin("آزاد"));
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    for login in ["روج", "آزاد"] {
        newsroom.remote.state().strangers.insert(login.to_owned());
    }
    for site in [author, contributor] {
        newsroom.clock.pass(TimeDelta::minutes(1));
        newsroom.rewrite(article, "نص مصحح");
        let item = newsroom.queue_to(site, article, Wish::Draft);
        newsroom.finish();
        let reason = newsroom.desk.lock().unwrap().outbox_item(item).unwrap().reason.unwrap();
        assert_eq!(
            (&reason["kind"], &reason["detail"]),
            (&"other-entry".into(), &"xeber24".into())
        );
    }
}

#[test]
fn both_at_once_make_one_post() {
    for trouble in [None, Some(Trouble::AnswerLost)] {
        let newsroom = Newsroom::new();
        let twin = newsroom.twin("روج");
        let mut piece = simple("نص أول");
        piece.fields = named();
        let article = newsroom.article(1, &piece);
        if let Some(trouble) = trouble {
            newsroom.remote.trouble("create_post", trouble);
        }
        let items =
            [newsroom.site, twin].map(|site| newsroom.queue_to(site, article, Wish::Publish));
        newsroom.finish();
        for item in items {
            assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
        }
        assert_eq!(newsroom.remote.posts_of(article).len(), 1);
    }
}

#[test]
fn what_waits_says_when_it_is_really_looked_up_and_for_what() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.remote.trouble("create_post", Trouble::AnswerLost);
    newsroom.queue(article, Wish::Draft);
    newsroom.drain(warraq_store::outbox::Haste::Patient);
    let shown = newsroom.shown(article);
    let next = shown.next_try.unwrap();
    assert!(next - newsroom.now() > TimeDelta::seconds(28), "{next} at {}", newsroom.now());
    assert_eq!(shown.reason.unwrap().until, Some(next));

    // What waits because its site is closed says so, though nobody tried it.
    let newsroom = Newsroom::new();
    let articles = [1, 2].map(|number| newsroom.article(number, &simple("نص")));
    newsroom.queue(articles[0], Wish::Draft);
    let closed = Trouble::Closed(std::time::Duration::from_mins(10));
    newsroom.remote.trouble("find_post", closed);
    newsroom.drain(warraq_store::outbox::Haste::Patient);
    newsroom.queue(articles[1], Wish::Draft);
    let shown = newsroom.shown(articles[1]);
    assert_eq!(shown.state, ItemState::Queued);
    let reason = shown.reason.unwrap();
    assert_eq!((reason.kind, reason.until), (ReasonKind::Maintenance, shown.next_try));
    assert!(shown.next_try.unwrap() - newsroom.clock.now() > TimeDelta::minutes(9));
}

#[test]
fn what_a_site_said_is_told_when_nothing_waits_any_more_that_heard_it() {
    let newsroom = Newsroom::new();
    let survey = json!({
        "name": "x", "url": "x", "software": "WordPress", "language": "ar", "zone": "+03:00",
        "offsetMinutes": 180, "uploadLimit": null, "hasPlugin": false, "askedAt": null, "account": null,
    });
    let put = |tx: &OutboxTx<'_>| sites::set_survey(tx, newsroom.site, &survey);
    newsroom.desk.lock().unwrap().dispatch(newsroom.now(), put).unwrap();
    let articles = [1, 2].map(|number| newsroom.article(number, &simple("نص")));
    newsroom.queue(articles[0], Wish::Draft);
    newsroom.remote.trouble("find_post", Trouble::Closed(std::time::Duration::from_mins(10)));
    newsroom.drain(warraq_store::outbox::Haste::Patient);
    // Another delivery of the article takes its place.
    newsroom.queue(articles[0], Wish::Publish);
    newsroom.queue(articles[1], Wish::Draft);
    for article in articles {
        assert_eq!(newsroom.shown(article).reason.unwrap().kind, ReasonKind::Maintenance);
    }
}
