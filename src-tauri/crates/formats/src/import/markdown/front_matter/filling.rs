//! Fields while they are filled, key by key.

use chrono::{DateTime, Utc};
use warraq_core::fields::{Correction, FieldChange, FieldName, FieldValue, Fields};
use warraq_core::tag::Tag;

use super::super::yaml::Value;
use super::author::{self, Author};
use crate::reading::{self, Hints};
use crate::report::{Report, TakenFrom, WarningKind};

/// How far front matter is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// All it says is so.
    Whole,
    /// The text has to agree with some of it.
    Known,
}

/// Fields while they are filled. Of two keys for a field with one value the first counts and the other is said; values
/// of lists come together.
pub(super) struct Filling<'a> {
    trust: Trust,
    fields: &'a mut Fields,
    report: &'a mut Report,
    tags: Vec<Tag>,
    hints: Hints,
    /// The fields that have their value, and it as it was written.
    filled: Vec<(FieldName, String)>,
}

impl<'a> Filling<'a> {
    pub(super) fn new(trust: Trust, fields: &'a mut Fields, report: &'a mut Report) -> Self {
        let (tags, hints, filled) = Default::default();
        Self { trust, fields, report, tags, hints, filled }
    }

    /// The tags, and what the text has to agree with.
    pub(super) fn finish(self) -> (Vec<Tag>, Hints) {
        (self.tags, self.hints)
    }

    /// Takes what a key says.
    pub(super) fn add(&mut self, key: &str, value: &Value) {
        match known(key) {
            Some(Known::Tags) => self.add_tags(key, value),
            Some(Known::Field(FieldName::Corrections)) => self.add_corrections(value),
            Some(Known::Field(field)) => self.add_field(field, key, value),
            None => self.report.warn(WarningKind::UnknownField, line(key, value)),
        }
    }

    fn add_field(&mut self, field: FieldName, key: &str, value: &Value) {
        let Some(said) = texts(value) else {
            return self.report.warn(WarningKind::BadField, line(key, value));
        };
        match said.as_slice() {
            [] => {}
            authors if field == FieldName::Byline && self.reads_authors(key) => {
                for author in authors {
                    self.add_author(key, author);
                }
            }
            _ if is_list(field) => self.add_list(field, key, &said),
            [text] => self.add_text(field, key, text),
            _ => self.report.warn(WarningKind::BadField, line(key, value)),
        }
    }

    /// Not every author of others is a person.
    fn reads_authors(&self, key: &str) -> bool {
        self.trust == Trust::Known && !key.eq_ignore_ascii_case("byline")
    }

    fn add_text(&mut self, field: FieldName, key: &str, text: &str) {
        if let Some((_, first)) = self.filled.iter().find(|(filled, _)| *filled == field) {
            if first != text {
                self.report.warn(WarningKind::FieldTwice, format!("{key}: {text}"));
            }
            return;
        }
        let is_hint = match field {
            _ if self.trust == Trust::Whole => false,
            FieldName::Language => {
                text.clone_into(&mut self.hints.language);
                self.hints.is_language_own = true;
                true
            }
            FieldName::Headline => {
                text.clone_into(&mut self.hints.subject);
                true
            }
            _ => false,
        };
        if !is_hint {
            if !self.apply(field, text) {
                return self.report.warn(WarningKind::BadField, format!("{key}: {text}"));
            }
            // As it was written: a day may have a time there.
            self.report.take(field, text, TakenFrom::Metadata);
        }
        self.filled.push((field, text.to_owned()));
    }

    /// Sets a field; `false` where it cannot have this value.
    fn apply(&mut self, field: FieldName, text: &str) -> bool {
        let mut set = |text: String| {
            let value = FieldValue::Text(text);
            self.fields.apply(&FieldChange { field, value }).is_ok()
        };
        let day = || reading::day_of(text).filter(|_| field == FieldName::Date);
        set(text.to_owned()) || day().is_some_and(|day| set(day.to_string()))
    }

    /// Adds the values to the list; those of a key before stay.
    fn add_list(&mut self, field: FieldName, key: &str, said: &[String]) {
        let is_more = self.filled.iter().any(|(filled, _)| *filled == field);
        let mut list = list_of(self.fields, field).to_vec();
        let before = list.len();
        let is_new = |text: &&String| !(is_more && list.contains(text));
        let new: Vec<String> = said.iter().filter(is_new).cloned().collect();
        list.extend(new.iter().cloned());
        if list.len() == before {
            return;
        }
        let change = FieldChange { field, value: FieldValue::List(list) };
        if self.fields.apply(&change).is_err() {
            let said = format!("{key}: {}", new.join(", "));
            return self.report.warn(WarningKind::BadField, said);
        }
        for text in &new {
            self.report.take(field, text, TakenFrom::Metadata);
        }
        self.filled.push((field, String::new()));
    }

    fn add_author(&mut self, key: &str, author: &str) {
        let Author { names, known_as, beside } = author::read(author);
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            if !self.fields.byline.contains(&name) {
                self.report.take(FieldName::Byline, &name, TakenFrom::Metadata);
                self.fields.byline.push(name);
            }
        }
        self.filled.push((FieldName::Byline, String::new()));
        self.hints.authors.push(known_as);
        for beside in beside {
            self.report.warn(WarningKind::UnknownField, format!("{key}: {beside}"));
        }
    }

    fn add_tags(&mut self, key: &str, value: &Value) {
        let Some(names) = texts(value) else {
            return self.report.warn(WarningKind::BadField, line(key, value));
        };
        for name in names {
            match Tag::parse(&name) {
                Ok(tag) if self.tags.contains(&tag) => {}
                Ok(tag) => self.tags.push(tag),
                Err(_) => self.report.warn(WarningKind::BadTag, name),
            }
        }
    }

    fn add_corrections(&mut self, value: &Value) {
        let Value::List(values) = value else {
            return self.report.warn(WarningKind::BadField, line("corrections", value));
        };
        for value in values {
            match correction(value) {
                Some(correction) => {
                    let text = correction.text.clone();
                    self.report.take(FieldName::Corrections, text, TakenFrom::Metadata);
                    self.fields.corrections.push(correction);
                }
                None => self.report.warn(WarningKind::BadField, line("corrections", value)),
            }
        }
    }
}

/// What a key stands for.
enum Known {
    Field(FieldName),
    Tags,
}

/// The keys Warraq writes, and what Hugo, Jekyll, Pandoc and Obsidian call the same.
fn known(key: &str) -> Option<Known> {
    let field = match key.to_lowercase().as_str() {
        "tags" | "keywords" => return Some(Known::Tags),
        "title" => FieldName::Headline,
        "description" | "summary" | "excerpt" | "subtitle" => FieldName::Standfirst,
        "author" | "authors" => FieldName::Byline,
        "lang" => FieldName::Language,
        name => name.parse().ok()?,
    };
    Some(Known::Field(field))
}

fn is_list(field: FieldName) -> bool {
    matches!(field, FieldName::Byline | FieldName::Topics | FieldName::Sources)
}

fn list_of(fields: &Fields, field: FieldName) -> &[String] {
    match field {
        FieldName::Byline => &fields.byline,
        FieldName::Topics => &fields.topics,
        FieldName::Sources => &fields.sources,
        _ => &[],
    }
}

fn correction(value: &Value) -> Option<Correction> {
    let Value::Map(pairs) = value else { return None };
    let text_of = |wanted: &str| {
        pairs.iter().find_map(|(key, value)| match value {
            Value::Text(text) if key == wanted => Some(text.clone()),
            _ => None,
        })
    };
    let at = DateTime::parse_from_rfc3339(&text_of("at")?).ok()?.with_timezone(&Utc);
    Some(Correction { at, text: text_of("text")? })
}

/// The texts of a text or a list of texts, empty ones left out; nothing where something else is inside.
fn texts(value: &Value) -> Option<Vec<String>> {
    let values = match value {
        Value::List(values) => values.as_slice(),
        other => std::slice::from_ref(other),
    };
    let mut texts = Vec::new();
    for value in values {
        let Value::Text(text) = value else { return None };
        if !text.trim().is_empty() {
            texts.push(text.clone());
        }
    }
    Some(texts)
}

fn line(key: &str, value: &Value) -> String {
    format!("{key}: {}", value.to_line())
}
