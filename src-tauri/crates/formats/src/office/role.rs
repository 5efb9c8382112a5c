//! What a paragraph is.

/// What a paragraph is by its style.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text.
    #[default]
    Text,
    /// The title of the document.
    Title,
    /// The line below the title.
    Subtitle,
    /// Who wrote it.
    Author,
    /// When it was written.
    Date,
    /// A heading, from 1.
    Heading(u8),
    /// The words below a picture or table.
    Caption,
    /// A word that the next paragraph explains.
    Term,
    /// What names a column or row of a table.
    TableHeading,
    /// Somebody's words, set apart.
    Quote,
    /// A line of a table of contents.
    Contents,
}

impl Role {
    /// The role that a style's name speaks of. Word keeps the English names of its own styles in every
    /// language.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let letters: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        let name = letters.to_lowercase();
        let numbered = |word: &str| {
            let number = name.strip_prefix(word)?;
            number.parse::<u8>().ok().filter(|level| (1..=9).contains(level))
        };
        if let Some(level) = numbered("heading") {
            return Some(Self::Heading(level));
        }
        if numbered("toc").is_some() || numbered("contents").is_some() {
            return Some(Self::Contents);
        }
        match name.as_str() {
            "title" => Some(Self::Title),
            "subtitle" => Some(Self::Subtitle),
            "author" => Some(Self::Author),
            "date" => Some(Self::Date),
            "caption" | "imagecaption" | "tablecaption" | "figurecaption" | "figurewithcaption"
            | "illustration" | "figure" | "drawing" => Some(Self::Caption),
            "definitionterm" => Some(Self::Term),
            "tableheading" => Some(Self::TableHeading),
            "quote" | "intensequote" | "blocktext" | "blockquote" | "quotations" => {
                Some(Self::Quote)
            }
            "tocheading" | "contentsheading" | "tocheader" => Some(Self::Contents),
            _ => None,
        }
    }

    /// The role of a level of the outline, from 0.
    pub(crate) fn of_outline(level: u8) -> Self {
        if level < 9 { Self::Heading(level + 1) } else { Self::Text }
    }

    /// Whether it is running text.
    pub(crate) fn is_text(self) -> bool {
        self == Self::Text
    }

    /// Whether bold and italic that its style has are only how it looks.
    pub(crate) fn has_look_of_its_own(self) -> bool {
        self != Self::Text
    }
}
