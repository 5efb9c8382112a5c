//! The details of warnings are words of the file or of the catalogues, never sentences of the code.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of this crate's code.
fn sources() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// The text in quotes that a warning is given, where it is one.
fn literal(call: &str) -> Option<&str> {
    let arguments = call.split_once("WarningKind::")?.1.split_once(',')?.1.trim_start();
    let literal = arguments.trim_start_matches('&');
    let literal = literal.strip_prefix("format!(").unwrap_or(literal);
    literal.strip_prefix('"')?.split_once('"').map(|(literal, _)| literal)
}

/// Whether two words of a language stand side by side.
fn is_sentence(literal: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    literal.split_whitespace().filter(is_word).count() > 1
}

#[test]
fn no_detail_of_a_warning_is_a_sentence() {
    let (mut calls, mut sentences) = (0, Vec::new());
    for path in sources() {
        let source = fs::read_to_string(&path).unwrap();
        for call in source.split(".warn").skip(1) {
            let end = call.find(';').unwrap_or(call.len());
            if call.starts_with(['(', '_']) && call[..end].contains("WarningKind::") {
                calls += 1;
                let said = literal(&call[..end]).filter(|literal| is_sentence(literal));
                sentences.extend(said.map(|said| format!("{}: {said}", path.display())));
            }
        }
    }
    assert!(calls > 40, "{calls} calls were found");
    assert_eq!(sentences, Vec::<String>::new());
    assert!(is_sentence("a list became paragraphs") && is_sentence("{bad} letters were lost"));
}
