//! What Kurdish puts behind a word and is one with it to the eye. Arabic is not asked: there, what follows a name is
//! another word («علي», «عليهم»).

use crate::fields::Fields;

/// The fewest letters of a word that is looked for with endings behind it: with fewer, every other word is one
/// («جو» in «جوان»).
pub(super) const FEWEST_LETTERS: usize = 3;

/// The most bytes that endings have.
pub(super) const MOST_BYTES: usize = 32;

/// The endings of Sorani, folded, in the order they follow each other; each may be missing.
const SORANI: [&[&str]; 5] = [
    // The, the many, a, many; after a vowel with a glide, or without the vowel they begin with.
    &["هكه", "كه", "هكان", "كان", "يهكه", "يهكان", "يك", "يهك", "ان", "يان", "گهل"],
    // Too.
    &["يش", "ش"],
    // Of; my, thy, his, our, your, their.
    &["ي", "م", "ت", "مان", "تان", "يان"],
    // In, from, through.
    &["دا", "هدا", "يدا", "وه", "هوه", "يهوه", "را", "هرا"],
    // Is, are, am; this one.
    &["ه", "يه", "ن", "م"],
];

/// The endings of Kurmanji, folded, after a vowel with a glide.
const KURMANJI: [&str; 18] = [
    "a", "e", "i", "o", "an", "en", "ek", "eki", "eke", "eka", "eken", "ekan", "in", "im", "ine",
    "me", "no", "ino",
];

/// Which endings are read as such in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Endings {
    sorani: bool,
    kurmanji: bool,
}

impl Endings {
    /// Those of an article's language.
    pub(super) fn of_article(fields: &Fields) -> Self {
        let (main, _) = fields.language.split_once('-').unwrap_or((&fields.language, ""));
        Self { sorani: ["ckb", "ku"].contains(&main), kurmanji: ["kmr", "ku"].contains(&main) }
    }

    /// These, and those of the language that the letters of `text` tell: a sentence without them is rare.
    pub(super) fn with_letters_of(self, text: &str) -> Self {
        let has = |letters: &str| text.contains(|c| letters.contains(c));
        Self {
            sorani: self.sorani || has("ەێۆڕڵ"),
            kurmanji: self.kurmanji || has("êîûÊÎÛ\u{302}"),
        }
    }

    /// What `known` has for the longest beginning of `letters` that nothing but endings follows.
    pub(super) fn stem<T>(self, letters: &str, known: impl Fn(&str) -> Option<T>) -> Option<T> {
        if !self.sorani && !self.kurmanji {
            return None;
        }
        let starts = letters.char_indices().rev().map(|(at, _)| at);
        let near = starts.take_while(|at| letters.len() - at <= MOST_BYTES);
        near.map(|at| letters.split_at(at)).find_map(|(stem, rest)| {
            let found = known(stem)?;
            self.are_endings(rest).then_some(found)
        })
    }

    fn are_endings(self, rest: &str) -> bool {
        let is_kurmanji = || KURMANJI.contains(&rest.strip_prefix('y').unwrap_or(rest));
        (self.sorani && follow(rest, &SORANI)) || (self.kurmanji && is_kurmanji())
    }
}

/// Whether `rest` is one ending of each list at most, in their order.
fn follow(rest: &str, lists: &[&[&str]]) -> bool {
    let Some((list, later)) = lists.split_first() else { return rest.is_empty() };
    let with = |ending: &&str| rest.strip_prefix(ending).is_some_and(|rest| follow(rest, later));
    follow(rest, later) || list.iter().any(with)
}
