//! Pictures and the figures they stand in say the same.

use warraq_core::article::{Block, Document};

use crate::picture::Picture;

/// Gives pictures the credit that was found in the caption of their figure, and the caption without it.
pub(super) fn pictures(body: &Document, pictures: &mut [Picture]) {
    let figures = body.blocks().iter().flat_map(|block| match block {
        Block::Figure(figure) => std::slice::from_ref(figure),
        Block::Gallery(gallery) => gallery.figures.as_slice(),
        _ => &[],
    });
    for figure in figures.filter(|figure| !figure.credit.is_empty()) {
        let is_its = |picture: &&mut Picture| figure.media.as_ref() == Some(&picture.id);
        if let Some(picture) = pictures.iter_mut().find(is_its).filter(|one| one.credit.is_empty())
        {
            picture.credit.clone_from(&figure.credit);
            // A picture may stand twice, and its caption be that of the other place.
            if picture.caption.contains(&figure.credit) {
                picture.caption = figure.caption.to_text();
            }
        }
    }
}
