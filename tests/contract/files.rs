//! The files of the corpus in every format.

use std::fs;
use std::path::{Path, PathBuf};

use warraq_formats::{ExportInput, ExportOptions, Format, Holds, export, exporter};

use super::corpus::{self, Specimen};

/// Files of all articles in all formats, in a folder of their own.
pub struct Files {
    /// The articles.
    pub corpus: Vec<Specimen>,
    /// Where the files are.
    pub folder: PathBuf,
}

/// Writes every article in every format, as `<article>.<format>.<ending>`; twice, and the bytes are the same. Formats
/// that hold a collection have one file of all articles besides.
pub fn write(folder: &Path) -> Files {
    let corpus = corpus::all();
    for specimen in &corpus {
        for format in Format::ALL {
            let input = ExportInput::of(&specimen.article).with_newsroom(&specimen.newsroom);
            write_one(folder, &specimen.name, *format, &input, "");
        }
    }
    let articles: Vec<_> = corpus.iter().map(|specimen| specimen.article.clone()).collect();
    let input = ExportInput::of_several(&articles).unwrap().with_newsroom("وكالة ورّاق");
    for format in Format::ALL {
        if exporter(*format).holds() == Holds::Collection {
            write_one(folder, "all", *format, &input, "");
        }
    }
    Files { corpus, folder: folder.to_owned() }
}

/// Writes one file; `variant` is what was chosen, for its name.
fn write_one(folder: &Path, name: &str, format: Format, input: &ExportInput<'_>, variant: &str) {
    let bytes = export(format, input).unwrap();
    assert!(bytes == export(format, input).unwrap(), "{name} as {format}: not the same bytes");
    let path = folder.join(format!("{name}{variant}.{}.{}", format.id(), format.extension()));
    fs::write(path, bytes).unwrap();
}

/// Writes every article in `format` with other options than usual.
pub fn write_variant(files: &Files, format: Format, options: &ExportOptions, variant: &str) {
    for specimen in &files.corpus {
        let input = ExportInput::of(&specimen.article)
            .with_newsroom(&specimen.newsroom)
            .with_options(options);
        write_one(&files.folder, &specimen.name, format, &input, variant);
    }
}

/// The pages of all articles in a folder of their own, and the fragments each in a page, as a site shows them. Blocks of
/// WordPress are no pages: places of pictures are empty in them until somebody puts a picture in.
pub fn pages(files: &Files) -> PathBuf {
    let folder = files.folder.with_extension("pages");
    fs::create_dir(&folder).unwrap();
    for specimen in &files.corpus {
        let read = |format: &str| {
            let name = format!("{}.{format}.html", specimen.name);
            fs::read_to_string(files.folder.join(name)).unwrap()
        };
        fs::write(folder.join(format!("{}.html", specimen.name)), read("html")).unwrap();
        let page = format!(
            "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n<head><meta charset=\"utf-8\">\
             <title>موقع</title></head>\n<body>\n<h1>موقع</h1>\n{}</body>\n</html>\n",
            read("html-fragment")
        );
        fs::write(folder.join(format!("{}.fragment.html", specimen.name)), page).unwrap();
    }
    folder
}
