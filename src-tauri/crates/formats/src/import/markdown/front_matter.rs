//! The YAML at the top of a Markdown file: the fields of the article.

use chrono::{DateTime, Utc};
use warraq_core::fields::{Correction, FieldChange, FieldName, FieldValue, Fields};
use warraq_core::tag::Tag;

use super::yaml::{self, Value};
use crate::invisible::is_invisible;
use crate::report::{RemovedKind, Report, WarningKind};

/// The YAML between the two lines of hyphens at the top, and the Markdown below. Hyphens that are followed by an
/// empty line, or never closed, are no front matter.
pub(super) fn split(text: &str) -> (Option<&str>, &str) {
    let whole = (None, text);
    let Some((first, rest)) = text.split_once('\n') else { return whole };
    let is_empty = rest.lines().next().is_none_or(|line| line.trim().is_empty());
    if first.trim_start_matches(is_invisible).trim_end() != "---" || is_empty {
        return whole;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return (Some(&rest[..at]), &rest[at + line.len()..]);
        }
        at += line.len();
    }
    whole
}

/// Fills `fields` and `tags` from `yaml`; what is not understood is in `report` with its text.
pub(super) fn fill(yaml: &str, fields: &mut Fields, tags: &mut Vec<Tag>, report: &mut Report) {
    let pairs = match yaml::parse(yaml) {
        Ok(Value::Map(pairs)) => pairs,
        Ok(Value::Text(text)) if text.is_empty() => return,
        Ok(_) => return unreadable(yaml, "no map of fields", report),
        Err(error) => return unreadable(yaml, &error, report),
    };
    for (key, value) in pairs {
        match known(&key) {
            Some(Known::Tags) => fill_tags(&value, tags, report),
            Some(Known::Field(FieldName::Corrections)) => {
                fill_corrections(&value, fields, report);
            }
            Some(Known::Field(field)) => fill_field(&key, field, &value, fields, report),
            None => report.warn(WarningKind::UnknownField, line(&key, &value)),
        }
    }
}

fn unreadable(yaml: &str, why: &str, report: &mut Report) {
    report.warn(WarningKind::FrontMatter, why);
    report.remove(RemovedKind::FrontMatter, yaml);
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

fn fill_field(
    key: &str,
    field: FieldName,
    value: &Value,
    fields: &mut Fields,
    report: &mut Report,
) {
    let holds_list = matches!(field, FieldName::Byline | FieldName::Topics | FieldName::Sources);
    let typed = match texts(value) {
        Some(list) if list.is_empty() => return,
        Some(list) if holds_list => Some(FieldValue::List(list)),
        Some(mut list) if list.len() == 1 => list.pop().map(FieldValue::Text),
        _ => None,
    };
    let applied = typed.is_some_and(|value| fields.apply(&FieldChange { field, value }).is_ok());
    if !applied {
        report.warn(WarningKind::BadField, line(key, value));
    }
}

fn fill_tags(value: &Value, tags: &mut Vec<Tag>, report: &mut Report) {
    let Some(names) = texts(value) else {
        return report.warn(WarningKind::BadField, line("tags", value));
    };
    for name in names {
        match Tag::parse(&name) {
            Ok(tag) if tags.contains(&tag) => {}
            Ok(tag) => tags.push(tag),
            Err(_) => report.warn(WarningKind::BadTag, name),
        }
    }
}

fn fill_corrections(value: &Value, fields: &mut Fields, report: &mut Report) {
    let Value::List(values) = value else {
        return report.warn(WarningKind::BadField, line("corrections", value));
    };
    for value in values {
        match correction(value) {
            Some(correction) => fields.corrections.push(correction),
            None => report.warn(WarningKind::BadField, line("corrections", value)),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_stands_between_hyphens_at_the_top() {
        assert_eq!(split("---\na: b\n---\nنص"), (Some("a: b\n"), "نص"));
        assert_eq!(split("\u{200f}---\na: b\n...\n"), (Some("a: b\n"), ""));
        for text in ["---\n\nنص\n---\n", "---\na: b\n", "نص\n---\na: b\n---\n", ""] {
            assert_eq!(split(text), (None, text));
        }
    }

    #[test]
    fn what_is_not_understood_is_kept_with_its_text() {
        let (mut fields, mut tags, mut report) = (Fields::default(), Vec::new(), Report::default());
        fill(
            "draft: true\ndate: أمس\ntags: ['', سوريا, سوريا]\n",
            &mut fields,
            &mut tags,
            &mut report,
        );
        let said: Vec<(WarningKind, &str)> =
            report.warnings.iter().map(|warning| (warning.kind, warning.detail.as_str())).collect();
        assert_eq!(
            said,
            [(WarningKind::UnknownField, "draft: true"), (WarningKind::BadField, "date: أمس")]
        );
        assert_eq!(tags.iter().map(Tag::as_str).collect::<Vec<_>>(), ["سوريا"]);
    }

    #[test]
    fn what_cannot_be_read_is_removed_whole() {
        let (mut fields, mut tags, mut report) = (Fields::default(), Vec::new(), Report::default());
        fill("title: [\n", &mut fields, &mut tags, &mut report);
        assert_eq!(report.removed[0].text, "title: [\n");
        assert_eq!(fields, Fields::default());
    }
}
