//! Where files go: to standard output, or to a folder where there are several.

use std::ffi::OsStr;

use warraq_formats::{Format, FormatError};

use crate::cli::PlaceArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::output::Form;
use crate::source::is_standard;

/// Whether the export goes to standard output.
///
/// # Errors
/// `Usage` when standard output is to be a JSON document, or to take several files.
pub fn is_standard_output(
    place: &PlaceArguments,
    files: usize,
    form: Form,
) -> Result<bool, CliError> {
    if !is_standard(&place.output) {
        return Ok(false);
    }
    if form == Form::Json {
        return Err(usage("usage.output_taken"));
    }
    if files > 1 {
        return Err(usage("usage.folder_needed"));
    }
    Ok(true)
}

/// Looks whether several files have a folder to go to.
///
/// # Errors
/// `PathIsFile` where a file has its name; `Usage` where it is called as a file is.
pub fn takes_several(place: &PlaceArguments, files: usize) -> Result<(), CliError> {
    let path = &place.output;
    if files < 2 || path.is_dir() {
        return Ok(());
    }
    if path.exists() {
        return Err(FormatError::PathIsFile { path: path.clone() }.into());
    }
    let ending = path.extension().and_then(OsStr::to_str);
    if Format::ALL.iter().any(|format| Some(format.extension()) == ending) {
        let message = Message::new("usage.several_files");
        return Err(CliError::Usage(message.with("count", files).with("path", path.display())));
    }
    Ok(())
}

fn usage(key: &str) -> CliError {
    CliError::Usage(Message::new(key))
}
