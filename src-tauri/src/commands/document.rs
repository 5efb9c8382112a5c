//! The JSON of documents on its way to and from the page: checked by the core, passed on as it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use warraq_core::diff::{AttributeDiff, MergedNode, NodeChange};

/// A document as the editor reads it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(transparent)]
#[specta(transparent)]
pub struct DocumentJson(#[specta(type = DocumentShape)] pub Value);

/// A node as the editor writes it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(transparent)]
#[specta(transparent)]
pub struct BlockJson(#[specta(type = NodeShape)] pub Value);

/// What the page may rely on in a document.
#[derive(Type, Serialize)]
struct DocumentShape {
    version: u32,
    r#type: &'static str,
    content: Vec<NodeShape>,
}

/// What the page may rely on in a node.
#[derive(Type, Serialize)]
struct NodeShape {
    r#type: String,
    #[specta(optional)]
    attrs: BTreeMap<String, JsonValue>,
    #[specta(optional)]
    content: Vec<NodeShape>,
    #[specta(optional)]
    marks: Vec<MarkShape>,
    #[specta(optional)]
    text: String,
}

/// A node in two states, as the page shows it.
#[derive(Debug, Serialize, Type)]
#[serde(transparent)]
#[specta(transparent)]
pub struct MergedJson(#[specta(type = MergedShape)] pub MergedNode);

/// What the page may rely on in a node of two states.
#[derive(Type, Serialize)]
struct MergedShape {
    r#type: String,
    #[specta(optional)]
    attrs: BTreeMap<String, JsonValue>,
    #[specta(optional)]
    content: Vec<MergedShape>,
    #[specta(optional)]
    marks: Vec<MarkShape>,
    #[specta(optional)]
    text: String,
    #[specta(optional)]
    change: NodeChange,
    #[specta(optional)]
    attributes: Vec<AttributeDiff>,
}

/// What the page may rely on in a mark.
#[derive(Type, Serialize)]
struct MarkShape {
    r#type: String,
    #[specta(optional)]
    attrs: BTreeMap<String, JsonValue>,
}

/// Any JSON.
#[derive(Type, Serialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its shape is used, as TypeScript")]
enum JsonValue {
    Null(()),
    Bool(bool),
    Number(f64),
    String(String),
    List(Vec<JsonValue>),
    Map(BTreeMap<String, JsonValue>),
}
