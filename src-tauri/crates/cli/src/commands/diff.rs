//! `diff`: two revisions of an article compared.

mod page;

use std::path::Path;

use serde_json::json;
use warraq_core::diff::{self, ArticleDiff, BlockChange, BlockDiff, DiffOp, DiffPart};
use warraq_formats::{Overwrite, write_whole};

use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;

/// Answers with what changed from one revision to another, word by word.
///
/// # Errors
/// When the article or a revision is not found, or the vault cannot be read.
pub fn run(file: &VaultFile, id: &str, from: u32, to: u32) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let article = article_id::find(&vault, id)?;
    let (old, new) = (vault.revision(article, from)?, vault.revision(article, to)?);
    let changes = diff::articles(&old, &new);
    let lines = lines(&changes);
    let nothing = lines.is_empty().then(|| Message::new("notes.no_difference"));
    let json =
        json!({ "from": from, "to": to, "fields": changes.fields, "blocks": changes.blocks });
    Ok(Answer::of(json).with_lines(lines).with_notes(nothing))
}

/// Writes both revisions as one page, with what came and what went marked in it. Answers with the file.
///
/// # Errors
/// As [`run`]; when the file is there and may not be replaced, or it cannot be written.
pub fn save(
    file: &VaultFile,
    id: &str,
    (from, to): (u32, u32),
    (output, force): (&Path, bool),
) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let article = article_id::find(&vault, id)?;
    let (old, new) = (vault.revision(article, from)?, vault.revision(article, to)?);
    vault.close()?;
    let page = page::of(&diff::compare(&old, &new), &new.fields);
    let overwrite = if force { Overwrite::Replace } else { Overwrite::Refuse };
    let bytes = write_whole(output, page.as_bytes(), overwrite)?;
    let json = json!({ "path": output.display().to_string(), "bytes": bytes });
    Ok(Answer::of(json).with_paths([output]))
}

/// A line for each field and block that differs.
pub fn lines(changes: &ArticleDiff) -> Vec<String> {
    let fields =
        changes.fields.iter().map(|field| format!("{}: {}", field.field, marked(&field.parts)));
    fields.chain(changes.blocks.iter().filter_map(block_line)).collect()
}

fn block_line(block: &BlockDiff) -> Option<String> {
    let sign = match block.change {
        BlockChange::Same => return None,
        BlockChange::Changed => '~',
        BlockChange::Added => '+',
        BlockChange::Removed => '-',
    };
    Some(format!("{sign} {}", marked(&block.parts)))
}

/// The words with `[-…-]` around what went and `{+…+}` around what came. The whole is one isolate, so
/// that Arabic reads on from right to left across the signs, which stay beside their words.
pub fn marked(parts: &[DiffPart]) -> String {
    let whole: String = parts
        .iter()
        .map(|part| {
            let words = on_one_line(&part.text);
            match part.op {
                DiffOp::Equal => words,
                DiffOp::Delete => format!("[-{}-]", bidi::inline(&words)),
                DiffOp::Insert => format!("{{+{}+}}", bidi::inline(&words)),
            }
        })
        .collect();
    if bidi::has_right_to_left(&whole) { bidi::isolate(&whole) } else { whole }
}

fn on_one_line(text: &str) -> String {
    text.replace('\n', " ⏎ ").replace(char::is_control, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(op: DiffOp, text: &str) -> DiffPart {
        DiffPart { op, text: text.to_owned() }
    }

    #[test]
    fn words_that_went_and_came_are_marked() {
        let parts = [
            part(DiffOp::Equal, "the "),
            part(DiffOp::Delete, "old"),
            part(DiffOp::Insert, "new"),
            part(DiffOp::Equal, " word"),
        ];
        assert_eq!(marked(&parts), "the [-old-]{+new+} word");
    }

    #[test]
    fn arabic_is_isolated_as_a_whole_and_in_its_marks() {
        let parts = [part(DiffOp::Equal, "في "), part(DiffOp::Insert, "دمشق")];
        assert_eq!(marked(&parts), "\u{2068}في {+\u{2068}دمشق\u{2069}+}\u{2069}");
    }
}
