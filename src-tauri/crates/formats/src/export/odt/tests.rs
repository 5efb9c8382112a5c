//! What is in the parts.

use std::io::{Cursor, Read as _};

use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::{Article, ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::workflow::Status;

use super::super::{ExportInput, export};
use crate::format::Format;
use crate::import::{ImportDefaults, ImportFormat, import};
use crate::options::{Disclosure, ExportOptions};

fn article(runs: &Value) -> Article {
    let attrs = json!({ "id": Ulid::from(1).to_string() });
    let paragraph = json!({ "type": "paragraph", "attrs": attrs, "content": runs });
    let json = json!({ "version": 1, "type": "doc", "content": [paragraph] });
    Article {
        id: ArticleId::from(Ulid::nil()),
        version: 1,
        status: Status::Draft,
        fields: Fields { byline: vec!["كاجين أحمد".to_owned()], ..Fields::default() },
        tags: Vec::new(),
        body: Document::from_json(&json).unwrap(),
        created_at: chrono::DateTime::UNIX_EPOCH,
        updated_at: chrono::DateTime::UNIX_EPOCH,
        updated_by: "سلمى".to_owned(),
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

#[test]
fn the_kind_of_file_stands_first_and_unpacked() {
    let bytes = export(Format::Odt, &ExportInput::of(&article(&json!([])))).unwrap();
    assert_eq!(&bytes[30..38], b"mimetype");
    assert_eq!(&bytes[38..77], b"application/vnd.oasis.opendocument.text");
}

#[test]
fn paragraphs_run_their_way_and_white_space_stays() {
    let article = article(&json!([{ "type": "text", "text": " قال  ثم " }]));
    let content = part(&export(Format::Odt, &ExportInput::of(&article)).unwrap(), "content.xml");
    assert!(content.contains(r#"style:writing-mode="rl-tb""#), "{content}");
    assert!(content.contains(r#"fo:text-align="right""#), "start is the left side to LibreOffice");
    assert!(content.contains("<text:s/>قال <text:s/>ثم "), "{content}");
}

#[test]
fn a_paragraph_says_in_its_style_which_language_it_is_found_to_be_in() {
    let said = |text: &str| {
        let article = article(&json!([{ "type": "text", "text": text }]));
        part(&export(Format::Odt, &ExportInput::of(&article)).unwrap(), "content.xml")
    };
    let english = said("The ministry said on Monday that it is ready");
    assert!(english.contains(r#"fo:language="en" fo:country="none" style:language-complex="en""#));
    let latin = said("Only Latin.");
    assert!(latin.contains(r#"style:rfc-language-tag="und-Latn""#), "{latin}");
    let arabic = said("وقّعت Microsoft وGoogle");
    assert!(!arabic.contains("fo:language"), "{arabic}");
}

#[test]
fn people_suggestions_and_comments_are_there_only_where_somebody_asked() {
    let mark = |kind: &str| {
        let mut attrs = json!({ "id": "1", "person": "محرر", "at": "2024-01-17T00:00:00Z" });
        if kind == "comment" {
            attrs["text"] = json!("لماذا؟");
        }
        json!([{ "type": kind, "attrs": attrs }])
    };
    let article = article(&json!([
        { "type": "text", "text": "قال " },
        { "type": "text", "text": "جديد", "marks": mark("insertion") },
        { "type": "text", "text": "قديم", "marks": mark("deletion") },
        { "type": "text", "text": "معلق", "marks": mark("comment") },
    ]));
    let plain = export(Format::Odt, &ExportInput::of(&article)).unwrap();
    let parts = part(&plain, "content.xml") + &part(&plain, "meta.xml");
    for secret in ["جديد", "محرر", "لماذا", "سلمى", "creator"] {
        assert!(!parts.contains(secret), "{secret}");
    }
    let options = ExportOptions { review: Disclosure::Told, ..ExportOptions::default() };
    let unnamed = export(Format::Odt, &ExportInput::of(&article).with_options(&options)).unwrap();
    let parts = part(&unnamed, "content.xml") + &part(&unnamed, "meta.xml");
    for there in ["جديد", "لماذا", "<dc:creator>محرر 1</dc:creator>"] {
        assert!(parts.contains(there), "{there}: {parts}");
    }
    // LibreOffice forgets a change without a time.
    assert!(
        parts.contains("<dc:creator>محرر 1</dc:creator><dc:date>1970-01-01T00:00:00Z</dc:date>")
    );
    assert!(!parts.contains("2024-01-17") && !parts.contains("سلمى"), "{parts}");
    let options = ExportOptions { people: Disclosure::Told, ..options };
    let told = export(Format::Odt, &ExportInput::of(&article).with_options(&options)).unwrap();
    assert!(part(&told, "meta.xml").contains("سلمى"));
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    let imported = import(ImportFormat::Odt, &told, &ImportDefaults::default(), &mut ids).unwrap();
    let body = imported.body.to_json().to_string();
    for name in ["insertion", "deletion", "comment"] {
        assert!(body.contains(&format!(r#""type":"{name}""#)), "{body}");
    }
}
