//! What `furniture.txt` says of a line.

use super::code;
use crate::reading::info;
use crate::reading::word_list::{Listed, WordList, word_list};
use crate::reading::words::{Word, words};
use crate::report::RemovedKind;

/// The longest line that is nothing but furniture, in words.
const MOST_WORDS: usize = 14;
/// The longest line that is looked at, in bytes: longer ones are running text.
pub(super) const MOST_BYTES: usize = 1000;
/// The longest line that a name takes with it, in words.
const MOST_WORDS_BEHIND: usize = 30;

/// Signs between the name of furniture and the rest of its line. A dash that joins two words is none.
const PARTING: [&str; 17] =
    [":", "：", "←", "→", "»", "|", "..", "…", ">", "- ", "– ", "— ", "ـ ", "👇", "👈", "👉", "▶"];

const LIST: WordList = word_list!("furniture");

/// What a line is that consists of nothing but furniture.
pub(super) fn whole(line: &str) -> Option<RemovedKind> {
    if line.len() > MOST_BYTES { None } else { whole_of(line, &words(line)) }
}

/// The same of the line that has these words.
pub(super) fn whole_of(line: &str, words: &[Word]) -> Option<RemovedKind> {
    if words.is_empty() || words.len() > MOST_WORDS || code::is_code(line, words) {
        return None;
    }
    // For each place between the words: whether one can come there, and as what.
    let mut reached: Vec<Option<Option<RemovedKind>>> = vec![None; words.len() + 1];
    reached[0] = Some(None);
    for at in 0..words.len() {
        let Some(kind) = reached[at] else { continue };
        if words[at].number().is_some() || LIST.has("joining", &words[at].folded) {
            reached[at + 1] = reached[at + 1].or(Some(kind));
        }
        let info = info::length_at(line, &words[at..]);
        if info > 0 {
            reached[at + info] = Some(kind.or(Some(RemovedKind::Surroundings)));
        }
        let is_variable = code::is_variable(line, &words[at]);
        for (length, found) in beginning(&words[at..], Stands::Alone) {
            if length == 1 && is_variable {
                continue;
            }
            reached[at + length] = Some(kind.or(Some(found)));
        }
    }
    reached[words.len()].flatten()
}

/// Whether `text` as a whole is the name of links to other articles.
pub(super) fn names_related(text: &str) -> bool {
    let words = words(text.get(..text.floor_char_boundary(100)).unwrap_or_default());
    let opening = beginning(&words, Stands::BeforeMore);
    let mut names = beginning(&words, Stands::Alone).chain(opening);
    names.any(|(length, kind)| kind == RemovedKind::Related && length == words.len())
}

/// What a line is that begins with the name of furniture, and whether a colon parts that from the rest.
pub(super) fn opening(line: &str) -> Option<(RemovedKind, Parted)> {
    if line.len() > MOST_BYTES { None } else { opening_of(line, &words(line)) }
}

/// The same of the line that has these words.
pub(super) fn opening_of(line: &str, words: &[Word]) -> Option<(RemovedKind, Parted)> {
    // Names that are signs and no words, `©`, are listed under none.
    let is_sign = |listed: &Listed| line.starts_with(listed.written.trim_end_matches('…'));
    if let Some(kind) = LIST.under("").find(is_sign).and_then(|sign| kind_of(sign.section)) {
        return Some((kind, Parted::No));
    }
    if words.len() > MOST_WORDS_BEHIND {
        return None;
    }
    let (length, kind) = beginning(words, Stands::BeforeMore).next()?;
    let behind = line[words[length - 1].bytes.end..].trim_start();
    // «اقرأ المزيد» in quotation marks is what a sentence speaks of.
    let is_quoted = line[..words[0].bytes.start].contains('«');
    let parts = |sign: &str| behind.starts_with(sign) && !(is_quoted && sign == "»");
    let parted = if PARTING.iter().any(|sign| parts(sign)) {
        Parted::ByColon
    } else if behind.is_empty() || length > 1 {
        Parted::No
    } else {
        Parted::ByNothing
    };
    Some((kind, parted))
}

/// How a name of furniture stands in its line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Alone, or beside others.
    Alone,
    /// Before more, which it takes with it: a name that is listed with `…`.
    BeforeMore,
}

/// The names that `words` begin with, in the order they are listed: how many words each has, and what it is.
pub(super) fn beginning(
    words: &[Word],
    stands: Stands,
) -> impl Iterator<Item = (usize, RemovedKind)> {
    let with_first = words.first().map(|word| LIST.under(&word.folded));
    with_first.into_iter().flatten().filter_map(move |listed| {
        let takes_more = listed.written.ends_with('…');
        let kind = kind_of(listed.section).filter(|_| takes_more == (stands == Stands::BeforeMore));
        Some((listed.length_at(words)?, kind?))
    })
}

/// Whether this key stands above the words that a text is filed under.
pub(super) fn is_above_tags(key: &str) -> bool {
    LIST.has("tags", key)
}

/// Whether a colon or another sign stands between a name and the rest of its line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parted {
    ByColon,
    No,
    /// It is one word, which other lines begin with too: "Copyright law changes".
    ByNothing,
}

fn kind_of(name: &str) -> Option<RemovedKind> {
    match name {
        "share" => Some(RemovedKind::Share),
        "related" => Some(RemovedKind::Related),
        "surroundings" | "tags" => Some(RemovedKind::Surroundings),
        "form" => Some(RemovedKind::ReaderComments),
        "advertisement" => Some(RemovedKind::Advertisement),
        _ => None,
    }
}
