//! The blocks of the article, grown from what the parser finds.

mod head;
mod place;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use chrono::{DateTime, Utc};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use warraq_core::article::{Block, BlockId, InlineContent, Mark};

use self::head::Head;
use super::Growing;
use super::inline::{self, Line};
use super::stop::Stop;
use super::tag::{self, Effect};
use crate::picture::Picture;
use crate::report::WarningKind;
use crate::tree::{self, Look, Open, Tree};

/// What is parsed: the file, mended.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) stop: Stop,
    /// Where marks stand in it that are not the file's own.
    pub(super) added_marks: &'a HashSet<usize>,
    /// The names of shortcodes that end somewhere in it.
    pub(super) ended: &'a HashSet<String>,
}

/// Grows the tree while events come.
pub(super) struct Grower<'a> {
    source: Source<'a>,
    /// What the text is, and whether the first heading of level 1 is the headline.
    growing: Growing,
    headline: Option<String>,
    /// The labels of footnotes that stand anywhere in the file.
    defined: HashSet<String>,
    /// The heading row of the table being read, until it is known whether it stands for none.
    head: Option<Head>,
    line: Option<OpenLine>,
    /// Where the last cell of a table ended.
    cell_end: usize,
    pub(super) tree: Tree<'a>,
    /// When changes were made that do not say so.
    pub(super) at: DateTime<Utc>,
    /// The pictures that blocks of HTML bring.
    pub(super) pictures: Vec<Picture>,
    /// Whether a paragraph of running text stands above the next line.
    is_below_text: bool,
    /// Paragraphs above the text whose lines are read one by one.
    wrapped: Vec<BlockId>,
}

/// What a file has grown to.
pub(super) struct Grown {
    /// The headline, where one was wanted and found.
    pub(super) headline: Option<String>,
    /// The blocks, in order.
    pub(super) blocks: Vec<Block>,
    /// Those of them that are headings of level 1.
    pub(super) top_headings: Vec<BlockId>,
    /// Those of them whose lines end only where those of the file do.
    pub(super) wrapped: Vec<BlockId>,
    /// The pictures among them.
    pub(super) pictures: Vec<Picture>,
}

/// The line being read and what it will be.
struct OpenLine {
    kind: LineKind,
    line: Line,
    /// The pictures that stood on lines of their own right above it.
    above: Vec<inline::Picture>,
}

impl OpenLine {
    fn of(kind: LineKind) -> Self {
        Self { kind, line: Line::default(), above: Vec::new() }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LineKind {
    Paragraph,
    Heading(HeadingLevel),
    Cell,
    Code,
    Html,
}

impl<'a> Grower<'a> {
    pub(super) fn new(
        source: Source<'a>,
        growing: Growing,
        at: DateTime<Utc>,
        tree: Tree<'a>,
    ) -> Self {
        Self {
            source,
            growing,
            headline: None,
            defined: HashSet::new(),
            head: None,
            line: None,
            cell_end: 0,
            tree,
            at,
            pictures: Vec::new(),
            is_below_text: false,
            wrapped: Vec::new(),
        }
    }

    /// Grows to the end.
    pub(super) fn grow(mut self, events: Vec<(Event<'_>, Range<usize>)>) -> Grown {
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
        let Self { headline, tree, pictures, wrapped, .. } = self;
        let tree::Grown { blocks, top_headings, .. } = tree.finish();
        Grown { headline, blocks, top_headings, wrapped, pictures }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                if let Tag::Table(columns) = &tag {
                    self.tell_alignment(columns, range);
                }
                self.start(tag);
            }
            Event::End(tag) => {
                match tag {
                    TagEnd::TableCell => self.cell_end = range.end,
                    TagEnd::TableRow => self.list_beyond(range.end),
                    _ => {}
                }
                self.end(tag);
            }
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.tree.report.warn_once(WarningKind::Code, "");
                let text = self.source.stop.strip(&text).into_owned();
                self.line().text(&text);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::FootnoteReference(label) => self.footnote_ref(&label),
            Event::SoftBreak | Event::HardBreak if self.parts_line() => self.part_line(),
            Event::SoftBreak => self.line().soft_break(),
            Event::HardBreak => self.line().hard_break(),
            Event::Rule => {
                self.close_line();
                self.tree.divider();
            }
            Event::TaskListMarker(is_done) => {
                self.line().text(if is_done { "☒ " } else { "☐ " });
            }
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
            Tag::FootnoteDefinition(label) => self.open(Open::Note(label.to_lowercase())),
            Tag::BlockQuote(_) => self.open(Open::Quote),
            Tag::List(start) => {
                let start = start.map(|start| u32::try_from(start).unwrap_or(u32::MAX));
                self.open(Open::List(start));
            }
            Tag::Item => self.open(Open::Item),
            Tag::Table(_) => self.open(Open::Table),
            Tag::TableHead => self.head = Some(Head::default()),
            Tag::TableRow => self.start_row(),
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
            | TagEnd::Link => open_line(&mut self.line).line.close(self.tree.report),
            TagEnd::Image => self.line().close_picture(),
            TagEnd::BlockQuote(_) | TagEnd::Item => self.close_kept(),
            TagEnd::List(_) | TagEnd::FootnoteDefinition | TagEnd::TableRow => self.close(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => {}
            _ => self.close_line(),
        }
    }

    fn start_line(&mut self, kind: LineKind) {
        self.close_line();
        self.line = Some(OpenLine::of(kind));
    }

    fn open(&mut self, open: Open) {
        self.close_line();
        self.tree.open(open, Look::default());
    }

    fn close(&mut self) {
        self.close_line();
        self.tree.close();
    }

    /// Closes a quote or an item that is one also where nothing stands in it.
    fn close_kept(&mut self) {
        self.close_line();
        if self.tree.is_in_empty() {
            self.tree.whole_line(tree::LineKind::Paragraph, InlineContent::default());
        }
        self.tree.close();
    }

    /// The open line; a paragraph is opened where none is, as in the items of a tight list.
    fn line(&mut self) -> &mut Line {
        &mut open_line(&mut self.line).line
    }

    fn start_link(&mut self, href: &str, title: &str) {
        let (href, title) = (self.source.stop.strip(href), self.source.stop.strip(title));
        open_line(&mut self.line).line.open_link(&href, &title, self.tree.report);
    }

    fn start_picture(&mut self, address: &str, title: &str) {
        let (address, title) = (self.source.stop.strip(address), self.source.stop.strip(title));
        open_line(&mut self.line).line.open_picture(&address, &title, self.tree.report);
    }

    fn html(&mut self, html: &str) {
        let html = self.source.stop.strip(html).into_owned();
        if tag::effect(&html) == Effect::Break && self.parts_line() {
            return self.part_line();
        }
        let open = open_line(&mut self.line);
        if matches!(open.kind, LineKind::Html) {
            open.line.text(&html);
        } else {
            open.line.html(&html, self.tree.report);
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let added = self.source.added_marks;
        let has_added = !added.is_empty() && self.source.text.get(range.clone()) == Some(text);
        let is_own = |(at, _): &(usize, char)| !added.contains(&(range.start + at));
        let text: Cow<'_, str> = if has_added {
            text.char_indices().filter(is_own).map(|(_, letter)| letter).collect()
        } else {
            text.into()
        };
        let stop = self.source.stop;
        self.line().text(&stop.strip(&text));
    }

    fn footnote_ref(&mut self, label: &str) {
        if self.defined.contains(&label.to_lowercase()) {
            let target = self.tree.note_id(&label.to_lowercase());
            self.line().footnote_ref(target);
        } else {
            let literal = format!("[^{}]", self.source.stop.strip(label));
            self.line().text(&literal);
        }
    }
}

fn open_line(line: &mut Option<OpenLine>) -> &mut OpenLine {
    line.get_or_insert_with(|| OpenLine::of(LineKind::Paragraph))
}
