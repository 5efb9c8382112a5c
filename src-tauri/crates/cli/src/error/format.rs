//! What people are told of a file that was not read or not written.

use std::path::Path;

use warraq_formats::FormatError;

use super::CliError;
use crate::advice::Advice;
use crate::messages::{Message, word};
use crate::system;

/// What programs decide by.
pub(super) fn code(error: &FormatError) -> &'static str {
    match error {
        FormatError::Unsupported(_) | FormatError::Foreign(_) => "unsupported_format",
        FormatError::Mistaken { .. }
        | FormatError::NoText
        | FormatError::FileNotText { .. }
        | FormatError::Damaged { .. }
        | FormatError::CutOff
        | FormatError::SiteCutOff { .. }
        | FormatError::Tangled { .. }
        | FormatError::Locked
        | FormatError::Collection { .. }
        | FormatError::TooLarge { .. }
        | FormatError::TooLargeUnpacked { .. } => "import_failed",
        FormatError::Unreadable { .. } => "file_unreadable",
        FormatError::Newer { .. } => "newer_file",
        FormatError::FileExists { .. } => "file_exists",
        FormatError::DiskFull { .. } => "disk_full",
        FormatError::FolderMissing { .. } => "folder_missing",
        FormatError::FolderDenied { .. } => "folder_denied",
        FormatError::DiskReadOnly { .. } => "disk_read_only",
        FormatError::PathIsFolder { .. } => "path_is_folder",
        FormatError::OfVault { .. } => "same_file",
        FormatError::PathIsFile { .. } => "path_is_file",
        FormatError::NameRefused { .. } => "name_refused",
        FormatError::Unwritable { .. } => "file_unwritable",
        FormatError::NotPrinted { .. } => "not_printed",
    }
}

/// What it is, and what to do about it.
pub(super) fn message(error: &FormatError) -> Message {
    let failed = |what: &str| Message::new(format!("errors.import_failed.{what}"));
    let own = Message::new(format!("errors.{}", code(error)));
    match error {
        FormatError::Unsupported(format) => own.with("format", &format.0),
        FormatError::Foreign(foreign) => Message::new(format!("errors.foreign.{}", word(foreign))),
        FormatError::Mistaken { is } => failed("mistaken").with("format", is),
        FormatError::NoText => failed("no_text"),
        FormatError::FileNotText { detail } | FormatError::NotPrinted { detail } => {
            own.with("reason", detail)
        }
        FormatError::Damaged { detail } => failed("damaged").with("reason", detail),
        FormatError::CutOff => failed("cut_off"),
        FormatError::SiteCutOff { byte } => failed("site_cut_off").with("byte", byte),
        FormatError::Tangled { detail } => failed("tangled").with("reason", detail),
        FormatError::Newer { version } => own.with("version", version),
        FormatError::Locked => failed("locked"),
        FormatError::Collection { articles } => failed("collection").with("count", articles),
        FormatError::Unreadable { source } => {
            failed("unreadable").with("reason", system::said(source))
        }
        FormatError::TooLarge { bytes, limit } => {
            failed("too_large").with("bytes", bytes).with("limit", limit)
        }
        FormatError::TooLargeUnpacked { limit } => {
            failed("too_large_unpacked").with("limit", limit >> 20)
        }
        FormatError::FileExists { path }
        | FormatError::DiskFull { path, .. }
        | FormatError::FolderMissing { path }
        | FormatError::FolderDenied { path }
        | FormatError::DiskReadOnly { path }
        | FormatError::PathIsFolder { path }
        | FormatError::OfVault { path }
        | FormatError::PathIsFile { path }
        | FormatError::NameRefused { path } => own.with("path", path.display()),
        FormatError::Unwritable { path, source } => {
            own.with("path", path.display()).with("reason", system::said(source))
        }
    }
}

/// What failed with a file; an export of a site is something for another command.
pub(super) fn in_file(path: &Path, source: &CliError) -> Message {
    let message = Message::new("in_file")
        .with("path", path.display())
        .with_message("reason", source.message());
    let is_collection = matches!(source, CliError::Format(FormatError::Collection { .. }));
    if is_collection { message.advising(Advice::import(path)) } else { message }
}
