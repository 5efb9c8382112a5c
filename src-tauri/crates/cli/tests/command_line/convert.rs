//! `convert`.

use std::fs;

use serde_json::json;

use crate::newsroom::{Newsroom, Run, keys};

#[test]
fn a_file_is_converted_without_a_vault_or_passphrase() {
    let newsroom = Newsroom::without_vault();
    let source = newsroom.file("خبر.md", "# خبر\n\nقال *ميلر* ذلك.\n");
    let target = newsroom.at("خبر.html");
    let arguments = ["convert", &source, "--to", "html", "-o", &target, "--json"];
    let run = Run::of(newsroom.command(&arguments).env_remove("WARRAQ_PASSPHRASE"));
    assert_eq!(run.code, 0, "{}", run.err);
    let report = run.json();
    assert_eq!(keys(&report), ["path", "bytes", "lost", "taken_out", "removed", "warnings"]);
    assert_eq!(report["path"], target);
    let html = newsroom.read("خبر.html");
    assert!(html.contains("<em>ميلر</em>") && html.contains("dir=\"rtl\""), "{html}");
    assert!(!newsroom.path("vault.warraq").exists());
}

#[test]
fn standard_input_and_output_make_a_pipe() {
    let newsroom = Newsroom::without_vault();
    let arguments = ["convert", "-", "--from", "markdown", "--to", "text", "-o", "-"];
    let run = newsroom.run_with_input(&arguments, "# خبر\n\nقال **ميلر** ذلك.\n");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.text(), "خبر\n\nقال ميلر ذلك.\n");
    let json = [&arguments[..], &["--json"]].concat();
    assert_eq!(newsroom.run(&json).code, 2);
}

#[test]
fn the_same_file_converts_to_the_same_bytes() {
    let newsroom = Newsroom::without_vault();
    let source = newsroom.file("خبر.md", "# خبر\n\nفقرة.\n");
    for format in ["html", "markdown", "feed", "wxr", "epub", "pdf", "ninjs", "newsml"] {
        let once = newsroom.at(&format!("1.{format}"));
        let twice = newsroom.at(&format!("2.{format}"));
        newsroom.text(&["convert", &source, "--to", format, "-o", &once]);
        newsroom.text(&["convert", &source, "--to", format, "-o", &twice]);
        assert!(fs::read(once).unwrap() == fs::read(twice).unwrap(), "{format}");
    }
}

#[test]
fn markdown_stays_markdown() {
    let newsroom = Newsroom::without_vault();
    let source = newsroom.file("1.md", "# خبر\n\nقال «**ميلر**» ذلك.\n\n- أول\n- ثان\n");
    let (once, twice) = (newsroom.at("2.md"), newsroom.at("3.md"));
    newsroom.text(&["convert", &source, "--to", "markdown", "-o", &once]);
    newsroom.text(&["convert", &once, "--to", "markdown", "-o", &twice]);
    assert_eq!(newsroom.read("2.md"), newsroom.read("3.md"));
}

#[test]
fn an_existing_file_is_refused_without_force() {
    let newsroom = Newsroom::without_vault();
    let source = newsroom.file("a.md", "# خبر\n\nفقرة.\n");
    let target = newsroom.file("a.txt", "something dear");
    let arguments = ["convert", &source, "--to", "text", "-o", &target];
    assert_eq!(newsroom.refused(&arguments), "file_exists");
    assert_eq!(newsroom.read("a.txt"), "something dear");
    newsroom.text(&[&arguments[..], &["--force"]].concat());
    assert!(newsroom.read("a.txt").starts_with("خبر"));
}

#[test]
fn a_file_of_no_known_format_is_refused() {
    let newsroom = Newsroom::without_vault();
    let source = newsroom.file("a.pages", "خبر\n\nفقرة.\n");
    let target = newsroom.at("a.txt");
    let refused = newsroom.refused(&["convert", &source, "--to", "text", "-o", &target]);
    assert_eq!(refused, "unsupported_format");
    let said = ["convert", &source, "--from", "text", "--to", "text", "-o", &target];
    assert_eq!(newsroom.json(&said)["path"], json!(target));
}
