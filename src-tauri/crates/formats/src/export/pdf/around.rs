//! What stands around the text: byline and day above it; notes, corrections, sources and rights below.

use warraq_typeset::{Line, Piece, Run};

use super::digits;
use super::line::plain;
use super::sheet::Maker;
use crate::wording;

/// The level that headings below the text look like.
const SMALL: u8 = 5;

impl Maker<'_> {
    /// The names, each in its own direction.
    pub(super) fn byline(&self) -> Option<Line> {
        let names: Vec<String> = self.fields.byline.iter().map(|name| self.insert(name)).collect();
        (!names.is_empty()).then(|| self.own(&names.join(self.words.comma)))
    }

    /// Place and day.
    pub(super) fn dateline(&self) -> Option<Line> {
        let place = Some(self.fields.place.trim()).filter(|place| !place.is_empty());
        let date = self.fields.date.map(|date| {
            let words = wording::date_in_words(date, &self.fields.language);
            self.insert(&digits::written(&words, self.digits))
        });
        let parts: Vec<String> =
            place.map(|place| self.insert(place)).into_iter().chain(date).collect();
        (!parts.is_empty()).then(|| self.own(&parts.join(self.words.comma)))
    }

    /// Notes that nothing points at, corrections, sources, credit and rights.
    pub(super) fn tail(&mut self) -> Vec<Piece> {
        let mut tail = self.loose_notes();
        tail.extend(self.corrections());
        tail.extend(self.sources());
        for text in [&self.fields.credit, &self.fields.rights] {
            tail.extend(self.filled(text).map(Piece::Small));
        }
        tail
    }

    fn loose_notes(&mut self) -> Vec<Piece> {
        let notes = self.notes.in_order().iter().map(|note| note.attrs.id);
        let loose: Vec<_> = notes.filter(|id| !self.placed.contains(id)).collect();
        if loose.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![self.small_heading(self.words.notes)];
        for id in loose {
            let sign = self.sign_of(id).unwrap_or_default();
            for (index, mut line) in self.note(id).into_iter().enumerate() {
                if index == 0 {
                    line.runs.splice(0..0, [Run::Sign(sign.clone()), plain("\u{A0}")]);
                }
                pieces.push(Piece::Small(line));
            }
        }
        pieces
    }

    fn corrections(&mut self) -> Vec<Piece> {
        if self.fields.corrections.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![self.small_heading(self.words.corrections)];
        for correction in &self.fields.corrections {
            let day = wording::date_in_words(correction.at.date_naive(), &self.fields.language);
            let day = self.insert(&digits::written(&day, self.digits));
            pieces
                .push(Piece::Small(self.own(&format!("{day}: {}", self.insert(&correction.text)))));
        }
        pieces
    }

    fn sources(&mut self) -> Vec<Piece> {
        if self.fields.sources.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![self.small_heading(self.words.sources)];
        let names = self.fields.sources.iter().map(|source| self.insert(source));
        pieces.extend(names.map(|name| Piece::Small(self.own(&name))));
        pieces
    }

    fn small_heading(&mut self, words: &str) -> Piece {
        Piece::Heading { line: self.own(words), level: self.level_of(2), look: SMALL }
    }

    /// A line of the article's own direction.
    fn own(&self, text: &str) -> Line {
        Line { dir: self.article_dir, language: None, runs: vec![plain(text)] }
    }
}
