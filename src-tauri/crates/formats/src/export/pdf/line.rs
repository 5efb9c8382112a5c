//! Lines: runs, their marks, and what keeps its own direction.

use warraq_core::article::{BlockAttrs, BlockId, Dir, Inline, InlineContent, Mark};
use warraq_core::text::direction;
use warraq_core::text::isolate::{Finder, IsolateKind};
use warraq_core::text::language::{self, Surroundings};
use warraq_typeset::{Line, Run, Style, Text};

use super::digits;
use super::sheet::Maker;

/// Between two signs, which would read as one.
const THIN_SPACE: &str = "\u{2009}";
/// The end of an isolate.
const POP: &str = "\u{2069}";

impl Maker<'_> {
    /// The line of a block, in the direction a person set or that of its text.
    pub(super) fn line_in(&mut self, attrs: &BlockAttrs, content: &InlineContent) -> Line {
        let dir =
            attrs.dir.unwrap_or_else(|| direction::of_text(&content.to_text(), self.article_dir));
        self.line(attrs.lang.as_deref(), dir, content)
    }

    pub(super) fn line(&mut self, lang: Option<&str>, dir: Dir, content: &InlineContent) -> Line {
        let finder = Finder::default();
        let mut line = Gathered { dir, runs: Vec::new(), isolated: None, finder, inside: finder };
        for run in content.as_slice() {
            line.turn_to(language_of(run));
            match run {
                Inline::Text { text, .. } => line.text(text, run),
                Inline::HardBreak { .. } => line.runs.push(Run::Break),
                Inline::FootnoteRef { target, .. } => self.sign(*target, &mut line),
            }
        }
        line.turn_to(None);
        Line { dir, language: lang.map(str::to_owned), runs: line.runs }
    }

    /// The sign of a footnote, with the note where it is pointed at for the first time. What stands in a note or
    /// in a row that is repeated has no note of its own: typst would number and place it twice.
    fn sign(&mut self, target: BlockId, line: &mut Gathered) {
        let Some(sign) = self.sign_of(target) else { return };
        line.part_sign();
        if self.is_apart {
            line.runs.push(Run::Sign(sign));
            return;
        }
        let is_first = self.placed.insert(target);
        let body = is_first.then(|| self.note(target));
        line.runs.push(Run::Note { sign, name: target.to_string(), body });
    }

    /// The sign the writer chose, where it has anything that paper shows; else the number in the article's figures.
    pub(super) fn sign_of(&self, target: BlockId) -> Option<String> {
        let number = self.notes.number(target)?;
        let chosen = &self.notes.in_order()[number - 1].label;
        Some(if warraq_typeset::is_seen(chosen) {
            chosen.clone()
        } else {
            digits::written(&number.to_string(), self.digits)
        })
    }

    /// The paragraphs of a note.
    pub(super) fn note(&mut self, target: BlockId) -> Vec<Line> {
        let Some(number) = self.notes.number(target) else { return Vec::new() };
        let notes = self.notes;
        let note = notes.in_order()[number - 1];
        let around = std::mem::replace(&mut self.is_apart, true);
        let lines = note.content.iter().map(|paragraph| {
            let text = paragraph.content.to_text();
            let dir = paragraph.attrs.dir.or(note.attrs.dir);
            let dir = dir.unwrap_or_else(|| direction::of_text(&text, self.article_dir));
            let lang = paragraph.attrs.lang.as_deref().or(note.attrs.lang.as_deref());
            self.line(lang, dir, &paragraph.content)
        });
        let lines = lines.collect();
        self.is_apart = around;
        lines
    }

    /// A field as a line.
    pub(super) fn field(&self, text: &str) -> Line {
        let dir = direction::of_text(text, self.article_dir);
        let place = Surroundings::of_article(&self.fields.language);
        let language = language::of_text(text, place).map(Into::into);
        Line { dir, language, runs: vec![plain(&isolated(text, dir))] }
    }

    /// The same, where anything of it is seen: a headline of control characters alone would be an empty title.
    pub(super) fn filled(&self, text: &str) -> Option<Line> {
        warraq_typeset::is_seen(text).then(|| self.field(text))
    }

    /// Text inside a line of the article's direction, kept in one piece where its own is another.
    pub(super) fn insert(&self, text: &str) -> String {
        let dir = direction::of_text(text, self.article_dir);
        let inner = isolated(text, dir);
        if dir == self.article_dir { inner } else { format!("{}{inner}{POP}", opening(dir)) }
    }
}

/// A run of text without marks.
pub(super) fn plain(text: &str) -> Run {
    Run::Text(Text { text: text.to_owned(), ..Text::default() })
}

/// The line `text` with its dates, numbers and addresses in isolates, where it runs from right to left.
pub(super) fn isolated(text: &str, dir: Dir) -> String {
    isolated_in(text, dir, &mut Finder::default())
}

/// The same of the piece of a line that `finder` is at.
fn isolated_in(text: &str, dir: Dir, finder: &mut Finder) -> String {
    if dir == Dir::Ltr {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for found in finder.find(text) {
        out.push_str(&text[at..found.bytes.start]);
        out.push_str(opening(Dir::Ltr));
        let words = &text[found.bytes.clone()];
        match found.kind {
            IsolateKind::Url => out.push_str(&warraq_typeset::breakable_address(words)),
            kind if kind.is_digits() => out.push_str(&warraq_typeset::unbreakable_number(words)),
            _ => out.push_str(words),
        }
        out.push_str(POP);
        at = found.bytes.end;
    }
    out.push_str(&text[at..]);
    out
}

fn opening(dir: Dir) -> &'static str {
    match dir {
        Dir::Ltr => "\u{2066}",
        Dir::Rtl => "\u{2067}",
    }
}

/// The language of a run where it is not its line's, with its direction.
fn language_of(run: &Inline) -> Option<(&str, Dir)> {
    run.marks().as_slice().iter().find_map(|mark| match mark {
        Mark::Lang { lang, dir } => {
            Some((lang.as_str(), dir.unwrap_or_else(|| direction::of_language(lang))))
        }
        _ => None,
    })
}

/// The runs of a line as they are gathered.
struct Gathered {
    dir: Dir,
    runs: Vec<Run>,
    /// The language and direction of the isolate that is open.
    isolated: Option<(String, Dir)>,
    finder: Finder,
    /// The same in the isolate that is open.
    inside: Finder,
}

impl Gathered {
    /// Closes the isolate that is open and opens one, where the language changes.
    fn turn_to(&mut self, language: Option<(&str, Dir)>) {
        let open = self.isolated.as_ref().map(|(lang, dir)| (lang.as_str(), *dir));
        if open == language {
            return;
        }
        if open.is_some() {
            self.runs.push(plain(POP));
        }
        if let Some((_, dir)) = language {
            self.runs.push(plain(opening(dir)));
            self.inside = Finder::default();
        }
        self.isolated = language.map(|(lang, dir)| (lang.to_owned(), dir));
    }

    fn text(&mut self, text: &str, run: &Inline) {
        let dir = self.isolated.as_ref().map_or(self.dir, |(_, dir)| *dir);
        let finder = if self.isolated.is_some() { &mut self.inside } else { &mut self.finder };
        let mut out = Text {
            text: isolated_in(text, dir, finder),
            language: self.isolated.as_ref().map(|(lang, _)| lang.clone()),
            ..Text::default()
        };
        for mark in run.marks().as_slice() {
            match mark {
                Mark::Link(link) => out.link = Some(link.href.clone()),
                Mark::Strong => out.styles.push(Style::Bold),
                Mark::Emphasis => out.styles.push(Style::Stressed),
                Mark::Underline => out.styles.push(Style::Underlined),
                Mark::Strike => out.styles.push(Style::Struck),
                Mark::Superscript => out.styles.push(Style::Raised),
                Mark::Subscript => out.styles.push(Style::Lowered),
                // Languages are isolates; the others were taken out before.
                Mark::Lang { .. }
                | Mark::Insertion { .. }
                | Mark::Deletion { .. }
                | Mark::Comment { .. } => {}
            }
        }
        self.runs.push(Run::Text(out));
    }

    /// A direction before a sign that would go to the wrong side of a word or number of the other direction.
    fn part_sign(&mut self) {
        if matches!(self.runs.last(), Some(Run::Sign(_) | Run::Note { .. })) {
            self.runs.push(plain(THIN_SPACE));
            return;
        }
        let dir = self.isolated.as_ref().map_or(self.dir, |(_, dir)| *dir);
        let last = self.runs.iter().rev().find_map(|run| match run {
            Run::Text(text) => text.text.chars().rfind(|c| !c.is_whitespace()),
            _ => None,
        });
        let is_own = last.is_none_or(|letter| direction::of_letter(letter) == Some(dir));
        if !is_own {
            self.runs.push(plain(match dir {
                Dir::Rtl => "\u{200F}",
                Dir::Ltr => "\u{200E}",
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_numbers_and_addresses_stay_in_one_piece() {
        let text = "في 2019-10-14 على +963-11-555-0100";
        let kept = "في \u{2066}2019-\u{2060}10-\u{2060}14\u{2069} على \
                    \u{2066}+963-\u{2060}11-\u{2060}555-\u{2060}0100\u{2069}";
        assert_eq!(isolated(text, Dir::Rtl), kept);
        assert_eq!(isolated(text, Dir::Ltr), text);
    }
}
