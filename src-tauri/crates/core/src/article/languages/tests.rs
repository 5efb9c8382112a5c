use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;
use crate::article::Document;
use crate::strategies;

const ENGLISH: &str = "The State Department said that it informed Turkey of the talks";

/// The blocks that `blocks` spell; each `ID` in it is another.
fn document(blocks: &str) -> Vec<Block> {
    let mut json = String::new();
    for (index, part) in blocks.split("ID").enumerate() {
        let id = if index == 0 { String::new() } else { format!("01J{index:023}") };
        json.push_str(&id);
        json.push_str(part);
    }
    let json = format!(r#"{{"version":1,"type":"doc","content":[{json}]}}"#);
    Document::from_str(&json).unwrap().blocks().to_vec()
}

fn paragraph(text: &str) -> String {
    format!(
        r#"{{"type":"paragraph","attrs":{{"id":"ID"}},"content":[{{"type":"text","text":"{text}"}}]}}"#
    )
}

fn said_as(text: &str, lang: &str) -> String {
    paragraph(text).replace(r#""ID""#, &format!(r#""ID","lang":"{lang}""#))
}

fn item(blocks: &[String]) -> String {
    format!(r#"{{"type":"list_item","content":[{}]}}"#, blocks.join(","))
}

fn list(items: &[String]) -> String {
    format!(
        r#"{{"type":"list","attrs":{{"id":"ID","kind":"bullet"}},"content":[{}]}}"#,
        items.join(",")
    )
}

/// The languages that blocks say, in the order of the text.
fn said(blocks: &[Block]) -> Vec<&str> {
    let mut out = Vec::new();
    for block in blocks {
        block.walk(&mut |step| match step {
            Visit::Open(_, Some(attrs)) | Visit::Leaf(_, attrs) => {
                out.push(attrs.lang.as_deref().unwrap_or("-"));
            }
            _ => {}
        });
    }
    out
}

fn nested(json: &str) -> Vec<String> {
    said_in(json, Saying::Nested)
}

fn said_in(json: &str, saying: Saying) -> Vec<String> {
    let mut blocks = document(json);
    say(&mut blocks, "ar", saying);
    said(&blocks).into_iter().map(str::to_owned).collect()
}

#[test]
fn blocks_say_where_another_language_begins() {
    let english = paragraph(ENGLISH);
    assert_eq!(nested(&paragraph("أعلنت الوزارة")), ["-"]);
    assert_eq!(nested(&english), ["en"]);
    assert_eq!(nested(&said_as(ENGLISH, "de")), ["de"], "what somebody said stays");
    assert_eq!(nested(&said_as(ENGLISH, "ar")), ["ar"]);
    let items = [item(&[paragraph("The head of the office")]), item(&[paragraph("In the east")])];
    let both = list(&items);
    assert_eq!(nested(&both), ["en", "-", "-"]);
    assert_eq!(said_in(&both, Saying::Each), ["-", "en", "en"]);
}

#[test]
fn an_item_is_around_what_stands_behind_its_first_line() {
    let inner = list(&[item(&[paragraph("أعلنت الوزارة")])]);
    let outer = list(&[item(&[paragraph(ENGLISH), inner]), item(&[paragraph("قال الوزير")])]);
    assert_eq!(nested(&outer), ["-", "en", "ar", "-", "-"]);
    assert_eq!(said_in(&outer, Saying::Each), ["-", "en", "-", "-", "-"]);
}

#[test]
fn what_is_said_of_the_text_is_no_more_than_it_says() {
    let json = [
        paragraph(ENGLISH),
        said_as(ENGLISH, "de"),
        said_as("Microsoft", "und-Latn"),
        said_as("أعلنت الوزارة", "ar"),
        said_as("أعلنت الوزارة", "ar-SY"),
    ];
    let mut blocks = document(&json.join(","));
    settle(&mut blocks, "ar");
    assert_eq!(said(&blocks), ["-", "de", "-", "-", "ar-SY"]);
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn saying_and_settling_undo_each_other(
        document in strategies::document(),
        article in prop::sample::select(&["ar", "ckb", "kmr", "en", "ar-SY", "de", ""][..]),
    ) {
        let mut settled = document.blocks().to_vec();
        settle(&mut settled, article);
        let mut nested = settled.clone();
        say(&mut nested, article, Saying::Nested);
        let mut twice = nested.clone();
        say(&mut twice, article, Saying::Nested);
        prop_assert_eq!(&twice, &nested);
        settle(&mut nested, article);
        prop_assert_eq!(&nested, &settled);
    }

    #[test]
    fn each_line_keeps_its_language_where_what_holds_it_does_not_say_it(
        document in strategies::document(),
        article in prop::sample::select(&["ar", "kmr", "en"][..]),
    ) {
        let lines = |blocks: &[Block]| {
            let mut spoken = blocks.to_vec();
            say(&mut spoken, article, Saying::Each);
            let mut said = Vec::new();
            for block in &spoken {
                block.walk(&mut |step| if let Visit::Line(attrs, _) = step {
                    said.push(attrs.lang.clone().unwrap_or_else(|| article.to_owned()));
                });
            }
            (spoken, said)
        };
        let (mut spoken, said) = lines(document.blocks());
        settle(&mut spoken, article);
        prop_assert_eq!(lines(&spoken).1, said);
    }
}
