//! The pieces of a text, in order: paragraphs, lists, quotes, lines that part.

mod nested;

use self::nested::RawItem;
use super::lines;
use super::list::{self, Marker};
use crate::report::{Report, WarningKind};

/// The longest line of signs, in bytes.
const DIVIDER_BYTES: usize = 400;
/// Lines below an item that its next is looked for in.
const LOOK_AHEAD: usize = 50;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A paragraph, with each line that stays apart.
    Lines(Vec<String>),
    /// Lines that began with `>`: paragraphs, each with its lines.
    Quote(Vec<Vec<String>>),
    /// Lines that began with a sign or a number each.
    List(List),
    /// A line of dashes or stars.
    Divider,
}

/// A list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct List {
    /// The number of its first item, where they are counted.
    pub(super) start: Option<u32>,
    pub(super) items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// Its text without the sign or number.
    pub(super) text: String,
    /// The lists below it.
    pub(super) lists: Vec<List>,
}

/// A piece before lists are put together.
enum Raw {
    Piece(Piece),
    Item(RawItem),
}

/// The pieces of `text`; how its lines were read is said.
pub(super) fn pieces(text: &str, report: &mut Report) -> Vec<Piece> {
    let mut blocks = lines::blocks(text);
    let going_on: Vec<(&str, &str)> = blocks.iter().flat_map(|block| going_on(block)).collect();
    let is_wrapped = blocks.len() > 1 && lines::are_wrapped(&going_on);
    if is_wrapped {
        report.warn(WarningKind::LinesJoined, "");
    } else {
        blocks = lines::parted(blocks, report);
    }
    let wrap = if is_wrapped { Wrap::Joined } else { Wrap::Kept };
    let raw = blocks.iter().flat_map(|block| raw_pieces(block, wrap)).collect();
    with_lists(raw, report)
}

/// What becomes of the lines of one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrap {
    Joined,
    Kept,
}

/// What a line begins as.
#[derive(PartialEq, Eq)]
enum Start<'a> {
    Text,
    Quote(&'a str),
    Item(Marker, &'a str),
    Divider,
}

fn start(line: &str) -> Start<'_> {
    let line = line.trim_start();
    if let Some(rest) = quoted(line) {
        return Start::Quote(rest);
    }
    if is_divider(line) {
        return Start::Divider;
    }
    list::marker(line).map_or(Start::Text, |(marker, rest)| Start::Item(marker, rest))
}

/// The lines of a block that go on in the next, with that: it begins with nothing, or both are quoted.
fn going_on<'a>(block: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let pair = |pair: &[&'a str]| match (start(pair[0]), start(pair[1])) {
        (Start::Text | Start::Item(..), Start::Text) => Some((pair[0], pair[1])),
        (Start::Quote(one), Start::Quote(next)) if !one.is_empty() && !next.is_empty() => {
            Some((one, next))
        }
        _ => None,
    };
    block.windows(2).filter_map(pair).collect()
}

/// The pieces of one block. A line that begins with nothing goes on with what is before it.
fn raw_pieces(block: &[&str], wrap: Wrap) -> Vec<Raw> {
    let mut pieces: Vec<Raw> = Vec::new();
    for (index, line) in block.iter().enumerate() {
        let start = match start(line) {
            Start::Item(marker, _) if !counts(marker, &block[index + 1..], &pieces) => Start::Text,
            start => start,
        };
        match (start, pieces.last_mut()) {
            (Start::Divider, _) => pieces.push(Raw::Piece(Piece::Divider)),
            (Start::Quote(rest), Some(Raw::Piece(Piece::Quote(quoted)))) => {
                go_on_quoting(quoted, rest, wrap);
            }
            (Start::Quote(rest), _) => {
                let mut quoted = Vec::new();
                go_on_quoting(&mut quoted, rest, wrap);
                pieces.push(Raw::Piece(Piece::Quote(quoted)));
            }
            (Start::Item(marker, rest), _) => {
                pieces.push(Raw::Item(RawItem::new(marker, line, rest)));
            }
            (Start::Text, Some(Raw::Item(item))) if wrap == Wrap::Joined => {
                join(&mut item.typed, line.trim_start());
                join(&mut item.text, line.trim_start());
            }
            (Start::Text, Some(Raw::Piece(Piece::Lines(lines)))) => {
                add(lines, line.trim_start(), wrap);
            }
            (Start::Text, _) => {
                pieces.push(Raw::Piece(Piece::Lines(vec![line.trim_start().to_owned()])));
            }
        }
    }
    pieces
}

/// Whether the marker of a line is one of a list: a letter goes on with the item before it, or begins what a line
/// below goes on with: «د. سلمى علي» among other lines is none.
fn counts(marker: Marker, below: &[&str], before: &[Raw]) -> bool {
    let follows = |below: &&str| list::marker(below).is_some_and(|(next, _)| next.follows(marker));
    // Items of another list may stand between.
    let markers = before.iter().rev().take(LOOK_AHEAD).map_while(|raw| match raw {
        Raw::Item(item) => Some(item.marker),
        Raw::Piece(_) => None,
    });
    let goes_on = markers.into_iter().any(|last| marker.follows(last));
    let is_alone = below.is_empty() && before.is_empty();
    marker.is_certain()
        || goes_on
        || is_alone
        || (marker.begins() && below.iter().take(LOOK_AHEAD).any(follows))
}

fn go_on_quoting(quoted: &mut Vec<Vec<String>>, line: &str, wrap: Wrap) {
    if line.is_empty() {
        quoted.push(Vec::new());
        return;
    }
    match quoted.last_mut() {
        Some(lines) => add(lines, line, wrap),
        None => quoted.push(vec![line.to_owned()]),
    }
}

fn add(lines: &mut Vec<String>, line: &str, wrap: Wrap) {
    match lines.last_mut() {
        Some(last) if wrap == Wrap::Joined => join(last, line),
        _ => lines.push(line.to_owned()),
    }
}

fn join(text: &mut String, line: &str) {
    text.push(' ');
    text.push_str(line);
}

/// `line` without the signs of quoted mail at its start, however many.
fn quoted(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('>')?;
    Some(rest.trim_start_matches(|c: char| c == '>' || c.is_whitespace()))
}

/// Whether a line is nothing but dashes, stars or the like.
fn is_divider(line: &str) -> bool {
    if line.len() > DIVIDER_BYTES {
        return false;
    }
    let signs: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    let is_sign =
        |c: &char| matches!(c, '-' | '*' | '_' | '=' | '~' | '—' | '–' | '•' | 'ـ' | '─' | '━');
    signs.len() >= 3 && signs.iter().all(|c| is_sign(c) && *c == signs[0])
}

/// Puts items that follow each other into lists; an item alone is a paragraph as it was typed.
fn with_lists(raw: Vec<Raw>, report: &mut Report) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Vec<RawItem> = Vec::new();
    for piece in raw {
        match piece {
            Raw::Item(item) => open.push(item),
            Raw::Piece(piece) => {
                pieces.extend(nested::pieces(&std::mem::take(&mut open), report));
                pieces.push(piece);
            }
        }
    }
    pieces.extend(nested::pieces(&open, report));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Piece> {
        pieces(text, &mut Report::default())
    }

    fn strings(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn two_lines_with_a_sign_are_a_list_and_one_is_none() {
        let item = |text: String| Item { text, lists: Vec::new() };
        let list = |start, items: &[&str]| {
            Piece::List(List { start, items: strings(items).into_iter().map(item).collect() })
        };
        assert_eq!(
            of("- أول\n- ثان\n\nنص"),
            [list(None, &["أول", "ثان"]), Piece::Lines(strings(&["نص"]))]
        );
        assert_eq!(
            of("مقدمة\n\n٣- أول\n\n٤- ثان"),
            [Piece::Lines(strings(&["مقدمة"])), list(Some(3), &["أول", "ثان"])]
        );
        assert_eq!(of("- وحده\n\nنص")[0], Piece::Lines(strings(&["- وحده"])));
        assert_eq!(
            of("1. أول\n5. خامس\n\nنص")[0],
            Piece::Lines(strings(&["1. أول"])),
            "no list counts so"
        );
        assert_eq!(of("أ) أول\nب) ثان\nج) ثالث")[0], list(Some(1), &["أول", "ثان", "ثالث"]));
        assert_eq!(of("مقدمة\n\n* أول\n* ثان")[1], list(None, &["أول", "ثان"]));
        assert_eq!(of("1) yek\n2) du")[0], list(Some(1), &["yek", "du"]));
        assert_eq!(of("a) one\nb) two")[0], list(Some(1), &["one", "two"]));
        assert_eq!(of("و- قال\nز- أضاف\n\nنص")[0], Piece::Lines(strings(&["و- قال", "ز- أضاف"])));
        let lines = ["جامعة دمشق", "د. سلمى علي", "أ. محمد علي"];
        assert_eq!(of(&format!("عنوان\n\n{}", lines.join("\n")))[1], Piece::Lines(strings(&lines)));
    }

    #[test]
    fn the_next_letter_is_looked_for_close_by() {
        let lines = |between: usize| format!("a) one\n{}b) two\n\ntext", "more\n".repeat(between));
        let is_item = |piece: &Piece| *piece == Piece::Lines(strings(&["a) one"]));
        assert!(is_item(&of(&lines(LOOK_AHEAD - 1))[0]));
        assert!(!is_item(&of(&lines(LOOK_AHEAD))[0]));
    }

    #[test]
    fn quoted_mail_is_a_quote() {
        let quote =
            Piece::Quote(vec![strings(&["قال ميلر", "إن واشنطن قلقة"]), strings(&["انتهى"])]);
        assert_eq!(of("كتب:\n> قال ميلر\n> إن واشنطن قلقة\n>\n>> انتهى\n\nرد")[1], quote);
    }

    #[test]
    fn a_line_of_signs_parts() {
        for line in ["---", "* * *", "ـــــ", "====="] {
            assert_eq!(of(&format!("أ\n\n{line}\n\nب"))[1], Piece::Divider, "{line}");
        }
    }
}
