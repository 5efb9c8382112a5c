//! Lines that a page has around an article: buttons, counters, links to other articles.

mod closing;
mod code;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use warraq_core::article::{Inline, InlineContent};

use super::draft::{Draft, Spot};
use super::sections::entries;
use super::words::{Word, key, words};
use super::{info, runs};
use crate::report::RemovedKind;

/// The longest line that is nothing but furniture, in words.
const MOST_WORDS: usize = 14;
/// The longest line that is looked at, in bytes: longer ones are running text.
const MOST_BYTES: usize = 1000;
/// The longest line that is furniture by its first words alone, without an address, a year or a sign of rights.
const MOST_WORDS_WITHOUT_SIGN: usize = 7;
/// The longest line that a name takes with it, in words.
const MOST_WORDS_BEHIND: usize = 30;

/// Signs between the name of furniture and the rest of its line. A dash that joins two words is none.
const PARTING: [&str; 17] =
    [":", "：", "←", "→", "»", "|", "..", "…", ">", "- ", "– ", "— ", "ـ ", "👇", "👈", "👉", "▶"];

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::read(include_str!("furniture.txt")));

/// What `furniture.txt` says.
#[derive(Default)]
struct Lists {
    /// What a line may consist of.
    whole: Names,
    /// What takes the rest of its line with it.
    openings: Names,
    /// The same, of names that are signs and no words: `©`.
    signs: Vec<(String, RemovedKind)>,
    /// What stands above the words that a text is filed under.
    tags: HashSet<String>,
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
    fn whole(&self, line: &str) -> Option<RemovedKind> {
        if line.len() > MOST_BYTES { None } else { self.whole_of(line, &words(line)) }
    }

    /// The same of the line that has these words.
    fn whole_of(&self, line: &str, words: &[Word]) -> Option<RemovedKind> {
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
    fn names_related(&self, text: &str) -> bool {
        let words = words(text.get(..text.floor_char_boundary(100)).unwrap_or_default());
        let mut names = self.whole.beginning(&words).chain(self.openings.beginning(&words));
        names.any(|(length, kind)| kind == RemovedKind::Related && length == words.len())
    }

    /// What a line is that begins with the name of furniture, and whether a colon parts that from the rest.
    fn opening(&self, line: &str) -> Option<(RemovedKind, Parted)> {
        if line.len() > MOST_BYTES { None } else { self.opening_of(line, &words(line)) }
    }

    /// The same of the line that has these words.
    fn opening_of(&self, line: &str, words: &[Word]) -> Option<(RemovedKind, Parted)> {
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
struct Names(HashMap<String, Vec<(Vec<String>, RemovedKind)>>);

impl Names {
    fn add(&mut self, folded: Vec<String>, kind: RemovedKind) {
        let first = folded.first().cloned().unwrap_or_default();
        self.0.entry(first).or_default().push((folded, kind));
    }

    /// The names that `words` begin with: how many words each has, and what it is.
    fn beginning<'a>(
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
enum Parted {
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

/// What a line at the beginning or end of a text is, where it is furniture.
fn at_an_end(line: &str) -> Option<RemovedKind> {
    LISTS.whole(line).or_else(|| {
        let (kind, parted) = LISTS.opening(line)?;
        let is_certain = match parted {
            Parted::ByColon => true,
            Parted::No if kind == RemovedKind::ReaderComments => true,
            Parted::No => kind != RemovedKind::Related && !reads_as_sentence(line),
            Parted::ByNothing => kind != RemovedKind::Related && has_year(line),
        };
        is_certain.then_some(kind)
    })
}

/// Whether a line says more than furniture says: «للاشتراك في الدورة يجب على الطلاب تقديم طلباتهم» is of the text.
fn reads_as_sentence(line: &str) -> bool {
    let is_sign = |c: char| matches!(c, '©' | '@' | '/') || c.is_numeric();
    words(line).len() > MOST_WORDS_WITHOUT_SIGN && !line.contains(is_sign)
}

/// Whether a line has the sign of rights or a year.
fn has_year(line: &str) -> bool {
    let is_year = |word: &Word| word.number().is_some_and(|number| (1900..=2100).contains(&number));
    line.contains('©') || words(line).iter().any(is_year)
}

/// Whether a line only begins as furniture does, with nothing that makes it certain: «تابعنا على مدى عامين القضية».
fn only_begins_so(line: &str) -> bool {
    let is_sign = |c: char| matches!(c, '©' | '@' | '/') || c.is_numeric();
    let is_unparted = LISTS.opening(line).is_some_and(|(_, parted)| parted == Parted::No);
    let words = words(line);
    let is_name = LISTS.openings.beginning(&words).any(|(length, _)| length == words.len());
    LISTS.whole(line).is_none() && is_unparted && !is_name && !line.contains(is_sign)
}

/// What a line anywhere in a text is, where it is furniture.
fn anywhere(line: &str) -> Option<RemovedKind> {
    if line.len() > MOST_BYTES {
        return None;
    }
    let words = words(line);
    let is_certain =
        |kind: &RemovedKind| matches!(kind, RemovedKind::Related | RemovedKind::Advertisement);
    let opening =
        || LISTS.opening_of(line, &words).filter(|(_, parted)| *parted == Parted::ByColon);
    LISTS.whole_of(line, &words).or_else(|| opening().map(|(kind, _)| kind)).filter(is_certain)
}

/// Whether a line consists of nothing but what pages have around an article.
pub(super) fn is_whole(line: &str) -> bool {
    LISTS.whole(line).is_some()
}

/// Whether a line is what pages have around an article, wherever it stands.
pub(super) fn is_furniture(line: &str) -> bool {
    anywhere(line).is_some() || info::is_info(line)
}

/// Takes the furniture out of the beginning and the end, and links to other articles from everywhere.
pub(super) fn remove(draft: &mut Draft) {
    let head = draft.head();
    let first = head.first().cloned();
    let in_head: Vec<Spot> =
        head.into_iter().filter(|spot| !runs::is_running(&spot.text)).collect();
    // A text may be called «إعلان»: what its first line is, its first line says.
    let is_title = |spot: &Spot, kind| {
        first.as_ref() == Some(spot)
            && (kind == RemovedKind::Advertisement || only_begins_so(&spot.text))
    };
    remove_where(draft, &in_head, |spot| {
        at_an_end(&spot.text).filter(|kind| !is_title(spot, *kind))
    });
    closing::remove(draft);
    let tail = draft.tail(|line| at_an_end(line).is_some());
    remove_where(draft, &tail, |spot| at_an_end(&spot.text));
    remove_links_below(draft);
    let lines = draft.parts().into_iter().flat_map(|part| draft.lines(part)).skip(1);
    let found: Vec<(Spot, RemovedKind)> =
        lines.filter_map(|spot| anywhere(&spot.text).map(|kind| (spot, kind))).collect();
    draft.remove_each(&found);
    for part in draft.parts().into_iter().skip(1) {
        if draft.content(part).is_some_and(announces_a_link) {
            let lines = draft.lines(part);
            draft.remove_lines(&lines, RemovedKind::Related);
        }
    }
}

/// Whether a block is a link and, unlinked beside it, the name of links to other articles.
fn announces_a_link(content: &InlineContent) -> bool {
    let is_link = |run: &&Inline| run.marks().link().is_some();
    if !content.as_slice().iter().any(|run| is_link(&run)) {
        return false;
    }
    let others = content.as_slice().iter().filter(|run| !is_link(run)).cloned();
    LISTS.names_related(&others.collect::<InlineContent>().to_text())
}

fn remove_where(draft: &mut Draft, spots: &[Spot], kind: impl Fn(&Spot) -> Option<RemovedKind>) {
    let found: Vec<(Spot, RemovedKind)> =
        spots.iter().filter_map(|spot| Some((spot.clone(), kind(spot)?))).collect();
    draft.remove_each(&found);
}

/// A line that announces other articles takes the blocks below with it that are nothing but links.
fn remove_links_below(draft: &mut Draft) {
    let announces = |draft: &Draft, part: usize| {
        let last = draft.lines(part).pop();
        last.is_some_and(|spot| LISTS.whole(&spot.text) == Some(RemovedKind::Related))
    };
    let mut above = None;
    for part in draft.parts() {
        let is_links = draft.block(part).is_some_and(runs::is_all_links);
        if is_links && above.is_some_and(|above| announces(draft, above)) {
            draft.remove_part(part, RemovedKind::Related);
        } else {
            above = Some(part);
        }
    }
}

#[cfg(test)]
mod tests;
