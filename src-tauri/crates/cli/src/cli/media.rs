//! The words for pictures.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use warraq_core::media::MediaId;

use super::export::PlaceArguments;

/// What can be done with pictures.
#[derive(Subcommand)]
pub enum MediaCommand {
    /// List those of the vault, the newest first
    List,
    /// Bring pictures into the vault
    Add(MediaAddArguments),
    /// Write one of the vault to a file, as it is
    Save {
        /// Its id
        id: MediaId,
        /// The file
        #[arg(short, long = "output", value_name = "PATH")]
        output: PathBuf,
        /// Replace a file that exists
        #[arg(long)]
        force: bool,
    },
    /// Write pictures without what cameras and programs put into their files; needs no vault
    Strip(MediaStripArguments),
}

/// Pictures that come into the vault.
#[derive(Args)]
pub struct MediaAddArguments {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The words below them [default: what the files say]
    #[arg(long, default_value = "")]
    pub caption: String,
    /// Who made them [default: what the files say]
    #[arg(long, default_value = "")]
    pub credit: String,
    /// What a reader who cannot see them is told
    #[arg(long, default_value = "")]
    pub alt: String,
    /// Put them at the end of this article's text too
    #[arg(long, value_name = "ARTICLE")]
    pub article: Option<String>,
}

/// Pictures that are cleaned.
#[derive(Args)]
pub struct MediaStripArguments {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The words below them [default: what the files say]
    #[arg(long, default_value = "")]
    pub caption: String,
    /// Who made them [default: what the files say]
    #[arg(long, default_value = "")]
    pub credit: String,
    /// Whose they are [default: what the files say]
    #[arg(long, default_value = "")]
    pub copyright: String,
    /// The place.
    #[command(flatten)]
    pub place: PlaceArguments,
}
