//! What people are told of files that go out, and whether they go to standard output.

use std::ffi::OsStr;

use warraq_formats::{Format, FormatError, Loss};
use warraq_output::{Rendered, TakenOut};

use crate::cli::PlaceArguments;
use crate::error::CliError;
use crate::messages::{Message, word};
use crate::output::Form;
use crate::source::is_standard;

/// What people are told of a file: what its format cannot hold, and what was taken out.
pub fn notes(rendered: &Rendered) -> impl Iterator<Item = Message> {
    let lost = rendered.lost.iter().map(|loss| lost(rendered.format, loss));
    lost.chain(rendered.taken_out.iter().map(taken_out))
}

fn lost(format: Format, Loss { what, count, detail }: &Loss) -> Message {
    // A field has the name that commands have for it.
    let words = Message::new(format!("what.{}", what.name())).text_of_known();
    let what = words.unwrap_or_else(|| what.name().to_owned());
    let note = Message::new(if detail.is_empty() { "notes.lost" } else { "notes.lost_of" });
    note.with("format", format).with("what", what).with("count", count).with("detail", detail)
}

fn taken_out(taken: &TakenOut) -> Message {
    let what = Message::new(format!("taken_out.{}", word(taken.kind))).text();
    Message::new("notes.taken_out").with("what", what).with("text", &taken.text)
}

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
