//! What a command fails with: a code that the page translates, and a detail for logs.

mod delivery;

use std::fmt;

use serde::Serialize;
use specta::Type;
use warraq_core::article::DocumentError;
use warraq_core::fields::FieldError;
use warraq_core::find::QueryError;
use warraq_core::never_publish::EntryError;
use warraq_core::tag::TagError;
use warraq_core::typing_help::AbbreviationError;
use warraq_formats::{Foreign, FormatError, OptionError};
use warraq_output::{OutputError, PresetError};
use warraq_store::StoreError;

/// Why a command failed.
#[derive(Debug, Clone, Serialize, Type, thiserror::Error)]
#[error("{detail}")]
pub struct AppError {
    /// What the page decides and translates by.
    pub code: ErrorCode,
    /// For logs and for whoever wants to know more; English; holds no text of an article.
    pub detail: String,
}

/// The kinds of failure that the page can tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    WrongPassphrase,
    SamePassphrase,
    OldSecretLeft,
    TooSoon,
    NotAVault,
    NewerVault,
    VaultExists,
    VaultBusy,
    VaultMissing,
    VaultDamaged,
    VaultDenied,
    LogUnread,
    TwoNames,
    Locked,
    ReadOnly,
    NotFound,
    VersionConflict,
    InvalidDocument,
    InvalidField,
    InvalidQuery,
    QueryEmpty,
    QueryGroup,
    QuerySet,
    QueryRepetition,
    QueryEscape,
    QueryLookAround,
    QueryTooLarge,
    TransitionRefused,
    UndoRefused,
    WeakPassphrase,
    FileExists,
    FileUnreadable,
    FileUnwritable,
    FileGone,
    FolderNotShown,
    FolderMissing,
    VaultFolderMissing,
    VaultLeft,
    FolderDenied,
    PathIsFolder,
    PathIsVault,
    PathIsFile,
    NameRefused,
    NotPrinted,
    UnsupportedFormat,
    ImportFailed,
    ImportRunning,
    ImportUndone,
    ExportRunning,
    AskingRunning,
    BackupRunning,
    NameTaken,
    Stopped,
    NeverPublish,
    InvalidPreset,
    InvalidOption,
    FileEmpty,
    FileDamaged,
    FileCutOff,
    FileTangled,
    SiteCutOff,
    OldWord,
    Pdf,
    Rtf,
    Pages,
    Spreadsheet,
    Presentation,
    Book,
    Picture,
    PictureHeic,
    PictureAvif,
    PictureSvg,
    PictureUnknown,
    PictureBroken,
    PictureTooLarge,
    MediaRunning,
    Recording,
    Archive,
    OtherXml,
    OtherProgram,
    FileLocked,
    FileNewer,
    FileTooLarge,
    FileCollection,
    Embargo,
    TimePast,
    Spiked,
    Textless,
    WrongState,
    InvalidSite,
    NoAddress,
    NotOpened,
    NothingToCompare,
    TextGone,
    Undecided,
    Stale,
    DiskFull,
    DiskFailed,
    Internal,
}

impl AppError {
    /// The error with `code`, and what was behind it.
    pub fn new(code: ErrorCode, detail: impl fmt::Display) -> Self {
        Self { code, detail: format!("{detail}") }
    }

    /// No vault is open.
    #[must_use]
    pub fn locked() -> Self {
        Self::new(ErrorCode::Locked, "no vault is open")
    }

    /// The article was made by an import that was undone.
    #[must_use]
    pub fn import_undone() -> Self {
        Self::new(ErrorCode::ImportUndone, "the import of the article was undone")
    }

    /// There is no such thing; `what` names it, in English.
    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::new(ErrorCode::NotFound, what)
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::WrongPassphrase => ErrorCode::WrongPassphrase,
            StoreError::SamePassphrase => ErrorCode::SamePassphrase,
            StoreError::OldSecretLeft(_) => ErrorCode::OldSecretLeft,
            StoreError::TooSoon { .. } => ErrorCode::TooSoon,
            StoreError::NotAVault => ErrorCode::NotAVault,
            StoreError::Newer { .. } => ErrorCode::NewerVault,
            StoreError::Itself { .. } => ErrorCode::PathIsVault,
            StoreError::Exists { .. } => ErrorCode::VaultExists,
            StoreError::Busy | StoreError::CopyBusy | StoreError::BeingRead => ErrorCode::VaultBusy,
            StoreError::Missing { .. } => ErrorCode::VaultMissing,
            StoreError::NotAFolder { .. } => ErrorCode::PathIsFile,
            StoreError::Damaged(_) => ErrorCode::VaultDamaged,
            StoreError::ReadOnly(_) => ErrorCode::ReadOnly,
            StoreError::DiskFull(_) => ErrorCode::DiskFull,
            StoreError::Io(_) | StoreError::Unread { .. } | StoreError::BadCopy(_) => {
                ErrorCode::DiskFailed
            }
            StoreError::Denied { .. } => ErrorCode::VaultDenied,
            StoreError::LogUnread { .. } => ErrorCode::LogUnread,
            StoreError::TwoNames { .. } => ErrorCode::TwoNames,
            StoreError::NoOrdinaryFile { .. } => ErrorCode::FileUnwritable,
            StoreError::VersionConflict { .. } => ErrorCode::VersionConflict,
            StoreError::NotFound(_) => ErrorCode::NotFound,
            StoreError::Transition(_) => ErrorCode::TransitionRefused,
            StoreError::Field(_) | StoreError::Tag(_) => ErrorCode::InvalidField,
            StoreError::Document(_) | StoreError::Order(_) => ErrorCode::InvalidDocument,
            StoreError::NameTaken(_) => ErrorCode::NameTaken,
            StoreError::UndoRefused(_) => ErrorCode::UndoRefused,
            StoreError::Stopped => ErrorCode::Stopped,
            _ => ErrorCode::Internal,
        };
        Self::new(code, error)
    }
}

impl From<FormatError> for AppError {
    fn from(error: FormatError) -> Self {
        let code = match &error {
            FormatError::Unsupported(_) => ErrorCode::UnsupportedFormat,
            FormatError::FileNotText { .. } => ErrorCode::ImportFailed,
            FormatError::Foreign(foreign) => foreign_code(*foreign),
            FormatError::NoText => ErrorCode::FileEmpty,
            FormatError::TooLarge { .. } | FormatError::TooLargeUnpacked { .. } => {
                ErrorCode::FileTooLarge
            }
            FormatError::Damaged { .. } | FormatError::Mistaken { .. } => ErrorCode::FileDamaged,
            FormatError::CutOff => ErrorCode::FileCutOff,
            FormatError::SiteCutOff { .. } => ErrorCode::SiteCutOff,
            FormatError::Tangled { .. } => ErrorCode::FileTangled,
            FormatError::Locked => ErrorCode::FileLocked,
            FormatError::Newer { .. } => ErrorCode::FileNewer,
            FormatError::Collection { .. } => ErrorCode::FileCollection,
            FormatError::Unreadable { .. } => ErrorCode::FileUnreadable,
            FormatError::FileExists { .. } => ErrorCode::FileExists,
            FormatError::DiskFull { .. } => ErrorCode::DiskFull,
            FormatError::FolderMissing { .. } => ErrorCode::FolderMissing,
            FormatError::FolderDenied { .. } | FormatError::DiskReadOnly { .. } => {
                ErrorCode::FolderDenied
            }
            FormatError::PathIsFolder { .. } => ErrorCode::PathIsFolder,
            FormatError::OfVault { .. } => ErrorCode::PathIsVault,
            FormatError::PathIsFile { .. } => ErrorCode::PathIsFile,
            FormatError::NameRefused { .. } => ErrorCode::NameRefused,
            FormatError::Unwritable { .. } => ErrorCode::FileUnwritable,
            FormatError::NotPrinted { .. } => ErrorCode::NotPrinted,
        };
        Self::new(code, error)
    }
}

fn foreign_code(foreign: Foreign) -> ErrorCode {
    match foreign {
        Foreign::OldWord => ErrorCode::OldWord,
        Foreign::Pdf => ErrorCode::Pdf,
        Foreign::Rtf => ErrorCode::Rtf,
        Foreign::Pages => ErrorCode::Pages,
        Foreign::Spreadsheet => ErrorCode::Spreadsheet,
        Foreign::Presentation => ErrorCode::Presentation,
        Foreign::Book => ErrorCode::Book,
        Foreign::Picture => ErrorCode::Picture,
        Foreign::Recording => ErrorCode::Recording,
        Foreign::Archive => ErrorCode::Archive,
        Foreign::Xml => ErrorCode::OtherXml,
        Foreign::Other => ErrorCode::OtherProgram,
    }
}

impl From<OutputError> for AppError {
    fn from(error: OutputError) -> Self {
        match error {
            OutputError::Store(error) => error.into(),
            OutputError::NoArticle => StoreError::NotFound("an article to write".to_owned()).into(),
            OutputError::Format(error) => error.into(),
            OutputError::Option(error) => error.into(),
            OutputError::Preset(error) => error.into(),
            // Which words, the preview says: they are text of an article.
            OutputError::NeverPublish(_) => Self::new(ErrorCode::NeverPublish, error),
            OutputError::Stopped => Self::new(ErrorCode::Stopped, error),
        }
    }
}

impl From<PresetError> for AppError {
    fn from(error: PresetError) -> Self {
        let code = match &error {
            PresetError::Unknown(_) => ErrorCode::NotFound,
            _ => ErrorCode::InvalidPreset,
        };
        Self::new(code, error)
    }
}

impl From<OptionError> for AppError {
    fn from(error: OptionError) -> Self {
        Self::new(ErrorCode::InvalidOption, error)
    }
}

impl From<EntryError> for AppError {
    fn from(error: EntryError) -> Self {
        Self::new(ErrorCode::InvalidField, error)
    }
}

impl From<AbbreviationError> for AppError {
    fn from(error: AbbreviationError) -> Self {
        Self::new(ErrorCode::InvalidField, error)
    }
}

impl From<QueryError> for AppError {
    fn from(error: QueryError) -> Self {
        let code = match error {
            QueryError::Empty => ErrorCode::QueryEmpty,
            QueryError::Group => ErrorCode::QueryGroup,
            QueryError::Set => ErrorCode::QuerySet,
            QueryError::Repetition => ErrorCode::QueryRepetition,
            QueryError::Escape => ErrorCode::QueryEscape,
            QueryError::LookAround => ErrorCode::QueryLookAround,
            QueryError::Syntax => ErrorCode::InvalidQuery,
            QueryError::TooLarge => ErrorCode::QueryTooLarge,
        };
        Self::new(code, error)
    }
}

impl From<DocumentError> for AppError {
    fn from(error: DocumentError) -> Self {
        Self::new(ErrorCode::InvalidDocument, error)
    }
}

impl From<FieldError> for AppError {
    fn from(error: FieldError) -> Self {
        Self::new(ErrorCode::InvalidField, error)
    }
}

impl From<TagError> for AppError {
    fn from(error: TagError) -> Self {
        Self::new(ErrorCode::InvalidField, error)
    }
}
