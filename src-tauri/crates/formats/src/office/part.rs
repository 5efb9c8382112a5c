//! What a document holds, before it is known what it is to an article.

use warraq_core::article::Marks;

use super::caption::CaptionOf;
use super::numbering::ListPlace;
use super::role::Role;
use crate::accepted;
use crate::manuscript::sign::Sign;
use crate::manuscript::style::Style;
use crate::report::RemovedKind;

/// A block of the file.
pub(crate) enum Part {
    /// A paragraph.
    Line(Line),
    /// A table.
    Table(TablePart),
    /// Something that is not kept.
    Removed(RemovedKind, String),
}

/// A paragraph.
#[derive(Default)]
pub(crate) struct Line {
    /// What it is by its style.
    pub(crate) role: Role,
    /// Whether the file has it run from right to left, where that is said.
    pub(crate) is_rtl: Option<bool>,
    /// Where it stands in a list.
    pub(crate) list: Option<ListPlace>,
    /// How far it stands in, where it stands below a list and may belong to its last item.
    pub(crate) below_list: Option<i32>,
    /// What it counts: a caption has its number by a field.
    pub(crate) counts: Option<CaptionOf>,
    /// Whether it has a line above or below it.
    pub(crate) is_ruled: bool,
    /// Whether it is the large letter that the next paragraph begins with.
    pub(crate) is_drop_cap: bool,
    /// What it is in a document of Warraq.
    pub(crate) style: Option<Style>,
    /// Its language, where a document of Warraq says one.
    pub(crate) lang: Option<String>,
    /// The level of the list that it goes on with, in a document of Warraq.
    pub(crate) continues: Option<u8>,
    /// What stands in it.
    pub(crate) pieces: Vec<Piece>,
}

/// Something in a paragraph.
pub(crate) enum Piece {
    /// Letters.
    Text(String, Marks),
    /// A new line.
    Break(Marks),
    /// A new page: nothing goes on behind it.
    Split,
    /// The sign of a footnote, by the name it has here.
    Note(String, Marks),
    /// A picture.
    Picture(PicturePart),
    /// Paragraphs in a box that is anchored here.
    Box(Vec<Part>),
    /// A line across the page.
    Rule,
    /// Letters that a document of Warraq has beside those of the article.
    Sign(Sign, String),
    /// Something that is not kept.
    Removed(RemovedKind, String),
}

/// A picture as it stands in the text.
pub(crate) struct PicturePart {
    /// Its id among those the import brings.
    pub(crate) media: Option<String>,
    /// What a reader who cannot see it is told.
    pub(crate) alt: String,
}

/// A table.
pub(crate) struct TablePart {
    /// Its rows.
    pub(crate) rows: Vec<Vec<CellPart>>,
    /// Whether it has lines.
    pub(crate) has_borders: bool,
    /// Whether its first column is at the right, where that is said.
    pub(crate) is_rtl: Option<bool>,
    /// What is to be said of how its cells are aligned.
    pub(crate) aligned: Option<String>,
}

/// A cell of a table.
pub(crate) struct CellPart {
    /// Whether it names what stands below.
    pub(crate) is_header: bool,
    /// Columns it covers.
    pub(crate) columns: u32,
    /// Rows it covers.
    pub(crate) rows: u32,
    /// What stands in it.
    pub(crate) content: Vec<Part>,
}

impl Line {
    /// Its letters; a new line is a line feed.
    pub(crate) fn to_text(&self) -> String {
        let text = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text, _) => text.as_str(),
            Piece::Break(_) | Piece::Split => "\n",
            _ => "",
        });
        text.collect()
    }

    /// Its letters with the changes that are suggested in it accepted.
    pub(crate) fn accepted_text(&self) -> String {
        let text = self.pieces.iter().map(|piece| match piece {
            Piece::Text(_, marks) | Piece::Break(marks) if accepted::is_gone(marks) => "",
            Piece::Text(text, _) => text.as_str(),
            Piece::Break(_) | Piece::Split => "\n",
            _ => "",
        });
        text.collect()
    }

    /// The picture that stands in it and nothing else to see.
    pub(crate) fn only_picture(&self) -> Option<&PicturePart> {
        let mut pictures = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Picture(picture) => Some(picture),
            _ => None,
        });
        let picture = pictures.next().filter(|_| pictures.next().is_none())?;
        let is_unseen = |piece: &Piece| match piece {
            Piece::Text(text, _) => text.trim().is_empty(),
            Piece::Picture(_) | Piece::Removed(..) => true,
            _ => false,
        };
        self.pieces.iter().all(is_unseen).then_some(picture)
    }

    /// Whether nothing but letters stands in it.
    pub(crate) fn is_only_text(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Text(..)))
    }

    /// Whether it has letters of its own.
    pub(crate) fn has_text(&self) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Text(text, _) if !text.trim().is_empty()))
    }
}

/// All letters of `parts`, a line for each paragraph.
pub(crate) fn text_of(parts: &[Part]) -> String {
    let mut text = String::new();
    add_text(parts, &mut text);
    text.trim().to_owned()
}

/// Adds the letters of `parts`. Boxes and tables in one another are as deep as the file, which is bounded.
fn add_text(parts: &[Part], text: &mut String) {
    for part in parts {
        match part {
            Part::Line(line) => {
                text.push_str(line.to_text().trim());
                text.push('\n');
                for piece in &line.pieces {
                    match piece {
                        Piece::Box(inner) => add_text(inner, text),
                        Piece::Removed(_, removed) => {
                            text.push_str(removed);
                            text.push('\n');
                        }
                        _ => {}
                    }
                }
            }
            Part::Table(table) => {
                table.rows.iter().flatten().for_each(|cell| add_text(&cell.content, text));
            }
            Part::Removed(_, removed) => {
                text.push_str(removed);
                text.push('\n');
            }
        }
    }
}
