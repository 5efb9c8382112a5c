//! The few words a file says itself, in the article's language.

mod book;
mod date;
mod reviewer;

pub(crate) use self::book::{articles, contents, days};
pub(crate) use self::date::in_words as date_in_words;
pub(crate) use self::reviewer::reviewer;

/// What a file calls its own parts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Words {
    /// The heading of the footnotes.
    pub(crate) notes: &'static str,
    /// The heading of the corrections.
    pub(crate) corrections: &'static str,
    /// The heading of the sources.
    pub(crate) sources: &'static str,
    /// Between several names.
    pub(crate) comma: &'static str,
}

const ARABIC: Words =
    Words {
        notes: "الهوامش", corrections: "تصحيح", sources: "المصادر", comma: "، "
    };
const SORANI: Words =
    Words {
        notes: "پەراوێزەکان", corrections: "ڕاستکردنەوە", sources: "سەرچاوەکان", comma: "، "
    };
const KURMANJI: Words =
    Words { notes: "Jêrenot", corrections: "Rastkirin", sources: "Çavkanî", comma: ", " };
const ENGLISH: Words =
    Words { notes: "Notes", corrections: "Corrections", sources: "Sources", comma: ", " };

/// The words of `language`; English where it is none of those known.
pub(crate) fn of(language: &str) -> &'static Words {
    match Tongue::of(language) {
        Tongue::Arabic => &ARABIC,
        Tongue::Sorani => &SORANI,
        Tongue::Kurmanji => &KURMANJI,
        Tongue::English => &ENGLISH,
    }
}

/// `language` as files must say it: where nobody did, that it is unknown.
///
/// Source: ISO 639-2.
pub(crate) fn tag(language: &str) -> &str {
    if language.is_empty() { "und" } else { language }
}

/// The languages in which files say something themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tongue {
    Arabic,
    Sorani,
    Kurmanji,
    English,
}

impl Tongue {
    /// That of a text in `language`; English where it is none of those known.
    fn of(language: &str) -> Self {
        match language.split('-').next().unwrap_or_default() {
            "ar" => Self::Arabic,
            "ckb" => Self::Sorani,
            "ku" if language.contains("Arab") => Self::Sorani,
            "kmr" | "ku" => Self::Kurmanji,
            _ => Self::English,
        }
    }
}
