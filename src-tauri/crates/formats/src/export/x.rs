//! A thread of posts on X, each with its number: link and tags in the first, because many see no other.
//!
//! Source: twitter-text 3.1, `config/v3.json`: 280 weighted characters.

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::{Feature, NEVER_PLAIN, and_never_plain};
use crate::format::Format;
use crate::message::{self, Medium};

/// Posts of X.
pub(super) struct X;

pub(super) const MEDIUM: Medium = Medium {
    limit: 280,
    caption_limit: 280,
    measure: message::weighted,
    signs: &["", "", ""],
    signs_count: false,
    bullet: "• ",
    quote: "",
    link_first: true,
    numbered: true,
};

impl Export for X {
    fn format(&self) -> Format {
        Format::X
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const ALSO: &[Feature] =
            &[Feature::Quote, Feature::Strong, Feature::Emphasis, Feature::Strike];
        const LOST: &[Feature] = &and_never_plain::<{ ALSO.len() + NEVER_PLAIN.len() }>(ALSO);
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        out.extend_from_slice(&message::file(input, &MEDIUM));
        Ok(())
    }
}
