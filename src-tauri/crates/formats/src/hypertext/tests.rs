use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::{Article, Block};

use crate::export::{ExportInput, export};
use crate::format::Format;
use crate::import::{ImportDefaults, ImportFormat, import};
use crate::sketch::{article, paragraph, plain};

fn written(article: &Article, format: Format) -> String {
    String::from_utf8(export(format, &ExportInput::of(article)).unwrap()).unwrap()
}

fn heading(level: u8, text: &str) -> Value {
    json!({ "type": "heading", "attrs": { "level": level }, "content": [plain(text)] })
}

#[test]
fn no_heading_is_skipped_and_each_comes_back_as_it_was() {
    let article = article(json!([
        heading(3, "فرعي أول"),
        paragraph("نص طويل بما يكفي ليكون فقرة من مقال حقيقي، وفيه جملة ثانية."),
        heading(4, "أصغر"),
        paragraph("نص ثان طويل بما يكفي ليكون فقرة من مقال حقيقي، وفيه جملة أخرى."),
        heading(2, "فرعي كبير"),
        paragraph("نص ثالث طويل بما يكفي ليكون فقرة من مقال حقيقي، وفيه جملة أخيرة."),
    ]));
    let page = written(&article, Format::Html);
    for part in [
        "<h1 class=\"headline\">خبر</h1>",
        "<h2 data-level=\"3\">فرعي أول</h2>",
        "<h3 data-level=\"4\">أصغر</h3>",
        "<h2>فرعي كبير</h2>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let defaults = ImportDefaults::default();
    let mut ids = || Ulid::from(1);
    let read = import(ImportFormat::Html, page.as_bytes(), &defaults, &mut ids).unwrap();
    let levels: Vec<u8> = read
        .body
        .blocks()
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) => Some(heading.level.number()),
            _ => None,
        })
        .collect();
    assert_eq!(levels, [3, 4, 2]);
}

#[test]
fn a_page_without_a_headline_is_no_article() {
    let mut article = article(json!([heading(2, "عنوان"), paragraph("نص")]));
    article.fields.headline.clear();
    let page = written(&article, Format::Html);
    assert!(page.contains("<main>\n<div>\n") && !page.contains("<article"), "{page}");
    assert!(page.contains("<h1 data-level=\"2\">عنوان</h1>"), "{page}");
}

#[test]
fn lines_of_a_list_say_together_what_they_are_and_their_page_comes_back_without_it() {
    let item = |text: &str| json!({ "type": "list_item", "content": [paragraph(text)] });
    let items = ["The head of the office", "Bread and the price of it", "In the east"].map(item);
    let list = json!({ "type": "list", "attrs": { "kind": "bullet" }, "content": items });
    let quote =
        json!({ "type": "quote", "content": [paragraph("قال الوزير"), paragraph("Bread")] });
    let article = article(json!([list, quote]));
    let page = written(&article, Format::Html);
    for part in [
        "<ul lang=\"en\" dir=\"ltr\">\n<li>The head of the office</li>",
        "<blockquote>\n<p>قال الوزير</p>\n<p lang=\"und-Latn\" dir=\"ltr\">Bread</p>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let defaults = ImportDefaults::default();
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    let read = import(ImportFormat::Html, page.as_bytes(), &defaults, &mut ids).unwrap();
    let body = read.body.to_json().to_string();
    assert!(body.contains("Bread") && !body.contains("\"lang\":\""), "{body}");
}

#[test]
fn a_fragment_carries_language_and_direction_and_nothing_that_runs() {
    let mut article = article(json!([paragraph("نص 2019-10-14"), paragraph("In English.")]));
    "مصدر".clone_into(&mut article.fields.credit);
    assert_eq!(
        written(&article, Format::HtmlFragment),
        "<div lang=\"ar\" dir=\"rtl\">\n<p>نص <bdi dir=\"ltr\" class=\"number\">2019-10-14</bdi></p>\n\
         <p lang=\"und-Latn\" dir=\"ltr\">In English.</p>\n<footer>\n<p class=\"credit\">مصدر</p>\n</footer>\n</div>\n"
    );
}
