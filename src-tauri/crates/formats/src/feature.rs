//! What an article can hold and a format perhaps cannot.

mod count;
mod letters;
mod plain;

use std::collections::HashMap;

use serde::{Serialize, Serializer};
use warraq_core::fields::FieldName;

use crate::export::{ExportInput, exporter};
use crate::format::Format;
use crate::options::Disclosure;

pub(crate) use self::plain::{NEVER_PLAIN, and_never_plain};

/// A node, mark, attribute or field that a format may not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// Headings as such.
    Heading,
    /// Quotes set apart.
    Quote,
    /// Pull quotes as such.
    PullQuote,
    /// Figures: the picture's place, its caption and credit as such.
    Figure,
    /// The pictures themselves.
    Media,
    /// Pictures that are not at hand: their file is not in the vault, or nothing could be read of it.
    MissingMedia,
    /// Figures shown together.
    Gallery,
    /// Tables as such.
    Table,
    /// Heading cells that are not the whole first row, and first rows that are only partly headings.
    TableHeader,
    /// Cells over several columns or rows, and rows of different lengths.
    CellSpan,
    /// Several paragraphs in a cell.
    CellParagraphs,
    /// Cells over more than 63 columns.
    WideCell,
    /// Several paragraphs in an item of a list.
    ItemParagraphs,
    /// Lists inside of nine others, and deeper.
    DeepList,
    /// Embeds as such: what is left is a link.
    Embed,
    /// The sign a writer chose for a footnote.
    FootnoteLabel,
    /// Links around the sign of a footnote, which leads to the footnote.
    LinkedFootnoteRef,
    /// Empty paragraphs.
    EmptyParagraph,
    /// Numbers of list items over 999,999,999.
    ListNumber,
    /// The direction somebody set for a block.
    BlockDir,
    /// The language of a block.
    BlockLang,
    /// The direction somebody set for a whole quote or footnote; that of its paragraphs stays.
    GroupDir,
    /// Links: the address.
    Link,
    /// Runs in another language.
    Lang,
    /// Strong importance.
    Strong,
    /// Stress.
    Emphasis,
    /// Underlining.
    Underline,
    /// Struck out text, seen as such.
    Strike,
    /// Raised text.
    Superscript,
    /// Lowered text.
    Subscript,
    /// Letters that no font of the pages has: a sign stands for each.
    MissingLetter,
    /// Proposed text: left out, because nobody accepted it.
    Insertion,
    /// Text proposed to go: written, because nobody accepted that it goes.
    Deletion,
    /// Comments.
    Comment,
    /// Tags.
    Tags,
    /// The step of the workflow, which is nobody's business outside.
    Status,
    /// A field.
    Field(FieldName),
}

/// Something of an article that a format does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// What: its name.
    pub what: Feature,
    /// How often it occurs, at least once.
    pub count: usize,
    /// Which ones, where that can be said in a few letters; else nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// What of the articles the file does not hold, in the order the format lists it; nothing that does not occur.
#[must_use]
pub fn losses(input: &ExportInput<'_>, format: Format) -> Vec<Loss> {
    let exporter = exporter(format);
    let never = exporter.cannot_hold();
    let withheld = match input.options.review {
        Disclosure::Withheld => exporter.withholds(),
        Disclosure::Told => &[],
    };
    let mut counts: HashMap<Feature, usize> = HashMap::new();
    for article in input.articles() {
        for (feature, count) in count::counts(article, input.pictures) {
            *counts.entry(feature).or_default() += count;
        }
    }
    let letters = letters::missing(input, exporter);
    counts.insert(Feature::MissingLetter, letters.len());
    let detail = |what: &Feature| match what {
        Feature::MissingLetter => letters::named(&letters),
        _ => String::new(),
    };
    let told =
        |what: &Feature, count: &usize| Loss { what: *what, count: *count, detail: detail(what) };
    // A picture that no file of this format holds is not missed.
    let missed = Some(&Feature::MissingMedia).filter(|_| !never.contains(&Feature::Media));
    let lost = never.iter().chain(missed).chain(withheld);
    lost.filter_map(|what| counts.get(what).map(|count| told(what, count)))
        .filter(|loss| loss.count > 0)
        .collect()
}

impl Feature {
    /// Its name: the node's, mark's or field's in a document where it is one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Quote => "quote",
            Self::PullQuote => "pull_quote",
            Self::Figure => "figure",
            Self::Media => "media",
            Self::MissingMedia => "missing_media",
            Self::Gallery => "gallery",
            Self::Table => "table",
            Self::TableHeader => "table_header",
            Self::CellSpan => "cell_span",
            Self::CellParagraphs => "cell_paragraphs",
            Self::WideCell => "wide_cell",
            Self::DeepList => "deep_list",
            Self::ItemParagraphs => "item_paragraphs",
            Self::Embed => "embed",
            Self::FootnoteLabel => "footnote_label",
            Self::LinkedFootnoteRef => "linked_footnote_ref",
            Self::EmptyParagraph => "empty_paragraph",
            Self::ListNumber => "list_number",
            Self::BlockDir => "block_dir",
            Self::BlockLang => "block_lang",
            Self::GroupDir => "group_dir",
            Self::Link => "link",
            Self::Lang => "lang",
            Self::Strong => "strong",
            Self::Emphasis => "emphasis",
            Self::Underline => "underline",
            Self::Strike => "strike",
            Self::Superscript => "superscript",
            Self::Subscript => "subscript",
            Self::MissingLetter => "missing_letter",
            Self::Insertion => "insertion",
            Self::Deletion => "deletion",
            Self::Comment => "comment",
            Self::Tags => "tags",
            Self::Status => "status",
            Self::Field(field) => field.as_str(),
        }
    }
}

impl Serialize for Feature {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
