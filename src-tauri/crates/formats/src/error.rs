//! Why a file could not be read or written.

use std::io;
use std::path::PathBuf;

use crate::format::UnsupportedFormat;

/// A file could not be read as an article, or an article not be written as a file.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// No format has this name or ending.
    #[error(transparent)]
    Unsupported(#[from] UnsupportedFormat),
    /// The bytes are no text in an encoding that is read.
    #[error("the file is no text: {detail}")]
    FileNotText {
        /// What was found instead.
        detail: String,
    },
    /// It is of its format by name, and cannot be read as such.
    #[error("the file is damaged: {detail}")]
    Damaged {
        /// What was found instead.
        detail: String,
    },
    /// It holds not one article but a collection.
    #[error("the file holds {articles} articles, not one")]
    Collection {
        /// How many.
        articles: usize,
    },
    /// The disk did not give it.
    #[error("the file cannot be read")]
    Unreadable {
        /// What the system said.
        source: io::Error,
    },
    /// A later Warraq wrote it.
    #[error("the file was written by a later Warraq (document version {version})")]
    Newer {
        /// The version of the document in it.
        version: u64,
    },
    /// It is locked by a password of its own.
    #[error("the file is locked by a password")]
    Locked,
    /// Longer than any article.
    #[error("the file has {bytes} bytes; at most {limit} are read")]
    TooLarge {
        /// Its length in bytes.
        bytes: usize,
        /// The most that is read, in bytes.
        limit: usize,
    },
    /// A file with this name is there and was not to be replaced.
    #[error("{} is already there", path.display())]
    FileExists {
        /// The file.
        path: PathBuf,
    },
    /// No room was left.
    #[error("no room is left for {}", path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system refused the file.
    #[error("{} cannot be written", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}
