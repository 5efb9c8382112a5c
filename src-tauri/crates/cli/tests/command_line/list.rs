//! `list`.

use serde_json::{Value, json};

use crate::newsroom::{Newsroom, keys};

fn headlines(list: &Value) -> Vec<&str> {
    let articles = list["articles"].as_array().expect("articles");
    articles.iter().filter_map(|article| article["headline"].as_str()).collect()
}

#[test]
fn an_entry_says_what_a_list_needs() {
    let newsroom = Newsroom::new();
    let id = newsroom.article_with("خبر", "كلمتان هنا.");
    newsroom.text(&["tag", "add", &id, "سوريا"]);
    let list = newsroom.json(&["list"]);
    assert_eq!(keys(&list), ["total", "articles"]);
    let entry = &list["articles"][0];
    for key in ["id", "headline", "status", "tags", "updated_at", "byline", "language", "profile"] {
        assert!(entry.get(key).is_some(), "{key} is missing: {entry}");
    }
    assert_eq!((&entry["id"], &entry["tags"]), (&json!(id), &json!(["سوريا"])));
    assert_eq!(entry["words"], 2);
}

#[test]
fn a_list_is_narrowed_by_status_tag_and_limit() {
    let newsroom = Newsroom::new();
    let first = newsroom.article("أول");
    let second = newsroom.article("ثان");
    newsroom.article("ثالث");
    newsroom.text(&["status", &first, "ready"]);
    newsroom.text(&["tag", "add", &second, "سوريا"]);

    assert_eq!(newsroom.json(&["list"])["total"], 3);
    assert_eq!(headlines(&newsroom.json(&["list", "--status", "ready"])), ["أول"]);
    assert_eq!(headlines(&newsroom.json(&["list", "--tag", "سوريا"])), ["ثان"]);
    assert_eq!(newsroom.json(&["list", "--tag", "لا شيء"])["total"], 0);
    let limited = newsroom.json(&["list", "--limit", "1"]);
    assert_eq!((&limited["total"], headlines(&limited)), (&json!(3), vec!["ثان"]));
    let both = newsroom.json(&["list", "--tag", "سوريا", "--status", "ready"]);
    assert_eq!(both["total"], 0);
}

#[test]
fn the_table_is_aligned_and_isolates_arabic() {
    let newsroom = Newsroom::new();
    let arabic = newsroom.article("خبر");
    newsroom.article("Latin");
    newsroom.text(&["status", &arabic, "in-edit"]);
    let table = newsroom.text(&["list"]);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 2, "{table}");
    let column = |line: &str, text: &str| line.find(text).unwrap_or_else(|| panic!("{line}"));
    assert!(lines[0].starts_with(&format!("{arabic}  in-edit  2")), "{table}");
    let headline = column(lines[0], "\u{2068}خبر\u{2069}");
    assert_eq!(headline, column(lines[1], "Latin"), "{table}");
    assert!(!lines[1].contains('\u{2068}'));
}

#[test]
fn a_headline_cannot_move_the_cursor() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر \u{1b}[2J");
    assert!(!newsroom.text(&["list"]).contains('\u{1b}'));
}

#[test]
#[cfg(unix)]
fn a_reader_that_goes_away_is_no_failure() {
    let newsroom = Newsroom::new();
    newsroom.article("خبر");
    let mut command = newsroom.command(&["list"]);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // The reading end is gone before the program has opened the vault.
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!told.contains("panicked") && !told.contains("warraq:"), "{told}");
    assert_eq!(output.status.code(), Some(0));
}
