//! The words for a new vault.

use clap::Args;

/// How a vault is made.
#[derive(Args)]
pub struct InitArguments {
    /// Take a passphrase that is easy to guess
    #[arg(long)]
    pub weak: bool,
    /// Make an empty vault although one of this name was here before, whose backups are still there
    #[arg(long)]
    pub anew: bool,
}
