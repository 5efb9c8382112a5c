//! What there is to do where the vault itself is the matter: told below whatever a command failed with.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use directories::UserDirs;
use warraq_store::{Damage, StoreError, Vault};

use crate::advice::Advice;
use crate::error::{CliError, DoorError};
use crate::messages::Message;
use crate::vault_file::VaultFile;
use crate::{passphrase, ways};

/// So much of a vault is what opens it.
const HEADER_BYTES: u64 = 4096;

/// `error` with what there is to do about the vault that `file` names.
pub fn explained(file: &VaultFile, error: CliError) -> CliError {
    let Ok(vault) = file.path() else { return error };
    let ways = match &error {
        CliError::Store(StoreError::Damaged(damage)) => of_damage(&vault, damage),
        CliError::Store(StoreError::NotAVault) => of_other_file(&vault),
        CliError::Store(StoreError::Missing { path }) if *path == vault => of_missing(&vault),
        CliError::Door(DoorError::SetAside { .. } | DoorError::DiskAway { .. }) => {
            of_missing(&vault)
        }
        CliError::Store(StoreError::DiskFull(_) | StoreError::ReadOnly(_)) if vault.exists() => {
            vec![ways::copy_elsewhere(elsewhere(&vault))]
        }
        CliError::Store(StoreError::Io(_)) if vault.exists() => {
            vec![ways::salvage_if_it_stays(Advice::salvage(&free_name(&vault, "salvaged")))]
        }
        CliError::Store(StoreError::TwoNames { path }) => {
            vec![ways::one_name(Advice::backup(&free_name(path, "copy")))]
        }
        _ => Vec::new(),
    };
    if ways.is_empty() { error } else { error.advising(ways) }
}

/// What there is to do with a damaged vault: salvage it, where anything can be read, or take the newest backup.
pub fn of_damage(vault: &Path, damage: &Damage) -> Vec<Message> {
    if damage.is_of_header() { of_lost_header(vault) } else { of_faults(vault) }
}

/// What opens the vault is gone. A backup has it too, and opens what is behind it.
fn of_lost_header(vault: &Path) -> Vec<Message> {
    let has_more = ordinary(vault).and_then(has_any_behind_header).unwrap_or_default();
    let has_backup = !Vault::backups_beside(vault).is_empty();
    let salvage = (has_more && has_backup)
        .then(|| ways::salvage_by_backup(Advice::salvage(&free_name(vault, "salvaged"))));
    salvage.into_iter().chain(backup(vault)).collect()
}

/// Whether something but zeros is behind the header, were it far behind: the first pages may be lost with it.
fn has_any_behind_header(mut file: File) -> io::Result<bool> {
    file.seek(SeekFrom::Start(HEADER_BYTES))?;
    let mut bytes = vec![0; 1 << 16];
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok(false),
            count if bytes[..count].iter().any(|byte| *byte != 0) => return Ok(true),
            _ => {}
        }
    }
}

/// What is in the place of the vault does not begin as one. After a power cut it may be empty, or its first bytes zeros;
/// of anything else it is only said where a backup of a vault with this name is.
fn of_other_file(vault: &Path) -> Vec<Message> {
    let is_vault_lost = begins_with_zeros(vault);
    if !is_vault_lost && Vault::backups_beside(vault).is_empty() {
        return Vec::new();
    }
    let cut = is_vault_lost.then(|| Message::new("advice.beginning_lost"));
    cut.into_iter().chain(of_lost_header(vault)).collect()
}

/// Whether nothing is in the file, or nothing but zeros where a vault has its header.
fn begins_with_zeros(file: &Path) -> bool {
    let mut bytes = Vec::new();
    let read = ordinary(file).and_then(|file| file.take(HEADER_BYTES).read_to_end(&mut bytes));
    read.is_ok() && bytes.iter().all(|byte| *byte == 0)
}

/// The file, opened; whoever opens a pipe waits for somebody who writes.
fn ordinary(file: &Path) -> io::Result<File> {
    if file.metadata()?.is_file() { File::open(file) } else { Err(ErrorKind::Unsupported.into()) }
}

/// What is left of a vault that is not there: its log, and its backups.
fn of_missing(vault: &Path) -> Vec<Message> {
    let mut log = vault.as_os_str().to_owned();
    log.push("-wal");
    let log = PathBuf::from(log);
    let left = log.exists().then(|| Message::new("advice.log_left").with("path", log.display()));
    let newest = Vault::newest_backup(vault, passphrase::given_before().as_ref());
    let newest = newest.into_iter().flat_map(|newest| {
        let missing = ways::backup_of_missing(Advice::restore(&newest.path));
        std::iter::once(missing).chain(newest.by_clock.as_deref().map(of_clock))
    });
    left.into_iter().chain(newest).collect()
}

/// Where the clock says that another backup is the newest.
fn of_clock(by_clock: &Path) -> Message {
    Message::new("advice.newest_by_clock").with("path", by_clock.display())
}

/// The same where looking through it has found faults.
pub fn of_faults(vault: &Path) -> Vec<Message> {
    let salvage = ways::salvage(Advice::salvage(&free_name(vault, "salvaged")));
    std::iter::once(salvage).chain(backup(vault)).collect()
}

/// The newest backup, where there is one in the usual folder.
pub fn backup(vault: &Path) -> Vec<Message> {
    let newest = Vault::newest_backup(vault, passphrase::given_before().as_ref());
    let Some(newest) = newest else {
        let is_none = Vault::backups_beside(vault).is_empty();
        let key = if is_none { "advice.no_backup" } else { "advice.backups_damaged" };
        return vec![Message::new(key)];
    };
    let way = ways::newest_backup(Advice::restore_over(&newest.path));
    std::iter::once(way).chain(newest.by_clock.as_deref().map(of_clock)).collect()
}

/// The copying of the vault to another disk, as far as one is known.
fn elsewhere(vault: &Path) -> Advice {
    let home = UserDirs::new().map(|user| user.home_dir().to_owned());
    let folders = home.into_iter().chain([std::env::temp_dir()]);
    let other = folders.into_iter().find(|folder| is_on_another_disk(folder, vault));
    let name = free_name(vault, "copy");
    match other.zip(name.file_name()) {
        Some((folder, name)) => Advice::backup(&folder.join(name)),
        None => Advice::backup_help(),
    }
}

#[cfg(unix)]
fn is_on_another_disk(folder: &Path, vault: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.metadata().map(|there| there.dev()).ok();
    device(folder).is_some() && device(folder) != device(vault)
}

#[cfg(not(unix))]
fn is_on_another_disk(_folder: &Path, _vault: &Path) -> bool {
    false
}

/// `news.warraq` becomes `news.salvaged.warraq`, with a number where that is taken.
pub fn free_name(vault: &Path, what: &str) -> PathBuf {
    let stem = vault.file_stem().unwrap_or_default().to_string_lossy();
    let numbered = |number: String| vault.with_file_name(format!("{stem}.{what}{number}.warraq"));
    let others = (2..1000).map(|number| numbered(format!("-{number}")));
    let mut names = std::iter::once(numbered(String::new())).chain(others);
    names.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| numbered(String::new()))
}
