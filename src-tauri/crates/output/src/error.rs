//! Why nothing went out.

use warraq_formats::{FormatError, OptionError};
#[cfg(feature = "vault")]
use warraq_store::StoreError;

use crate::gate::HeldWord;
use crate::preset::PresetError;

/// Articles could not become files.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The vault did not give them.
    #[cfg(feature = "vault")]
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No article was named.
    #[error("there is no article to write")]
    NoArticle,
    /// A format refused, or a file cannot be written.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// There is no such choice.
    #[error(transparent)]
    Option(#[from] OptionError),
    /// There is no such preset, or it cannot be one.
    #[error(transparent)]
    Preset(#[from] PresetError),
    /// Words that must not be published stand in them. At least one.
    #[error("words that must not be published were found in {} places", .0.len())]
    NeverPublish(Vec<HeldWord>),
    /// Somebody stopped it.
    #[error("it was stopped")]
    Stopped,
}
