//! Lists that were typed by hand: lines of a paragraph, or paragraphs in a row, that begin with a sign or a number each.

use std::collections::HashMap;

use warraq_core::article::{
    Block, BlockAttrs, BlockId, IdSource, Inline, InlineContent, List, ListItem, ListKind, Marks,
    Paragraph,
};

use super::list::{Marker, marker};
use crate::report::Report;

/// A line of a paragraph, and the bytes its marker takes where it begins with one.
struct Line {
    content: InlineContent,
    marked: Option<Mark>,
}

/// Makes a list of two or more lines or paragraphs in a row that are its items; one alone stays as it is. What was
/// removed behind a paragraph that is an item now stood behind the list.
pub(crate) fn make_lists(blocks: &mut Vec<Block>, ids: &mut dyn IdSource, report: &mut Report) {
    let parted = std::mem::take(blocks).into_iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => parted(paragraph, ids),
        other => vec![other],
    });
    let parted = parted.collect();
    *blocks = joined(parted, ids, report);
}

/// The blocks, of which paragraphs in a row that are an item each are a list.
fn joined(blocks: Vec<Block>, ids: &mut dyn IdSource, report: &mut Report) -> Vec<Block> {
    let marks: Vec<Option<Mark>> = blocks.iter().map(mark_of_paragraph).collect();
    let mut joined = Vec::with_capacity(blocks.len());
    let mut lists: HashMap<BlockId, BlockId> = HashMap::new();
    let mut blocks = blocks.into_iter();
    for group in marks.chunk_by(|one, next| goes_on(*one, *next)) {
        let of_group = blocks.by_ref().take(group.len());
        let Some((marker, _)) = group[0].filter(|_| group.len() > 1) else {
            joined.extend(of_group);
            continue;
        };
        let items: Vec<Block> = of_group
            .zip(group)
            .map(|(block, mark)| without_mark(block, mark.map_or(0, |(_, bytes)| bytes)))
            .collect();
        let list = list_of(marker, items, ids);
        lists.extend(
            list.items
                .iter()
                .flat_map(|item| &item.content)
                .map(|block| (block.id(), list.attrs.id)),
        );
        joined.push(Block::List(list));
    }
    report.move_into(&lists);
    joined
}

/// A list of these paragraphs, which keep what they are.
fn list_of(marker: Marker, items: Vec<Block>, ids: &mut dyn IdSource) -> List {
    let like = items.first().and_then(|first| match first {
        Block::Paragraph(paragraph) => Some(paragraph.attrs.clone()),
        _ => None,
    });
    let new = BlockAttrs::new(ids);
    let attrs = like.map_or(new.clone(), |attrs| BlockAttrs { id: new.id, ..attrs });
    let kind = if marker.number().is_some() { ListKind::Ordered } else { ListKind::Bullet };
    let items = items.into_iter().map(|item| ListItem { content: vec![item] }).collect();
    List { attrs, kind, start: marker.number().unwrap_or(1), items }
}

/// A marker, and the bytes it takes.
type Mark = (Marker, usize);

/// The mark that a paragraph of one line begins with.
fn mark_of_paragraph(block: &Block) -> Option<Mark> {
    let Block::Paragraph(paragraph) = block else { return None };
    let runs = paragraph.content.as_slice();
    let is_break = |run: &Inline| matches!(run, Inline::HardBreak { .. });
    if runs.iter().any(is_break) { None } else { mark(runs) }
}

fn without_mark(block: Block, bytes: usize) -> Block {
    match block {
        Block::Paragraph(paragraph) => Block::Paragraph(Paragraph {
            content: without_start(&paragraph.content, bytes),
            ..paragraph
        }),
        other => other,
    }
}

/// Whether two lines are of one list, or both of none.
fn goes_on(one: Option<Mark>, next: Option<Mark>) -> bool {
    match (one, next) {
        (Some((one, _)), Some((next, _))) => next.follows(one),
        (None, None) => true,
        _ => false,
    }
}

/// The blocks that a paragraph is. The first has its id.
fn parted(paragraph: Paragraph, ids: &mut dyn IdSource) -> Vec<Block> {
    let lines = lines(&paragraph.content);
    let groups: Vec<&[Line]> =
        lines.chunk_by(|one, next| goes_on(one.marked, next.marked)).collect();
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

/// The lines of `content`, parted at its breaks.
fn lines(content: &InlineContent) -> Vec<Line> {
    let runs = content.as_slice();
    let parted = runs.split(|run| matches!(run, Inline::HardBreak { .. }));
    parted
        .map(|runs| Line { content: runs.iter().cloned().collect(), marked: mark(runs) })
        .collect()
}

/// Bytes of a line in which its marker is looked for.
const MARKER_BYTES: usize = 40;

/// The mark that a line begins with, where it is text that nobody suggests or comments on. Letters count in no list
/// here: they shorten words too.
fn mark(runs: &[Inline]) -> Option<Mark> {
    let mut start = String::new();
    for run in runs {
        match run {
            Inline::Text { text, marks } if !is_reviewed(marks) => start.push_str(text),
            _ => break,
        }
        if start.len() > MARKER_BYTES {
            break;
        }
    }
    let (marker, rest) = marker(&start).filter(|(marker, _)| marker.is_certain())?;
    Some((marker, start.len() - rest.len()))
}

fn is_reviewed(marks: &Marks) -> bool {
    ["insertion", "deletion", "comment"].iter().any(|name| marks.has(name))
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

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;
    use crate::report::RemovedKind;

    fn paragraph(text: &str, ids: &mut dyn IdSource) -> Block {
        let content = InlineContent::plain(text);
        Block::Paragraph(Paragraph { attrs: BlockAttrs::new(ids), content })
    }

    /// The blocks that these paragraphs come to: a list as its first number and its items.
    fn made(texts: &[&str]) -> Vec<String> {
        let mut next = 0;
        let mut ids = move || {
            next += 1;
            Ulid::from(next)
        };
        let mut blocks: Vec<Block> = texts.iter().map(|text| paragraph(text, &mut ids)).collect();
        make_lists(&mut blocks, &mut ids, &mut Report::default());
        blocks.iter().map(sketch).collect()
    }

    fn sketch(block: &Block) -> String {
        match block {
            Block::List(list) => {
                let items = list.items.iter().flat_map(|item| &item.content).map(sketch);
                let start = if list.kind == ListKind::Ordered { list.start } else { 0 };
                format!("{start}: {}", items.collect::<Vec<_>>().join(" / "))
            }
            Block::Paragraph(paragraph) => paragraph.content.to_text(),
            other => other.name().to_owned(),
        }
    }

    #[test]
    fn paragraphs_in_a_row_with_a_sign_or_a_number_each_are_a_list() {
        assert_eq!(made(&["مقدمة", "• أول", "• ثان", "نص"]), ["مقدمة", "0: أول / ثان", "نص"]);
        assert_eq!(made(&["١- أول", "٢- ثان", "٣- ثالث"]), ["1: أول / ثان / ثالث"]);
        assert_eq!(made(&["3) yek", "4) du", "- x", "- y"]), ["3: yek / du", "0: x / y"]);
        for alone in [
            &["1990- انسحبت", "نص"][..],
            &["• وحده"],
            &["1- أول", "5- خامس"],
            &["أ- أول", "ب- ثان"],
        ] {
            assert_eq!(made(alone), alone);
        }
    }

    #[test]
    fn what_was_removed_behind_an_item_stood_behind_the_list() {
        let mut next = 0;
        let mut ids = move || {
            next += 1;
            Ulid::from(next)
        };
        let mut blocks = vec![paragraph("- أول", &mut ids), paragraph("- ثان", &mut ids)];
        let mut report = Report::default();
        report.now_after(blocks[0].id());
        report.remove(RemovedKind::Hidden, "سر");
        report.now_after(blocks[1].id());
        make_lists(&mut blocks, &mut ids, &mut report);
        report.remove(RemovedKind::Hidden, "آخر");
        let list = Some(blocks[0].id());
        assert!(report.removed.iter().all(|removed| removed.after == list));
        assert_eq!(report.removed.len(), 2);
    }
}
