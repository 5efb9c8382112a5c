//! Why the store refused.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};
use warraq_core::article::{DocumentError, EditError};
use warraq_core::fields::FieldError;
use warraq_core::tag::TagError;
use warraq_core::workflow::TransitionError;

use crate::history::UndoRefusal;

/// Why the store refused, or what failed. No variant ever holds a secret or an article's text.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Neither the passphrase nor the recovery key.
    #[error("the passphrase does not open this vault")]
    WrongPassphrase,
    /// The passphrase that the vault was to have instead is the one that it has.
    #[error("the vault has this passphrase already")]
    SamePassphrase,
    /// The new secret opens the vault; the one before is still in the second copy of the header, and opens the vault
    /// where the first is damaged. Whoever opens the vault for writing takes it away.
    #[error(
        "the vault took the new secret, and the old one could not be taken out of the second copy of its header"
    )]
    OldSecretLeft(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Too many tries were wrong: the next is looked at only after a while.
    #[error("too many tries were wrong; the next one is in {seconds} s")]
    TooSoon {
        /// How long that is.
        seconds: u32,
    },
    /// The file is something else.
    #[error("the file is not a vault")]
    NotAVault,
    /// A later Warraq made the vault, or changed it.
    #[error("the vault was made by a newer Warraq (its version is {found})")]
    Newer {
        /// The version in the file.
        found: u32,
    },
    /// Something is already where the new vault should be.
    #[error("{} exists already", path.display())]
    Exists {
        /// What is there.
        path: PathBuf,
    },
    /// A copy would stand in the place of what it is a copy of.
    #[error("{} is the vault itself", path.display())]
    Itself {
        /// What was named.
        path: PathBuf,
    },
    /// Another program is writing in the vault.
    #[error("another program has the vault open for writing")]
    Busy,
    /// Whoever asked for it broke it off; nothing half made is left.
    #[error("it was broken off")]
    Stopped,
    /// No file is there.
    #[error("no vault at {}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// What was to be a folder is something else.
    #[error("{} is no folder", path.display())]
    NotAFolder {
        /// What was named.
        path: PathBuf,
    },
    /// Whoever asks may not read the file, or the folder that it is in.
    #[error("{} may not be read", path.display())]
    Denied {
        /// Which.
        path: PathBuf,
    },
    /// Saves stand in the log beside the vault, and nothing can be written there, without which they cannot be read.
    #[error("the log of {} cannot be read where nothing can be written", path.display())]
    LogUnread {
        /// The vault.
        path: PathBuf,
    },
    /// The file has a second name, under which its log and its lock are others: two writers would spoil it.
    #[error("{} has a second name", path.display())]
    TwoNames {
        /// The vault.
        path: PathBuf,
    },
    /// What is there is a device or a pipe, or anything else that no file may take the place of.
    #[error("{} is no ordinary file", path.display())]
    NoOrdinaryFile {
        /// What is there.
        path: PathBuf,
    },
    /// Somebody reads in the vault that is to be set aside.
    #[error("another program has the vault open for reading")]
    BeingRead,
    /// The copy that is to be put in the place of a vault is open itself.
    #[error("another program has the copy open")]
    CopyBusy,
    /// A copy that was just written says something else when it is read back.
    #[error("the copy could not be read back: {0}")]
    BadCopy(String),
    /// It is a vault, and some of it cannot be read.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// The vault, its folder or its medium cannot be written.
    #[error("the vault cannot be written")]
    ReadOnly(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No room is left.
    #[error("the disk is full")]
    DiskFull(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The disk or the system refused.
    #[error("the vault could not be read or written")]
    Io(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The disk does not give what is to be copied: the vault, or the backup that is restored.
    #[error("{} could not be read", path.display())]
    Unread {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Somebody changed the article since the version that was given.
    #[error("the article was changed since: its version is {current}")]
    VersionConflict {
        /// The version it has now.
        current: u32,
    },
    /// Something of its kind has this name.
    #[error("“{0}” is there already")]
    NameTaken(String),
    /// Nothing has this id.
    #[error("there is no {0}")]
    NotFound(String),
    /// The workflow has no such step.
    #[error(transparent)]
    Transition(#[from] TransitionError),
    /// A field cannot have this value.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// A document cannot be.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A tag cannot be.
    #[error(transparent)]
    Tag(#[from] TagError),
    /// The blocks sent and the blocks there do not make a document.
    #[error(transparent)]
    Order(#[from] EditError),
    /// The action cannot be taken back.
    #[error(transparent)]
    UndoRefused(#[from] UndoRefusal),
    /// Keys could not be made.
    #[error("{0}")]
    Key(&'static str),
    /// `SQLite` refused something that it should not.
    #[error("the database refused")]
    Database(#[source] rusqlite::Error),
}

/// What `SQLite` says where a file does not give what is read of it.
const READING: [i32; 3] =
    [ffi::SQLITE_IOERR_READ, ffi::SQLITE_IOERR_SHORT_READ, ffi::SQLITE_IOERR_FSTAT];

/// What cannot be read in a vault.
#[derive(Debug, thiserror::Error)]
#[error("the vault is damaged: {what}")]
pub struct Damage {
    what: String,
    is_of_header: bool,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Damage {
    /// Whether nothing can be read at all, because what opens the vault is damaged.
    #[must_use]
    pub fn is_of_header(&self) -> bool {
        self.is_of_header
    }
}

impl StoreError {
    /// The same of a file that is only read; whatever else is wrong stays what it is.
    pub(crate) fn of_reading(self, path: &Path) -> Self {
        match self {
            Self::Io(source) => Self::Unread { path: path.to_owned(), source },
            other => other,
        }
    }

    /// Whether it is of a file that was read, where one was read and another written.
    pub(crate) fn is_of_reading(&self) -> bool {
        let Self::Io(source) = self else { return false };
        let code = source.downcast_ref::<rusqlite::Error>().and_then(rusqlite::Error::sqlite_error);
        code.is_some_and(|error| READING.contains(&error.extended_code))
    }

    /// Damage that was found by looking.
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(Damage { what: what.into(), is_of_header: false, source: None })
    }

    /// Damage of what opens a vault, which was found by looking.
    pub(crate) fn header_damaged(what: impl Into<String>) -> Self {
        Self::Damaged(Damage { what: what.into(), is_of_header: true, source: None })
    }

    /// Damage that something else told of.
    pub fn damaged_by(
        what: impl Into<String>,
        source: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        let (what, source) = (what.into(), Some(Box::new(source).into()));
        Self::Damaged(Damage { what, is_of_header: false, source })
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull(Box::new(error)),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::ReadOnly(Box::new(error))
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::damaged_by("its database cannot be read", error)
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::Io(Box::new(error)),
            _ => Self::Database(error),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::DiskFull(Box::new(error))
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly(Box::new(error))
            }
            _ => Self::Io(Box::new(error)),
        }
    }
}
