//! Makes blocks of an article out of the blocks of the file.

mod figure;
mod heading;
mod line;
mod list;
mod table;

use warraq_core::article::Marks;

use self::heading::Outline;
use self::list::OpenList;
use super::numbering::{Numberings, Sign};
use super::part::{Line, Part, Piece, text_of};
use super::role::Role;
use crate::report::RemovedKind;
use crate::tree::{LineKind, Look, Open, Tree};

/// Grows the tree.
pub(crate) struct Emitter<'e, 't> {
    pub(crate) tree: Tree<'t>,
    numberings: &'e Numberings,
    outline: Outline,
    /// Whether some paragraph of the file runs from right to left: then those that do not are meant so.
    knows_rtl: bool,
    /// The lists that are open, the innermost last; of each an item is open.
    lists: Vec<OpenList>,
    is_in_quote: bool,
    is_in_figure: bool,
    /// The lines of a table of contents that goes on.
    contents: Vec<String>,
    /// The large letter that the next paragraph begins with.
    drop_cap: Vec<(String, Marks)>,
    /// How many lines of the body had text; nothing in a table that stands above what looks like the title.
    lines: Option<usize>,
}

/// Where blocks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the top of the document.
    Body,
    /// In a cell or a note.
    Inside,
}

impl<'e, 't> Emitter<'e, 't> {
    /// An emitter for a document with this `body`.
    pub(crate) fn new(tree: Tree<'t>, numberings: &'e Numberings, body: &[Part]) -> Self {
        Self {
            tree,
            numberings,
            outline: Outline::of(body),
            knows_rtl: has_rtl(body),
            lists: Vec::new(),
            is_in_quote: false,
            is_in_figure: false,
            contents: Vec::new(),
            drop_cap: Vec::new(),
            lines: Some(0),
        }
    }

    /// Adds `parts`. Parts lie in one another as deep as the file, which is bounded.
    pub(crate) fn story(&mut self, parts: &[Part], place: Place) {
        let lists = std::mem::take(&mut self.lists);
        let mut rest = parts;
        while let [part, after @ ..] = rest {
            rest = after;
            match part {
                Part::Line(line) if self.caption_above(line, rest) => rest = &rest[1..],
                Part::Line(line) => self.part_line(line, rest, place),
                Part::Table(table) => {
                    self.end_blocks();
                    self.table(table, place, rest);
                }
                Part::Removed(RemovedKind::Navigation, text) => self.contents.push(text.clone()),
                Part::Removed(kind, text) => {
                    self.end_blocks();
                    self.remove(*kind, text);
                }
            }
        }
        self.end_blocks();
        self.lists = lists;
    }

    fn part_line(&mut self, line: &Line, rest: &[Part], place: Place) {
        if let Some(contents) = contents_of(line) {
            self.contents.push(contents);
            return;
        }
        self.end_contents();
        if self.is_caption(line) {
            self.caption(line);
            return;
        }
        self.end_figure();
        let has_text_below = matches!(rest.first(), Some(Part::Line(line)) if line.has_text());
        if line.is_drop_cap && has_text_below && line.is_only_text() {
            self.keep_drop_cap(line);
            return;
        }
        let kind = self.kind(line, rest, place);
        self.settle(line, kind, rest);
        if line.is_ruled && line.pieces.is_empty() {
            self.tree.divider();
        }
        self.segments(line, kind);
        let has_text = !line.accepted_text().trim().is_empty();
        if has_text && place == Place::Body {
            self.lines = self.lines.map(|lines| lines + 1);
        }
    }

    /// Opens and closes lists and quotes so that `line` stands where it belongs.
    fn settle(&mut self, line: &Line, kind: LineKind, rest: &[Part]) {
        match &line.list {
            Some(list) if list.sign == Sign::Words => self.end_lists(),
            Some(list) if kind == LineKind::Paragraph && !line.pieces.is_empty() => {
                self.end_quote();
                self.enter(list);
                return;
            }
            None if self.belongs_to_item(line) => return,
            // An empty line inside a list does not end it.
            _ if line.pieces.is_empty() && !line.is_ruled && self.is_in_list(rest) => return,
            _ => self.end_lists(),
        }
        if line.role == Role::Quote {
            if !self.is_in_quote && line.has_text() {
                self.tree.open(Open::Quote, Look::default());
                self.is_in_quote = true;
            }
        } else {
            self.end_quote();
        }
    }

    /// Whether the list that is open goes on below.
    fn is_in_list(&self, rest: &[Part]) -> bool {
        !self.lists.is_empty() && goes_on(rest)
    }

    fn keep_drop_cap(&mut self, line: &Line) {
        for piece in &line.pieces {
            if let Piece::Text(text, marks) = piece {
                self.drop_cap.push((text.trim().to_owned(), marks.clone()));
            }
        }
    }

    /// Ends whatever is open from paragraph to paragraph.
    fn end_blocks(&mut self) {
        self.end_contents();
        self.end_figure();
        self.end_lists();
        self.end_quote();
    }

    fn end_quote(&mut self) {
        if std::mem::take(&mut self.is_in_quote) {
            self.tree.close();
        }
    }

    fn end_contents(&mut self) {
        let lines = std::mem::take(&mut self.contents);
        if !lines.is_empty() {
            self.remove(RemovedKind::Navigation, &lines.join("\n"));
        }
    }

    /// Says what is not kept. A drawing is told even where it has no words.
    fn remove(&mut self, kind: RemovedKind, text: &str) {
        let text = text.trim();
        if !text.is_empty() || kind == RemovedKind::Drawing {
            self.tree.report.remove(kind, text);
        }
    }
}

/// The letters of a line that has nothing but a piece of a table of contents.
fn contents_of(line: &Line) -> Option<String> {
    let is_contents = |piece: &Piece| matches!(piece, Piece::Removed(RemovedKind::Navigation, _));
    let is_nothing = |piece: &Piece| match piece {
        Piece::Text(text, _) => text.trim().is_empty(),
        Piece::Split | Piece::Break(_) => true,
        _ => false,
    };
    let only = line.pieces.iter().all(|piece| is_contents(piece) || is_nothing(piece));
    if !only || !line.pieces.iter().any(is_contents) {
        return None;
    }
    let texts = line.pieces.iter().filter_map(|piece| match piece {
        Piece::Removed(_, text) => Some(text.trim()),
        _ => None,
    });
    Some(texts.collect::<Vec<_>>().join(" "))
}

/// How many blocks below are looked at: people put a few empty lines, and files may have any number.
const LOOK_AHEAD: usize = 20;

/// Whether the next line that is not empty is an item.
fn goes_on(rest: &[Part]) -> bool {
    rest.iter()
        .take(LOOK_AHEAD)
        .find_map(|part| match part {
            Part::Line(line) if line.pieces.is_empty() => None,
            Part::Line(line) => {
                Some(line.list.as_ref().is_some_and(|list| list.sign != Sign::Words))
            }
            _ => Some(false),
        })
        .unwrap_or_default()
}

fn has_rtl(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Line(line) => line.is_rtl == Some(true) && !line.pieces.is_empty(),
        Part::Table(table) => table.rows.iter().flatten().any(|cell| has_rtl(&cell.content)),
        Part::Removed(..) => false,
    })
}

/// The start of what stands in `parts`, to know it by.
fn beginning(parts: &[Part]) -> String {
    text_of(parts).lines().next().unwrap_or_default().chars().take(80).collect()
}
