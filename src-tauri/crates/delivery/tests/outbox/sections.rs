//! The section of an article, and what a site gives to posts without one.

use std::sync::MutexGuard;

use warraq_connect::{RemoteId, RemoteState, RemoteTerm, Taxonomy};
use warraq_core::article::ArticleId;
use warraq_core::fields::{FieldName, Fields};
use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, FieldPiece, Keep, PieceKind, PostPart, Sending, TermChoice, Wish, ask_terms,
    choose_term, compare, follow, keep_terms, settle,
};
use warraq_store::Vault;

use crate::clock::run;
use crate::fake::ToFake;
use crate::newsroom::{Newsroom, Piece, simple};

fn vault(newsroom: &Newsroom) -> MutexGuard<'_, Vault> {
    newsroom.desk.lock().unwrap()
}

fn id(number: u32) -> RemoteId {
    RemoteId(number.to_string())
}

/// A newsroom whose site has these sections beside the one it gives to posts without any.
fn with_sections() -> Newsroom {
    let newsroom = Newsroom::new();
    for (number, name) in [(2, "سياسة"), (3, "ثقافة")] {
        newsroom.remote.state().terms.push((Taxonomy::Category, id(number), name.to_owned()));
    }
    let terms = run(ask_terms(&ToFake(newsroom.remote.clone()).open())).unwrap();
    keep_terms(&mut vault(&newsroom), newsroom.site, &terms, newsroom.now()).unwrap();
    newsroom
}

fn in_section(newsroom: &Newsroom, section: &str) -> ArticleId {
    let fields = Fields { section: section.to_owned(), ..Fields::default() };
    newsroom.article(1, &Piece { fields, ..simple("نص أول") })
}

/// Somebody writes at the post, and that is found out.
fn edited(newsroom: &Newsroom, article: ArticleId) -> Option<FieldPiece> {
    newsroom.remote.edit(article, "سطر المحرر");
    found_out(newsroom, article)
}

/// What is told of the section, once it is found out that the post is another.
fn found_out(newsroom: &Newsroom, article: ArticleId) -> Option<FieldPiece> {
    let connector = ToFake(newsroom.remote.clone()).open();
    run(follow(&newsroom.desk, newsroom.site, &connector, newsroom.now(), 9)).unwrap().unwrap();
    let view = compare(&vault(newsroom), article, newsroom.site).unwrap();
    view.fields.into_iter().find(|piece| piece.part == PostPart::Section)
}

fn keep(newsroom: &Newsroom, article: ArticleId, whose: Keep, sending: Sending) {
    let choices = Choices { all: Some(whose), ..Choices::default() };
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let (place, now) = ((article, newsroom.site), newsroom.now());
    settle(&newsroom.desk, &person, place, (&choices, sending), now).unwrap();
    newsroom.finish();
}

fn section(newsroom: &Newsroom, article: ArticleId) -> String {
    vault(newsroom).article(article).unwrap().fields.section
}

fn categories(newsroom: &Newsroom, article: ArticleId) -> Vec<RemoteId> {
    newsroom.remote.post_of(article).categories
}

fn correct(newsroom: &Newsroom, article: ArticleId) {
    newsroom.write_at(article, 0, "نص مصحح");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
}

#[test]
fn what_a_site_gives_to_posts_without_a_section_is_never_the_articles() {
    for (own, sections) in [("محليات", true), ("محليات", false), ("", true)] {
        let newsroom = if sections { with_sections() } else { Newsroom::new() };
        let article = in_section(&newsroom, own);
        newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert_eq!(categories(&newsroom, article), [id(1)], "nobody chose it");
        assert_eq!(edited(&newsroom, article), None, "{own}: nothing is to be decided");
        keep(&newsroom, article, Keep::Theirs, Sending::Leave);
        assert_eq!(section(&newsroom, article), own);
        correct(&newsroom, article);
        assert_eq!(categories(&newsroom, article), [id(1)]);
    }
}

#[test]
fn a_draft_that_an_editor_publishes_gets_no_section_by_that() {
    for own in ["محليات", ""] {
        let newsroom = with_sections();
        let article = in_section(&newsroom, own);
        newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        newsroom.remote.change(article, |post| {
            (post.state, post.categories) = (RemoteState::Published, vec![id(1)]);
        });
        assert_eq!(edited(&newsroom, article), None, "{own}");
        keep(&newsroom, article, Keep::Theirs, Sending::Leave);
        assert_eq!(section(&newsroom, article), own);
    }
}

#[test]
fn a_section_that_an_editor_chose_is_not_taken_away_by_an_article_without_one() {
    for own in ["محليات", ""] {
        for whose in [Keep::Mine, Keep::Theirs] {
            let newsroom = with_sections();
            let article = in_section(&newsroom, own);
            newsroom.queue(article, Wish::Publish);
            newsroom.finish();
            newsroom.remote.change(article, |post| post.categories = vec![id(2)]);
            let told = found_out(&newsroom, article).unwrap();
            assert_eq!((told.kind, told.theirs.as_str()), (PieceKind::Theirs, "سياسة"));
            assert_eq!(told.can_choose, own.is_empty(), "the article's own is not the site's");
            keep(&newsroom, article, whose, Sending::Send);
            let taken = if whose == Keep::Theirs && own.is_empty() { "سياسة" } else { own };
            assert_eq!(section(&newsroom, article), taken);
            correct(&newsroom, article);
            assert_eq!(categories(&newsroom, article), [id(2)], "{own} {whose:?}");
        }
    }
}

#[test]
fn a_section_that_is_another_there_by_choice_is_no_difference() {
    let newsroom = with_sections();
    let article = in_section(&newsroom, "محليات");
    let term = |number, name: &str| RemoteTerm { id: id(number), name: name.to_owned() };
    let choice = TermChoice::Term { id: term(2, "سياسة").id };
    let name = (Taxonomy::Category, "محليات");
    choose_term(&mut vault(&newsroom), newsroom.site, name, &choice, newsroom.now()).unwrap();
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(categories(&newsroom, article), [id(2)]);
    assert_eq!(edited(&newsroom, article), None);
    keep(&newsroom, article, Keep::Theirs, Sending::Leave);
    assert_eq!(section(&newsroom, article), "محليات");
    correct(&newsroom, article);
    assert_eq!(categories(&newsroom, article), [id(2)]);
}

#[test]
fn a_section_that_was_moved_there_is_taken_and_stays() {
    let newsroom = with_sections();
    let article = in_section(&newsroom, "سياسة");
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.change(article, |post| post.categories = vec![id(3)]);
    let told = found_out(&newsroom, article).unwrap();
    assert_eq!((told.mine.as_str(), told.theirs.as_str()), ("سياسة", "ثقافة"));
    keep(&newsroom, article, Keep::Theirs, Sending::Leave);
    assert_eq!(section(&newsroom, article), "ثقافة");
    correct(&newsroom, article);
    assert_eq!(categories(&newsroom, article), [id(3)]);

    // Kept against it, the article's own takes its place.
    newsroom.remote.change(article, |post| post.categories = vec![id(2)]);
    found_out(&newsroom, article).unwrap();
    keep(&newsroom, article, Keep::Mine, Sending::Send);
    assert_eq!(categories(&newsroom, article), [id(3)]);
    assert_eq!(section(&newsroom, article), "ثقافة");
}

#[test]
fn a_section_that_came_here_since_takes_the_place_of_the_one_nobody_chose() {
    let newsroom = with_sections();
    let article = in_section(&newsroom, "");
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.set(article, FieldName::Section, "سياسة");
    let told = edited(&newsroom, article).unwrap();
    assert_eq!(
        (told.kind, told.mine.as_str(), told.theirs.as_str()),
        (PieceKind::Mine, "سياسة", "")
    );
    keep(&newsroom, article, Keep::Theirs, Sending::Leave);
    assert_eq!(section(&newsroom, article), "سياسة", "nobody there chose another");
    correct(&newsroom, article);
    assert_eq!(categories(&newsroom, article), [id(2)]);
}

#[test]
fn a_section_that_somebody_there_took_away_is_told_and_taken_away() {
    let newsroom = with_sections();
    let other = newsroom.article(2, &simple("نص آخر"));
    newsroom.queue(other, Wish::Publish);
    let article = in_section(&newsroom, "سياسة");
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.change(article, |post| post.categories = vec![id(1)]);
    let told = found_out(&newsroom, article).unwrap();
    assert_eq!((told.kind, told.theirs.as_str()), (PieceKind::Theirs, ""));
    keep(&newsroom, article, Keep::Theirs, Sending::Leave);
    assert_eq!(section(&newsroom, article), "");
    correct(&newsroom, article);
    assert_eq!(categories(&newsroom, article), [id(1)]);
}
