use chrono::DateTime;
use serde_json::json;
use ulid::Ulid;
use warraq_core::article::{Article, ArticleId};
use warraq_core::workflow::Status;

use super::*;

fn import(json: &Value) -> Result<Imported, FormatError> {
    import_bytes(json.to_string().as_bytes())
}

fn import_bytes(bytes: &[u8]) -> Result<Imported, FormatError> {
    let mut next = 100;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    read(bytes, &ImportDefaults::default(), &mut ids)
}

fn body() -> Value {
    let id = Ulid::from(7).to_string();
    let text = json!([{ "type": "text", "text": "أعلنت الوزارة" }]);
    let paragraph = json!({ "type": "paragraph", "attrs": { "id": id, "dir": null, "lang": null }, "content": text });
    json!({ "version": 1, "type": "doc", "content": [paragraph] })
}

fn warnings(imported: &Imported) -> Vec<(WarningKind, &str)> {
    imported.warnings.iter().map(|warning| (warning.kind, warning.detail.as_str())).collect()
}

#[test]
fn an_article_comes_back_as_the_command_line_prints_it() {
    let imported = import(&json!({
        "id": Ulid::from(3).to_string(), "headline": "لا انسحاب", "kicker": "", "byline": ["سلمى علي"],
        "date": "2024-01-17", "embargo": null, "language": "ckb", "profile": "opinion",
        "corrections": [{ "at": "2024-01-17T12:00:00Z", "text": "صُحّح الاسم" }],
        "status": "ready", "tags": ["سوريا", "سوريا"], "body": body(), "words": 2,
        "reading_minutes": 1, "version": 9, "created_at": "2024-01-17T12:00:00Z",
        "updated_at": "2024-01-17T12:00:00Z", "updated_by": "سلمى",
    }))
    .unwrap();
    let fields = &imported.fields;
    assert_eq!((fields.headline.as_str(), fields.language.as_str()), ("لا انسحاب", "ckb"));
    assert_eq!(fields.byline, ["سلمى علي"]);
    assert_eq!(fields.corrections.len(), 1);
    assert_eq!(imported.tags.len(), 1);
    assert_eq!(imported.body.to_json(), body(), "blocks keep their ids");
    assert_eq!(warnings(&imported), []);
    assert_eq!(imported.taken.len(), 6);
}

#[test]
fn an_article_comes_back_as_the_window_has_it() {
    let article = Article {
        id: ArticleId::from(Ulid::from(3)),
        version: 2,
        status: Status::Draft,
        fields: Fields { headline: "خبر".to_owned(), ..Fields::default() },
        tags: vec![Tag::parse("سوريا").unwrap()],
        body: Document::from_json(&body()).unwrap(),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        updated_by: String::new(),
    };
    let imported = import(&serde_json::to_value(&article).unwrap()).unwrap();
    assert_eq!(
        (&imported.fields, &imported.tags, &imported.body),
        (&article.fields, &article.tags, &article.body)
    );
    assert_eq!(warnings(&imported), []);
}

#[test]
fn a_document_alone_is_a_body_and_one_without_a_version_is_the_first() {
    let mut document = body();
    assert_eq!(import(&document).unwrap().body.to_json(), body());
    document.as_object_mut().unwrap().shift_remove("version");
    assert_eq!(import(&document).unwrap().body.to_json(), body());
}

#[test]
fn what_is_not_known_or_cannot_be_is_said() {
    let imported = import(&json!({
        "headline": ["أ", "ب"], "language": "عربي", "mood": 7, "tags": ["سوريا", 3], "date": 5, "body": body(),
    }))
    .unwrap();
    assert_eq!(
        warnings(&imported),
        [
            (WarningKind::BadField, r#"headline: ["أ","ب"]"#),
            (WarningKind::BadField, r#"language: "عربي""#),
            (WarningKind::UnknownField, "mood: 7"),
            (WarningKind::BadTag, "tags: 3"),
            (WarningKind::BadField, "date: 5"),
        ]
    );
    assert_eq!(imported.fields, Fields::default());
}

#[test]
fn pictures_that_the_file_does_not_bring_are_said() {
    let id = Ulid::from(8).to_string();
    let figure =
        json!({ "type": "figure", "attrs": { "id": id, "media": "m1", "alt": "", "credit": "" } });
    let imported = import(&json!({ "body": { "version": 1, "type": "doc", "content": [figure] } }));
    assert_eq!(warnings(&imported.unwrap()), [(WarningKind::PictureUnreadable, "m1")]);
}

#[test]
fn a_later_document_is_refused_by_its_version() {
    let later = json!({ "body": { "version": 99, "type": "doc", "content": [] } });
    assert!(matches!(import(&later), Err(FormatError::Newer { version: 99 })));
}

#[test]
fn other_json_and_broken_json_are_refused() {
    let deep = "[".repeat(100_000);
    for text in [
        "",
        "{",
        "[]",
        "7",
        "{}",
        r#"{"name":"x"}"#,
        r#"{"body":{"type":"doc","content":[7]}}"#,
        &deep,
    ] {
        assert!(
            matches!(import_bytes(text.as_bytes()), Err(FormatError::Damaged { .. })),
            "{text:.40}"
        );
    }
}
