//! Languages of runs, as far as they mean something: word processors put one on every run.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use warraq_core::article::{Dir, Mark};
use warraq_core::text::{direction, language};

use super::look::RunLook;
use crate::reading::script;

/// Letters that Arabic does not have and its neighbours do. The Persian kaf and ya are not among them: keyboards
/// put those into Arabic too.
const NEIGHBOURS: [char; 12] = ['پ', 'چ', 'ژ', 'گ', 'ڤ', 'ڕ', 'ڵ', 'ۆ', 'ێ', 'ە', 'ھ', 'ٹ'];

/// Stands among the runs of a document where a paragraph begins.
pub(crate) const LINE_END: &str = "\n";

/// The languages of a document.
pub(crate) struct Languages {
    /// What most text is in, or is said to be in: never marked.
    usual: HashSet<String>,
    /// The language of more than half of the letters.
    pub(crate) main: Option<String>,
    dir: Dir,
}

/// What letters a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Letters {
    /// None, or of both directions.
    Mixed,
    /// Of one direction alone.
    Only(Dir),
}

impl Languages {
    /// The languages of a text of these runs, in an article of language `article` with these `defaults`. A run of
    /// a line feed ends a paragraph. Latin names in a paragraph that runs from right to left are of no language.
    pub(crate) fn of<'r>(
        runs: impl Iterator<Item = (Cow<'r, str>, RunLook)>,
        article: &str,
        defaults: &RunLook,
    ) -> Self {
        let mut counted = Counted::default();
        let mut line = Vec::new();
        for run in runs {
            if run.0 == LINE_END {
                counted.add(&std::mem::take(&mut line));
            } else {
                line.push(run);
            }
        }
        counted.add(&line);
        let Counted { letters, all, rtl } = counted;
        let main = letters.into_iter().find(|(_, count)| *count * 2 > all).map(|(tag, _)| tag);
        let dir = if rtl * 2 > all { Dir::Rtl } else { Dir::Ltr };
        let said = [defaults.lang.as_deref(), defaults.lang_rtl.as_deref(), main.as_deref()];
        let article = Some(article).filter(|tag| direction::of_language(tag) == dir);
        let usual = said.into_iter().flatten().chain(article).map(primary).collect();
        Self { usual, main, dir }
    }

    /// The mark of a text whose run says its language, where that is another than the article's and its letters
    /// agree. English letters in an Arabic text speak for themselves.
    pub(crate) fn mark(&self, look: &RunLook, text: &str) -> Option<Mark> {
        let Letters::Only(dir) = letters_of(text) else { return None };
        let lang = tag_of(look, dir)?;
        let first = primary(&lang);
        let is_litter = first == "en" && dir != self.dir;
        let agrees = direction::of_language(&lang) == dir
            && (dir == Dir::Ltr || (first == "ar") != text.contains(NEIGHBOURS));
        let is_meant = agrees && !is_litter && !self.usual.contains(&first);
        is_meant.then_some(Mark::Lang { lang, dir: None })
    }
}

/// How many letters are said to be in what language.
#[derive(Default)]
struct Counted {
    letters: HashMap<String, usize>,
    all: usize,
    rtl: usize,
}

impl Counted {
    fn add(&mut self, line: &[(Cow<'_, str>, RunLook)]) {
        let whole: String = line.iter().map(|(text, _)| text.as_ref()).collect();
        let has_names = direction::has_latin_names_only(&whole);
        for (text, look) in line {
            let letters = text.chars().filter(|letter| letter.is_alphabetic());
            let (rtl, ltr): (Vec<char>, Vec<char>) = letters.partition(|letter| is_rtl(*letter));
            let count = rtl.len() + if has_names { 0 } else { ltr.len() };
            self.all += count;
            self.rtl += rtl.len();
            let Letters::Only(dir) = letters_of(text) else { continue };
            if let Some(tag) = tag_of(look, dir).filter(|_| count > 0) {
                *self.letters.entry(tag).or_default() += count;
            }
        }
    }
}

/// Whether the letters of `text` can be of a language: programs write that of their own interface or keyboard.
pub(crate) fn fits(text: &str, language: &str) -> bool {
    let dir = direction::of_language(language);
    if script::direction_of(text) != Some(dir) {
        return false;
    }
    let count = |is: fn(char) -> bool| text.chars().filter(|letter| is(*letter)).count();
    let foreign = count(|letter| NEIGHBOURS.contains(&letter));
    let are_many = foreign * 50 > count(is_rtl);
    dir == Dir::Ltr || (primary(language) == "ar") != are_many
}

/// The tag without what programs add for the country of their interface.
pub(crate) fn without_region(tag: &str) -> String {
    let Some(tag) = language::normalise(tag) else { return String::new() };
    let parts = tag.split('-').enumerate();
    let kept = parts.take_while(|(at, part)| *at == 0 || *at == 1 && part.len() == 4);
    kept.map(|(_, part)| part).collect::<Vec<_>>().join("-")
}

/// The directions of the letters in `text`.
pub(crate) fn letters_of(text: &str) -> Letters {
    let mut found = Letters::Mixed;
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        let dir = if is_rtl(letter) { Dir::Rtl } else { Dir::Ltr };
        match found {
            Letters::Mixed => found = Letters::Only(dir),
            Letters::Only(other) if other != dir => return Letters::Mixed,
            Letters::Only(_) => {}
        }
    }
    found
}

/// Whether letters of this script run from right to left.
///
/// Source: Unicode 16, `DerivedBidiClass`: the blocks that default to R and AL.
pub(crate) fn is_rtl(letter: char) -> bool {
    matches!(u32::from(letter),
        0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}

fn tag_of(look: &RunLook, dir: Dir) -> Option<String> {
    let said = if dir == Dir::Rtl { &look.lang_rtl } else { &look.lang };
    language::normalise(said.as_deref()?)
        .filter(|tag| !tag.starts_with("x-") && !language::is_undetermined(tag))
}

fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_believed_where_the_letters_allow_it() {
        assert!(fits("أعلنت الوزارة أن القوات انسحبت", "ar"));
        assert!(!fits("هێزەکان ڕایانگەیاند کە کشاونەتەوە", "ar"));
        assert!(fits("هێزەکان ڕایانگەیاند کە کشاونەتەوە", "ckb"));
        assert!(!fits("أعلنت الوزارة", "en"));
        assert!(fits("Hêzên QSDê vekişiyan", "kmr"));
    }

    #[test]
    fn names_leave_a_paragraph_its_language() {
        let look = RunLook {
            lang: Some("en-US".to_owned()),
            lang_rtl: Some("ar-SA".to_owned()),
            ..RunLook::default()
        };
        let line = [
            "وقّعت ",
            "Microsoft Corporation ",
            "و",
            "Google",
            LINE_END,
            "الاتفاق",
            " وAmazon Services",
        ];
        let runs = || line.iter().map(|text| (Cow::from(*text), look.clone()));
        let languages = Languages::of(runs(), "ar", &RunLook::default());
        assert_eq!((languages.main.as_deref(), languages.dir), (Some("ar-SA"), Dir::Rtl));
        let lines = runs()
            .chain([("\n".into(), look.clone()), ("The company said it is".into(), look.clone())]);
        let languages = Languages::of(lines, "ar", &RunLook::default());
        assert_eq!(languages.main.as_deref(), Some("en-US"), "a sentence counts");
        assert!(fits("وقّعت Microsoft وGoogle وAmazon الاتفاق.", "ar"));
        assert!(!fits("وقّعت Microsoft وGoogle وAmazon الاتفاق.", "en"));
    }

    #[test]
    fn countries_are_not_kept() {
        assert_eq!(without_region("ar-SA"), "ar");
        assert_eq!(without_region("ku-Arab-IQ"), "ku-Arab");
        assert_eq!(without_region("?"), "");
    }
}
