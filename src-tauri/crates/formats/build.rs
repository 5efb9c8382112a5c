//! Folds and sorts the lists of words by which articles are read, so that no program does it at each start.
//!
//! Of each list, `src/reading/NAME.txt`, it writes two files for `word_list!`: `NAME.rows`, a line for each entry
//! (the key it is looked up by, its section, its folded words, how it is written; parted by tabs, sorted by key, of one
//! key as they are listed), and `NAME.starts`, where each of those lines starts, in 16 bits of little endian.

use std::path::Path;
use std::{env, fs, io};

// Word for word what the program compares with: both are compiled from one source. It names the crate that it is of.
extern crate self as warraq_core;
#[path = "../core/src/text/fold.rs"]
mod fold;
#[path = "src/reading/sections.rs"]
mod sections;
#[expect(dead_code, reason = "numbers are asked for by the program only")]
#[path = "src/reading/words.rs"]
mod words;

mod text {
    pub(crate) use crate::fold;
}

fn main() -> io::Result<()> {
    for name in ["asides", "credits", "furniture", "given_names", "media", "places"] {
        write(name, by_first_word)?;
    }
    write("info", |list| {
        let (patterns, sets): (Vec<Row>, _) =
            by_first_word(list).into_iter().partition(|row| row.section == "patterns");
        [patterns_by_first_word(&patterns, &sets), sets].concat()
    })?;
    write("months", names_by_first_letter)?;
    write("names", as_they_are_written)
}

/// An entry of a list.
#[derive(Clone)]
struct Row {
    key: String,
    section: String,
    /// Folded, with a space between.
    words: String,
    written: String,
}

fn write(name: &str, rows: impl Fn(&str) -> Vec<Row>) -> io::Result<()> {
    let list = format!("src/reading/{name}.txt");
    println!("cargo::rerun-if-changed={list}");
    let mut rows = rows(&fs::read_to_string(list)?);
    rows.sort_by(|one, other| one.key.cmp(&other.key));
    let (mut lines, mut starts) = (String::new(), Vec::new());
    for Row { key, section, words, written } in rows {
        let start = u16::try_from(lines.len()).map_err(io::Error::other)?;
        starts.extend(start.to_le_bytes());
        let line = [key, section, words, written];
        assert!(line.iter().all(|part| !part.contains(['\t', '\n'])), "{line:?} of {name}");
        lines.push_str(&line.join("\t"));
        lines.push('\n');
    }
    let folder = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo names no folder"))?;
    fs::write(Path::new(&folder).join(name).with_extension("rows"), lines)?;
    fs::write(Path::new(&folder).join(name).with_extension("starts"), starts)
}

/// The entries of a list, which may stand in one line with strokes between, each by its first word.
fn by_first_word(list: &str) -> Vec<Row> {
    let entries = sections::entries(list);
    let each = entries.flat_map(|(section, line)| line.split('|').map(move |one| (section, one)));
    let rows = each.map(|(section, written)| {
        let words: Vec<String> =
            words::words(written).into_iter().map(|word| word.folded).collect();
        assert!(words.iter().all(|word| !word.contains(' ')), "one word is folded to several");
        Row {
            key: words.first().cloned().unwrap_or_default(),
            section: section.to_owned(),
            words: words.join(" "),
            written: written.trim().to_owned(),
        }
    });
    rows.filter(|row| !row.written.is_empty()).collect()
}

/// The patterns by each word that they may begin with: those that begin with a set by the first words of its entries.
fn patterns_by_first_word(patterns: &[Row], sets: &[Row]) -> Vec<Row> {
    let mut rows = Vec::new();
    for Row { section, written, .. } in patterns {
        let words = folded_pattern(written);
        let mut keys = match words.strip_prefix('{').and_then(|words| words.split_once('}')) {
            Some((set, _)) => {
                let of_set = sets.iter().filter(|row| row.section == set);
                of_set.map(|row| row.key.clone()).collect()
            }
            None => vec![words.split(' ').next().unwrap_or_default().to_owned()],
        };
        keys.sort();
        keys.dedup();
        rows.extend(keys.into_iter().map(|key| Row {
            key,
            section: section.clone(),
            words: words.clone(),
            written: written.clone(),
        }));
    }
    rows
}

/// A pattern with its words folded and the names of its sets as they are.
fn folded_pattern(pattern: &str) -> String {
    let (before, rest) = pattern.split_once('{').unwrap_or((pattern, ""));
    let mut parts = vec![words::key(before)];
    if let Some((set, behind)) = rest.split_once('}') {
        parts.push(format!("{{{set}}}"));
        parts.push(folded_pattern(behind));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// Names, each line with what they mean before a colon, by the first letter, which an ending does not change; those of
/// more words first.
fn names_by_first_letter(list: &str) -> Vec<Row> {
    let meant = sections::entries(list).filter_map(|(_, line)| line.split_once(':'));
    let names = meant.flat_map(|(meaning, names)| names.split('|').map(move |one| (meaning, one)));
    let rows = names.map(|(meaning, written)| {
        let words = words::key(written);
        let key = words.chars().take(1).collect();
        let (section, written) = (meaning.trim().to_owned(), written.trim().to_owned());
        Row { key, section, words, written }
    });
    let mut rows: Vec<Row> = rows.filter(|row| !row.words.is_empty()).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.words.split(' ').count()));
    rows
}

/// Words that are compared as they are written.
fn as_they_are_written(list: &str) -> Vec<Row> {
    let rows = sections::entries(list).map(|(section, word)| Row {
        key: word.to_owned(),
        section: section.to_owned(),
        words: word.to_owned(),
        written: word.to_owned(),
    });
    rows.collect()
}
