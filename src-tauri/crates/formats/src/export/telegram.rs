//! Posts of a channel: `**strong**`, `__stressed__` and `~~struck~~` as Telegram's own apps read them when a message
//! is sent. Markup of its interface for bots would stand in the message as it is.
//!
//! Source: Telegram, “Bot API”: 4096 units of a message and 1024 of a caption, “after entities parsing”.

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::{Feature, NEVER_PLAIN, and_never_plain};
use crate::format::Format;
use crate::message::{self, Medium};

/// Messages of Telegram.
pub(super) struct Telegram;

pub(super) const MEDIUM: Medium = Medium {
    limit: 4096,
    caption_limit: 1024,
    measure: message::utf16,
    signs: &["**", "__", "~~"],
    signs_count: false,
    bullet: "• ",
    quote: "",
    link_first: false,
    numbered: false,
};

impl Export for Telegram {
    fn format(&self) -> Format {
        Format::Telegram
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const ALSO: &[Feature] = &[Feature::Quote];
        const LOST: &[Feature] = &and_never_plain::<{ ALSO.len() + NEVER_PLAIN.len() }>(ALSO);
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        out.extend_from_slice(&message::file(input, &MEDIUM));
        Ok(())
    }
}
