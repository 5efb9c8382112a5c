//! What there is to do where the vault itself is the matter: told below whatever a command failed with.

use std::path::{Path, PathBuf};

use directories::UserDirs;
use warraq_store::{Damage, StoreError, Vault};

use crate::advice::Advice;
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;
use crate::ways;

/// `error` with what there is to do about the vault that `file` names.
pub fn explained(file: &VaultFile, error: CliError) -> CliError {
    let Ok(vault) = file.path() else { return error };
    let ways = match &error {
        CliError::Store(StoreError::Damaged(damage)) => of_damage(&vault, damage),
        CliError::Store(StoreError::DiskFull(_) | StoreError::ReadOnly(_)) if vault.exists() => {
            vec![ways::copy_elsewhere(elsewhere(&vault))]
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
    if damage.is_of_header() { backup(vault) } else { of_faults(vault) }
}

/// The same where looking through it has found faults.
pub fn of_faults(vault: &Path) -> Vec<Message> {
    let salvage = ways::salvage(Advice::salvage(&free_name(vault, "salvaged")));
    std::iter::once(salvage).chain(backup(vault)).collect()
}

/// The newest backup, where there is one in the usual folder.
pub fn backup(vault: &Path) -> Vec<Message> {
    let newest = Vault::backups_beside(vault).into_iter().next();
    let way = |newest: PathBuf| ways::newest_backup(Advice::restore_over(&newest));
    vec![newest.map_or_else(|| Message::new("advice.no_backup"), way)]
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
fn free_name(vault: &Path, what: &str) -> PathBuf {
    let stem = vault.file_stem().unwrap_or_default().to_string_lossy();
    let numbered = |number: String| vault.with_file_name(format!("{stem}.{what}{number}.warraq"));
    let others = (2..1000).map(|number| numbered(format!("-{number}")));
    let mut names = std::iter::once(numbered(String::new())).chain(others);
    names.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| numbered(String::new()))
}
