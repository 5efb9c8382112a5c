//! Lists of words as `build.rs` folded and sorted them: nothing of them is computed at a start.

use std::cmp::Ordering;

use super::words::Word;

/// The list `NAME.txt`.
macro_rules! word_list {
    ($name:literal) => {
        $crate::reading::word_list::WordList {
            rows: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".rows")),
            starts: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".starts")),
        }
    };
}
pub(super) use word_list;

/// A list, sorted by the keys that its entries are looked up by: their first words, where nothing else is said.
pub(super) struct WordList {
    /// A line for each entry: key, section, folded words, how it is written; parted by tabs.
    pub(super) rows: &'static str,
    /// Where each line starts: pairs of bytes, little endian.
    pub(super) starts: &'static [u8],
}

/// An entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed {
    /// The name of its section.
    pub(super) section: &'static str,
    /// Its words, folded, with a space between.
    pub(super) words: &'static str,
    /// How it stands in the list.
    pub(super) written: &'static str,
}

impl WordList {
    /// The entries with this key, which is a word and has no tab, in the order they are listed.
    pub(super) fn under(&self, key: &str) -> impl Iterator<Item = Listed> + use<> {
        let Self { rows, starts } = *self;
        let row = move |at: usize| {
            let pair = starts.get(2 * at..2 * at + 2)?;
            Some(&rows[usize::from(u16::from_le_bytes([pair[0], pair[1]]))..])
        };
        let (mut first, mut behind) = (0, starts.len() / 2);
        while first < behind {
            let middle = first.midpoint(behind);
            if row(middle).is_some_and(|row| compare(row, key) == Ordering::Less) {
                first = middle + 1;
            } else {
                behind = middle;
            }
        }
        let is_of_key = |row: &&str| compare(row, key) == Ordering::Equal;
        let length = (first..).map_while(row).take_while(is_of_key).count();
        (first..first + length).map_while(row).filter_map(listed)
    }

    /// Whether these folded words are an entry of this section.
    pub(super) fn has(&self, section: &str, words: &str) -> bool {
        let key = words.split(' ').next().unwrap_or_default();
        self.under(key).any(|listed| listed.section == section && listed.words == words)
    }
}

impl Listed {
    /// How many words it has, where `words` begin with them.
    pub(super) fn length_at(&self, words: &[Word]) -> Option<usize> {
        let mut length = 0;
        for part in self.words.split(' ') {
            if words.get(length)?.folded != part {
                return None;
            }
            length += 1;
        }
        Some(length)
    }
}

/// How the key at the start of `rows` stands to `key`. The tab behind it comes before all that words have.
fn compare(rows: &str, key: &str) -> Ordering {
    let (rows, key) = (rows.as_bytes(), key.as_bytes());
    let Some((start, behind)) = rows.split_at_checked(key.len()) else { return rows.cmp(key) };
    let ends = if behind.first() == Some(&b'\t') { Ordering::Equal } else { Ordering::Greater };
    start.cmp(key).then(ends)
}

/// The entry at the start of `rows`.
fn listed(rows: &'static str) -> Option<Listed> {
    let (_, rest) = rows.split_once('\t')?;
    let (section, rest) = rest.split_once('\t')?;
    let (words, rest) = rest.split_once('\t')?;
    let (written, _) = rest.split_once('\n')?;
    Some(Listed { section, words, written })
}

#[cfg(test)]
mod tests;
