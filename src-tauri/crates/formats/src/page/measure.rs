//! How much running text and how much furniture stands in any part of a page.

use super::Page;
use super::line::{Grade, Line};
use super::outline::Outline;

/// Sums over the pieces of a page, so that each part is asked in one step.
#[derive(Clone)]
pub(super) struct Measure {
    good: Vec<f64>,
    bad: Vec<f64>,
    words: Vec<f64>,
    linked: Vec<f64>,
    vouched: Vec<f64>,
}

/// Words of running text behind a title that are enough for an article.
const ENOUGH: f64 = 25.0;

/// What a short line is worth beside a word of running text.
const SHORT: f64 = 0.2;

impl Measure {
    /// Of `lines`; those whose pieces are apart count for nothing.
    pub(super) fn of(
        outline: &Outline<'_>,
        lines: &[Line],
        vouched: &[bool],
        apart: &[bool],
    ) -> Self {
        let count = outline.pieces.len() + 1;
        let none = || vec![0.0; count];
        let mut measure =
            Self { good: none(), bad: none(), words: none(), linked: none(), vouched: none() };
        for (line, vouched) in lines.iter().zip(vouched) {
            if !apart[line.first()] {
                measure.add(outline, line, *vouched);
            }
        }
        for sums in [
            &mut measure.good,
            &mut measure.bad,
            &mut measure.words,
            &mut measure.linked,
            &mut measure.vouched,
        ] {
            let mut sum = 0.0;
            for value in sums.iter_mut() {
                sum += std::mem::replace(value, sum);
            }
        }
        measure
    }

    /// The same, with running text before the title as furniture, where enough stands behind it.
    pub(super) fn after_title(&self, page: &Page<'_>) -> Self {
        let title = page.title.unwrap_or(0);
        let last = self.good.len() - 1;
        let mut after = self.clone();
        if self.good[last] - self.good[title] < ENOUGH {
            return after;
        }
        for at in 0..self.good.len() {
            let before = self.good[at.min(title)];
            after.good[at] -= before;
            after.bad[at] += before;
        }
        after
    }

    fn add(&mut self, outline: &Outline<'_>, line: &Line, vouched: bool) {
        let at = line.first();
        let words = count(line.words);
        let plain = count(line.words - line.linked);
        self.words[at] += words;
        self.linked[at] += count(line.linked);
        if vouched {
            self.vouched[at] += words;
        }
        match line.grade() {
            Grade::Prose => self.good[at] += plain,
            _ if vouched => self.good[at] += words,
            Grade::Short if outline.pieces[line.block].is(&["p", "blockquote", "h2", "h3"]) => {
                self.good[at] += plain * SHORT;
            }
            Grade::Short => self.bad[at] += words * SHORT,
            Grade::Furniture => self.bad[at] += words,
        }
    }

    /// Words of running text in a range of pieces.
    pub(super) fn good(&self, outline: &Outline<'_>, at: usize) -> f64 {
        between(&self.good, outline, at)
    }

    /// Words of running text from a piece to the end of the page.
    pub(super) fn good_from(&self, at: usize) -> f64 {
        self.good[self.good.len() - 1] - self.good[at]
    }

    /// Words of running text from a piece up to another.
    pub(super) fn good_between(&self, from: usize, to: usize) -> f64 {
        self.good[to] - self.good[from]
    }

    /// Words of furniture.
    pub(super) fn bad(&self, outline: &Outline<'_>, at: usize) -> f64 {
        between(&self.bad, outline, at)
    }

    /// All words.
    pub(super) fn words(&self, outline: &Outline<'_>, at: usize) -> f64 {
        between(&self.words, outline, at)
    }

    /// The part of the words that are links, from 0 to 1.
    pub(super) fn link_density(&self, outline: &Outline<'_>, at: usize) -> f64 {
        let words = self.words(outline, at);
        if words > 0.0 { between(&self.linked, outline, at) / words } else { 0.0 }
    }

    /// Words that the page's own metadata repeats as the article's text.
    pub(super) fn vouched(&self, outline: &Outline<'_>, at: usize) -> f64 {
        between(&self.vouched, outline, at)
    }
}

fn between(sums: &[f64], outline: &Outline<'_>, at: usize) -> f64 {
    sums[outline.pieces[at].end] - sums[at]
}

/// A count of words as a number to weigh with.
fn count(words: usize) -> f64 {
    f64::from(u32::try_from(words).unwrap_or(u32::MAX))
}
