//! What is in the parts.

use std::io::{Cursor, Read as _};

use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::{Article, ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::workflow::Status;

use super::super::{ExportInput, export};
use crate::feature::losses;
use crate::format::Format;
use crate::options::{Disclosure, ExportOptions};
use crate::picture::{CleanPicture, Pictures};

fn article(body: &Value) -> Article {
    let json = json!({ "version": 1, "type": "doc", "content": body });
    Article {
        id: ArticleId::from(Ulid::nil()),
        version: 1,
        status: Status::Draft,
        fields: Fields {
            headline: "قسد تنفي".to_owned(),
            byline: vec!["كاجين أحمد".to_owned()],
            ..Fields::default()
        },
        tags: Vec::new(),
        body: Document::from_json(&json).unwrap(),
        created_at: chrono::DateTime::UNIX_EPOCH,
        updated_at: chrono::DateTime::UNIX_EPOCH,
        updated_by: "سلمى".to_owned(),
    }
}

fn block(kind: &str, number: u128, attrs: Value, content: &Value) -> Value {
    let mut attrs = attrs;
    attrs["id"] = json!(Ulid::from(number).to_string());
    json!({ "type": kind, "attrs": attrs, "content": content })
}

fn paragraph(number: u128, text: &str) -> Value {
    block("paragraph", number, json!({}), &json!([{ "type": "text", "text": text }]))
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

fn written(body: &Value) -> Vec<u8> {
    export(Format::Docx, &ExportInput::of(&article(body))).unwrap()
}

fn document(body: &Value) -> String {
    part(&written(body), "word/document.xml")
}

#[test]
fn paragraphs_and_runs_say_their_direction() {
    let xml = document(&json!([paragraph(1, "قال COVID-19 في 2019"), paragraph(2, "Only Latin.")]));
    assert!(
        xml.contains(r#"<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">قال </w:t></w:r>"#)
    );
    assert!(xml.contains(r#"<w:r><w:t xml:space="preserve">COVID-19</w:t></w:r>"#), "{xml}");
    assert!(xml.contains(r#"<w:r><w:t xml:space="preserve">2019</w:t></w:r>"#));
    assert!(xml.contains(r#"<w:pStyle w:val="Normal"/><w:bidi w:val="0"/><w:rPr><w:lang "#));
    assert!(xml.contains("<w:bidi/><w:rtlGutter/></w:sectPr>"));
}

#[test]
fn a_paragraph_in_another_language_says_it_of_both_kinds_of_letters_and_names_in_a_line_do_not() {
    const ENGLISH: &str = "The ministry said on Monday that it is ready";
    let blocks = json!([
        paragraph(1, "وقّعت Microsoft وGoogle"),
        paragraph(2, ENGLISH),
        paragraph(3, "Only Latin."),
    ]);
    let xml = document(&blocks);
    let said = |lang: &str, text: &str| {
        format!(
            r#"<w:r><w:rPr><w:lang w:val="{lang}" w:bidi="{lang}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#
        )
    };
    assert!(xml.contains(&said("en", ENGLISH)), "{xml}");
    assert!(xml.contains(&said("und-Latn", "Only Latin.")), "{xml}");
    assert!(xml.contains(r#"<w:r><w:t xml:space="preserve">Microsoft</w:t></w:r>"#), "{xml}");
    assert_eq!(
        xml.matches("<w:lang").count(),
        4,
        "of two paragraphs, in each and in its run: {xml}"
    );
}

#[test]
fn a_left_to_right_article_has_left_to_right_pages() {
    let mut article = article(&json!([paragraph(1, "Hêzên QSDê")]));
    article.fields.language = "kmr".to_owned();
    let bytes = export(Format::Docx, &ExportInput::of(&article)).unwrap();
    assert!(!part(&bytes, "word/document.xml").contains("rtlGutter"));
    assert!(part(&bytes, "word/styles.xml").contains(r#"<w:lang w:val="kmr""#));
}

#[test]
fn tables_begin_at_the_right_and_repeat_their_heads() {
    let cell =
        |kind: &str, number, text| json!({ "type": kind, "content": [paragraph(number, text)] });
    let table = block(
        "table",
        1,
        json!({}),
        &json!([
            { "type": "table_row", "content": [cell("table_header", 2, "المدينة"), cell("table_header", 3, "العدد")] },
            { "type": "table_row", "content": [cell("table_cell", 4, "منبج"), cell("table_cell", 5, "12")] },
        ]),
    );
    let xml = document(&json!([table]));
    assert!(xml.contains("<w:bidiVisual/>"));
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(xml.matches(r#"<w:pStyle w:val="TableHeading"/>"#).count(), 2);
}

#[test]
fn a_picture_is_there_with_its_words_and_is_not_packed_again() {
    let bytes = vec![0xff, 0xd8, 0xff];
    let mut pictures = Pictures::default();
    let media_type = "image/jpeg";
    pictures
        .insert("M", CleanPicture { media_type, bytes: bytes.clone(), width: 1200, height: 800 });
    let figure = block("figure", 1, json!({ "media": "M", "alt": "جسر" }), &json!([]));
    let article = article(&json!([figure]));
    let out = export(Format::Docx, &ExportInput::of(&article).with_pictures(&pictures)).unwrap();
    assert!(part(&out, "word/document.xml").contains(r#"descr="جسر""#));
    let mut zip = zip::ZipArchive::new(Cursor::new(&out)).unwrap();
    let picture = zip.by_name("word/media/picture1.jpeg").unwrap();
    assert_eq!(picture.compression(), zip::CompressionMethod::Stored);
    assert_eq!(picture.size(), bytes.len() as u64);
}

#[test]
fn people_are_told_only_where_somebody_asked() {
    let plain = written(&json!([paragraph(1, "قال")]));
    let core = part(&plain, "docProps/core.xml");
    assert!(!core.contains("creator") && !core.contains("سلمى"), "{core}");
    let article = article(&json!([paragraph(1, "قال")]));
    let options = ExportOptions { people: Disclosure::Told, ..ExportOptions::default() };
    let told = export(Format::Docx, &ExportInput::of(&article).with_options(&options)).unwrap();
    let core = part(&told, "docProps/core.xml");
    assert!(
        core.contains("<dc:creator>كاجين أحمد</dc:creator>") && core.contains("سلمى"),
        "{core}"
    );
}

#[test]
fn suggestions_and_comments_are_there_only_where_somebody_asked() {
    let mark = |kind: &str, more: Value| {
        let mut attrs = json!({ "id": "1", "person": "سلمى", "at": "2024-01-17T00:00:00Z" });
        if let Some(text) = more.as_str() {
            attrs["person"] = json!("كاوا");
            attrs["text"] = json!(text);
        }
        json!([{ "type": kind, "attrs": attrs }])
    };
    let body = json!([block(
        "paragraph",
        1,
        json!({}),
        &json!([
            { "type": "text", "text": "قال " },
            { "type": "text", "text": "جديد", "marks": mark("insertion", Value::Null) },
            { "type": "text", "text": "قديم", "marks": mark("deletion", Value::Null) },
            { "type": "text", "text": "معلق", "marks": mark("comment", json!("لماذا؟\n\u{2068}Rojda\u{2069}: لأن\n\u{2068}سلمى\u{2069}: نعم")) },
        ])
    )]);
    let plain = document(&body);
    assert!(
        !plain.contains("جديد") && plain.contains("قديم") && !plain.contains("w:del"),
        "{plain}"
    );
    let article = article(&body);
    let review = ExportOptions { review: Disclosure::Told, ..ExportOptions::default() };
    let told = |options: &ExportOptions| {
        export(Format::Docx, &ExportInput::of(&article).with_options(options))
    };
    let unnamed = told(&review).unwrap();
    let (xml, comments) =
        (part(&unnamed, "word/document.xml"), part(&unnamed, "word/comments.xml"));
    assert!(xml.contains(r#"<w:ins w:id="1" w:author="محرر 1"><w:r>"#), "{xml}");
    assert!(xml.contains("<w:delText") && xml.contains("<w:commentRangeStart"), "{xml}");
    assert!(comments.contains(r#"w:author="محرر 2" w:initials="م2""#), "{comments}");
    assert!(comments.contains("لماذا؟") && comments.contains("لأن"), "{comments}");
    assert!(comments.contains("\u{2068}محرر 3\u{2069}: لأن"), "{comments}");
    assert!(comments.contains("\u{2068}محرر 1\u{2069}: نعم"), "{comments}");
    for secret in ["سلمى", "كاوا", "Rojda", "2024-01-17"] {
        assert!(!xml.contains(secret) && !comments.contains(secret), "{secret}");
    }
    let told = told(&ExportOptions { people: Disclosure::Told, ..review }).unwrap();
    let xml = part(&told, "word/document.xml");
    assert!(xml.contains(r#"w:author="سلمى" w:date="2024-01-17T00:00:00Z"><w:r>"#), "{xml}");
    assert!(part(&told, "word/comments.xml").contains("\u{2068}Rojda\u{2069}: لأن"));
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    let mut back = |file: &[u8]| {
        let (format, defaults) =
            (crate::import::ImportFormat::Docx, crate::import::ImportDefaults::default());
        crate::import::import(format, file, &defaults, &mut ids).unwrap()
    };
    let unsigned = |imported: &crate::import::Imported| {
        let mut kinds = imported.warnings.iter().map(|warning| warning.kind);
        kinds.any(|kind| kind == crate::report::WarningKind::UnsignedReview)
    };
    let (told, unnamed) = (back(&told), back(&unnamed));
    assert!(!unsigned(&told) && unsigned(&unnamed), "nobody is made up in silence");
    let suggestions = told.body.to_json().to_string();
    for name in ["insertion", "deletion", "comment"] {
        assert!(suggestions.contains(&format!(r#""type":"{name}""#)), "{suggestions}");
    }
    let people = unnamed.body.to_json().to_string();
    assert!(people.contains("محرر 1") && people.contains("محرر 2"), "{people}");
}

#[test]
fn what_word_has_no_room_for_is_told() {
    let mut number = 0;
    let mut next = || {
        number += 1;
        number
    };
    let mut nested = |levels: u32| {
        let mut inner: Option<Value> = None;
        for level in (1..=levels).rev() {
            let mut content = vec![paragraph(next(), &format!("بند {level}"))];
            content.extend(inner.take());
            let item = json!({ "type": "list_item", "content": content });
            inner = Some(block("list", next(), json!({ "kind": "bullet" }), &json!([item])));
        }
        inner.unwrap()
    };
    let (nine, eleven) = (nested(9), nested(11));
    let table = |columns: u32| {
        let cell = json!({
            "type": "table_cell", "attrs": { "colspan": columns },
            "content": [paragraph(u128::from(columns) + 1000, "خلية")]
        });
        let row = json!({ "type": "table_row", "content": [cell] });
        block("table", u128::from(columns) + 2000, json!({}), &json!([row]))
    };
    let lost = |body: Value| -> Vec<(&str, usize)> {
        let article = article(&body);
        let lost = losses(&ExportInput::of(&article), Format::Docx).into_iter();
        let named = lost.map(|loss| (loss.what.name(), loss.count));
        named.filter(|(what, _)| matches!(*what, "deep_list" | "wide_cell")).collect()
    };
    assert_eq!(lost(json!([nine, table(63)])), []);
    assert_eq!(lost(json!([eleven, table(64)])), [("wide_cell", 1), ("deep_list", 2)]);
}
