//! Parts of a page that a line announces: "Related stories", «اقرأ أيضاً», «التعليقات».

use crate::reading;
use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;
use super::line::{Grade, Line};
use super::measure::Measure;
use super::outline::Piece;
use super::words;

/// Sets apart what labels announce.
pub(super) fn set_apart(page: &Page<'_>, apart: &mut Apart) {
    let measure = apart.measure(page).after_title(page);
    for (index, line) in page.lines.iter().enumerate() {
        if apart.inside[line.first()]
            || page.title.is_some_and(|title| page.outline.holds(title, line.first()))
        {
            continue;
        }
        if let Some(kind) = words::label(&line.folded) {
            Section { page, measure: &measure, kind }.set_apart(apart, index);
        } else if let Some(kind) = announced_in_line(line) {
            line_apart(page, apart, index, kind);
        }
    }
}

/// What a line is that begins with a label and goes on with links.
fn announced_in_line(line: &Line) -> Option<RemovedKind> {
    let (kind, label) = words::leading_label(&line.folded)?;
    let rest = line.words.saturating_sub(label);
    let elsewhere = line.linked * 10 >= rest * 7 && line.linked > 0;
    let is_kind =
        matches!(kind, RemovedKind::Related | RemovedKind::Share | RemovedKind::Navigation);
    (is_kind && elsewhere && line.words <= 40).then_some(kind)
}

/// Sets a line apart: its block where the block is nothing else.
pub(super) fn line_apart(page: &Page<'_>, apart: &mut Apart, index: usize, kind: RemovedKind) {
    let line = &page.lines[index];
    let beside = [index.checked_sub(1), Some(index + 1)];
    let mut beside = beside.into_iter().flatten().filter_map(|index| page.lines.get(index));
    let is_alone =
        line.block != 0 && !beside.any(|other| page.outline.holds(line.block, other.first()));
    if is_alone {
        apart.set(page, line.block, kind);
        return;
    }
    for text in &line.texts {
        apart.set(page, *text, kind);
    }
}

/// A part of the page that a label announces.
struct Section<'p, 'a> {
    page: &'p Page<'a>,
    measure: &'p Measure,
    kind: RemovedKind,
}

impl Section<'_, '_> {
    /// The largest part that begins with the label and has little of the article; else the label and what follows.
    fn set_apart(&self, apart: &mut Apart, index: usize) {
        let outline = &self.page.outline;
        let line = &self.page.lines[index];
        let before = index.checked_sub(1).map(|index| &self.page.lines[index]);
        let begins =
            |at: usize| at != 0 && before.is_none_or(|before| !outline.holds(at, before.first()));
        let mut part = None;
        let mut top = None;
        for at in std::iter::once(line.block).chain(outline.around(line.block)) {
            if !begins(at) || self.has_article(at) {
                break;
            }
            let more = self.measure.words(outline, at) > words_of(line);
            if more && !self.fits(at, line) {
                break;
            }
            if more {
                part = Some(at);
            } else {
                top = Some(at);
            }
        }
        match (part, top) {
            (Some(part), _) => apart.set(self.page, part, self.kind),
            (None, Some(top)) => {
                apart.set(self.page, top, self.kind);
                self.following(apart, top);
            }
            (None, None) => line_apart(self.page, apart, index, self.kind),
        }
    }

    /// Sets apart what follows a label, as long as it is what was announced: links; behind the text, lines too.
    fn following(&self, apart: &mut Apart, label: usize) {
        let outline = &self.page.outline;
        let takes_lines = self.takes_lines(label);
        let mut lines = 0;
        let mut next = outline.next_sibling(label);
        while let Some(at) = next {
            let words = self.measure.words(outline, at);
            let is_text = outline.pieces[at].is_text() || outline.pieces[at].is_heading();
            let is_line = || takes_lines && lines < MOST_LINES && self.is_line(at);
            let ends = self.has_article(at)
                || is_text
                || self.is_announced(at)
                || !(self.belongs(at) || is_line());
            if words > 0.0 && ends {
                return;
            }
            if words > 0.0 {
                lines += 1;
                apart.set(self.page, at, self.kind);
            }
            next = outline.next_sibling(at);
        }
    }

    /// Whether a label stands behind the text and begins something of its own: a heading does, and what is read next.
    fn takes_lines(&self, label: usize) -> bool {
        let outline = &self.page.outline;
        let piece = &outline.pieces[label];
        let parent = piece.parent;
        let before = self.measure.good_between(parent, label);
        let behind = self.measure.good_between(piece.end, outline.pieces[parent].end);
        let begins = match self.kind {
            RemovedKind::Related => true,
            RemovedKind::Share | RemovedKind::Navigation | RemovedKind::Surroundings => {
                outline.pieces[label..piece.end].iter().any(Piece::is_heading)
            }
            _ => false,
        };
        begins && before >= LEAST_BEFORE && behind <= before * MOST_BEHIND
    }

    /// Whether a part is a line as labels behind a text announce them: another headline, words that the text is filed
    /// under, a sentence or two about who wrote it. A credit is none.
    fn is_line(&self, at: usize) -> bool {
        let outline = &self.page.outline;
        let first = self.page.lines.partition_point(|line| line.first() < at);
        let lines =
            self.page.lines[first..].iter().take_while(|line| outline.holds(at, line.first()));
        let is_part = outline.pieces[at].is(&["p", "div", "ul", "ol", "span", "small"]);
        let is_credit = |line: &Line| reading::is_credit(&line.text);
        let fits = |line: &Line| match self.kind {
            RemovedKind::Surroundings => line.words <= MOST_OF_AUTHOR,
            RemovedKind::Related => {
                (2..=MOST_OF_HEADLINE).contains(&line.words) && !line.is_sentence()
            }
            _ => line.words <= MOST_OF_HEADLINE && line.grade() != Grade::Prose,
        };
        is_part && lines.take(MOST_LINES).all(|line| fits(line) && !is_credit(line))
    }

    /// Whether a part begins with a label of its own.
    fn is_announced(&self, at: usize) -> bool {
        let first = self.page.lines.partition_point(|line| line.first() < at);
        let line = self.page.lines.get(first).map_or("", |line| line.folded.as_str());
        let kind = words::label(line).or_else(|| words::leading_label(line).map(|(kind, _)| kind));
        kind.is_some_and(|kind| kind != self.kind)
    }

    fn belongs(&self, at: usize) -> bool {
        let outline = &self.page.outline;
        let links = self.measure.link_density(outline, at);
        match self.kind {
            RemovedKind::ReaderComments => !outline.pieces[at].is(&["footer"]),
            _ => links > 0.6,
        }
    }

    /// Whether a part that has more than its label is what the label announces.
    fn fits(&self, at: usize, line: &Line) -> bool {
        let outline = &self.page.outline;
        let words = self.measure.words(outline, at) - words_of(line);
        let good = self.measure.good(outline, at);
        let all = self.measure.good(outline, 0).max(1.0);
        let links = self.measure.link_density(outline, at);
        match self.kind {
            RemovedKind::ReaderComments => true,
            RemovedKind::Related => links > 0.45 || (good / all < 0.45 && has_links(self.page, at)),
            RemovedKind::Share | RemovedKind::Navigation | RemovedKind::Cookies => {
                good / all < 0.1 && (links > 0.5 || words < 30.0)
            }
            _ => good / all < 0.1 && words < 60.0,
        }
    }

    fn has_article(&self, at: usize) -> bool {
        let outline = &self.page.outline;
        let vouched = self.measure.vouched(outline, 0);
        self.page.title.is_some_and(|title| outline.holds(at, title))
            || (vouched > 0.0 && self.measure.vouched(outline, at) > vouched * 0.1)
            || outline.pieces[at].is(&["body", "main"])
            || outline.pieces[at].signs.body
    }
}

/// Words of running text before a label that stands behind the text, at least.
const LEAST_BEFORE: f64 = 25.0;
/// What stands behind such a label, beside the text before it, at most.
const MOST_BEHIND: f64 = 0.25;
/// Lines that one label announces, at most.
const MOST_LINES: usize = 10;
/// Words of another headline, at most.
const MOST_OF_HEADLINE: usize = 16;
/// Words of a line about who wrote a text, at most.
const MOST_OF_AUTHOR: usize = 60;

/// Whether a part has at least two links with words.
pub(super) fn has_links(page: &Page<'_>, at: usize) -> bool {
    let pieces = &page.outline.pieces[at..page.outline.pieces[at].end];
    pieces.iter().filter(|piece| piece.is(&["a"])).take(2).count() == 2
}

fn words_of(line: &Line) -> f64 {
    f64::from(u32::try_from(line.words).unwrap_or(u32::MAX))
}
