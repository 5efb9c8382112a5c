//! The blocks of the article, built from what the parser finds.

mod fit;
mod frame;
mod place;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel as Level, Tag, TagEnd};
use warraq_core::article::{Block, BlockAttrs, BlockId, CellKind, Divider, IdSource, Mark};

use self::frame::{Frame, OpenRow};
use super::inline::Line;
use super::stop::Stop;
use crate::report::{Report, WarningKind};

/// The tree while it is built.
pub(super) struct Tree<'a> {
    source: &'a str,
    stop: Stop,
    added_marks: &'a HashSet<usize>,
    /// Whether the first heading of level 1 is the headline.
    wants_headline: bool,
    report: &'a mut Report,
    ids: &'a mut dyn IdSource,
    headline: Option<String>,
    /// The ids of footnotes by label, those that are only pointed at so far included.
    notes: HashMap<String, BlockId>,
    /// The labels of footnotes that stand anywhere in the file, and of those whose text has begun.
    defined: HashSet<String>,
    begun: HashSet<String>,
    frames: Vec<Frame>,
    line: Option<OpenLine>,
    blocks: Vec<Block>,
    /// What cannot stand where it stood, and comes after the block of the document that it stood in.
    pending: Vec<Block>,
}

/// The line being read and what it will be.
struct OpenLine {
    kind: LineKind,
    line: Line,
}

#[derive(Clone, Copy)]
enum LineKind {
    Paragraph,
    Heading(Level),
    Cell,
    Code,
    Html,
}

impl<'a> Tree<'a> {
    pub(super) fn new(
        source: &'a str,
        stop: Stop,
        added_marks: &'a HashSet<usize>,
        wants_headline: bool,
        report: &'a mut Report,
        ids: &'a mut dyn IdSource,
    ) -> Self {
        Self {
            source,
            stop,
            added_marks,
            wants_headline,
            report,
            ids,
            headline: None,
            notes: HashMap::new(),
            defined: HashSet::new(),
            begun: HashSet::new(),
            frames: Vec::new(),
            line: None,
            blocks: Vec::new(),
            pending: Vec::new(),
        }
    }

    /// The headline, where one was wanted and found, and the blocks.
    pub(super) fn build(
        mut self,
        events: Vec<(Event<'_>, Range<usize>)>,
    ) -> (Option<String>, Vec<Block>) {
        self.defined = events
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Start(Tag::FootnoteDefinition(label)) => Some(label.to_lowercase()),
                _ => None,
            })
            .collect();
        for (event, range) in events {
            self.event(event, range);
        }
        self.close_line();
        (self.headline, self.blocks)
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.report.warn_once(WarningKind::Code, "code in a line became text");
                let text = self.stop.strip(&text).into_owned();
                self.line().text(&text);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::FootnoteReference(label) => self.footnote_ref(&label),
            Event::SoftBreak => self.line().text(" "),
            Event::HardBreak => self.line().hard_break(),
            Event::Rule => {
                let divider = Divider { attrs: BlockAttrs::new(self.ids) };
                self.place(Block::Divider(divider));
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.line().open(Some(Mark::Strong)),
            Tag::Emphasis => self.line().open(Some(Mark::Emphasis)),
            Tag::Strikethrough => self.line().open(Some(Mark::Strike)),
            Tag::Superscript | Tag::Subscript => self.line().open(None),
            Tag::Link { dest_url, title, .. } => self.start_link(&dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.start_picture(&dest_url, &title),
            Tag::Paragraph => self.start_line(LineKind::Paragraph),
            Tag::Heading { level, .. } => self.start_line(LineKind::Heading(level)),
            Tag::TableCell => self.start_line(LineKind::Cell),
            Tag::CodeBlock(_) => self.start_line(LineKind::Code),
            Tag::HtmlBlock => self.start_line(LineKind::Html),
            Tag::FootnoteDefinition(label) => {
                let id = self.note_id(&label, true);
                self.start_frame(Frame::Note(id, Vec::new()));
            }
            Tag::BlockQuote(_) => self.start_frame(Frame::Quote(Vec::new())),
            Tag::List(start) => self.start_frame(Frame::List(start, Vec::new())),
            Tag::Item => self.start_frame(Frame::Item(Vec::new())),
            Tag::Table(_) => self.start_frame(Frame::Table(Vec::new())),
            Tag::TableHead => self.start_row(CellKind::Header),
            Tag::TableRow => self.start_row(CellKind::Data),
            Tag::MetadataBlock(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong
            | TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => self.line().close(),
            TagEnd::Image => self.line().close_picture(),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table => self.end_frame(),
            TagEnd::TableHead | TagEnd::TableRow => {}
            _ => self.close_line(),
        }
    }

    fn start_line(&mut self, kind: LineKind) {
        self.close_line();
        self.line = Some(OpenLine { kind, line: Line::default() });
    }

    fn start_frame(&mut self, frame: Frame) {
        self.close_line();
        self.frames.push(frame);
    }

    fn start_row(&mut self, kind: CellKind) {
        if let Some(Frame::Table(rows)) = self.frames.last_mut() {
            rows.push(OpenRow::new(kind));
        }
    }

    /// The open line; a paragraph is opened where none is, as in the items of a tight list.
    fn line(&mut self) -> &mut Line {
        &mut open_line(&mut self.line).line
    }

    fn start_link(&mut self, href: &str, title: &str) {
        let (href, title) = (self.stop.strip(href), self.stop.strip(title));
        open_line(&mut self.line).line.open_link(&href, &title, self.report);
    }

    fn start_picture(&mut self, address: &str, title: &str) {
        let (address, title) = (self.stop.strip(address), self.stop.strip(title));
        open_line(&mut self.line).line.open_picture(&address, &title, self.report);
    }

    fn html(&mut self, html: &str) {
        let html = self.stop.strip(html).into_owned();
        let open = open_line(&mut self.line);
        if matches!(open.kind, LineKind::Html) {
            open.line.text(&html);
        } else {
            open.line.html(&html, self.report);
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let is_source = self.source.get(range.clone()) == Some(text);
        let text: String = text
            .char_indices()
            .filter(|(at, _)| !(is_source && self.added_marks.contains(&(range.start + at))))
            .map(|(_, letter)| letter)
            .collect();
        let text = self.stop.strip(&text).into_owned();
        self.line().text(&text);
    }

    fn footnote_ref(&mut self, label: &str) {
        if self.defined.contains(&label.to_lowercase()) {
            let target = self.note_id(label, false);
            self.line().footnote_ref(target);
        } else {
            let literal = format!("[^{}]", self.stop.strip(label));
            self.line().text(&literal);
        }
    }

    /// The id of the note with this label. A second definition of one label gets an id of its own.
    fn note_id(&mut self, label: &str, defines: bool) -> BlockId {
        let key = label.to_lowercase();
        if defines && !self.begun.insert(key.clone()) {
            return BlockId::new(self.ids);
        }
        *self.notes.entry(key).or_insert_with(|| BlockId::new(self.ids))
    }
}

fn open_line(line: &mut Option<OpenLine>) -> &mut OpenLine {
    line.get_or_insert_with(|| OpenLine { kind: LineKind::Paragraph, line: Line::default() })
}
