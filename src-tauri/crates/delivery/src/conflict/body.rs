//! The text of the article with what is kept of the site's.

use std::collections::BTreeMap;

use warraq_core::article::{Block, Document, IdSource};
use warraq_formats::wxr::{Fragment, fragment};

use super::Keep;
use super::compared::Compared;
use super::notes::Notes;
use super::pictures::NewPictures;
use super::trios::Trio;
use crate::merge::PieceKind;
use crate::parts::{images, joined};

/// What the site has of each piece that somebody may keep, as blocks.
#[derive(Default)]
pub(super) struct Taken {
    blocks: BTreeMap<usize, Vec<Block>>,
    /// The pictures in them that the article does not have.
    pub(super) pictures: NewPictures,
}

impl Taken {
    /// The site's text of every piece in which the two differ, read once.
    pub(super) fn read(compared: &Compared, ids: &mut dyn IdSource) -> Self {
        let mut taken = Self::default();
        let notes = Notes::read(compared, ids);
        for (at, trio) in compared.trios.iter().enumerate() {
            let is_one = matches!(trio.kind, PieceKind::Same | PieceKind::Both);
            if is_one || compared.is_only_there(trio) {
                continue;
            }
            let mut blocks = Vec::new();
            for reading in notes.readings(&compared.their_parts, &trio.theirs) {
                let text = joined(&Compared::texts(&compared.their_parts, &reading.parts));
                let (media, article) = (&compared.of_galleries, &compared.article);
                let Fragment { blocks: read, pictures, .. } =
                    fragment(&text, media, &article.fields, article.updated_at, ids);
                let mut read = reading.taken(read, ids);
                let found = (&mut *read, pictures);
                taken.pictures.settle(&compared.pictures, found, &images(&text));
                blocks.extend(read);
            }
            let is_text = |block: &Block| !matches!(block, Block::Footnote(_));
            let mut old = compared.blocks_in(trio);
            old.retain(|at| is_text(&compared.article.body.blocks()[*at]));
            let new: Vec<&mut Block> = blocks.iter_mut().filter(|block| is_text(block)).collect();
            if old.len() == new.len() {
                // What is said of a block goes on being said of it.
                for (block, old) in new.into_iter().zip(old) {
                    block.set_id(compared.article.body.blocks()[old].id());
                }
            }
            taken.blocks.insert(at, blocks);
        }
        taken
    }
}

/// The article's text, where `keep` says of each piece whose it is.
pub(super) fn body(
    compared: &Compared,
    taken: &Taken,
    keep: impl Fn(usize, &Trio) -> Keep,
    ids: &mut dyn IdSource,
) -> Document {
    let old = compared.article.body.blocks();
    // What comes in the place of each block, and behind it; first, what comes before all.
    let mut places: Vec<Vec<Block>> = vec![Vec::new(); old.len() + 1];
    let mut is_kept = vec![true; old.len()];
    let mut last = 0;
    for (at, trio) in compared.trios.iter().enumerate() {
        let own = compared.blocks_in(trio);
        let keep = keep(at, trio);
        if let Some(blocks) = taken.blocks.get(&at).filter(|_| keep != Keep::Mine) {
            let place = match keep {
                Keep::Both => own.last().map_or(last, |block| block + 1),
                _ => own.first().map_or(last, |block| block + 1),
            };
            let mut blocks = blocks.clone();
            if keep == Keep::Both {
                blocks = with_new_ids(blocks, compared, ids);
            } else {
                for block in &own {
                    is_kept[*block] = false;
                }
            }
            places[place].extend(blocks);
        }
        last = own.last().map_or(last, |block| block + 1);
    }
    let mut blocks = std::mem::take(&mut places[0]);
    for (at, block) in old.iter().enumerate() {
        blocks.extend(is_kept[at].then(|| block.clone()));
        blocks.append(&mut places[at + 1]);
    }
    Document::of(blocks, ids)
}

/// The blocks, none of which has the id of a block that stays beside them.
fn with_new_ids(blocks: Vec<Block>, compared: &Compared, ids: &mut dyn IdSource) -> Vec<Block> {
    let is_taken = |block: &Block| compared.article.body.block(block.id()).is_some();
    let renamed = blocks.into_iter().map(|mut block| {
        if is_taken(&block) {
            block.set_id(warraq_core::article::BlockId::new(ids));
        }
        block
    });
    renamed.collect()
}
