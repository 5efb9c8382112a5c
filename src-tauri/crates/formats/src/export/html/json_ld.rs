//! The article for machines: schema.org `NewsArticle`.
//!
//! Source: <https://schema.org/NewsArticle>.

use serde_json::{Map, Value, json};

use super::super::ExportInput;

/// The JSON-LD object; only what is filled.
pub(super) fn of(input: &ExportInput<'_>) -> Value {
    let (article, fields) = (input.article(), &input.article().fields);
    let mut ld = Map::new();
    ld.insert("@context".to_owned(), json!("https://schema.org"));
    ld.insert("@type".to_owned(), json!("NewsArticle"));
    let people: Vec<Value> = fields.byline.iter().map(|name| named("Person", name)).collect();
    let tags: Vec<&str> = article.tags.iter().map(warraq_core::tag::Tag::as_str).collect();
    let topics: Vec<Value> =
        fields.topics.iter().map(|code| json!({ "@type": "Thing", "identifier": code })).collect();
    let corrections: Vec<Value> = fields
        .corrections
        .iter()
        .map(|correction| {
            let at = correction.at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
            json!({ "@type": "CorrectionComment", "text": correction.text, "datePublished": at })
        })
        .collect();
    let publisher =
        (!input.newsroom.is_empty()).then(|| named("NewsMediaOrganization", input.newsroom));
    let values = [
        ("headline", text(&fields.headline)),
        ("alternativeHeadline", text(&fields.kicker)),
        ("description", text(&fields.standfirst)),
        ("inLanguage", text(&fields.language)),
        ("datePublished", fields.date.map(|date| json!(date.to_string()))),
        ("dateline", text(&fields.place)),
        ("author", list(people)),
        ("publisher", publisher),
        ("articleSection", text(&fields.section)),
        ("keywords", list(tags.into_iter().map(Value::from).collect())),
        ("about", list(topics)),
        ("creditText", text(&fields.credit)),
        ("copyrightNotice", text(&fields.rights)),
        ("citation", list(fields.sources.iter().cloned().map(Value::from).collect())),
        ("correction", list(corrections)),
    ];
    for (key, value) in values {
        if let Some(value) = value {
            ld.insert(key.to_owned(), value);
        }
    }
    Value::Object(ld)
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| json!(text))
}

fn list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}

fn named(kind: &str, name: &str) -> Value {
    json!({ "@type": kind, "name": name })
}
