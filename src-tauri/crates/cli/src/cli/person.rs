//! The words for whoever acts here.

use clap::Subcommand;

/// What can be done with whoever acts here.
#[derive(Subcommand)]
pub enum PersonCommand {
    /// Say who acts here: the name in the history and in suggestions
    Set {
        /// The name
        name: String,
        /// What the person does in the newsroom
        #[arg(long, default_value = "")]
        role: String,
    },
    /// Show who acts here
    Show,
}
