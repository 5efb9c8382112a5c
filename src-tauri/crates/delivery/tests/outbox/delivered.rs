//! The status of articles that readers have.

use warraq_connect::RemoteState;
use warraq_core::article::ArticleId;
use warraq_core::outbox::ItemState;
use warraq_core::workflow::Status;
use warraq_delivery::{DeliveryError, Order};
use warraq_delivery::{Wish, list, pause_all, places, queue_all, resume_all};
use warraq_store::articles;
use warraq_store::outbox::Haste;

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, later, simple};

fn ready(newsroom: &Newsroom, number: u128) -> ArticleId {
    let article = newsroom.article(number, &simple("نص"));
    newsroom.act(|tx| articles::set_status(tx, article, Status::Ready));
    article
}

fn status(newsroom: &Newsroom, article: ArticleId) -> Status {
    newsroom.desk.lock().unwrap().article(article).unwrap().status
}

#[test]
fn a_finished_article_that_readers_have_is_delivered_by_who_asked() {
    let newsroom = Newsroom::new();
    let article = ready(&newsroom, 1);
    let version = newsroom.desk.lock().unwrap().article(article).unwrap().version;
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(status(&newsroom, article), Status::Delivered);
    let events = newsroom.events.lock().unwrap();
    let moved: Vec<_> = events.iter().filter_map(|event| event.moved).collect();
    assert_eq!(moved.len(), 1);
    assert_eq!((moved[0].from, moved[0].status), (version, Status::Delivered));
    let vault = newsroom.desk.lock().unwrap();
    assert_eq!(moved[0].version, vault.article(article).unwrap().version);
    let undoable = vault.undoable().unwrap().unwrap();
    assert_eq!(
        (undoable.action, undoable.person.as_str()),
        (warraq_core::action::Action::ArticleDeliver, "سلمى")
    );
}

#[test]
fn drafts_and_what_waits_for_its_time_are_not_delivered_yet() {
    let newsroom = Newsroom::new();
    let articles = [1, 2, 3].map(|number| ready(&newsroom, number));
    newsroom.queue(articles[0], Wish::Draft);
    newsroom.queue(articles[1], Wish::Pending);
    newsroom.queue(articles[2], Wish::Schedule { at: later(&newsroom.clock, 60) });
    newsroom.drain(Haste::Patient);
    assert_eq!(articles.map(|article| status(&newsroom, article)), [Status::Ready; 3]);
    newsroom.finish();
    let expected = [Status::Ready, Status::Ready, Status::Delivered];
    assert_eq!(articles.map(|article| status(&newsroom, article)), expected);
}

#[test]
fn what_readers_have_is_delivered_whatever_the_desk_called_it() {
    let newsroom = Newsroom::new();
    let draft = newsroom.article(1, &simple("نص"));
    newsroom.queue(draft, Wish::Publish);
    newsroom.finish();
    assert_eq!(status(&newsroom, draft), Status::Delivered);
    newsroom.undo();
    assert_eq!(status(&newsroom, draft), Status::Draft, "undo takes the status back");
    assert_eq!(newsroom.remote.post_of(draft).state, RemoteState::Published);
    // That it was corrected says more than that it was delivered.
    let corrected = ready(&newsroom, 2);
    for to in [Status::Delivered, Status::Corrected] {
        newsroom.act(|tx| articles::set_status(tx, corrected, to));
    }
    newsroom.queue(corrected, Wish::Publish);
    newsroom.finish();
    assert_eq!(status(&newsroom, corrected), Status::Corrected);
}

#[test]
fn a_correction_that_readers_have_makes_it_corrected() {
    for wish in [Wish::Draft, Wish::Publish] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص أول"));
        newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        // The same again is no correction.
        newsroom.queue(article, wish);
        newsroom.finish();
        assert_eq!(status(&newsroom, article), Status::Delivered, "{wish:?}");
        newsroom.rewrite(article, "نص مصحح");
        newsroom.queue(article, wish);
        newsroom.finish();
        assert_eq!(status(&newsroom, article), Status::Corrected, "{wish:?}");
        let undoable = newsroom.desk.lock().unwrap().undoable().unwrap().unwrap();
        assert_eq!(undoable.action, warraq_core::action::Action::ArticleCorrect);
    }
    // What only the newsroom saw is not corrected, and what an editor published is.
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    for text in ["نص ثان", "نص ثالث"] {
        newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        newsroom.rewrite(article, text);
    }
    assert_eq!(status(&newsroom, article), Status::Draft);
    newsroom.remote.change(article, |post| post.state = RemoteState::Published);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(status(&newsroom, article), Status::Corrected);
}

#[test]
fn a_correction_whose_answer_was_lost_is_one() {
    for moments in 0.. {
        let mut newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص أول"));
        newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        newsroom.rewrite(article, "نص مصحح");
        newsroom.queue(article, Wish::Draft);
        newsroom.remote.trouble("update_post", Trouble::AnswerLost);
        let ended = newsroom.finish_killed_after(moments);
        newsroom.finish();
        assert_eq!(status(&newsroom, article), Status::Corrected, "after {moments}");
        if ended {
            break;
        }
    }
}

#[test]
fn whenever_it_is_killed_the_status_is_set_once() {
    for moments in 0.. {
        let mut newsroom = Newsroom::new();
        let article = ready(&newsroom, 1);
        let item = newsroom.queue(article, Wish::Publish);
        let ended = newsroom.finish_killed_after(moments);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "after {moments}");
        assert_eq!(status(&newsroom, article), Status::Delivered, "after {moments}");
        if ended {
            break;
        }
    }
}

#[test]
fn several_are_queued_all_or_none_and_stopped_and_go_on_together() {
    let newsroom = Newsroom::new();
    let [one, two, spiked] = [1, 2, 3].map(|number| newsroom.article(number, &simple("نص")));
    newsroom.act(|tx| articles::set_status(tx, spiked, Status::Spiked));
    let (site, wish) = (newsroom.site, Wish::Draft);
    let order = |article| Order { article, site, wish, asked_by: "سلمى".to_owned() };
    let refused = queue_all(&newsroom.desk, &[one, two, spiked].map(order), newsroom.now());
    assert!(matches!(refused, Err(DeliveryError::Spiked)));
    newsroom.finish();
    assert!(newsroom.remote.state().calls.is_empty(), "nothing of it leaves");
    let queued = queue_all(&newsroom.desk, &[one, two].map(order), newsroom.now()).unwrap();
    let states = || [queued[0], queued[1]].map(|item| newsroom.state(item));
    pause_all(&mut newsroom.desk.lock().unwrap(), newsroom.now()).unwrap();
    assert_eq!(states(), [ItemState::Paused; 2]);
    newsroom.finish();
    assert!(newsroom.remote.state().calls.is_empty());
    resume_all(&mut newsroom.desk.lock().unwrap(), newsroom.now()).unwrap();
    newsroom.finish();
    assert_eq!(states(), [ItemState::Verified; 2]);
    let shown = list(&newsroom.desk.lock().unwrap(), newsroom.now()).unwrap();
    assert_eq!(shown.iter().filter(|row| row.state == ItemState::Verified).count(), 2);
}

#[test]
fn an_article_is_known_by_its_places() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    assert_eq!(places(&newsroom.desk.lock().unwrap(), article, newsroom.now()).unwrap(), []);
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.edit(article, "سطر المحرر");
    let found = places(&newsroom.desk.lock().unwrap(), article, newsroom.now()).unwrap();
    assert_eq!(found.len(), 1);
    let post = newsroom.remote.post_of(article);
    assert_eq!((found[0].url.as_str(), found[0].site.as_str()), (post.url.as_str(), "xeber24"));
    assert_eq!(found[0].item.as_ref().map(|shown| shown.id), Some(item));
    assert!(found[0].date.is_some());
}
