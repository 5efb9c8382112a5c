//! Article → page → article is equal for what HTML declares to hold; and whatever format an article of the corpus is
//! read from comes back from it a second time as it did the first.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

#[path = "markdown_round_trip/article.rs"]
mod article;
#[path = "office_round_trip/holdable.rs"]
mod holdable;
#[path = "markdown_round_trip/numbered.rs"]
mod numbered;

use std::fs;
use std::path::Path;

use article::article_with;
use holdable::{holdable, holdable_in, readable};
use numbered::numbered;
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::Value;
use ulid::Ulid;
use warraq_core::article::{Article, Block, Document};
use warraq_core::fields::Fields;
use warraq_core::{specimen, strategies};
use warraq_formats::{
    ExportInput, Feature, Format, ImportDefaults, ImportFormat, Imported, export, exporter, import,
};

/// The formats that an article comes back from.
const FORMATS: [(Format, ImportFormat); 4] = [
    (Format::Html, ImportFormat::Html),
    (Format::Docx, ImportFormat::Docx),
    (Format::Odt, ImportFormat::Odt),
    (Format::Markdown, ImportFormat::Markdown),
];

fn corpus() -> Vec<(String, Article)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus/articles");
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| {
        let json: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, specimen::article(&json, 7))
    };
    paths.iter().map(|path| read(path)).collect()
}

fn there_and_back(article: &Article, (format, import_format): (Format, ImportFormat)) -> Imported {
    let input = ExportInput::of(article).with_newsroom("وكالة ورّاق");
    let bytes = export(format, &input).unwrap();
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    import(import_format, &bytes, &ImportDefaults::default(), &mut ids).unwrap()
}

/// The article that a file came to.
fn article_of(imported: &Imported) -> Article {
    let mut article = article_with(imported.body.clone(), imported.fields.clone());
    article.tags.clone_from(&imported.tags);
    article
}

/// The fields that `format` holds.
fn held(fields: &Fields, format: Format) -> Value {
    let mut json = serde_json::to_value(fields).unwrap();
    for feature in exporter(format).cannot_hold() {
        if let Feature::Field(name) = feature {
            json.as_object_mut().unwrap().remove(name.as_str());
        }
    }
    json
}

#[test]
fn an_article_comes_back_with_all_that_its_format_holds_and_again() {
    for (name, article) in corpus() {
        for pair in FORMATS {
            let format = pair.0;
            let first = there_and_back(&article, pair);
            assert_eq!(
                held(&first.fields, format),
                held(&article.fields, format),
                "{name}: {format}"
            );
            assert_eq!(first.tags, article.tags, "{name}: {format}");
            assert_eq!(first.warnings, [], "{name}: {format}");
            if format != Format::Markdown {
                let language = &article.fields.language;
                let body = |body: &Document| {
                    numbered(&holdable_in(&without_empty(&without_proposals(body)), language))
                };
                assert_eq!(body(&first.body), body(&article.body), "{name}: {format}");
            }
            let second = there_and_back(&article_of(&first), pair);
            assert_eq!(numbered(&second.body), numbered(&first.body), "{name}: {format}");
            assert_eq!((&second.fields, &second.tags), (&first.fields, &first.tags), "{name}");
        }
    }
}

/// A document without words that nobody accepted: they do not leave.
fn without_proposals(document: &Document) -> Document {
    fn strip(json: &mut Value) {
        match json {
            Value::Array(values) => {
                let is_proposed = |value: &Value| {
                    let marks = value["marks"].as_array();
                    marks.is_some_and(|marks| marks.iter().any(|mark| mark["type"] == "insertion"))
                };
                values.retain(|value| !is_proposed(value));
                values.iter_mut().for_each(strip);
            }
            Value::Object(map) => map.values_mut().for_each(strip),
            _ => {}
        }
    }
    let mut json = document.to_json();
    strip(&mut json);
    Document::from_json(&json).unwrap()
}

/// A document without what pages declare as not held beside what word processors do: paragraphs and headings without a
/// word.
fn without_empty(document: &Document) -> Document {
    let is_empty = |block: &&Block| match block {
        Block::Paragraph(paragraph) => paragraph.content.is_empty(),
        Block::Heading(heading) => heading.content.is_empty(),
        _ => false,
    };
    let kept = document.blocks().iter().filter(|block| !is_empty(block)).cloned().collect();
    Document::of(kept, &mut Ulid::nil)
}

/// A document with its footnotes at the end, where pages have them: on any other page words may stand below them.
fn notes_last(document: &Document) -> Document {
    let is_note = |block: &Block| matches!(block, Block::Footnote(_));
    let (notes, others): (Vec<_>, Vec<_>) = document.blocks().iter().cloned().partition(is_note);
    Document::of([others, notes].concat(), &mut Ulid::nil)
}

#[test]
fn a_page_that_somebody_changed_is_read_as_any_other() {
    let (_, article) = corpus().into_iter().find(|(name, _)| name == "mixed").unwrap();
    let page = export(Format::Html, &ExportInput::of(&article)).unwrap();
    let page = String::from_utf8(page).unwrap();
    let line = "<p>هذه فقرة أضافها أحدهم إلى الصفحة بعد تصديرها.</p>\n</article>";
    let page = page.replace("</article>", line);
    let mut ids = Ulid::nil;
    let imported =
        import(ImportFormat::Html, page.as_bytes(), &ImportDefaults::default(), &mut ids).unwrap();
    let everything = format!("{}{:?}", imported.body.to_json(), imported.removed);
    assert!(everything.contains("أضافها أحدهم"), "{everything}");
}

proptest! {
    #![proptest_config(Config { cases: 150, max_shrink_iters: 4000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn what_came_back_as_it_was_comes_back_again(
        document in strategies::document_of(&strategies::plain_text()),
        headline in strategies::text(),
    ) {
        let fields = Fields { headline: readable(&headline), ..Fields::default() };
        let article = article_with(holdable(&document), fields);
        let pair = (Format::Html, ImportFormat::Html);
        let first = there_and_back(&article, pair);
        let body = |body: &Document| numbered(&notes_last(body));
        // A page that does not hold all of its article (an empty block, a note that nobody points at) may be read as
        // any other page is; that no word of it is lost is held elsewhere. Nearly half of the documents come back.
        if body(&first.body) == body(&article.body) {
            let second = there_and_back(&article_of(&first), pair);
            prop_assert_eq!(body(&second.body), body(&first.body));
            prop_assert_eq!(second.fields, first.fields);
        }
    }
}
