//! The blocks of an article, built in the order of a file.
//!
//! An importer says what opens, what closes and what stands in a line; whatever it says, what comes out is a
//! document. What cannot stand where the file has it moves behind its block or becomes plainer, which is said.

mod fit;
mod frame;
mod kind;
mod line;
mod note;
mod place;
mod write;

use std::collections::{HashMap, HashSet};

use warraq_core::article::{
    Block, BlockAttrs, BlockId, Divider, Embed, Figure, IdSource, InlineContent,
};

use self::frame::{Frame, OpenCell};
pub(crate) use self::kind::{LineKind, Look, Open};
pub(crate) use self::line::{is_blank, trimmed};
use self::write::OpenLine;
use crate::report::{Report, WarningDetail, WarningKind};

/// Blocks in one another, at most: more than any article needs, less than a document may hold.
const MAX_DEPTH: usize = 20;

/// The tree while it is built.
pub(crate) struct Tree<'a> {
    /// What the import says beside the article.
    pub(crate) report: &'a mut Report,
    /// Where new ids come from.
    pub(crate) ids: &'a mut dyn IdSource,
    frames: Vec<Frame>,
    /// Blocks opened past [`MAX_DEPTH`] and not closed yet: their content stands in the last real one.
    unframed: usize,
    line: Option<OpenLine>,
    /// Who said what the pull quote says that is being written.
    attribution: Option<String>,
    blocks: Vec<Block>,
    /// What cannot stand where it stood, and comes after the block of the document that it stood in.
    pending: Vec<Block>,
    /// The ids of footnotes by the file's own name for them.
    notes: HashMap<String, BlockId>,
    /// Those of them whose text has begun.
    begun: HashSet<String>,
    top_headings: Vec<BlockId>,
    table_names: Vec<BlockId>,
}

/// What a tree has grown to.
pub(crate) struct Grown {
    /// The top-level blocks, in order.
    pub(crate) blocks: Vec<Block>,
    /// Those of them that were headings of level 1 in the file: one of them may be the headline.
    pub(crate) top_headings: Vec<BlockId>,
    /// Those of them that name the table below them.
    pub(crate) table_names: Vec<BlockId>,
}

impl<'a> Tree<'a> {
    /// An empty tree.
    pub(crate) fn new(report: &'a mut Report, ids: &'a mut dyn IdSource) -> Self {
        Self {
            report,
            ids,
            frames: Vec::new(),
            unframed: 0,
            line: None,
            attribution: None,
            blocks: Vec::new(),
            pending: Vec::new(),
            notes: HashMap::new(),
            begun: HashSet::new(),
            top_headings: Vec::new(),
            table_names: Vec::new(),
        }
    }

    /// Opens a block that holds others. Every `open` has its [`Tree::close`].
    pub(crate) fn open(&mut self, open: Open, look: Look) {
        self.end_line();
        if self.frames.len() >= MAX_DEPTH {
            self.open_unframed(open, look);
            return;
        }
        let frame = match open {
            Open::Quote => Frame::Quote(look, Vec::new()),
            Open::List(start) => Frame::List { look, start, items: Vec::new() },
            Open::Item => Frame::Item(Vec::new()),
            Open::Table => Frame::Table(look, Vec::new()),
            Open::Row => Frame::Row(Vec::new()),
            Open::Cell { kind, colspan, rowspan } => {
                Frame::Cell(OpenCell { kind, colspan, rowspan, content: Vec::new() })
            }
            Open::Note(name) => Frame::Note(self.begin_note(&name), Vec::new()),
            Open::Figure { media, alt, credit } => {
                let attrs = self.attrs(look);
                let caption = InlineContent::default();
                let rights = String::new();
                Frame::Figure(Figure { attrs, media, alt, credit, rights, caption })
            }
            Open::Gallery => Frame::Gallery(look, Vec::new()),
        };
        self.frames.push(frame);
    }

    /// Counts a block that is nested too deeply to be one: its content stands in the block around it, and a
    /// picture behind that.
    fn open_unframed(&mut self, open: Open, look: Look) {
        self.unframed += 1;
        self.report.warn_of(WarningKind::Flattened, WarningDetail::TooDeep);
        if let Open::Figure { media, alt, credit } = open {
            let (attrs, caption) = (self.attrs(look), InlineContent::default());
            let rights = String::new();
            self.pending.push(Block::Figure(Figure { attrs, media, alt, credit, rights, caption }));
        }
    }

    /// Closes the block that was opened last and is still open.
    pub(crate) fn close(&mut self) {
        self.end_line();
        if self.unframed > 0 {
            self.unframed -= 1;
            return;
        }
        match self.frames.pop() {
            Some(Frame::Item(content)) => self.close_item(content),
            Some(Frame::Row(cells)) => self.close_row(cells),
            Some(Frame::Cell(cell)) => self.close_cell(cell),
            Some(Frame::Figure(figure)) => self.close_figure(figure),
            Some(frame) => {
                if let Some(block) = frame.into_block(self.ids) {
                    self.place(block);
                }
            }
            None => {}
        }
        self.release_pending();
    }

    /// Adds a picture that no line of its own is a caption of; a line that is open ends.
    pub(crate) fn picture(&mut self, alt: String, caption: InlineContent) {
        self.end_line();
        let attrs = BlockAttrs::new(self.ids);
        let (credit, rights) = (String::new(), String::new());
        self.close_figure(Figure { attrs, media: None, alt, credit, rights, caption });
        self.release_pending();
    }

    /// Adds a break between parts.
    pub(crate) fn divider(&mut self) {
        self.end_line();
        let attrs = BlockAttrs::new(self.ids);
        self.place(Block::Divider(Divider { attrs }));
        self.release_pending();
    }

    /// Adds something of another site; an address that cannot be embedded is not added, and `false`.
    pub(crate) fn embed(&mut self, url: &str, title: &str) -> bool {
        self.end_line();
        if !Embed::allows(url) {
            return false;
        }
        let attrs = BlockAttrs::new(self.ids);
        let embed = Embed { attrs, url: url.to_owned(), title: title.to_owned() };
        self.place(Block::Embed(embed));
        self.release_pending();
        true
    }

    /// Whether a quote or an item is open that nothing stands in so far.
    pub(crate) fn is_in_empty(&self) -> bool {
        let frame = self.frames.last().filter(|_| self.unframed == 0 && self.line.is_none());
        matches!(frame, Some(Frame::Quote(_, content) | Frame::Item(content)) if content.is_empty())
    }

    /// Whether nothing stands above the next line.
    pub(crate) fn is_at_top(&self) -> bool {
        self.frames.is_empty() && self.unframed == 0
    }

    /// The block of the document that was put last; none while one is open.
    pub(crate) fn last(&mut self) -> Option<BlockId> {
        self.end_line();
        self.blocks.last().filter(|_| self.frames.is_empty()).map(Block::id)
    }

    /// Says that the block that was put last names the table that comes.
    pub(crate) fn last_names_table(&mut self) {
        let last = self.last();
        self.table_names.extend(last);
    }

    /// Ends the tree. Blocks that are still open are closed; a sign whose note never came is dropped.
    pub(crate) fn finish(mut self) -> Grown {
        self.end_line();
        while !self.frames.is_empty() || self.unframed > 0 {
            self.close();
        }
        self.release_pending();
        self.drop_missing_notes();
        let Self { blocks, top_headings, table_names, .. } = self;
        Grown { blocks, top_headings, table_names }
    }

    fn attrs(&mut self, look: Look) -> BlockAttrs {
        BlockAttrs { dir: look.dir, lang: look.lang, ..BlockAttrs::new(self.ids) }
    }
}

#[cfg(test)]
mod tests;
