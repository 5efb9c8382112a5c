//! What counts readers leaves an article in whatever format it comes, and is listed.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

use ulid::Ulid;
use warraq_formats::{ImportDefaults, ImportFormat, Imported, RemovedKind, import};

fn read(format: ImportFormat, source: &str) -> Imported {
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    import(format, source.as_bytes(), &ImportDefaults::default(), &mut ids).unwrap()
}

fn trackers(imported: &Imported) -> Vec<&str> {
    let trackers = imported.removed.iter().filter(|one| one.kind == RemovedKind::Tracker);
    trackers.map(|one| one.text.as_str()).collect()
}

#[test]
fn links_of_every_spelling_lose_them() {
    for (format, source) in [
        (ImportFormat::Markdown, "نص [ر](https://x.example/?id=3&utm_source=b&fbclid=C)."),
        (
            ImportFormat::Markdown,
            "نص <a href=\"https://x.example/?id=3&utm_source=b&fbclid=C\">ر</a>.",
        ),
        (
            ImportFormat::Markdown,
            "<p>نص <a href=\"https://x.example/?id=3&utm_source=b&fbclid=C\">ر</a></p>",
        ),
        (ImportFormat::Markdown, "نص <https://x.example/?id=3&utm_source=b&fbclid=C>"),
        (ImportFormat::Markdown, "نص https://x.example/?id=3&utm_source=b&fbclid=C"),
        (ImportFormat::Text, "نص https://x.example/?id=3&utm_source=b&fbclid=C"),
        (
            ImportFormat::Html,
            "<p>نص <a href=\"https://x.example/?id=3&amp;utm_source=b&amp;fbclid=C\">ر</a></p>",
        ),
        (ImportFormat::Html, "<p>نص https://x.example/?id=3&amp;utm_source=b&amp;fbclid=C"),
    ] {
        let imported = read(format, source);
        let body = imported.body.to_json().to_string();
        assert!(body.contains("https://x.example/?id=3\""), "{source}: {body}");
        assert_eq!(trackers(&imported), ["utm_source=b", "fbclid=C"], "{source}");
    }
}

#[test]
fn each_stands_where_it_was() {
    let imported = read(
        ImportFormat::Markdown,
        "# خبر\n\nفقرة أولى https://x.example/?utm_id=1\n\nفقرة ثانية\n\n![صورة](a.jpg)\n\nفقرة رابعة https://x.example/?utm_id=4\n",
    );
    let blocks = imported.body.blocks();
    let places: Vec<_> =
        imported.removed.iter().map(|one| (one.text.as_str(), one.after)).collect();
    assert_eq!(
        places,
        [("utm_id=1", None), ("a.jpg", Some(blocks[1].id())), ("utm_id=4", Some(blocks[2].id()))]
    );
}

#[test]
fn json_of_warraq_comes_back_to_the_letter() {
    let json = r#"{"headline":"خبر","body":{"version":1,"type":"doc","content":[{"type":"paragraph","attrs":{"id":"00000000000000000000000001"},"content":[{"type":"text","text":"https://x.example/?utm_id=1"}]}]}}"#;
    let imported = read(ImportFormat::Json, json);
    assert!(imported.body.to_json().to_string().contains("utm_id"));
}
