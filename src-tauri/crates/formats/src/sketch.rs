//! Articles for tests, sketched in JSON.

use chrono::DateTime;
use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::{Article, ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::tag::Tag;
use warraq_core::workflow::Status;

/// An article with these blocks, which need no ids, and a headline.
pub(crate) fn article(blocks: Value) -> Article {
    let mut blocks = blocks;
    let mut next = 0;
    give_ids(&mut blocks, &mut next);
    let body = json!({ "version": 1, "type": "doc", "content": blocks });
    let time = DateTime::from_timestamp(1_705_492_800, 0).unwrap();
    Article {
        id: ArticleId::from(Ulid::from(7)),
        version: 1,
        status: Status::Draft,
        fields: Fields { headline: "خبر".to_owned(), ..Fields::default() },
        tags: vec![Tag::parse("قوات سوريا").unwrap()],
        body: Document::from_json(&body).unwrap(),
        created_at: time,
        updated_at: time,
        updated_by: "سلمى".to_owned(),
    }
}

/// A paragraph of plain text.
pub(crate) fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "content": [{ "type": "text", "text": text }] })
}

/// A run of text with a mark that needs nothing.
pub(crate) fn marked(text: &str, mark: &str) -> Value {
    json!({ "type": "text", "marks": [{ "type": mark }], "text": text })
}

/// A run of plain text.
pub(crate) fn plain(text: &str) -> Value {
    json!({ "type": "text", "text": text })
}

const WITHOUT_ID: [&str; 6] =
    ["text", "hard_break", "list_item", "table_row", "table_cell", "table_header"];

fn give_ids(json: &mut Value, next: &mut u128) {
    match json {
        Value::Array(values) => values.iter_mut().for_each(|value| give_ids(value, next)),
        Value::Object(map) => {
            let kind = map.get("type").and_then(Value::as_str).unwrap_or_default();
            if !WITHOUT_ID.contains(&kind) && kind != "footnote_ref" {
                *next += 1;
                let attrs = map.entry("attrs").or_insert_with(|| json!({}));
                if attrs.get("id").is_none() {
                    attrs["id"] = json!(Ulid::from(*next).to_string());
                }
            }
            if let Some(content) = map.get_mut("content") {
                give_ids(content, next);
            }
        }
        _ => {}
    }
}
