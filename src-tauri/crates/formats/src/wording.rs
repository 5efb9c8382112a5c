//! The few words a file says itself, in the article's language.

mod date;

pub(crate) use self::date::in_words as date_in_words;

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
    match language.split('-').next().unwrap_or_default() {
        "ar" => &ARABIC,
        "ckb" => &SORANI,
        "ku" if language.contains("Arab") => &SORANI,
        "kmr" | "ku" => &KURMANJI,
        _ => &ENGLISH,
    }
}
