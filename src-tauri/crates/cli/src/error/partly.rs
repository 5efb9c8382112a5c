//! What failed when some of it was done: nobody is told that nothing was saved.

use warraq_store::StoreError;

use super::{CliError, store};
use crate::messages::Message;

/// What people are told, and below it how far it came.
pub(super) fn message(error: &CliError, how_far: Option<&Message>) -> Message {
    match how_far {
        Some(how_far) => cause(error).with_below([how_far.clone()]),
        None => error.message(),
    }
}

fn cause(error: &CliError) -> Message {
    match error {
        CliError::Advised { source, ways } => cause(source).with_below(ways.iter().cloned()),
        CliError::Stopped | CliError::Store(StoreError::Stopped) => {
            Message::new("errors.partly.stopped")
        }
        CliError::Store(StoreError::DiskFull(source)) => {
            Message::new("errors.partly.vault_full").with_below([store::technical(source.as_ref())])
        }
        CliError::Store(StoreError::Missing { path }) => {
            Message::new("errors.partly.vault_gone").with("path", path.display())
        }
        other => other.message(),
    }
}
