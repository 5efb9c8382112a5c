//! Blocks: lines, headings, quotes, lists, tables.

use std::rc::Rc;

use dom_query::NodeRef;
use warraq_core::article::CellKind;

use super::list::{self, LevelItem};
use super::pen::Context;
use super::tag::{attribute, has_class, heading_level, name as name_of};
use super::text::Caption;
use super::{Leave, Step, Walker, align, css, embed, survey, words};
use crate::implied;
use crate::report::WarningKind;
use crate::tree::{LineKind, Look, Open};

impl<'d> Walker<'_, '_, 'd> {
    /// Something on lines of its own.
    pub(super) fn block(&mut self, name: &str, node: &NodeRef<'d>, inner: Context) {
        if let Some(container) = survey::container(name, node) {
            self.container(container, node, inner);
            return;
        }
        match name {
            "blockquote" => self.quote(node, inner),
            "ul" | "ol" | "menu" | "dir" => self.list(name, node, inner),
            "li" => self.item(node, inner),
            "table" => self.table(node, inner),
            "tr" => self.row(node, inner),
            "td" | "th" => self.cell(name, node, inner),
            "thead" => self.push_children(node, &Rc::new(Context { in_head: true, ..inner })),
            "tbody" | "tfoot" => self.push_children(node, &Rc::new(inner)),
            "p" => self.paragraph(node, inner),
            _ => self.line(name, node, inner),
        }
    }

    fn line(&mut self, name: &str, node: &NodeRef<'d>, mut inner: Context) {
        let is_verse = has_class(node, |class| class == "wp-block-verse");
        if name == "pre" && !is_verse {
            self.tree.report.warn_once(WarningKind::Code, "");
        }
        if let Some(level) = heading_level(name)
            .map_or_else(|| named_heading(node), |level| Some(meant_level(node).unwrap_or(level)))
        {
            inner.kind = LineKind::Heading(level);
        }
        if let Some((address, title)) = embed::of_block(node).or_else(|| embed::of_quote(node)) {
            self.embed(&address, &title);
            return;
        }
        self.frame(node, inner);
    }

    /// A paragraph, which may be an item or a heading by its style.
    fn paragraph(&mut self, node: &NodeRef<'d>, mut inner: Context) {
        if let Some(item) = list::item(node) {
            self.note_lists_depth();
            self.level_item(node, &item, inner);
            return;
        }
        let goes_on =
            self.lists.is_open() && has_class(node, |class| class.starts_with("MsoListParagraph"));
        if goes_on {
            self.pen.end(self.tree);
            self.push_leave(Leave::Line(false));
            self.push_children(node, &Rc::new(inner));
            return;
        }
        let style = attribute(node, "style");
        let outline = css::value(&style, "mso-outline-level").and_then(|level| level.parse().ok());
        let outline = outline.filter(|level| (1..=6).contains(level));
        let is_title = has_class(node, |class| class == "MsoTitle")
            || !self.survey.has_title && has_class(node, |class| class == "title");
        if let Some(level) = is_title.then_some(1).or(outline).or_else(|| named_heading(node)) {
            inner.kind = LineKind::Heading(level);
        }
        self.frame(node, inner);
    }

    /// A block that is only the frame of its lines.
    pub(super) fn frame(&mut self, node: &NodeRef<'d>, inner: Context) {
        self.edge(inner.is_one_line());
        self.push_leave(Leave::Line(inner.is_one_line()));
        self.push_children(node, &Rc::new(inner));
    }

    /// Opens a block of the tree around the children that are pushed next.
    pub(super) fn start_block(&mut self, open: Open, look: Look) {
        self.edge(false);
        self.tree.open(open, look);
        self.push_leave(Leave::Block);
    }

    fn quote(&mut self, node: &NodeRef<'d>, inner: Context) {
        if let Some((address, title)) = embed::of_quote(node) {
            self.embed(&address, &title);
            return;
        }
        let is_pulled = |node: &NodeRef<'_>| {
            has_class(node, |class| class.replace('-', "").contains("pullquote"))
        };
        if is_pulled(node) || node.parent().is_some_and(|parent| is_pulled(&parent)) {
            self.edge(false);
            self.push_leave(Leave::Line(false));
            let inner = Context { kind: LineKind::PullQuote, ..inner };
            self.push_children(node, &Rc::new(inner));
            return;
        }
        self.start_block(Open::Quote, Look::default());
        self.push_children(node, &Rc::new(Context { kind: LineKind::Paragraph, ..inner }));
    }

    fn list(&mut self, name: &str, node: &NodeRef<'d>, inner: Context) {
        let inner = Context { kind: LineKind::Paragraph, ..inner };
        if inner.in_gallery {
            self.frame(node, inner);
        } else if google_level(node).is_some() {
            self.pen.end(self.tree);
            self.note_lists_depth();
            self.push_leave(Leave::Line(false));
            self.push_children(node, &Rc::new(inner));
        } else {
            let start = attribute(node, "start").trim().parse().unwrap_or(1);
            self.start_block(Open::List((name == "ol").then_some(start)), Look::default());
            self.push_children(node, &Rc::new(inner));
        }
    }

    fn item(&mut self, node: &NodeRef<'d>, inner: Context) {
        let parent = node.parent();
        if inner.in_gallery {
            self.frame(node, inner);
        } else if let Some((parent, level)) =
            parent.and_then(|parent| Some((parent, google_level(&parent)?)))
        {
            let start = attribute(&parent, "start").trim().parse().unwrap_or(1);
            let number = (name_of(&parent) == "ol").then_some(start);
            self.level_item(node, &LevelItem { level, number, sign: Vec::new() }, inner);
        } else {
            self.start_block(Open::Item, Look::default());
            self.push_children(node, &Rc::new(inner));
        }
    }

    fn level_item(&mut self, node: &NodeRef<'d>, item: &LevelItem, inner: Context) {
        self.pen.end(self.tree);
        self.lists.start(item, self.tree);
        self.skipped.extend(&item.sign);
        self.push_leave(Leave::Line(false));
        self.push_children(node, &Rc::new(inner));
    }

    fn note_lists_depth(&mut self) {
        if !self.lists.is_open() {
            self.lists_depth = self.depth;
        }
    }

    fn is_layout(&self, table: &NodeRef<'d>) -> bool {
        self.survey.tables.get(&table.id).is_none_or(survey::TableFacts::is_layout)
    }

    fn table(&mut self, node: &NodeRef<'d>, inner: Context) {
        let inner = Context { kind: LineKind::Paragraph, in_head: false, ..inner };
        if self.is_layout(node) {
            let is_framed = self.survey.tables.contains_key(&node.id);
            if is_framed {
                self.tree.report.warn_once(WarningKind::LayoutTable, "");
            }
            self.layout.insert(node.id);
            self.frame(node, inner);
            return;
        }
        self.edge(false);
        let inner = Rc::new(inner);
        self.steps.push(Step::Table(*node, Rc::clone(&inner)));
        let captions = node.children_it(false).filter(|child| name_of(child) == "caption");
        for caption in captions.collect::<Vec<_>>().into_iter().rev() {
            self.steps.push(Step::Only(caption, Rc::clone(&inner)));
        }
    }

    pub(super) fn start_table(&mut self, node: &NodeRef<'d>, context: &Rc<Context>) {
        let is_caption = |child: &NodeRef<'_>| name_of(child) == "caption";
        let captions: Vec<NodeRef<'d>> = node.children_it(false).filter(is_caption).collect();
        if captions.iter().any(|caption| !caption.text().trim().is_empty()) {
            self.edge(false);
            self.tree.last_names_table();
        }
        self.skipped.extend(captions.iter().map(|caption| caption.id));
        self.tree.report.remove_alignment(align::of_table(node));
        let dir = context.block_dir;
        let dir = dir.filter(|dir| !implied::anywhere(&words::first_of(node, 4000), *dir));
        self.start_block(Open::Table, Look { dir, lang: None });
        self.push_children(node, context);
    }

    fn row(&mut self, node: &NodeRef<'d>, inner: Context) {
        if self.is_in_layout(node) {
            self.frame(node, inner);
        } else {
            self.start_block(Open::Row, Look::default());
            self.push_children(node, &Rc::new(inner));
        }
    }

    fn cell(&mut self, name: &str, node: &NodeRef<'d>, inner: Context) {
        if self.is_in_layout(node) {
            self.frame(node, inner);
            return;
        }
        let span =
            |key: &str, most: u32| attribute(node, key).trim().parse().unwrap_or(1).clamp(1, most);
        let is_header = name == "th" || inner.in_head;
        let kind = if is_header { CellKind::Header } else { CellKind::Data };
        let (colspan, rowspan) = (span("colspan", 100), span("rowspan", 1000));
        self.start_block(Open::Cell { kind, colspan, rowspan }, Look::default());
        self.push_children(node, &Rc::new(Context { in_head: false, ..inner }));
    }

    /// Whether the table around a row or cell only lays out; a cell without a table is a frame too.
    fn is_in_layout(&self, node: &NodeRef<'d>) -> bool {
        let table = node.ancestors_it(Some(3)).find(|outer| name_of(outer) == "table");
        table.is_none_or(|table| self.layout.contains(&table.id))
    }

    /// A block starts here: the line before it ends, and lists that are none in the markup.
    pub(super) fn edge(&mut self, is_one_line: bool) {
        if is_one_line {
            self.pen.line_break();
            return;
        }
        self.end_line();
        if self.lists.is_open() && self.depth <= self.lists_depth {
            self.lists.close(self.tree);
        }
    }

    /// A block ended here.
    pub(super) fn edge_after(&mut self, is_one_line: bool) {
        if is_one_line {
            self.pen.line_break();
            return;
        }
        self.pen.end(self.tree);
        if matches!(self.caption, Caption::Open(depth) if self.depth < depth) {
            self.end_caption();
        }
        if self.lists.is_open() && self.depth < self.lists_depth {
            self.lists.close(self.tree);
        }
    }

    pub(super) fn end_line(&mut self) {
        self.pen.end(self.tree);
        self.end_open_caption();
    }

    /// A caption that has no end ends where the next block starts.
    pub(super) fn end_open_caption(&mut self) {
        if matches!(self.caption, Caption::Open(depth) if self.depth <= depth) {
            self.end_caption();
        }
    }
}

/// The level that a page of Warraq's own says beside a heading that stands higher, so that none is skipped.
fn meant_level(node: &NodeRef<'_>) -> Option<u8> {
    attribute(node, "data-level").parse().ok().filter(|level| (2..=4).contains(level))
}

/// The level of an element that is a heading by its role.
fn named_heading(node: &NodeRef<'_>) -> Option<u8> {
    if attribute(node, "role") != "heading" {
        return None;
    }
    let level = attribute(node, "aria-level").parse().unwrap_or(2);
    Some(u8::clamp(level, 1, 6))
}

/// The level of a list as Google writes it: every level is a list of its own, one behind the other.
fn google_level(list: &NodeRef<'_>) -> Option<u32> {
    let classes = attribute(list, "class");
    let class = classes.split_ascii_whitespace().find(|class| class.starts_with("lst-kix_"))?;
    let level: u32 = class.rsplit('-').next()?.parse().ok()?;
    Some(level.min(8) + 1)
}
