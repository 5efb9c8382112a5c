//! Letters: each says itself, and looks as it was laid out.

use typst::syntax::Span;
use unicode_bidi::{BidiClass, bidi_class};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A shape of a font, moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Part {
    /// Its number in the font.
    pub(super) id: u16,
    /// To the right, in units of the font.
    pub(super) x: i16,
    /// Upwards, in units of the font.
    pub(super) y: i16,
}

/// A letter on a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letter {
    /// What it looks like.
    pub(super) parts: Vec<Part>,
    /// What it says.
    pub(super) text: String,
    /// Where it stands, in ems from the start of its run.
    pub(super) x: f64,
    /// How far the next one is, in ems.
    pub(super) width: f64,
    /// Its place in its run from the left, before anything is turned.
    pub(super) rank: usize,
    /// Where it comes from.
    pub(super) span: (Span, u16),
}

impl Letter {
    /// A sign without a shape.
    pub(super) fn unseen(sign: char, x: f64, span: (Span, u16)) -> Self {
        Self { parts: Vec::new(), text: sign.to_string(), x, width: 0.0, rank: 0, span }
    }
}

/// A shape as it was laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// Its number in the font.
    pub(super) id: u16,
    /// Where it stands, in ems from the start of its run.
    pub(super) x: f64,
    /// How far the next one is, in ems.
    pub(super) width: f64,
    /// How far it is moved, in ems.
    pub(super) offset: (f64, f64),
}

/// Shapes that say something together.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) shapes: Vec<Shape>,
    pub(super) text: String,
    pub(super) span: (Span, u16),
    /// Units of the font in an em.
    pub(super) units: f64,
}

impl Cluster {
    /// The letters of the cluster from left to right, one for each sign: a letter and the marks on it, or the other
    /// way round where it is right to left.
    pub(super) fn letters(&self, is_right: bool) -> Vec<Letter> {
        let mut said: String = self.text.chars().filter(|one| !is_unseen(*one)).nfc().collect();
        if said.is_empty() {
            if self.shapes.iter().all(|shape| shape.width == 0.0) {
                return Vec::new();
            }
            said.clone_from(&self.text);
        }
        let mut letters = if self.is_simple(&said, is_right) {
            vec![self.letter(&self.shapes, said, self.start())]
        } else {
            self.in_pieces(&said, is_right)
        };
        if is_right {
            letters.reverse();
        }
        letters
    }

    /// Whether the cluster is one sign, or one shape that may say several: in Latin, and pictograms.
    fn is_simple(&self, said: &str, is_right: bool) -> bool {
        let several = said.chars().nth(1).is_some();
        let is_whole = !is_right || !said.chars().any(|one| one.is_alphanumeric() || is_mark(one));
        !several || (self.shapes.len() == 1 && is_whole)
    }

    /// A letter, and marks that are drawn where the letter begins if they are drawn before it, where it ends if after.
    fn in_pieces(&self, said: &str, is_right: bool) -> Vec<Letter> {
        let (bases, mut marks): (Vec<Shape>, Vec<Shape>) =
            self.shapes.iter().partition(|shape| shape.width != 0.0);
        if is_right {
            marks.reverse();
        }
        let (marks_said, base_said): (Vec<char>, Vec<char>) =
            said.chars().partition(|one| is_mark(*one));
        // Dots that are shapes of their own belong to their letter.
        let dots = marks.len().saturating_sub(marks_said.len());
        let of_base: Vec<Shape> = bases.into_iter().chain(marks.drain(..dots)).collect();
        let end = self.start() + self.shapes.iter().map(|shape| shape.width).sum::<f64>();
        let beside = if is_right { self.start() } else { end };
        let mut letters = Vec::new();
        let mut words = base_said.into_iter().map(String::from);
        if !of_base.is_empty() {
            letters.push(self.letter(&of_base, words.next().unwrap_or_default(), self.start()));
        }
        letters.extend(words.map(|word| self.letter(&[], word, beside)));
        let mut marks = marks.iter();
        for said in marks_said {
            let shape = marks.next().map(std::slice::from_ref).unwrap_or_default();
            letters.push(self.letter(shape, said.to_string(), beside));
        }
        letters.retain(|letter| !letter.text.is_empty());
        letters
    }

    /// A letter of these shapes that is drawn at `x`.
    fn letter(&self, shapes: &[Shape], text: String, x: f64) -> Letter {
        let part = |shape: &Shape| Part {
            id: shape.id,
            x: self.in_units(shape.x + shape.offset.0 - x),
            y: self.in_units(shape.offset.1),
        };
        let width = shapes.iter().map(|shape| shape.width).sum();
        let parts = shapes.iter().map(part).collect();
        Letter { parts, text, x, width, rank: 0, span: self.span }
    }

    fn start(&self) -> f64 {
        self.shapes.iter().map(|shape| shape.x).fold(f64::INFINITY, f64::min)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a letter is not wider than a page")]
    fn in_units(&self, ems: f64) -> i16 {
        (ems * self.units).round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16
    }
}

/// Signs that only tell how a line is laid out, and do not belong to a word.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2060}' | '\u{FEFF}')
        || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A mark, or a joiner, which hangs on the letter before it too.
fn is_mark(letter: char) -> bool {
    is_combining_mark(letter) || matches!(letter, '\u{200C}' | '\u{200D}')
}

/// Whether `text` has a letter that runs from right to left.
pub(super) fn is_right(text: &str) -> bool {
    text.chars().any(|one| matches!(bidi_class(one), BidiClass::R | BidiClass::AL))
}
