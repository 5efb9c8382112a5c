//! The YAML at the top of a Markdown file: the fields of the article.

use chrono::{DateTime, Utc};
use warraq_core::fields::{Correction, FieldChange, FieldName, FieldValue, Fields};
use warraq_core::tag::Tag;

use super::yaml::{self, Value};
use crate::invisible::is_invisible;
use crate::reading::{self, Hints};
use crate::report::{RemovedKind, Report, TakenFrom, WarningKind};

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

/// What the front matter of a file says, in its order.
#[derive(Debug, Default)]
pub(super) struct FrontMatter(Vec<(String, Value)>);

/// What `yaml` says; what cannot be read is in `report` with its text.
pub(super) fn parse(yaml: &str, report: &mut Report) -> FrontMatter {
    let why = match yaml::parse(yaml) {
        Ok(Value::Map(pairs)) => return FrontMatter(pairs),
        Ok(Value::Text(text)) if text.is_empty() => return FrontMatter::default(),
        Ok(_) => String::new(),
        Err(line) => line,
    };
    report.warn(WarningKind::FrontMatter, why);
    report.remove(RemovedKind::FrontMatter, yaml);
    FrontMatter::default()
}

impl FrontMatter {
    /// Whether Warraq wrote it: nobody else names one of its profiles.
    pub(super) fn is_own(&self) -> bool {
        self.0.iter().any(|(key, value)| {
            let Value::Text(profile) = value else { return false };
            let value = FieldValue::Text(profile.clone());
            let change = FieldChange { field: FieldName::Profile, value };
            key == "profile" && !profile.is_empty() && Fields::default().apply(&change).is_ok()
        })
    }

    /// Fills `fields` with all that it says; its tags.
    pub(super) fn fill(&self, fields: &mut Fields, report: &mut Report) -> Vec<Tag> {
        let mut tags = Vec::new();
        for (key, value) in &self.0 {
            fill(key, value, fields, &mut tags, report);
        }
        tags
    }

    /// Fills `fields` with what it says for certain; its tags, and what it says that the text has to agree with:
    /// the headline may stand in the text again, the language is that of the letters, and not every author is a
    /// person.
    pub(super) fn fill_known(&self, fields: &mut Fields, report: &mut Report) -> (Vec<Tag>, Hints) {
        let (mut tags, mut hints) = (Vec::new(), Hints::default());
        for (key, value) in &self.0 {
            let field = match known(key) {
                Some(Known::Field(field)) => Some(field),
                _ => None,
            };
            match (field, texts(value)) {
                (Some(FieldName::Language), Some(said)) if said.len() == 1 => {
                    hints.language = said.concat();
                }
                (Some(FieldName::Headline), Some(said)) if said.len() == 1 => {
                    hints.subject = said.concat();
                }
                (Some(FieldName::Byline), Some(said)) if key.to_lowercase() != "byline" => {
                    for name in said.iter().flat_map(|author| reading::names_in(author)) {
                        if !fields.byline.contains(&name) {
                            report.take(FieldName::Byline, &name, TakenFrom::Metadata);
                            fields.byline.push(name);
                        }
                    }
                    hints.authors.extend(said);
                }
                _ => fill(key, value, fields, &mut tags, report),
            }
        }
        (tags, hints)
    }
}

/// Says what of the hints came to nothing: an author who is none, a language that the letters are not in.
pub(super) fn say_unused(hints: &Hints, fields: &Fields, report: &mut Report) {
    let is_there = |author: &&String| {
        fields.byline.iter().chain(&fields.sources).any(|name| author.contains(name.as_str()))
    };
    for author in hints.authors.iter().filter(|author| !is_there(author)) {
        report.warn(WarningKind::BadField, format!("author: {author}"));
    }
    let language = hints.language.trim();
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
    // The letters tell which Kurdish it is.
    let agrees = primary(language) == primary(&fields.language) || primary(language) == "ku";
    if !language.is_empty() && !agrees {
        report.warn(WarningKind::BadField, format!("language: {language}"));
    }
}

fn fill(key: &str, value: &Value, fields: &mut Fields, tags: &mut Vec<Tag>, report: &mut Report) {
    match known(key) {
        Some(Known::Tags) => fill_tags(value, tags, report),
        Some(Known::Field(FieldName::Corrections)) => fill_corrections(value, fields, report),
        Some(Known::Field(field)) => fill_field(key, field, value, fields, report),
        None => report.warn(WarningKind::UnknownField, line(key, value)),
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

fn fill_field(
    key: &str,
    field: FieldName,
    value: &Value,
    fields: &mut Fields,
    report: &mut Report,
) {
    let holds_list = matches!(field, FieldName::Byline | FieldName::Topics | FieldName::Sources);
    let said = texts(value).unwrap_or_default();
    if said.is_empty() && texts(value).is_some() {
        return;
    }
    let typed = match said.as_slice() {
        list if holds_list && !list.is_empty() => Some(FieldValue::List(list.to_vec())),
        [text] => Some(FieldValue::Text(text.clone())),
        _ => None,
    };
    let applied = typed.is_some_and(|value| fields.apply(&FieldChange { field, value }).is_ok());
    if !applied {
        return report.warn(WarningKind::BadField, line(key, value));
    }
    for text in said {
        report.take(field, text, TakenFrom::Metadata);
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
            Some(correction) => {
                report.take(FieldName::Corrections, &correction.text, TakenFrom::Metadata);
                fields.corrections.push(correction);
            }
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

    fn filled(yaml: &str) -> (Fields, Vec<Tag>, Report) {
        let (mut fields, mut report) = (Fields::default(), Report::default());
        let tags = parse(yaml, &mut report).fill(&mut fields, &mut report);
        (fields, tags, report)
    }

    #[test]
    fn what_is_not_understood_is_kept_with_its_text() {
        let (_, tags, report) = filled("draft: true\ndate: أمس\ntags: ['', سوريا, سوريا]\n");
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
        let (fields, _, report) = filled("title: [\n");
        assert_eq!(report.removed[0].text, "title: [\n");
        assert_eq!(fields, Fields::default());
    }

    #[test]
    fn only_warraq_names_its_profiles() {
        for (yaml, is_own) in [
            ("title: أ\nlanguage: ar\nprofile: news\n", true),
            ("profile: photo-story\n", true),
            ("title: أ\nlanguage: ar\n", false),
            ("profile: https://example.org/me\n", false),
            ("profile: [news, opinion]\n", false),
        ] {
            assert_eq!(parse(yaml, &mut Report::default()).is_own(), is_own, "{yaml}");
        }
    }

    #[test]
    fn every_field_that_it_fills_is_said() {
        let (_, _, report) = filled(
            "title: أ\nauthor: [ب, ج]\ndate: 2024-01-17\ncorrections:\n  - at: 2024-02-01T08:00:00Z\n    text: د\n",
        );
        let said: Vec<(FieldName, &str)> =
            report.taken.iter().map(|taken| (taken.field, taken.value.as_str())).collect();
        assert_eq!(
            said,
            [
                (FieldName::Headline, "أ"),
                (FieldName::Byline, "ب"),
                (FieldName::Byline, "ج"),
                (FieldName::Date, "2024-01-17"),
                (FieldName::Corrections, "د"),
            ]
        );
    }
}
