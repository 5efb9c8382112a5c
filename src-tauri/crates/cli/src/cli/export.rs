//! The words for files that go out.

use std::path::PathBuf;

use clap::Args;
use warraq_formats::{Format, ImportFormat};

use super::named;

/// What is exported, and where to.
#[derive(Args)]
pub struct ExportArguments {
    /// The ids of the articles, or their first six characters or more
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// The format and the place.
    #[command(flatten)]
    pub target: TargetArguments,
}

/// What is converted, and where to.
#[derive(Args)]
pub struct ConvertArguments {
    /// The file; `-` for standard input
    pub file: PathBuf,
    /// What the file is, where its name and content do not tell
    #[arg(long, value_name = "FORMAT", value_parser = named::import_format)]
    pub from: Option<ImportFormat>,
    /// The format and the place.
    #[command(flatten)]
    pub target: TargetArguments,
}

/// A format and a place.
#[derive(Args)]
pub struct TargetArguments {
    /// The format
    #[arg(long = "to", value_name = "FORMAT", value_parser = named::format)]
    pub format: Format,
    /// The file, or the folder for several articles; `-` for standard output
    #[arg(short, long = "output", value_name = "PATH")]
    pub output: PathBuf,
    /// Replace files that exist
    #[arg(long)]
    pub force: bool,
}
