//! What the quick program does as the newsroom's: every file of the importers' tests, and the article of the corpus, to
//! every format that needs no pages. The tests compare a part of it before anything is optimised, and whoever builds the
//! programs that are installed all of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The formats that the quick program writes itself.
pub const FORMATS: [&str; 15] = [
    "text",
    "markdown",
    "html",
    "html-fragment",
    "wordpress",
    "wxr",
    "feed",
    "telegram",
    "whatsapp",
    "x",
    "docx",
    "odt",
    "epub",
    "ninjs",
    "newsml",
];

/// The kinds of files that it reads, by the endings of their names.
pub const KINDS: [&str; 5] = ["docx", "html", "md", "odt", "txt"];

/// The files, by name.
///
/// # Errors
/// When a folder cannot be read.
pub fn files() -> io::Result<Vec<PathBuf>> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("");
    let mut files = vec![crates.join("../../tests/corpus/xeber24-article.txt")];
    let mut folders = vec![crates.join("formats/tests/fixtures/import")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if KINDS.iter().any(|kind| is_of(&path, kind)) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Whether the file is of this kind.
pub fn is_of(path: &Path, kind: &str) -> bool {
    path.extension().is_some_and(|ending| ending == kind)
}

/// What a program wrote, and what it said on standard output and error.
#[derive(Debug, PartialEq, Eq)]
pub struct Converted {
    file: Vec<u8>,
    output: Vec<u8>,
    error: Vec<u8>,
}

/// What `program`, not started yet, makes of the file at `out`.
///
/// # Errors
/// When it does not: what it said.
pub fn converted(
    mut program: Command,
    file: &Path,
    format: &str,
    out: &Path,
) -> Result<Converted, String> {
    program.arg("convert").arg(file).args(["--to", format, "--json", "--force", "-o"]).arg(out);
    let said = program.output().map_err(|error| format!("{program:?}: {error}"))?;
    if !said.status.success() {
        return Err(format!("{program:?}: {}", String::from_utf8_lossy(&said.stderr)));
    }
    let file = fs::read(out).map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(Converted { file, output: said.stdout, error: said.stderr })
}
