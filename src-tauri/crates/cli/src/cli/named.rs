//! Values that have names: what is meant, or which names there are.

use warraq_core::preset::PresetFile;
use warraq_core::workflow::Status;
use warraq_formats::{ExportOptions, Format, ImportFormat, OPTIONS, OptionError};

use super::export::Choice;
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

/// The choice for an export that `text` is.
pub(super) fn choice(text: &str) -> Result<Choice, String> {
    let (name, value) = text.split_once('=').ok_or_else(|| Message::new("usage.choice").text())?;
    match ExportOptions::default().set(name, value) {
        Ok(()) => Ok(Choice { name: name.to_owned(), value: value.to_owned() }),
        Err(OptionError::Unknown(_)) => Err(one_of(OPTIONS.iter().map(|option| option.name))),
        Err(OptionError::Value { values: [], .. }) => Err(Message::new("usage.address").text()),
        Err(OptionError::Value { values, .. }) => Err(one_of(values.iter().copied())),
    }
}

/// The file of a preset that `text` is: a format, and choices behind commas.
pub(super) fn preset_file(text: &str) -> Result<PresetFile, String> {
    let mut parts = text.split(',');
    let format = format(parts.next().unwrap_or_default())?.id().to_owned();
    let choices: Result<Vec<Choice>, String> = parts.map(choice).collect();
    let options = choices?.into_iter().map(|Choice { name, value }| (name, value)).collect();
    Ok(PresetFile { format, options })
}

/// That a value is one of these.
pub(super) fn one_of(names: impl Iterator<Item = &'static str>) -> String {
    let names = names.collect::<Vec<_>>().join(", ");
    Message::new("usage.one_of").with("names", names).text()
}
