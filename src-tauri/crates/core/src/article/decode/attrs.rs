//! The attributes of a node or mark.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::super::block::{BlockId, Dir};
use super::super::error::{DocumentError, DocumentFault};
use super::Place;
use crate::moment;
use crate::text::language;

/// The most characters of a wrong value that an error repeats.
const SHOWN_CHARS: usize = 120;

/// The attributes of a node or mark, none of them unknown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attrs<'a> {
    json: Option<&'a Map<String, Value>>,
    place: &'a Place<'a>,
}

impl<'a> Attrs<'a> {
    /// The attributes in `json`, absent ones being none.
    pub(crate) fn of(
        json: Option<&'a Value>,
        place: &'a Place<'a>,
        allowed: &[&str],
    ) -> Result<Self, DocumentError> {
        let json = match json {
            None | Some(Value::Null) => None,
            Some(Value::Object(json)) => Some(json),
            Some(_) => return Err(place.key("attrs").fault(DocumentFault::Expected("an object"))),
        };
        let mut names = json.into_iter().flat_map(Map::keys);
        match names.find(|name| !allowed.contains(&name.as_str())) {
            Some(name) => Err(place.fault(DocumentFault::UnknownAttribute(name.clone()))),
            None => Ok(Self { json, place }),
        }
    }

    /// A text that must be there.
    pub(crate) fn text(&self, name: &'static str) -> Result<String, DocumentError> {
        match self.required(name)? {
            Value::String(text) => Ok(text.clone()),
            other => Err(self.bad(name, other)),
        }
    }

    /// A text, empty where it is missing.
    pub(crate) fn text_or_empty(&self, name: &'static str) -> Result<String, DocumentError> {
        if self.value(name).is_none() { Ok(String::new()) } else { self.text(name) }
    }

    /// A text or nothing.
    pub(crate) fn optional_text(
        &self,
        name: &'static str,
    ) -> Result<Option<String>, DocumentError> {
        match self.value(name) {
            None | Some(Value::Null) => Ok(None),
            Some(_) => self.text(name).map(Some),
        }
    }

    /// A text that `is_right` accepts.
    pub(crate) fn text_where(
        &self,
        name: &'static str,
        is_right: impl FnOnce(&str) -> bool,
    ) -> Result<String, DocumentError> {
        self.parsed(name, |text| is_right(text).then(|| text.to_owned()))
    }

    /// What `parse` makes of a text that must be there.
    pub(crate) fn parsed<T>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, DocumentError> {
        let value = self.required(name)?;
        value.as_str().and_then(parse).ok_or_else(|| self.bad(name, value))
    }

    /// What `parse` makes of a text; `default` where it is missing.
    pub(crate) fn parsed_or<T>(
        &self,
        name: &'static str,
        default: T,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, DocumentError> {
        if self.value(name).is_none() { Ok(default) } else { self.parsed(name, parse) }
    }

    /// A whole number of at least `least`; `default` where it is missing.
    pub(crate) fn number_or(
        &self,
        name: &'static str,
        default: u32,
        least: u32,
    ) -> Result<u32, DocumentError> {
        let Some(value) = self.value(name) else { return Ok(default) };
        value
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .filter(|number| *number >= least)
            .ok_or_else(|| self.bad(name, value))
    }

    /// The id of a block.
    pub(crate) fn id(&self, name: &'static str) -> Result<BlockId, DocumentError> {
        self.parsed(name, |text| text.parse().ok())
    }

    /// A time.
    pub(crate) fn time(&self, name: &'static str) -> Result<DateTime<Utc>, DocumentError> {
        self.parsed(name, moment::parse)
    }

    /// `dir`: a direction or nothing.
    pub(crate) fn dir(&self) -> Result<Option<Dir>, DocumentError> {
        match self.value("dir") {
            None | Some(Value::Null) => Ok(None),
            Some(_) => self.parsed("dir", Dir::from_name).map(Some),
        }
    }

    /// `lang`: a language tag or nothing.
    pub(crate) fn lang(&self) -> Result<Option<String>, DocumentError> {
        match self.value("lang") {
            None | Some(Value::Null) => Ok(None),
            Some(_) => self.text_where("lang", language::is_tag).map(Some),
        }
    }

    /// The value, where there is one.
    pub(crate) fn value(&self, name: &str) -> Option<&'a Value> {
        self.json.and_then(|json| json.get(name))
    }

    /// The error of an attribute that cannot have this value.
    pub(crate) fn bad(&self, name: &'static str, value: &Value) -> DocumentError {
        let json = value.to_string();
        let shown: String = json.chars().take(SHOWN_CHARS).collect();
        let value = if shown.len() < json.len() { shown + "…" } else { shown };
        self.place.fault(DocumentFault::BadAttribute { name, value })
    }

    fn required(&self, name: &'static str) -> Result<&'a Value, DocumentError> {
        let missing = || self.place.fault(DocumentFault::MissingAttribute(name));
        self.value(name).ok_or_else(missing)
    }
}
