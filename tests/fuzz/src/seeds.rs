//! What AFL begins with: the files that the tests of the importers read, and those in `seeds`.

use std::error::Error;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::{fs, io};

use zip::ZipArchive;

use crate::package;
use crate::target::Target;

/// Where the tests have their files, and where those are that only fuzzing needs.
const FOLDERS: [&str; 3] = [
    "../../src-tauri/crates/formats/tests/fixtures/import",
    "../../src-tauri/crates/formats/tests/fixtures/pages",
    "seeds",
];
/// A larger file costs AFL more time than it brings.
const LIMIT_BYTES: usize = 50_000;

/// Writes a seed for each file of the target's format, numbered, into `folder`.
pub fn write(target: Target, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for fixtures in FOLDERS {
        files.extend(files_below(&here.join(fixtures))?);
    }
    files.retain(|file| is_of(target, file));
    files.sort();
    for (number, file) in files.iter().enumerate() {
        let bytes = seed(target, fs::read(file)?)?;
        if bytes.len() <= LIMIT_BYTES {
            fs::write(folder.join(format!("{number:03}")), bytes)?;
        }
    }
    Ok(())
}

fn seed(target: Target, file: Vec<u8>) -> Result<Vec<u8>, Box<dyn Error>> {
    let Target::Text(format) = target else { return Ok(file) };
    let name = package::text_part(format).ok_or("the format has no parts")?;
    let mut text = Vec::new();
    ZipArchive::new(Cursor::new(file))?.by_name(name)?.read_to_end(&mut text)?;
    Ok(text)
}

fn is_of(target: Target, file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    // A flat OpenDocument text is one XML file and has no parts.
    let is_fit = !matches!(target, Target::Text(_)) || extension != Some("fodt");
    is_fit && extension.is_some_and(|extension| target.extensions().contains(&extension))
}

fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}
