//! `find` and `replace`.

use serde_json::{Value, json};

use crate::newsroom::{Newsroom, keys};

/// Two articles that name somebody, and one that does not.
fn three(newsroom: &Newsroom) -> [String; 3] {
    [
        newsroom.article_with("القائد في عفرين", "قال القائـد إن القائد عاد."),
        newsroom.article_with("خبر ثان", "وصل القائدُ أمس."),
        newsroom.article_with("خبر ثالث", "لا أحد."),
    ]
}

fn text(newsroom: &Newsroom, id: &str) -> Value {
    newsroom.json(&["show", id])["body"]["content"][0]["content"][0]["text"].clone()
}

#[test]
fn words_are_found_in_all_spellings_with_what_stands_around_them() {
    let newsroom = Newsroom::new();
    let [one, other, _] = three(&newsroom);
    let found = newsroom.json(&["find", "القايد", &one]);
    assert_eq!((&found["places"], &found["articles"][0]["id"]), (&json!(3), &json!(one)));
    let places = &found["articles"][0]["places"];
    assert_eq!(keys(&places[0]), ["number", "where", "before", "text", "after"]);
    assert_eq!(places[0]["where"], "headline");
    let second = json!({
        "number": 1, "where": "text", "before": "قال ", "text": "القائـد", "after": " إن القائد عاد."
    });
    assert_eq!(places[1], second);
    let everywhere = newsroom.json(&["find", "القائد"]);
    assert_eq!(
        (&everywhere["places"], everywhere["articles"].as_array().map(Vec::len)),
        (&json!(4), Some(2))
    );
    let run = newsroom.run(&["find", "القائد", "--query", "ثان"]);
    assert!(
        run.text().starts_with(&other) && run.text().contains("وصل [القائدُ] أمس."),
        "{}",
        run.text()
    );
    assert!(run.err.contains("Places: 1, in articles: 1."), "{}", run.err);
    let run = newsroom.run(&["find", "ظظظ"]);
    assert!((run.code, run.text().as_str()) == (0, "") && run.err.contains("Nothing was found"));
}

#[test]
fn what_is_to_be_as_written_and_whole_words_narrow_it() {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", "القائد القايد والقائد القائـد ٣ 3");
    let find = |more: &[&str], words: &str| {
        newsroom.json(&[&["find", words, &id], more].concat())["places"].clone()
    };
    assert_eq!(find(&[], "القائد"), 4);
    assert_eq!(find(&["--exact", "hamza"], "القائد"), 3);
    assert_eq!(find(&["--exact", "hamza,tatweel"], "القائد"), 2);
    assert_eq!(find(&["--whole-word"], "القائد"), 3);
    assert_eq!(find(&["--exact", "digits"], "٣"), 1);
    assert_eq!(find(&["--regex"], r"\bال\w+د\b"), 3);
    let run = newsroom.run(&["find", "ا", "--exact", "points"]);
    assert!(run.code == 2 && run.err.contains("hamza, ya-kaf"), "{}", run.err);
}

#[test]
fn a_preview_changes_nothing_and_one_undo_takes_all_replacements_back() {
    let newsroom = Newsroom::new();
    let [one, other, third] = three(&newsroom);
    let before = [&one, &other, &third].map(|id| newsroom.json(&["show", id])["version"].clone());
    let run = newsroom.run(&["replace", "القائد", "الرئيس", &one, &other, "--preview"]);
    assert!(run.text().contains("[القائـد → الرئيس]"), "{}", run.text());
    assert!(run.err.contains("Nothing was changed"), "{}", run.err);
    let preview = newsroom.json(&["replace", "القائد", "الرئيس", "--all", "--preview"]);
    assert_eq!((&preview["action"], &preview["places"]), (&Value::Null, &json!(4)));
    assert_eq!(preview["articles"][0]["places"][0]["with"], "الرئيس");
    let now = [&one, &other, &third].map(|id| newsroom.json(&["show", id])["version"].clone());
    assert_eq!(now, before);

    let done = newsroom.json(&["replace", "القائد", "الرئيس", &one, &other]);
    assert_eq!(done["places"], 4);
    assert_eq!(text(&newsroom, &one), "قال الرئيس إن الرئيس عاد.");
    assert_eq!(text(&newsroom, &other), "وصل الرئيس أمس.");
    assert_eq!(newsroom.json(&["show", &one])["headline"], "الرئيس في عفرين");
    let undoable = newsroom.json(&["history"])["undoable"].clone();
    assert_eq!(
        (&undoable["action"], &undoable["articles"]),
        (&json!("article.replace"), &json!(2))
    );
    assert_eq!(undoable["id"], done["action"]);
    newsroom.text(&["undo"]);
    assert_eq!(text(&newsroom, &one), "قال القائـد إن القائد عاد.");
    assert_eq!(text(&newsroom, &other), "وصل القائدُ أمس.");
}

#[test]
fn groups_of_an_expression_are_put_in_and_the_way_back_is_told() {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", "سقط 12 قتيلاً و3 جرحى");
    let run = newsroom.run(&["replace", r"(\d+) (قتيلاً|جرحى)", "$2 ($1)", &id, "--regex"]);
    let action = newsroom.json(&["history"])["undoable"]["id"].to_string();
    assert!(run.err.contains(&format!("warraq undo {action}")), "{}", run.err);
    assert_eq!(text(&newsroom, &id), "سقط قتيلاً (12) وجرحى (3)");
}

#[test]
fn what_cannot_be_looked_for_is_wrong_use_and_said_in_words() {
    let newsroom = Newsroom::new();
    let [one, ..] = three(&newsroom);
    for (pattern, said) in [
        ("(ا", "without the other"),
        ("[ا", "not closed"),
        ("*", "nothing to repeat"),
        (r"\ا", "means nothing"),
        (r"(ا)\1", "may never end"),
        (r"\w{1000}{1000}", "too large"),
    ] {
        let run = newsroom.run(&["find", pattern, &one, "--regex"]);
        assert!(run.code == 2 && run.err.contains(said), "{pattern}: {} {}", run.code, run.err);
    }
    let run = newsroom.run(&["find", "\u{64B}", &one]);
    assert!(run.code == 2 && run.err.contains("no letter"), "{}", run.err);
    // Where nothing says where, nothing is replaced.
    assert_eq!(newsroom.run(&["replace", "ا", "ب"]).code, 2);
    assert_eq!(newsroom.refused(&["replace", "ا", "ب", "ZZZZZZ"]), "not_found");
}
