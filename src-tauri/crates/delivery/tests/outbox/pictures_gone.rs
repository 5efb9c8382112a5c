//! Pictures that somebody took out of the site's library: no post shows them, and they go there again.

use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_delivery::Wish;
use warraq_store::outbox::Haste;

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, Piece};

fn newsroom_with(pictures: &[u128]) -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(pictures));
    (newsroom, article)
}

fn piece(pictures: &[u128]) -> Piece {
    Piece { text: "نص", pictures: pictures.to_vec(), ..Piece::default() }
}

fn publish(newsroom: &Newsroom, article: ArticleId) -> ItemId {
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    item
}

fn correct(newsroom: &Newsroom, article: ArticleId, text: &str) -> ItemState {
    newsroom.write_at(article, 0, text);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    newsroom.state(item)
}

fn calls(newsroom: &Newsroom, name: &str) -> usize {
    newsroom.remote.state().calls.iter().filter(|call| **call == name).count()
}

/// Every picture that the post shows, in its text or above it, is in the library.
fn shows_what_is_there(newsroom: &Newsroom, article: ArticleId, pictures: usize) {
    let post = newsroom.remote.post_of(article);
    let state = newsroom.remote.state();
    let is_there = |number: &str| state.media.iter().any(|one| one.id.0 == number);
    let shown: Vec<&str> = post
        .content
        .split("wp-image-")
        .skip(1)
        .map(|rest| rest.split(|it: char| !it.is_ascii_digit()).next().unwrap())
        .collect();
    assert_eq!(shown.len(), pictures, "{}", post.content);
    assert!(shown.iter().all(|number| is_there(number)), "{}", post.content);
    assert!(post.featured.is_some_and(|id| is_there(&id.0)), "its picture above");
}

#[test]
fn a_picture_that_was_deleted_there_goes_again_with_the_correction_that_shows_it() {
    let (newsroom, article) = newsroom_with(&[7, 8]);
    publish(&newsroom, article);
    newsroom.remote.delete_medium();
    assert_eq!(correct(&newsroom, article, "بعد الحذف"), ItemState::Verified);
    shows_what_is_there(&newsroom, article, 2);
    assert_eq!((calls(&newsroom, "send_medium"), calls(&newsroom, "missing_media")), (3, 1));

    assert_eq!(correct(&newsroom, article, "مرة أخرى"), ItemState::Verified);
    assert_eq!(calls(&newsroom, "send_medium"), 3, "what is there is not sent again");
    newsroom.is_clean();
}

#[test]
fn what_the_site_dropped_with_the_picture_is_nobodys_change_after_a_look_either() {
    let (newsroom, article) = newsroom_with(&[7]);
    publish(&newsroom, article);
    assert_eq!(newsroom.follow().without_pictures, []);
    newsroom.remote.delete_medium();
    assert_eq!(newsroom.follow().without_pictures, [article], "whoever looks is told");
    assert_eq!(correct(&newsroom, article, "بعد الحذف"), ItemState::Verified);
    shows_what_is_there(&newsroom, article, 1);
}

#[test]
fn what_an_editor_put_above_the_post_in_its_place_is_a_change() {
    let (newsroom, article) = newsroom_with(&[7]);
    publish(&newsroom, article);
    let other = warraq_connect::RemoteId("4711".to_owned());
    newsroom.remote.delete_medium();
    newsroom.remote.change(article, |post| post.featured = Some(other.clone()));
    assert_eq!(correct(&newsroom, article, "بعد الحذف"), ItemState::Conflict);
    assert_eq!(newsroom.remote.post_of(article).featured, Some(other));
}

#[test]
fn another_article_that_would_show_it_sends_it_as_well() {
    let (newsroom, first) = newsroom_with(&[7]);
    publish(&newsroom, first);
    newsroom.remote.delete_medium();
    let second = newsroom.article(2, &piece(&[7]));
    let item = publish(&newsroom, second);
    assert_eq!(newsroom.state(item), ItemState::Verified);
    shows_what_is_there(&newsroom, second, 1);
    // The first finds it by what the second sent.
    assert_eq!(correct(&newsroom, first, "بعد الحذف"), ItemState::Verified);
    shows_what_is_there(&newsroom, first, 1);
    assert_eq!(calls(&newsroom, "send_medium"), 2);
}

#[test]
fn a_picture_that_went_before_the_line_broke_is_looked_for_before_its_post_goes() {
    let (newsroom, article) = newsroom_with(&[7]);
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.remote.trouble("find_post", Trouble::Offline);
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.remote.state().media.len(), 1);
    newsroom.remote.delete_medium();
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    shows_what_is_there(&newsroom, article, 1);
}

#[test]
fn a_site_that_does_not_answer_has_every_picture_still() {
    let (newsroom, article) = newsroom_with(&[7]);
    publish(&newsroom, article);
    newsroom.remote.trouble("missing_media", Trouble::Fails { done: false });
    assert_eq!(correct(&newsroom, article, "تصحيح"), ItemState::Verified, "it is asked again");
    assert_eq!((calls(&newsroom, "send_medium"), calls(&newsroom, "missing_media")), (1, 2));
}

#[test]
fn what_went_in_this_run_is_not_asked_for() {
    let newsroom = Newsroom::new();
    for number in 1..=5 {
        newsroom.queue(newsroom.article(number, &piece(&[number, 100])), Wish::Publish);
    }
    newsroom.finish();
    assert_eq!((calls(&newsroom, "send_medium"), calls(&newsroom, "missing_media")), (6, 0));
}
