//! What is converted without the newsroom is what the newsroom would have written and said, to the byte.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use warraq_formats::Format;

use crate::cases::{FORMATS, KINDS, converted, files, is_of};
use crate::install::Install;

/// Each file in one format, and one file of each kind in every format.
fn pairs() -> Vec<(PathBuf, &'static str)> {
    let files = files().expect("the folders are read");
    let each = files.iter().zip(FORMATS.iter().cycle());
    let mut pairs: Vec<(PathBuf, &str)> =
        each.map(|(file, format)| (file.clone(), *format)).collect();
    for kind in KINDS {
        let first = files.iter().find(|file| is_of(file, kind)).expect("there are files of it");
        pairs.extend(FORMATS.map(|format| (first.clone(), format)));
    }
    pairs
}

#[test]
fn every_format_that_needs_no_pages_is_compared() {
    let mut all: Vec<&str> = Format::ALL.iter().map(|format| format.id()).collect();
    all.retain(|id| *id != "pdf");
    all.sort_unstable();
    let mut compared = FORMATS;
    compared.sort_unstable();
    assert_eq!(compared[..], all);
}

#[test]
fn every_format_of_every_kind_of_file_is_the_same_bytes_and_words() {
    let install = Install::alone();
    let out = install.at("out");
    for (file, format) in pairs() {
        // Nobody is there who could do it instead.
        let quick = converted(install.command(&[]), &file, format, &out);
        let newsroom = converted(install.newsroom_command(&[]), &file, format, &out);
        let what = format!("{} as {format}", file.display());
        assert!(quick.unwrap() == newsroom.unwrap(), "{what}");
    }
}

#[test]
fn standard_output_and_the_version_are_the_same() {
    let install = Install::alone();
    fs::write(install.at("خبر.md"), "# خبر\n\nقال **ميلر** ذلك يوم 12-01-2024.\n").unwrap();
    for words in [
        &["convert", "خبر.md", "--to", "text", "-o", "-"][..],
        &["convert", "خبر.md", "--to", "feed", "--option", "feed=json", "-o", "-"],
        &["convert", "خبر.md", "--to", "html", "-o", "-"],
        &["--version"],
        &["-V"],
    ] {
        let (quick, newsroom) = (install.run(words), install.run_newsroom(words));
        assert_eq!(quick, newsroom, "{words:?}");
        assert_eq!(quick.status.code(), Some(0), "{words:?}: {}", said(&quick));
    }
}

/// All that was written for people and programs.
fn said(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    format!("{out}\n{err}")
}
