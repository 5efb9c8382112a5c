//! The YAML at the top of a Markdown file: the fields of the article.

mod author;
mod filling;

use warraq_core::fields::{FieldChange, FieldName, FieldValue, Fields};
use warraq_core::tag::Tag;

use self::filling::{Filling, Trust};
use super::yaml::{self, Value};
use crate::invisible::is_invisible;
use crate::reading::Hints;
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
        self.filled(Trust::Whole, fields, report).0
    }

    /// Fills `fields` with what it says for certain; its tags, and what it says that the text has to agree with:
    /// the headline may stand in the text again, the language is that of the letters, and not every author is a
    /// person.
    pub(super) fn fill_known(&self, fields: &mut Fields, report: &mut Report) -> (Vec<Tag>, Hints) {
        self.filled(Trust::Known, fields, report)
    }

    fn filled(&self, trust: Trust, fields: &mut Fields, report: &mut Report) -> (Vec<Tag>, Hints) {
        let mut filling = Filling::new(trust, fields, report);
        for (key, value) in &self.0 {
            filling.add(key, value);
        }
        filling.finish()
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
    let (said, found) = (primary(language), primary(&fields.language));
    // The letters tell which Kurdish it is.
    let is_a_kurdish = said == "ku" && matches!(found.as_str(), "ckb" | "kmr" | "sdh");
    if !language.is_empty() && said != found && !is_a_kurdish {
        report.warn(WarningKind::BadField, format!("language: {language}"));
    }
}

#[cfg(test)]
mod tests;
