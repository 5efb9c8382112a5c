//! The Markdown Warraq writes is shown right by a `CommonMark` reader that knows nothing of Arabic.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

#[path = "markdown_round_trip/article.rs"]
mod article;
#[path = "markdown_round_trip/holdable.rs"]
mod holdable;

use article::article_with;
use holdable::holdable;
use proptest::prelude::*;
use proptest::test_runner::Config;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use ulid::Ulid;
use warraq_core::article::{
    Block, BlockAttrs, Document, Inline, InlineContent, Mark, Marks, Paragraph, Visit,
};
use warraq_core::fields::Fields;
use warraq_core::strategies;
use warraq_formats::{ExportInput, Format, export};

/// A letter and whether it is strong, stressed, struck out.
type Letter = (char, [bool; 3]);

/// What a reader sees: everything but space and the two directional marks.
fn is_seen(letter: char) -> bool {
    !letter.is_whitespace() && !matches!(letter, '\u{200e}' | '\u{200f}')
}

fn meant(document: &Document) -> Vec<Letter> {
    let mut letters = Vec::new();
    document.walk(&mut |step| {
        let Visit::Line(_, line) = step else { return };
        for run in line.as_slice() {
            if let Inline::Text { text, marks } = run {
                let shown = ["strong", "emphasis", "strike"].map(|mark| marks.has(mark));
                letters.extend(text.chars().filter(|c| is_seen(*c)).map(|letter| (letter, shown)));
            }
        }
    });
    letters
}

fn seen(markdown: &str) -> Vec<Letter> {
    let (mut letters, mut shown) = (Vec::new(), [false; 3]);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => {
                letters.extend(text.chars().filter(|c| is_seen(*c)).map(|letter| (letter, shown)));
            }
            Event::Start(tag) => set(&mut shown, place(tag.to_end()), true),
            Event::End(tag) => set(&mut shown, place(tag), false),
            Event::InlineHtml(tag) => {
                let name = tag.trim_matches(['<', '>', '/']);
                let place = ["strong", "em", "s"].iter().position(|mark| *mark == name);
                set(&mut shown, place, !tag.starts_with("</"));
            }
            _ => {}
        }
    }
    letters
}

fn place(tag: TagEnd) -> Option<usize> {
    [TagEnd::Strong, TagEnd::Emphasis, TagEnd::Strikethrough].iter().position(|mark| *mark == tag)
}

fn set(shown: &mut [bool; 3], place: Option<usize>, to: bool) {
    if let Some(place) = place {
        shown[place] = to;
    }
}

fn body_of(document: &Document) -> String {
    let article = article_with(document.clone(), Fields::default());
    let bytes = export(Format::Markdown, &ExportInput::of(&article)).unwrap();
    let markdown = String::from_utf8(bytes).unwrap();
    markdown.split_once("\n---\n").unwrap().1.to_owned()
}

proptest! {
    #![proptest_config(Config { cases: 2000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_letter_is_shown_as_it_is_meant(document in strategies::document()) {
        let document = holdable(&document);
        let markdown = body_of(&document);
        prop_assert_eq!(seen(&markdown), meant(&document), "{}", markdown);
    }
}

#[test]
fn without_the_mark_the_same_text_is_not_shown_as_meant() {
    let literal = seen("و**“قسد”**ثم");
    assert!(literal.contains(&('*', [false; 3])));
    assert!(!seen("و**\u{200f}“قسد”\u{200f}**ثم").contains(&('*', [false; 3])));
}

/// A strong line whose first and last words are stressed too, without a space between them.
#[test]
fn a_stressed_word_at_each_end_of_a_strong_line_is_shown() {
    let mut content = InlineContent::default();
    let strong = Marks::none().with(Mark::Strong);
    let both = strong.clone().with(Mark::Emphasis);
    for (text, marks) in [("قال", &both), ("إن", &strong), ("نعم", &both)] {
        content.push_text(text, marks.clone());
    }
    let mut ids = Ulid::nil;
    let attrs = BlockAttrs::new(&mut ids);
    let paragraph = Block::Paragraph(Paragraph { attrs, content });
    let document = Document::of(vec![paragraph], &mut ids);
    let markdown = body_of(&document);
    assert_eq!(seen(&markdown), meant(&document), "{markdown}");
}
