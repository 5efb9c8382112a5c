//! Whoever has to decide about a post reads names, and what two people made of its tags goes together.

use std::collections::BTreeSet;

use warraq_connect::{RemoteId, Taxonomy};
use warraq_core::article::ArticleId;
use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_core::tag::Tag;
use warraq_delivery::{
    Choices, ConflictView, FieldPiece, Keep, PieceKind, PostPart, Sending, Wish, compare, settle,
};
use warraq_store::tags;

use crate::newsroom::{Newsroom, Piece, simple};

fn tag(name: &str) -> Tag {
    Tag::parse(name).unwrap()
}

fn id(number: u32) -> RemoteId {
    RemoteId(number.to_string())
}

/// An article with two tags that readers have.
fn published(newsroom: &Newsroom) -> ArticleId {
    let piece = Piece { tags: vec!["قسد", "نفط"], ..simple("نص أول") };
    let article = newsroom.article(1, &piece);
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    article
}

/// An editor of the site makes a tag that nobody here has heard of, puts it on the post, and takes off the one that was
/// put on last.
fn retagged_there(newsroom: &Newsroom, article: ArticleId) {
    let term = (Taxonomy::Tag, id(77), "انتخابات".to_owned());
    newsroom.remote.state().terms.push(term);
    newsroom.remote.change(article, |post| {
        post.tags.pop();
        post.tags.push(id(77));
    });
}

fn view(newsroom: &Newsroom, article: ArticleId) -> ConflictView {
    compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap()
}

fn piece(view: &ConflictView, part: PostPart) -> FieldPiece {
    view.fields.iter().find(|piece| piece.part == part).unwrap().clone()
}

fn settled(newsroom: &Newsroom, article: ArticleId, all: Option<Keep>) {
    let choices = Choices { all, ..Choices::default() };
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let place = (article, newsroom.site);
    settle(&newsroom.desk, &person, place, (&choices, Sending::Send), newsroom.now()).unwrap();
    newsroom.finish();
}

fn names_here(newsroom: &Newsroom, article: ArticleId) -> BTreeSet<String> {
    let article = newsroom.desk.lock().unwrap().article(article).unwrap();
    article.tags.iter().map(|tag| tag.as_str().to_owned()).collect()
}

fn names_there(newsroom: &Newsroom, article: ArticleId) -> BTreeSet<String> {
    let ids = newsroom.remote.post_of(article).tags;
    let state = newsroom.remote.state();
    let of_post =
        state.terms.iter().filter(|(kind, id, _)| *kind == Taxonomy::Tag && ids.contains(id));
    of_post.map(|(_, _, name)| name.clone()).collect()
}

fn set<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn a_tag_that_an_editor_made_has_its_name_and_comes_into_the_article() {
    let newsroom = Newsroom::new();
    let article = published(&newsroom);
    retagged_there(&newsroom, article);
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    let tags = piece(&view(&newsroom, article), PostPart::Tags);
    assert_eq!(tags.kind, PieceKind::Theirs);
    assert!(tags.theirs.contains("انتخابات") && !tags.theirs.contains('#'), "{}", tags.theirs);
    settled(&newsroom, article, None);
    let both = set(["قسد", "انتخابات"]);
    assert_eq!(
        (names_here(&newsroom, article), names_there(&newsroom, article)),
        (both.clone(), both)
    );
    assert!(newsroom.remote.post_of(article).content.contains("نص مصحح"));
}

#[test]
fn tags_that_both_changed_go_together_and_whoever_wants_one_side_gets_it() {
    for (all, expected) in [
        (None, set(["قسد", "انتخابات", "محليات"])),
        (Some(Keep::Mine), set(["قسد", "نفط", "محليات"])),
        (Some(Keep::Theirs), set(["قسد", "انتخابات"])),
    ] {
        let newsroom = Newsroom::new();
        let article = published(&newsroom);
        retagged_there(&newsroom, article);
        newsroom.act(|tx| tags::add(tx, article, &tag("محليات")));
        newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(piece(&view(&newsroom, article), PostPart::Tags).kind, PieceKind::Conflict);
        settled(&newsroom, article, all);
        assert_eq!(names_here(&newsroom, article), expected, "{all:?}");
        assert_eq!(names_there(&newsroom, article), expected, "{all:?}");
    }
}

#[test]
fn what_was_found_by_looking_has_its_names_too_and_an_author_is_no_number() {
    let newsroom = Newsroom::new();
    let article = published(&newsroom);
    retagged_there(&newsroom, article);
    newsroom.remote.change(article, |post| post.author = Some(id(9)));
    newsroom.follow();
    let view = view(&newsroom, article);
    assert!(piece(&view, PostPart::Tags).theirs.contains("انتخابات"));
    assert_eq!(piece(&view, PostPart::Author).theirs, "آزاد حسن");
    let asked = |newsroom: &Newsroom| {
        let state = newsroom.remote.state();
        state.calls.iter().filter(|call| **call == "whole_post").count()
    };
    assert_eq!(asked(&newsroom), 1);
    newsroom.follow();
    assert_eq!(asked(&newsroom), 1, "what has a name is not asked for again");
}
