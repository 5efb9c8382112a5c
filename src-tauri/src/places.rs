//! The files and folders of this computer that Warraq uses where nothing else was chosen.

use std::path::{Path, PathBuf};

use warraq_formats::folder_refused;

use crate::error::AppError;

/// Where things are when nothing else was chosen.
pub struct Places {
    /// The file of the preferences.
    pub preferences: PathBuf,
    /// The vault.
    pub vault: PathBuf,
    /// The folder of exports.
    pub exports: PathBuf,
}

impl Places {
    /// The places of this computer's user; `WARRAQ_VAULT` names another vault.
    pub fn usual() -> Self {
        let own = directories::UserDirs::new().map_or_else(std::env::temp_dir, |user| {
            user.document_dir().unwrap_or(user.home_dir()).join("Warraq")
        });
        let settings = directories::ProjectDirs::from("net", "Warraq", "Warraq")
            .map_or_else(|| own.clone(), |folders| folders.config_dir().to_owned());
        Self {
            preferences: settings.join("preferences.json"),
            vault: vault_of_environment().unwrap_or_else(|| own.join("vault.warraq")),
            exports: own,
        }
    }
}

/// The vault that `WARRAQ_VAULT` names.
pub fn vault_of_environment() -> Option<PathBuf> {
    std::env::var_os("WARRAQ_VAULT").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Makes the folder that `file` will stand in.
///
/// # Errors
/// `folder_denied`, `path_is_file`, `disk_full`, `file_unwritable` when it cannot be made.
pub fn make_folder_of(file: &Path) -> Result<(), AppError> {
    let Some(folder) = file.parent() else { return Ok(()) };
    Ok(std::fs::create_dir_all(folder).map_err(|error| folder_refused(folder, error))?)
}
