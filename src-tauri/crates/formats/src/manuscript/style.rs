//! What paragraphs are, by the names of their styles. Where Word and `LibreOffice` have a style for it, it is theirs.

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// Running text.
    Text,
    /// The line above the headline.
    Kicker,
    /// The headline.
    Headline,
    /// The summary below it.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Where and when.
    Dateline,
    /// A heading of level 2 of the article.
    Heading2,
    /// A heading of level 3.
    Heading3,
    /// A heading of level 4.
    Heading4,
    /// Somebody's words, set apart.
    Quote,
    /// An item of a list among them.
    QuoteItem,
    /// What goes on with such an item.
    QuoteContinued,
    /// A line of the text, repeated large.
    PullQuote,
    /// Who said it.
    Attribution,
    /// An item of a list.
    Item,
    /// What goes on with an item.
    Continued,
    /// A picture.
    Picture,
    /// A picture among others.
    GalleryPicture,
    /// The words below it.
    Caption,
    /// Who made it.
    Credit,
    /// A line in a cell.
    TableText,
    /// A line in a cell that names a row or column.
    TableHeading,
    /// Something of another site.
    Embed,
    /// A break between parts.
    Divider,
    /// Nothing: it parts what word processors would join.
    Gap,
    /// A line of a footnote.
    NoteText,
    /// A line of a note that nothing points at.
    LooseNote,
    /// What the article is called that stands below it.
    FootHeading,
    /// A correction.
    Correction,
    /// A source.
    Source,
    /// Who is to be thanked or named.
    ArticleCredit,
    /// Usage and rights.
    Rights,
}

use Style::{
    ArticleCredit, Attribution, Byline, Caption, Continued, Correction, Credit, Dateline, Divider,
    Embed, FootHeading, GalleryPicture, Gap, Heading2, Heading3, Heading4, Headline, Item, Kicker,
    LooseNote, NoteText, Picture, PullQuote, Quote, QuoteContinued, QuoteItem, Rights, Source,
    Standfirst, TableHeading, TableText, Text,
};

impl Style {
    /// Every one.
    pub(crate) const ALL: [Self; 32] = [
        Text,
        Kicker,
        Headline,
        Standfirst,
        Byline,
        Dateline,
        Heading2,
        Heading3,
        Heading4,
        Quote,
        QuoteItem,
        QuoteContinued,
        PullQuote,
        Attribution,
        Item,
        Continued,
        Picture,
        GalleryPicture,
        Caption,
        Credit,
        TableText,
        TableHeading,
        Embed,
        Divider,
        Gap,
        NoteText,
        LooseNote,
        FootHeading,
        Correction,
        Source,
        ArticleCredit,
        Rights,
    ];

    /// The name of the style in Word, which keeps the English ones in every language.
    pub(crate) fn word_name(self) -> &'static str {
        match self {
            Text => "Normal",
            Kicker => "Warraq Kicker",
            Headline => "Title",
            Standfirst => "Subtitle",
            Byline => "Warraq Byline",
            Dateline => "Warraq Dateline",
            Heading2 => "heading 1",
            Heading3 => "heading 2",
            Heading4 => "heading 3",
            Quote => "Quote",
            QuoteItem => "Warraq Quote Item",
            QuoteContinued => "Warraq Quote Continue",
            PullQuote => "Intense Quote",
            Attribution => "Warraq Attribution",
            Item => "List Paragraph",
            Continued => "List Continue",
            Picture => "Warraq Picture",
            GalleryPicture => "Warraq Gallery Picture",
            Caption => "caption",
            Credit => "Warraq Picture Credit",
            TableText => "Table Contents",
            TableHeading => "Table Heading",
            Embed => "Warraq Embed",
            Divider => "Warraq Divider",
            Gap => "Warraq Gap",
            NoteText => "footnote text",
            LooseNote => "Warraq Note",
            FootHeading => "Warraq Foot Heading",
            Correction => "Warraq Correction",
            Source => "Warraq Source",
            ArticleCredit => "Warraq Credit",
            Rights => "Warraq Rights",
        }
    }

    /// The name of the style in `LibreOffice`.
    pub(crate) fn open_name(self) -> &'static str {
        match self {
            Text => "Standard",
            Heading2 => "Heading 1",
            Heading3 => "Heading 2",
            Heading4 => "Heading 3",
            Quote => "Quotations",
            Item => "List",
            Continued => "List Contents",
            Caption => "Caption",
            NoteText => "Footnote",
            other => other.word_name(),
        }
    }

    /// The one whose style has this name, in any case.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let is_it = |style: &Self| {
            [style.word_name(), style.open_name()].iter().any(|it| it.eq_ignore_ascii_case(name))
        };
        Self::ALL.into_iter().find(is_it)
    }

    /// Whether it is a line of a quote.
    pub(crate) fn is_quote(self) -> bool {
        matches!(self, Quote | QuoteItem | QuoteContinued)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_no_two_are_one() {
        for (index, style) in Style::ALL.into_iter().enumerate() {
            assert_eq!(style as usize, index, "all are listed in their order");
            assert_eq!(Style::of_name(&style.word_name().to_lowercase()), Some(style));
            assert_eq!(Style::of_name(style.open_name()), Some(style));
        }
        assert_eq!(Style::of_name("Body Text"), None);
    }
}
