//! What is pasted, by example and by attack. With `WARRAQ_WRITE_FIXTURES=1` the expected outlines are written anew;
//! their diff is then to be read like code.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::Document;
use warraq_formats::{FormatError, Paste, Pasted, pasted};

/// What was pasted, and how many ids it took: as many as nodes were made.
fn read(html: &str, text: &str) -> (Result<Pasted, FormatError>, u128) {
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    let paste = Paste { html, text, language: "ar", at: DateTime::UNIX_EPOCH };
    let pasted = pasted(&paste, &mut ids);
    (pasted, next)
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let files = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|found| found == extension)).collect();
    files.sort();
    files
}

#[test]
fn what_programs_put_on_the_clipboard_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/paste");
    let sources = [files(&folder, "html"), files(&folder, "txt")].concat();
    let names: BTreeSet<_> = sources.iter().map(|path| path.with_extension("")).collect();
    assert!(names.len() >= 9, "{names:?}");
    for name in names {
        let source =
            |extension| fs::read_to_string(name.with_extension(extension)).unwrap_or_default();
        let (html, text) = (source("html"), source("txt"));
        let (found, _) = read(&html, &text);
        let outline = outline(&found.unwrap());
        let expected = name.with_extension("expected");
        if std::env::var_os("WARRAQ_WRITE_FIXTURES").is_some() {
            fs::write(&expected, &outline).unwrap();
        }
        assert_eq!(outline, fs::read_to_string(&expected).unwrap(), "{}", name.display());
    }
}

/// A line for each block and one for each thing that is said beside them.
fn outline(pasted: &Pasted) -> String {
    let mut outline = String::new();
    for block in &pasted.blocks {
        writeln!(outline, "{}", line(&block.to_json())).unwrap();
    }
    outline.push_str("--\n");
    for removed in &pasted.removed {
        let kind = serde_json::to_value(removed.kind).unwrap();
        writeln!(outline, "{}: {}", kind.as_str().unwrap(), removed.text.replace('\n', " / "))
            .unwrap();
    }
    for found in &pasted.cleaned {
        writeln!(outline, "{}: {}", found.kind, found.count).unwrap();
    }
    for warning in &pasted.warnings {
        writeln!(outline, "{:?} {}", warning.kind, warning.detail).unwrap();
    }
    if pasted.turned > 0 {
        writeln!(outline, "turned: {}", pasted.turned).unwrap();
    }
    outline
}

fn line(node: &Value) -> String {
    let marks = node["marks"].as_array().into_iter().flatten();
    let marks: Vec<String> = marks.map(|mark| said(mark, &["href", "lang", "text"])).collect();
    if let Some(text) = node["text"].as_str() {
        return if marks.is_empty() {
            text.to_owned()
        } else {
            format!("<{}|{text}>", marks.join("+"))
        };
    }
    let inner: String = node["content"].as_array().into_iter().flatten().map(line).collect();
    format!("{}({inner})", said(node, &["level", "kind", "start", "dir", "lang", "alt", "colspan"]))
}

/// The name of a node or mark with those of its attributes that are set.
fn said(node: &Value, names: &[&str]) -> String {
    let name = node["type"].as_str().unwrap_or_default();
    let attrs = names.iter().filter_map(|name| match &node["attrs"][*name] {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        value => Some(value.to_string().trim_matches('"').to_owned()),
    });
    std::iter::once(name.to_owned()).chain(attrs).collect::<Vec<_>>().join(" ")
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus/paste")
}

/// The most nodes that may be made of what is pasted, those too that are thrown away: what bounds its time.
const MOST_NODES: u128 = 2_000_000;

#[test]
fn nothing_of_an_attack_is_left_in_an_article() {
    let files = files(&corpus(), "html");
    assert!(files.len() >= 15);
    for path in files {
        let html = fs::read_to_string(&path).unwrap().replace("{{SERVER}}", "https://evil.example");
        let (found, nodes) = read(&html, "");
        let found = found.unwrap();
        is_harmless(&found, &path.display().to_string());
        assert!(nodes <= html.len() as u128, "{}: {nodes} nodes", path.display());
        assert!(!found.blocks.is_empty(), "{}", path.display());
    }
}

#[test]
fn what_is_grown_without_end_is_refused_or_short() {
    let grown = fs::read_to_string(corpus().join("grown.json")).unwrap();
    for one in serde_json::from_str::<Vec<Value>>(&grown).unwrap() {
        let html = grow(&one);
        let (found, nodes) = read(&html, "");
        assert!(nodes <= MOST_NODES, "{}: {nodes} nodes", one["name"]);
        match found {
            Ok(pasted) => is_harmless(&pasted, &one["name"].to_string()),
            Err(FormatError::Tangled { .. } | FormatError::TooLarge { .. }) => {}
            Err(other) => panic!("{}: {other}", one["name"]),
        }
    }
}

/// The HTML that an entry of `grown.json` describes.
fn grow(one: &Value) -> String {
    let part = |name: &str| one[name].as_str().unwrap_or_default();
    let times = usize::try_from(one["times"].as_u64().unwrap()).unwrap();
    [
        part("before").to_owned(),
        part("open").repeat(times),
        part("inner").to_owned(),
        part("close").repeat(times),
        part("behind").to_owned(),
    ]
    .concat()
}

/// Panics where the blocks are no article, lead where none may lead, have a picture, or words of a script.
fn is_harmless(pasted: &Pasted, name: &str) {
    let blocks: Vec<Value> =
        pasted.blocks.iter().map(warraq_core::article::Block::to_json).collect();
    let body = json!({ "version": 1, "type": "doc", "content": blocks });
    if !blocks.is_empty() {
        Document::from_json(&body).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    for table in blocks.iter().filter(|block| block["type"] == "table") {
        let places = places(table);
        assert!(places <= 200_000, "{name}: a table of {places} places");
    }
    each_attribute(&body, &mut |attribute, value| {
        let text = value.as_str().unwrap_or_default();
        let is_address = matches!(attribute, "href" | "url");
        assert!(!is_address || text.starts_with("https://"), "{name}: {attribute} {text}");
        assert!(attribute != "media" || value.is_null(), "{name}: a picture");
        let is_span = matches!(attribute, "colspan" | "rowspan");
        assert!(!is_span || value.as_u64().is_some_and(|span| span <= 1000), "{name}: {value}");
    });
    // An address of a search engine that leads to a script leads to the search engine.
    let body = body.to_string().replace("google.com/url?q=javascript:window.__ran", "");
    for word in ["__ran", "javascript:", "onerror", "<script", "\u{202e}", "\u{0}"] {
        assert!(!body.contains(word), "{name}: {word} in {body}");
    }
}

/// The places for cells that a window has to draw of a table: its rows by the columns of its widest.
fn places(table: &Value) -> u64 {
    let rows = table["content"].as_array().unwrap();
    let mut widths = vec![0; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        for cell in row["content"].as_array().unwrap() {
            let span = |name: &str| cell["attrs"][name].as_u64().unwrap_or(1);
            let covered = usize::try_from(span("rowspan")).unwrap();
            widths.iter_mut().skip(at).take(covered).for_each(|width| *width += span("colspan"));
        }
    }
    widths.into_iter().max().unwrap_or(0) * rows.len() as u64
}

fn each_attribute(node: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    for (attribute, value) in node["attrs"].as_object().into_iter().flatten() {
        visit(attribute, value);
    }
    let inner = [&node["content"], &node["marks"]];
    for inner in inner.into_iter().filter_map(Value::as_array).flatten() {
        each_attribute(inner, visit);
    }
}
