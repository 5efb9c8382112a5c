//! Words that must stand nowhere in plain form, looked for in every file that programs wrote or have open.

use std::fs;
use std::path::{Path, PathBuf};

/// What was looked through, and what was found.
#[derive(Debug, Default)]
pub struct Traces {
    /// A line for each file and word: which word, in which form, where.
    pub found: Vec<String>,
    /// The files that were looked through.
    pub files: Vec<PathBuf>,
}

/// Traces of `words` in the names and the bytes of all files below `folder`, however each is written.
pub fn below(folder: &Path, words: &[&str]) -> Traces {
    let mut traces = Traces::default();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        // What is gone by now was a file of programs at work.
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name();
            traces.look(&path, name.as_encoded_bytes(), words);
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() => traces.look_into(&path, &path, words),
                _ => {}
            }
        }
    }
    traces
}

/// Traces of `words` in files that the process has open though they have no name any more: what is written to them is
/// on the disk all the same.
pub fn in_nameless_files_of(process: u32, words: &[&str]) -> Traces {
    let mut traces = Traces::default();
    for handle in fs::read_dir(format!("/proc/{process}/fd")).into_iter().flatten().flatten() {
        let Ok(target) = fs::read_link(handle.path()) else { continue };
        let name = target.to_string_lossy();
        let is_in_memory = name.starts_with("/memfd:") || name.starts_with("/dev/");
        if name.ends_with(" (deleted)") && !is_in_memory {
            traces.look_into(&handle.path(), &target, words);
        }
    }
    traces
}

/// The forms in which a word may stand in a file: each one's name and its bytes.
pub fn forms(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let units: Vec<u16> = word.encode_utf16().collect();
    let escaped = |digits: fn(&u16) -> String| -> Vec<u8> {
        let escape = |unit: &u16| match u8::try_from(*unit) {
            Ok(letter) if letter.is_ascii() => char::from(letter).to_string(),
            _ => digits(unit),
        };
        units.iter().map(escape).collect::<String>().into_bytes()
    };
    let in_address = word.bytes().map(|byte| match byte {
        letter if letter.is_ascii_alphanumeric() => char::from(letter).to_string(),
        _ => format!("%{byte:02X}"),
    });
    vec![
        ("UTF-8", word.as_bytes().to_vec()),
        ("UTF-16, little end first", units.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16, big end first", units.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("JSON, small digits", escaped(|unit| format!("\\u{unit:04x}"))),
        ("JSON, capital digits", escaped(|unit| format!("\\u{unit:04X}"))),
        ("an address", in_address.collect::<String>().into_bytes()),
    ]
}

impl Traces {
    /// Takes over what was found and looked through elsewhere.
    pub fn take(&mut self, other: Self) {
        self.found.extend(other.found);
        self.files.extend(other.files);
    }

    fn look_into(&mut self, file: &Path, name: &Path, words: &[&str]) {
        let Ok(bytes) = fs::read(file) else { return };
        self.look(name, &bytes, words);
        self.files.push(name.to_owned());
    }

    fn look(&mut self, place: &Path, bytes: &[u8], words: &[&str]) {
        for word in words {
            for (form, wanted) in forms(word) {
                if holds(bytes, &wanted) {
                    self.found.push(format!("“{word}” as {form} in {}", place.display()));
                }
            }
        }
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(bytes, wanted).is_some()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const WORD: &str = "قنديل2";

    #[test]
    fn a_word_is_found_in_each_form_wherever_it_was_put() {
        for (form, bytes) in forms(WORD) {
            let folder = tempfile::tempdir().expect("a folder");
            let deep = folder.path().join("a/b");
            fs::create_dir_all(&deep).expect("folders");
            fs::write(deep.join("log"), [b"before ", &bytes[..], b" after"].concat())
                .expect("a file");
            fs::write(deep.join("clean"), "قنديل وحده").expect("a file");
            let traces = below(folder.path(), &[WORD, "سراج"]);
            assert_eq!(traces.files.len(), 2);
            assert_eq!(traces.found.len(), 1, "{form}: {:?}", traces.found);
            assert!(traces.found[0].contains(form) && traces.found[0].ends_with("log"));
        }
    }

    #[test]
    fn a_word_is_found_in_the_name_of_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join(format!("{WORD}.d"))).expect("a folder");
        assert_eq!(below(folder.path(), &[WORD]).found.len(), 1);
    }

    #[test]
    fn a_word_is_found_in_a_file_that_has_no_name_any_more() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("gone");
        let mut file = fs::File::create_new(&path).expect("a file");
        file.write_all(WORD.as_bytes()).expect("it is written");
        fs::remove_file(&path).expect("it is removed");
        let traces = in_nameless_files_of(std::process::id(), &[WORD]);
        assert!(traces.found.iter().any(|found| found.contains("gone")), "{traces:?}");
        drop(file);
    }
}
