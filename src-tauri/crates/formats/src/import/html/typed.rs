//! Lists that were typed into a paragraph: lines that begin with a sign or a number each.

use warraq_core::article::{
    Block, BlockAttrs, IdSource, Inline, InlineContent, List, ListItem, ListKind, Marks, Paragraph,
};

use crate::import::text::list::{Marker, marker};

/// A line of a paragraph, and the bytes its marker takes where it begins with one.
struct Line {
    content: InlineContent,
    marked: Option<(Marker, usize)>,
}

/// Makes a list of two or more lines in a row that are its items; one alone stays as it is.
pub(super) fn make_lists(blocks: &mut Vec<Block>, ids: &mut dyn IdSource) {
    let parted = std::mem::take(blocks).into_iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => parted(paragraph, ids),
        other => vec![other],
    });
    *blocks = parted.collect();
}

/// The blocks that a paragraph is. The first has its id.
fn parted(paragraph: Paragraph, ids: &mut dyn IdSource) -> Vec<Block> {
    let lines = lines(&paragraph.content);
    let goes_on = |one: &Line, next: &Line| match (one.marked, next.marked) {
        (Some((one, _)), Some((next, _))) => next.follows(one),
        (None, None) => true,
        _ => false,
    };
    let groups: Vec<&[Line]> = lines.chunk_by(goes_on).collect();
    let is_list = |group: &&[Line]| group.len() > 1 && group[0].marked.is_some();
    if !groups.iter().any(is_list) {
        return vec![Block::Paragraph(paragraph)];
    }
    let mut attrs = vec![paragraph.attrs.clone()];
    let mut new_attrs = |ids: &mut dyn IdSource| {
        attrs.pop().unwrap_or_else(|| BlockAttrs {
            id: BlockAttrs::new(ids).id,
            ..paragraph.attrs.clone()
        })
    };
    let mut blocks: Vec<Block> = Vec::new();
    for group in groups {
        if is_list(&group) {
            let attrs = new_attrs(ids);
            blocks.push(Block::List(list(group, attrs, ids)));
        } else if let Some(Block::Paragraph(open)) = blocks.last_mut() {
            open.content.push(Inline::HardBreak { marks: Marks::none() });
            add_lines(&mut open.content, group);
        } else {
            let mut content = InlineContent::default();
            add_lines(&mut content, group);
            if !content.is_empty() {
                blocks.push(Block::Paragraph(Paragraph { attrs: new_attrs(ids), content }));
            }
        }
    }
    blocks
}

fn list(group: &[Line], attrs: BlockAttrs, ids: &mut dyn IdSource) -> List {
    let number = group[0].marked.and_then(|(marker, _)| marker.number());
    let item = |line: &Line| {
        let content = without_start(&line.content, line.marked.map_or(0, |(_, bytes)| bytes));
        let paragraph = Paragraph { attrs: BlockAttrs::new(ids), content };
        ListItem { content: vec![Block::Paragraph(paragraph)] }
    };
    let items = group.iter().map(item).collect();
    let kind = if number.is_some() { ListKind::Ordered } else { ListKind::Bullet };
    List { attrs, kind, start: number.unwrap_or(1), items }
}

fn add_lines(content: &mut InlineContent, lines: &[Line]) {
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            content.push(Inline::HardBreak { marks: Marks::none() });
        }
        line.content.as_slice().iter().cloned().for_each(|run| content.push(run));
    }
}

/// The lines of `content`, parted at its breaks. Letters count in no list here: they shorten words too.
fn lines(content: &InlineContent) -> Vec<Line> {
    let runs = content.as_slice();
    let parted = runs.split(|run| matches!(run, Inline::HardBreak { .. }));
    let line = |runs: &[Inline]| {
        let content: InlineContent = runs.iter().cloned().collect();
        let text = match runs.first() {
            Some(Inline::Text { text, .. }) => text.as_str(),
            _ => "",
        };
        let whole = content.to_text();
        // The marker may be all of the first run: `• <b>أول</b>`.
        let found = marker(&whole).filter(|(marker, _)| marker.is_certain());
        let marked = found.map(|(marker, rest)| (marker, whole.len() - rest.len()));
        Line { content, marked: marked.filter(|(_, bytes)| *bytes <= text.len()) }
    };
    parted.map(line).collect()
}

/// `content` without the first bytes of its text.
fn without_start(content: &InlineContent, mut bytes: usize) -> InlineContent {
    let mut rest = InlineContent::default();
    for run in content.as_slice() {
        match run {
            Inline::Text { text, marks } if bytes > 0 => {
                let cut = bytes.min(text.len());
                bytes -= cut;
                rest.push_text(&text[cut..], marks.clone());
            }
            other => rest.push(other.clone()),
        }
    }
    rest
}
