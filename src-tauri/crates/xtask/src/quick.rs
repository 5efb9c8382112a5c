//! Whether the quick `warraq` converts as the newsroom's program does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::root;

/// The formats that it writes itself.
const FORMATS: [&str; 15] = [
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

/// The kinds of files that it reads.
const KINDS: [&str; 5] = ["docx", "html", "md", "odt", "txt"];

/// Converts every file of the importers' tests to every format by both programs; how many files that gave.
///
/// # Errors
/// With the first that differs, in the file or in what is said of it, or that the quick program does not write alone.
pub fn compare(quick: &Path, newsroom: &Path) -> Result<usize, String> {
    let folder = quick.with_file_name("quick-alone");
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(told)?;
    let alone = folder.join("warraq");
    fs::copy(quick, &alone).map_err(told)?;
    let files = files()?;
    for file in &files {
        for format in FORMATS {
            let both = [&*alone, newsroom].map(|program| converted(program, &folder, file, format));
            let [quick, newsroom] = both;
            if quick? != newsroom? {
                return Err(format!("{} differs as {format} by the quick program", file.display()));
            }
        }
    }
    fs::remove_dir_all(&folder).map_err(told)?;
    Ok(files.len() * FORMATS.len())
}

/// What a program wrote, and what it said on standard output and error.
#[derive(PartialEq, Eq)]
struct Converted {
    file: Vec<u8>,
    output: Vec<u8>,
    error: Vec<u8>,
}

/// What `program` makes of the file.
fn converted(
    program: &Path,
    folder: &Path,
    file: &Path,
    format: &str,
) -> Result<Converted, String> {
    let out = folder.join("out");
    let mut convert = Command::new(program);
    convert.arg("convert").arg(file).args(["--to", format, "--json", "--force", "-o"]).arg(&out);
    let output = convert.output().map_err(|error| format!("{}: {error}", program.display()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{convert:?}: {said}"));
    }
    let file = fs::read(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(Converted { file, output: output.stdout, error: output.stderr })
}

/// The files of the importers' tests, and the article of the corpus.
fn files() -> Result<Vec<PathBuf>, String> {
    let mut files = vec![root().join("tests/corpus/xeber24-article.txt")];
    let mut folders = vec![root().join("src-tauri/crates/formats/tests/fixtures/import")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| error.to_string())?.flatten() {
            let path = entry.path();
            let is_read = path.extension().is_some_and(|end| KINDS.iter().any(|kind| end == *kind));
            if path.is_dir() {
                folders.push(path);
            } else if is_read {
                files.push(path);
            }
        }
    }
    Ok(files)
}
