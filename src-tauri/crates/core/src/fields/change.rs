//! Changing a field: what was typed becomes a value that cannot be wrong, or an error that says why.

use serde::{Deserialize, Serialize};

use super::parse;
use super::{FieldName, Fields};

/// A new value for one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FieldChange {
    /// The field.
    pub field: FieldName,
    /// Its value as typed.
    pub value: FieldValue,
}

/// The value of a field as it was typed: `null` empties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(untagged)]
pub enum FieldValue {
    /// Nothing.
    Empty,
    /// One text.
    Text(String),
    /// Several texts, for byline, topics, sources.
    List(Vec<String>),
}

/// A field was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {fault}")]
pub struct FieldError {
    /// Its name as given.
    pub field: String,
    /// Why.
    pub fault: FieldFault,
}

/// Why a field was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldFault {
    /// No field has this name.
    #[error("no such field")]
    Unknown,
    /// Several values for a field that holds one.
    #[error("holds one value only")]
    NotAList,
    /// Not a day.
    #[error("“{0}” is no date (YYYY-MM-DD)")]
    BadDate(String),
    /// Not a time.
    #[error("“{0}” is no time (RFC 3339, such as 2024-01-17T12:00:00Z)")]
    BadTime(String),
    /// Not a language.
    #[error("“{0}” is no language tag (BCP 47, such as ar or ckb)")]
    BadLanguage(String),
    /// Not a profile.
    #[error("“{0}” is no content profile")]
    BadProfile(String),
    /// Not a slug.
    #[error("“{0}” cannot be part of an address")]
    BadSlug(String),
    /// Set by correcting, not by typing.
    #[error("cannot be set like this")]
    NotSettable,
}

impl Fields {
    /// Sets one field. Text is trimmed and, but for notes and rights, kept on one line; nothing else of it is
    /// changed. Entries of lists that are empty are dropped; languages and slugs take their usual case.
    ///
    /// # Errors
    /// When the value cannot be the field's; nothing is changed then.
    pub fn apply(&mut self, change: &FieldChange) -> Result<(), FieldError> {
        let refuse = |fault| FieldError { field: change.field.to_string(), fault };
        self.set(change.field, &change.value).map_err(refuse)
    }

    fn set(&mut self, field: FieldName, value: &FieldValue) -> Result<(), FieldFault> {
        match field {
            FieldName::Headline => self.headline = value.line()?,
            FieldName::Kicker => self.kicker = value.line()?,
            FieldName::Standfirst => self.standfirst = value.line()?,
            FieldName::Slug => self.slug = parse::slug(value.line()?)?,
            FieldName::Byline => self.byline = value.entries(),
            FieldName::Place => self.place = value.line()?,
            FieldName::Date => self.date = value.non_empty()?.map(parse::date).transpose()?,
            FieldName::Language => self.language = parse::language(value.line()?)?,
            FieldName::Section => self.section = value.line()?,
            FieldName::Profile => self.profile = parse::profile(value.line()?)?,
            FieldName::Embargo => self.embargo = value.non_empty()?.map(parse::time).transpose()?,
            FieldName::Due => self.due = value.non_empty()?.map(parse::time).transpose()?,
            FieldName::Note => self.note = value.lines()?,
            FieldName::Credit => self.credit = value.line()?,
            FieldName::Rights => self.rights = value.lines()?,
            FieldName::Topics => self.topics = value.entries(),
            FieldName::Sources => self.sources = value.entries(),
            FieldName::Corrections => return Err(FieldFault::NotSettable),
        }
        Ok(())
    }
}

impl FieldValue {
    /// The one text it holds, as typed.
    fn text(&self) -> Result<&str, FieldFault> {
        match self {
            Self::Empty => Ok(""),
            Self::Text(text) => Ok(text),
            Self::List(_) => Err(FieldFault::NotAList),
        }
    }

    /// The one text it holds, on as many lines as were typed.
    fn lines(&self) -> Result<String, FieldFault> {
        self.text().map(|text| text.trim().to_owned())
    }

    /// The one text it holds, on one line.
    fn line(&self) -> Result<String, FieldFault> {
        self.text().map(parse::one_line)
    }

    /// The one line it holds, where it is not empty.
    fn non_empty(&self) -> Result<Option<String>, FieldFault> {
        self.line().map(|line| Some(line).filter(|line| !line.is_empty()))
    }

    /// Its texts, each on one line, without empty ones.
    fn entries(&self) -> Vec<String> {
        let texts = match self {
            Self::Empty => &[],
            Self::Text(text) => std::slice::from_ref(text),
            Self::List(texts) => texts.as_slice(),
        };
        texts.iter().map(|text| parse::one_line(text)).filter(|text| !text.is_empty()).collect()
    }
}
