//! A part with paragraphs: the text, the notes.

use std::collections::BTreeMap;

use warraq_core::article::{Dir, Mark};

use super::super::ExportInput;
use super::styles::id_of;
use crate::manuscript::reviewers::Reviewers;
use crate::manuscript::run::Run;
use crate::manuscript::style::Style;
use crate::manuscript::xml::escaped;
use crate::manuscript::{Item, Manuscript, Note, Paragraph, STEP};

/// How far the sign of an item stands out before its text, in twentieths of a point.
pub(super) const HANGING: i32 = 340;

/// What all parts of a document count together.
#[derive(Default)]
pub(super) struct Counted {
    /// Changes, bookmarks and drawings so far.
    pub(super) marks: usize,
    /// The comments, in the order of the text.
    pub(super) comments: Vec<Mark>,
    /// The pictures, by the ids in the article, and the numbers of their files.
    pub(super) pictures: BTreeMap<String, usize>,
}

/// A part while it is written.
pub(super) struct Story<'a> {
    pub(super) xml: String,
    pub(super) input: &'a ExportInput<'a>,
    pub(super) notes: &'a [Note],
    pub(super) reviewers: &'a Reviewers,
    /// Where its links lead, in their order: the first is `rIdLink1`.
    pub(super) links: Vec<String>,
    pub(super) counted: Counted,
    /// Whether pictures stand side by side here.
    pub(super) is_in_gallery: bool,
}

impl<'a> Story<'a> {
    pub(super) fn new(
        manuscript: &'a Manuscript,
        input: &'a ExportInput<'a>,
        counted: Counted,
    ) -> Self {
        let (xml, links) = (String::new(), Vec::new());
        let Manuscript { notes, reviewers, .. } = manuscript;
        Self { xml, input, notes, reviewers, links, counted, is_in_gallery: false }
    }

    pub(super) fn raw(&mut self, xml: &str) {
        self.xml.push_str(xml);
    }

    /// The number of the next change, bookmark or drawing.
    pub(super) fn next_mark(&mut self) -> usize {
        self.counted.marks += 1;
        self.counted.marks
    }

    /// The name by which the part knows where a link leads.
    pub(super) fn link(&mut self, address: &str) -> String {
        let known = self.links.iter().position(|link| link == address);
        let number = known.unwrap_or_else(|| {
            self.links.push(address.to_owned());
            self.links.len() - 1
        });
        format!("rIdLink{}", number + 1)
    }

    /// A paragraph, with `before` in front of its runs.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, before: &str) {
        self.raw("<w:p>");
        self.paragraph_properties(paragraph);
        self.raw(before);
        self.runs(&paragraph.runs, paragraph.lang.as_deref());
        self.raw("</w:p>");
    }

    fn paragraph_properties(&mut self, paragraph: &Paragraph) {
        self.raw(&format!("<w:pPr><w:pStyle w:val=\"{}\"/>", id_of(paragraph.style)));
        if let Some(item) = paragraph.item.filter(|item| item.has_sign) {
            self.raw(&format!(
                "<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr>",
                item.level,
                item.list + 1
            ));
        }
        let is_rtl = paragraph.dir == Dir::Rtl;
        self.raw(if is_rtl { "<w:bidi/>" } else { "<w:bidi w:val=\"0\"/>" });
        if let Some(item) = paragraph.item {
            self.raw(&indent(item, paragraph.style));
        }
        if is_rtl || paragraph.lang.is_some() {
            self.raw("<w:rPr>");
            self.raw(if is_rtl { "<w:rtl/>" } else { "" });
            if let Some(lang) = &paragraph.lang {
                self.raw(&language(lang));
            }
            self.raw("</w:rPr>");
        }
        self.raw("</w:pPr>");
    }

    /// Runs, those on one comment together.
    fn runs(&mut self, runs: &[Run], lang: Option<&str>) {
        for group in runs.chunk_by(|one, other| comment_of(one) == comment_of(other)) {
            let Some(comment) = group.first().and_then(comment_of).cloned() else {
                self.linked_runs(group, lang);
                continue;
            };
            let number = self.counted.comments.len();
            self.counted.comments.push(comment);
            self.raw(&format!("<w:commentRangeStart w:id=\"{number}\"/>"));
            self.linked_runs(group, lang);
            self.raw(&format!(
                "<w:commentRangeEnd w:id=\"{number}\"/><w:r><w:rPr><w:rStyle \
                 w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"{number}\"/></w:r>"
            ));
        }
    }

    fn changed_run_group(&mut self, runs: &[Run], lang: Option<&str>) {
        for run in runs {
            self.changed_run(run, lang);
        }
    }

    /// Runs, those in one link together.
    fn linked_runs(&mut self, runs: &[Run], lang: Option<&str>) {
        for group in runs.chunk_by(|one, other| one.link() == other.link()) {
            let Some(link) = group.first().and_then(Run::link).cloned() else {
                self.changed_run_group(group, lang);
                continue;
            };
            let id = self.link(&link.href);
            self.raw(&format!("<w:hyperlink r:id=\"{id}\""));
            if let Some(title) = link.title.as_deref().filter(|title| !title.is_empty()) {
                self.raw(&format!(" w:tooltip=\"{}\"", escaped(title)));
            }
            self.raw(" w:history=\"1\">");
            self.changed_run_group(group, lang);
            self.raw("</w:hyperlink>");
        }
    }
}

/// What says that letters are in a language: Word asks for it twice, once for each kind of letters.
pub(super) fn language(lang: &str) -> String {
    let lang = escaped(lang);
    format!("<w:lang w:val=\"{lang}\" w:bidi=\"{lang}\"/>")
}

/// How far an item stands in.
fn indent(item: Item, style: Style) -> String {
    let base = style.shape().indent;
    let start = base + STEP * (i32::from(item.level) + 1);
    let hanging = if item.has_sign { HANGING } else { 0 };
    format!("<w:ind w:left=\"{start}\" w:right=\"{base}\" w:hanging=\"{hanging}\"/>")
}

fn comment_of(run: &Run) -> Option<&Mark> {
    run.marks.as_slice().iter().find(|mark| matches!(mark, Mark::Comment { .. }))
}
