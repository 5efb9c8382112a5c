//! ninjs, news in JSON: version 3.1, or 2.2 where somebody asks for it.
//!
//! Source: IPTC, ninjs 3.1 and 2.2 (JSON schemas).

mod item;
mod object;
mod picture;

use serde_json::Value;
use warraq_core::fields::FieldName;

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::options::NinjsVersion;

/// News in JSON.
pub(super) struct Ninjs;

impl Export for Ninjs {
    fn format(&self) -> Format {
        Format::Ninjs
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            // An object names a picture by its address, and these have none yet.
            Feature::Media,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            // Receivers are told whether they may use it, and not where it stands.
            Feature::Status,
            Feature::Field(FieldName::Profile),
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
        ];
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let item = item::of(input)?;
        let item = match input.options.ninjs {
            NinjsVersion::V3 => item,
            NinjsVersion::V2 => as_second(item),
        };
        out.extend_from_slice(format!("{item:#}\n").as_bytes());
        Ok(())
    }
}

/// The same as version 2 spells it: names of properties have no capital letters, and the embargo another name.
fn as_second(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let spelt = |name: String| match name.as_str() {
                "embargoedUntil" => "embargoed".to_owned(),
                _ => name.to_ascii_lowercase(),
            };
            members.into_iter().map(|(name, value)| (spelt(name), as_second(value))).collect()
        }
        Value::Array(values) => values.into_iter().map(as_second).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests;
