//! The text.

use std::collections::BTreeMap;

use warraq_core::article::{Dir, ListKind};

use super::super::ExportInput;
use super::automatic::Automatic;
use super::styles::{self, encoded};
use crate::manuscript::style::Style;
use crate::manuscript::xml::{Markup, escaped};
use crate::manuscript::{Item, ListStart, Manuscript, Paragraph, Part, STEP};

/// The text while it is written.
pub(super) struct Text<'a> {
    pub(super) xml: String,
    pub(super) input: &'a ExportInput<'a>,
    pub(super) manuscript: &'a Manuscript,
    /// The styles without a name of their own.
    pub(super) automatic: Automatic,
    /// The pictures, by the ids in the article, and the numbers of their files.
    pub(super) pictures: BTreeMap<String, usize>,
    /// Frames, tables and notes so far.
    pub(super) counted: usize,
    /// The lists that are open, the innermost last.
    lists: Vec<Item>,
    /// What is said of tracked changes before the text.
    pub(super) changes: String,
    pub(super) changes_count: usize,
    pub(super) comments: usize,
    /// Whether white space before the next letter would be taken for none.
    pub(super) is_after_space: bool,
    pub(super) is_in_gallery: bool,
}

/// The part with the text, and the pictures in it by their numbers from 1.
pub(super) fn written(manuscript: &Manuscript, input: &ExportInput<'_>) -> (String, Vec<String>) {
    let mut text = Text {
        xml: String::new(),
        input,
        manuscript,
        automatic: Automatic::default(),
        pictures: BTreeMap::new(),
        counted: 0,
        lists: Vec::new(),
        changes: String::new(),
        changes_count: 0,
        comments: 0,
        is_after_space: true,
        is_in_gallery: false,
    };
    for part in &manuscript.parts {
        match part {
            Part::Paragraph(paragraph) => text.listed(paragraph),
            Part::Table(table) => {
                text.end_lists(0);
                text.table(table);
            }
        }
    }
    text.end_lists(0);
    let mut pictures: Vec<(usize, String)> =
        text.pictures.iter().map(|(id, number)| (*number, id.clone())).collect();
    pictures.sort_unstable();
    (text.finish(), pictures.into_iter().map(|(_, id)| id).collect())
}

impl Text<'_> {
    fn finish(self) -> String {
        let mut xml = Markup::new(styles::opening("document-content"));
        xml.add("<office:automatic-styles>");
        xml.add(&self.automatic.written());
        for (list, number) in self.manuscript.lists.iter().zip(1..) {
            xml.add(&list_style(list, number));
        }
        xml.add("</office:automatic-styles><office:body><office:text>");
        if !self.changes.is_empty() {
            xml.add("<text:tracked-changes text:track-changes=\"false\">");
            xml.add(&self.changes);
            xml.add("</text:tracked-changes>");
        }
        xml.add(&self.xml);
        xml.add("</office:text></office:body></office:document-content>");
        xml.finish()
    }

    pub(super) fn raw(&mut self, xml: &str) {
        self.xml.push_str(xml);
    }

    /// The number of the next frame, table or note.
    pub(super) fn next(&mut self) -> usize {
        self.counted += 1;
        self.counted
    }

    /// A paragraph of the text, in the lists it stands in.
    fn listed(&mut self, paragraph: &Paragraph) {
        let Some(item) = paragraph.item else {
            self.end_lists(0);
            self.paragraph(paragraph);
            return;
        };
        let is_open = |open: &Item| open.level < item.level || open.list == item.list;
        while self.lists.last().is_some_and(|open| !is_open(open)) {
            self.end_list();
        }
        let goes_on = self.lists.last().is_some_and(|open| open.list == item.list);
        if item.has_sign {
            if goes_on {
                self.raw("</text:list-item>");
            } else {
                self.raw(&format!("<text:list text:style-name=\"L{}\">", item.list + 1));
                self.lists.push(item);
            }
            self.raw("<text:list-item>");
        }
        self.paragraph(paragraph);
    }

    /// Ends lists until so many are left.
    pub(super) fn end_lists(&mut self, left: usize) {
        while self.lists.len() > left {
            self.end_list();
        }
    }

    fn end_list(&mut self) {
        self.lists.pop();
        self.raw("</text:list-item></text:list>");
    }

    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        let style = self.automatic.paragraph(paragraph);
        let (tag, level) = match paragraph.style {
            Style::Heading2 => ("text:h", " text:outline-level=\"1\""),
            Style::Heading3 => ("text:h", " text:outline-level=\"2\""),
            Style::Heading4 => ("text:h", " text:outline-level=\"3\""),
            _ => ("text:p", ""),
        };
        self.raw(&format!("<{tag} text:style-name=\"{style}\"{level}>"));
        self.is_after_space = true;
        self.runs(&paragraph.runs, paragraph.lang.as_deref());
        self.raw(&format!("</{tag}>"));
    }
}

/// How a list looks: every level alike, as each list has its own.
fn list_style(list: &ListStart, number: usize) -> String {
    let mut xml = Markup::new(format!("<text:list-style style:name=\"L{number}\">"));
    let suffix = if list.dir == Dir::Rtl { "-" } else { "." };
    for level in 1..=10 {
        let name = match list.kind {
            ListKind::Bullet => {
                xml.add(&format!(
                    "<text:list-level-style-bullet text:level=\"{level}\" text:bullet-char=\"•\">"
                ));
                "bullet"
            }
            ListKind::Ordered => {
                let start = if level == i32::from(list.level) + 1 { list.start } else { 1 };
                xml.add(&format!(
                    "<text:list-level-style-number text:level=\"{level}\" style:num-format=\"1\" \
                     style:num-suffix=\"{suffix}\" text:start-value=\"{start}\">"
                ));
                "number"
            }
        };
        let margin = points(STEP * level);
        xml.add(&format!(
            "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">\
             <style:list-level-label-alignment text:label-followed-by=\"listtab\" \
             text:list-tab-stop-position=\"{margin}\" fo:text-indent=\"-17pt\" \
             fo:margin-left=\"{margin}\"/></style:list-level-properties>\
             </text:list-level-style-{name}>"
        ));
    }
    xml.add("</text:list-style>");
    xml.finish()
}

/// Twentieths of a point as points.
pub(super) fn points(length: i32) -> String {
    format!("{}.{:02}pt", length / 20, length % 20 * 5)
}

/// The name of a style as attributes have it.
pub(super) fn name_of(style: Style) -> String {
    escaped(&encoded(style.open_name()))
}
