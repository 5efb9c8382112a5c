//! Pictures that stand in what is pasted.

use std::collections::BTreeSet;

use warraq_core::article::{Block, Figure, InlineContent};

use super::Pasted;
use crate::picture::Picture;
use crate::report::{Removed, RemovedKind};

/// A picture that was taken in, with what its file says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPicture {
    /// The id that it has from now on.
    pub media: String,
    /// The words below it; empty where the file says nothing.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Whose it is.
    pub rights: String,
}

impl Pasted {
    /// How many of its pictures `keep` took in. The figure of one that was refused stands without it, and the picture is
    /// among what was removed; words of a figure that the page had go before those of the file.
    pub fn keep_pictures(&mut self, mut keep: impl FnMut(&Picture) -> Option<KeptPicture>) -> u32 {
        let mut count = 0;
        for picture in std::mem::take(&mut self.pictures) {
            let kept = keep(&picture);
            each_figure(&mut self.blocks, &mut |figure| {
                if figure.media.as_deref() == Some(&picture.id) {
                    show(figure, kept.as_ref());
                }
            });
            if kept.is_some() {
                count += 1;
            } else {
                let kind = RemovedKind::Image;
                self.removed.push(Removed { kind, text: picture.name, after: None });
            }
        }
        count
    }
}

/// Leaves only the pictures that a figure shows, and figures only with those.
pub(super) fn only_shown(blocks: &mut [Block], pictures: &mut Vec<Picture>) {
    let there: BTreeSet<_> = pictures.iter().map(|picture| picture.id.clone()).collect();
    let mut shown = BTreeSet::new();
    each_figure(blocks, &mut |figure| {
        figure.media = figure.media.take().filter(|id| there.contains(id));
        shown.extend(figure.media.clone());
    });
    pictures.retain(|picture| shown.contains(&picture.id));
}

fn show(figure: &mut Figure, kept: Option<&KeptPicture>) {
    figure.media = kept.map(|kept| kept.media.clone());
    let Some(kept) = kept else { return };
    if figure.credit.is_empty() {
        figure.credit.clone_from(&kept.credit);
    }
    if figure.rights.is_empty() {
        figure.rights.clone_from(&kept.rights);
    }
    if figure.caption.is_empty() {
        let line = kept.caption.split_whitespace().collect::<Vec<_>>().join(" ");
        figure.caption = InlineContent::plain(&line);
    }
}

fn each_figure(blocks: &mut [Block], work: &mut impl FnMut(&mut Figure)) {
    for block in blocks {
        match block {
            Block::Figure(figure) => work(figure),
            Block::Gallery(gallery) => gallery.figures.iter_mut().for_each(&mut *work),
            _ => {}
        }
    }
}
