//! How much of the articles in whole pages, and how little else, an import keeps, and which headline, authors and day
//! it gives them: on the pages that were kept aside while the rules were made. What counts as such is written at
//! `page::score`.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;
use ulid::Ulid;
use warraq_core::text::fold::fold;
use warraq_formats::{ImportDefaults, ImportFormat, import};

fn bag(text: &str) -> HashMap<String, usize> {
    let mut bag = HashMap::new();
    let folded = fold(text);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *bag.entry(word.to_owned()).or_default() += 1;
    }
    bag
}

/// Every string under a key `text` of the document's JSON, apart from one another.
fn text_of(value: &Value, text: &mut String) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                if let (true, Some(part)) = (key == "text", value.as_str()) {
                    text.push_str(part);
                } else {
                    text_of(value, text);
                }
            }
        }
        Value::Array(values) => {
            for value in values {
                text_of(value, text);
            }
            text.push('\n');
        }
        _ => {}
    }
}

#[test]
#[expect(clippy::cast_precision_loss, reason = "pages have far fewer words than a float can count")]
fn pages_kept_aside_score_over_the_floor() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages/held-out");
    let (mut precision, mut recall, mut pages) = (0.0, 0.0, 0.0);
    let (mut headlines, mut authors, mut days) = (0, 0, 0);
    let mut others = Vec::new();
    for path in folder.read_dir().unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let html = std::fs::read(&path).unwrap();
        let expected: Value =
            serde_json::from_slice(&std::fs::read(path.with_extension("json")).unwrap()).unwrap();
        let mut count = 0_u128;
        let mut ids = || {
            count += 1;
            Ulid::from(count)
        };
        let read = import(ImportFormat::Html, &html, &ImportDefaults::default(), &mut ids).unwrap();
        let day = read.fields.date.map(|date| date.to_string()).unwrap_or_default();
        let found = [
            expected["headline"] == *read.fields.headline,
            expected["authors"] == serde_json::json!(read.fields.byline),
            expected["day"] == *day,
        ];
        headlines += usize::from(found[0]);
        authors += usize::from(found[1]);
        days += usize::from(found[2]);
        if found.contains(&false) {
            others.push((path, read.fields.headline.clone(), read.fields.byline.clone(), day));
        }
        let mut text = String::new();
        text_of(&serde_json::to_value(&read.body).unwrap(), &mut text);
        let kept = expected["kept"].as_array().unwrap().iter().map(|line| line.as_str().unwrap());
        let (found, wanted) = (bag(&text), bag(&kept.collect::<Vec<_>>().join("\n")));
        let common: usize =
            found.iter().map(|(word, count)| *count.min(wanted.get(word).unwrap_or(&0))).sum();
        precision += common as f64 / (found.values().sum::<usize>() as f64).max(1.0);
        recall += common as f64 / wanted.values().sum::<usize>() as f64;
        pages += 1.0;
    }
    assert!(pages > 8.0);
    assert!(
        precision / pages > 0.94 && recall / pages > 0.97,
        "{} {}",
        precision / pages,
        recall / pages
    );
    assert!(
        headlines == 13 && authors >= 13 && days >= 13,
        "{headlines} {authors} {days} {others:?}"
    );
}
