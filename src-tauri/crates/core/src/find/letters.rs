//! The folded letters of a text, and where each comes from.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation;

use super::{Exact, Form, Query};
use crate::text::fold::{self, fold_each};
use crate::text::letter;

const TATWEEL: char = '\u{640}';

/// A text as a query looks at it.
pub(super) struct Letters {
    folded: String,
    /// In order; none is empty on either side.
    places: Vec<Place>,
}

/// A letter with its marks: its bytes in the folded text and in the text.
struct Place {
    folded: Range<usize>,
    bytes: Range<usize>,
}

impl Place {
    fn at(folded: usize, byte: usize) -> Self {
        Self { folded: folded..folded, bytes: byte..byte }
    }
}

impl Letters {
    /// `text` as `query` looks at it.
    pub(super) fn of(text: &str, query: &Query) -> Self {
        let mut letters = Self { folded: String::with_capacity(text.len()), places: Vec::new() };
        let mut boundaries = text.grapheme_indices(true).map(|(at, _)| at).peekable();
        let mut open = Place::at(0, 0);
        for (bytes, c) in pieces(text, query) {
            while boundaries.next_if(|at| *at < bytes.start).is_some() {}
            let is_boundary = boundaries.peek() == Some(&bytes.start);
            if is_boundary && c != TATWEEL && bytes.start > open.bytes.start {
                letters.close(open, text, query);
                open = Place::at(letters.folded.len(), bytes.start);
            }
            open.bytes.end = bytes.end;
            if !looks_at_whole_letters(query) {
                fold_each(c, |c| letters.folded.push(c));
            }
        }
        letters.close(open, text, query);
        letters
    }

    /// Adds what of a letter is folded as a whole, and its place where it left anything.
    fn close(&mut self, mut place: Place, text: &str, query: &Query) {
        let letter = &text[place.bytes.clone()];
        let is_plain = |c: &char| !is_mark_of_vowel_or_length(*c) && !is_unseen(*c);
        if query.is_exact(Exact::Letters) {
            self.folded.extend(letter.chars().filter(is_plain).nfc());
        } else if looks_at_whole_letters(query) {
            // A letter and a hamza behind it are the letter with hamza, and so is a printed form of it.
            for c in letter.chars().filter(is_plain).nfkc() {
                if is_kept(c, query) {
                    self.folded.push(c);
                } else {
                    fold_each(c, |c| self.folded.push(c));
                }
            }
        }
        if query.is_exact(Exact::Tashkeel) || query.is_exact(Exact::Tatweel) {
            let mut marks: Vec<char> = letter.chars().filter(|c| is_kept_mark(*c, query)).collect();
            marks.sort_by_key(|c| canonical_combining_class(*c));
            self.folded.extend(marks);
        }
        place.folded.end = self.folded.len();
        place.bytes.end = place.bytes.start + end_of_marks(letter);
        if !place.folded.is_empty() {
            self.places.push(place);
        }
    }

    /// The folded text.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// The text's bytes behind folded ones; nothing where these are none or cut a letter.
    pub(super) fn exactly(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let first = self.places.binary_search_by_key(&folded.start, |place| place.folded.start);
        let last = self.places.binary_search_by_key(&folded.end, |place| place.folded.end);
        let (first, last) = (self.places.get(first.ok()?)?, self.places.get(last.ok()?)?);
        (first.bytes.start < last.bytes.end).then_some(first.bytes.start..last.bytes.end)
    }

    /// The text's bytes of every letter that folded ones are of; nothing where these are none.
    pub(super) fn around(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let first = self.places.partition_point(|place| place.folded.end <= folded.start);
        let last = self.places.partition_point(|place| place.folded.start < folded.end);
        let (first, last) = (self.places.get(first)?, self.places[..last].last()?);
        (!folded.is_empty()).then_some(first.bytes.start..last.bytes.end)
    }

    /// Whether no word goes on before or behind these folded bytes.
    pub(super) fn are_whole_words(&self, folded: &Range<usize>) -> bool {
        let goes_on = |c: Option<char>| c.is_some_and(|c| letter::is_alphanumeric(c) || c == '_');
        let mut before = self.folded[..folded.start].chars();
        !goes_on(before.rfind(|c| canonical_combining_class(*c) == 0))
            && !goes_on(self.folded[folded.end..].chars().next())
    }
}

/// Vowel marks of Arabic script, and tatweel.
pub(super) fn is_mark_of_vowel_or_length(c: char) -> bool {
    c == TATWEEL || is_tashkeel(c)
}

/// Whether a mark or tatweel has to stand as it is written.
pub(super) fn is_kept_mark(c: char, query: &Query) -> bool {
    (query.is_exact(Exact::Tashkeel) && is_tashkeel(c))
        || (query.is_exact(Exact::Tatweel) && c == TATWEEL)
}

/// Whether a letter or digit has to be as it is written.
pub(super) fn is_kept(c: char, query: &Query) -> bool {
    query.is_exact(Exact::Letters)
        || (query.is_exact(Exact::Hamza) && is_of_hamza(c))
        || (query.is_exact(Exact::YaKaf) && is_of_ya_or_kaf(c))
        || (query.is_exact(Exact::Digits) && c.is_numeric())
}

/// Whether letters are folded with what stands on them, because some of it stays.
fn looks_at_whole_letters(query: &Query) -> bool {
    [Exact::Letters, Exact::Hamza, Exact::YaKaf, Exact::Digits]
        .iter()
        .any(|what| query.is_exact(*what))
}

fn is_of_hamza(c: char) -> bool {
    matches!(
        c,
        'ء' | 'آ' | 'أ' | 'ؤ' | 'إ' | 'ئ' | '\u{653}'..='\u{655}' | 'ٲ' | 'ٳ' | 'ۀ' | 'ۂ' | 'ۓ'
    )
}

fn is_of_ya_or_kaf(c: char) -> bool {
    matches!(c, 'ي' | 'ى' | 'ی' | 'ې' | 'ے' | 'ێ' | 'ك' | 'ک' | 'ڪ')
}

/// Vowel marks of Arabic script. Hamza and madda above and below a letter make another letter of it.
fn is_tashkeel(c: char) -> bool {
    matches!(
        c,
        '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{652}'
            | '\u{656}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E4}'
            | '\u{6E7}'
            | '\u{6E8}'
            | '\u{6EA}'..='\u{6ED}'
    )
}

fn is_mark(c: char) -> bool {
    canonical_combining_class(c) != 0 || is_mark_of_vowel_or_length(c)
}

/// What is folded on its own. Words of Kurdish may begin with two letters that are folded as one (see [`fold::pieces`]);
/// a regular expression, whose letters stand alone, looks at them apart.
fn pieces<'t>(text: &'t str, query: &Query) -> Box<dyn Iterator<Item = (Range<usize>, char)> + 't> {
    let as_written = query.is_exact(Exact::Letters) || query.is_exact(Exact::Hamza);
    if query.form == Form::Words && !as_written {
        Box::new(fold::pieces(text))
    } else {
        Box::new(text.char_indices().map(|(at, c)| (at..at + c.len_utf8(), c)))
    }
}

/// Where the marks of a letter end: unseen signs behind them are not of it.
fn end_of_marks(letter: &str) -> usize {
    let first = letter.chars().next().map_or(0, char::len_utf8);
    let marks = letter.char_indices().skip(1).filter(|(_, c)| !is_unseen(*c));
    marks.last().map_or(first, |(at, c)| at + c.len_utf8())
}

/// Signs without a shape that folding drops.
fn is_unseen(c: char) -> bool {
    let mut is_dropped = true;
    fold_each(c, |_| is_dropped = false);
    is_dropped && !is_mark(c)
}
