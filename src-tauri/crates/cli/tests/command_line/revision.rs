//! `revisions`, `diff` and `restore-revision`.

use serde_json::{Value, json};

use crate::newsroom::{Newsroom, keys};

/// An article that was a draft «عنوان قديم» and is now «عنوان جديد», ready.
fn rewritten(newsroom: &Newsroom) -> String {
    let id = newsroom.article_with("عنوان قديم", "فقرة.");
    newsroom.text(&["set", &id, "headline=عنوان جديد"]);
    newsroom.text(&["status", &id, "ready"]);
    id
}

fn ids(revisions: &Value) -> Vec<u64> {
    let revisions = revisions["revisions"].as_array().expect("revisions");
    revisions.iter().filter_map(|revision| revision["id"].as_u64()).collect()
}

#[test]
fn revisions_are_listed_newest_first() {
    let newsroom = Newsroom::new();
    let id = rewritten(&newsroom);
    let revisions = newsroom.json(&["revisions", &id]);
    assert_eq!(ids(&revisions), [3, 2, 1]);
    let newest = &revisions["revisions"][0];
    assert_eq!(keys(newest), ["id", "at", "person", "action", "words", "name"]);
    assert_eq!((&newest["action"], &newest["person"]), (&json!("article.status"), &json!("كاجين")));
    let table = newsroom.text(&["revisions", &id]);
    assert_eq!(table.lines().count(), 3);
    assert!(table.starts_with("3  2") && table.contains("new article"), "{table}");
}

#[test]
fn a_diff_goes_word_by_word() {
    let newsroom = Newsroom::new();
    let id = rewritten(&newsroom);
    let diff = newsroom.json(&["diff", &id, "1", "2"]);
    assert_eq!(keys(&diff), ["from", "to", "fields", "blocks"]);
    assert_eq!((&diff["from"], &diff["to"]), (&json!(1), &json!(2)));
    let field = &diff["fields"][0];
    assert_eq!(field["field"], "headline");
    let parts = field["parts"].as_array().expect("parts");
    let of = |op: &str| parts.iter().find(|part| part["op"] == op).map(|part| &part["text"]);
    assert_eq!((of("delete"), of("insert")), (Some(&json!("قديم")), Some(&json!("جديد"))));
    assert!(
        diff["blocks"]
            .as_array()
            .is_some_and(|blocks| { blocks.iter().all(|block| block["change"] == "same") })
    );

    let plain = newsroom.text(&["diff", &id, "1", "2"]);
    let words = "[-\u{2068}قديم\u{2069}-]{+\u{2068}جديد\u{2069}+}";
    assert!(plain.starts_with("headline: \u{2068}عنوان ") && plain.contains(words), "{plain}");
}

#[test]
fn equal_revisions_do_not_differ() {
    let newsroom = Newsroom::new();
    let id = rewritten(&newsroom);
    let run = newsroom.run(&["diff", &id, "2", "2"]);
    assert_eq!((run.code, run.text().as_str()), (0, ""));
    assert!(run.err.contains("do not differ"), "{}", run.err);
}

#[test]
fn a_revision_comes_back_as_the_newest() {
    let newsroom = Newsroom::new();
    let id = rewritten(&newsroom);
    let before = newsroom.json(&["show", &id]);
    let saved = newsroom.json(&["restore-revision", &id, "1"]);
    assert_eq!(saved["version"], json!(before["version"].as_u64().map(|version| version + 1)));
    assert_eq!(newsroom.json(&["show", &id])["headline"], "عنوان قديم");
    assert_eq!(ids(&newsroom.json(&["revisions", &id])), [4, 3, 2, 1]);
}

#[test]
fn an_unknown_revision_is_refused() {
    let newsroom = Newsroom::new();
    let id = rewritten(&newsroom);
    assert_eq!(newsroom.refused(&["diff", &id, "1", "9"]), "not_found");
    assert_eq!(newsroom.refused(&["restore-revision", &id, "9"]), "not_found");
    assert_eq!(newsroom.run(&["restore-revision", &id, "first"]).code, 2);
}

#[test]
fn a_revision_is_named_and_listed_by_its_name() {
    let newsroom = Newsroom::new();
    let id = rewritten(&newsroom);
    let named = newsroom.json(&["name-revision", &id, "2", "قبل النشر"]);
    assert_eq!((&named["revision"], &named["name"]), (&json!(2), &json!("قبل النشر")));
    assert!(newsroom.text(&["revisions", &id]).contains("قبل النشر"));
    newsroom.text(&["name-revision", &id, "2"]);
    assert!(!newsroom.text(&["revisions", &id]).contains("قبل النشر"));
    assert_eq!(newsroom.refused(&["name-revision", &id, "9", "لا"]), "not_found");
}

#[test]
fn one_block_of_a_revision_comes_back() {
    let newsroom = Newsroom::new();
    let id = rewritten(&newsroom);
    let block = newsroom.json(&["diff", &id, "1", "2"])["blocks"][0]["id"].clone();
    let block = block.as_str().expect("an id").to_owned();
    newsroom.text(&["restore-revision", &id, "1", "--block", &block]);
    // The block is what it was already, and nothing else comes back.
    assert_eq!(newsroom.json(&["show", &id])["headline"], "عنوان جديد");
    let unknown = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    let line = ["restore-revision", &id, "1", "--block", unknown];
    assert_eq!(newsroom.refused(&line), "not_found");
}

#[test]
fn two_revisions_are_written_as_a_page_from_right_to_left() {
    let newsroom = Newsroom::new();
    let id = rewritten(&newsroom);
    let output = newsroom.at("مقارنة.html");
    newsroom.text(&["diff", &id, "1", "2", "-o", &output]);
    let page = newsroom.read("مقارنة.html");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    for change in ["قديم</del>", "جديد</ins>"] {
        assert!(page.contains(change), "{page}");
    }
    assert_eq!(newsroom.refused(&["diff", &id, "1", "2", "-o", &output]), "file_exists");
    newsroom.text(&["diff", &id, "1", "2", "-o", &output, "--force"]);
}
