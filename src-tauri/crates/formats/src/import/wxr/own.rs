//! Posts that Warraq itself wrote: beside each stands what its article had and a post has no place for.

use warraq_core::article::Block;
use warraq_core::fields::{Correction, FieldName, FieldValue, Fields};
use warraq_core::workflow::Status;

use crate::report::{Report, WarningKind};
use crate::wording;

/// What the names of its fields begin with.
pub(super) const PREFIX: &str = "_warraq_";

/// The names and values of those fields, in order; several values of one name are a list.
pub(super) type Own = Vec<(String, String)>;

/// The fields of the article, as `set` sets them.
pub(super) fn read(
    own: &[(String, String)],
    fields: &mut Fields,
    report: &mut Report,
    set: fn(&mut Fields, FieldName, FieldValue, &mut Report),
) {
    for field in FieldName::ALL {
        let values = own.iter().filter(|(name, _)| name == field.as_str());
        let mut values: Vec<String> = values.map(|(_, value)| value.clone()).collect();
        if values.is_empty() {
            continue;
        }
        match field {
            FieldName::Corrections => corrections(&values, fields, report),
            FieldName::Byline | FieldName::Topics | FieldName::Sources => {
                set(fields, field, FieldValue::List(values), report);
            }
            _ => set(fields, field, FieldValue::Text(values.swap_remove(0)), report),
        }
    }
}

fn corrections(values: &[String], fields: &mut Fields, report: &mut Report) {
    for value in values {
        match serde_json::from_str::<Correction>(value) {
            Ok(correction) => fields.corrections.push(correction),
            Err(_) => report.warn(WarningKind::BadField, format!("corrections: {value}")),
        }
    }
}

/// The blocks without the line and the heading that a post has above its notes.
pub(super) fn without_title_of_notes(mut blocks: Vec<Block>) -> Vec<Block> {
    let is_note = |block: &&Block| matches!(block, Block::Footnote(_));
    let end = blocks.len() - blocks.iter().rev().take_while(is_note).count();
    if end < blocks.len()
        && let [.., Block::Divider(_), Block::Heading(title)] = &blocks[..end]
    {
        let title = title.content.to_text();
        if ["ar", "ckb", "kmr", "en"].iter().any(|tongue| wording::of(tongue).notes == title) {
            blocks.drain(end - 2..end);
        }
    }
    blocks
}

/// The status of the article.
pub(super) fn status(own: &[(String, String)]) -> Option<Status> {
    own.iter().find(|(name, _)| name == "status").and_then(|(_, value)| value.trim().parse().ok())
}
