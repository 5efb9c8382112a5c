//! Lists of pieces.

use warraq_core::article::{Link, Mark, Marks};

use super::part::{Line, Piece};
use crate::report::RemovedKind;

/// The longest address of a link, in bytes.
const MAX_ADDRESS: usize = 4096;

/// Adds text, to the last piece where that has the same marks.
pub(crate) fn push_text(out: &mut Vec<Piece>, text: &str, marks: Marks) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(last, same)) if *same == marks => last.push_str(text),
        _ => out.push(Piece::Text(text.to_owned(), marks)),
    }
}

/// Adds what is not kept, to the last piece where that is of the same kind.
pub(crate) fn push_removed(out: &mut Vec<Piece>, kind: RemovedKind, text: &str) {
    match out.last_mut() {
        Some(Piece::Removed(same, last)) if *same == kind => last.push_str(text),
        _ => out.push(Piece::Removed(kind, text.to_owned())),
    }
}

/// Takes emphasis from white space, unless the same emphasis goes on at both sides.
pub(crate) fn tidy(pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let Piece::Text(text, marks) = &pieces[at] else { continue };
        if !text.trim().is_empty() || marks.is_empty() && at == 0 {
            continue;
        }
        let around = |at: Option<usize>| match at.and_then(|at| pieces.get(at)) {
            Some(Piece::Text(_, marks)) => Some(emphasis(marks)),
            _ => None,
        };
        let (before, after) = (around(at.checked_sub(1)), around(Some(at + 1)));
        let kept = before.filter(|before| after.as_ref() == Some(before)).unwrap_or_default();
        let others = marks.as_slice().iter().filter(|mark| !is_emphasis(mark)).cloned();
        let tidied = kept.into_iter().chain(others).fold(Marks::none(), Marks::with);
        if let Piece::Text(_, marks) = &mut pieces[at] {
            *marks = tidied;
        }
    }
}

/// Puts the label of a numbering before what stands in a paragraph; among bold letters it is bold.
pub(crate) fn put_label(label: Option<String>, pieces: &mut Vec<Piece>) {
    let Some(label) = label else { return };
    let mut texts = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text, marks) if !text.trim().is_empty() => Some(marks.has("strong")),
        _ => None,
    });
    let is_strong = texts.next().is_some_and(|first| first && texts.all(|strong| strong));
    let marks = if is_strong { Marks::none().with(Mark::Strong) } else { Marks::none() };
    match pieces.first_mut() {
        Some(Piece::Text(text, same)) if *same == marks => text.insert_str(0, &label),
        // A number that counts nothing says nothing.
        None if !label.contains(char::is_alphabetic) => {}
        None => pieces.push(Piece::Text(label.trim_end().to_owned(), marks)),
        _ => pieces.insert(0, Piece::Text(label, marks)),
    }
}

/// `line`, or two where its first line by hand is all bold and the others are not: people write headings so.
pub(crate) fn split_head(mut line: Line) -> Vec<Line> {
    let is_bold = |piece: &Piece| match piece {
        Piece::Text(text, marks) => text.trim().is_empty() || marks.has("strong"),
        _ => false,
    };
    let end = line.pieces.iter().position(|piece| matches!(piece, Piece::Break(_)));
    let Some(end) = end.filter(|end| *end > 0 && line.role.is_text() && line.list.is_none()) else {
        return vec![line];
    };
    let (head, tail) = line.pieces.split_at(end);
    let is_head = head.iter().all(is_bold)
        && tail.iter().any(|piece| matches!(piece, Piece::Text(..)) && !is_bold(piece));
    if !is_head {
        return vec![line];
    }
    let mut pieces = line.pieces.split_off(end);
    let first = pieces.iter().position(|piece| !matches!(piece, Piece::Break(_)));
    pieces.drain(..first.unwrap_or_default());
    let below = Line { is_rtl: line.is_rtl, pieces, ..Line::default() };
    vec![line, below]
}

/// The link that leads to `address`; one that leads nowhere an article may lead is told. Places in the
/// document itself are no addresses.
pub(crate) fn link(address: &str, title: Option<&str>, out: &mut Vec<Piece>) -> Option<Link> {
    let href = address.trim().replace(' ', "%20");
    if Link::allows(&href) && href.len() <= MAX_ADDRESS {
        let title = title.map(str::trim).filter(|title| !title.is_empty());
        let title = title.filter(|title| *title != href && title.len() <= MAX_ADDRESS);
        return Some(Link { href, title: title.map(str::to_owned) });
    }
    if !href.is_empty() && !href.starts_with('#') {
        out.push(Piece::Removed(RemovedKind::Link, address.to_owned()));
    }
    None
}

fn emphasis(marks: &Marks) -> Vec<Mark> {
    marks.as_slice().iter().filter(|mark| is_emphasis(mark)).cloned().collect()
}

fn is_emphasis(mark: &Mark) -> bool {
    matches!(
        mark,
        Mark::Strong
            | Mark::Emphasis
            | Mark::Underline
            | Mark::Strike
            | Mark::Superscript
            | Mark::Subscript
    )
}
