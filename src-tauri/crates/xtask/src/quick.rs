//! Whether the quick `warraq` converts as the newsroom's program does.

#[path = "../../cli/tests/quick/cases.rs"]
mod cases;

use std::fs;
use std::path::Path;
use std::process::Command;

use self::cases::{FORMATS, converted, files};

/// Converts every file of the importers' tests to every format by both programs; how many files that gave.
///
/// # Errors
/// With the first that differs, in the file or in what is said of it, or that the quick program does not write alone.
pub fn compare(quick: &Path, newsroom: &Path) -> Result<usize, String> {
    let folder = quick.with_file_name("quick-alone");
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(told)?;
    let (alone, out) = (folder.join("warraq"), folder.join("out"));
    fs::copy(quick, &alone).map_err(told)?;
    let files = files().map_err(|error| error.to_string())?;
    for file in &files {
        for format in FORMATS {
            let [quick, newsroom] = [&*alone, newsroom]
                .map(|program| converted(Command::new(program), file, format, &out));
            if quick? != newsroom? {
                return Err(format!("{} differs as {format} by the quick program", file.display()));
            }
        }
    }
    fs::remove_dir_all(&folder).map_err(told)?;
    Ok(files.len() * FORMATS.len())
}
