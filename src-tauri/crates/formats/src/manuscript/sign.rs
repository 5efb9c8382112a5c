//! Letters that a file has beside those of the article, and how they are told from them: by a style of their own.

use warraq_core::article::Dir;

/// What letters are that do not stand in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Put in so that others can be read: isolates, commas between names.
    Added,
    /// The isolate around a whole paragraph that runs against the list it stands in.
    Paragraph,
    /// The isolate around letters whose direction somebody set.
    Run,
    /// A day.
    Date,
    /// The sign of a note that nothing points at.
    Label,
}

impl Sign {
    /// Every one.
    pub(crate) const ALL: [Self; 5] =
        [Self::Added, Self::Paragraph, Self::Run, Self::Date, Self::Label];

    /// The name of its style.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Added => "Warraq Sign",
            Self::Paragraph => "Warraq Paragraph Direction",
            Self::Run => "Warraq Run Direction",
            Self::Date => "Warraq Date",
            Self::Label => "Warraq Note Sign",
        }
    }

    /// The one whose style has this name, in any case.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sign| sign.name().eq_ignore_ascii_case(name))
    }
}

/// The style of the sign of a note in `OpenDocument`.
pub(crate) const ANCHOR: &str = "Footnote anchor";

/// U+2069, which ends every isolate.
pub(crate) const END: char = '\u{2069}';

/// What begins an isolate of this direction.
pub(crate) fn isolate(dir: Dir) -> char {
    match dir {
        Dir::Ltr => '\u{2066}',
        Dir::Rtl => '\u{2067}',
    }
}

/// The direction of the isolate that `letters` begin.
pub(crate) fn dir_of(letters: &str) -> Option<Dir> {
    match letters {
        "\u{2066}" => Some(Dir::Ltr),
        "\u{2067}" => Some(Dir::Rtl),
        _ => None,
    }
}
