//! An article as word processors hold it: paragraphs with styles, runs by script, lists by level. DOCX and ODT
//! write one manuscript, each in its own XML, and what they write comes back by the same styles (`office::own`).

mod around;
pub(crate) mod flow;
pub(crate) mod grid;
pub(crate) mod own;
pub(crate) mod package;
pub(crate) mod picture;
pub(crate) mod reviewers;
pub(crate) mod run;
pub(crate) mod shape;
pub(crate) mod sign;
pub(crate) mod style;
pub(crate) mod xml;

use warraq_core::article::languages::{self, Saying};
use warraq_core::article::{Dir, ListKind};
use warraq_core::fields::FieldName;

use self::flow::Flow;
use self::reviewers::Reviewers;
use self::run::Run;
use self::style::Style;
use crate::export::ExportInput;
use crate::feature::Feature;
use crate::notes::Notes;
use crate::options::Disclosure;
use crate::original;

/// The family of Latin and Arabic letters: the one that every machine with Word has, and whose Arabic has the letters
/// of Kurdish too. Finer ones (Sakkal Majalla, Traditional Arabic) are missing on many, and what stands in for them is
/// of another size.
pub(crate) const FONT: &str = "Times New Roman";
/// What no document of a word processor holds of an article, or not to the letter.
pub(crate) const CANNOT_HOLD: &[Feature] = &[
    Feature::LinkedFootnoteRef,
    Feature::GroupDir,
    Feature::WideCell,
    Feature::DeepList,
    // For the newsroom, not for whoever reads the document.
    Feature::Status,
    Feature::Field(FieldName::Slug),
    Feature::Field(FieldName::Profile),
    Feature::Field(FieldName::Embargo),
    Feature::Field(FieldName::Due),
    Feature::Field(FieldName::Note),
];
/// How far a level of lists, and a quote, stands in, in twentieths of a point.
pub(crate) const STEP: i32 = 567;

/// An article, ready to be written.
pub(crate) struct Manuscript {
    /// What stands on the page, in order.
    pub(crate) parts: Vec<Part>,
    /// The notes that the text points at, in the order of their signs.
    pub(crate) notes: Vec<Note>,
    /// The lists, in the order they begin.
    pub(crate) lists: Vec<ListStart>,
    /// The direction of the article.
    pub(crate) dir: Dir,
    /// Who suggested and remarked what stands in it.
    pub(crate) reviewers: Reviewers,
}

/// Something on the page.
pub(crate) enum Part {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
pub(crate) struct Paragraph {
    /// What it is.
    pub(crate) style: Style,
    /// The side it begins at.
    pub(crate) dir: Dir,
    /// Its language, where it says one.
    pub(crate) lang: Option<String>,
    /// Its place in a list.
    pub(crate) item: Option<Item>,
    /// What stands in it.
    pub(crate) runs: Vec<Run>,
}

/// The place of a paragraph in a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// The list, by its place among all.
    pub(crate) list: usize,
    /// How many lists are around that one.
    pub(crate) level: u8,
    /// Whether it has the sign; else it goes on with the item above.
    pub(crate) has_sign: bool,
}

/// How a list begins.
pub(crate) struct ListStart {
    /// Bulleted or numbered.
    pub(crate) kind: ListKind,
    /// Its first number.
    pub(crate) start: u32,
    /// How many lists are around it.
    pub(crate) level: u8,
    /// The side its signs stand at.
    pub(crate) dir: Dir,
}

/// A table, or pictures side by side.
pub(crate) struct Table {
    /// The side its first column is at.
    pub(crate) dir: Dir,
    /// Whether it has lines; pictures have none.
    pub(crate) has_lines: bool,
    /// Its columns.
    pub(crate) columns: u32,
    /// Its rows: places in them, from the first column on, without a gap.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// The rows at the top that name the columns.
    pub(crate) head: usize,
}

/// A place in a row.
pub(crate) struct Cell {
    /// Columns it covers.
    pub(crate) columns: u32,
    /// Rows it covers, with its own; none where a cell above reaches down here.
    pub(crate) rows: u32,
    /// Whether it names a row or column.
    pub(crate) is_header: bool,
    /// What stands in it.
    pub(crate) content: Vec<Paragraph>,
}

/// A footnote.
pub(crate) struct Note {
    /// The sign that the writer chose; empty where it is numbered.
    pub(crate) label: String,
    /// Its text.
    pub(crate) content: Vec<Paragraph>,
}

/// The manuscript of the article of `input`.
pub(crate) fn of(input: &ExportInput<'_>) -> Manuscript {
    let article = input.article();
    let blocks = match input.options.review {
        Disclosure::Told => {
            let mut blocks = article.body.blocks().to_vec();
            languages::say(&mut blocks, &article.fields.language, Saying::Each);
            blocks
        }
        Disclosure::Withheld => original::spoken(article, Saying::Each),
    };
    let notes = Notes::of(&blocks);
    let mut flow = Flow::new(&blocks, &notes, &article.fields);
    flow.head(&article.fields);
    flow.blocks(&blocks);
    flow.foot(&article.fields);
    flow.finish(Reviewers::of(article, input.options))
}
