//! The picture that a page shows above its article, where the article itself does not have it.

use warraq_core::article::{Block, BlockAttrs, Figure, IdSource, InlineContent};

use crate::reading::LeadPicture;
use crate::report::{RemovedKind, Report};

/// Puts a figure for the lead picture before all blocks, unless one of them is that picture: its address was
/// listed when the article was read, as every picture's is.
pub(super) fn put_first(
    lead: &LeadPicture,
    blocks: &mut Vec<Block>,
    ids: &mut dyn IdSource,
    report: &mut Report,
) {
    let LeadPicture { address, alt, caption } = lead;
    if address.is_empty() || blocks.is_empty() {
        return;
    }
    let is_same = |other: &str| name(other) == name(address);
    let is_there = |kind| matches!(kind, RemovedKind::Image);
    if report.removed.iter().any(|removed| is_there(removed.kind) && is_same(&removed.text)) {
        return;
    }
    report.remove_before_all(RemovedKind::Image, address);
    let figure = Figure {
        attrs: BlockAttrs::new(ids),
        media: None,
        alt: alt.clone(),
        credit: String::new(),
        rights: String::new(),
        caption: InlineContent::plain(caption.trim()),
    };
    blocks.insert(0, Block::Figure(figure));
}

/// The file's own name in an address: sites serve one picture from several places and in several sizes.
fn name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;
    use warraq_core::article::Paragraph;

    use super::*;

    fn put(there: &[&str]) -> (Vec<Block>, Report) {
        let mut next = 0;
        let mut ids = move || {
            next += 1;
            Ulid::from(next)
        };
        let content = InlineContent::plain("نص المقال");
        let mut blocks =
            vec![Block::Paragraph(Paragraph { attrs: BlockAttrs::new(&mut ids), content })];
        let mut report = Report::default();
        for address in there {
            report.remove(RemovedKind::Image, *address);
        }
        let lead = LeadPicture {
            address: "https://example.org/a/oven.jpg?w=1200".to_owned(),
            alt: "فرن".to_owned(),
            caption: "فرن في القامشلي".to_owned(),
        };
        put_first(&lead, &mut blocks, &mut ids, &mut report);
        (blocks, report)
    }

    #[test]
    fn the_picture_above_an_article_is_a_figure_and_its_address_is_listed() {
        let (blocks, report) = put(&["https://example.org/other.jpg"]);
        let [Block::Figure(figure), Block::Paragraph(_)] = &blocks[..] else {
            panic!("{blocks:?}")
        };
        assert_eq!(
            (figure.alt.as_str(), figure.caption.to_text().as_str()),
            ("فرن", "فرن في القامشلي")
        );
        assert_eq!(report.removed[0].text, "https://example.org/a/oven.jpg?w=1200");
        assert_eq!(report.removed[0].after, None);
    }

    #[test]
    fn a_picture_that_the_article_has_comes_once() {
        let (blocks, report) = put(&["https://cdn.example.org/b/oven.jpg"]);
        assert_eq!((blocks.len(), report.removed.len()), (1, 1));
    }
}
