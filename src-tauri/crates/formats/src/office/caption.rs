//! The words that captions begin with: a list in a file.

use std::sync::LazyLock;

use warraq_core::text::fold::fold;

/// What a caption speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CaptionOf {
    /// A picture.
    Picture,
    /// A table.
    Table,
}

/// The longest line that is about a picture for how it begins, in characters.
const MAX_CHARS: usize = 200;

/// Sections of the list and their words, folded.
static WORDS: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| {
    let mut section = "";
    let mut words = Vec::new();
    for line in include_str!("captions.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = name;
        } else {
            let entries =
                line.split('|').map(|word| fold(word.trim())).filter(|word| !word.is_empty());
            words.extend(entries.map(|word| (section, word)));
        }
    }
    words
});

fn is_in(section: &str, word: &str) -> bool {
    let word = fold(word.trim());
    WORDS.iter().any(|(name, known)| *name == section && *known == word)
}

/// What a document counts under this name: `Table`, `شكل`.
pub(crate) fn of_counter(name: &str) -> Option<CaptionOf> {
    if is_in("table", name) {
        Some(CaptionOf::Table)
    } else {
        is_in("picture", name).then_some(CaptionOf::Picture)
    }
}

/// What a line is a caption of by its beginning: a name and a number, `جدول 1: النازحون`.
pub(crate) fn of_line(text: &str) -> Option<CaptionOf> {
    let mut words = text.split_whitespace();
    let of = of_counter(words.next()?.trim_end_matches('.'))?;
    words.next()?.trim_start_matches('(').starts_with(char::is_numeric).then_some(of)
}

/// Whether a line says of a picture who made it or what it shows, after a word and a colon.
pub(crate) fn is_about_picture(text: &str) -> bool {
    let Some((word, _)) = text.trim().split_once([':', '：']) else { return false };
    text.chars().count() <= MAX_CHARS && is_in("credit", word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_number_begin_a_caption() {
        for (line, of) in [
            ("جدول 1: النازحون", Some(CaptionOf::Table)),
            ("الجدول ٢ - النتائج", Some(CaptionOf::Table)),
            ("Table 3. Results", Some(CaptionOf::Table)),
            ("خشتەی ١: ئەنجام", Some(CaptionOf::Table)),
            ("Fig. 2: Results", Some(CaptionOf::Picture)),
            ("شكل (4) الخريطة", Some(CaptionOf::Picture)),
            ("Wêne 1: çem", Some(CaptionOf::Picture)),
            ("جدول الأعمال 2024", None),
            ("Table of 3", None),
            ("الوزارة 5", None),
            ("", None),
        ] {
            assert_eq!(of_line(line), of, "{line}");
        }
    }

    #[test]
    fn credits_have_a_colon() {
        assert!(is_about_picture("تصوير: سلمى") && is_about_picture("Photo: Reuters"));
        assert!(!is_about_picture("تصوير سلمى") && !is_about_picture("قال: صورة"));
    }
}
