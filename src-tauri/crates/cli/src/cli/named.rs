//! Values that have names: what is meant, or which names there are.

use warraq_core::workflow::Status;
use warraq_formats::{Format, ImportFormat};

use crate::messages::Message;

pub(super) fn status(text: &str) -> Result<Status, String> {
    text.parse().map_err(|_| one_of(Status::ALL.iter().map(|status| status.as_str())))
}

pub(super) fn format(text: &str) -> Result<Format, String> {
    text.parse().map_err(|_| one_of(Format::ALL.iter().map(|format| format.id())))
}

pub(super) fn import_format(text: &str) -> Result<ImportFormat, String> {
    text.parse().map_err(|_| one_of(ImportFormat::ALL.iter().map(|format| format.id())))
}

/// That a value is one of these.
pub(super) fn one_of(names: impl Iterator<Item = &'static str>) -> String {
    let names = names.collect::<Vec<_>>().join(", ");
    Message::new("usage.one_of").with("names", names).text()
}
