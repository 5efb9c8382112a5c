//! The runs of a line.

use serde_json::Value;

use super::super::error::{DocumentError, DocumentFault};
use super::super::inline::{Inline, InlineContent};
use super::Node;
use super::marks::marks;

/// The runs in `node`, a block of type `parent`; neighbours with equal marks come out as one.
pub(crate) fn inline_content(
    node: &Node<'_>,
    parent: &'static str,
) -> Result<InlineContent, DocumentError> {
    node.children(|run| inline(&run, parent)).map(|runs| runs.into_iter().collect())
}

fn inline(run: &Node<'_>, parent: &'static str) -> Result<Inline, DocumentError> {
    match run.name() {
        "text" => text(run),
        "hard_break" => {
            run.allow_keys(&["type", "attrs", "marks"])?;
            run.attrs(&[])?;
            Ok(Inline::HardBreak { marks: marks(run)? })
        }
        "footnote_ref" => {
            run.allow_keys(&["type", "attrs", "marks"])?;
            let target = run.attrs(&["target"])?.id("target")?;
            Ok(Inline::FootnoteRef { target, marks: marks(run)? })
        }
        _ => Err(run.misplaced(parent)),
    }
}

fn text(run: &Node<'_>) -> Result<Inline, DocumentError> {
    run.allow_keys(&["type", "attrs", "marks", "text"])?;
    run.attrs(&[])?;
    let text = match run.value("text") {
        None => return Err(run.fault(DocumentFault::MissingAttribute("text"))),
        Some(Value::String(text)) if text.is_empty() => {
            return Err(run.fault(DocumentFault::Empty("text")));
        }
        Some(Value::String(text)) => text.clone(),
        Some(_) => return Err(run.fault(DocumentFault::Expected("a text as text"))),
    };
    Ok(Inline::Text { text, marks: marks(run)? })
}
