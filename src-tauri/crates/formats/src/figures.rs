//! The figures of an article.

use warraq_core::article::{Block, Figure};

/// All figures in `blocks`, wherever they stand, in the order of the text.
pub(crate) fn of(blocks: &[Block]) -> Vec<&Figure> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Figure(figure) => found.push(figure),
            Block::Gallery(gallery) => found.extend(&gallery.figures),
            Block::Quote(quote) => found.extend(of(&quote.content)),
            Block::List(list) => {
                found.extend(list.items.iter().flat_map(|item| of(&item.content)));
            }
            Block::Paragraph(_)
            | Block::Heading(_)
            | Block::PullQuote(_)
            | Block::Table(_)
            | Block::Embed(_)
            | Block::Divider(_)
            | Block::Footnote(_) => {}
        }
    }
    found
}
