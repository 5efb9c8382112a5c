//! Files that mean harm, and files that something happened to: a clear refusal or an article, within a gigabyte
//! of memory; nothing runs, nothing is fetched, nothing crashes.

mod files;
mod heavy;
mod run;

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use run::Reading;

/// The examples that the formats are tested by.
fn examples() -> Vec<PathBuf> {
    let mut folders =
        vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/tests/fixtures/import")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("the examples are there") {
            let path = entry.expect("a folder can be listed").path();
            let is_example = ["docx", "odt", "html"]
                .iter()
                .any(|kind| path.extension().is_some_and(|e| e == *kind));
            if path.is_dir() {
                folders.push(path);
            } else if is_example {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(found.len() > 10, "there are examples: {}", found.len());
    found
}

#[test]
fn archives_that_unpack_without_end_are_refused() {
    let reading = Reading::new();
    for (name, part, mimetype) in [
        ("bomb.docx", "word/document.xml", None),
        ("bomb.odt", "content.xml", Some("application/vnd.oasis.opendocument.text")),
    ] {
        let file = reading.at(name);
        files::zip_bomb(&file, part, mimetype);
        assert!(
            fs::metadata(&file).expect("it is there").len() < 4 << 20,
            "it is small on the disk"
        );
        let refusal = reading.refused(&file);
        assert!(refusal.contains(name), "{refusal}");
    }
    let parts = reading.at("parts.docx");
    files::many_parts(&parts, 30_000);
    reading.refused(&parts);
}

#[test]
fn entities_are_never_expanded() {
    let reading = Reading::new();
    for (name, part, mimetype) in [
        ("entities.docx", "word/document.xml", None),
        ("entities.odt", "content.xml", Some("application/vnd.oasis.opendocument.text")),
    ] {
        let file = reading.at(name);
        files::archive(&file, &[(part, files::entity_bomb().as_bytes())], mimetype);
        reading.refused(&file);
    }
    let site = reading.at("entities.xml");
    fs::write(&site, files::entity_bomb()).expect("it can be written");
    reading.refused(&site);
}

#[test]
fn nesting_without_end_is_read_or_refused() {
    let reading = Reading::new();
    for file in heavy::nested(reading.folder()) {
        reading.read_or_refused(&file);
    }
}

#[test]
fn more_of_everything_than_any_article_has_is_read_or_refused() {
    let reading = Reading::new();
    for file in heavy::crowded(reading.folder(), 10_000) {
        reading.read_or_refused(&file);
    }
}

#[test]
fn two_hundred_megabytes_are_refused_before_they_are_read() {
    let reading = Reading::new();
    for name in ["long.txt", "long.md", "long.html", "long.docx", "long.odt", "long.json"] {
        let file = reading.at(name);
        let made = fs::File::create(&file).expect("it can be made");
        made.set_len(200 << 20).expect("the file system has sparse files");
        let refusal = reading.refused(&file);
        assert!(refusal.contains("209715200"), "{refusal}");
    }
}

#[test]
fn files_that_are_not_what_their_names_say_are_refused() {
    let reading = Reading::new();
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    let old_word = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600]].concat();
    for ending in ["docx", "odt", "txt", "md", "json", "xml"] {
        for (kind, bytes) in [
            ("picture", &picture[..]),
            ("pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n1 0 obj"),
            ("doc", &old_word),
            ("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0"),
        ] {
            let file = reading.at(&format!("{kind}.{ending}"));
            fs::write(&file, bytes).expect("it can be written");
            reading.refused(&file);
        }
    }
    for name in ["empty.docx", "empty.odt", "empty.json", "empty.xml"] {
        let file = reading.at(name);
        fs::write(&file, b"").expect("it can be written");
        reading.refused(&file);
    }
}

#[test]
fn files_that_are_cut_off_never_crash() {
    let reading = Reading::new();
    for example in examples() {
        let whole = fs::read(&example).expect("it can be read");
        let name = example.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for part in [1, 3, 6, 9] {
            let file = reading.at(&format!("{part}-{name}"));
            fs::write(&file, &whole[..whole.len() * part / 10]).expect("it can be written");
            reading.read_or_refused(&file);
        }
    }
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    let reading = Reading::new();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.set_nonblocking(true).expect("it can be asked without waiting");
    let address = format!("http://{}", listener.local_addr().expect("it has an address"));
    let page = reading.at("page.html");
    fs::write(&page, files::hostile_page(&address)).expect("it can be written");
    let word = reading.at("pictures.docx");
    files::word_with_outside_picture(&word, &address);
    for file in [page, word] {
        let written = reading.converted(&file, "html");
        assert!(written.contains("نص المقال"), "{written}");
        // The exporter's own data for search engines is a script of a type that does not run.
        let lower = written.to_lowercase().replace("<script type=\"application/ld+json\">", "");
        for danger in [
            "<script",
            "javascript:",
            "onerror",
            "onload",
            "<iframe",
            "<svg",
            "http-equiv=\"refresh",
            "expression(",
        ] {
            assert!(!lower.contains(danger), "{danger} in {written}");
        }
        assert!(!lower.contains("<img") || !lower.contains(&address), "{written}");
    }
    assert!(listener.accept().is_err(), "somebody asked the outside for something");
}
