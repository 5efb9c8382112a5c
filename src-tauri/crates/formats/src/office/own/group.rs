//! Quotes, and lists in one another.

use warraq_core::article::{Block, BlockAttrs, List, ListItem, ListKind, Paragraph, Quote};

use super::super::numbering::{ListPlace, Sign};
use super::super::part::Line;
use super::Builder;
use super::content::Read;

/// A list that is open.
struct Open {
    numbering: String,
    level: u8,
    list: List,
}

impl Builder<'_> {
    pub(super) fn quote(&mut self, lines: &[&Line], blocks: &mut Vec<Block>) {
        let mut content = Vec::new();
        self.grouped(lines, &mut content);
        let (kept, moved): (Vec<Block>, Vec<Block>) = content
            .into_iter()
            .partition(|block| matches!(block, Block::Paragraph(_) | Block::List(_)));
        if !kept.is_empty() {
            let attrs = BlockAttrs::new(self.ids);
            blocks.push(Block::Quote(Quote { attrs, content: kept }));
        }
        blocks.extend(moved);
    }

    /// Adds the paragraphs and lists that `lines` are; what stands in them and is no letter comes behind.
    pub(super) fn grouped(&mut self, lines: &[&Line], blocks: &mut Vec<Block>) {
        let mut open: Vec<Open> = Vec::new();
        let mut behind = Vec::new();
        for line in lines {
            let Read { content, attrs, frame } = self.read(line);
            let paragraph = Block::Paragraph(Paragraph { attrs, content });
            self.beside(line, &mut behind);
            match (&line.list, &line.continues) {
                (Some(place), _) if place.sign != Sign::Nothing => {
                    close_until(&mut open, blocks, |list| {
                        list.level < place.level
                            || list.level == place.level && list.numbering == place.numbering
                    });
                    let goes_on = open.last().is_some_and(|list| list.level == place.level);
                    if !goes_on {
                        let dir = frame;
                        let attrs = BlockAttrs { dir, ..BlockAttrs::new(self.ids) };
                        open.push(opened(place, attrs));
                    }
                    if let Some(list) = open.last_mut() {
                        list.list.items.push(ListItem { content: vec![paragraph] });
                    }
                }
                (Some(ListPlace { level, .. }), _) | (None, Some(level)) => {
                    close_until(&mut open, blocks, |list| list.level <= *level);
                    put(&mut open, blocks, paragraph);
                }
                (None, None) => {
                    close_until(&mut open, blocks, |_| false);
                    blocks.push(paragraph);
                }
            }
        }
        close_until(&mut open, blocks, |_| false);
        blocks.extend(behind);
    }
}

fn opened(place: &ListPlace, attrs: BlockAttrs) -> Open {
    let (kind, start) = match place.sign {
        Sign::Number => (ListKind::Ordered, place.number),
        _ => (ListKind::Bullet, 1),
    };
    let list = List { attrs, kind, start, items: Vec::new() };
    Open { numbering: place.numbering.clone(), level: place.level, list }
}

/// Closes lists until the innermost one is to stay.
fn close_until(open: &mut Vec<Open>, blocks: &mut Vec<Block>, stays: impl Fn(&Open) -> bool) {
    while let Some(list) = open.pop_if(|list| !stays(list)) {
        put(open, blocks, Block::List(list.list));
    }
}

/// Puts a block into the item that is open.
fn put(open: &mut [Open], blocks: &mut Vec<Block>, block: Block) {
    match open.last_mut().and_then(|list| list.list.items.last_mut()) {
        Some(item) => item.content.push(block),
        None => blocks.push(block),
    }
}
