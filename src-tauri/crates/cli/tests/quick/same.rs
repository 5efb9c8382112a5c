//! What is converted without the newsroom is what the newsroom would have written and said, to the byte.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::install::Install;

/// The formats that need no pages.
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

/// Every kind of file that comes in.
const KINDS: [&str; 5] = ["docx", "html", "md", "odt", "txt"];

/// Files that newsrooms have, by name.
fn files() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![here.join("../formats/tests/fixtures/import")];
    let mut files = vec![here.join("../../../tests/corpus/xeber24-article.txt")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if KINDS.iter().any(|kind| is_of(&path, kind)) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn is_of(path: &Path, kind: &str) -> bool {
    path.extension().is_some_and(|ending| ending == kind)
}

/// Each file in one format, and one file of each kind in every format.
fn pairs() -> Vec<(PathBuf, &'static str)> {
    let files = files();
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
fn every_format_of_every_kind_of_file_is_the_same_bytes_and_words() {
    let install = Install::alone();
    let (mine, theirs) = (install.at("quick.out"), install.at("newsroom.out"));
    for (file, format) in pairs() {
        let words = |out: &Path| {
            let words =
                ["convert", &text(&file), "--to", format, "-o", &text(out), "--force", "--json"];
            words.map(str::to_owned)
        };
        // Nobody is there who could do it instead.
        let quick = install.run(&words(&mine).each_ref().map(String::as_str));
        let newsroom = install.run_newsroom(&words(&theirs).each_ref().map(String::as_str));
        let what = format!("{} as {format}: {}", file.display(), said(&quick));
        assert_eq!(quick.status.code(), Some(0), "{what}");
        assert!(fs::read(&mine).unwrap() == fs::read(&theirs).unwrap(), "{what}");
        let told = |output: &Output| said(output).replace("newsroom.out", "quick.out");
        assert_eq!(told(&quick), told(&newsroom), "{what}");
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

fn text(path: &Path) -> String {
    path.to_str().expect("names are UTF-8").to_owned()
}
