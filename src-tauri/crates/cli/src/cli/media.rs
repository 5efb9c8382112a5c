//! The words for the pictures of the vault.

use std::path::PathBuf;

use clap::Subcommand;
use warraq_core::media::MediaId;

/// What can be done with the pictures of the vault.
#[derive(Subcommand)]
pub enum MediaCommand {
    /// List them, the newest first
    List,
    /// Write one to a file
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
}
