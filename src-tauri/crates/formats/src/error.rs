//! Why a file could not be read or written.

use std::io;
use std::path::PathBuf;

use crate::foreign::Foreign;
use crate::format::UnsupportedFormat;
use crate::import::ImportFormat;

/// A file could not be read as an article, or an article not be written as a file.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// No format has this name or ending.
    #[error(transparent)]
    Unsupported(#[from] UnsupportedFormat),
    /// It is something that no article is read from, whatever its name says.
    #[error(transparent)]
    Foreign(#[from] Foreign),
    /// It is of another format than was said.
    #[error("the file is {is}")]
    Mistaken {
        /// What it is.
        is: ImportFormat,
    },
    /// There is no word and no picture in it.
    #[error("there is no text in it")]
    NoText,
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
    /// Its end is missing.
    #[error("the file is cut off")]
    CutOff,
    /// A site's export ends in the middle.
    #[error("the export is cut off at byte {byte}")]
    SiteCutOff {
        /// How far it could be read, in bytes.
        byte: u64,
    },
    /// It has so many parts, or so many in one another, that it is no article.
    #[error("the file is no article: {detail}")]
    Tangled {
        /// What there is too much of.
        detail: String,
    },
    /// What is packed in it is longer than any article, however short it is itself.
    #[error("what is packed in the file has more than {limit} bytes")]
    TooLargeUnpacked {
        /// The most that is unpacked, in bytes.
        limit: u64,
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
    /// Its pages cannot be set.
    #[error("the pages cannot be set: {detail}")]
    NotPrinted {
        /// What stood against it.
        detail: String,
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
    /// The folder that the file was to stand in is not there.
    #[error("there is no folder {}", path.display())]
    FolderMissing {
        /// The folder.
        path: PathBuf,
    },
    /// Nothing may be written in the folder, or in the one that it was to be made in.
    #[error("nothing may be written in {}", path.display())]
    FolderDenied {
        /// The folder.
        path: PathBuf,
    },
    /// The disk of the folder takes nothing.
    #[error("the disk of {} is read-only", path.display())]
    DiskReadOnly {
        /// The folder.
        path: PathBuf,
    },
    /// A folder has the name that the file was to have.
    #[error("{} is a folder", path.display())]
    PathIsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The file is a vault, or a part of one.
    #[error("{} belongs to a vault", path.display())]
    OfVault {
        /// The file.
        path: PathBuf,
    },
    /// A file has the name that a folder was to have.
    #[error("{} is a file and no folder", path.display())]
    PathIsFile {
        /// The file.
        path: PathBuf,
    },
    /// The system knows no files of this name: it is too long, or has a letter that names have not.
    #[error("no file can be called {}", path.display())]
    NameRefused {
        /// The file.
        path: PathBuf,
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
