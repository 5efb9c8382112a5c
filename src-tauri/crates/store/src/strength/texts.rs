//! What people know by heart and think nobody guesses: verses, poems, prayers, proverbs, songs. Whole or in part.

use std::sync::OnceLock;

use warraq_core::text::fold::fold;
use zeroize::Zeroizing;

use super::Weakness;
use super::parts::{Letters, Part};

/// One line is a verse: its sura, its number, its words, as the Tanzil project gives them.
const QURAN: &str = include_str!("../../../../../assets/words/quran.txt");
/// The words that stand before the first verse of nearly every sura.
const BASMALA: &str = "بسم الله الرحمن الرحيم ";

const BY_HEART: [&str; 7] = [
    include_str!("../../../../../assets/words/phrases.txt"),
    include_str!("../../../../../assets/words/by_heart/prayers.txt"),
    include_str!("../../../../../assets/words/by_heart/proverbs.txt"),
    include_str!("../../../../../assets/words/by_heart/poems.txt"),
    include_str!("../../../../../assets/words/by_heart/songs.txt"),
    include_str!("../../../../../assets/words/by_heart/kurdish.txt"),
    include_str!("../../../../../assets/words/by_heart/latin.txt"),
];

/// How many lengths are tried where a run begins at a known place.
const LENGTHS: f64 = 8.0;

/// The runs of words of known texts in the passphrase.
pub(super) fn found(letters: &Letters) -> Vec<Part> {
    let run = Run::of(letters);
    let mut parts = Vec::new();
    for text in texts() {
        for from in 0..run.places.len() {
            text.runs_at(&run, from, |to, cost| {
                let (from, to) = (run.first(letters, from), run.last(letters, to));
                parts.push(Part { from, to, cost, is: Weakness::Saying });
            });
        }
    }
    parts
}

/// Whether two spellings may differ by this letter alone: «السموات», «السماوات»; «شيء», «شي».
pub(super) fn is_optional(letter: char) -> bool {
    matches!(letter, 'ا' | 'ء')
}

/// The letters of a passphrase that every spelling of it has, without what stands between words.
struct Run {
    text: Zeroizing<String>,
    /// Where each of them stands in the passphrase, and where it begins in `text`, in bytes.
    places: Vec<(usize, usize)>,
}

impl Run {
    fn of(letters: &Letters) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(4 * letters.len()));
        let mut places = Vec::with_capacity(letters.len());
        for (place, letter) in letters.folded.iter().enumerate() {
            if is_kept(*letter) {
                places.push((place, text.len()));
                text.push(*letter);
            }
        }
        Self { text, places }
    }

    /// The place in the passphrase where what begins with this letter does: an alef that was left out belongs to it.
    fn first(&self, letters: &Letters, letter: usize) -> usize {
        let mut place = self.places[letter].0;
        while place > 0 && is_optional(letters.folded[place - 1]) {
            place -= 1;
        }
        place
    }

    /// The place behind what ends before this byte.
    fn last(&self, letters: &Letters, byte: usize) -> usize {
        let last = self.places.iter().rev().find(|(_, at)| *at < byte);
        let mut place = last.map_or(0, |(place, _)| place + 1);
        while letters.folded.get(place).is_some_and(|letter| is_optional(*letter)) {
            place += 1;
        }
        place
    }
}

/// Whether every spelling of a word has this letter of it.
pub(super) fn is_kept(letter: char) -> bool {
    letter.is_alphanumeric() && !is_optional(letter)
}

/// Lines that are known, folded to the letters that every spelling has, and by which they are found.
struct Text {
    letters: String,
    /// Where words and lines begin, in bytes and in order, and the end of it all.
    words: Vec<usize>,
    lines: Vec<usize>,
    /// The same without that end, ordered by what stands there.
    words_by_letters: Vec<usize>,
    lines_by_letters: Vec<usize>,
}

impl Text {
    fn of<'a>(lines_of: impl Iterator<Item = &'a str>) -> Self {
        let (mut letters, mut words, mut lines) = (String::new(), Vec::new(), Vec::new());
        for line in lines_of {
            lines.push(letters.len());
            for word in fold(line).split(|letter: char| !letter.is_alphanumeric()) {
                let from = letters.len();
                letters.extend(word.chars().filter(|letter| is_kept(*letter)));
                if letters.len() > from {
                    words.push(from);
                }
            }
        }
        let by_letters = |places: &[usize]| {
            let mut places = places.to_vec();
            places.sort_unstable_by(|one, other| letters[*one..].cmp(&letters[*other..]));
            places
        };
        let (words_by_letters, lines_by_letters) = (by_letters(&words), by_letters(&lines));
        words.push(letters.len());
        lines.push(letters.len());
        Self { letters, words, lines, words_by_letters, lines_by_letters }
    }

    /// Tells of each run of words that the passphrase has from this letter on: the byte of it behind the run, and the
    /// power of ten of the tries it takes.
    fn runs_at(&self, run: &Run, letter: usize, mut tell: impl FnMut(usize, f64)) {
        let from = run.places[letter].1;
        let rest = &run.text.as_bytes()[from..];
        let (of_words, of_lines) = (count(&self.words), count(&self.lines));
        for place in beside(&self.letters, &self.lines_by_letters, rest) {
            for (end, words) in self.ends(place, rest) {
                if self.lines.binary_search(&end).is_ok() {
                    tell(from + end - place, of_lines.log10());
                } else if words > 1 {
                    tell(from + end - place, (of_lines * LENGTHS).log10());
                }
            }
        }
        for place in beside(&self.letters, &self.words_by_letters, rest) {
            for (end, words) in self.ends(place, rest) {
                if words > 1 {
                    tell(from + end - place, (of_words * LENGTHS).log10());
                }
            }
        }
    }

    /// The ends of words up to which what stands at this place is what is looked for, and the how-manieth each is.
    fn ends(&self, place: usize, rest: &[u8]) -> impl Iterator<Item = (usize, usize)> {
        let here = &self.letters.as_bytes()[place..];
        let same = here.iter().zip(rest).take_while(|(one, other)| one == other).count();
        let behind = self.words.partition_point(|word| *word <= place);
        self.words[behind..].iter().take_while(move |end| **end <= place + same).copied().zip(1..)
    }
}

/// The places of this order between which `rest` would stand: none has more in common with it.
fn beside<'a>(letters: &str, order: &'a [usize], rest: &[u8]) -> impl Iterator<Item = usize> + 'a {
    let at = order.partition_point(|place| &letters.as_bytes()[*place..] < rest);
    order[at.saturating_sub(1)..order.len().min(at + 1)].iter().copied()
}

fn count(places: &[usize]) -> f64 {
    f64::from(u32::try_from(places.len()).unwrap_or(u32::MAX))
}

fn texts() -> &'static [Text; 2] {
    static TEXTS: OnceLock<[Text; 2]> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let by_heart = BY_HEART.iter().flat_map(|list| list.lines());
        [Text::of(by_heart), Text::of(verses())]
    })
}

fn verses() -> impl Iterator<Item = &'static str> {
    let of_line = |line: &'static str| line.splitn(3, '|').nth(2);
    QURAN.lines().filter_map(of_line).map(|verse| verse.strip_prefix(BASMALA).unwrap_or(verse))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_verses_are_there() {
        assert_eq!(verses().count(), 6236);
        assert_eq!(verses().last(), Some("من الجنة والناس"));
        assert!(verses().all(|verse| !verse.contains('|') && !verse.contains('#')));
    }

    #[test]
    fn a_run_is_found_where_it_stands_whatever_the_spelling() {
        let ends = |passphrase: &str| {
            let letters = Letters::of(passphrase);
            let longest = found(&letters).into_iter().max_by_key(|part| part.to - part.from);
            longest.map(|part| letters.folded[part.from..part.to].iter().collect::<String>())
        };
        for (passphrase, run) in [
            ("xx الله نور السموات والأرض yy", "الله نور السموات والارض"),
            ("اللهنورالسماوات", "اللهنورالسماوات"),
            ("77 وسقطه بين الدخول فحومل 77", "بين الدخول فحومل"),
            ("ئەی رەقیب هەر ماوە", "اي رهقيب ههر ماوه"),
        ] {
            assert_eq!(ends(passphrase).as_deref(), Some(run), "{passphrase}");
        }
    }
}
