//! Writing the text of blocks, counting positions on the way.

use super::super::block::Visit;
use super::super::inline::{Inline, InlineContent};
use super::{Block, BlockId, Projection, Segment};
use crate::text::offsets::{DocPosition, Offsets};

/// The text of `blocks`.
pub(super) fn write(blocks: &[Block]) -> Projection {
    let mut writer = Writer::default();
    for block in blocks {
        block.walk(&mut |step| writer.step(step));
    }
    Projection { offsets: Offsets::of(writer.text), segments: writer.segments }
}

#[derive(Default)]
struct Writer {
    text: String,
    segments: Vec<Segment>,
    /// The editor's position that was reached.
    position: usize,
    /// Whether an empty line is due before the next letter, unless it is the first.
    gap: bool,
    /// What else is due before the next letter: line feeds and tabs.
    joint: String,
    /// Lists that are open.
    lists: usize,
    /// The table that is open.
    table: Option<TablePlace>,
}

#[derive(Default)]
struct TablePlace {
    rows: usize,
    cells: usize,
    lines: usize,
}

impl Writer {
    fn step(&mut self, step: Visit<'_>) {
        match step {
            Visit::Open(name, _) => {
                self.open(name);
                self.position += 1;
            }
            Visit::Close(name) => {
                self.close(name);
                self.position += 1;
            }
            Visit::Leaf(..) => self.position += 1,
            Visit::Line(attrs, content) => {
                self.join_line();
                self.line(attrs.id, content);
            }
        }
    }

    fn open(&mut self, name: &str) {
        match (name, &mut self.table) {
            ("list", _) => {
                self.gap |= self.lists == 0;
                self.lists += 1;
            }
            ("table", _) => {
                self.gap = true;
                self.table = Some(TablePlace::default());
            }
            ("table_row", Some(table)) => {
                if table.rows > 0 {
                    self.joint.push('\n');
                }
                *table = TablePlace { rows: table.rows + 1, ..TablePlace::default() };
            }
            ("table_cell" | "table_header", Some(table)) => {
                if table.cells > 0 {
                    self.joint.push('\t');
                }
                table.cells += 1;
                table.lines = 0;
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "list" => self.lists -= 1,
            "table" => self.table = None,
            _ => return,
        }
        if self.lists == 0 {
            self.gap = true;
            self.joint.clear();
        }
    }

    /// Decides what stands before a line, should it have text.
    fn join_line(&mut self) {
        if let Some(table) = &mut self.table {
            if table.lines > 0 {
                self.joint.push('\n');
            }
            table.lines += 1;
        } else if self.lists == 0 {
            self.gap = true;
        } else if !self.gap {
            "\n".clone_into(&mut self.joint);
        }
    }

    fn line(&mut self, block: BlockId, content: &InlineContent) {
        for inline in content.as_slice() {
            match inline {
                Inline::Text { text, .. } => self.run(block, text),
                Inline::HardBreak { .. } => self.run(block, "\n"),
                Inline::FootnoteRef { .. } => self.position += 1,
            }
        }
    }

    fn run(&mut self, block: BlockId, text: &str) {
        self.join();
        let start = self.text.len();
        self.text.push_str(text);
        let (bytes, position) = (start..self.text.len(), DocPosition(self.position));
        self.segments.push(Segment { bytes, block, position });
        self.position += text.encode_utf16().count();
    }

    fn join(&mut self) {
        if std::mem::take(&mut self.gap) && !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(&self.joint);
        self.joint.clear();
    }
}
