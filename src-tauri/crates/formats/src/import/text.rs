//! Plain text: blocks between empty lines become paragraphs, lists typed by hand lists, `>` quotes.

mod chat;
mod lines;
mod list;
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
    let text = mere_text_of(bytes, &mut report)?;
    let lines = text.lines().count();
    if lines > MOST_LINES {
        let detail = format!("it has {lines} lines; at most {MOST_LINES} are read");
        return Err(FormatError::Tangled { detail });
    }
    Ok(article(&text, defaults, ids, report))
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
    for Chunk { removed, text } in chunks {
        for (kind, text) in removed {
            tree.report.remove(kind, text);
        }
        for piece in pieces::pieces(&text, tree.report) {
            grow(piece, &mut tree);
        }
    }
    let blocks = tree.finish().blocks;
    let rough = Rough { blocks, breaks: Breaks::Meant, hints, ..Rough::default() };
    let (fields, body) = reading::read(rough, defaults, ids, &mut report);
    say_that_lines_are_kept(&body, &mut report);
    Imported::of(fields, Vec::new(), body, report)
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
