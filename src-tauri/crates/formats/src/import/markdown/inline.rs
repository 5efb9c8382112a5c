//! The line being read: text with its marks, pictures, and HTML that is text's own.

use warraq_core::article::{BlockId, Inline, InlineContent, Link, Mark, Marks};

use super::tag::{self, Effect};
use crate::report::{RemovedKind, Report};

/// A line whose end has not come.
#[derive(Default)]
pub(super) struct Line {
    content: InlineContent,
    marks: Marks,
    open: Vec<Open>,
    hidden: Option<Hidden>,
    /// Pictures inside one another: only the outermost becomes one.
    picture_depth: usize,
    /// Whether an empty comment says that the line is empty on purpose.
    pub(super) is_meant_empty: bool,
    pictures: Vec<Picture>,
    /// How many runs were written, in all.
    written: usize,
    /// Whether something but pictures stands on the line of the file that comes last.
    has_words: bool,
    /// Whether a picture stands on it.
    has_picture: bool,
    /// Bytes of text so far.
    bytes: usize,
    /// Where a space stands for the end of a line of the file: bytes of the text before it.
    soft: Vec<usize>,
}

/// A picture that stood in a line.
#[derive(Debug, Default)]
pub(super) struct Picture {
    /// What stands for it.
    pub(super) alt: String,
    /// Its caption: its title, or the line below it.
    pub(super) title: InlineContent,
}

/// A mark whose end has not come.
struct Open {
    /// The HTML tag; absent for what Markdown itself opened.
    tag: Option<String>,
    mark: Option<Mark>,
    /// The marks in force before.
    before: Marks,
    /// How many runs were written before.
    written: usize,
}

/// HTML that is no text.
struct Hidden {
    tag: String,
    source: String,
}

impl Line {
    pub(super) fn text(&mut self, text: &str) {
        if let Some(hidden) = &mut self.hidden {
            hidden.source.push_str(text);
        } else if self.picture_depth > 0 {
            if let Some(picture) = self.pictures.last_mut() {
                picture.alt.push_str(text);
            }
        } else {
            self.write(Inline::Text { text: text.to_owned(), marks: self.marks.clone() });
            self.has_words |= !text.trim().is_empty();
        }
    }

    /// The end of a line of the file inside a paragraph.
    pub(super) fn soft_break(&mut self) {
        if self.hidden.is_none() && self.picture_depth == 0 {
            self.soft.push(self.bytes);
        }
        self.text(" ");
        self.start_line();
    }

    pub(super) fn hard_break(&mut self) {
        if self.hidden.is_some() || self.picture_depth > 0 {
            self.text(" ");
        } else {
            self.write(Inline::HardBreak { marks: self.marks.clone() });
        }
        self.start_line();
    }

    fn start_line(&mut self) {
        (self.has_words, self.has_picture) = (false, false);
    }

    fn write(&mut self, run: Inline) {
        let is_nothing = matches!(&run, Inline::Text { text, .. } if text.is_empty());
        if let Inline::Text { text, .. } = &run {
            self.bytes += text.len();
        }
        if !is_nothing {
            self.content.push(run);
            self.written += 1;
        }
    }

    /// Whether a picture stands alone on the line of the file that comes last, and no run goes on behind it.
    pub(super) fn ends_with_lone_picture(&self) -> bool {
        self.has_picture && !self.has_words && self.open.is_empty() && self.hidden.is_none()
    }

    pub(super) fn footnote_ref(&mut self, target: BlockId) {
        if self.hidden.is_none() && self.picture_depth == 0 {
            self.write(Inline::FootnoteRef { target, marks: self.marks.clone() });
            self.has_words = true;
        }
    }

    /// Starts a run; a mark that is in force already changes nothing.
    pub(super) fn open(&mut self, mark: Option<Mark>) {
        self.open_as(None, mark);
    }

    /// Ends the run that Markdown opened last.
    pub(super) fn close(&mut self, report: &mut Report) {
        self.close_last(|open| open.tag.is_none(), report);
    }

    /// Starts a link, or says that its address was removed.
    pub(super) fn open_link(&mut self, href: &str, title: &str, report: &mut Report) {
        let mark = if Link::allows(href) {
            let title = (!title.is_empty()).then(|| title.to_owned());
            Some(Mark::Link(Link { href: href.to_owned(), title }))
        } else {
            report.remove(RemovedKind::Link, href);
            None
        };
        self.open(mark);
    }

    pub(super) fn open_picture(&mut self, address: &str, title: &str, report: &mut Report) {
        if self.picture_depth == 0 {
            let title = InlineContent::plain(title);
            self.pictures.push(Picture { alt: String::new(), title });
            self.has_picture = true;
        }
        if !address.is_empty() {
            report.remove(RemovedKind::Image, address);
        }
        self.picture_depth += 1;
    }

    pub(super) fn close_picture(&mut self) {
        self.picture_depth = self.picture_depth.saturating_sub(1);
    }

    pub(super) fn html(&mut self, source: &str, report: &mut Report) {
        if let Some(mut hidden) = self.hidden.take() {
            hidden.source.push_str(source);
            if tag::effect(source) == Effect::Close(hidden.tag.clone())
                || source.to_ascii_lowercase().starts_with(&format!("</{}", hidden.tag))
            {
                report.remove(RemovedKind::Html, hidden.source);
            } else {
                self.hidden = Some(hidden);
            }
            return;
        }
        match tag::effect(source) {
            Effect::Open { name, mark } => self.open_as(Some(name), mark),
            Effect::Close(name) => {
                if !self.close_last(|open| open.tag.as_ref() == Some(&name), report) {
                    report.remove(RemovedKind::Html, source);
                }
            }
            Effect::Break => self.hard_break(),
            Effect::Nothing => self.is_meant_empty = true,
            Effect::Hide(tag) => self.hidden = Some(Hidden { tag, source: source.to_owned() }),
            Effect::Unknown => report.remove(RemovedKind::Html, source),
        }
    }

    /// Where its spaces stand for ends of lines of the file: bytes of the text before each.
    pub(super) fn soft_breaks(&self) -> Vec<usize> {
        self.soft.clone()
    }

    /// The runs of the line and the pictures that stood in it.
    pub(super) fn finish(self, report: &mut Report) -> (InlineContent, Vec<Picture>) {
        if let Some(hidden) = self.hidden {
            report.remove(RemovedKind::Html, hidden.source);
        }
        (self.content, self.pictures)
    }

    fn open_as(&mut self, tag: Option<String>, mark: Option<Mark>) {
        let before = self.marks.clone();
        if let Some(mark) = &mark {
            self.marks = before.clone().with(mark.clone());
        }
        self.open.push(Open { tag, mark, before, written: self.written });
    }

    /// Ends the last run that is it; `false` where none is. A link that has no letters is gone.
    fn close_last(&mut self, is_it: impl Fn(&Open) -> bool, report: &mut Report) -> bool {
        let Some(at) = self.open.iter().rposition(is_it) else { return false };
        let closed = self.open.remove(at);
        if let Some(Mark::Link(link)) = &closed.mark
            && closed.written == self.written
        {
            report.remove(RemovedKind::Link, link.href.as_str());
        }
        // What was opened after it and is still open goes on.
        self.marks = closed.before;
        for later in &mut self.open[at..] {
            later.before = self.marks.clone();
            if let Some(mark) = &later.mark {
                self.marks = std::mem::take(&mut self.marks).with(mark.clone());
            }
        }
        true
    }
}
