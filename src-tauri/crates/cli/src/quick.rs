//! What is done without the newsroom: the version is said, and one file of an article's size is converted. Whatever is not
//! done here from beginning to end is left as if nobody had tried.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use crate::answer::Answer;
use crate::cli::{ConvertArguments, Options, options};
use crate::conversion::Conversion;
use crate::output::Form;
use crate::source::is_standard;

/// The largest file that is converted here: articles are smaller, and from here on the newsroom's allocator is worth its
/// start.
const LIMIT_BYTES: u64 = 256 << 10;

/// The format that needs the typesetter.
const PAGES: &str = "pdf";

/// What was done.
pub enum Done {
    /// Nothing but saying this.
    Version(String),
    /// A file is there, or is to be written to standard output.
    Converted(Answer, Form),
}

/// The words of the command line that are understood here: a part of all there are.
#[derive(Parser)]
#[command(name = "warraq", version, disable_help_subcommand = true)]
struct Words {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Convert(ConvertArguments),
}

/// What was done of what `words` say, the program's own name first; nothing where the newsroom has to do it, or to say why
/// it cannot be done.
pub fn done(words: impl IntoIterator<Item = OsString>) -> Option<Done> {
    match Words::try_parse_from(words) {
        // Whoever names a vault wants something of it.
        Ok(Words { options, .. }) if options.vault.is_some() => None,
        Ok(Words { options, command: Command::Convert(arguments) }) => {
            let form = Form::of(options.json);
            Some(Done::Converted(converted(&arguments, form)?, form))
        }
        Err(error) if error.kind() == ErrorKind::DisplayVersion => {
            Some(Done::Version(error.to_string()))
        }
        Err(_) => None,
    }
}

fn converted(arguments: &ConvertArguments, form: Form) -> Option<Answer> {
    let to_output = is_standard(&arguments.place.output);
    let is_odd = arguments.format.id() == PAGES || (to_output && form == Form::Json);
    if is_odd || !is_of_an_article(&arguments.file) {
        return None;
    }
    let options = options(arguments.format, &arguments.options).ok()?;
    let bytes = warraq_intake::read_file(&arguments.file).ok()?;
    Conversion { arguments, options, to_output }.carry_out(&bytes).ok()
}

/// Whether it is a file that can be read twice, and no larger than articles are.
fn is_of_an_article(path: &Path) -> bool {
    let is_small = |file: fs::Metadata| file.is_file() && file.len() <= LIMIT_BYTES;
    !is_standard(path) && fs::metadata(path).is_ok_and(is_small)
}
