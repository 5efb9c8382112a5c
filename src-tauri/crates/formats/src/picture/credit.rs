//! The credit that a caption said, for the picture as well as for its figure.

use warraq_core::article::{Block, Document};

use super::Picture;
use crate::accepted;

/// Gives pictures the credit that was found in the caption of their figure, and the caption without it.
pub(crate) fn credit(body: &Document, pictures: &mut [Picture]) {
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
                picture.caption = accepted::text(&figure.caption);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;
    use warraq_core::article::{BlockAttrs, Figure, InlineContent};

    use super::*;

    #[test]
    fn a_credit_that_stood_in_a_caption_is_the_picture_s() {
        let figure = |media: &str, credit: &str| {
            Block::Figure(Figure {
                attrs: BlockAttrs::new(&mut || Ulid::from(1)),
                media: Some(media.to_owned()),
                alt: String::new(),
                credit: credit.to_owned(),
                rights: String::new(),
                caption: InlineContent::plain("جنود في حلب"),
            })
        };
        let picture = |id: &str, caption: &str| Picture {
            id: id.to_owned(),
            name: String::new(),
            media_type: String::new(),
            bytes: Vec::new(),
            source: String::new(),
            alt: String::new(),
            caption: caption.to_owned(),
            credit: String::new(),
        };
        let body =
            Document::of(vec![figure("1", "رويترز"), figure("2", "")], &mut || Ulid::from(2));
        let mut pictures = [picture("1", "جنود في حلب (تصوير: رويترز)"), picture("2", "نهر")];
        credit(&body, &mut pictures);
        let said = |one: &Picture| (one.credit.clone(), one.caption.clone());
        assert_eq!(said(&pictures[0]), ("رويترز".to_owned(), "جنود في حلب".to_owned()));
        assert_eq!(said(&pictures[1]), (String::new(), "نهر".to_owned()));
    }
}
