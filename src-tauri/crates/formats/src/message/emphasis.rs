//! Strong, stressed and struck text between signs.
//!
//! Apps read a sign only beside a space, an end or punctuation: next to a letter it stays a star. What a mark covers is
//! therefore widened to whole words: `و**قسد**` becomes `*وقسد*`.

use std::ops::Range;

/// A way to stress text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Strong,
    Emphasis,
    Strike,
}

/// The signs of an app, by the order of [`Kind`]; empty where it has none.
pub(crate) type Signs = [&'static str; 3];

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Strong, Self::Emphasis, Self::Strike];

    fn sign(self, signs: &Signs) -> &'static str {
        signs[self as usize]
    }
}

/// A stressed piece of a text: bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) kind: Kind,
    pub(super) bytes: Range<usize>,
}

/// `spans` of `text` as signs can stand: whole words, none across the edge of another.
pub(super) fn settled(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut settled: Vec<Span> = Vec::new();
    for kind in Kind::ALL {
        let mut of_kind: Vec<Range<usize>> = Vec::new();
        for span in spans.iter().filter(|span| span.kind == kind) {
            for bytes in lines(text, &span.bytes).filter_map(|bytes| widened(text, bytes)) {
                match of_kind.last_mut() {
                    Some(last) if bytes.start <= last.end => last.end = last.end.max(bytes.end),
                    _ => of_kind.push(bytes),
                }
            }
        }
        let is_clear =
            |bytes: &Range<usize>| settled.iter().all(|other| nests(&other.bytes, bytes));
        let clear: Vec<Range<usize>> = of_kind.into_iter().filter(is_clear).collect();
        settled.extend(clear.into_iter().map(|bytes| Span { kind, bytes }));
    }
    settled
}

/// The pieces of a range that each stand in a line: no sign reaches past the end of one.
fn lines<'a>(text: &'a str, bytes: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = bytes.start;
    text[bytes.clone()].split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        start..start + line.len()
    })
}

/// The range without space at its edges and with the words that it only covers a part of; nothing where it has no
/// letter.
fn widened(text: &str, bytes: Range<usize>) -> Option<Range<usize>> {
    let inner = &text[bytes.clone()];
    let is_edge = |letter: char| letter.is_whitespace() || crate::invisible::is_invisible(letter);
    let trimmed = inner.trim_matches(is_edge);
    if !trimmed.contains(char::is_alphanumeric) {
        return None;
    }
    let start = bytes.start + (inner.len() - inner.trim_start_matches(is_edge).len());
    let end = start + trimmed.len();
    let before = text[..start].trim_end_matches(is_word).len();
    let behind = &text[end..];
    let after = end + (behind.len() - behind.trim_start_matches(is_word).len());
    Some(before..after)
}

/// Whether a sign beside it is not read.
fn is_word(letter: char) -> bool {
    !letter.is_whitespace() && !letter.is_ascii_punctuation() && !is_quotation(letter)
        || letter == '_'
}

/// Punctuation that is none of ASCII's and stands at the edges of words.
fn is_quotation(letter: char) -> bool {
    matches!(letter, '«' | '»' | '“' | '”' | '‘' | '’' | '،' | '؛' | '؟' | '…' | '–' | '—')
        || crate::invisible::is_invisible(letter)
}

/// Whether one range lies in the other or beside it.
fn nests(one: &Range<usize>, other: &Range<usize>) -> bool {
    let apart = one.end <= other.start || other.end <= one.start;
    let within = |inner: &Range<usize>, outer: &Range<usize>| {
        inner.start >= outer.start && inner.end <= outer.end
    };
    apart || within(one, other) || within(other, one)
}

/// `text[bytes]` with the signs of `spans`, which are settled.
pub(super) fn signed(text: &str, bytes: &Range<usize>, spans: &[Span], signs: &Signs) -> String {
    let mut edges: Vec<(usize, Edge, usize, &'static str)> = Vec::new();
    for span in spans {
        let start = span.bytes.start.max(bytes.start);
        let end = span.bytes.end.min(bytes.end);
        let sign = span.kind.sign(signs);
        let Some(piece) = text.get(start..end).filter(|_| !sign.is_empty()) else { continue };
        let piece_end = start + piece.trim_end().len();
        let start = end - piece.trim_start().len();
        if start < piece_end {
            let length = piece_end - start;
            // What opens first is the longest, what closes first the shortest; among equals as they are listed.
            let rank = span.kind as usize;
            edges.push((start, Edge::Open, (usize::MAX - length) / 4 * 4 + rank, sign));
            edges.push((piece_end, Edge::Close, length * 4 + (3 - rank), sign));
        }
    }
    edges.sort();
    let mut out = String::with_capacity(bytes.len() + edges.len());
    let mut at = bytes.start;
    for (place, _, _, sign) in edges {
        out.push_str(&text[at..place]);
        out.push_str(sign);
        at = place;
    }
    out.push_str(&text[at..bytes.end]);
    out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Close,
    Open,
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNS: Signs = ["*", "_", "~"];

    /// `text` with ⟦…⟧ around what is strong and ⟪…⟫ around what is stressed.
    fn shown(marked: &str) -> String {
        let mut text = String::new();
        let (mut spans, mut open) = (Vec::new(), Vec::new());
        for letter in marked.chars() {
            match letter {
                '⟦' => open.push((Kind::Strong, text.len())),
                '⟪' => open.push((Kind::Emphasis, text.len())),
                '⟧' | '⟫' => {
                    let (kind, start) = open.pop().unwrap();
                    spans.push(Span { kind, bytes: start..text.len() });
                }
                letter => text.push(letter),
            }
        }
        signed(&text, &(0..text.len()), &settled(&text, &spans), &SIGNS)
    }

    #[test]
    fn signs_stand_where_they_are_read() {
        for (marked, expected) in [
            ("قال ⟦قسد⟧ ذلك", "قال *قسد* ذلك"),
            ("و⟦قسد⟧", "*وقسد*"),
            ("لـ⟦“قسد”⟧ قال", "*لـ“قسد”* قال"),
            ("و⟦“داعش”⟧ثم", "*و“داعش”ثم*"),
            ("⟦قسد،⟧ ثم", "*قسد،* ثم"),
            ("⟦ قسد ⟧ثم", " *قسد* ثم"),
            ("⟦قَسَ⟧دَ", "*قَسَدَ*"),
            ("⟦ ⟧", " "),
            ("⟦…⟧", "…"),
            ("⟦قال ⟪قسد⟫⟧", "*قال _قسد_*"),
            ("⟪⟦قسد⟧⟫", "*_قسد_*"),
            ("⟦سطر\nآخر⟧", "*سطر*\n*آخر*"),
            ("⟦أ⟧⟦ب⟧", "*أب*"),
        ] {
            assert_eq!(shown(marked), expected, "{marked}");
        }
    }

    #[test]
    fn a_piece_of_a_text_has_signs_of_its_own() {
        let text = "قال قسد ذلك اليوم";
        let spans = [Span { kind: Kind::Strong, bytes: 0..text.len() }];
        let middle = text.find(" ذلك").unwrap();
        assert_eq!(signed(text, &(0..middle + 1), &spans, &SIGNS), "*قال قسد* ");
        assert_eq!(signed(text, &(middle + 1..text.len()), &spans, &SIGNS), "*ذلك اليوم*");
    }
}
