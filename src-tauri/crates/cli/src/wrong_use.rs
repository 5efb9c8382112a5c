//! Words of the command line that were not understood, told in the language of all other messages.

use std::num::{IntErrorKind, ParseIntError};

use clap::error::{ContextKind, ErrorKind};

use crate::advice::Advice;
use crate::messages::Message;

/// What is wrong, how the command is written, and where there is more.
pub fn lines(error: &clap::Error) -> Vec<String> {
    let wrong = message(error).text();
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // Whoever wrote no command wants to see those there are.
        return vec![wrong, error.to_string()];
    }
    let form = text(error, ContextKind::Usage).map(|usage| {
        let form = usage.trim().trim_start_matches("Usage:").trim();
        let form = form.replace("[OPTIONS]", &Message::new("usage.options").text());
        Message::new("usage.form").with("form", form).text()
    });
    // What a value has to be was said with an example: the list of all commands says no more of it.
    let more = (error.kind() != ErrorKind::ValueValidation).then(|| more().text());
    [Some(wrong), form, more].into_iter().flatten().collect()
}

/// Where there is more.
pub fn more() -> Message {
    Message::new("usage.more").advising(Advice::help())
}

/// What is wrong.
fn message(error: &clap::Error) -> Message {
    told(error).unwrap_or_else(|| Message::new("usage.other").with("reason", plain(error)))
}

/// What is wrong, for what people do wrong most; nothing for anything rarer.
fn told(error: &clap::Error) -> Option<Message> {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand)?;
            Some(
                similar("usage.command", error, ContextKind::SuggestedSubcommand)
                    .with("command", command),
            )
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let names = text(error, ContextKind::ValidSubcommand).unwrap_or_default();
            Some(Message::new("usage.no_command").with("names", names))
        }
        ErrorKind::MissingRequiredArgument => {
            Some(Message::new("usage.missing").with("argument", argument?))
        }
        ErrorKind::UnknownArgument => {
            let argument = argument?;
            let message = similar("usage.argument", error, ContextKind::SuggestedArg);
            Some(message.with("argument", &argument).with_below(as_a_name(&argument)))
        }
        // An option at the end, with nothing behind it.
        ErrorKind::InvalidValue if value.as_deref().is_none_or(str::is_empty) => {
            Some(Message::new("usage.no_value").with("argument", argument?))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let message =
                Message::new("usage.value").with("value", value?).with("argument", argument?);
            Some(message.with("reason", why(error)?))
        }
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg)?;
            Some(Message::new("usage.conflict").with("argument", argument?).with("other", other))
        }
        ErrorKind::InvalidUtf8 => Some(Message::new("usage.no_text")),
        _ => None,
    }
}

/// How a name is written that begins as an option does.
fn as_a_name(argument: &str) -> Option<Message> {
    argument.starts_with('-').then(|| Message::new("usage.as_a_name").with("argument", argument))
}

/// The message, or the one that names what was probably meant.
fn similar(key: &str, error: &clap::Error, suggested: ContextKind) -> Message {
    match text(error, suggested).filter(|meant| !meant.is_empty()) {
        Some(meant) => Message::new(format!("{key}_similar")).with("meant", meant),
        None => Message::new(key),
    }
}

/// Why a value was not taken: what its reader says, or the values there are.
fn why(error: &clap::Error) -> Option<String> {
    if let Some(source) = std::error::Error::source(error) {
        if let Some(fault) = source.downcast_ref::<ParseIntError>() {
            let key = match fault.kind() {
                IntErrorKind::PosOverflow => "usage.too_large",
                _ => "usage.no_number",
            };
            return Some(Message::new(key).text());
        }
        let said = source.to_string();
        return Some(range(&said).unwrap_or(said));
    }
    let names = text(error, ContextKind::ValidValue).filter(|names| !names.is_empty())?;
    Some(Message::new("usage.one_of").with("names", names).text())
}

/// The library says of a number only that it is not in `1..=100000`.
fn range(said: &str) -> Option<String> {
    let (least, most) = said.split_once(" is not in ")?.1.split_once("..=")?;
    Some(Message::new("usage.range").with("least", least).with("most", most).text())
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    error.get(kind).map(ToString::to_string)
}

/// The first line of the library's own words.
fn plain(error: &clap::Error) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("error:").trim().to_owned()
}
