//! What of real documents comes into the article, measured against what an independent reader found in them.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use ulid::Ulid;
use warraq_core::article::{Block, Inline, Mark, Visit};
use warraq_formats::{ImportDefaults, ImportFormat, Imported, RemovedKind, WarningKind, import};

/// What the independent reader found in a file.
#[derive(Deserialize)]
struct Expected {
    words: Vec<String>,
    strong: Vec<String>,
    emphasis: Vec<String>,
    links: Vec<String>,
    notes: Vec<String>,
    cells: Vec<String>,
}

fn folder(format: ImportFormat) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(format.id())
}

fn expectations() -> Vec<(String, Expected, Imported)> {
    [ImportFormat::Docx, ImportFormat::Odt].into_iter().flat_map(expectations_of).collect()
}

fn expectations_of(format: ImportFormat) -> Vec<(String, Expected, Imported)> {
    let json = fs::read_to_string(folder(format).join("fidelity.json")).unwrap();
    let expected: HashMap<String, Expected> = serde_json::from_str(&json).unwrap();
    let mut all: Vec<_> = expected
        .into_iter()
        .map(|(name, expected)| {
            let bytes = fs::read(folder(format).join(&name)).unwrap();
            let mut next = 0;
            let mut ids = || {
                next += 1;
                Ulid::from(next)
            };
            let defaults = ImportDefaults::default();
            let imported = import(format, &bytes, &defaults, &mut ids).unwrap();
            (name, expected, imported)
        })
        .collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

#[test]
fn every_document_has_its_expectations() {
    for (format, least) in [(ImportFormat::Docx, 12), (ImportFormat::Odt, 10)] {
        let files = folder(format).read_dir().unwrap().map(|entry| entry.unwrap().path());
        let is_document =
            |path: &PathBuf| path.extension().is_some_and(|extension| extension == format.id());
        let documents = files.filter(is_document).count();
        assert!(documents >= least);
        assert_eq!(expectations_of(format).len(), documents);
    }
}

#[test]
fn words_are_kept() {
    for (name, expected, imported) in expectations() {
        let all = expected.words.len();
        let text = kept_text(&imported, reads_deletions(&name));
        let lost = missing(&expected.words, &words(&text));
        let limit = all * 5 / 1000;
        assert!(lost.len() <= limit, "{name}: {} of {all} words lost: {lost:?}", lost.len());
    }
}

#[test]
fn bold_and_italic_are_kept_and_nothing_else_is() {
    for (name, expected, imported) in expectations() {
        let mut strong = marked(&imported, &Mark::Strong);
        let guessed = imported.warnings.iter().filter(|w| w.kind == WarningKind::HeadingGuessed);
        strong.extend(guessed.flat_map(|warning| words(&warning.detail)));
        assert_marked(&name, &strong, &expected.strong);
        let emphasis = marked(&imported, &Mark::Emphasis);
        let underlined = match reads_deletions(&name) {
            Deletions::Read => Vec::new(),
            // The independent reader takes what is underlined in ODT, links too, for emphasis.
            Deletions::LeftOut => [marked(&imported, &Mark::Underline), linked(&imported)].concat(),
        };
        let expected = missing(&expected.emphasis, &missing(&underlined, &emphasis));
        assert_marked(&name, &emphasis, &expected);
    }
}

#[test]
fn links_are_kept() {
    for (name, expected, imported) in expectations() {
        let mut links: Vec<String> = Vec::new();
        each_run(&imported, &mut |run| {
            links.extend(run.marks().link().map(|link| link.href.replace("%20", " ")));
        });
        links.dedup();
        assert_eq!(sorted(&links), sorted(&expected.links), "{name}");
    }
}

#[test]
fn notes_are_kept() {
    for (name, expected, imported) in expectations() {
        let notes = imported.body.blocks().iter().filter_map(|block| match block {
            Block::Footnote(note) => {
                let lines = note.content.iter().map(|line| line.content.to_text());
                Some(words(&lines.collect::<Vec<_>>().join("\n")).join(" "))
            }
            _ => None,
        });
        let notes: Vec<String> = notes.collect();
        assert_eq!(sorted(&notes), sorted(&expected.notes), "{name}");
        let mut signs = 0;
        each_run(&imported, &mut |run| {
            signs += usize::from(matches!(run, Inline::FootnoteRef { .. }));
        });
        assert_eq!(signs, expected.notes.len(), "{name}");
    }
}

/// A table that only lays out the page is none of the article; its words are counted with all others.
#[test]
fn tables_are_kept() {
    for (name, expected, imported) in expectations() {
        let mut cells = Vec::new();
        for block in imported.body.blocks() {
            let Block::Table(table) = block else { continue };
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                let lines = cell.content.iter().map(|line| line.content.to_text());
                cells.push(words(&lines.collect::<Vec<_>>().join("\n")).join(" "));
            }
        }
        let is_layout =
            |warning: &&warraq_formats::Warning| matches!(warning.kind, WarningKind::LayoutTable);
        if imported.warnings.iter().find(is_layout).is_none() {
            let lost = missing(&expected.cells, &cells);
            assert!(lost.is_empty(), "{name}: {lost:?}");
        }
    }
}

/// Of the looks of letters in ODT, the independent reader knows neither those of right-to-left letters nor those that
/// a whole paragraph has: there may be more, which the expected articles show.
fn assert_marked(name: &str, found: &[String], expected: &[String]) {
    if reads_deletions(name) == Deletions::Read {
        assert_eq!(sorted(found), sorted(expected), "{name}");
        return;
    }
    let lost = missing(expected, found);
    assert!(lost.is_empty(), "{name}: {lost:?}");
}

/// Whether the independent reader finds what was deleted: in ODT it does not.
fn reads_deletions(name: &str) -> Deletions {
    let is_odt = Path::new(name).extension().is_some_and(|ending| ending == "odt");
    if is_odt { Deletions::LeftOut } else { Deletions::Read }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Deletions {
    Read,
    LeftOut,
}

/// The body, and what became a field.
fn kept_text(imported: &Imported, deletions: Deletions) -> String {
    let mut text = String::new();
    imported.body.walk(&mut |step| {
        let Visit::Line(_, content) = step else { return };
        for run in content.as_slice() {
            match run {
                Inline::Text { marks, .. }
                    if deletions == Deletions::LeftOut && marks.has("deletion") => {}
                Inline::Text { text: letters, .. } => text.push_str(letters),
                Inline::HardBreak { .. } => text.push('\n'),
                Inline::FootnoteRef { .. } => {}
            }
        }
        text.push('\n');
    });
    let fields = &imported.fields;
    text.push_str(&[fields.headline.as_str(), &fields.standfirst, &fields.kicker].join("\n"));
    // The line that became byline and date is whole in the report, and so is what the file hides.
    let is_told = |kind| matches!(kind, RemovedKind::BylineLine | RemovedKind::Hidden);
    for removed in imported.removed.iter().filter(|it| is_told(it.kind)) {
        text.push('\n');
        text.push_str(&removed.text);
    }
    text
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// What of `expected` is not in `found`, counted.
fn missing(expected: &[String], found: &[String]) -> Vec<String> {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in found {
        *left.entry(word).or_default() += 1;
    }
    let is_missing = |word: &&String| match left.get_mut(word.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    expected.iter().filter(is_missing).cloned().collect()
}

/// The words of all runs with this mark.
fn marked(imported: &Imported, mark: &Mark) -> Vec<String> {
    let mut found = Vec::new();
    each_run(imported, &mut |run| {
        if let Inline::Text { text, marks } = run
            && marks.as_slice().contains(mark)
        {
            found.extend(words(text));
        }
    });
    found
}

/// The words of all links.
fn linked(imported: &Imported) -> Vec<String> {
    let mut found = Vec::new();
    each_run(imported, &mut |run| {
        if let Inline::Text { text, marks } = run
            && marks.link().is_some()
        {
            found.extend(words(text));
        }
    });
    found
}

fn each_run(imported: &Imported, visit: &mut dyn FnMut(&Inline)) {
    imported.body.walk(&mut |step| {
        if let Visit::Line(_, content) = step {
            content.as_slice().iter().for_each(&mut *visit);
        }
    });
}

fn sorted(words: &[String]) -> Vec<&String> {
    let mut sorted: Vec<&String> = words.iter().collect();
    sorted.sort();
    sorted
}
