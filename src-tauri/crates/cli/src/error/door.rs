//! What is the matter with a file before anything in it is looked at.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::advice::Advice;
use crate::messages::Message;
use crate::moment::moment;
use crate::ways;

/// Why a vault, or a copy of one, is not there to be opened.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// Nothing is there, and beside it what was set aside: by a restore that was stopped then, or by an earlier one.
    #[error("no vault at {}, but one that was set aside", vault.display())]
    SetAside {
        /// Where the vault should be.
        vault: PathBuf,
        /// What it is called now.
        aside: PathBuf,
        /// When that was.
        at: DateTime<Utc>,
    },
    /// An empty vault was to be made, and what is left of one that was there is beside it.
    #[error("no vault at {}, but {}", vault.display(), left.display())]
    EarlierLeft {
        /// Where the vault was to be.
        vault: PathBuf,
        /// What is left: set aside, or a backup.
        left: PathBuf,
    },
    /// Nothing is there, and nothing is connected where a disk is to be.
    #[error("no vault at {}, and no disk", vault.display())]
    DiskAway {
        /// Where the vault should be.
        vault: PathBuf,
    },
    /// A link is there, and nothing where it leads.
    #[error("{} leads to nothing", link.display())]
    LinkToNothing {
        /// The link.
        link: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// A folder is there.
    #[error("{} is a folder", path.display())]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A pipe, a socket or a device is there.
    #[error("{} is no file", path.display())]
    NoFile {
        /// What is there.
        path: PathBuf,
    },
    /// The folder of the vault is not there, as where a disk is not connected.
    #[error("no folder for a vault at {}", path.display())]
    VaultFolderMissing {
        /// The folder.
        path: PathBuf,
    },
    /// The folder in which something was to be made is not there.
    #[error("no folder at {}", path.display())]
    FolderMissing {
        /// The folder.
        path: PathBuf,
    },
}

/// What programs decide by.
pub(super) fn code(error: &DoorError) -> &'static str {
    match error {
        DoorError::EarlierLeft { .. } => "vault_left",
        DoorError::SetAside { .. }
        | DoorError::DiskAway { .. }
        | DoorError::LinkToNothing { .. }
        | DoorError::VaultFolderMissing { .. } => "vault_missing",
        DoorError::IsFolder { .. } => "path_is_folder",
        DoorError::NoFile { .. } => "no_ordinary_file",
        DoorError::FolderMissing { .. } => "not_found",
    }
}

/// What it is, and what to do about it.
pub(super) fn message(error: &DoorError) -> Message {
    match error {
        DoorError::SetAside { vault, aside, at } => Message::new("errors.vault_set_aside")
            .with("path", vault.display())
            .with("aside", aside.display())
            .with("at", moment(*at))
            .with_below([ways::back_in_its_place(Advice::restore(aside))]),
        DoorError::EarlierLeft { vault, left } => Message::new("errors.vault_left")
            .with("path", vault.display())
            .with("left", left.display())
            .with_below([
                ways::earlier_back(Advice::restore(left)),
                ways::empty_anyway(Advice::init_anew()),
            ]),
        DoorError::DiskAway { vault } => Message::new("errors.vault_disk_away")
            .with("path", vault.display())
            .with_below([ways::new_there(Advice::init())]),
        DoorError::LinkToNothing { link, target } => Message::new("errors.link_to_nothing")
            .with("path", link.display())
            .with("target", target.display()),
        DoorError::IsFolder { path } => {
            Message::new("errors.vault_is_folder").with("path", path.display())
        }
        DoorError::NoFile { path } => {
            Message::new("errors.vault_no_file").with("path", path.display())
        }
        DoorError::VaultFolderMissing { path } => {
            Message::new("errors.no_vault_folder").with("path", path.display())
        }
        DoorError::FolderMissing { path } => {
            Message::new("errors.no_folder").with("path", path.display())
        }
    }
}
