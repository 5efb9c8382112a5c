//! The words for copies of the vault.

use std::path::PathBuf;

use clap::{Args, Subcommand};

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
    /// The copy that `backup` made; it stays as it is. Its passphrase, if it is another one: `WARRAQ_COPY_PASSPHRASE`, or
    /// you are asked
    pub file: PathBuf,
    /// Only this article: its id, or its first six characters or more
    #[arg(long, value_name = "ID", conflicts_with = "force")]
    pub article: Option<String>,
    /// Show what would change in the vault, or in that article, and change nothing
    #[arg(long, conflicts_with = "force")]
    pub preview: bool,
    /// Put the copy in the place of the vault that is there, which is kept beside it under another name
    #[arg(long)]
    pub force: bool,
}

/// Backups that are made by themselves.
#[derive(Subcommand)]
pub enum BackupsCommand {
    /// Back the vault up wherever something changed since the last backup, and take the surplus of earlier ones away
    Make {
        /// Only where the plan says that it is time
        #[arg(long)]
        due: bool,
        /// A folder, in the place of those of the plan; may stand several times
        #[arg(long = "folder", value_name = "FOLDER")]
        folders: Vec<PathBuf>,
    },
    /// List the backups that were made by themselves, the newest first
    List {
        /// Read all of each, and say which are damaged
        #[arg(long)]
        check: bool,
        /// A folder, in the place of those of the plan; may stand several times
        #[arg(long = "folder", value_name = "FOLDER")]
        folders: Vec<PathBuf>,
    },
    /// Show when backups are made, where, and how many stay; or change it
    Plan(PlanArguments),
}

/// What becomes otherwise in the plan of backups.
#[derive(Args)]
pub struct PlanArguments {
    /// Make backups by themselves
    #[arg(long, conflicts_with = "off")]
    pub on: bool,
    /// Make none by themselves
    #[arg(long)]
    pub off: bool,
    /// Minutes between two backups, at least
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub every: Option<u32>,
    /// Of so many hours the newest stays
    #[arg(long, value_name = "COUNT")]
    pub hours: Option<u32>,
    /// Of so many days
    #[arg(long, value_name = "COUNT")]
    pub days: Option<u32>,
    /// Of so many weeks
    #[arg(long, value_name = "COUNT")]
    pub weeks: Option<u32>,
    /// Megabytes that they may be altogether in a folder; the newest stays whatever its length
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    pub megabytes: Option<u32>,
    /// A folder on this machine, in the place of those before; may stand several times
    #[arg(long = "folder", value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// The folder `backups` beside the vault, and no other
    #[arg(long, conflicts_with = "folders")]
    pub usual_folder: bool,
}
