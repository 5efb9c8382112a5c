//! What comes in and what goes out, by example. With `WARRAQ_WRITE_FIXTURES=1` the expected files are written
//! anew; their diff is then to be read like code.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use ulid::Ulid;
use warraq_core::specimen;
use warraq_formats::{
    ExportInput, ExportOptions, Format, ImportDefaults, ImportFormat, Picture, export, file_name,
    import, losses,
};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The files in this folder, and in those in it, that are read as articles.
fn importable(name: &str) -> Vec<(PathBuf, ImportFormat)> {
    let mut found = Vec::new();
    let mut folders = vec![folder(name)];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            let extension = path.extension().unwrap_or_default().to_str().unwrap().to_owned();
            // JSON here is what is expected of the file beside it.
            let mut formats = ImportFormat::ALL.iter().copied();
            let format = formats.find(|format| format.extensions().contains(&extension.as_str()));
            match format {
                _ if path.is_dir() => folders.push(path),
                Some(format) if extension != "json" && path.file_name().unwrap() != "README.md" => {
                    found.push((path, format));
                }
                _ => {}
            }
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(!found.is_empty(), "{name}");
    found
}

/// The files of a folder with this ending, in order.
fn files(name: &str, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = folder(name)
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{name}");
    files
}

/// The articles that are exported: JSON with one dot in its name is no golden file.
fn articles() -> Vec<PathBuf> {
    let is_article =
        |path: &PathBuf| path.file_stem().is_some_and(|stem| !stem.to_string_lossy().contains('.'));
    files("export", "json").into_iter().filter(is_article).collect()
}

fn assert_is(path: &Path, found: &str) {
    if std::env::var_os("WARRAQ_WRITE_FIXTURES").is_some() {
        fs::write(path, found).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, expected, "{}", path.display());
}

fn counting() -> impl FnMut() -> Ulid {
    let mut next = 0;
    move || {
        next += 1;
        Ulid::from(next)
    }
}

#[test]
fn files_become_articles() {
    for (path, format) in importable("import") {
        let bytes = fs::read(&path).unwrap();
        let defaults = ImportDefaults::default();
        let imported = import(format, &bytes, &defaults, &mut counting()).unwrap();
        assert_eq!(imported.body.clone().validated().as_ref(), Ok(&imported.body));
        let mut body = imported.body.to_json()["content"].clone();
        simplify(&mut body);
        let mut found = json!({
            "fields": filled(&serde_json::to_value(&imported.fields).unwrap()),
            "tags": imported.tags,
            "body": body,
            "removed": imported.removed,
            "warnings": imported.warnings,
        });
        if !imported.taken.is_empty() {
            found["taken"] = json!(imported.taken);
        }
        if !imported.pictures.is_empty() {
            found["pictures"] = imported.pictures.iter().map(told).collect();
        }
        assert_is(&path.with_extension("json"), &format!("{found:#}\n"));
    }
}

/// A picture without its bytes.
fn told(picture: &Picture) -> Value {
    json!({
        "id": picture.id,
        "name": picture.name,
        "media_type": picture.media_type,
        "bytes": picture.bytes.len(),
        "alt": picture.alt,
        "caption": picture.caption,
    })
}

#[test]
fn articles_become_files() {
    for path in articles() {
        let json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let article = specimen::article(&json, 0);
        let newsroom = json["newsroom"].as_str().unwrap();
        let input = ExportInput::of(&article).with_newsroom(newsroom);
        for format in Format::ALL {
            let bytes = export(*format, &input).unwrap();
            assert_eq!(bytes, export(*format, &input).unwrap(), "the same bytes every time");
            if !format.is_text() {
                continue;
            }
            let found = String::from_utf8(bytes).unwrap();
            for secret in ["لم يقبل", "تعليق سري", "سر للمحررين"] {
                assert!(!found.contains(secret), "{secret} in {format}");
            }
            assert_is(&path.with_extension(ending(*format)), &found);
        }
    }
}

/// The ending of a format's golden file: several formats are `.html`.
fn ending(format: Format) -> String {
    match format.id() {
        "text" | "markdown" | "html" => format.extension().to_owned(),
        id => format!("{id}.{}", format.extension()),
    }
}

#[test]
fn losses_are_what_occurs() {
    let json = fs::read_to_string(folder("export").join("traps.json")).unwrap();
    let article = specimen::article(&serde_json::from_str(&json).unwrap(), 0);
    let lost = |format| {
        let losses = losses(&ExportInput::of(&article), format);
        losses.iter().map(|loss| format!("{} {}", loss.what.name(), loss.count)).collect::<Vec<_>>()
    };
    assert_eq!(lost(Format::Markdown), ["insertion 1", "deletion 1", "comment 1"]);
    assert_eq!(lost(Format::Html), ["insertion 1", "deletion 1", "comment 1"]);
    assert!(lost(Format::Text).contains(&"strong 2".to_owned()));
}

/// Without ids and without attributes that are not set; a footnote and its signs keep theirs.
fn simplify(json: &mut Value) {
    match json {
        Value::Array(values) => values.iter_mut().for_each(simplify),
        Value::Object(map) => {
            let keeps_id = map.get("type").is_some_and(|kind| kind == "footnote");
            if let Some(Value::Object(attrs)) = map.get_mut("attrs") {
                attrs.retain(|key, value| !value.is_null() && (key != "id" || keeps_id));
                if attrs.is_empty() {
                    map.remove("attrs");
                }
            }
            map.values_mut().for_each(simplify);
        }
        _ => {}
    }
}

fn filled(fields: &Value) -> Map<String, Value> {
    let is_filled =
        |value: &Value| !(value.is_null() || *value == json!("") || *value == json!([]));
    let pairs = fields.as_object().unwrap().iter().filter(|(_, value)| is_filled(value));
    pairs.map(|(key, value)| (key.clone(), value.clone())).collect()
}

#[test]
fn files_are_named_after_their_article() {
    let name = |fields: Value| {
        let body = json!([{ "type": "paragraph" }]);
        let specimen = json!({ "tags": [], "fields": fields, "body": body });
        let article = specimen::article(&specimen, 0);
        file_name(&article, Format::Markdown, &ExportOptions::default())
    };
    assert_eq!(name(json!({ "slug": "everything", "headline": "آخر" })), "everything.md");
    assert_eq!(name(json!({ "headline": "«قسد»: لا انسحاب؟" })), "قسد-لا-انسحاب.md");
    assert_eq!(name(json!({ "headline": "؟!" })), format!("{}.md", Ulid::nil()));
    assert_eq!(name(json!({ "slug": "con" })), "_con.md");
    assert!(name(json!({ "headline": "ق".repeat(300) })).len() <= 120);
}
