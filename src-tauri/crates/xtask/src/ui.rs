//! The UI's packages and its build.

use std::fs;
use std::path::Path;

use crate::process::{command, finish, root};

/// Installs the UI's packages where the lock file is newer than what is installed.
///
/// # Errors
/// When npm fails.
pub fn install() -> Result<(), String> {
    let ui = root().join("ui");
    let installed = fs::read(ui.join("node_modules/.warraq-lock")).unwrap_or_default();
    let wanted = fs::read(ui.join("package-lock.json")).map_err(|error| error.to_string())?;
    if installed == wanted {
        return Ok(());
    }
    finish(command("ui", &["npm", "ci", "--no-audit", "--no-fund"]))?;
    // The copy says which lock file the installed packages belong to.
    fs::write(ui.join("node_modules/.warraq-lock"), wanted).map_err(|error| error.to_string())
}

/// Builds `ui/dist`, which the window is compiled with, unless it is newer than its sources.
///
/// # Errors
/// When the build fails.
pub fn build() -> Result<(), String> {
    let ui = root().join("ui");
    let built = newest(&ui.join("dist/index.html"));
    let sources = ["src", "index.html", "package-lock.json", "vite.config.ts"]
        .map(|part| newest(&ui.join(part)))
        .into_iter()
        .chain([newest(&root().join("assets"))])
        .max()
        .flatten();
    if built.is_some() && built > sources {
        return Ok(());
    }
    finish(command("ui", &["npm", "run", "build", "--silent"]))
}

fn newest(path: &Path) -> Option<std::time::SystemTime> {
    if path.is_dir() {
        let entries = fs::read_dir(path).ok()?;
        return entries.flatten().filter_map(|entry| newest(&entry.path())).max();
    }
    fs::metadata(path).and_then(|about| about.modified()).ok()
}
