//! The marks of a run: in any order on the way in, in the document's order afterwards.

use serde_json::Value;

use super::super::error::{DocumentError, DocumentFault};
use super::super::mark::{Link, Mark, Marks, NAMES};
use super::{Attrs, Node, is_link};
use crate::text::language;

/// The marks of `run`.
pub(super) fn marks(run: &Node<'_>) -> Result<Marks, DocumentError> {
    let list = match run.value("marks") {
        None => return Ok(Marks::none()),
        Some(Value::Array(list)) => list,
        Some(_) => {
            return Err(run.place().key("marks").fault(DocumentFault::Expected("a list")));
        }
    };
    let mut marks = Marks::none();
    for (index, json) in list.iter().enumerate() {
        let place = run.place().entry("marks", index);
        let node = Node::of(json, &place)?;
        let mark = mark(&node)?;
        if !marks.admits(&mark) {
            return Err(node.fault(DocumentFault::WrongMark(mark.name().to_owned())));
        }
        marks = marks.with(mark);
    }
    Ok(marks)
}

fn mark(node: &Node<'_>) -> Result<Mark, DocumentError> {
    if !NAMES.contains(&node.name()) {
        return Err(node.fault(DocumentFault::UnknownMark(node.name().to_owned())));
    }
    node.allow_keys(&["type", "attrs"])?;
    match node.name() {
        "link" => link(&node.attrs(&["href", "title"])?),
        "lang" => {
            let attrs = node.attrs(&["lang", "dir"])?;
            let lang = attrs.text_where("lang", language::is_tag)?;
            Ok(Mark::Lang { lang, dir: attrs.dir()? })
        }
        "insertion" => insertion(&node.attrs(&["id", "person", "at"])?),
        "deletion" => deletion(&node.attrs(&["id", "person", "at"])?),
        "comment" => comment(&node.attrs(&["id", "person", "at", "text"])?),
        plain => {
            node.attrs(&[])?;
            plain_mark(plain)
                .ok_or_else(|| node.fault(DocumentFault::UnknownMark(plain.to_owned())))
        }
    }
}

fn plain_mark(name: &str) -> Option<Mark> {
    [
        Mark::Strong,
        Mark::Emphasis,
        Mark::Underline,
        Mark::Strike,
        Mark::Superscript,
        Mark::Subscript,
    ]
    .into_iter()
    .find(|mark| mark.name() == name)
}

fn link(attrs: &Attrs<'_>) -> Result<Mark, DocumentError> {
    let href = attrs.text_where("href", is_link)?;
    Ok(Mark::Link(Link { href, title: attrs.optional_text("title")? }))
}

fn insertion(attrs: &Attrs<'_>) -> Result<Mark, DocumentError> {
    Ok(Mark::Insertion {
        id: attrs.text("id")?,
        person: attrs.text("person")?,
        at: attrs.time("at")?,
    })
}

fn deletion(attrs: &Attrs<'_>) -> Result<Mark, DocumentError> {
    Ok(Mark::Deletion {
        id: attrs.text("id")?,
        person: attrs.text("person")?,
        at: attrs.time("at")?,
    })
}

fn comment(attrs: &Attrs<'_>) -> Result<Mark, DocumentError> {
    Ok(Mark::Comment {
        id: attrs.text("id")?,
        person: attrs.text("person")?,
        at: attrs.time("at")?,
        text: attrs.text("text")?,
    })
}
