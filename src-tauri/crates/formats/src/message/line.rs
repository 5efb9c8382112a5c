//! A paragraph of a message, before it is known in which message it stands.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use warraq_core::article::{Dir, Inline, InlineContent, Mark};
use warraq_core::text::direction;
use warraq_core::text::isolate::{Finder, IsolateKind};

use super::Medium;
use super::emphasis::{self, Kind, Span};
use crate::invisible::{LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK};
use crate::notes::Notes;

/// What begins and ends an isolated run.
const ISOLATE: (char, char) = ('\u{2066}', '\u{2069}');

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What stands between it and the one before.
    pub(super) gap: &'static str,
    /// What stands before each of its lines: the sign of a quote.
    quote: &'static str,
    /// What stands before its first line: the sign of an item, and spaces of that width before the others.
    sign: String,
    text: String,
    spans: Vec<Span>,
    /// Runs with spaces in them that stay together.
    whole: Vec<Range<usize>>,
    dir: Dir,
    finder: Finder,
}

/// Where a paragraph may be cut: the byte that the next message begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) at: usize,
    /// Whether a sentence ends there.
    pub(super) ends_sentence: bool,
}

impl Line {
    pub(super) fn new(dir: Dir) -> Self {
        Self {
            gap: "\n\n",
            quote: "",
            sign: String::new(),
            text: String::new(),
            spans: Vec::new(),
            whole: Vec::new(),
            dir,
            finder: Finder::default(),
        }
    }

    /// A paragraph of plain words.
    pub(super) fn plain(words: &str, dir: Dir) -> Self {
        let mut line = Self::new(dir);
        line.push(words.trim(), &[]);
        line
    }

    /// The paragraph that `content` is.
    pub(super) fn of(content: &InlineContent, dir: Dir, notes: &Notes<'_>) -> Self {
        let mut line = Self::new(dir);
        let runs = content.as_slice();
        for (index, run) in runs.iter().enumerate() {
            match run {
                Inline::Text { text, .. } => line.push(text, &kinds(run)),
                Inline::HardBreak { .. } => line.text.push('\n'),
                Inline::FootnoteRef { target, .. } => {
                    let sign = notes.sign(*target).map(|sign| format!("[{sign}]"));
                    line.push(&sign.unwrap_or_default(), &[]);
                }
            }
            line.address(run, runs.get(index + 1));
        }
        line
    }

    /// The address of a link behind its last run, where the text does not say it.
    fn address(&mut self, run: &Inline, next: Option<&Inline>) {
        let Some(link) = run.marks().link() else { return };
        if next.and_then(|next| next.marks().link()) == Some(link) {
            return;
        }
        let place = link.href.trim_start_matches("mailto:").trim_start_matches("tel:");
        let bare = place.trim_start_matches("https://").trim_start_matches("http://");
        if !self.text.contains(bare.trim_end_matches('/')) {
            self.text.push_str(" (");
            self.text.push_str(place);
            self.text.push(')');
        }
    }

    pub(super) fn push(&mut self, words: &str, kinds: &[Kind]) {
        let start = self.text.len();
        for (piece, kind) in self.finder.pieces(words) {
            let from = self.text.len();
            if self.dir == Dir::Rtl && kind.is_some_and(IsolateKind::is_digits) {
                self.text.extend([ISOLATE.0]);
                self.text.push_str(piece);
                self.text.push(ISOLATE.1);
            } else {
                self.text.push_str(piece);
            }
            if kind.is_some() {
                self.whole.push(from..self.text.len());
            }
        }
        let bytes = start..self.text.len();
        self.spans.extend(kinds.iter().map(|kind| Span { kind: *kind, bytes: bytes.clone() }));
    }

    /// The same, strong as a whole.
    pub(super) fn strong(mut self) -> Self {
        self.spans = vec![Span { kind: Kind::Strong, bytes: 0..self.text.len() }];
        self
    }

    /// The same right below the one before.
    pub(super) fn close(self) -> Self {
        Self { gap: "\n", ..self }
    }

    pub(super) fn quoted(self, quote: &'static str) -> Self {
        Self { quote, ..self }
    }

    pub(super) fn signed(self, sign: String) -> Self {
        Self { sign, ..self }
    }

    /// The same with its emphasis as signs can stand.
    pub(super) fn settled(mut self) -> Self {
        self.spans = emphasis::settled(&self.text, &self.spans);
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether a space stands before the byte `at`.
    pub(super) fn is_behind_space(&self, at: usize) -> bool {
        self.text[..at].ends_with(char::is_whitespace)
    }

    /// Where it may be cut, in order.
    pub(super) fn cuts(&self) -> Vec<Cut> {
        let sentences: Vec<usize> =
            self.text.split_sentence_bound_indices().map(|(at, _)| at).collect();
        let mut cuts = Vec::new();
        let mut is_space = false;
        for (at, letter) in self.text.char_indices() {
            let starts_word = is_space && !letter.is_whitespace();
            is_space = letter.is_whitespace();
            let is_inside = |run: &Range<usize>| run.start < at && at < run.end;
            if starts_word && !self.whole.iter().any(is_inside) {
                let ends_sentence = sentences.binary_search(&at).is_ok();
                cuts.push(Cut { at, ends_sentence });
            }
        }
        cuts
    }

    /// Where a piece without spaces may be cut because no message holds it: between what readers see as letters.
    pub(super) fn letters(&self, bytes: &Range<usize>) -> Vec<usize> {
        self.text[bytes.clone()].grapheme_indices(true).map(|(at, _)| bytes.start + at).collect()
    }

    /// A piece of it as a message has it.
    pub(super) fn written(&self, bytes: &Range<usize>, medium: &Medium) -> String {
        self.shown(bytes, &emphasis::signed(&self.text, bytes, &self.spans, medium.signs))
    }

    /// What a piece of it measures.
    pub(super) fn measure(&self, bytes: &Range<usize>, medium: &Medium) -> usize {
        if medium.signs_count {
            return (medium.measure)(&self.written(bytes, medium));
        }
        (medium.measure)(&self.shown(bytes, &self.text[bytes.clone()]))
    }

    fn shown(&self, bytes: &Range<usize>, text: &str) -> String {
        let indent = " ".repeat(self.sign.chars().count());
        let lines = text.trim().lines().enumerate().map(|(index, line)| {
            let is_first = index == 0 && bytes.start == 0;
            let sign = if is_first { &self.sign } else { &indent };
            let mark = self.mark(line);
            format!("{}{sign}{mark}{}", self.quote, line.trim())
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The mark that a line begins with where its first strong letter would lay it the other way.
    fn mark(&self, line: &str) -> &'static str {
        match (self.dir, first_strong(line)) {
            (Dir::Rtl, Some(Dir::Rtl)) | (Dir::Ltr, Some(Dir::Ltr) | None) => "",
            (Dir::Rtl, _) => RLM,
            (Dir::Ltr, _) => LRM,
        }
    }
}

const RLM: &str = "\u{200f}";
const LRM: &str = "\u{200e}";

/// The direction that an app lays a line in by itself: that of its first strong letter outside of isolates.
///
/// Source: UAX 9, P2 and P3.
fn first_strong(line: &str) -> Option<Dir> {
    let mut depth = 0_usize;
    for letter in line.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            RIGHT_TO_LEFT_MARK if depth == 0 => return Some(Dir::Rtl),
            LEFT_TO_RIGHT_MARK if depth == 0 => return Some(Dir::Ltr),
            letter if depth == 0 => {
                if let Some(dir) = direction::of_letter(letter) {
                    return Some(dir);
                }
            }
            _ => {}
        }
    }
    None
}

fn kinds(run: &Inline) -> Vec<Kind> {
    let kind = |mark: &Mark| match mark {
        Mark::Strong => Some(Kind::Strong),
        Mark::Emphasis => Some(Kind::Emphasis),
        Mark::Strike => Some(Kind::Strike),
        _ => None,
    };
    run.marks().as_slice().iter().filter_map(kind).collect()
}
