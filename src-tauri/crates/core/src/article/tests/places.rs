use serde_json::{Value, json};

use super::super::*;

fn id(number: u128) -> String {
    ulid::Ulid::from(number).to_string()
}

fn numbered(name: &str, number: u128, content: &Value) -> Value {
    json!({"type": name, "attrs": {"id": id(number)}, "content": content})
}

fn error(blocks: &Value) -> (String, DocumentFault) {
    let refused = Document::from_json(&json!({"type": "doc", "content": blocks})).unwrap_err();
    (refused.path, refused.fault)
}

#[test]
fn an_id_stands_once_in_the_whole_document() {
    let none = json!([]);
    let quote = numbered("quote", 2, &json!([numbered("paragraph", 3, &none)]));
    let twice = DocumentFault::DuplicateId(id(3));
    let blocks = json!([numbered("paragraph", 1, &none), quote, numbered("divider", 3, &none)]);
    assert_eq!(error(&blocks), ("content[2]".to_owned(), twice.clone()));
    let blocks = json!([numbered("paragraph", 3, &none), quote]);
    assert_eq!(error(&blocks), ("content[1].content[0]".to_owned(), twice));
    let own = numbered("quote", 1, &json!([numbered("paragraph", 1, &none)]));
    let fault = DocumentFault::DuplicateId(id(1));
    let expected = DocumentError { path: "content[0]".to_owned(), fault };
    assert_eq!(Block::from_json(&own), Err(expected));
}

#[test]
fn the_first_wrong_place_is_named() {
    let none = json!([]);
    let bad_text = numbered("paragraph", 2, &json!([{"type": "text", "text": ""}]));
    let blocks = json!([numbered("paragraph", 1, &none), bad_text, {"type": "poem"}]);
    assert_eq!(error(&blocks).0, "content[1].content[0]");
    let shown =
        DocumentError { path: "content[1]".to_owned(), fault: DocumentFault::Empty("list") };
    assert_eq!(shown.to_string(), "content[1]: “list” is empty");
}

/// Lists inside lists, so many of them: each counts two nodes, list and item.
fn lists(depth: u128) -> Value {
    let mut content = json!([numbered("paragraph", 1, &json!([]))]);
    for number in 2..depth + 2 {
        let lead = numbered("paragraph", 1000 + number, &json!([]));
        let item = json!({"type": "list_item", "content": content});
        content = json!([lead, numbered("list", number, &json!([item]))]);
    }
    content[1].clone()
}

#[test]
fn depth_has_an_end() {
    // 15 lists with their items, the paragraph in the last and its text are 32 nodes.
    let mut fits = lists(15);
    let path = format!("/content/0{}", "/content/1/content/0".repeat(14));
    fits.pointer_mut(&path).unwrap()["content"][0]["content"] =
        json!([{"type": "text", "text": "أ"}]);
    assert!(Block::from_json(&fits).is_ok());
    assert!(Document::from_json(&json!({"type": "doc", "content": [fits]})).is_ok());

    let (path, fault) = error(&json!([lists(16)]));
    assert_eq!(fault, DocumentFault::TooDeep);
    assert_eq!(
        path,
        format!("content[0]{}.content[0].content[0]", ".content[0].content[1]".repeat(15))
    );
    let refused = Block::from_json(&lists(16)).unwrap_err();
    assert_eq!(refused.fault, DocumentFault::TooDeep);
}

#[test]
fn depth_far_beyond_the_end_is_refused_as_well() {
    let refused = Block::from_json(&lists(100)).unwrap_err();
    assert_eq!(refused.fault, DocumentFault::TooDeep);
}
