//! The system's file manager, asked to show a file in its folder. Nothing is opened but the folder.

use std::path::Path;

use crate::error::{AppError, ErrorCode};

/// Shows `file` in its folder, chosen where the file manager can choose one.
///
/// # Errors
/// `file_gone` where it is not there any more; `folder_not_shown` where the system has nothing that shows folders.
pub fn show(file: &Path) -> Result<(), AppError> {
    if !file.try_exists().unwrap_or(false) {
        return Err(AppError::new(ErrorCode::FileGone, "the file is not there any more"));
    }
    ask(file).map_err(|error| AppError::new(ErrorCode::FolderNotShown, error))
}

/// Asks whoever owns the name that file managers have; where nobody does, the folder is opened as any other is.
#[cfg(target_os = "linux")]
fn ask(file: &Path) -> Result<(), gio::glib::Error> {
    use gio::prelude::FileExt;

    match show_items(&gio::File::for_path(file).uri()) {
        // It has been asked; a slow one is on its way.
        Err(error) if !error.matches(gio::IOErrorEnum::TimedOut) => {
            let folder = gio::File::for_path(file.parent().unwrap_or(file));
            gio::AppInfo::launch_default_for_uri(&folder.uri(), gio::AppLaunchContext::NONE)
        }
        _ => Ok(()),
    }
}

/// Source: the freedesktop.org file manager interface, `ShowItems`.
#[cfg(target_os = "linux")]
fn show_items(uri: &str) -> Result<(), gio::glib::Error> {
    use gio::glib::ToVariant;

    const NAME: &str = "org.freedesktop.FileManager1";
    const PATIENCE_MS: i32 = 10_000;
    let nobody = gio::Cancellable::NONE;
    // The second word would bring the window to the front on systems that ask who began it.
    let asked = (vec![uri], "").to_variant();
    gio::bus_get_sync(gio::BusType::Session, nobody)?
        .call_sync(
            Some(NAME),
            "/org/freedesktop/FileManager1",
            NAME,
            "ShowItems",
            Some(&asked),
            None,
            gio::DBusCallFlags::NONE,
            PATIENCE_MS,
            nobody,
        )
        .map(|_| ())
}

#[cfg(target_os = "macos")]
fn ask(file: &Path) -> std::io::Result<()> {
    std::process::Command::new("open").arg("-R").arg(file).spawn().map(|_| ())
}

#[cfg(windows)]
fn ask(file: &Path) -> std::io::Result<()> {
    use std::os::windows::process::CommandExt;

    // Explorer reads its own words: the quotes are part of them, and no file name has any.
    let asked = format!("/select,\"{}\"", file.display());
    std::process::Command::new("explorer").raw_arg(asked).spawn().map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_gone_is_said_to_be() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("خبر.html");
        let refused = show(&gone).unwrap_err();
        assert_eq!(refused.code, ErrorCode::FileGone);
        assert!(!refused.detail.contains("خبر"), "a detail holds no name of a file");
    }
}
