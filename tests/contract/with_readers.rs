//! The contract itself. One test, because one run of each reader reads all files.

mod pictures;
mod review;
mod wordpress;

use std::collections::BTreeMap;
use std::fmt::Write;

use warraq_core::text::direction;
use warraq_formats::{ExportOptions, Format};

use super::files::{self, Files};
use super::readers::{self, Reading};
use super::words::{self, Found};

/// The least share of words that a reader must find in a file, and of neighbours in their order.
fn floors(format: Format, file: &str) -> (f64, f64) {
    let article = file.split(['.', '-']).next().unwrap_or_default();
    match (format, article, file.ends_with(".pdftotext")) {
        // A line of the other direction than most of its page has its pieces turned by pdftotext, and a space before a
        // number goes to the other side of it.
        (Format::Pdf, "english", true) => (0.93, 0.77),
        (Format::Pdf, "mixed", true) => (0.95, 0.85),
        (Format::Pdf, "scripts", true) => (0.95, 0.8),
        (Format::Pdf, ..) => (0.95, 0.95),
        _ => (1.0, 0.97),
    }
}

#[test]
fn every_word_is_where_a_reader_that_is_not_ours_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("files");
    std::fs::create_dir(&at).unwrap();
    let files = files::write(&at);
    let mut options = ExportOptions::default();
    options.set("ninjs", "2.2").unwrap();
    for format in Format::ALL.iter().filter(|format| format.id() == "ninjs") {
        files::write_variant(&files, *format, &options, "-2.2");
    }
    review::write_told(&files, &review::UNNAMED);
    let mut two = ExportOptions::default();
    two.set("columns", "2").unwrap();
    files::write_variant(&files, Format::Pdf, &two, "-columns");
    let mut readings = readers::read(&at);
    // What is said of people in its properties was asked for.
    review::write_told(&files, &review::NAMED);
    let office = readers::libreoffice(&at);
    readings.extend(readers::read(&office));
    let mut faults = String::new();
    review::check_told(&files, &office, &mut faults);
    for (name, reading) in &readings {
        for fault in &reading.faults {
            // Writing to a string cannot fail.
            let _ = writeln!(faults, "{name}: {fault}");
        }
    }
    check_words(&files, &readings, &mut faults);
    for error in readers::nu_checker(&files::pages(&files)) {
        let _ = writeln!(faults, "Nu checker: {error}");
    }
    for name in ["all", "mixed", "kurmanji"] {
        let book = at.join(format!("{name}.epub.epub"));
        let said = if book.is_file() { readers::epubcheck(&book) } else { Vec::new() };
        for error in said {
            let _ = writeln!(faults, "epubcheck, {name}: {error}");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// Every file of one article that a reader read holds the words of that article.
fn check_words(files: &Files, readings: &BTreeMap<String, Reading>, faults: &mut String) {
    for specimen in &files.corpus {
        for format in Format::ALL {
            let lines = words::lines(&specimen.article, *format);
            let stems = ["", "-columns"]
                .map(|chosen| format!("{}{chosen}.{}.", specimen.name, format.id()));
            let of_this = |name: &&String| stems.iter().any(|stem| name.starts_with(stem));
            for name in readings.keys().filter(of_this) {
                let Found { words, order, missing } = words::find(&lines, &readings[name].text);
                if *format == Format::Pdf {
                    let (words, order) = (words * 100.0, order * 100.0);
                    eprintln!("{name}: {words:.1} % of the words, {order:.1} % of their order");
                }
                let (least_words, least_order) = floors(*format, name);
                if words < least_words || order < least_order {
                    let dir = direction::of_language(&specimen.article.fields.language).as_str();
                    let _ = writeln!(
                        faults,
                        "{name} ({dir}): {:.1} % of the words, {:.1} % of their order; not there: {}",
                        words * 100.0,
                        order * 100.0,
                        missing.join(" ")
                    );
                }
            }
        }
    }
}
