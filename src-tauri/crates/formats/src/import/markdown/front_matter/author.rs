//! Who an author of front matter is: names, and what people write beside them.

use crate::reading;

/// What an author's value says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Author {
    /// The people in it.
    pub(super) names: Vec<String>,
    /// What the text may know the author by: the names, agencies too, without what is beside them.
    pub(super) known_as: String,
    /// What it says beside the names: an address, what somebody is.
    pub(super) beside: Vec<String>,
}

/// What `text` says: `سلمى علي <a@b.c>`, `بقلم: سلمى علي`, `سلمى علي، مراسلة`.
pub(super) fn read(text: &str) -> Author {
    let (written, addresses) = without_addresses(text);
    let (names, known_as) = reading::author_in(&written);
    let is_sign =
        |c: char| matches!(c, ',' | '،' | ';' | '؛' | '|' | '(' | ')' | '[' | ']' | '–' | '—');
    let parted = known_as.replace(" - ", "،");
    let pieces = parted.split(is_sign).map(str::trim).filter(|piece| !piece.is_empty());
    let is_named = |piece: &&str| reading::is_medium(piece) || !reading::names_in(piece).is_empty();
    let (said, others): (Vec<&str>, Vec<&str>) = pieces.partition(is_named);
    if !names.is_empty() && (said.is_empty() || others.is_empty()) {
        return Author { names, known_as: known_as.to_owned(), beside: addresses };
    }
    let names: Vec<String> = said.iter().flat_map(|piece| reading::names_in(piece)).collect();
    if names.is_empty() {
        return Author { known_as: text.to_owned(), ..Author::default() };
    }
    let beside = addresses.into_iter().chain(others.into_iter().map(str::to_owned)).collect();
    Author { names, known_as: said.join("، "), beside }
}

/// `text` without the addresses of mail in it, and those.
fn without_addresses(text: &str) -> (String, Vec<String>) {
    let is_address = |word: &&str| word.contains('@') && word.chars().count() > 2;
    let (addresses, words): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(is_address);
    let is_bracket = |c: char| matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | '،');
    let addresses = addresses.into_iter().map(|word| word.trim_matches(is_bracket).to_owned());
    (words.join(" "), addresses.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(text: &str) -> (String, String) {
        let author = read(text);
        (author.names.join("+"), author.beside.join("+"))
    }

    #[test]
    fn what_stands_beside_a_name_is_told_and_the_name_taken() {
        for (text, names, beside) in [
            ("سلمى علي <a@b.c>", "سلمى علي", "a@b.c"),
            ("سلمى علي (a@b.c)", "سلمى علي", "a@b.c"),
            ("بقلم: سلمى علي", "سلمى علي", ""),
            ("By Azad Kurd", "Azad Kurd", ""),
            ("سلمى علي، مراسلة", "سلمى علي", "مراسلة"),
            ("Azad Kurd (reporter)", "Azad Kurd", "reporter"),
            ("سلمى علي وكاجين أحمد", "سلمى علي+كاجين أحمد", ""),
            ("admin", "", ""),
            ("a@b.c", "", ""),
            ("رويترز", "", ""),
        ] {
            assert_eq!(read_as(text), (names.to_owned(), beside.to_owned()), "{text}");
        }
        assert_eq!(read("admin").known_as, "admin");
        assert_eq!(read("a@b.c").known_as, "a@b.c");
    }
}
