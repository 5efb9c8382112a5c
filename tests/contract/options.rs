//! Every choice means something to the formats that offer it, and nothing to the others; and the presets that come with
//! Warraq choose what there is.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use warraq_core::article::Article;
use warraq_core::preset::Preset;
use warraq_core::specimen;
use warraq_formats::{ExportInput, ExportOptions, Format, OPTIONS, export};
use warraq_output::{choices, options_of};

/// An article that every choice changes something of.
fn article() -> Article {
    let suggestion = json!({ "id": "1", "person": "سلمى", "at": "2024-01-17T00:00:00Z" });
    let body = json!([{ "type": "paragraph", "content": [
        { "type": "text", "text": "نص " },
        { "type": "text", "text": "مقترح", "marks": [{ "type": "insertion", "attrs": suggestion }] },
    ] }]);
    let fields = json!({ "headline": "خبر", "byline": ["كاجين أحمد"], "language": "ar" });
    let mut article = specimen::article(&json!({ "fields": fields, "tags": [], "body": body }), 3);
    "سلمى".clone_into(&mut article.updated_by);
    article
}

#[test]
fn a_format_offers_the_choices_that_change_its_file_and_no_others() {
    let article = article();
    let mut wrong = Vec::new();
    let bytes = |format: Format, options: &ExportOptions| {
        export(format, &ExportInput::of(&article).with_options(options)).unwrap()
    };
    for format in Format::ALL {
        let plain = bytes(*format, &ExportOptions::default());
        let offered = options_of(*format);
        for option in OPTIONS {
            let others: Vec<&str> = match option.values {
                [] => vec!["https://example.org"],
                [_, others @ ..] => others.to_vec(),
            };
            for value in others {
                let mut options = ExportOptions::default();
                options.set(option.name, value).unwrap();
                let changes = bytes(*format, &options) != plain;
                if changes != offered.contains(option) {
                    wrong.push(format!("{format}: {}={value} changes it: {changes}", option.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn presets_name_formats_that_exist_and_choices_that_these_offer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/presets");
    let mut presets = 0;
    for path in folder.read_dir().unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let preset: Preset = serde_json::from_str(&text).unwrap();
        let files =
            serde_json::from_str::<Value>(&text).unwrap()["files"].as_array().unwrap().len();
        assert_eq!(choices(&preset).unwrap().len(), files, "{}: every file is written", preset.id);
        for file in &preset.files {
            let format: Format = file.format.parse().unwrap();
            for (name, value) in &file.options {
                let offered = options_of(format);
                let option = offered.iter().find(|option| option.name == name);
                let is_value = option.is_some_and(|option| option.values.contains(&value.as_str()));
                assert!(is_value, "{}: {format} does not offer {name}={value}", preset.id);
            }
        }
        presets += 1;
    }
    assert!(presets > 0, "there are presets");
}
