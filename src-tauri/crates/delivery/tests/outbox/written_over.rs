//! An editor who saves in the very moment between the reading and the writing of a post: a stock site writes over it. It
//! is never lost: it becomes a conflict with those words, which can be brought back.

use warraq_connect::RemoteState;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, Decision, Keep, ReasonKind, Sending, Wish, compare, resolve, retry, settle, settled,
};
use warraq_store::outbox::Haste;

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, Piece, simple};

const EDIT: &str = "أضافه المحرر في تلك اللحظة";

fn moment(newsroom: &Newsroom, call: &'static str) {
    newsroom.remote.state().in_the_moment.push_back((call, EDIT.to_owned()));
}

/// A delivered article whose correction is about to go over what an editor saves.
fn corrected(wish: Wish) -> (Newsroom, ArticleId, ItemId) {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, wish);
    newsroom.finish();
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, wish);
    moment(&newsroom, "update_post");
    (newsroom, article, item)
}

fn is_told(newsroom: &Newsroom, item: ItemId) {
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    assert_eq!(newsroom.reason(item), Some(ReasonKind::WrittenOver));
}

/// Decides all of it.
fn decide(newsroom: &Newsroom, article: ArticleId, all: Option<Keep>) -> Option<ItemId> {
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let choices = Choices { all, ..Choices::default() };
    let place = (article, newsroom.site);
    let sends = (&choices, Sending::Send);
    settle(&newsroom.desk, &person, place, sends, newsroom.now()).unwrap()
}

#[test]
fn it_is_shown_with_what_was_seen_and_what_was_sent() {
    let (newsroom, article, item) = corrected(Wish::Draft);
    newsroom.finish();
    is_told(&newsroom, item);
    assert!(!newsroom.remote.post_of(article).content.contains(EDIT), "the site wrote over it");
    let vault = newsroom.desk.lock().unwrap();
    let view = compare(&vault, article, newsroom.site).unwrap();
    assert!(view.has_base && view.reason == ReasonKind::WrittenOver);
    let texts = |of: fn(&warraq_delivery::TextPiece) -> &Vec<warraq_delivery::Shown>| {
        let parts = view.pieces.iter().flat_map(of);
        parts.map(|part| part.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(texts(|piece| &piece.base), ["نص أول"]);
    assert_eq!(texts(|piece| &piece.mine), ["نص مصحح"]);
    assert_eq!(texts(|piece| &piece.theirs), ["نص أول", EDIT]);
    // Both are kept: the words come back, and the correction stays.
    let preview =
        settled(&vault, article, newsroom.site, &Choices::default(), newsroom.now()).unwrap();
    let there: Vec<bool> = preview.lines.iter().map(|line| line.is_there).collect();
    assert_eq!((preview.open, preview.changes_post, there), (0, true, vec![true, false]));
}

#[test]
fn both_are_kept_and_sent_over_what_stands_there() {
    let (newsroom, article, item) = corrected(Wish::Draft);
    newsroom.finish();
    let next = decide(&newsroom, article, None).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Cancelled);
    assert_eq!(newsroom.state(next), ItemState::Verified);
    let there = newsroom.remote.post_of(article).content;
    assert!(there.contains("نص مصحح") && there.contains(EDIT), "{there}");
    assert_eq!(newsroom.texts(article), ["نص مصحح", EDIT]);
    // The next correction goes as any other.
    newsroom.write_at(article, 0, "نص مصحح مرتين");
    let last = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(last), ItemState::Verified);
    let there = newsroom.remote.post_of(article).content;
    assert!(there.contains("نص مصحح مرتين") && there.contains(EDIT), "{there}");
}

#[test]
fn the_editors_text_is_put_back_or_the_articles_stays() {
    for keep in [Keep::Theirs, Keep::Mine] {
        let (newsroom, article, _) = corrected(Wish::Publish);
        newsroom.finish();
        let before = newsroom.remote.state().calls.len();
        let next = decide(&newsroom, article, Some(keep)).unwrap();
        newsroom.finish();
        assert_eq!(newsroom.state(next), ItemState::Verified);
        let there = newsroom.remote.post_of(article).content;
        assert_eq!(there.contains(EDIT), keep == Keep::Theirs, "{there}");
        assert_eq!(there.contains("نص مصحح"), keep == Keep::Mine, "{there}");
        let calls = newsroom.remote.state().calls[before..].to_vec();
        let writes = calls.iter().filter(|call| **call == "update_post").count();
        assert_eq!(writes, usize::from(keep == Keep::Theirs), "{calls:?}");
    }
}

#[test]
fn a_decision_about_the_whole_delivery_does_the_same() {
    for is_theirs in [true, false] {
        let (newsroom, article, item) = corrected(Wish::Draft);
        newsroom.finish();
        let decision = if is_theirs { Decision::Theirs } else { Decision::Mine };
        resolve(&mut newsroom.desk.lock().unwrap(), item, decision, newsroom.now()).unwrap();
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified);
        let there = newsroom.remote.post_of(article).content;
        assert_eq!(there.contains(EDIT), is_theirs, "{there}");
    }
}

#[test]
fn a_state_that_goes_over_what_is_saved_while_the_site_sets_it_is_told() {
    for trouble in [None, Some(Trouble::AnswerLost), Some(Trouble::Fails { done: true })] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص أول"));
        let item = newsroom.queue(article, Wish::Publish);
        moment(&newsroom, "set_state, read before");
        if let Some(trouble) = trouble {
            newsroom.remote.trouble("set_state", trouble);
        }
        newsroom.finish();
        assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
        is_told(&newsroom, item);
        let next = decide(&newsroom, article, None).unwrap();
        newsroom.finish();
        assert_eq!(newsroom.state(next), ItemState::Verified, "{trouble:?}");
        let there = newsroom.remote.post_of(article);
        assert!(there.content.contains("نص أول") && there.content.contains(EDIT), "{there:?}");
        assert_eq!(there.state, RemoteState::Published);
    }
}

#[test]
fn what_was_written_over_since_is_told_by_who_looks_after_it() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    // What left first comes to the site last, over what an editor saved meanwhile.
    let before = newsroom.remote.post_of(article).content;
    newsroom.remote.edit(article, EDIT);
    newsroom.remote.state().put_back(article, &before);
    let followed = newsroom.follow();
    assert_eq!(followed.changed, [item]);
    assert_eq!(newsroom.state(item), ItemState::Changed);
    assert_eq!(newsroom.reason(item), Some(ReasonKind::WrittenOver));
    assert!(newsroom.known(article).theirs.unwrap().content.contains(EDIT));
    // It stays so for whoever looks again, and comes back by a decision.
    newsroom.follow();
    assert_eq!(newsroom.reason(item), Some(ReasonKind::WrittenOver));
    let next = decide(&newsroom, article, None).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(next), ItemState::Verified);
    assert!(newsroom.remote.post_of(article).content.contains(EDIT));
    assert_eq!(newsroom.follow().changed, []);
}

#[test]
fn it_is_found_after_an_answer_that_was_lost() {
    for trouble in [Trouble::AnswerLost, Trouble::Fails { done: true }] {
        let (newsroom, _, item) = corrected(Wish::Draft);
        newsroom.remote.trouble("update_post", trouble);
        newsroom.finish();
        is_told(&newsroom, item);
    }
}

#[test]
fn it_is_found_below_what_somebody_wrote_before_the_lost_answer_was_looked_up() {
    let since = "وزاده المحرر بعدها";
    for trouble in [Trouble::AnswerLost, Trouble::Fails { done: true }] {
        let (newsroom, article, item) = corrected(Wish::Draft);
        newsroom.remote.trouble("update_post", trouble);
        newsroom.drain(Haste::Patient);
        newsroom.remote.edit(article, since);
        newsroom.finish();
        is_told(&newsroom, item);
        assert!(newsroom.known(article).theirs.unwrap().content.contains(EDIT));
        // What was written since is before a person too, and nothing of it is gone.
        let next = decide(&newsroom, article, None).unwrap();
        newsroom.finish();
        assert_eq!(newsroom.reason(next), Some(ReasonKind::Changed));
        decide(&newsroom, article, Some(Keep::Both)).unwrap();
        newsroom.finish();
        let there = newsroom.remote.post_of(article).content;
        for words in ["نص مصحح", EDIT, since] {
            assert!(there.contains(words), "{there}");
        }
    }
}

#[test]
fn the_line_may_break_while_it_is_asked_for() {
    for trouble in [Trouble::Lost, Trouble::Offline, Trouble::AnswerLost] {
        let (newsroom, article, item) = corrected(Wish::Draft);
        newsroom.remote.trouble("written_over", trouble);
        newsroom.finish();
        is_told(&newsroom, item);
        decide(&newsroom, article, None).unwrap();
        newsroom.finish();
        assert!(newsroom.remote.post_of(article).content.contains(EDIT));
    }
}

#[test]
fn a_kill_at_any_moment_forgets_nothing() {
    for moments in 1.. {
        let (mut newsroom, _, item) = corrected(Wish::Draft);
        let ended = newsroom.finish_killed_after(moments);
        newsroom.finish();
        if newsroom.state(item) == ItemState::Refused {
            retry(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap();
            newsroom.finish();
        }
        is_told(&newsroom, item);
        if ended {
            break;
        }
    }
}

#[test]
fn what_is_done_there_until_somebody_decides_is_not_written_over() {
    let (newsroom, article, _) = corrected(Wish::Draft);
    newsroom.finish();
    newsroom.remote.edit(article, "وعاد المحرر");
    let next = decide(&newsroom, article, None).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(next), ItemState::Conflict);
    assert_eq!(newsroom.reason(next), Some(ReasonKind::Changed));
    assert!(newsroom.remote.post_of(article).content.contains("وعاد المحرر"));
    decide(&newsroom, article, Some(Keep::Both)).unwrap();
    newsroom.finish();
    let there = newsroom.remote.post_of(article).content;
    for words in ["نص مصحح", EDIT, "وعاد المحرر"] {
        assert!(there.contains(words), "{there}");
    }
}

#[test]
fn the_article_may_take_the_words_and_the_post_stay_as_it_is() {
    let (newsroom, article, item) = corrected(Wish::Draft);
    newsroom.finish();
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let place = (article, newsroom.site);
    let leaves = (&Choices::default(), Sending::Leave);
    let next = settle(&newsroom.desk, &person, place, leaves, newsroom.now()).unwrap();
    assert_eq!((next, newsroom.state(item)), (None, ItemState::Cancelled));
    let followed = newsroom.follow();
    assert_eq!(followed.changed, []);
    let sent = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(sent), ItemState::Verified);
    let there = newsroom.remote.post_of(article).content;
    assert!(there.contains("نص مصحح") && there.contains(EDIT), "{there}");
}

#[test]
fn a_delivery_that_is_taken_back_decides_nothing() {
    let (newsroom, article, item) = corrected(Wish::Publish);
    newsroom.finish();
    is_told(&newsroom, item);
    warraq_delivery::cancel(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap();
    let sent = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    // Nobody decided, so it is told again.
    is_told(&newsroom, sent);
}

#[test]
fn nothing_is_published_before_somebody_decided() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &Piece { pictures: vec![1], ..simple("نص") });
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    newsroom.rewrite(article, "نص مصحح");
    moment(&newsroom, "update_post");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    is_told(&newsroom, item);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
}

#[test]
fn a_place_that_keeps_no_versions_says_nothing_of_it() {
    let newsroom = Newsroom::new();
    newsroom.remote.state().keeps_no_versions = true;
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    newsroom.rewrite(article, "نص مصحح");
    moment(&newsroom, "update_post");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
}

#[test]
fn what_is_written_while_a_post_gets_its_state_is_never_taken_for_ours() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    let item = newsroom.queue(article, Wish::Publish);
    moment(&newsroom, "set_state");
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Changed);
    assert!(newsroom.remote.post_of(article).content.contains(EDIT));
    newsroom.rewrite(article, "نص مصحح");
    let next = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(next), ItemState::Conflict);
    assert!(newsroom.remote.post_of(article).content.contains(EDIT));
}
