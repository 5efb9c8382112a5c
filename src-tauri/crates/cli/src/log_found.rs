//! What was found in the place of a vault's log, in words.

use std::path::Path;

use warraq_store::{LogFound, LogLoss};

use crate::advice::Advice;
use crate::messages::Message;
use crate::rescue::free_name;
use crate::ways;

/// What people are told of the log beside the vault or copy at `file`, with what there is to do.
pub fn told(file: &Path, found: &LogFound) -> Message {
    let note = |key: &str, path: &Path| Message::new(key).with("path", path.display());
    match found {
        LogFound::OfAnother { set_aside: Some(log) } => note("notes.log_set_aside", log),
        LogFound::OfAnother { set_aside: None } => note("notes.log_not_read", &of(file)),
        LogFound::Damaged { kept: None, .. } => note("notes.log_damaged_left", &of(file))
            .with_below([ways::salvage_behind(Advice::salvage_of(file, &salvaged(file)))]),
        LogFound::Damaged { kept: Some(log), loss } => match loss {
            LogLoss::Nothing => note("notes.log_mended", log),
            LogLoss::Something => note("notes.log_mended_partly", log),
            LogLoss::Newest { vault } => {
                let way = vault
                    .as_deref()
                    .map(|vault| ways::salvage_behind(Advice::salvage_of(vault, &salvaged(file))));
                note("notes.log_damaged", log).with_below(way)
            }
        },
    }
}

/// The same where all that could be read of it is in a new vault.
pub fn told_of_salvaged(file: &Path, found: &LogFound) -> Message {
    match found {
        LogFound::OfAnother { .. } => told(file, found),
        LogFound::Damaged { .. } => {
            Message::new("notes.log_salvaged").with("path", of(file).display())
        }
    }
}

/// The log beside a file.
fn of(file: &Path) -> std::path::PathBuf {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

fn salvaged(file: &Path) -> std::path::PathBuf {
    free_name(file, "salvaged")
}
