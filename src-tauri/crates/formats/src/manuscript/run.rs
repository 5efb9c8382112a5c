//! Runs, cut where the script changes.
//!
//! Word and `LibreOffice` order letters by what is said of their run, so a run says what the bidi algorithm says: what
//! stands on a right-to-left level is right to left, Latin words and European numbers are not. What reads from left to
//! right whatever is around it (dates, telephone numbers, addresses) is isolated.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use warraq_core::article::{Dir, Link, Mark, Marks};
use warraq_core::text::{direction, isolate};

use super::sign::{self, Sign};

/// Something in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// What it is.
    pub(crate) content: Content,
    /// The marks it has in the article.
    pub(crate) marks: Marks,
    /// What it is for, where it does not stand in the article.
    pub(crate) sign: Option<Sign>,
    /// Whether it runs from right to left.
    pub(crate) is_rtl: bool,
    /// Whether its letters are of the Arabic script.
    pub(crate) is_complex: bool,
}

/// What a run is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// Letters.
    Text(String),
    /// A new line.
    Break,
    /// The sign of a note.
    Note {
        /// Its place among the notes.
        index: usize,
        /// Whether the note was pointed at before.
        is_again: bool,
        /// What stands for it.
        sign: String,
    },
    /// A picture.
    Picture {
        /// Its id.
        media: String,
        /// What a reader who cannot see it is told.
        alt: String,
    },
}

impl Run {
    pub(crate) fn new(content: Content, marks: Marks) -> Self {
        Self { content, marks, sign: None, is_rtl: false, is_complex: false }
    }

    pub(crate) fn text(text: &str, marks: Marks) -> Self {
        Self::new(Content::Text(text.to_owned()), marks)
    }

    /// The link it stands in.
    pub(crate) fn link(&self) -> Option<&Link> {
        self.marks.link()
    }

    /// Letters that do not stand in the article.
    pub(crate) fn sign(text: &str, sign: Sign) -> Self {
        Self { sign: Some(sign), ..Self::text(text, Marks::none()) }
    }
}

/// The letters of a paragraph with the runs they come from.
struct Letters {
    /// What the letters come from: runs of the article and signs.
    sources: Vec<Run>,
    letters: Vec<(char, usize)>,
}

/// Stands for what has no letters.
const OBJECT: char = '\u{fffc}';

/// `runs` of a line that runs in `dir`, cut by script, in a paragraph that begins at the side of `frame`.
pub(crate) fn cut(runs: Vec<Run>, dir: Dir, frame: Dir) -> Vec<Run> {
    let mut letters = Letters::of(runs);
    letters.isolate_addresses(dir);
    letters.isolate_languages(dir);
    if dir != frame {
        let all = 0..letters.letters.len();
        letters.insert(&[(all, dir, Sign::Paragraph, Marks::none())]);
    }
    letters.cut(frame)
}

impl Letters {
    fn of(runs: Vec<Run>) -> Self {
        let mut letters = Vec::new();
        for (index, run) in runs.iter().enumerate() {
            match &run.content {
                Content::Text(text) => letters.extend(text.chars().map(|letter| (letter, index))),
                Content::Break => letters.push(('\n', index)),
                Content::Note { .. } | Content::Picture { .. } => letters.push((OBJECT, index)),
            }
        }
        Self { sources: runs, letters }
    }

    fn to_text(&self) -> String {
        self.letters.iter().map(|(letter, _)| *letter).collect()
    }

    fn marks_at(&self, at: usize) -> &Marks {
        &self.sources[self.letters[at].1].marks
    }

    fn lang_at(&self, at: usize) -> Option<&Mark> {
        let marks = self.marks_at(at).as_slice();
        marks.iter().find(|mark| matches!(mark, Mark::Lang { .. }))
    }

    /// Isolates what reads from left to right, where something around it may not.
    fn isolate_addresses(&mut self, dir: Dir) {
        let text = self.to_text();
        if dir == Dir::Ltr && !text.chars().any(is_right_to_left) {
            return;
        }
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let place = |byte: usize| places.partition_point(|at| *at < byte);
        let ranges = isolate::find(&text)
            .into_iter()
            .map(|found| place(found.bytes.start)..place(found.bytes.end));
        let ranges: Vec<_> = ranges.filter(|range| self.may_isolate(range)).collect();
        let isolates: Vec<_> = ranges
            .into_iter()
            .map(|range| {
                let marks = self.marks_at(range.start).clone();
                (range, Dir::Ltr, Sign::Added, marks)
            })
            .collect();
        self.insert(&isolates);
    }

    /// Whether the article has no isolate there itself, and no language begins or ends inside.
    fn may_isolate(&self, range: &Range<usize>) -> bool {
        let before = range.start.checked_sub(1).map(|at| self.letters[at].0);
        let is_isolated = before.is_some_and(|letter| sign::dir_of(&letter.to_string()).is_some());
        let mut inside = range.clone().skip(1);
        !is_isolated && inside.all(|at| self.lang_at(at) == self.lang_at(at - 1))
    }

    /// Isolates what is in a language of the other direction, or has a direction of its own.
    fn isolate_languages(&mut self, dir: Dir) {
        let mut isolates = Vec::new();
        let mut start = 0;
        while start < self.letters.len() {
            let mark = self.lang_at(start);
            let same = (start..self.letters.len()).take_while(|at| self.lang_at(*at) == mark);
            let end = start + same.count();
            if let Some(Mark::Lang { lang, dir: said }) = mark {
                let of_language = direction::of_language(lang);
                let own = said.unwrap_or(of_language);
                let sign = if own == of_language { Sign::Added } else { Sign::Run };
                if own != dir || sign == Sign::Run {
                    isolates.push((start..end, own, sign, self.marks_at(start).clone()));
                }
            }
            start = end;
        }
        self.insert(&isolates);
    }

    /// Puts isolates around ranges that stand in order and do not overlap.
    fn insert(&mut self, isolates: &[(Range<usize>, Dir, Sign, Marks)]) {
        let mut with = Vec::with_capacity(self.letters.len() + 2 * isolates.len());
        let mut at = 0;
        for (range, dir, sign, marks) in isolates {
            with.extend_from_slice(&self.letters[at..range.start]);
            with.push((sign::isolate(*dir), self.sources.len()));
            with.extend_from_slice(&self.letters[range.clone()]);
            with.push((sign::END, self.sources.len() + 1));
            at = range.end;
            for letter in [sign::isolate(*dir), sign::END] {
                let mut run = Run::text(&letter.to_string(), marks.clone());
                run.sign = Some(*sign);
                self.sources.push(run);
            }
        }
        with.extend_from_slice(&self.letters[at..]);
        self.letters = with;
    }

    /// The runs, each of one source and one direction.
    fn cut(self, frame: Dir) -> Vec<Run> {
        let scripts = self.scripts(frame);
        let mut cut: Vec<Run> = Vec::new();
        let mut last = None;
        for ((letter, source), script) in self.letters.iter().zip(scripts) {
            let goes_on = last == Some((*source, script));
            last = Some((*source, script));
            match cut.last_mut().map(|run| &mut run.content) {
                Some(Content::Text(text)) if goes_on => text.push(*letter),
                _ => {
                    let mut run = self.sources[*source].clone();
                    (run.is_rtl, run.is_complex) = script;
                    if let Content::Text(text) = &mut run.content {
                        *text = letter.to_string();
                    }
                    cut.push(run);
                }
            }
        }
        cut
    }

    /// Of each letter, whether it runs from right to left and whether it is of the Arabic script.
    fn scripts(&self, frame: Dir) -> Vec<(bool, bool)> {
        let base = if frame == Dir::Rtl { Level::rtl() } else { Level::ltr() };
        let text = self.to_text();
        let info = BidiInfo::new(&text, Some(base));
        let levels: Vec<Level> = text.char_indices().map(|(at, _)| info.levels[at]).collect();
        let mut scripts: Vec<(bool, bool)> =
            levels.iter().map(|level| (level.is_rtl(), level.is_rtl())).collect();
        let mut start = 0;
        while start < levels.len() {
            let same = levels[start..].iter().take_while(|level| **level == levels[start]);
            let end = start + same.count();
            if levels[start].is_ltr() {
                self.set_numbers(start..end, &mut scripts);
            }
            start = end;
        }
        self.set_isolated(&mut scripts);
        scripts
    }

    /// Arabic numbers are of the Arabic script and run with it.
    fn set_numbers(&self, range: Range<usize>, scripts: &mut [(bool, bool)]) {
        let is_arabic = |at: usize| bidi_class(self.letters[at].0) == BidiClass::AN;
        let is_mixed = range.clone().any(|at| is_latin(self.letters[at].0));
        let has_arabic = range.clone().any(is_arabic);
        for at in range.filter(|at| has_arabic && (!is_mixed || is_arabic(*at))) {
            scripts[at] = (true, true);
        }
    }

    /// What was isolated here runs from left to right as a whole, whatever its digits are.
    fn set_isolated(&self, scripts: &mut [(bool, bool)]) {
        let is_sign = |at: usize, sign: char| {
            self.letters[at].0 == sign && self.sources[self.letters[at].1].sign == Some(Sign::Added)
        };
        let mut at = 0;
        while at < self.letters.len() {
            if !is_sign(at, sign::isolate(Dir::Ltr)) {
                at += 1;
                continue;
            }
            let mut rest = at + 1..self.letters.len();
            let Some(end) = rest.find(|end| is_sign(*end, sign::END)) else { return };
            let letters = || self.letters[at + 1..end].iter().map(|(letter, _)| *letter);
            if !letters().any(is_right_to_left) {
                let is_complex =
                    letters().any(|it| bidi_class(it) == BidiClass::AN) && !letters().any(is_latin);
                scripts[at + 1..end].fill((false, is_complex));
            }
            at = end;
        }
    }
}

/// Whether it is a Latin letter or a European digit.
fn is_latin(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::L | BidiClass::EN)
}

fn is_right_to_left(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

#[cfg(test)]
mod tests;
