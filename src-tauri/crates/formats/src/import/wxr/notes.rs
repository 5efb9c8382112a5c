//! Footnotes of the block editor: signs in the text, and their texts in a field of the post.

use serde::Deserialize;

use super::item::RawPost;
use super::removed;

/// The field that WordPress keeps them in.
pub(super) const FIELD: &str = "footnotes";
/// What the block begins with that shows them.
const BLOCK: &str = "<!-- wp:footnotes";

/// A footnote as WordPress keeps it.
#[derive(Debug, Deserialize)]
pub(super) struct Note {
    id: String,
    /// HTML.
    content: String,
}

/// The footnotes of a post; none where the field is not what WordPress writes there.
pub(super) fn of(post: &RawPost) -> Vec<Note> {
    let field = post.fields.custom.iter().find(|(key, _)| key == FIELD);
    field.and_then(|(_, value)| serde_json::from_str(value).ok()).unwrap_or_default()
}

/// Whether all of what the field of this name says is in the text, or nothing is said.
pub(super) fn holds(key: &str, value: &str, notes: &[Note]) -> bool {
    key == FIELD && (!notes.is_empty() || matches!(value.trim(), "" | "[]"))
}

/// `html` with the notes where their block stands, else below the text.
pub(super) fn shown(mut html: String, notes: &[Note]) -> String {
    if notes.is_empty() {
        return html;
    }
    let list = list(notes);
    let block = html.find(BLOCK).and_then(|start| {
        let end = html[start..].find("-->")? + "-->".len();
        Some(start..start + end)
    });
    match block {
        Some(block) => html.replace_range(block, &list),
        None => html.push_str(&list),
    }
    html
}

/// The notes as WordPress shows them: each leads back to its sign.
fn list(notes: &[Note]) -> String {
    let item = |note: &Note| {
        let id = removed::escaped(&note.id);
        format!("<li id=\"{id}\">{} <a href=\"#{id}-link\">↩</a></li>", note.content)
    };
    let items: String = notes.iter().map(item).collect();
    format!("<ol class=\"wp-block-footnotes\">{items}</ol>")
}
