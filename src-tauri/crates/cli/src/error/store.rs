//! What the vault refused.

use std::error::Error;
use std::io;
use std::path::Path;

use warraq_core::workflow::Status;
use warraq_store::{StoreError, UndoRefusal};

use super::field;
use crate::advice::Advice;
use crate::measures::spoken;
use crate::messages::Message;
use crate::passphrase;
use crate::system;
use crate::ways;

pub(super) fn code(error: &StoreError) -> &'static str {
    match error {
        StoreError::WrongPassphrase => "wrong_passphrase",
        StoreError::SamePassphrase => "same_passphrase",
        StoreError::OldSecretLeft(_) => "old_secret_left",
        StoreError::TooSoon { .. } => "too_soon",
        StoreError::NotAVault => "not_a_vault",
        StoreError::Newer { .. } => "newer_vault",
        StoreError::Exists { .. } => "vault_exists",
        StoreError::Itself { .. } => "same_file",
        StoreError::Busy => "vault_busy",
        StoreError::Missing { .. } => "vault_missing",
        StoreError::NotAFolder { .. } => "path_is_file",
        StoreError::Damaged { .. } => "vault_damaged",
        StoreError::Denied { .. } => "vault_denied",
        StoreError::LogUnread { .. } => "log_unread",
        StoreError::TwoNames { .. } => "two_names",
        StoreError::NoOrdinaryFile { .. } => "no_ordinary_file",
        StoreError::CopyBusy => "copy_busy",
        StoreError::BeingRead => "vault_read",
        StoreError::BadCopy(_) => "bad_copy",
        StoreError::ReadOnly(_) => "read_only",
        StoreError::DiskFull(_) => "disk_full",
        StoreError::Io(_) | StoreError::Unread { .. } => "file_unwritable",
        StoreError::VersionConflict { .. } => "version_conflict",
        StoreError::NotFound(_) => "not_found",
        StoreError::NameTaken(_) => "name_taken",
        StoreError::Transition(_) => "transition_refused",
        StoreError::Field(_) | StoreError::Tag(_) => "invalid_field",
        StoreError::Document(_) | StoreError::Order(_) => "invalid_document",
        StoreError::UndoRefused(_) => "undo_refused",
        StoreError::Stopped => "stopped",
        _ => "internal",
    }
}

pub(super) fn message(error: &StoreError, message: Message) -> Message {
    match error {
        StoreError::Newer { found } => message.with("found", found),
        StoreError::TooSoon { seconds } => message.with("time", spoken((*seconds).into())),
        StoreError::Exists { path }
        | StoreError::Itself { path }
        | StoreError::Denied { path }
        | StoreError::LogUnread { path }
        | StoreError::TwoNames { path }
        | StoreError::NoOrdinaryFile { path } => message.with("path", path.display()),
        StoreError::Missing { path } => {
            message.with("path", path.display()).advising(Advice::init())
        }
        StoreError::DiskFull(source) => {
            Message::new("errors.vault_full").with_below([technical(source.as_ref())])
        }
        StoreError::ReadOnly(source) => message.with_below([technical(source.as_ref())]),
        StoreError::OldSecretLeft(source) => message
            .with_below([technical(source.as_ref()), ways::is_old_secret_gone(Advice::verify())]),
        StoreError::Unread { path, source } => Message::new("errors.copy_io")
            .with("path", path.display())
            .with_below([technical(source.as_ref())]),
        StoreError::Io(source) => {
            Message::new("errors.vault_io").with_below([technical(source.as_ref())])
        }
        StoreError::Damaged(_) | StoreError::BadCopy(_) => message.with_below([technical(error)]),
        StoreError::NotFound(what) => not_found(what).unwrap_or_else(|| message.with("what", what)),
        StoreError::NameTaken(name) => {
            message.with("name", name).advising(Advice::remove_site(name))
        }
        StoreError::Transition(step) => {
            message.with("from", status(step.from)).with("to", status(step.to))
        }
        StoreError::Field(error) => field::message(error),
        StoreError::Tag(error) => field::tag(error),
        StoreError::UndoRefused(refusal) => Message::new(match refusal {
            UndoRefusal::Unknown => "errors.undo_refused.unknown",
            UndoRefusal::Undone => "errors.undo_refused.undone",
            UndoRefusal::Overtaken => "errors.undo_refused.overtaken",
        }),
        StoreError::Stopped => message,
        other => message.with("reason", with_sources(other)),
    }
}

/// What is not there, by what the vault calls it; nothing for what nobody asks for by name.
fn not_found(what: &str) -> Option<Message> {
    let named = |kind: &str, name: &str| {
        let known = Message::new(format!("errors.not_found.{kind}")).with("what", name);
        known.text_of_known().is_some().then_some(known)
    };
    if let Some((number, article)) =
        what.strip_prefix("revision ").and_then(|rest| rest.split_once(" of article "))
    {
        return named("revision", article).map(|message| message.with("number", number));
    }
    let (kind, name) = what.split_once(' ')?;
    named(kind, name).filter(|_| kind != "revision")
}

/// What failed with a copy of a vault, where that is another thing than with the vault itself.
pub(super) fn code_of_copy(error: &StoreError) -> &'static str {
    match error {
        StoreError::Exists { .. } => "file_exists",
        StoreError::Missing { .. } => "not_found",
        other => code(other),
    }
}

pub(super) fn message_of_copy(copy: &Path, error: &StoreError) -> Message {
    let named = |key: &str| Message::new(key).with("path", copy.display());
    match error {
        StoreError::Exists { .. } => named("errors.file_exists"),
        StoreError::Missing { .. } => named("errors.copy_missing"),
        StoreError::Itself { .. } => named("errors.same_file"),
        StoreError::WrongPassphrase => {
            named("errors.copy_wrong_passphrase").with("variable", passphrase::OF_COPY)
        }
        StoreError::NotAFolder { .. } => named("errors.backups_no_folder"),
        StoreError::Busy | StoreError::CopyBusy => named("errors.copy_busy"),
        StoreError::Damaged(_) => named("errors.copy_damaged").with_below([technical(error)]),
        StoreError::DiskFull(_) => named("errors.copy_full"),
        StoreError::ReadOnly(_) => named("errors.copy_denied"),
        StoreError::Io(source) => named("errors.copy_io").with_below([technical(source.as_ref())]),
        StoreError::NoOrdinaryFile { .. } => named("errors.no_ordinary_file"),
        StoreError::Denied { .. } => named("errors.vault_denied"),
        StoreError::LogUnread { .. } => named("errors.log_unread"),
        StoreError::Stopped => Message::new("errors.stopped"),
        other => {
            let message = Message::new(format!("errors.{}", code(other)));
            let reason = self::message(other, message);
            Message::new("in_file").with("path", copy.display()).with_message("reason", reason)
        }
    }
}

/// What a status is called, and as it is typed where that is another word.
fn status(status: Status) -> String {
    let name = Message::new(format!("statuses.{status}")).text();
    if name.eq_ignore_ascii_case(status.as_str()) { name } else { format!("{name} ({status})") }
}

/// What the system or the database itself says, for whoever looks after the machine: it is in no language of ours.
pub(super) fn technical(error: &(dyn Error + 'static)) -> Message {
    let detail = match error.downcast_ref::<io::Error>() {
        Some(error) => system::said(error),
        None => with_sources(error),
    };
    Message::new("reasons.technical").with("detail", detail)
}

/// The error and what was behind it, the nearest first.
fn with_sources(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text
}
