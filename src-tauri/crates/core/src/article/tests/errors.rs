use serde_json::{Value, json};

use super::super::*;

fn id(number: u128) -> String {
    ulid::Ulid::from(number).to_string()
}

/// A block of type `name` with an id and these further attributes and content.
fn block(name: &str, own: Value, content: Value) -> Value {
    let mut attrs = json!({"id": id(1)});
    attrs.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    json!({"type": name, "attrs": attrs, "content": content})
}

fn paragraph(content: Value) -> Value {
    block("paragraph", json!({}), content)
}

fn numbered(number: u128) -> Value {
    json!({"type": "paragraph", "attrs": {"id": id(number)}})
}

fn marked(marks: Value) -> Value {
    paragraph(json!([{"type": "text", "text": "أ", "marks": marks}]))
}

fn doc(block: &Value) -> Value {
    json!({"version": 1, "type": "doc", "content": [block]})
}

/// Asserts that a document with `block` alone is refused at `path` below it with `fault`.
#[track_caller]
fn refused(block: &Value, path: &str, fault: DocumentFault) {
    let join = |root: &str| [root, path].join(if path.is_empty() { "" } else { "." });
    let expected = DocumentError { path: join("content[0]"), fault: fault.clone() };
    assert_eq!(Document::from_json(&doc(block)), Err(expected));
    let path = if path.is_empty() { "block".to_owned() } else { path.to_owned() };
    assert_eq!(Block::from_json(block), Err(DocumentError { path, fault }));
}

fn bad(name: &'static str, value: &Value) -> DocumentFault {
    DocumentFault::BadAttribute { name, value: value.to_string() }
}

fn nesting(parent: &'static str, child: &str) -> DocumentFault {
    DocumentFault::WrongNesting { parent, child: child.to_owned() }
}

#[test]
fn the_root_is_a_document_of_blocks() {
    let at_root = |json: Value| {
        let error = Document::from_json(&json).unwrap_err();
        (error.path, error.fault)
    };
    let root = || "document".to_owned();
    assert_eq!(at_root(json!([])), (root(), DocumentFault::Expected("a node")));
    assert_eq!(at_root(json!({})), (root(), DocumentFault::MissingAttribute("type")));
    assert_eq!(at_root(json!({"type": "x"})), (root(), DocumentFault::UnknownNode("x".into())));
    assert_eq!(at_root(numbered(1)), (root(), nesting("document", "paragraph")));
    assert_eq!(at_root(json!({"type": "doc"})), (root(), DocumentFault::Empty("doc")));
    assert_eq!(
        at_root(json!({"type": "doc", "content": []})),
        (root(), DocumentFault::Empty("doc"))
    );
    let unknown = DocumentFault::UnknownAttribute("author".into());
    assert_eq!(at_root(json!({"type": "doc", "author": 1})), (root(), unknown.clone()));
    assert_eq!(at_root(json!({"type": "doc", "attrs": {"author": 1}})), (root(), unknown));
    let list = ("content".to_owned(), DocumentFault::Expected("a list"));
    assert_eq!(at_root(json!({"type": "doc", "content": {}})), list);
    assert_eq!(
        at_root(json!({"type": "doc", "version": 2})),
        (root(), DocumentFault::NewerVersion(2))
    );
}

#[test]
fn text_that_is_no_json_is_refused() {
    let deep = "[".repeat(100_000);
    let deep_blocks = r#"{"content":["#.repeat(10_000);
    for text in ["", "{", "نص", r#"{"type":"doc"}x"#, r#"{"type":"\ud800"}"#, &deep, &deep_blocks]
    {
        let error = Document::from_str(text).unwrap_err();
        assert!(matches!(error.fault, DocumentFault::NotJson(_)), "{error}");
        assert_eq!(error.path, "document");
    }
}

#[test]
fn unknown_nodes_and_keys_are_refused() {
    refused(&json!({"type": "poem"}), "", DocumentFault::UnknownNode("poem".into()));
    refused(&json!({"type": 1}), "", DocumentFault::Expected("a text as type"));
    refused(&json!("أ"), "", DocumentFault::Expected("a node"));
    refused(&json!({"type": "divider"}), "", DocumentFault::MissingAttribute("id"));
    let inside = paragraph(json!([{"type": "text", "text": "أ"}, {"type": "image"}]));
    refused(&inside, "content[1]", DocumentFault::UnknownNode("image".into()));
    let mut keyed = numbered(1);
    keyed["text"] = json!("أ");
    refused(&keyed, "", DocumentFault::UnknownAttribute("text".into()));
    let mut with_marks = numbered(1);
    with_marks["marks"] = json!([{"type": "strong"}]);
    refused(&with_marks, "", DocumentFault::WrongMark("strong".into()));
    let mut listed = numbered(1);
    listed["attrs"] = json!([]);
    refused(&listed, "attrs", DocumentFault::Expected("an object"));
    let mut filled = numbered(1);
    filled["content"] = json!("أ");
    refused(&filled, "content", DocumentFault::Expected("a list"));
}

#[test]
fn nodes_stand_only_where_they_may() {
    let bare = json!({"type": "text", "text": "أ"});
    refused(&bare, "", nesting("doc", "text"));
    refused(&json!({"type": "list_item"}), "", nesting("doc", "list_item"));
    for name in ["paragraph", "heading", "pull_quote", "figure"] {
        let name: &'static str = name;
        refused(
            &block(name, json!({}), json!([numbered(2)])),
            "content[0]",
            nesting(name, "paragraph"),
        );
    }
    let heading = json!({"type": "heading", "attrs": {"id": id(2)}});
    for (name, own, child) in [
        ("quote", json!({}), &heading),
        ("gallery", json!({}), &heading),
        ("table", json!({}), &heading),
        ("footnote", json!({}), &heading),
        ("list", json!({}), &heading),
        ("divider", json!({}), &bare),
        ("embed", json!({"url": "https://example.org"}), &bare),
    ] {
        let name: &'static str = name;
        let child_name = child["type"].as_str().unwrap();
        refused(&block(name, own, json!([child])), "content[0]", nesting(name, child_name));
    }
    let list =
        |item: Value| block("list", json!({}), json!([{"type": "list_item", "content": item}]));
    let inner = json!({"type": "list", "attrs": {"id": id(3)}});
    refused(&list(json!([inner])), "content[0].content[0]", nesting("list_item", "list"));
    let path = "content[0].content[1]";
    refused(&list(json!([numbered(2), heading])), path, nesting("list_item", "heading"));
    let table =
        |row: Value| block("table", json!({}), json!([{"type": "table_row", "content": row}]));
    refused(
        &table(json!([numbered(2)])),
        "content[0].content[0]",
        nesting("table_row", "paragraph"),
    );
    let cell = json!([{"type": "table_header", "content": [heading]}]);
    let path = "content[0].content[0].content[0]";
    refused(&table(cell), path, nesting("table_header", "heading"));
}

#[test]
fn what_needs_content_is_not_empty() {
    for name in ["list", "quote", "gallery", "table", "footnote"] {
        let name: &'static str = name;
        refused(&block(name, json!({}), json!([])), "", DocumentFault::Empty(name));
    }
    let item = block("list", json!({}), json!([{"type": "list_item"}]));
    refused(&item, "content[0]", DocumentFault::Empty("list_item"));
    let row = block("table", json!({}), json!([{"type": "table_row"}]));
    refused(&row, "content[0]", DocumentFault::Empty("table_row"));
    let cell = json!([{"type": "table_row", "content": [{"type": "table_cell"}]}]);
    let table = block("table", json!({}), cell);
    refused(&table, "content[0].content[0]", DocumentFault::Empty("table_cell"));
    let text = |text: Value| paragraph(json!([text]));
    refused(&text(json!({"type": "text", "text": ""})), "content[0]", DocumentFault::Empty("text"));
    refused(&text(json!({"type": "text"})), "content[0]", DocumentFault::MissingAttribute("text"));
    let number = json!({"type": "text", "text": 1});
    refused(&text(number), "content[0]", DocumentFault::Expected("a text as text"));
}

#[test]
fn attributes_are_known_and_right() {
    for (name, own, fault) in [
        ("paragraph", json!({"level": 2}), DocumentFault::UnknownAttribute("level".into())),
        ("paragraph", json!({"id": "x"}), bad("id", &json!("x"))),
        ("paragraph", json!({"id": null}), bad("id", &json!(null))),
        (
            "paragraph",
            json!({"id": id(255).to_lowercase()}),
            bad("id", &json!(id(255).to_lowercase())),
        ),
        ("paragraph", json!({"dir": "auto"}), bad("dir", &json!("auto"))),
        ("paragraph", json!({"dir": 1}), bad("dir", &json!(1))),
        ("paragraph", json!({"lang": "عربي"}), bad("lang", &json!("عربي"))),
        ("paragraph", json!({"lang": ""}), bad("lang", &json!(""))),
        ("heading", json!({"level": 1}), bad("level", &json!(1))),
        ("heading", json!({"level": 5}), bad("level", &json!(5))),
        ("heading", json!({"level": "2"}), bad("level", &json!("2"))),
        ("heading", json!({"level": null}), bad("level", &json!(null))),
        ("list", json!({"kind": "square"}), bad("kind", &json!("square"))),
        ("list", json!({"start": -1}), bad("start", &json!(-1))),
        ("list", json!({"start": 1.5}), bad("start", &json!(1.5))),
        ("list", json!({"start": 4_294_967_296_u64}), bad("start", &json!(4_294_967_296_u64))),
        ("pull_quote", json!({"attribution": 1}), bad("attribution", &json!(1))),
        ("figure", json!({"alt": null}), bad("alt", &json!(null))),
        ("figure", json!({"media": 1}), bad("media", &json!(1))),
        ("figure", json!({"src": "a"}), DocumentFault::UnknownAttribute("src".into())),
        ("embed", json!({}), DocumentFault::MissingAttribute("url")),
        ("embed", json!({"url": "javascript:x"}), bad("url", &json!("javascript:x"))),
        ("embed", json!({"url": "mailto:a@b.cd"}), bad("url", &json!("mailto:a@b.cd"))),
        ("embed", json!({"url": "https://a.bc", "title": 1}), bad("title", &json!(1))),
        ("footnote", json!({"label": 1}), bad("label", &json!(1))),
    ] {
        refused(&block(name, own, json!([])), "", fault);
    }
    let cell = |attrs: Value| {
        let cell = json!({"type": "table_cell", "attrs": attrs, "content": [numbered(2)]});
        block("table", json!({}), json!([{"type": "table_row", "content": [cell]}]))
    };
    let path = "content[0].content[0]";
    refused(&cell(json!({"colspan": 0})), path, bad("colspan", &json!(0)));
    refused(&cell(json!({"rowspan": "1"})), path, bad("rowspan", &json!("1")));
    refused(&cell(json!({"id": id(9)})), path, DocumentFault::UnknownAttribute("id".into()));
    let sign = |attrs: Value| paragraph(json!([{"type": "footnote_ref", "attrs": attrs}]));
    refused(&sign(json!({})), "content[0]", DocumentFault::MissingAttribute("target"));
    refused(&sign(json!({"target": "1"})), "content[0]", bad("target", &json!("1")));
}

#[test]
fn a_long_wrong_value_is_cut() {
    let url = format!("data:{}", "ا".repeat(1000));
    let error = Block::from_json(&block("embed", json!({"url": url}), json!([]))).unwrap_err();
    let DocumentFault::BadAttribute { value, .. } = error.fault else { panic!("{error}") };
    assert_eq!(value.chars().count(), 121);
    assert!(value.ends_with('…'));
}

#[test]
fn marks_are_known_single_and_right() {
    let path = "content[0].marks[0]";
    refused(&marked(json!([{"type": "blink"}])), path, DocumentFault::UnknownMark("blink".into()));
    refused(&marked(json!(["strong"])), path, DocumentFault::Expected("a node"));
    refused(&marked(json!({})), "content[0].marks", DocumentFault::Expected("a list"));
    let coloured = json!([{"type": "strong", "attrs": {"color": "red"}}]);
    refused(&marked(coloured), path, DocumentFault::UnknownAttribute("color".into()));
    let twice = json!([{"type": "strong"}, {"type": "emphasis"}, {"type": "strong"}]);
    refused(&marked(twice), "content[0].marks[2]", DocumentFault::WrongMark("strong".into()));
    let both = json!([{"type": "superscript"}, {"type": "subscript"}]);
    refused(&marked(both), "content[0].marks[1]", DocumentFault::WrongMark("subscript".into()));
    for (name, attrs, fault) in [
        ("link", json!({}), DocumentFault::MissingAttribute("href")),
        ("link", json!({"href": "javascript:x"}), bad("href", &json!("javascript:x"))),
        ("link", json!({"href": "/a"}), bad("href", &json!("/a"))),
        ("link", json!({"href": "tel:1", "title": 1}), bad("title", &json!(1))),
        (
            "link",
            json!({"href": "tel:1", "rel": ""}),
            DocumentFault::UnknownAttribute("rel".into()),
        ),
        ("lang", json!({}), DocumentFault::MissingAttribute("lang")),
        ("lang", json!({"lang": null}), bad("lang", &json!(null))),
        ("lang", json!({"lang": "ar", "dir": "up"}), bad("dir", &json!("up"))),
        ("insertion", json!({"person": "س"}), DocumentFault::MissingAttribute("id")),
        ("deletion", json!({"id": "1"}), DocumentFault::MissingAttribute("person")),
        ("deletion", json!({"id": "1", "person": "س", "at": "أمس"}), bad("at", &json!("أمس"))),
        (
            "comment",
            json!({"id": "1", "person": "س", "at": "2024-01-17T12:00:00Z"}),
            DocumentFault::MissingAttribute("text"),
        ),
    ] {
        refused(&marked(json!([{"type": name, "attrs": attrs}])), path, fault);
    }
}
