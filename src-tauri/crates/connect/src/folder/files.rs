//! Files that are whole or absent.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::{Fault, FaultKind};

/// Writes a file beside its place, and gives it its name once it is on the disk.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let written = (|| {
        let folder = path.parent().unwrap_or(Path::new("."));
        // Not what it stands in: that may be where a disk is put, and the disk away.
        match fs::create_dir(folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = folder.join(format!(".{name}.part"));
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        // The name too is on the disk; not every system has folders that can be opened.
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    })();
    written.map_err(|error| fault(path, &error))
}

/// Writes what a value is as JSON.
pub fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<(), Fault> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| fault(path, &io::Error::other(error)))?;
    write(path, (text + "\n").as_bytes())
}

/// The value in a file; nothing where there is none.
pub fn read_json<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Fault> {
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|error| fault(path, &io::Error::new(ErrorKind::InvalidData, error))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault(path, &error)),
    }
}

/// Takes a file away; one that is not there is no fault.
pub fn remove(path: &Path) -> Result<(), Fault> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(fault(path, &error)),
        _ => Ok(()),
    }
}

/// Nobody knows whether a file that could not be written has its name: it is looked up as after a lost answer.
pub fn fault(path: &Path, error: &io::Error) -> Fault {
    let path = path.display().to_string();
    Fault::unknown(FaultKind::Folder { path, reason: error.to_string() })
}
