//! Languages: their tags, and which one a text is in.

mod found;
mod guess;
mod script;
pub mod small_words;

pub use found::{Surroundings, is_undetermined, of_lines, of_text};

/// Whether `tag` has the shape of a BCP 47 tag: a language of 2 to 8 letters (or `x` or `i` with more),
/// then parts of 1 to 8 letters and digits; a part of one letter is never the last.
///
/// Source: RFC 5646, section 2.1. The registry is not asked.
#[must_use]
pub fn is_tag(tag: &str) -> bool {
    let (first, rest) =
        tag.split_once('-').map_or((tag, None), |(first, rest)| (first, Some(rest)));
    let private = first.eq_ignore_ascii_case("x");
    let grandfathered = first.eq_ignore_ascii_case("i");
    let is_language =
        (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    match rest {
        None => is_language,
        Some(rest) => {
            (is_language || private || grandfathered)
                && rest.split('-').all(is_part)
                && (private || !ends_open(rest))
        }
    }
}

fn is_part(part: &str) -> bool {
    (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Whether the last part is a single letter or digit, which announces more.
fn ends_open(parts: &str) -> bool {
    parts.rsplit('-').next().is_some_and(|last| last.len() == 1)
}

/// `tag` in its usual case (`ar-SY`, `ku-Arab`), where it is one; `_` is taken for `-`.
#[must_use]
pub fn normalise(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    if !is_tag(&tag) {
        return None;
    }
    let mut extension = false;
    let parts: Vec<String> = tag
        .split('-')
        .enumerate()
        .map(|(index, part)| {
            let spelt = usual_case(index, part, extension);
            extension |= part.len() == 1;
            spelt
        })
        .collect();
    Some(parts.join("-"))
}

/// Source: RFC 5646, section 2.1.1.
fn usual_case(index: usize, part: &str, in_extension: bool) -> String {
    let lower = part.to_ascii_lowercase();
    if index == 0 || in_extension {
        return lower;
    }
    let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
    match (letters, part.len()) {
        (true, 2) => part.to_ascii_uppercase(),
        (true, 4) => lower[..1].to_ascii_uppercase() + &lower[1..],
        _ => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_a_shape() {
        for tag in [
            "ar",
            "ckb",
            "kmr",
            "ar-SY",
            "ku-Arab",
            "az-Arab-IR",
            "ar-u-nu-latn",
            "x-desk",
            "x-a",
            "i-ami",
            "sl-rozaj-1994",
        ] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in [
            "",
            "a",
            "x",
            "-",
            "ar-",
            "-ar",
            "ar--SY",
            "ar_SY",
            "عربي",
            "123",
            "ar-toolongpart",
            "ar SY",
            "ar-u",
            "languages-",
        ] {
            assert!(!is_tag(tag), "{tag}");
        }
    }

    #[test]
    fn case_is_the_usual_one() {
        assert_eq!(normalise(" AR_sy ").as_deref(), Some("ar-SY"));
        assert_eq!(normalise("KU-ARAB-iq").as_deref(), Some("ku-Arab-IQ"));
        assert_eq!(normalise("ar-SY-u-NU-LATN").as_deref(), Some("ar-SY-u-nu-latn"));
        assert_eq!(normalise("arabic?"), None);
    }
}
