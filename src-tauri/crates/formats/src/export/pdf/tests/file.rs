//! What the file says of itself to machines. Objects of structure are not packed in it, so that they can be looked
//! for as they are.

use std::io::Cursor;

use proptest::prelude::*;
use warraq_core::strategies;

use super::super::pages;
use super::*;
use crate::export::{ExportInput, export};
use crate::feature::losses;
use crate::format::Format;
use crate::options::ExportOptions;
use crate::picture::{CleanPicture, Pictures};

fn pdf(article: &Article) -> String {
    raw(&ExportInput::of(article).with_newsroom("خبر24"))
}

fn raw(input: &ExportInput<'_>) -> String {
    let bytes = export(Format::Pdf, input).unwrap();
    assert_eq!(bytes, export(Format::Pdf, input).unwrap(), "the same bytes every time");
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn everything() -> Article {
    let heading = json!({ "type": "heading", "attrs": { "level": 2 }, "content": [text("عنوان")] });
    let item = |words: &str| json!({ "type": "list_item", "content": [paragraph(words)] });
    let cell = |kind: &str, words: &str| json!({ "type": kind, "content": [paragraph(words)] });
    let row = |cells: Vec<Value>| json!({ "type": "table_row", "content": cells });
    article(
        "ar",
        &json!([
            { "type": "figure", "attrs": { "media": "1", "alt": "وسط حلب" }, "content": [text("حلب")] },
            { "type": "paragraph", "content": [text("نص"), sign(1), { "type": "text", "text": "رابط",
                "marks": [{ "type": "link", "attrs": { "href": "https://example.org/a" } }] }] },
            heading,
            { "type": "list", "attrs": { "kind": "ordered", "start": 3 }, "content": [item("أول"), item("ثان")] },
            { "type": "quote", "content": [paragraph("اقتباس")] },
            { "type": "table", "content": [
                row(vec![cell("table_header", "مدينة"), cell("table_header", "سكان")]),
                row(vec![cell("table_header", "حلب"), cell("table_cell", "2,000,000")]),
            ] },
            { "type": "paragraph", "attrs": { "lang": "en" }, "content": [text("Only English here.")] },
            note(1, "حاشية"),
        ]),
    )
}

fn picture() -> Pictures {
    let mut bytes = Vec::new();
    let red = image::RgbImage::from_pixel(8, 6, image::Rgb([160, 20, 20]));
    red.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Jpeg).unwrap();
    let mut pictures = Pictures::default();
    pictures.insert("1", CleanPicture { media_type: "image/jpeg", bytes, width: 8, height: 6 });
    pictures
}

#[test]
fn it_is_for_archives_and_for_everybody() {
    let (article, pictures) = (everything(), picture());
    let file = raw(&ExportInput::of(&article).with_pictures(&pictures));
    for said in [
        "%PDF-1.7",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/Lang(ar)",
        "/DisplayDocTitle true",
        "/S/H1",
        "/S/H2",
        "/S/L/",
        "/S/Lbl",
        "/S/BlockQuote",
        "/S/Table",
        "/Scope/Column",
        "/Scope/Row",
        "/S/Note",
        "/S/Figure",
        "/S/Link",
        "/Lang(en)",
    ] {
        assert!(file.contains(said), "{said}");
    }
}

#[test]
fn the_language_of_the_article_turns_its_pages() {
    for (language, direction) in [("ckb", "R2L"), ("ku-Arab", "R2L"), ("kmr", "L2R"), ("en", "L2R")]
    {
        let file = pdf(&article(language, &json!([paragraph("نص")])));
        let primary = language.split('-').next().unwrap_or_default();
        assert!(file.contains(&format!("/Lang({primary})/")), "{language}");
        assert!(file.contains(&format!("/Direction/{direction}")), "{language}");
    }
}

#[test]
fn lines_say_in_the_tags_which_language_they_are_found_to_be_in() {
    let file = raw(&ExportInput::of(&article(
        "ar",
        &json!([
            paragraph("وقّعت Microsoft وGoogle"),
            paragraph("The ministry said on Monday that it is ready"),
            paragraph("Wezareta Derve ya Amerîkayê ragihand ku wê Tirkiye û Rêveberî agahdar kir"),
            paragraph("Only Latin."),
        ]),
    )));
    for said in ["/Lang(ar)", "/Lang(en)", "/Lang(kmr)", "/Lang(und)"] {
        assert!(file.contains(said), "{said}");
    }
}

#[test]
fn who_wrote_it_is_in_no_property() {
    let mut article = everything();
    article.fields.byline = vec!["Selma Ehmed".to_owned()];
    let file = pdf(&article);
    for said in ["/Author", "<dc:creator>", "Selma Ehmed"] {
        assert!(!file.contains(said), "{said}");
    }
    let mut options = ExportOptions::default();
    options.set("people", "yes").unwrap();
    assert!(raw(&ExportInput::of(&article).with_options(&options)).contains("<dc:creator>"));
}

#[test]
fn letters_that_no_font_has_are_told() {
    let mut article = article("ar", &json!([paragraph("في 北京 😀 \u{1}")]));
    assert!(pdf(&article).starts_with("%PDF"));
    let missing = |article: &Article| {
        let losses = losses(&ExportInput::of(article), Format::Pdf);
        let found = losses.into_iter().find(|loss| loss.what.name() == "missing_letter");
        found.map(|loss| (loss.count, loss.detail))
    };
    assert_eq!(missing(&article), Some((2, "北 京".to_owned())));
    article.body = everything().body;
    assert_eq!(missing(&article), None);
}

#[test]
fn pages_are_pictures_of_every_sheet() {
    let long: Vec<Value> = (0..60).map(|_| paragraph(&"كلام ".repeat(60))).collect();
    for (columns, paper) in [("1", "a4"), ("2", "a5"), ("2", "letter")] {
        let mut options = ExportOptions::default();
        options.set("columns", columns).unwrap();
        options.set("paper", paper).unwrap();
        let article = article("ar", &json!(long));
        let pages = pages(&ExportInput::of(&article).with_options(&options)).unwrap();
        assert!(pages.len() > 3, "{}", pages.len());
        let all = (0..pages.len()).map(|number| pages.svg(number).unwrap());
        assert!(all.into_iter().all(|page| page.starts_with("<svg")), "{paper}");
        assert_eq!(pages.svg(pages.len()), None);
    }
}

#[test]
fn nothing_in_an_article_is_read_as_markup() {
    let hostile =
        "#panic(\"x\") $x^2$ *a* _b_ @ref <label> // no /* no \\u{41} [c] #import \"/etc/passwd\"";
    let mut article = article(
        "ar",
        &json!([paragraph(hostile), { "type": "embed",
        "attrs": { "url": "https://example.org/#x(\"y\")", "title": hostile } }]),
    );
    hostile.clone_into(&mut article.fields.headline);
    hostile.clone_into(&mut article.fields.section);
    assert!(pdf(&article).contains("/S/H1"));
}

#[test]
fn what_nobody_sees_is_no_heading() {
    for unseen in ["\u{202b}", "\u{200f}\u{1}", "\u{2066} \u{2069}", "\u{feff}"] {
        let heading =
            json!({ "type": "heading", "attrs": { "level": 2 }, "content": [text(unseen)] });
        let mut article = article("ar", &json!([heading, paragraph("نص")]));
        assert!(!pdf(&article).contains("/S/H2"), "{unseen:?}");
        unseen.clone_into(&mut article.fields.headline);
        assert!(!pdf(&article).contains("/S/H1"), "{unseen:?}");
    }
}

#[test]
fn an_article_without_a_word_is_a_page() {
    let mut article = article("ar", &json!([{ "type": "paragraph" }]));
    article.fields.headline = String::new();
    assert!(raw(&ExportInput::of(&article)).starts_with("%PDF"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_document_can_be_set(
        body in strategies::document(),
        fields in proptest::collection::vec(strategies::text(), 7),
        two in any::<bool>(),
    ) {
        let mut article = article("ar", &json!([paragraph("نص")]));
        article.body = body;
        let [headline, kicker, standfirst, section, place, credit, name] =
            <[String; 7]>::try_from(fields).unwrap();
        article.fields.byline = vec![name];
        let fields = &mut article.fields;
        (fields.headline, fields.kicker, fields.standfirst) = (headline, kicker, standfirst);
        (fields.section, fields.place, fields.credit) = (section, place, credit);
        let mut options = ExportOptions::default();
        options.set("columns", if two { "2" } else { "1" }).unwrap();
        let file = export(Format::Pdf, &ExportInput::of(&article).with_options(&options));
        prop_assert!(file.is_ok(), "{:?}", file.err());
    }
}
