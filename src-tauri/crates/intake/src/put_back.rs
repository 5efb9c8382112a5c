//! Putting back what an import removed.

use std::collections::BTreeSet;

use warraq_core::article::{
    ArticleId, Block, BlockAttrs, BlockId, Document, IdSource, InlineContent, Paragraph,
};
use warraq_store::articles::{self, Saved};
use warraq_store::{StoreError, Tx, imports};

use crate::report::ImportReport;

/// Puts these of the removed back into the article, each as paragraphs where it stood, or at the end where its
/// neighbour is gone; those that are there already stay as they are.
///
/// # Errors
/// `NotFound` where the report has no such piece, `VersionConflict` where the article is no longer of
/// `base_version`.
pub fn put_back(
    tx: &mut Tx<'_>,
    report: &ImportReport,
    base_version: u32,
    indexes: &BTreeSet<u32>,
    ids: &mut dyn IdSource,
) -> Result<Saved, StoreError> {
    let article = report.article;
    let mut marked = Vec::new();
    for index in indexes {
        let item = usize::try_from(*index).ok().and_then(|at| report.removed.get(at));
        if !item.ok_or_else(|| not_found(article, *index))?.put_back {
            marked.push(*index);
        }
    }
    let body = with(&tx.article(article)?.body, report, &marked, ids);
    let saved = articles::save_document(tx, article, base_version, &body)?;
    imports::mark_put_back(tx, article, marked)?;
    Ok(saved)
}

/// The document with these pieces where they stood: those of one place in the order of the file, also where
/// some of them came back before.
fn with(
    document: &Document,
    report: &ImportReport,
    indexes: &[u32],
    ids: &mut dyn IdSource,
) -> Document {
    let mut blocks = document.blocks().to_vec();
    for (index, piece) in (0..).zip(&report.removed) {
        if !indexes.contains(&index) {
            continue;
        }
        let mut at = place(&blocks, piece.after);
        let before =
            (0..index).zip(&report.removed).filter(|(_, other)| other.after == piece.after);
        for (other, earlier) in before {
            if earlier.put_back || indexes.contains(&other) {
                at += standing(&blocks[at..], &earlier.text);
            }
        }
        blocks.splice(at..at, paragraphs(&piece.text, ids));
    }
    Document::of(blocks, ids)
}

/// How many of the first of `blocks` are the lines of `text`, put back before and not changed since.
fn standing(blocks: &[Block], text: &str) -> usize {
    let is_line = |(block, line): &(&Block, &str)| match block {
        Block::Paragraph(paragraph) => paragraph.content.to_text() == *line,
        _ => false,
    };
    blocks.iter().zip(lines(text)).take_while(is_line).count()
}

/// Where what stood behind `after` comes: at the start for nothing, at the end where it is gone.
fn place(blocks: &[Block], after: Option<BlockId>) -> usize {
    match after {
        None => 0,
        Some(id) => {
            blocks.iter().position(|block| block.id() == id).map_or(blocks.len(), |at| at + 1)
        }
    }
}

/// A paragraph for each line that is not empty.
fn paragraphs(text: &str, ids: &mut dyn IdSource) -> Vec<Block> {
    lines(text)
        .map(|line| {
            let attrs = BlockAttrs::new(ids);
            Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(line) })
        })
        .collect()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn not_found(article: ArticleId, index: u32) -> StoreError {
    StoreError::NotFound(format!("piece {index} in the import of article {article}"))
}
