//! The words for the secrets that open the vault.

use clap::Subcommand;

/// What can be done with the secrets that open the vault.
#[derive(Subcommand)]
pub enum PassphraseCommand {
    /// Give the vault another passphrase: from `WARRAQ_NEW_PASSPHRASE`, else asked for twice
    Change {
        /// Take one that is easy to guess
        #[arg(long)]
        weak: bool,
    },
    /// Make a new recovery key in the place of the one before; prints it, once
    Recovery,
}
