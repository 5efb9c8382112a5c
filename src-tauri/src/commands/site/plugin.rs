//! The small plugin for `WordPress`, written where a person says.

use std::path::Path;

use serde::Serialize;
use specta::Type;
use warraq_delivery::wordpress_plugin;
use warraq_formats::{Overwrite, write_whole};

use crate::error::AppError;
use crate::places::make_folder_of;

/// The name that its file has.
const FILE: &str = "warraq.zip";

/// The plugin as a file on the disk.
#[derive(Debug, Serialize, Type)]
pub struct PluginFile {
    /// The file.
    pub path: String,
    /// Its size.
    pub bytes: u32,
}

/// Writes the plugin into a folder as a ZIP file that a site takes, whole or not at all. No site is asked.
///
/// # Errors
/// `file_exists` unless `overwrite`; `folder_denied`, `path_is_file`, `path_is_folder`, `file_unwritable`, `disk_full`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands arguments over by value")]
pub fn site_plugin_save(folder: String, overwrite: bool) -> Result<PluginFile, AppError> {
    let path = Path::new(&folder).join(FILE);
    make_folder_of(&path)?;
    let overwrite = if overwrite { Overwrite::Replace } else { Overwrite::Refuse };
    let bytes = write_whole(&path, &wordpress_plugin(), overwrite)?;
    let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
    Ok(PluginFile { path: path.display().to_string(), bytes })
}
