//! Every line of text in blocks.

use warraq_core::article::{Block, InlineContent, Paragraph};

/// Calls `visit` with each line in `blocks`, in the order of the text.
pub(crate) fn each_line<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a InlineContent)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => visit(&paragraph.content),
            Block::Heading(heading) => visit(&heading.content),
            Block::PullQuote(quote) => visit(&quote.content),
            Block::Quote(quote) => each_line(&quote.content, visit),
            Block::List(list) => {
                list.items.iter().for_each(|item| each_line(&item.content, visit));
            }
            Block::Figure(figure) => visit(&figure.caption),
            Block::Gallery(gallery) => {
                gallery.figures.iter().for_each(|figure| visit(&figure.caption));
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                let paragraphs = cells.flat_map(|cell| &cell.content);
                paragraphs.for_each(|paragraph| visit(&paragraph.content));
            }
            Block::Footnote(note) => {
                note.content.iter().for_each(|paragraph| visit(&paragraph.content));
            }
            Block::Embed(_) | Block::Divider(_) => {}
        }
    }
}

/// Calls `change` with each line in `blocks`, in the order of the text.
pub(crate) fn each_line_mut(blocks: &mut [Block], change: &mut dyn FnMut(&mut InlineContent)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => change(&mut paragraph.content),
            Block::Heading(heading) => change(&mut heading.content),
            Block::PullQuote(quote) => change(&mut quote.content),
            Block::Quote(quote) => each_line_mut(&mut quote.content, change),
            Block::List(list) => {
                for item in &mut list.items {
                    each_line_mut(&mut item.content, change);
                }
            }
            Block::Figure(figure) => change(&mut figure.caption),
            Block::Gallery(gallery) => {
                gallery.figures.iter_mut().for_each(|figure| change(&mut figure.caption));
            }
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                each_paragraph(cells.flat_map(|cell| &mut cell.content), change);
            }
            Block::Footnote(note) => each_paragraph(&mut note.content, change),
            Block::Embed(_) | Block::Divider(_) => {}
        }
    }
}

fn each_paragraph<'a>(
    paragraphs: impl IntoIterator<Item = &'a mut Paragraph>,
    change: &mut dyn FnMut(&mut InlineContent),
) {
    paragraphs.into_iter().for_each(|paragraph| change(&mut paragraph.content));
}
