//! The words for files that come in.

use std::path::PathBuf;

use clap::Args;
use warraq_formats::ImportFormat;

use super::named;

/// What is imported.
#[derive(Args)]
pub struct ImportArguments {
    /// The files; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the files are, where their names and contents do not tell
    #[arg(long, value_name = "FORMAT", value_parser = named::import_format)]
    pub from: Option<ImportFormat>,
    /// Articles in Warraq's JSON stay the same articles: where the vault has one, it takes what the file says
    #[arg(long)]
    pub same: bool,
    /// Make another article of a file, too, that came in before an import was stopped
    #[arg(long)]
    pub again: bool,
}
