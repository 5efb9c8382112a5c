//! What `furniture.txt` says of a line.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::code;
use crate::reading::info;
use crate::reading::sections::entries;
use crate::reading::words::{Word, key, words};
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

/// The lists.
pub(super) static LISTS: LazyLock<Lists> =
    LazyLock::new(|| Lists::read(include_str!("../furniture.txt")));

/// What `furniture.txt` says.
#[derive(Default)]
pub(super) struct Lists {
    /// What a line may consist of.
    whole: Names,
    /// What takes the rest of its line with it.
    pub(super) openings: Names,
    /// The same, of names that are signs and no words: `©`.
    signs: Vec<(String, RemovedKind)>,
    /// What stands above the words that a text is filed under.
    pub(super) tags: HashSet<String>,
    joining: Vec<String>,
}

impl Lists {
    fn read(text: &str) -> Self {
        let mut lists = Self::default();
        for (section, line) in entries(text) {
            let kind = kind_of(section);
            let name = line.trim_end_matches('…');
            if section == "tags" {
                lists.tags.insert(key(name));
            }
            let folded: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
            match kind {
                None => lists.joining.push(key(name)),
                Some(kind) if name == line => lists.whole.add(folded, kind),
                Some(kind) if folded.is_empty() => lists.signs.push((name.to_owned(), kind)),
                Some(kind) => lists.openings.add(folded, kind),
            }
        }
        lists
    }

    /// What a line is that consists of nothing but furniture.
    pub(super) fn whole(&self, line: &str) -> Option<RemovedKind> {
        if line.len() > MOST_BYTES { None } else { self.whole_of(line, &words(line)) }
    }

    /// The same of the line that has these words.
    pub(super) fn whole_of(&self, line: &str, words: &[Word]) -> Option<RemovedKind> {
        if words.is_empty() || words.len() > MOST_WORDS || code::is_code(line, words) {
            return None;
        }
        // For each place between the words: whether one can come there, and as what.
        let mut reached: Vec<Option<Option<RemovedKind>>> = vec![None; words.len() + 1];
        reached[0] = Some(None);
        for at in 0..words.len() {
            let Some(kind) = reached[at] else { continue };
            if words[at].number().is_some() || self.joining.contains(&words[at].folded) {
                reached[at + 1] = reached[at + 1].or(Some(kind));
            }
            let info = info::length_at(line, &words[at..]);
            if info > 0 {
                reached[at + info] = Some(kind.or(Some(RemovedKind::Surroundings)));
            }
            let is_variable = code::is_variable(line, &words[at]);
            for (length, found) in self.whole.beginning(&words[at..]) {
                if length == 1 && is_variable {
                    continue;
                }
                reached[at + length] = Some(kind.or(Some(found)));
            }
        }
        reached[words.len()].flatten()
    }

    /// Whether `text` as a whole is the name of links to other articles.
    pub(super) fn names_related(&self, text: &str) -> bool {
        let words = words(text.get(..text.floor_char_boundary(100)).unwrap_or_default());
        let mut names = self.whole.beginning(&words).chain(self.openings.beginning(&words));
        names.any(|(length, kind)| kind == RemovedKind::Related && length == words.len())
    }

    /// What a line is that begins with the name of furniture, and whether a colon parts that from the rest.
    pub(super) fn opening(&self, line: &str) -> Option<(RemovedKind, Parted)> {
        if line.len() > MOST_BYTES { None } else { self.opening_of(line, &words(line)) }
    }

    /// The same of the line that has these words.
    pub(super) fn opening_of(&self, line: &str, words: &[Word]) -> Option<(RemovedKind, Parted)> {
        if let Some((_, kind)) = self.signs.iter().find(|(sign, _)| line.starts_with(sign)) {
            return Some((*kind, Parted::No));
        }
        if words.len() > MOST_WORDS_BEHIND {
            return None;
        }
        let (length, kind) = self.openings.beginning(words).next()?;
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
}

/// Names of furniture by their first word, in the order they are listed.
#[derive(Default)]
pub(super) struct Names(HashMap<String, Vec<(Vec<String>, RemovedKind)>>);

impl Names {
    fn add(&mut self, folded: Vec<String>, kind: RemovedKind) {
        let first = folded.first().cloned().unwrap_or_default();
        self.0.entry(first).or_default().push((folded, kind));
    }

    /// The names that `words` begin with: how many words each has, and what it is.
    pub(super) fn beginning<'a>(
        &'a self,
        words: &'a [Word],
    ) -> impl Iterator<Item = (usize, RemovedKind)> + 'a {
        let begins = move |name: &[String]| {
            name.len() <= words.len()
                && name.iter().zip(words).all(|(part, word)| *part == word.folded)
        };
        let with_first = words.first().and_then(|word| self.0.get(&word.folded));
        let found = with_first.into_iter().flatten().filter(move |(name, _)| begins(name));
        found.map(|(name, kind)| (name.len(), *kind))
    }
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
