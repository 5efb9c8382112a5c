//! `clean`.

use serde_json::json;

use crate::newsroom::{Newsroom, keys};

/// An article with tatweel in headline and body, a bidi control and a no-break space.
fn noisy(newsroom: &Newsroom) -> String {
    newsroom.article_with("خبر عـاجل", "قالت القــوات\u{A0}إن\u{200F} لـ “قسد” رأياً.")
}

#[test]
fn without_a_kind_what_was_found_is_listed_and_nothing_changed() {
    let newsroom = Newsroom::new();
    let id = noisy(&newsroom);
    let before = newsroom.json(&["show", &id]);
    let expected = json!({ "found": [
        { "kind": "tatweel", "count": 3, "examples": [
            { "before": "عـاجل", "after": "عاجل" },
            { "before": "القــوات\u{A0}إن\u{200F}", "after": "القوات\u{A0}إن\u{200F}" },
        ] },
        { "kind": "bidi-controls", "count": 1, "examples": [
            { "before": "القــوات\u{A0}إن\u{200F}", "after": "القــوات\u{A0}إن" },
        ] },
        { "kind": "no-break-spaces", "count": 1, "examples": [
            { "before": "القــوات\u{A0}إن\u{200F}", "after": "القــوات إن\u{200F}" },
        ] },
    ] });
    assert_eq!(newsroom.json(&["clean", &id]), expected);
    let run = newsroom.run(&["clean", &id]);
    assert!(run.text().starts_with("3  tatweel  tatweel inside words\n     "), "{}", run.text());
    assert!(run.text().contains("[U+00A0]") && !run.text().contains('\u{200F}'), "{}", run.text());
    let next = format!("warraq clean {id} tatweel bidi-controls no-break-spaces");
    assert!(run.err.contains(&next), "{}", run.err);
    assert_eq!(newsroom.json(&["show", &id]), before);
}

#[test]
fn the_kinds_that_are_named_are_cleaned_by_one_action() {
    let newsroom = Newsroom::new();
    let id = noisy(&newsroom);
    let before = newsroom.json(&["show", &id]);
    let saved = newsroom.json(&["clean", &id, "tatweel", "no-break-spaces"]);
    let expected = ["id", "version", "saved_at", "words", "reading_minutes", "cleaned"];
    assert_eq!(keys(&saved), expected);
    let counts: Vec<_> = saved["cleaned"].as_array().expect("kinds").iter().collect();
    assert_eq!((counts.len(), &counts[0]["count"], &counts[1]["count"]), (2, &json!(3), &json!(1)));
    let article = newsroom.json(&["show", &id]);
    assert_eq!((&article["headline"], &article["version"]), (&json!("خبر عاجل"), &json!(2)));
    let text = "قالت القوات إن\u{200F} لـ “قسد” رأياً.";
    assert_eq!(article["body"]["content"][0]["content"][0]["text"], text);
    assert_eq!(newsroom.json(&["history"])["undoable"]["action"], "article.clean");
    newsroom.text(&["undo"]);
    let after = newsroom.json(&["show", &id]);
    assert_eq!((&after["body"], &after["headline"]), (&before["body"], &before["headline"]));
}

#[test]
fn all_is_every_kind_and_a_clean_article_stays_as_it_is() {
    let newsroom = Newsroom::new();
    let id = noisy(&newsroom);
    let run = newsroom.run(&["clean", &id, "all"]);
    assert!(run.err.contains("Cleaned (tatweel inside words): 3."), "{}", run.err);
    assert_eq!(newsroom.json(&["clean", &id]), json!({ "found": [] }));
    let saved = newsroom.json(&["clean", &id, "all"]);
    assert_eq!((&saved["version"], &saved["cleaned"]), (&json!(2), &json!([])));
    let run = newsroom.run(&["clean", &id]);
    assert_eq!((run.code, run.text().as_str()), (0, ""));
    assert!(run.err.contains("Nothing was found"), "{}", run.err);
}

#[test]
fn a_kind_that_is_not_known_is_wrong_use() {
    let newsroom = Newsroom::new();
    let id = noisy(&newsroom);
    let run = newsroom.run(&["clean", &id, "spelling"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("tatweel, presentation-forms") && run.err.contains("all"),
        "{}",
        run.err
    );
    assert_eq!(newsroom.refused(&["clean", "ZZZZZZ"]), "not_found");
}
