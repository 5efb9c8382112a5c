//! Articles written by hand for tests, here and in the crates above: documents without the ids nobody cares for.

use std::collections::HashMap;

use chrono::DateTime;
use serde_json::{Value, json};
use ulid::Ulid;

use crate::article::{Article, ArticleId, Document};
use crate::tag::Tag;
use crate::workflow::Status;

/// Kinds of nodes that have no id.
const WITHOUT_ID: [&str; 6] =
    ["text", "hard_break", "list_item", "table_row", "table_cell", "table_header"];

/// The article that `{"fields": …, "tags": […], "body": […]}` describes, with `id`. Blocks get ids in order; a word
/// that stands for an id, as in a footnote and the signs that point at it, becomes one.
///
/// # Panics
/// When the specimen is no article.
#[must_use]
pub fn article(specimen: &Value, id: u128) -> Article {
    let body = json!({ "version": 1, "type": "doc", "content": with_ids(&specimen["body"]) });
    let fields = serde_json::from_value(specimen["fields"].clone());
    let tags = serde_json::from_value::<Vec<Tag>>(specimen["tags"].clone());
    Article {
        id: ArticleId::from(Ulid::from(id)),
        version: 1,
        status: Status::Draft,
        fields: fields.expect("a specimen has fields"),
        tags: tags.expect("a specimen has tags"),
        body: Document::from_json(&body).expect("a specimen has a document"),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        updated_by: String::new(),
    }
}

/// Blocks with an id each.
fn with_ids(blocks: &Value) -> Value {
    let mut blocks = blocks.clone();
    let mut given = Given { last: 0, named: HashMap::new() };
    given.to(&mut blocks);
    blocks
}

/// The ids that were given.
struct Given {
    last: u128,
    named: HashMap<String, Ulid>,
}

impl Given {
    fn new_id(&mut self) -> Ulid {
        self.last += 1;
        Ulid::from(self.last)
    }

    fn to(&mut self, json: &mut Value) {
        match json {
            Value::Array(values) => values.iter_mut().for_each(|value| self.to(value)),
            Value::Object(map) => {
                let kind = map.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
                if !WITHOUT_ID.contains(&kind.as_str()) {
                    let key = if kind == "footnote_ref" { "target" } else { "id" };
                    let attrs = map.entry("attrs").or_insert_with(|| json!({}));
                    let id = match attrs[key].as_str().map(str::to_owned) {
                        Some(name) if self.named.contains_key(&name) => self.named[&name],
                        Some(name) => {
                            let id = self.new_id();
                            self.named.insert(name, id);
                            id
                        }
                        None => self.new_id(),
                    };
                    attrs[key] = json!(id.to_string());
                }
                if let Some(content) = map.get_mut("content") {
                    self.to(content);
                }
            }
            _ => {}
        }
    }
}
