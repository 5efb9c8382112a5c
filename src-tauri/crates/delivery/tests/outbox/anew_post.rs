//! An article whose post is in the bin of its site, or was deleted there, sent as a new one.

use warraq_connect::RemoteState;
use warraq_core::article::ArticleId;
use warraq_core::fields::FieldName;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, DeliveryError, Keep, ReasonKind, Sending, Wish, address, places, send_as_new, settle,
};

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, simple};

/// A delivered article whose post somebody put into the bin, and its refused correction.
fn binned(wish: Wish) -> (Newsroom, ArticleId, ItemId) {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, wish);
    newsroom.finish();
    newsroom.remote.change(article, |post| post.state = RemoteState::Trashed);
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, wish);
    newsroom.finish();
    assert_eq!((newsroom.state(item), newsroom.reason(item)), gone());
    (newsroom, article, item)
}

fn gone() -> (ItemState, Option<ReasonKind>) {
    (ItemState::Refused, Some(ReasonKind::Gone))
}

fn anew(newsroom: &Newsroom, item: ItemId) -> ItemId {
    send_as_new(&newsroom.desk, item, "سلمى", newsroom.now()).unwrap()
}

/// What is at the site but not in its bin.
fn live(newsroom: &Newsroom) -> Vec<String> {
    let state = newsroom.remote.state();
    let posts = state.posts.iter().filter(|one| !one.is_deleted);
    let live = posts.filter(|one| one.post.state != RemoteState::Trashed);
    live.map(|one| one.post.content.clone()).collect()
}

#[test]
fn a_binned_post_stays_in_the_bin_and_a_new_one_is_made_once() {
    for trouble in [None, Some(Trouble::AnswerLost), Some(Trouble::Fails { done: true })] {
        let (newsroom, article, item) = binned(Wish::Publish);
        let site = newsroom.desk.lock().unwrap().site(newsroom.site).unwrap();
        let bin = address(&newsroom.desk.lock().unwrap(), article, &site).unwrap().unwrap();
        assert!(bin.url.ends_with("post_status=trash&post_type=post") && !bin.is_public);
        let old = newsroom.known(article).remote_id().cloned().unwrap();
        if let Some(trouble) = trouble {
            newsroom.remote.trouble("create_post", trouble);
        }
        let new = anew(&newsroom, item);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Cancelled);
        assert_eq!(newsroom.state(new), ItemState::Verified);
        assert_eq!(live(&newsroom).len(), 1);
        assert_eq!(newsroom.remote.post(&old).state, RemoteState::Trashed);
        let known = newsroom.known(article);
        assert_ne!(known.remote_id(), Some(&old));
        // It is corrected as any other, and found by its own key after another lost answer.
        newsroom.rewrite(article, "نص أخير");
        newsroom.remote.trouble("update_post", Trouble::AnswerLost);
        let next = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(next), ItemState::Verified);
        assert!(live(&newsroom)[0].contains("نص أخير"));
    }
}

#[test]
fn the_old_one_may_come_back_and_is_nobodys_then() {
    let (newsroom, article, item) = binned(Wish::Draft);
    let new = anew(&newsroom, item);
    newsroom.finish();
    assert_eq!(newsroom.state(new), ItemState::Verified);
    newsroom.remote.change(article, |post| post.state = RemoteState::Draft);
    let known = newsroom.known(article).remote_id().cloned();
    newsroom.rewrite(article, "نص أخير");
    let next = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(next), ItemState::Verified);
    assert_eq!(newsroom.known(article).remote_id().cloned(), known);
    assert_eq!(newsroom.remote.post_of(article).content.matches("نص أخير").count(), 0);
}

#[test]
fn what_is_binned_again_is_sent_anew_again_and_what_was_deleted_too() {
    let (newsroom, article, item) = binned(Wish::Draft);
    anew(&newsroom, item);
    newsroom.finish();
    {
        let mut state = newsroom.remote.state();
        state.posts.last_mut().unwrap().post.state = RemoteState::Trashed;
    }
    newsroom.follow();
    let shown = newsroom.shown(article);
    assert_eq!((shown.state, shown.reason.unwrap().kind), (ItemState::Changed, ReasonKind::Gone));
    let third = anew(&newsroom, shown.id);
    newsroom.finish();
    assert_eq!(newsroom.state(third), ItemState::Verified);
    assert_eq!(live(&newsroom).len(), 1);
    {
        let mut state = newsroom.remote.state();
        state.posts.last_mut().unwrap().is_deleted = true;
    }
    newsroom.follow();
    let shown = newsroom.shown(article);
    assert_eq!(shown.reason.unwrap().kind, ReasonKind::Deleted);
    let last = anew(&newsroom, shown.id);
    newsroom.finish();
    assert_eq!(newsroom.state(last), ItemState::Verified, "{:?}", newsroom.reason(last));
    assert_eq!(live(&newsroom).len(), 1);
}

#[test]
fn what_somebody_took_out_of_the_bin_is_not_doubled() {
    let (newsroom, article, item) = binned(Wish::Publish);
    newsroom.remote.change(article, |post| post.state = RemoteState::Published);
    let new = anew(&newsroom, item);
    newsroom.finish();
    assert_eq!(
        (newsroom.state(new), newsroom.reason(new)),
        (ItemState::Conflict, Some(ReasonKind::Changed))
    );
    assert_eq!(newsroom.remote.state().posts.len(), 1);
    let choices = Choices { all: Some(Keep::Mine), ..Choices::default() };
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let (place, now) = ((article, newsroom.site), newsroom.now());
    settle(&newsroom.desk, &person, place, (&choices, Sending::Send), now).unwrap();
    newsroom.finish();
    assert_eq!(live(&newsroom).len(), 1);
    assert!(live(&newsroom)[0].contains("نص مصحح"));
}

#[test]
fn what_takes_the_place_of_a_new_one_is_not_the_old_one_again() {
    let (newsroom, article, item) = binned(Wish::Draft);
    anew(&newsroom, item);
    newsroom.finish();
    {
        let mut state = newsroom.remote.state();
        state.posts.first_mut().unwrap().post.state = RemoteState::Draft;
        state.posts.last_mut().unwrap().is_deleted = true;
    }
    let refused = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.reason(refused), Some(ReasonKind::Deleted));
    let again = anew(&newsroom, refused);
    newsroom.finish();
    assert_eq!(newsroom.state(again), ItemState::Verified, "{:?}", newsroom.reason(again));
    assert_eq!(newsroom.remote.state().posts.len(), 3);
}

#[test]
fn an_old_one_that_comes_out_of_the_bin_is_told_with_its_address_and_left() {
    let (newsroom, article, item) = binned(Wish::Publish);
    let old = newsroom.known(article).remote_id().cloned().unwrap();
    newsroom.remote.trouble("create_post", Trouble::AnswerLost);
    let new = anew(&newsroom, item);
    newsroom.finish();
    assert_eq!(newsroom.shown(article).alert, None);

    newsroom.remote.change(article, |post| post.state = RemoteState::Published);
    let url = newsroom.remote.post(&old).url;
    newsroom.follow();
    let told = newsroom.shown(article);
    let alert = told.alert.clone().unwrap();
    assert_eq!((alert.kind, alert.detail.as_str()), (ReasonKind::SecondPost, url.as_str()));
    assert_eq!((told.id, told.state), (new, ItemState::Verified));
    let place = &places(&newsroom.desk.lock().unwrap(), article, newsroom.now()).unwrap()[0];
    assert_eq!(place.alert, told.alert);

    // Back in the bin it is nothing to tell; out of it again, the next delivery sees that.
    newsroom.remote.change(article, |post| post.state = RemoteState::Trashed);
    newsroom.follow();
    assert_eq!(newsroom.shown(article).alert, None);
    newsroom.remote.change(article, |post| post.state = RemoteState::Draft);
    newsroom.rewrite(article, "نص أخير");
    let next = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(next), ItemState::Verified);
    let alert = newsroom.shown(article).alert.unwrap();
    assert_eq!(alert.kind, ReasonKind::SecondPost);
    assert!(alert.detail.ends_with(&format!("?p={old}&preview=true")), "{}", alert.detail);
    assert_eq!(live(&newsroom).len(), 2, "it is nobody's but a person's to take one away");
}

#[test]
fn of_several_old_ones_none_is_forgotten() {
    let (newsroom, article, item) = binned(Wish::Draft);
    anew(&newsroom, item);
    newsroom.finish();
    newsroom.remote.state().posts.last_mut().unwrap().is_deleted = true;
    newsroom.follow();
    anew(&newsroom, newsroom.shown(article).id);
    newsroom.finish();
    assert_eq!(newsroom.known(article).left.len(), 2);
    newsroom.remote.change(article, |post| post.state = RemoteState::Draft);
    newsroom.follow();
    assert_eq!(newsroom.shown(article).alert.unwrap().kind, ReasonKind::SecondPost);
}

#[test]
fn another_machine_finds_what_was_sent_anew() {
    let (newsroom, article, item) = binned(Wish::Draft);
    let other = newsroom.beside();
    other.article(1, &simple("نص أول"));
    other.rewrite(article, "نص مصحح");
    let refused = other.queue(article, Wish::Draft);
    other.finish();
    assert_eq!((other.state(refused), other.reason(refused)), gone());
    anew(&newsroom, item);
    newsroom.finish();
    let found = anew(&other, refused);
    other.finish();
    assert_eq!(other.state(found), ItemState::Verified);
    assert_eq!(live(&newsroom).len(), 1);
}

#[test]
fn only_of_what_is_gone_is_there_a_new_one() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    let refused = send_as_new(&newsroom.desk, item, "سلمى", newsroom.now());
    assert!(matches!(refused, Err(DeliveryError::State(ItemState::Verified))));
    // What may not leave does not leave so either, and nothing is forgotten for it.
    let (newsroom, article, item) = binned(Wish::Publish);
    newsroom.set(article, FieldName::Embargo, "2031-01-01T00:00:00Z");
    let refused = send_as_new(&newsroom.desk, item, "سلمى", newsroom.now());
    assert!(matches!(refused, Err(DeliveryError::Embargo(_))));
    assert!(newsroom.known(article).remote_id().is_some());
    assert_eq!((newsroom.state(item), newsroom.reason(item)), gone());
}

/// A correction asks for no state, and readers have nothing of it any more.
#[test]
fn a_correction_of_what_readers_had_that_is_sent_anew_says_that_they_have_nothing() {
    for (first, correction, trouble, state, told) in [
        (Wish::Publish, Wish::Draft, None, RemoteState::Draft, Some(ReasonKind::TakenBack)),
        (
            Wish::Publish,
            Wish::Draft,
            Some(Trouble::AnswerLost),
            RemoteState::Draft,
            Some(ReasonKind::TakenBack),
        ),
        (Wish::Publish, Wish::Publish, None, RemoteState::Published, Some(ReasonKind::PublicAgain)),
        (Wish::Draft, Wish::Draft, None, RemoteState::Draft, None),
    ] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص أول"));
        newsroom.queue(article, first);
        newsroom.finish();
        newsroom.remote.change(article, |post| post.state = RemoteState::Trashed);
        newsroom.rewrite(article, "نص مصحح");
        let item = newsroom.queue(article, correction);
        newsroom.finish();
        if let Some(trouble) = trouble {
            newsroom.remote.trouble("create_post", trouble);
        }
        let new = anew(&newsroom, item);
        newsroom.finish();
        let became = (newsroom.state(new), newsroom.reason(new));
        assert_eq!(became, (ItemState::Verified, told), "{first:?} {correction:?}");
        let made = newsroom.known(article).seen.unwrap();
        assert_eq!(made.state, state, "{first:?} {correction:?}");
    }
}
