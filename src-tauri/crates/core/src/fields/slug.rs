//! The last part of an address.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most characters of a suggested slug.
const SUGGESTED_CHARS: usize = 60;

/// `text` as a slug: lower case, composed. Empty stays empty. Nothing where a character other than a letter,
/// digit, mark, hyphen, low line or point stands in it: `/`, `?`, `#`, `%` and space cannot.
#[must_use]
pub fn parse(text: &str) -> Option<String> {
    let is_part =
        |c: char| c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '-' | '_' | '.');
    let slug: String = text.trim().nfc().flat_map(char::to_lowercase).nfc().collect();
    // A lone point or two would lead to another folder.
    let is_path = !slug.is_empty() && slug.chars().all(|c| c == '.');
    (slug.chars().all(is_part) && !is_path).then_some(slug)
}

/// A slug for a headline: its words joined by hyphens, without marks and tatweel, as many as fit in 60
/// characters. Empty where the headline has no word.
#[must_use]
pub fn suggest(headline: &str) -> String {
    let plain: String = headline
        .nfc()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\u{640}' | '\'' | '’'))
        .flat_map(char::to_lowercase)
        .filter(|c| !is_combining_mark(*c))
        .collect();
    let mut slug = String::new();
    let mut length = 0;
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let added = word.chars().count() + usize::from(length > 0);
        if length > 0 && length + added > SUGGESTED_CHARS {
            break;
        }
        if length > 0 {
            slug.push('-');
        }
        slug.extend(word.chars().take(SUGGESTED_CHARS));
        length += added;
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_of_any_script_make_a_slug() {
        assert_eq!(parse(" Syria-2019 ").as_deref(), Some("syria-2019"));
        assert_eq!(parse("قسد-تعلن").as_deref(), Some("قسد-تعلن"));
        assert_eq!(parse("").as_deref(), Some(""));
    }

    #[test]
    fn what_changes_the_address_is_refused() {
        for text in
            ["a/b", "a?b", "a#b", "a%20b", "a b", "a\\b", ".", "..", "a\u{200F}b", "a&b", "a:b"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_headline_suggests_its_words() {
        assert_eq!(suggest("«قَسَد» تـعلن: وقف إطلاق النار"), "قسد-تعلن-وقف-إطلاق-النار");
        assert_eq!(suggest("What's new in COVID-19?"), "whats-new-in-covid-19");
        assert_eq!(suggest("… — !"), "");
        assert_eq!(suggest(&"كلمة ".repeat(40)).chars().count(), 59);
        assert_eq!(suggest(&"ك".repeat(90)).chars().count(), 60);
    }

    proptest! {
        #[test]
        fn a_suggestion_is_always_a_slug(headline in any::<String>()) {
            let slug = suggest(&headline);
            prop_assert!(slug.chars().count() <= SUGGESTED_CHARS);
            prop_assert_eq!(parse(&slug), Some(slug));
        }
    }
}
