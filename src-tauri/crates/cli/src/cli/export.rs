//! The words for files that go out.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use warraq_core::preset::PresetFile;
use warraq_formats::{ExportOptions, Format, ImportFormat, OptionName, Overwrite};
use warraq_output::options_of;

use super::{choices, named};
use crate::messages::Message;

/// What is exported, and where to.
#[derive(Args)]
#[command(after_help = choices::help())]
pub struct ExportArguments {
    /// The ids of the articles, or their first six characters or more
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// The format
    #[arg(long = "to", value_name = "FORMAT", value_parser = named::format)]
    #[arg(required_unless_present = "preset", conflicts_with = "preset")]
    pub format: Option<Format>,
    /// A choice of the format, such as columns=2, of those below; may stand several times. review=yes: suggestions and comments leave
    /// too, by editors without names; people=yes: who wrote, changed and reviewed the article, and when
    #[arg(long = "option", value_name = "K=V", value_parser = named::choice, conflicts_with = "preset")]
    pub options: Vec<Choice>,
    /// The files that somebody gets, as `preset list` names them
    #[arg(long, value_name = "NAME")]
    pub preset: Option<String>,
    /// The place.
    #[command(flatten)]
    pub place: PlaceArguments,
}

/// What is converted, and where to.
#[derive(Args)]
// Help is told by the newsroom's program: the quick one would put its longest part together at each start for nobody.
#[cfg_attr(feature = "newsroom", command(after_help = choices::help()))]
pub struct ConvertArguments {
    /// The file; `-` for standard input
    pub file: PathBuf,
    /// What the file is, where its name and content do not tell
    #[arg(long, value_name = "FORMAT", value_parser = named::import_format)]
    pub from: Option<ImportFormat>,
    /// The format
    #[arg(long = "to", value_name = "FORMAT", value_parser = named::format)]
    pub format: Format,
    /// A choice of the format, such as columns=2; may stand several times
    #[arg(long = "option", value_name = "K=V", value_parser = named::choice)]
    pub options: Vec<Choice>,
    /// The place.
    #[command(flatten)]
    pub place: PlaceArguments,
}

/// A place for files.
#[derive(Args)]
pub struct PlaceArguments {
    /// The file, or the folder for several; `-` for standard output
    #[arg(short, long = "output", value_name = "PATH")]
    pub output: PathBuf,
    /// Replace files that exist
    #[arg(long)]
    pub force: bool,
}

impl PlaceArguments {
    /// What becomes of files that exist.
    pub fn overwrite(&self) -> Overwrite {
        if self.force { Overwrite::Replace } else { Overwrite::Refuse }
    }
}

/// A choice for an export that there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The option.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// The options that were chosen for a file of `format`: a later choice wins.
///
/// # Errors
/// A choice that the format does not look at, as a message with those it has: whoever makes it expects something that
/// would not come.
pub fn options(format: Format, choices: &[Choice]) -> Result<ExportOptions, Message> {
    let own = options_of(format);
    let mut options = ExportOptions::default();
    for Choice { name, value } in choices {
        if !own.iter().any(|option| option.name == name) {
            return Err(not_of(format, name, &own));
        }
        // The command line has only choices that there are.
        let _ = options.set(name, value);
    }
    Ok(options)
}

fn not_of(format: Format, option: &str, own: &[OptionName]) -> Message {
    let names: Vec<&str> = own.iter().map(|option| option.name).collect();
    let message = match names.as_slice() {
        [] => Message::new("usage.no_options"),
        names => Message::new("usage.not_of").with("names", names.join(", ")),
    };
    message.with("format", format).with("option", option)
}

/// What can be done with who gets what.
#[derive(Subcommand)]
pub enum PresetCommand {
    /// List them: those that come with Warraq, and the newsroom's own
    List,
    /// Say what somebody gets
    #[command(after_help = choices::help())]
    Set {
        /// Its name
        name: String,
        /// A format, with its options behind commas: `docx,review=yes`
        #[arg(required = true, value_name = "FORMAT[,K=V…]", value_parser = named::preset_file)]
        files: Vec<PresetFile>,
    },
    /// Remove one of the newsroom's own
    Remove {
        /// Its name
        name: String,
    },
}

/// What can be done with the words that must not leave.
#[derive(Subcommand)]
pub enum NeverPublishCommand {
    /// List them
    List,
    /// Add words or phrases: no article with one of them is exported
    Add {
        /// The words; a phrase in quotation marks
        #[arg(required = true, value_name = "WORD")]
        words: Vec<String>,
    },
    /// Take words off the list
    Remove {
        /// The words, in whatever spelling
        #[arg(required = true, value_name = "WORD")]
        words: Vec<String>,
    },
}
