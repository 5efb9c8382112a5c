//! Suggestions, comments and people: there for those who asked, and no trace of them for all others.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::json;
use warraq_core::article::Article;
use warraq_core::specimen;
use warraq_formats::{ExportInput, ExportOptions, Format, export, exporter};

use super::super::files::Files;
use super::super::readers;

/// What a reader found of a review: who, and which words.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Review {
    insertions: Vec<(String, String)>,
    deletions: Vec<(String, String)>,
    comments: Vec<(String, String)>,
}

/// What must be nowhere: what is proposed, what is remarked, and who did it.
const SECRETS: [&str; 7] = [
    "زيتونة",
    "نجمةسرية",
    "Zozaninsert",
    "Berfindelete",
    "Remarkrojda",
    "Lastdilovan",
    "Dueeditor",
];

/// The article with a review as it is written for those who asked for it.
pub struct Told {
    /// Its name in `files`.
    name: &'static str,
    /// The choices that were made.
    choices: &'static [&'static str],
    /// Who is said to have reviewed it.
    who: &'static str,
}

/// Without people.
pub const UNNAMED: Told = Told { name: "review-told", choices: &["review"], who: "محرر 1" };
/// With people.
pub const NAMED: Told =
    Told { name: "review-named", choices: &["review", "people"], who: "محرر" };

/// Writes the corpus's article with a review for those who asked for it.
pub fn write_told(files: &Files, told: &Told) {
    let specimen = files.corpus.iter().find(|specimen| specimen.name == "review").unwrap();
    let mut options = ExportOptions::default();
    for choice in told.choices {
        options.set(choice, "yes").unwrap();
    }
    let input = ExportInput::of(&specimen.article).with_options(&options);
    for format in [Format::Docx, Format::Odt] {
        let bytes = export(format, &input).unwrap();
        fs::write(path(&files.folder, told.name, format), bytes).unwrap();
    }
}

fn path(folder: &Path, told: &str, format: Format) -> PathBuf {
    folder.join(format!("{told}.{}.{}", format.id(), format.extension()))
}

/// Comments and changes are where Word and LibreOffice look for them; `office` has what LibreOffice understood.
pub fn check_told(files: &Files, office: &Path, faults: &mut String) {
    let documents_of = |told: &str| {
        let flat = |format: Format| office.join(format!("{told}.{}.fodt", format.id()));
        [path(&files.folder, told, Format::Docx), flat(Format::Docx), flat(Format::Odt)]
    };
    let all = [UNNAMED, NAMED];
    let documents: Vec<PathBuf> = all.iter().flat_map(|told| documents_of(told.name)).collect();
    let documents: Vec<&Path> = documents.iter().map(PathBuf::as_path).collect();
    let found: BTreeMap<String, Review> = readers::python("review.py", &documents);
    assert_eq!(found.len(), documents.len(), "every document is read");
    for Told { name: told, who, .. } in all {
        let one = |words: &str| vec![(who.to_owned(), words.to_owned())];
        let wanted = Review {
            insertions: one("سر لم يقبل "),
            deletions: one("لم يحذف بعد"),
            comments: one("تعليق سري"),
        };
        let of_it = found.iter().filter(|(name, _)| name.starts_with(told));
        for (name, review) in of_it.filter(|(_, review)| **review != wanted) {
            let _ = writeln!(faults, "{name}: the review is {review:?}");
        }
    }
}

/// An article that two people changed and one remarked on.
fn article() -> Article {
    let mark = |kind: &str, person: &str, text: &str| {
        let mut attrs = json!({ "id": kind, "person": person, "at": "2024-01-17T00:00:00Z" });
        if kind == "comment" {
            attrs["text"] = json!("نجمةسرية");
        }
        json!({ "type": "text", "marks": [{ "type": kind, "attrs": attrs }], "text": text })
    };
    let plain = |text: &str| json!({ "type": "text", "text": text });
    let line = json!([
        plain("قالت "),
        mark("insertion", "Zozaninsert", "زيتونة"),
        mark("deletion", "Berfindelete", "باقية"),
        mark("comment", "Remarkrojda", " معلق"),
    ]);
    let cell =
        json!({ "type": "table_cell", "content": [{ "type": "paragraph", "content": line }] });
    let fields = json!({ "headline": "نص قيد المراجعة", "language": "ar", "note": "Dueeditor" });
    let body = json!([
        { "type": "paragraph", "content": line },
        { "type": "paragraph", "content": [mark("insertion", "Zozaninsert", "زيتونة كلها")] },
        { "type": "heading", "attrs": { "level": 2 }, "content": line },
        { "type": "figure", "attrs": { "alt": "جسر" }, "content": line },
        { "type": "table", "content": [{ "type": "table_row", "content": [cell] }] },
        { "type": "list", "attrs": { "kind": "bullet" }, "content": [
            { "type": "list_item", "content": [{ "type": "paragraph", "content": line }] },
        ] },
        { "type": "paragraph", "content": [plain("حاشية"), { "type": "footnote_ref", "attrs": { "target": "n" } }] },
        { "type": "footnote", "attrs": { "id": "n" }, "content": [{ "type": "paragraph", "content": line }] },
    ]);
    let mut article = specimen::article(&json!({ "fields": fields, "tags": [], "body": body }), 9);
    "Lastdilovan".clone_into(&mut article.updated_by);
    article
}

#[test]
fn no_byte_of_a_file_has_what_was_proposed_remarked_and_who_did_it() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    fs::create_dir(&files).unwrap();
    let words = folder.path().join("words");
    fs::write(&words, SECRETS.join("\n")).unwrap();
    let article = article();
    let write = |format: Format, variant: &str, choices: &[(&str, &str)]| {
        let mut options = ExportOptions::default();
        for (name, value) in choices {
            options.set(name, value).unwrap();
        }
        let input = ExportInput::of(&article).with_newsroom("ورّاق").with_options(&options);
        let name = format!("{}{variant}.{}", format.id(), format.extension());
        fs::write(files.join(&name), export(format, &input).unwrap()).unwrap();
        name
    };
    for format in Format::ALL {
        write(*format, "", &[]);
    }
    write(Format::Ninjs, "-second", &[("ninjs", "2.2")]);
    write(Format::Feed, "-json", &[("feed", "json")]);
    let withholding =
        || Format::ALL.iter().filter(|format| !exporter(**format).withholds().is_empty()).copied();
    let told: Vec<String> = withholding()
        .map(|format| write(format, "-told", &[("review", "yes"), ("people", "yes")]))
        .collect();
    let unnamed: Vec<String> =
        withholding().map(|format| write(format, "-unnamed", &[("review", "yes")])).collect();
    let mut found: BTreeMap<String, Vec<String>> = readers::python("traces.py", &[&files, &words]);
    for name in told {
        // The note for the editors is for nobody else, whoever asks.
        let there = found.remove(&name).unwrap();
        for word in &SECRETS[..SECRETS.len() - 1] {
            assert!(there.iter().any(|place| place.ends_with(word)), "{name}: {word} in {there:?}");
        }
        assert!(!there.iter().any(|place| place.ends_with("Dueeditor")), "{name}: {there:?}");
    }
    for name in unnamed {
        let there = found.remove(&name).unwrap();
        let has = |word: &str| there.iter().any(|place| place.ends_with(word));
        let (words, names) = SECRETS.split_at(2);
        assert!(words.iter().all(|word| has(word)), "{name}: {there:?}");
        assert!(!names.iter().any(|name| has(name)), "{name}: {there:?}");
    }
    found.retain(|_, places| !places.is_empty());
    assert_eq!(found, BTreeMap::new());
}
