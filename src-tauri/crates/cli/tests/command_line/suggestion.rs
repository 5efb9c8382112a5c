//! `suggestions`.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use warraq_core::action::Action;
use warraq_core::article::{
    ArticleId, Block, BlockAttrs, Document, Inline, InlineContent, Mark, Marks, Paragraph,
};
use warraq_core::fields::Fields;
use warraq_core::person::Person;
use warraq_store::articles::{self, NewArticle};
use warraq_store::{Access, FreshIds, Vault};

use crate::newsroom::{Newsroom, PASSPHRASE, keys};

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_705_492_800, 0).expect("a time")
}

fn run(text: &str, mark: Option<Mark>) -> Inline {
    Inline::Text { text: text.to_owned(), marks: mark.into_iter().fold(Marks::none(), Marks::with) }
}

/// «قال ميلر»: the name has a comment of id 1; a replacement of id 1 and an insertion of id 2 follow.
fn content() -> InlineContent {
    let (id, person) = (|id: &str| id.to_owned(), || "ليلى".to_owned());
    let (one, other) = (id("1"), id("2"));
    let comment =
        Mark::Comment {
            id: one.clone(), person: person(), at: at(), text: "من هو؟".to_owned()
        };
    let deletion = Mark::Deletion { id: one.clone(), person: person(), at: at() };
    let insertion = |id| Mark::Insertion { id, person: person(), at: at() };
    let runs = [
        run("قال ", None),
        run("ميلر", Some(comment)),
        run(" أمس", Some(deletion)),
        run(" اليوم", Some(insertion(one))),
        run("!", Some(insertion(other))),
    ];
    runs.into_iter().collect()
}

/// An article with suggestions, as an import leaves them.
fn suggested(newsroom: &Newsroom) -> String {
    let mut ids = FreshIds::at(at());
    let paragraph = Paragraph { attrs: BlockAttrs::new(&mut ids), content: content() };
    let body = Document::of(vec![Block::Paragraph(paragraph)], &mut ids);
    let fields = Fields { headline: "خبر".to_owned(), ..Fields::default() };
    let new = NewArticle::draft(ArticleId::new(&mut ids), fields, body);
    let passphrase = PASSPHRASE.to_owned().into();
    let path = newsroom.path("vault.warraq");
    let mut vault = Vault::open(&path, &passphrase, Access::Write).expect("the vault opens");
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    vault
        .transact(Action::ArticleCreate, &person, at(), |tx| articles::create(tx, &new))
        .expect("the article is made");
    vault.close().expect("the vault closes");
    new.id.to_string()
}

fn text(newsroom: &Newsroom, id: &str) -> String {
    let article = newsroom.json(&["show", id]);
    let runs = article["body"]["content"][0]["content"].as_array().expect("runs").iter();
    runs.filter_map(|run| run["text"].as_str()).collect()
}

fn left(newsroom: &Newsroom, id: &str) -> Vec<Value> {
    let list = newsroom.json(&["suggestions", "list", id]);
    let suggestions = list["suggestions"].as_array().expect("suggestions");
    suggestions.iter().map(|one| one["id"].clone()).collect()
}

#[test]
fn suggestions_are_listed_in_the_order_of_the_text() {
    let newsroom = Newsroom::new();
    let id = suggested(&newsroom);
    let list = newsroom.json(&["suggestions", "list", &id]);
    assert_eq!(keys(&list), ["id", "suggestions"]);
    let replacement = &list["suggestions"][1];
    assert_eq!(left(&newsroom, &id), ["comment:1", "change:1", "change:2"]);
    assert_eq!(
        (&replacement["kind"], &replacement["person"]),
        (&json!("replacement"), &json!("ليلى"))
    );
    assert_eq!(
        (&replacement["replaced"], &replacement["text"]),
        (&json!(" أمس"), &json!(" اليوم"))
    );
    let plain = newsroom.text(&["suggestions", "list", &id]);
    assert_eq!(plain.lines().count(), 3);
    let words = "change:1  replacement  2024-01-17T12:00:00Z  \u{2068}ليلى\u{2069}  [-";
    assert!(plain.contains(words), "{plain}");
}

#[test]
fn one_is_accepted_and_undone() {
    let newsroom = Newsroom::new();
    let id = suggested(&newsroom);
    let saved = newsroom.json(&["suggestions", "accept", &id, "change:1"]);
    let expected = ["id", "version", "saved_at", "words", "reading_minutes", "decided"];
    assert_eq!(keys(&saved), expected);
    assert_eq!(saved["decided"], json!(["change:1"]));
    assert_eq!(text(&newsroom, &id), "قال ميلر اليوم!");
    assert_eq!(left(&newsroom, &id), ["comment:1", "change:2"]);
    newsroom.text(&["undo"]);
    assert_eq!(left(&newsroom, &id).len(), 3);
}

#[test]
fn an_id_may_be_short_where_it_is_clear() {
    let newsroom = Newsroom::new();
    let id = suggested(&newsroom);
    let run = newsroom.run(&["suggestions", "reject", &id, "1"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("comment:1") && run.err.contains("change:1"), "{}", run.err);
    newsroom.text(&["suggestions", "reject", &id, "2", "comment:1"]);
    assert_eq!(text(&newsroom, &id), "قال ميلر أمس اليوم");
    assert_eq!(left(&newsroom, &id), ["change:1"]);
}

#[test]
fn all_are_decided_at_once_but_a_comment_stays_until_it_is_named() {
    let newsroom = Newsroom::new();
    let id = suggested(&newsroom);
    let run = newsroom.run(&["suggestions", "reject", &id, "--all"]);
    assert!(run.err.contains("Rejected: 2."), "{}", run.err);
    assert_eq!(text(&newsroom, &id), "قال ميلر أمس");
    assert_eq!(left(&newsroom, &id), ["comment:1"]);
    newsroom.text(&["suggestions", "accept", &id, "comment:1"]);
    let run = newsroom.run(&["suggestions", "list", &id]);
    assert_eq!((run.code, run.text().as_str()), (0, ""));
    assert!(run.err.contains("no suggestions"), "{}", run.err);
}

#[test]
fn what_is_not_there_decides_nothing() {
    let newsroom = Newsroom::new();
    let id = suggested(&newsroom);
    let refused = newsroom.refused(&["suggestions", "accept", &id, "change:2", "change:9"]);
    assert_eq!(refused, "not_found");
    assert_eq!(left(&newsroom, &id).len(), 3);
    assert_eq!(newsroom.run(&["suggestions", "accept", &id]).code, 2);
    assert_eq!(newsroom.run(&["suggestions", "accept", &id, "1", "--all"]).code, 2);
}
