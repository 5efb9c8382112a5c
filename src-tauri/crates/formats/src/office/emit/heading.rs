//! Headings: those that the file has, and lines that only look like one.

use super::super::caption;
use super::super::part::{Line, Part};
use super::super::role::Role;
use super::line::is_all_strong;
use super::{Emitter, LOOK_AHEAD, Place};
use crate::reading;
use crate::report::WarningKind;
use crate::tree::LineKind;

/// The longest line that is taken for a heading for its look, in characters.
const MAX_GUESSED: usize = 100;
/// The longest line that is a heading by its style, in characters.
const MAX_CHARS: usize = 400;
/// The least running text below a line that looks like a heading, in characters.
const MIN_RUNNING: usize = 50;
/// How many words a name has at most.
const NAME_WORDS: usize = 5;
/// How far from the top the heading stands that is the title.
const TOP_LINES: usize = 5;

/// How a document uses headings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outline {
    has_title: bool,
    /// Whether a heading of the first level near the top may be the headline.
    has_top: bool,
    /// The highest level of the other headings: it becomes level 2.
    highest: u8,
}

impl Outline {
    /// How the document with this `body` does.
    pub(super) fn of(body: &[Part]) -> Self {
        let lines = body.iter().filter_map(|part| match part {
            Part::Line(line) if !line.accepted_text().trim().is_empty() => Some(line.role),
            _ => None,
        });
        let roles: Vec<Role> = lines.collect();
        let has_title = roles.contains(&Role::Title);
        let first = roles.iter().position(|role| *role == Role::Heading(1));
        let has_top = !has_title && first.is_some_and(|at| at < TOP_LINES);
        let other = roles.iter().enumerate().filter(|(at, _)| !has_top || first != Some(*at));
        let levels = other.filter_map(|(_, role)| match role {
            Role::Heading(level) => Some(*level),
            _ => None,
        });
        Self { has_title, has_top, highest: levels.min().unwrap_or(1) }
    }

    /// The level of the file's heading of this level: 1 is what may be the headline.
    fn level(self, level: u8) -> u8 {
        if level == 1 && self.has_top { 1 } else { level.saturating_sub(self.highest) + 2 }
    }

    /// Whether the file says which line is its title.
    fn knows_title(self) -> bool {
        self.has_title || self.has_top
    }
}

impl Emitter<'_, '_> {
    /// What `line` is, with `rest` below it.
    pub(super) fn kind(&mut self, line: &Line, rest: &[Part], place: Place) -> LineKind {
        let is_short = line.to_text().chars().count() <= MAX_CHARS;
        match line.role {
            Role::Title => LineKind::Heading(1),
            Role::Heading(level) if is_short => LineKind::Heading(self.outline.level(level)),
            Role::Text if place == Place::Body && line.counts.is_none() => self.guessed(line, rest),
            _ => LineKind::Paragraph,
        }
    }

    /// A heading where the line stands alone, is short and all bold, and running text follows.
    fn guessed(&mut self, line: &Line, rest: &[Part]) -> LineKind {
        let text = line.accepted_text();
        let text = text.trim();
        let is_first = self.lines == Some(0)
            && !self.outline.knows_title()
            && (reading::is_labelled_headline(text) || !has_labelled_headline(rest));
        let is_name = self.lines == Some(1) && text.split_whitespace().count() <= NAME_WORDS;
        let is_heading = !is_name
            && looks_like_heading(line, text)
            && below(rest, is_first)
                .is_some_and(|below| is_running(below) || is_first && !below.role.is_text());
        if !is_heading {
            return LineKind::Paragraph;
        }
        self.tree.report.warn(WarningKind::HeadingGuessed, text);
        LineKind::Heading(if is_first { 1 } else { 2 })
    }

    /// Whether a line looks like the title of a document of which only a table stands before `rest`.
    pub(super) fn has_title_below(&self, rest: &[Part]) -> bool {
        if self.lines != Some(0) || self.outline.knows_title() {
            return false;
        }
        let lines = rest.iter().take(LOOK_AHEAD).map_while(|part| match part {
            Part::Line(line) if !is_running(line) => Some(line),
            _ => None,
        });
        lines.enumerate().any(|(at, line)| {
            let text = line.accepted_text();
            looks_like_heading(line, text.trim())
                && below(&rest[at + 1..], true).is_some_and(is_running)
        })
    }
}

/// Whether one of the next lines says that it is the headline.
fn has_labelled_headline(rest: &[Part]) -> bool {
    let lines = rest.iter().take(LOOK_AHEAD).filter_map(|part| match part {
        Part::Line(line) if line.has_text() => Some(line.accepted_text()),
        _ => None,
    });
    lines.take(TOP_LINES).any(|text| reading::is_labelled_headline(&text))
}

fn looks_like_heading(line: &Line, text: &str) -> bool {
    line.is_only_text()
        && line.list.is_none()
        && !text.is_empty()
        && !text.contains('\n')
        && text.chars().count() <= MAX_GUESSED
        && text.chars().any(char::is_alphabetic)
        && caption::of_line(text).is_none()
        && !text.ends_with(['.', '،', '؛', ':', ',', ';', '…', '»', '"'])
        && is_all_strong(line.pieces.iter())
}

/// The first line below that has text. Below the first line of a document, short lines may come before the text:
/// who wrote it, where, when.
fn below(rest: &[Part], is_first: bool) -> Option<&Line> {
    let mut skipped = 0;
    for part in rest.iter().take(LOOK_AHEAD) {
        let Part::Line(line) = part else { return None };
        if !line.has_text() {
            continue;
        }
        if is_first && skipped < TOP_LINES && !is_running(line) && line.role.is_text() {
            skipped += 1;
            continue;
        }
        return Some(line);
    }
    None
}

fn is_running(line: &Line) -> bool {
    line.role.is_text()
        && !is_all_strong(line.pieces.iter())
        && (line.list.is_some() || line.to_text().trim().chars().count() >= MIN_RUNNING)
}
