//! What people are told of articles that may not leave, and of what was said about leaving.

use std::collections::BTreeSet;

use warraq_core::never_publish::EntryError;
use warraq_formats::OptionError;
use warraq_output::{HeldWord, OutputError, PresetError};
use warraq_store::StoreError;

use super::CliError;
use crate::advice::Advice;
use crate::messages::{Message, field_name, word};

impl From<OutputError> for CliError {
    fn from(error: OutputError) -> Self {
        match error {
            OutputError::Store(error) => error.into(),
            OutputError::NoArticle => StoreError::NotFound("an article to write".to_owned()).into(),
            OutputError::Format(error) => error.into(),
            OutputError::Option(error) => PresetError::from(error).into(),
            OutputError::Preset(error) => error.into(),
            OutputError::NeverPublish(held) => Self::NeverPublish(held),
            OutputError::Stopped => Self::Stopped,
        }
    }
}

/// That words keep the articles from leaving.
pub(super) fn never_publish(held: &[HeldWord]) -> Message {
    let words: BTreeSet<&str> = held.iter().map(|held| &*held.found.word).collect();
    let message = Message::new("errors.never_publish").with("count", held.len());
    words.into_iter().map(Advice::never_publish_remove).fold(message, Message::advising)
}

/// Which word, and where it stands.
pub(super) fn place(held: &HeldWord) -> Message {
    let part = match held.found.field {
        Some(field) => field_name(field),
        None => Message::new(format!("part.{}", word(held.found.part))).text(),
    };
    Message::new("never_publish_place")
        .with("word", &held.found.word)
        .with("article", held.article)
        .with("part", part)
        .with("excerpt", &held.found.excerpt)
}

pub(super) fn entry(error: EntryError) -> Message {
    Message::new(match error {
        EntryError::NoWord => "errors.never_publish.no_word",
        EntryError::TooLong => "errors.never_publish.too_long",
    })
}

pub(super) fn preset(error: &PresetError) -> Message {
    match error {
        PresetError::Unknown(name) => {
            Message::new("errors.preset.unknown").with("name", name).advising(Advice::presets())
        }
        PresetError::BuiltIn(name) => Message::new("errors.preset.built_in").with("name", name),
        PresetError::Empty => Message::new("errors.preset.empty"),
        PresetError::Format(format) => Message::new("errors.preset.format").with("format", format),
        PresetError::Option(OptionError::Unknown(name)) => {
            Message::new("errors.preset.option").with("option", name)
        }
        PresetError::Option(OptionError::Value { name, value, .. }) => {
            Message::new("errors.preset.option").with("option", format!("{name}={value}"))
        }
        PresetError::NotOf { format, option } => {
            let message = Message::new("errors.preset.not_of").with("format", format);
            message.with("option", option).advising(Advice::export_help())
        }
    }
}
