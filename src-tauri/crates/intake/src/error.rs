//! Why nothing came in.

use std::io;

use warraq_formats::FormatError;
#[cfg(feature = "vault")]
use warraq_store::StoreError;

/// A file could not be taken in.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The file cannot be read from the disk.
    #[error("the file cannot be read")]
    Unreadable(#[source] io::Error),
    /// The file is not what an article can be made of.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The vault did not take it.
    #[cfg(feature = "vault")]
    #[error(transparent)]
    Store(#[from] StoreError),
}
