//! The words for copies of the vault.

use std::path::PathBuf;

use clap::Args;

/// A copy of the vault.
#[derive(Args)]
pub struct BackupArguments {
    /// The file to write
    pub file: PathBuf,
    /// Replace a file that is there
    #[arg(long)]
    pub force: bool,
}

/// What is brought back, and from where.
#[derive(Args)]
pub struct RestoreArguments {
    /// The copy that `backup` made; it stays as it is
    pub file: PathBuf,
    /// Only this article: its id, or its first six characters or more
    #[arg(long, value_name = "ID", conflicts_with = "force")]
    pub article: Option<String>,
    /// Show what would change in that article, and change nothing
    #[arg(long, requires = "article")]
    pub preview: bool,
    /// Put the copy in the place of the vault that is there, which is kept beside it under another name
    #[arg(long)]
    pub force: bool,
}
