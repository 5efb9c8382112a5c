//! Warraq's own JSON: an article as `warraq show` prints it and the window has it, or a document alone.

use serde_json::{Map, Value};
use warraq_core::article::{ArticleId, Block, Document, DocumentFault, IdSource};
use warraq_core::fields::{Correction, FieldChange, FieldName, FieldValue, Fields};
use warraq_core::tag::Tag;

use super::{ImportDefaults, Imported};
use crate::charset::text_of;
use crate::error::FormatError;
use crate::report::{Report, TakenFrom, WarningKind};

/// What an article has beside its fields, tags and body: made anew with each article, or counted.
const OF_THE_VAULT: [&str; 8] = [
    "id",
    "status",
    "version",
    "words",
    "reading_minutes",
    "created_at",
    "updated_at",
    "updated_by",
];
/// The most bytes that are read: as values they take many times as much.
const LIMIT_BYTES: usize = 16 << 20;
/// Characters of a value that a warning shows.
const SHOWN_CHARS: usize = 200;

/// The article in `bytes`: a new one, whatever its id was; its blocks keep theirs.
///
/// # Errors
/// As [`text_of`]; [`FormatError::Damaged`] for what is no JSON or no article, [`FormatError::Newer`] for a document
/// of a later Warraq.
pub(super) fn read(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(FormatError::TooLarge { bytes: bytes.len(), limit: LIMIT_BYTES });
    }
    let mut report = Report::default();
    let text = text_of(bytes, &mut report)?;
    let json =
        serde_json::from_str(&text).map_err(|error| damaged(&format!("no JSON: {error}")))?;
    let Value::Object(mut article) = json else { return Err(damaged("it holds no object")) };
    let mut fields = defaults.fields();
    let mut tags = Vec::new();
    if article.get("type").is_some_and(|kind| kind == "doc") {
        let body = document(&Value::Object(article))?;
        return Ok(Imported::of(fields, tags, body, report));
    }
    let body = match article.shift_remove("body") {
        Some(body) => document(&body)?,
        None if is_article(&article) => Document::empty(ids),
        None => return Err(damaged("no article of Warraq: it has no body and no headline")),
    };
    fill(article, &mut fields, &mut tags, &mut report);
    say_missing_pictures(&body, &mut report);
    Ok(Imported::of(fields, tags, body, report))
}

/// The id that an article has in Warraq's own JSON, in whichever vault it is; nothing where the bytes are none.
#[must_use]
pub fn own_id(bytes: &[u8]) -> Option<ArticleId> {
    /// All that is looked at.
    #[derive(serde::Deserialize)]
    struct Named {
        id: ArticleId,
    }
    let is_read = bytes.len() <= LIMIT_BYTES;
    is_read.then(|| serde_json::from_slice(bytes).ok()).flatten().map(|Named { id }| id)
}

fn document(json: &Value) -> Result<Document, FormatError> {
    Document::from_json(json).map_err(|error| match error.fault {
        DocumentFault::NewerVersion(version) => FormatError::Newer { version },
        _ => damaged(&error.to_string()),
    })
}

/// Whether an object without a body is an article all the same.
fn is_article(article: &Map<String, Value>) -> bool {
    article.contains_key("headline") || article.get("fields").is_some_and(Value::is_object)
}

/// Fills fields and tags; the window has its fields in an object of their own.
fn fill(
    article: Map<String, Value>,
    fields: &mut Fields,
    tags: &mut Vec<Tag>,
    report: &mut Report,
) {
    for (key, value) in article {
        match (key.as_str(), value) {
            ("fields", Value::Object(inner)) => {
                for (key, value) in inner {
                    fill_field(&key, &value, fields, report);
                }
            }
            ("tags", value) => fill_tags(&value, tags, report),
            (key, _) if OF_THE_VAULT.contains(&key) => {}
            (key, value) => fill_field(key, &value, fields, report),
        }
    }
}

fn fill_field(key: &str, value: &Value, fields: &mut Fields, report: &mut Report) {
    let Ok(field) = key.parse::<FieldName>() else {
        return report.warn(WarningKind::UnknownField, shown(key, value));
    };
    if field == FieldName::Corrections {
        return fill_corrections(value, fields, report);
    }
    let change = serde_json::from_value::<FieldValue>(value.clone())
        .ok()
        .map(|value| FieldChange { field, value });
    match change {
        Some(change) if is_empty(&change.value) => {}
        Some(change) if fields.apply(&change).is_ok() => match change.value {
            FieldValue::Empty => {}
            FieldValue::Text(text) => report.take(field, text, TakenFrom::Metadata),
            FieldValue::List(texts) => {
                for text in texts {
                    report.take(field, text, TakenFrom::Metadata);
                }
            }
        },
        _ => report.warn(WarningKind::BadField, shown(key, value)),
    }
}

fn is_empty(value: &FieldValue) -> bool {
    match value {
        FieldValue::Empty => true,
        FieldValue::Text(text) => text.trim().is_empty(),
        FieldValue::List(texts) => texts.iter().all(|text| text.trim().is_empty()),
    }
}

fn fill_corrections(value: &Value, fields: &mut Fields, report: &mut Report) {
    for entry in value.as_array().into_iter().flatten() {
        match serde_json::from_value::<Correction>(entry.clone()) {
            Ok(correction) => {
                report.take(FieldName::Corrections, &correction.text, TakenFrom::Metadata);
                fields.corrections.push(correction);
            }
            Err(_) => report.warn(WarningKind::BadField, shown("corrections", entry)),
        }
    }
    if !value.is_array() && !value.is_null() {
        report.warn(WarningKind::BadField, shown("corrections", value));
    }
}

fn fill_tags(value: &Value, tags: &mut Vec<Tag>, report: &mut Report) {
    let Value::Array(names) = value else {
        return report.warn(WarningKind::BadField, shown("tags", value));
    };
    for name in names {
        match name.as_str().map(Tag::parse) {
            Some(Ok(tag)) if tags.contains(&tag) => {}
            Some(Ok(tag)) => tags.push(tag),
            _ => report.warn(WarningKind::BadTag, shown("tags", name)),
        }
    }
}

/// The pictures stay in the vault they were in: figures keep their ids, which may mean nothing here.
fn say_missing_pictures(body: &Document, report: &mut Report) {
    let figures = body.blocks().iter().flat_map(|block| match block {
        Block::Figure(figure) => std::slice::from_ref(figure),
        Block::Gallery(gallery) => gallery.figures.as_slice(),
        _ => &[],
    });
    for media in figures.filter_map(|figure| figure.media.as_deref()) {
        report.warn_once(WarningKind::PictureUnreadable, media);
    }
}

fn shown(key: &str, value: &Value) -> String {
    format!("{key}: {value}").chars().take(SHOWN_CHARS).collect()
}

fn damaged(detail: &str) -> FormatError {
    FormatError::Damaged { detail: detail.to_owned() }
}

#[cfg(test)]
mod tests;
