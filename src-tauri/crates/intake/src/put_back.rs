//! Putting back what an import removed.

use std::collections::BTreeSet;

use warraq_core::article::{
    ArticleId, Block, BlockAttrs, BlockId, Document, IdSource, InlineContent, Paragraph,
};
use warraq_store::articles::{self, Saved};
use warraq_store::{StoreError, Tx, imports};

use crate::report::{ImportReport, RemovedItem};

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
    let mut pieces = Vec::new();
    let mut marked = Vec::new();
    for index in indexes {
        let item = usize::try_from(*index).ok().and_then(|at| report.removed.get(at));
        let item = item.ok_or_else(|| not_found(article, *index))?;
        if !item.put_back {
            pieces.push(item);
            marked.push(*index);
        }
    }
    let body = with(&tx.article(article)?.body, &pieces, ids);
    let saved = articles::save_document(tx, article, base_version, &body)?;
    imports::mark_put_back(tx, article, marked)?;
    Ok(saved)
}

/// The document with the pieces where they stood, in the order given.
fn with(document: &Document, pieces: &[&RemovedItem], ids: &mut dyn IdSource) -> Document {
    let mut blocks = document.blocks().to_vec();
    let mut last: Option<(Option<BlockId>, BlockId)> = None;
    for piece in pieces {
        // Pieces of one place follow one another.
        let after = match last {
            Some((place, block)) if place == piece.after => Some(block),
            _ => piece.after,
        };
        let at = place(&blocks, after);
        let paragraphs = paragraphs(&piece.text, ids);
        if let Some(block) = paragraphs.last() {
            last = Some((piece.after, block.id()));
        }
        blocks.splice(at..at, paragraphs);
    }
    Document::of(blocks, ids)
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
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let attrs = BlockAttrs::new(ids);
            Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(line) })
        })
        .collect()
}

fn not_found(article: ArticleId, index: u32) -> StoreError {
    StoreError::NotFound(format!("piece {index} in the import of article {article}"))
}
