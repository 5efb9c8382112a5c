//! One line: its pieces written so that every `CommonMark` reader sees the same marks.

use warraq_core::article::{Dir, Inline, InlineContent, Link, Mark, Marks};

use super::blocks::NOTHING;
use super::escape::{Edge, Surroundings, escaped, starts_entity};
use super::pieces::{Form, Piece, pieces};
use crate::flanking::{first_visible, needs_mark};
use crate::invisible::{LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK};
use crate::notes::Notes;

/// What a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph: it may have several lines.
    Paragraph,
    /// A heading: one line, which may not end with `#`.
    Heading,
    /// A cell: one line without `|`.
    Cell,
}

/// The line of `content` in a block that runs in `dir`; several lines, parted by line feeds, in a paragraph.
pub(super) fn of(content: &InlineContent, place: Place, dir: Dir, notes: &Notes<'_>) -> String {
    let content = writable(content, notes);
    let runs = content.as_slice();
    let pieces = pieces(runs, &|id| notes.number(id));
    let breaks = plain_breaks(runs, place);
    let written = write_pieces(&pieces, place, &breaks);
    join(&pieces, &written, dir)
}

/// The runs without zero characters, which Markdown has not, and without signs of footnotes that are not there:
/// a mark around nothing would be read as text.
fn writable(content: &InlineContent, notes: &Notes<'_>) -> InlineContent {
    let runs = content.as_slice().iter().filter_map(|run| match run {
        Inline::Text { text, marks } if text.contains('\0') => {
            let text = text.replace('\0', "");
            (!text.is_empty()).then(|| Inline::Text { text, marks: marks.clone() })
        }
        Inline::FootnoteRef { target, .. } if notes.number(*target).is_none() => None,
        // A link around nothing but the sign of a footnote is no link in Markdown.
        Inline::FootnoteRef { target, marks } if marks.link().is_some() => {
            let others = marks.as_slice().iter().filter(|mark| !matches!(mark, Mark::Link(_)));
            let marks = others.cloned().fold(Marks::none(), Marks::with);
            Some(Inline::FootnoteRef { target: *target, marks })
        }
        other => Some(other.clone()),
    });
    runs.collect()
}

/// For every hard break, in order, whether it may be a backslash at the end of a line: where text with the same
/// marks stands on both sides. Elsewhere it would touch a delimiter or the edge of the block.
fn plain_breaks(runs: &[Inline], place: Place) -> Vec<bool> {
    let is_text = |at: Option<usize>, of: &Inline| {
        at.and_then(|at| runs.get(at))
            .is_some_and(|run| matches!(run, Inline::Text { .. }) && run.marks() == of.marks())
    };
    runs.iter()
        .enumerate()
        .filter(|(_, run)| matches!(run, Inline::HardBreak { .. }))
        .map(|(at, run)| {
            place == Place::Paragraph
                && is_text(at.checked_sub(1), run)
                && is_text(Some(at + 1), run)
        })
        .collect()
}

/// Every piece as Markdown, without marks for delimiters.
fn write_pieces(pieces: &[Piece], place: Place, plain_breaks: &[bool]) -> Vec<String> {
    let mut breaks = plain_breaks.iter().copied();
    let mut written: Vec<String> = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        let text = match piece {
            Piece::Break if breaks.next() == Some(true) => "\\\n".to_owned(),
            Piece::Break => "<br>".to_owned(),
            Piece::Note(number) => format!("[^{number}]"),
            // Two pairs of brackets in a row would be read as one link.
            Piece::Open(form @ Form::Link(_)) if follows_note(pieces, at) => {
                format!("{NOTHING}{}", opening(form))
            }
            Piece::Open(form) => opening(form),
            Piece::Close(form) => closing(form, place),
            Piece::Text(text) => {
                let before =
                    at.checked_sub(1).map(|before| (&pieces[before], written[before].as_str()));
                let next_break = breaks.clone().next().unwrap_or(false);
                let (before, after) =
                    (edge_before(before), edge_after(pieces.get(at + 1), next_break));
                escaped(text, Surroundings { place, before, after })
            }
        };
        written.push(text);
    }
    written
}

fn follows_note(pieces: &[Piece], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(pieces[before], Piece::Note(_)))
}

/// What stands before a text: the piece, and how it was written.
fn edge_before(piece: Option<(&Piece, &str)>) -> Edge {
    match piece {
        None => Edge::Line,
        Some((_, written)) if written.ends_with('\n') => Edge::Line,
        Some((Piece::Open(form), _)) if form.is_delimiter() => Edge::Delimiter,
        Some((Piece::Note(_), _)) => Edge::Bracket,
        Some(_) => Edge::Other,
    }
}

/// What stands after a text, where the next hard break ends its line or not.
fn edge_after(piece: Option<&Piece>, break_ends_line: bool) -> Edge {
    match piece {
        None => Edge::Line,
        Some(Piece::Break) if break_ends_line => Edge::Line,
        Some(Piece::Close(form)) if form.is_delimiter() => Edge::Delimiter,
        Some(Piece::Note(_) | Piece::Open(Form::Link(_))) => Edge::Bracket,
        Some(_) => Edge::Other,
    }
}

fn opening(form: &Form) -> String {
    match form {
        Form::Stars(stars) => (*stars).to_owned(),
        Form::Tildes => "~~".to_owned(),
        Form::Tag(name, attributes) => format!("<{name}{attributes}>"),
        Form::Link(_) => "[".to_owned(),
    }
}

fn closing(form: &Form, place: Place) -> String {
    match form {
        Form::Tag(name, _) => format!("</{name}>"),
        Form::Link(link) => target(link, place),
        Form::Stars(_) | Form::Tildes => opening(form),
    }
}

fn target(link: &Link, place: Place) -> String {
    let needs_brackets =
        |letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '(' | ')');
    let href = address(&link.href, place);
    let href = if link.href.contains(needs_brackets) { format!("<{href}>") } else { href };
    match link.title.as_deref().filter(|title| !title.is_empty()) {
        Some(title) => format!("]({href} \"{}\")", address(title, place)),
        None => format!("]({href})"),
    }
}

/// An address or title, in which backslashes and entities act.
fn address(text: &str, place: Place) -> String {
    let letters: Vec<char> = text.chars().filter(|letter| *letter != '\0').collect();
    let mut out = String::with_capacity(text.len());
    for (at, letter) in letters.iter().copied().enumerate() {
        let rest = &letters[at + 1..];
        match letter {
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '|' if place == Place::Cell => out.push_str("&#124;"),
            '"' | '<' | '>' => out.extend(['\\', letter]),
            '\\' if !rest.first().is_some_and(|next| next.is_alphanumeric()) => {
                out.push_str("\\\\");
            }
            '&' if starts_entity(rest) => out.push_str("\\&"),
            _ => out.push(letter),
        }
    }
    out
}

/// The pieces put together, with a directional mark inside every delimiter that would stay literal without one.
fn join(pieces: &[Piece], written: &[String], dir: Dir) -> String {
    let mark = match dir {
        Dir::Rtl => RIGHT_TO_LEFT_MARK,
        Dir::Ltr => LEFT_TO_RIGHT_MARK,
    };
    let mut out = String::new();
    for (at, text) in written.iter().enumerate() {
        if begins_closing_run(pieces, at) {
            let end = (at..pieces.len()).find(|end| !is_same_run(pieces, at, *end));
            let outside = letters(&written[end.unwrap_or(pieces.len())..]).next();
            if needs_mark(outside, first_visible(out.chars().rev())) {
                out.push(mark);
            }
        }
        out.push_str(text);
        if ends_opening_run(pieces, at) {
            let start = (0..at).rev().find(|start| !is_same_run(pieces, at, *start));
            let length: usize =
                written[start.map_or(0, |start| start + 1)..=at].iter().map(String::len).sum();
            let outside = out[..out.len() - length].chars().next_back();
            if needs_mark(outside, first_visible(letters(&written[at + 1..]))) {
                out.push(mark);
            }
        }
    }
    out
}

fn begins_closing_run(pieces: &[Piece], at: usize) -> bool {
    is_closing_delimiter(&pieces[at]) && (at == 0 || !is_same_run(pieces, at, at - 1))
}

fn ends_opening_run(pieces: &[Piece], at: usize) -> bool {
    let is_opening = matches!(&pieces[at], Piece::Open(form) if form.is_delimiter());
    is_opening && !is_same_run(pieces, at, at + 1)
}

fn is_closing_delimiter(piece: &Piece) -> bool {
    matches!(piece, Piece::Close(form) if form.is_delimiter())
}

/// Whether the piece at `other` is a delimiter of the same kind that opens or closes together with that at `at`.
fn is_same_run(pieces: &[Piece], at: usize, other: usize) -> bool {
    match (pieces.get(at), pieces.get(other)) {
        (Some(Piece::Open(one)), Some(Piece::Open(other)))
        | (Some(Piece::Close(one)), Some(Piece::Close(other))) => {
            one.is_stars() && other.is_stars() || one == other && *one == Form::Tildes
        }
        _ => false,
    }
}

fn letters(written: &[String]) -> impl Iterator<Item = char> + '_ {
    written.iter().flat_map(|piece| piece.chars())
}
