//! What stands on the pages of an article.

use chrono::{DateTime, Utc};
use warraq_core::article::Dir;

/// An article as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The paper and its columns.
    pub look: Look,
    /// BCP 47 tag.
    pub language: String,
    /// The direction of the article, and of its pages.
    pub dir: Dir,
    /// The figures of numbers that the page makes itself.
    pub digits: Digits,
    /// What the document is called in its properties; never empty.
    pub title: String,
    /// What it is about, in its properties.
    pub description: String,
    /// Who wrote it, in its properties.
    pub people: Vec<String>,
    /// Words it is found by, in its properties.
    pub keywords: Vec<String>,
    /// When it was last changed.
    pub changed: DateTime<Utc>,
    /// What tells it from every other article.
    pub identity: String,
    /// Whose page it is; empty where nobody's.
    pub newsroom: String,
    /// The part of the paper, across from the newsroom's name.
    pub section: Option<Line>,
    /// What stands over every page but the first.
    pub running: String,
    /// The short line above the headline.
    pub kicker: Option<Line>,
    /// The title on the page.
    pub headline: Option<Line>,
    /// The summary below it.
    pub standfirst: Option<Line>,
    /// Who wrote it, on the page.
    pub byline: Option<Line>,
    /// Place and day.
    pub dateline: Option<Line>,
    /// The picture above the text, as wide as the page.
    pub lead: Option<Figure>,
    /// The text.
    pub body: Vec<Piece>,
    /// What follows it below a rule: corrections, sources, rights.
    pub tail: Vec<Piece>,
}

/// The paper and the columns on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The sheet.
    pub paper: Paper,
    /// How many columns: 1 or 2.
    pub columns: u8,
}

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
    /// 215.9 × 279.4 mm.
    Letter,
}

/// Figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩
    Arabic,
    /// ۰۱۲۳۴۵۶۷۸۹
    Persian,
}

/// A line of text, or several where it is long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its base direction.
    pub dir: Dir,
    /// BCP 47 tag where it is not the article's.
    pub language: Option<String>,
    /// What it says.
    pub runs: Vec<Run>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Text.
    Text(Text),
    /// A new line.
    Break,
    /// The sign of a note that stands elsewhere.
    Sign(String),
    /// The sign of a note at the foot of the page.
    Note {
        /// The sign.
        sign: String,
        /// What tells it from other notes of the article.
        name: String,
        /// The note, where its sign stands for the first time.
        body: Option<Vec<Line>>,
    },
}

/// Text with its marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The letters.
    pub text: String,
    /// How they look.
    pub styles: Vec<Style>,
    /// Where they lead.
    pub link: Option<String>,
    /// BCP 47 tag where it is not the line's.
    pub language: Option<String>,
}

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Of strong importance.
    Bold,
    /// Stressed.
    Stressed,
    /// Underlined.
    Underlined,
    /// Struck out.
    Struck,
    /// Above the line.
    Raised,
    /// Below the line.
    Lowered,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Running text.
    Paragraph(Line),
    /// Text beside the article, smaller.
    Small(Line),
    /// A heading.
    Heading {
        /// Its text.
        line: Line,
        /// Its level in the order of headings: no level is left out.
        level: u8,
        /// The level it looks like: 2 to 4; 5 is that of [`Piece::Small`].
        look: u8,
    },
    /// A list.
    List {
        /// On which side its signs stand.
        dir: Dir,
        /// The number of the first item; nothing where items have none.
        start: Option<u32>,
        /// The items.
        items: Vec<Vec<Piece>>,
    },
    /// Somebody's words, set apart.
    Quote {
        /// On which side its rule stands.
        dir: Dir,
        /// The words.
        content: Vec<Piece>,
    },
    /// A line of the text, repeated large.
    PullQuote {
        /// The line.
        line: Line,
        /// Who said it.
        attribution: Option<Line>,
    },
    /// A picture with its words.
    Figure(Figure),
    /// Pictures beside each other.
    Gallery(Vec<Figure>),
    /// A table.
    Table(Table),
    /// Something of another site.
    Embed {
        /// Its base direction.
        dir: Dir,
        /// BCP 47 tag of what it is called, where it is not the article's.
        language: Option<String>,
        /// Where it is.
        url: String,
        /// What it is called; may be empty.
        title: String,
    },
    /// A break between parts.
    Divider,
}

/// A picture with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The direction of its caption.
    pub dir: Dir,
    /// The picture, where it is at hand.
    pub picture: Option<Picture>,
    /// What a reader who cannot see the picture is told; with a picture never empty.
    pub alt: String,
    /// The words below it.
    pub caption: Line,
}

/// A picture: JPEG, PNG, GIF or WebP.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// `jpg`, `png`, `gif` or `webp`.
    pub format: &'static str,
    /// Its file.
    pub bytes: Vec<u8>,
    /// Pixels, at least 1.
    pub width: u32,
    /// Pixels, at least 1.
    pub height: u32,
}

/// A table whose cells have their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// From which side its columns are counted.
    pub dir: Dir,
    /// How many there are, at least 1.
    pub columns: u32,
    /// Whether the first row is repeated on every page.
    pub has_head: bool,
    /// The cells. None covers another or reaches over the last column.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its first column, from 0.
    pub x: u32,
    /// Its first row, from 0.
    pub y: u32,
    /// Columns it covers, at least 1.
    pub columns: u32,
    /// Rows it covers, at least 1.
    pub rows: u32,
    /// Whether it names a row or column.
    pub is_heading: bool,
    /// Its paragraphs.
    pub lines: Vec<Line>,
}

/// A sheet whose headline and only paragraph are `words`.
#[cfg(test)]
pub(crate) fn specimen(language: &str, dir: Dir, words: &str) -> Sheet {
    let run = Run::Text(Text { text: words.to_owned(), ..Text::default() });
    let line = Line { dir, language: None, runs: vec![run] };
    Sheet {
        look: Look { paper: Paper::A4, columns: 1 },
        language: language.to_owned(),
        dir,
        digits: Digits::Latin,
        title: "خبر".to_owned(),
        description: String::new(),
        people: Vec::new(),
        keywords: Vec::new(),
        changed: DateTime::UNIX_EPOCH,
        identity: "1".to_owned(),
        newsroom: String::new(),
        section: None,
        running: String::new(),
        kicker: None,
        headline: Some(line.clone()),
        standfirst: None,
        byline: None,
        dateline: None,
        lead: None,
        body: vec![Piece::Paragraph(line)],
        tail: Vec::new(),
    }
}
