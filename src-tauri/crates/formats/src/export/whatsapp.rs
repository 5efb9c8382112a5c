//! Messages of WhatsApp: `*strong*`, `_stressed_`, `~struck~`, lists and quotes as it reads them itself.
//!
//! Source: WhatsApp Help Center, “How to format your messages”; 65,536 characters a message.

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::{Feature, NEVER_PLAIN};
use crate::format::Format;
use crate::message::{self, Medium};

/// Messages of WhatsApp.
pub(super) struct WhatsApp;

pub(super) const MEDIUM: Medium = Medium {
    limit: 65_536,
    caption_limit: 1024,
    measure: message::utf16,
    signs: &["*", "_", "~"],
    signs_count: true,
    bullet: "- ",
    quote: "> ",
    link_first: false,
    numbered: false,
};

impl Export for WhatsApp {
    fn format(&self) -> Format {
        Format::WhatsApp
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        NEVER_PLAIN
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        out.extend_from_slice(&message::file(input, &MEDIUM));
        Ok(())
    }
}
