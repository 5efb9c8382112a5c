//! Plain text: blocks between empty lines become paragraphs, lists typed by hand lists, `>` quotes.

mod chat;
mod lines;
pub(crate) mod list;
mod mail;
mod pieces;
pub(crate) mod typed;

use warraq_core::article::{Block, Document, IdSource, Inline, Marks};

use self::pieces::{List, Piece};
use super::{ImportDefaults, Imported};
use crate::charset::mere_text_of;
use crate::error::FormatError;
use crate::reading::{self, Breaks, Hints, Rough};
use crate::report::{RemovedKind, Report, WarningKind};
use crate::tree::{LineKind, Look, Open, Tree};

/// Lines of the longest file: each may become a block, and a block takes far more memory than its letters.
const MOST_LINES: usize = 200_000;

/// Text of the file that stands together, and what was taken out before it.
struct Chunk {
    removed: Vec<(RemovedKind, String)>,
    text: String,
}

/// The article in `bytes`.
///
/// # Errors
/// As [`mere_text_of`]; [`FormatError::Tangled`] for more lines than any article has.
pub(super) fn read(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    let mut report = Report::default();
    let text = limited(bytes, &mut report)?;
    Ok(article(&text, defaults, ids, report))
}

/// The text of `bytes`, where it has no more lines than any article.
///
/// # Errors
/// As [`mere_text_of`]; [`FormatError::Tangled`].
pub(crate) fn limited(bytes: &[u8], report: &mut Report) -> Result<String, FormatError> {
    let text = mere_text_of(bytes, report)?;
    let lines = text.lines().count();
    if lines > MOST_LINES {
        let detail = format!("it has {lines} lines; at most {MOST_LINES} are read");
        return Err(FormatError::Tangled { detail });
    }
    Ok(text)
}

/// Whether `text` is messages of a chat, if only one, as programs put them on the clipboard.
pub(crate) fn is_chat(text: &str) -> bool {
    chat::pasted(text).is_some()
}

/// Fills `tree` with a text that was pasted: messages of a chat lose the time before them, and the name where one
/// person wrote them all.
pub(crate) fn grow_pasted(text: &str, tree: &mut Tree<'_>) {
    let whole = || vec![Chunk { removed: Vec::new(), text: text.to_owned() }];
    grow_all(chat::pasted(text).unwrap_or_else(whole), tree);
}

fn article(
    text: &str,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
    mut report: Report,
) -> Imported {
    let mut hints = Hints::default();
    let chunks =
        chat::chunks(text, &mut hints).unwrap_or_else(|| vec![mail::chunk(text, &mut hints)]);
    let mut tree = Tree::new(&mut report, ids);
    grow_all(chunks, &mut tree);
    let blocks = tree.finish().blocks;
    let rough = Rough { blocks, breaks: Breaks::Meant, hints, ..Rough::default() };
    let (fields, body) = reading::read(rough, defaults, ids, &mut report);
    say_that_lines_are_kept(&body, &mut report);
    Imported::of(fields, Vec::new(), body, report)
}

fn grow_all(chunks: Vec<Chunk>, tree: &mut Tree<'_>) {
    for Chunk { removed, text } in chunks {
        for (kind, text) in removed {
            tree.report.remove(kind, text);
        }
        for piece in pieces::pieces(&text, tree.report) {
            grow(piece, tree);
        }
    }
}

fn grow(piece: Piece, tree: &mut Tree<'_>) {
    match piece {
        Piece::Lines(lines) => grow_lines(&lines, tree),
        Piece::Divider => tree.divider(),
        Piece::Quote(paragraphs) => {
            tree.open(Open::Quote, Look::default());
            for lines in &paragraphs {
                grow_lines(lines, tree);
            }
            tree.close();
        }
        Piece::List(list) => grow_list(list, tree),
    }
}

fn grow_list(list: List, tree: &mut Tree<'_>) {
    tree.open(Open::List(list.start), Look::default());
    for item in list.items {
        tree.open(Open::Item, Look::default());
        grow_lines(&[item.text], tree);
        item.lists.into_iter().for_each(|list| grow_list(list, tree));
        tree.close();
    }
    tree.close();
}

fn grow_lines(lines: &[String], tree: &mut Tree<'_>) {
    tree.start_line(LineKind::Paragraph, Look::default());
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            tree.hard_break(&Marks::none());
        }
        tree.text(line, &Marks::none());
    }
    tree.end_line();
}

fn say_that_lines_are_kept(body: &Document, report: &mut Report) {
    let has_break = |block: &&Block| match block {
        Block::Paragraph(paragraph) => {
            paragraph.content.as_slice().iter().any(|run| matches!(run, Inline::HardBreak { .. }))
        }
        _ => false,
    };
    if body.blocks().iter().any(|block| has_break(&block)) {
        report.warn(WarningKind::LinesKept, "");
    }
}

#[cfg(test)]
mod tests;
