//! Document → DOCX or ODT → document is equal for what word processors can hold.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

#[path = "markdown_round_trip/article.rs"]
mod article;
#[path = "office_round_trip/holdable.rs"]
mod holdable;
#[path = "markdown_round_trip/numbered.rs"]
mod numbered;

use article::article_with;
use holdable::{holdable, readable};
use numbered::numbered;
use proptest::prelude::*;
use proptest::test_runner::Config;
use ulid::Ulid;
use warraq_core::article::Document;
use warraq_core::fields::{Correction, FieldChange, FieldName, FieldValue, Fields};
use warraq_core::strategies;
use warraq_core::tag::Tag;
use warraq_formats::{
    ExportInput, Feature, Format, ImportDefaults, ImportFormat, Imported, export, import, losses,
};

const FORMATS: [(Format, ImportFormat); 2] =
    [(Format::Docx, ImportFormat::Docx), (Format::Odt, ImportFormat::Odt)];

fn back(bytes: &[u8], format: ImportFormat) -> Imported {
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    import(format, bytes, &ImportDefaults::default(), &mut ids).unwrap()
}

fn assert_survives(document: &Document, fields: &Fields) -> Result<(), TestCaseError> {
    let article = article_with(document.clone(), fields.clone());
    for (format, import_format) in FORMATS {
        let input = ExportInput::of(&article);
        let lost: Vec<Feature> = losses(&input, format).into_iter().map(|loss| loss.what).collect();
        prop_assert_eq!(lost, vec![], "nothing of it is declared lost");
        let bytes = export(format, &input).unwrap();
        let imported = back(&bytes, import_format);
        prop_assert_eq!(&imported.removed, &vec![], "{}", format);
        prop_assert_eq!(&imported.warnings, &vec![], "{}", format);
        prop_assert_eq!(numbered(&imported.body), numbered(document), "{}", format);
        let again = article_with(imported.body, fields.clone());
        let again = export(format, &ExportInput::of(&again)).unwrap();
        prop_assert!(again == bytes, "what comes back is written the same: {}", format);
    }
    Ok(())
}

proptest! {
    #![proptest_config(Config { cases: 150, max_shrink_iters: 4000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn documents_of_any_text_survive(document in strategies::document()) {
        assert_survives(&holdable(&document), &Fields::default())?;
    }

    #[test]
    fn documents_of_typed_text_survive_in_every_direction(
        document in strategies::document_of(&strategies::plain_text()),
        language in prop::sample::select(&["ar", "ckb", "kmr", "en"][..]),
    ) {
        let fields = Fields { language: language.to_owned(), ..Fields::default() };
        assert_survives(&holdable::holdable_in(&document, language), &fields)?;
    }

    #[test]
    fn any_document_can_be_written_and_read(document in strategies::document()) {
        let article = article_with(document, Fields::default());
        for (format, import_format) in FORMATS {
            let bytes = export(format, &ExportInput::of(&article)).unwrap();
            let imported = back(&bytes, import_format);
            prop_assert_eq!(imported.body.clone().validated(), Ok(imported.body));
        }
    }

    #[test]
    fn fields_and_tags_survive(texts in prop::collection::vec(strategies::text(), 12)) {
        let texts: Vec<String> = texts.iter().map(|text| readable(text)).collect();
        let fields = fields_of(&texts);
        let tags: Vec<Tag> = texts.iter().filter_map(|text| Tag::parse(text).ok()).collect();
        let mut article = article_with(Document::empty(&mut Ulid::nil), fields);
        for tag in tags {
            if !article.tags.contains(&tag) {
                article.tags.push(tag);
            }
        }
        for (format, import_format) in FORMATS {
            let bytes = export(format, &ExportInput::of(&article)).unwrap();
            let imported = back(&bytes, import_format);
            prop_assert_eq!(&imported.warnings, &vec![]);
            prop_assert_eq!(&imported.fields, &article.fields);
            prop_assert_eq!(&imported.tags, &article.tags);
        }
    }
}

/// Fields as an editor fills them, but for those that no document tells.
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
        (FieldName::Credit, texts_of(7)),
        (FieldName::Rights, texts_of(8)),
        (FieldName::Topics, FieldValue::List(vec!["medtop:20000065".to_owned()])),
        (FieldName::Sources, FieldValue::List(vec![texts[9].clone(), texts[10].clone()])),
    ] {
        // What cannot be the field's leaves it empty.
        let _ = fields.apply(&FieldChange { field, value });
    }
    let at = "2024-02-01T08:00:01.5Z".parse().unwrap();
    fields.corrections.push(Correction { at, text: texts[11].clone() });
    fields
}
