//! What stands on a sheet, and what the file says of itself.

mod file;
mod standing;

use chrono::DateTime;
use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::{Article, ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::workflow::Status;

/// An article with these blocks; ids are given to those that have none.
fn article(language: &str, blocks: &Value) -> Article {
    let mut blocks = blocks.clone();
    give_ids(&mut blocks, &mut 100);
    let body = json!({ "version": 1, "type": "doc", "content": blocks });
    Article {
        id: ArticleId::from(Ulid::from(7)),
        version: 1,
        status: Status::Draft,
        fields: Fields {
            headline: "واشنطن تبلغ تركيا".to_owned(),
            language: language.to_owned(),
            ..Fields::default()
        },
        tags: Vec::new(),
        body: Document::from_json(&body).unwrap(),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::from_timestamp(1_705_492_800, 0).unwrap(),
        updated_by: "سلمى".to_owned(),
    }
}

fn give_ids(json: &mut Value, next: &mut u64) {
    const WITHOUT: [&str; 6] =
        ["text", "hard_break", "list_item", "table_row", "table_cell", "table_header"];
    match json {
        Value::Array(values) => values.iter_mut().for_each(|value| give_ids(value, next)),
        Value::Object(map) => {
            let kind = map.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
            if !WITHOUT.contains(&kind.as_str()) && kind != "footnote_ref" {
                let attrs = map.entry("attrs").or_insert_with(|| json!({}));
                if attrs.get("id").is_none() {
                    *next += 1;
                    attrs["id"] = json!(id(*next));
                }
            }
            if let Some(content) = map.get_mut("content") {
                give_ids(content, next);
            }
        }
        _ => {}
    }
}

fn id(number: u64) -> String {
    Ulid::from(u128::from(number)).to_string()
}

fn text(words: &str) -> Value {
    json!({ "type": "text", "text": words })
}

fn paragraph(words: &str) -> Value {
    json!({ "type": "paragraph", "content": [text(words)] })
}

fn note(number: u64, words: &str) -> Value {
    json!({ "type": "footnote", "attrs": { "id": id(number) }, "content": [paragraph(words)] })
}

fn sign(number: u64) -> Value {
    json!({ "type": "footnote_ref", "attrs": { "target": id(number) } })
}
