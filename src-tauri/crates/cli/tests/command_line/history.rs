//! `history` and `undo`.

use serde_json::{Value, json};

use crate::newsroom::{Newsroom, keys};

#[test]
fn the_last_action_is_named_and_taken_back() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("قديم");
    newsroom.text(&["set", &id, "headline=جديد"]);
    let last = &newsroom.json(&["history"])["undoable"];
    assert_eq!(keys(last), ["id", "action", "article", "articles", "headline", "at", "person"]);
    assert_eq!((&last["action"], &last["article"]), (&json!("article.fields"), &json!(id)));

    let undone = newsroom.json(&["undo"]);
    assert_eq!((&undone["undone"], &undone["article"]), (&last["id"], &json!(id)));
    assert_eq!(newsroom.json(&["show", &id])["headline"], "قديم");
    assert_eq!(newsroom.json(&["history"])["undoable"]["action"], "article.create");
}

#[test]
fn an_article_can_be_unmade() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("خبر");
    newsroom.text(&["undo"]);
    assert_eq!(newsroom.refused(&["show", &id]), "not_found");
    assert_eq!(newsroom.json(&["list"])["total"], 0);
}

#[test]
fn an_action_that_something_stands_on_is_refused() {
    let newsroom = Newsroom::new();
    let id = newsroom.article("قديم");
    let made = newsroom.json(&["history"])["undoable"]["id"].to_string();
    newsroom.text(&["status", &id, "ready"]);
    assert_eq!(newsroom.refused(&["undo", &made]), "undo_refused");
    assert_eq!(newsroom.refused(&["undo", "999"]), "undo_refused");
    assert_eq!(newsroom.json(&["show", &id])["status"], "ready");
}

#[test]
fn a_new_vault_has_nothing_to_take_back() {
    let newsroom = Newsroom::new();
    assert_eq!(newsroom.json(&["history"])["undoable"], Value::Null);
    assert_eq!(newsroom.refused(&["undo"]), "nothing_to_undo");
}
