//! Lines: runs, their marks, and what keeps its own direction.

use std::borrow::Cow;
use std::fmt::Write;

use warraq_core::article::{Dir, Inline, InlineContent, Mark, Marks};
use warraq_core::text::direction;
use warraq_core::text::isolate::{Finder, IsolateKind};

use super::escape::text;
use super::{Syntax, Writer};
use crate::invisible::is_allowed_in_xml;

impl Writer<'_> {
    /// The runs of a block that runs in `dir`.
    pub(crate) fn line(&mut self, content: &InlineContent, dir: Dir) {
        let mut open: Vec<Mark> = Vec::new();
        let mut finders = Finders::default();
        for run in content.as_slice() {
            let wanted = marks_of(run);
            let keep = open.iter().zip(&wanted).take_while(|(one, other)| one == other).count();
            self.close(&open[keep..]);
            open.truncate(keep);
            for mark in wanted.into_iter().skip(keep) {
                self.raw(&self.opening(&mark));
                open.push(mark);
            }
            self.run(run, dir_inside(&open, dir), finders.of(&open));
        }
        self.close(&open);
    }

    fn close(&mut self, marks: &[Mark]) {
        for mark in marks.iter().rev() {
            self.raw(&format!("</{}>", self.tag(mark)));
        }
    }

    fn run(&mut self, run: &Inline, dir: Dir, finder: &mut Finder) {
        match run {
            Inline::Text { text, .. } => {
                self.raw(&isolated_in(text, dir, self.manner.syntax, finder));
            }
            Inline::HardBreak { .. } => self.new_line(),
            Inline::FootnoteRef { target, .. } => self.reference(*target, dir),
        }
    }

    /// A line in which dates, numbers and addresses stay in one piece.
    pub(crate) fn isolated(&mut self, words: &str, dir: Dir) {
        self.raw(&isolated(words, dir, self.manner.syntax));
    }
}

impl Writer<'_> {
    /// A new line in the same block.
    pub(crate) fn new_line(&mut self) {
        self.empty("br");
        if self.manner.syntax != Syntax::WordPress {
            self.raw("\n");
        }
    }

    fn tag(&self, mark: &Mark) -> &'static str {
        match mark {
            Mark::Link(_) => "a",
            Mark::Lang { .. } => self.manner.syntax.isolating(),
            Mark::Strong => "strong",
            Mark::Emphasis => "em",
            Mark::Underline => "u",
            Mark::Strike => "s",
            Mark::Superscript => "sup",
            Mark::Subscript => "sub",
            // Taken out before anything is written.
            Mark::Insertion { .. } | Mark::Deletion { .. } | Mark::Comment { .. } => "span",
        }
    }

    fn opening(&self, mark: &Mark) -> String {
        match mark {
            Mark::Link(link) => {
                let title = link.title.as_deref().filter(|title| !title.is_empty());
                let title =
                    title.map(|title| format!(" title=\"{}\"", text(title))).unwrap_or_default();
                format!("<a href=\"{}\"{title}>", address(&link.href))
            }
            Mark::Lang { lang, dir } => {
                let dir = dir.unwrap_or_else(|| direction::of_language(lang));
                let tag = self.manner.syntax.isolating();
                format!("<{tag}{} dir=\"{}\">", self.manner.syntax.language(lang), dir.as_str())
            }
            plain => format!("<{}>", self.tag(plain)),
        }
    }
}

/// Markup of `words`, a line that runs in `dir`: dates, numbers and addresses stay in one piece. They read from left
/// to right: where the text does too, they need no help.
pub(crate) fn isolated(words: &str, dir: Dir, syntax: Syntax) -> Cow<'_, str> {
    isolated_in(words, dir, syntax, &mut Finder::default())
}

/// The same of the piece of a line that `finder` is at.
fn isolated_in<'w>(words: &'w str, dir: Dir, syntax: Syntax, finder: &mut Finder) -> Cow<'w, str> {
    if dir == Dir::Ltr {
        return syntax.text(words);
    }
    let mut out = String::with_capacity(words.len());
    for (piece, kind) in finder.pieces(words) {
        let (opening, closing) =
            kind.map(|kind| isolating(kind, syntax.isolating())).unwrap_or_default();
        out.push_str(&opening);
        out.push_str(&syntax.text(piece));
        out.push_str(&closing);
    }
    Cow::Owned(out)
}

/// Finds what is isolated in a line, and in each stretch of another language in it, which is a line to itself.
#[derive(Default)]
struct Finders {
    line: Finder,
    inside: Option<(Mark, Finder)>,
}

impl Finders {
    /// The one for a run with these marks.
    fn of(&mut self, open: &[Mark]) -> &mut Finder {
        let Some(lang) = open.iter().find(|mark| matches!(mark, Mark::Lang { .. })) else {
            self.inside = None;
            return &mut self.line;
        };
        let inside = self.inside.take().filter(|(mark, _)| mark == lang);
        let (_, finder) = self.inside.insert(inside.unwrap_or((lang.clone(), Finder::default())));
        finder
    }
}

/// The element around a run that keeps its own direction. A broken date or number is misread; a long address must
/// break.
fn isolating(kind: IsolateKind, tag: &str) -> (String, String) {
    let class = if kind.is_digits() && tag == "bdi" { " class=\"number\"" } else { "" };
    (format!("<{tag} dir=\"ltr\"{class}>"), format!("</{tag}>"))
}

/// The marks that are written around a run. The sign of a footnote is a link itself, and cannot stand in one.
fn marks_of(run: &Inline) -> Vec<Mark> {
    let is_sign = matches!(run, Inline::FootnoteRef { .. });
    let marks: &Marks = run.marks();
    marks
        .as_slice()
        .iter()
        .filter(|mark| !(is_sign && matches!(mark, Mark::Link(_))))
        .cloned()
        .collect()
}

fn dir_inside(open: &[Mark], block: Dir) -> Dir {
    let lang = open.iter().find_map(|mark| match mark {
        Mark::Lang { lang, dir } => Some(dir.unwrap_or_else(|| direction::of_language(lang))),
        _ => None,
    });
    lang.unwrap_or(block)
}

/// An address in which everything that may not stand in one is percent-encoded; Arabic letters may.
///
/// Source: WHATWG URL Standard, “URL code points”.
pub(crate) fn address(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for letter in href.chars() {
        let refused = letter.is_whitespace()
            || matches!(letter, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
            || !is_allowed_in_xml(letter);
        if refused {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        } else if letter == '&' {
            out.push_str("&amp;");
        } else {
            out.push(letter);
        }
    }
    out
}
