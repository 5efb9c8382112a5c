//! What paragraphs look like: sizes, space, colours.

use super::STEP;
use super::style::Style;

/// What a paragraph looks like. Lengths are twentieths of a point.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// The size of Latin letters, in half points.
    pub(crate) latin: u16,
    /// The size of Arabic letters, in half points: they are drawn smaller than Latin ones of the same size.
    pub(crate) arabic: u16,
    /// Whether it is bold.
    pub(crate) is_bold: bool,
    /// Its colour, as six digits.
    pub(crate) colour: &'static str,
    /// Space above.
    pub(crate) before: i32,
    /// Space below.
    pub(crate) after: i32,
    /// How far it stands in on both sides.
    pub(crate) indent: i32,
    /// Where its lines stand.
    pub(crate) align: Align,
    /// Whether the next paragraph stands on the same page.
    pub(crate) keeps_next: bool,
    /// The lines above and below it.
    pub(crate) rules: Rules,
}

/// Where lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// At the side that the paragraph begins at.
    Start,
    /// In the middle.
    Centre,
}

/// Lines across the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    /// None.
    None,
    /// One below.
    Below,
    /// One above and one below.
    Around,
}

const TEXT: Shape = Shape {
    latin: 24,
    arabic: 28,
    is_bold: false,
    colour: "000000",
    before: 0,
    after: 160,
    indent: 0,
    align: Align::Start,
    keeps_next: false,
    rules: Rules::None,
};
/// What is said beside the text.
const SMALL: Shape = Shape { latin: 19, arabic: 23, colour: "444444", after: 80, ..TEXT };
const HEADING: Shape = Shape { is_bold: true, before: 320, after: 120, keeps_next: true, ..TEXT };

impl Style {
    /// What its paragraphs look like.
    pub(crate) fn shape(self) -> Shape {
        match self {
            Self::Text | Self::Embed => TEXT,
            Self::Kicker => {
                Shape { is_bold: true, colour: "9C2A1E", after: 60, keeps_next: true, ..SMALL }
            }
            Self::Headline => Shape { latin: 46, arabic: 54, before: 0, ..HEADING },
            Self::Standfirst => Shape {
                latin: 27,
                arabic: 32,
                colour: "333333",
                after: 200,
                keeps_next: true,
                ..TEXT
            },
            Self::Byline => Shape { is_bold: true, after: 20, keeps_next: true, ..SMALL },
            Self::Dateline => Shape { after: 320, keeps_next: true, ..SMALL },
            Self::Heading2 => Shape { latin: 32, arabic: 36, ..HEADING },
            Self::Heading3 => Shape { latin: 28, arabic: 32, ..HEADING },
            Self::Heading4 => HEADING,
            Self::Quote | Self::QuoteItem | Self::QuoteContinued => {
                Shape { colour: "333333", indent: STEP, ..TEXT }
            }
            Self::PullQuote => Shape {
                latin: 32,
                arabic: 38,
                colour: "9C2A1E",
                before: 240,
                after: 120,
                indent: STEP,
                align: Align::Centre,
                rules: Rules::Around,
                ..TEXT
            },
            Self::Attribution => Shape { align: Align::Centre, after: 240, ..SMALL },
            Self::Item | Self::Continued => Shape { after: 80, ..TEXT },
            Self::Picture | Self::GalleryPicture => {
                Shape { align: Align::Centre, before: 160, after: 60, keeps_next: true, ..TEXT }
            }
            Self::Credit => Shape { colour: "666666", after: 200, ..SMALL },
            Self::TableText => Shape { latin: 22, arabic: 26, after: 40, ..TEXT },
            Self::TableHeading => Shape { latin: 22, arabic: 26, is_bold: true, after: 40, ..TEXT },
            Self::Divider => {
                Shape { indent: 6 * STEP, before: 120, after: 240, rules: Rules::Below, ..TEXT }
            }
            Self::Gap => Shape { latin: 4, arabic: 4, after: 60, ..TEXT },
            Self::NoteText | Self::LooseNote => Shape { latin: 19, arabic: 23, after: 40, ..TEXT },
            Self::FootHeading => Shape { latin: 22, arabic: 26, ..HEADING },
            Self::Caption
            | Self::Correction
            | Self::Source
            | Self::ArticleCredit
            | Self::Rights => SMALL,
        }
    }
}
