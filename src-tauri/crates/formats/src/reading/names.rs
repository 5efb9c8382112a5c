//! The names in a line that has nothing but names.

use super::lists::is_waw_name;

/// Words of the longest name.
const MOST_WORDS: usize = 5;
/// Characters of the longest name.
const MOST_CHARS: usize = 60;
/// Words that stand in sentences and in no name.
const NO_NAME_WORDS: [&str; 48] = [
    "في", "من", "على", "إلى", "عن", "أن", "إن", "لا", "لم", "لن", "ما", "هل", "قد", "بعد", "قبل",
    "هذا", "هذه", "التي", "الذي", "بين", "مع", "ضد", "كل", "غير", "حول", "خلال", "li", "ji", "di",
    "bo", "ku", "û", "the", "in", "of", "on", "for", "to", "with", "at", "from", "is", "are", "لە",
    "بۆ", "بە", "کە", "ئەو",
];
/// Small words inside Latin names.
const PARTICLES: [&str; 10] = ["al", "el", "bin", "ibn", "de", "van", "von", "der", "da", "ê"];

/// How much a line says beside its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    /// A label stands before the names: one word may be a name.
    Yes,
    /// Nothing does: a name has two words or more.
    No,
}

/// The names that `text` consists of; nothing where part of it is no name.
pub(super) fn names(text: &str, announced: Announced) -> Option<Vec<String>> {
    let text = text.trim().trim_end_matches('.').trim();
    if text.chars().count() > 4 * MOST_CHARS {
        return None;
    }
    let mut names = Vec::new();
    for piece in text.split(['،', ',', '؛', ';', '/', '&', '+']) {
        for name in parted_by_words(piece) {
            names.extend(parted_by_waw(&name));
        }
    }
    let all_fit = names.iter().all(|name| is_name(name, announced));
    (!names.is_empty() && all_fit).then_some(names)
}

/// Parts `Azad û Zîn`, `Azad and Zîn`, `أحمد و سلمى`.
fn parted_by_words(piece: &str) -> Vec<String> {
    let is_and = |word: &str| matches!(word, "و" | "and" | "û" | "ve" | "وە");
    let words: Vec<&str> = piece.split_whitespace().collect();
    let parts = words.split(|word| is_and(word)).map(|part| part.join(" "));
    parts.filter(|part| !part.is_empty()).collect()
}

/// Parts `كاجين أحمد وسلمى علي`: «and» stands at the beginning of a name of two words behind another.
fn parted_by_waw(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let joins = |at: &usize| {
        let is_and = words[*at].starts_with('و')
            && words[*at].chars().count() > 3
            && !is_waw_name(words[*at]);
        is_and && *at >= 2 && words.len() - at >= 2
    };
    match (0..words.len()).find(joins) {
        Some(at) => {
            let mut names = vec![words[..at].join(" ")];
            let rest = words[at..].join(" ");
            names.extend(parted_by_waw(rest.strip_prefix('و').unwrap_or(&rest)));
            names
        }
        None => vec![name.to_owned()],
    }
}

fn is_name(name: &str, announced: Announced) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let fewest = if announced == Announced::Yes { 1 } else { 2 };
    (fewest..=MOST_WORDS).contains(&words.len())
        && name.chars().count() <= MOST_CHARS
        && name.chars().all(is_letter_of_name)
        && words.iter().all(|word| is_word_of_name(word))
}

fn is_letter_of_name(c: char) -> bool {
    let is_mark = matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{200C}'..='\u{200F}');
    (c.is_alphabetic() && !c.is_numeric())
        || is_mark
        || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '\u{640}')
}

fn is_word_of_name(word: &str) -> bool {
    let is_dash = !word.chars().any(|c| c.is_alphabetic() && c != '\u{640}');
    // Not folded: «علي» is a name and «على» is none.
    let is_of_sentences = NO_NAME_WORDS.contains(&word.to_lowercase().as_str());
    let is_lower = word.chars().next().is_some_and(char::is_lowercase);
    !is_dash && !is_of_sentences && (!is_lower || PARTICLES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        names(text, Announced::No).unwrap_or_default()
    }

    #[test]
    fn several_names_are_parted() {
        let two = ["كاجين أحمد", "سلمى علي"];
        for text in [
            "كاجين أحمد وسلمى علي",
            "كاجين أحمد و سلمى علي",
            "كاجين أحمد، سلمى علي",
            "كاجين أحمد/سلمى علي",
            "كاجين أحمد & سلمى علي",
        ] {
            assert_eq!(found(text), two, "{text}");
        }
        assert_eq!(found("Azad Kurd û Zîn al Botanî"), ["Azad Kurd", "Zîn al Botanî"]);
        assert_eq!(found("Azad Kurd and Zîn Botanî"), ["Azad Kurd", "Zîn Botanî"]);
    }

    #[test]
    fn a_name_may_begin_with_waw() {
        assert_eq!(found("كاجين أحمد وليد محمد"), ["كاجين أحمد وليد محمد"]);
        assert_eq!(found("وسام علي"), ["وسام علي"]);
    }

    #[test]
    fn sentences_and_numbers_are_no_names() {
        for text in [
            "لا انسحاب",
            "واشنطن في سوريا",
            "قسد 24",
            "washington post",
            "كاجين",
            "",
            "ـ ـ",
            "أحمد – علي",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(names("كاجين", Announced::Yes), Some(vec!["كاجين".to_owned()]));
    }
}
