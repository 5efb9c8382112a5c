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
}

/// A picture that stood in a line.
#[derive(Debug, Default)]
pub(super) struct Picture {
    /// What stands for it.
    pub(super) alt: String,
    /// Its title: the caption.
    pub(super) title: String,
}

/// A mark whose end has not come.
struct Open {
    /// The HTML tag; absent for what Markdown itself opened.
    tag: Option<String>,
    mark: Option<Mark>,
    /// The marks in force before.
    before: Marks,
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
            self.content.push_text(text, self.marks.clone());
        }
    }

    pub(super) fn hard_break(&mut self) {
        if self.hidden.is_some() || self.picture_depth > 0 {
            self.text(" ");
        } else {
            self.content.push(Inline::HardBreak { marks: self.marks.clone() });
        }
    }

    pub(super) fn footnote_ref(&mut self, target: BlockId) {
        if self.hidden.is_none() && self.picture_depth == 0 {
            self.content.push(Inline::FootnoteRef { target, marks: self.marks.clone() });
        }
    }

    /// Starts a run; a mark that is in force already changes nothing.
    pub(super) fn open(&mut self, mark: Option<Mark>) {
        self.open_as(None, mark);
    }

    /// Ends the run that Markdown opened last.
    pub(super) fn close(&mut self) {
        self.close_last(|open| open.tag.is_none());
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
            self.pictures.push(Picture { alt: String::new(), title: title.to_owned() });
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
                if !self.close_last(|open| open.tag.as_ref() == Some(&name)) {
                    report.remove(RemovedKind::Html, source);
                }
            }
            Effect::Break => self.hard_break(),
            Effect::Nothing => self.is_meant_empty = true,
            Effect::Hide(tag) => self.hidden = Some(Hidden { tag, source: source.to_owned() }),
            Effect::Unknown => report.remove(RemovedKind::Html, source),
        }
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
        self.open.push(Open { tag, mark, before });
    }

    /// Ends the last run that is it; `false` where none is.
    fn close_last(&mut self, is_it: impl Fn(&Open) -> bool) -> bool {
        let Some(at) = self.open.iter().rposition(is_it) else { return false };
        let closed = self.open.remove(at);
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
