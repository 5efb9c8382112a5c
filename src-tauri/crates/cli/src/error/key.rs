//! A recovery key that reached nobody, or opens nothing.

use std::io;
use std::path::PathBuf;

use warraq_store::StoreError;

use super::store;
use crate::advice::Advice;
use crate::messages::Message;

/// What became of a recovery key.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// The vault was made, and nobody has its key.
    #[error("the recovery key of the new vault reached nobody")]
    NewLost {
        /// The vault.
        vault: PathBuf,
        /// Why; `NotConnected` where what is printed is thrown away.
        source: io::Error,
    },
    /// Nobody has the new one, and the vault keeps the one that it had.
    #[error("the new recovery key reached nobody")]
    Lost(#[source] io::Error),
    /// It was printed, and the vault did not take it.
    #[error("the recovery key that was printed opens nothing")]
    Void(#[source] StoreError),
    /// It was printed and opens the vault, and the one before may still.
    #[error("the recovery key before may still open the vault")]
    OldLeft(#[source] StoreError),
}

pub(super) fn code(fault: &KeyFault) -> &'static str {
    match fault {
        KeyFault::NewLost { .. } | KeyFault::Lost(_) => "output_failed",
        KeyFault::Void(source) | KeyFault::OldLeft(source) => store::code(source),
    }
}

pub(super) fn message(fault: &KeyFault) -> Message {
    let message = match fault {
        KeyFault::NewLost { vault, source } => Message::new("errors.new_key_lost")
            .with("path", vault.display())
            .with_message("reason", unprinted(source)),
        KeyFault::Lost(source) => {
            Message::new("errors.key_lost").with_message("reason", unprinted(source))
        }
        KeyFault::OldLeft(source) => {
            let left = Message::new(format!("errors.{}", store::code(source)));
            return store::message(source, left);
        }
        KeyFault::Void(source) => {
            let why = Message::new(format!("errors.{}", store::code(source)));
            Message::new("errors.key_void").with_message("reason", store::message(source, why))
        }
    };
    message.advising(Advice::recovery_key())
}

fn unprinted(why: &io::Error) -> Message {
    match why.kind() {
        io::ErrorKind::NotConnected => Message::new("unprinted.nowhere"),
        io::ErrorKind::BrokenPipe => Message::new("unprinted.gone"),
        io::ErrorKind::StorageFull => Message::new("unprinted.full"),
        _ => Message::new("unprinted.other").with("reason", why),
    }
}
