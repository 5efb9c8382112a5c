//! Directions that hold without being said: a block keeps one only where its letters give it another.
//!
//! What the letters give depends on the article's direction, and an importer knows that only once all is read. Until
//! then a block keeps what its file says of it, but for what holds in any article.

use warraq_core::article::{Block, BlockAttrs, Dir, Figure, Paragraph};
use warraq_core::text::direction;

/// Whether a line of `text` runs in `said` without being told to, whatever article it stands in.
pub(crate) fn anywhere(text: &str, said: Dir) -> bool {
    [Dir::Rtl, Dir::Ltr].iter().all(|article| direction::of_text(text, *article) == said)
}

/// Takes from `blocks` and what is in them the directions that hold without being said, in an article that runs in
/// `dir`.
pub(crate) fn settle(blocks: &mut [Block], dir: Dir) {
    for block in blocks {
        self::block(block, dir);
    }
}

fn block(block: &mut Block, dir: Dir) {
    match block {
        Block::Quote(quote) => settle(&mut quote.content, dir),
        Block::List(list) => {
            let inner = list.items.iter_mut().flat_map(|item| &mut item.content);
            inner.for_each(|inner| self::block(inner, dir));
        }
        Block::Gallery(gallery) => {
            gallery.figures.iter_mut().for_each(|picture| figure(picture, dir));
        }
        Block::Table(table) => {
            let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.flat_map(|cell| &mut cell.content).for_each(|line| paragraph(line, dir));
        }
        Block::Footnote(note) => note.content.iter_mut().for_each(|line| paragraph(line, dir)),
        _ => {}
    }
    let said = attrs(block).dir.take();
    let is_plain = said == Some(direction::of_block(block, dir));
    attrs(block).dir = said.filter(|_| !is_plain);
}

fn paragraph(paragraph: &mut Paragraph, dir: Dir) {
    let plain = direction::of_text(&paragraph.content.to_text(), dir);
    paragraph.attrs.dir = paragraph.attrs.dir.filter(|said| *said != plain);
}

fn figure(figure: &mut Figure, dir: Dir) {
    let plain = direction::of_text(&figure.caption.to_text(), dir);
    figure.attrs.dir = figure.attrs.dir.filter(|said| *said != plain);
}

fn attrs(block: &mut Block) -> &mut BlockAttrs {
    match block {
        Block::Paragraph(block) => &mut block.attrs,
        Block::Heading(block) => &mut block.attrs,
        Block::List(block) => &mut block.attrs,
        Block::Quote(block) => &mut block.attrs,
        Block::PullQuote(block) => &mut block.attrs,
        Block::Figure(block) => &mut block.attrs,
        Block::Gallery(block) => &mut block.attrs,
        Block::Table(block) => &mut block.attrs,
        Block::Embed(block) => &mut block.attrs,
        Block::Divider(block) => &mut block.attrs,
        Block::Footnote(block) => &mut block.attrs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_in_any_article_is_not_said() {
        for (text, said, holds) in [
            ("وقّعت Google الاتفاق", Dir::Rtl, true),
            ("وقّعت Google الاتفاق", Dir::Ltr, false),
            ("Google signs", Dir::Ltr, true),
            ("وقّعت Microsoft وGoogle", Dir::Rtl, false),
            ("وقّعت Microsoft وGoogle", Dir::Ltr, false),
            ("2024", Dir::Rtl, false),
        ] {
            assert_eq!(anywhere(text, said), holds, "{text} {said:?}");
        }
    }
}
