//! Document → Markdown → document is equal for what Markdown can hold.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

#[path = "markdown_round_trip/article.rs"]
mod article;
#[path = "markdown_round_trip/holdable.rs"]
mod holdable;
#[path = "markdown_round_trip/numbered.rs"]
mod numbered;

use article::article_with;
use holdable::holdable;
use numbered::numbered;
use proptest::prelude::*;
use proptest::test_runner::Config;
use ulid::Ulid;
use warraq_core::article::{Article, Document};
use warraq_core::fields::{Correction, FieldChange, FieldName, FieldValue, Fields};
use warraq_core::strategies;
use warraq_core::tag::Tag;
use warraq_formats::{
    ExportInput, Feature, Format, ImportDefaults, ImportFormat, Imported, export, import, losses,
};

fn to_markdown(article: &Article) -> String {
    let bytes = export(Format::Markdown, &ExportInput::of(article)).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn back(markdown: &str) -> Imported {
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    import(ImportFormat::Markdown, markdown.as_bytes(), &ImportDefaults::default(), &mut ids)
        .unwrap()
}

fn assert_survives(document: &Document) -> Result<(), TestCaseError> {
    let article = article_with(document.clone(), Fields::default());
    let body_losses: Vec<Feature> = losses(&ExportInput::of(&article), Format::Markdown)
        .into_iter()
        .map(|loss| loss.what)
        .filter(|what| *what != Feature::Status)
        .collect();
    prop_assert_eq!(body_losses, vec![], "nothing of it is declared lost");
    let markdown = to_markdown(&article);
    let imported = back(&markdown);
    prop_assert_eq!(&imported.removed, &vec![], "{}", markdown);
    prop_assert_eq!(&imported.warnings, &vec![], "{}", markdown);
    prop_assert_eq!(numbered(&imported.body), numbered(document), "{}", markdown);
    Ok(())
}

proptest! {
    #![proptest_config(Config { cases: 2000, max_shrink_iters: 20_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn documents_of_any_text_survive(document in strategies::document()) {
        assert_survives(&holdable(&document))?;
    }

    #[test]
    fn documents_of_typed_text_survive(document in strategies::document_of(&strategies::plain_text())) {
        assert_survives(&holdable(&document))?;
    }

    #[test]
    fn documents_of_markdown_signs_survive(
        document in strategies::document_of(&signs().boxed())
    ) {
        assert_survives(&holdable(&document))?;
    }

    #[test]
    fn what_comes_back_is_written_the_same(document in strategies::document()) {
        let first = to_markdown(&article_with(holdable(&document), Fields::default()));
        let second = to_markdown(&article_with(back(&first).body, Fields::default()));
        prop_assert_eq!(first, second);
    }

    #[test]
    fn any_document_can_be_written_and_read(document in strategies::document()) {
        let imported = back(&to_markdown(&article_with(document, Fields::default())));
        prop_assert_eq!(imported.body.clone().validated(), Ok(imported.body));
    }

    #[test]
    fn any_file_becomes_a_valid_document(text in "([*_~`#>|\\-+ \n\t\\[\\]()!<>&;:0-9٠-٩قسدو“”\u{200f}]|\\PC){0,80}") {
        let imported = back(&text);
        prop_assert_eq!(imported.body.clone().validated(), Ok(imported.body));
    }

    #[test]
    fn fields_and_tags_survive(texts in prop::collection::vec(strategies::text(), 12)) {
        let fields = fields_of(&texts);
        let tags: Vec<Tag> = texts.iter().filter_map(|text| Tag::parse(text).ok()).collect();
        let mut article = article_with(Document::empty(&mut Ulid::nil), fields);
        article.tags = Vec::new();
        for tag in tags {
            if !article.tags.contains(&tag) {
                article.tags.push(tag);
            }
        }
        let markdown = to_markdown(&article);
        let imported = back(&markdown);
        prop_assert_eq!(&imported.warnings, &vec![], "{}", markdown);
        prop_assert_eq!(imported.fields, article.fields, "{}", markdown);
        prop_assert_eq!(imported.tags, article.tags, "{}", markdown);
    }
}

/// Text made of what Markdown reads as its own, among Arabic and Latin words.
fn signs() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~",
        "~~",
        "#",
        "##",
        ">",
        "-",
        "--",
        "---",
        "+",
        "=",
        "==",
        "|",
        "[",
        "]",
        "(",
        ")",
        "[^1]",
        "[^1]:",
        "[ ]",
        "!",
        "<",
        ">",
        "<u>",
        "</u>",
        "<br>",
        "<!--",
        "-->",
        "&",
        "&amp;",
        "&#32;",
        "\\",
        "\\*",
        ":",
        ":-",
        "1.",
        "2)",
        "2019.",
        "١.",
        "٢-",
        "3-",
        " ",
        " ",
        " ",
        "  ",
        "قسد",
        "و",
        "لـ",
        "“قسد”",
        "«",
        "»",
        "،",
        "(قسد)",
        "a",
        "b1",
        "\u{200f}",
        "\u{200e}",
        "\u{feff}",
        "\t",
        "\n",
        "\u{a0}",
        "😀",
        "http://a.b/",
        "www.a.b",
    ]);
    prop::collection::vec(piece, 1..9).prop_map(|pieces| pieces.concat())
}

/// Fields as an editor fills them: through the same door as the window and the command line.
fn fields_of(texts: &[String]) -> Fields {
    let mut fields = Fields::default();
    let texts_of = |at: usize| FieldValue::Text(texts[at].clone());
    for (field, value) in [
        (FieldName::Headline, texts_of(0)),
        (FieldName::Kicker, texts_of(1)),
        (FieldName::Standfirst, texts_of(2)),
        (FieldName::Byline, FieldValue::List(vec![texts[3].clone(), texts[4].clone()])),
        (FieldName::Place, texts_of(5)),
        (FieldName::Date, FieldValue::Text("2024-01-17".to_owned())),
        (FieldName::Language, FieldValue::Text("ckb".to_owned())),
        (FieldName::Section, texts_of(6)),
        (FieldName::Profile, FieldValue::Text("photo-story".to_owned())),
        (FieldName::Slug, FieldValue::Text("قسد-2019".to_owned())),
        (FieldName::Embargo, FieldValue::Text("2024-01-17T12:00:00Z".to_owned())),
        (FieldName::Credit, texts_of(7)),
        (FieldName::Rights, texts_of(8)),
        (FieldName::Topics, FieldValue::List(vec!["medtop:20000065".to_owned()])),
        (FieldName::Sources, FieldValue::List(vec![texts[9].clone(), texts[10].clone()])),
    ] {
        // What cannot be the field's leaves it empty.
        let _ = fields.apply(&FieldChange { field, value });
    }
    let at = "2024-02-01T08:00:00Z".parse().unwrap();
    fields.corrections.push(Correction { at, text: texts[11].clone() });
    fields
}
