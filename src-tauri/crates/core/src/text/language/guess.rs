//! The language of a block by its letters and small words, where both leave no doubt.
//!
//! The guess for a whole article (in the importers) must give an answer, because an article has one language; this one
//! would rather give none: a wrong language makes a screen reader read nonsense, a missing one lets it go on as before.

use super::script::Script;
use super::small_words;
use crate::text::letter::is_alphabetic;

/// Letters of the shortest text whose words say what language it is.
const FEWEST_LETTERS: usize = 24;
/// The same of a text in the script of the language around it: names and titles are short.
const FEWEST_AMONG_NEIGHBOURS: usize = 60;
/// One small word in so many words: news in Arabic, English, French and Kurmanji has one in four, what is a relative of
/// theirs and no language of ours (Dutch, Spanish, Italian) one in fifteen or fewer.
const WORDS_TO_ONE: usize = 8;

/// The language of `text`, of which most letters are in `script`.
pub(super) fn of(text: &str, script: Script) -> Option<&'static str> {
    match script {
        Script::Latin => latin(text, &LatinLetters::of(text), FEWEST_LETTERS),
        Script::Arabic => arabic(text, &ArabicLetters::of(text), FEWEST_LETTERS),
        // Scripts that one language of today's news is written in.
        Script::Greek => Some("el"),
        Script::Hebrew => Some("he"),
        Script::Armenian => Some("hy"),
        Script::Georgian => Some("ka"),
        Script::Hangul => Some("ko"),
        Script::Chinese => Some(if text.chars().any(is_kana) { "ja" } else { "zh" }),
        Script::Cyrillic | Script::Syriac | Script::Other => None,
    }
}

/// The language of `text` where it is in the script of the language `around` (by its first part) and is another one.
/// Nothing where the two are not both known here: a guess that cannot be right about what is around says nothing.
pub(super) fn of_neighbour(text: &str, script: Script, around: &str) -> Option<&'static str> {
    let most = FEWEST_AMONG_NEIGHBOURS;
    // The letters alone say of most blocks that they are what is around them.
    let found = match (script, around) {
        (Script::Arabic, "ar" | "ckb" | "fa" | "ur") => {
            let letters = ArabicLetters::of(text);
            let is_as_around = match around {
                "ckb" => letters.are_sorani(),
                "ur" => letters.are_urdu(),
                "ar" => letters.sorani + letters.urdu + letters.persian == 0,
                _ => false,
            };
            if is_as_around { None } else { arabic(text, &letters, most) }
        }
        (Script::Latin, "en" | "fr" | "kmr" | "tr") => {
            let letters = LatinLetters::of(text);
            let is_as_around = match around {
                "en" => letters.kurmanji + letters.turkish + letters.french == 0,
                "kmr" => letters.are_kurmanji(),
                "tr" => letters.are_turkish(),
                _ => false,
            };
            if is_as_around { None } else { latin(text, &letters, most) }
        }
        _ => None,
    };
    found.filter(|found| *found != around)
}

/// How many letters of Arabic script, and of those that only some of its languages have.
#[derive(Default)]
struct ArabicLetters {
    all: usize,
    sorani: usize,
    urdu: usize,
    /// Of Persian and its neighbours, but for the kaf and ya: keyboards put those into Arabic too.
    persian: usize,
    /// Of languages that are not known here: Pashto, Sindhi, Uyghur.
    others: usize,
}

impl ArabicLetters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for letter in text.chars().filter(|it| Script::of_letter(*it) == Some(Script::Arabic)) {
            letters.all += 1;
            match letter {
                'ێ' | 'ۆ' | 'ڕ' | 'ڵ' | 'ڤ' | 'ە' => letters.sorani += 1,
                'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' | 'ہ' => letters.urdu += 1,
                'پ' | 'چ' | 'ژ' | 'گ' => letters.persian += 1,
                'ې' | 'ۍ' | 'ښ' | 'ړ' | 'ځ' | 'څ' | 'ډ' | 'ټ' | 'ږ' | 'ګ' | 'ڼ' | 'ۇ' | 'ۈ'
                | 'ۋ' | 'ڭ' | 'ڄ' | 'ٻ' | 'ڀ' | 'ٺ' | 'ڻ' | 'ڊ' | 'ڪ' | 'ڏ' | 'ڳ' | 'ٿ' | 'ڌ'
                | 'ڦ' => letters.others += 1,
                _ => {}
            }
        }
        letters
    }

    fn are_sorani(&self) -> bool {
        self.sorani >= 3 && self.sorani * 12 >= self.all
    }

    fn are_urdu(&self) -> bool {
        self.urdu >= 3 && self.urdu * 25 >= self.all
    }
}

fn arabic(text: &str, letters: &ArabicLetters, fewest: usize) -> Option<&'static str> {
    if letters.all < fewest || letters.others * 50 > letters.all {
        return None;
    }
    if letters.are_sorani() {
        return Some("ckb");
    }
    if letters.are_urdu() {
        return Some("ur");
    }
    if (letters.sorani + letters.urdu) * 50 > letters.all {
        return None;
    }
    let (mut arabic, mut persian, mut words, mut articles) = (Hits::of("ar"), Hits::of("fa"), 0, 0);
    for word in words_of(text) {
        words += usize::from(word.chars().next().and_then(Script::of_letter).is_some());
        arabic.add(word);
        persian.add(word);
        articles += usize::from(has_article(word));
    }
    let signs = arabic.count + articles;
    let is_arabic = signs >= 3
        && signs * 5 >= words
        && persian.count * 3 < signs
        && letters.persian * 33 <= letters.all;
    let is_persian = persian.are_enough(words, 2) && persian.count > 3 * signs;
    match (is_arabic, is_persian && letters.persian > 0) {
        (true, _) => Some("ar"),
        (_, true) => Some("fa"),
        _ => None,
    }
}

/// Whether a word begins with the article, alone or behind a clitic: it is in every Arabic sentence and in no other
/// language but in names.
fn has_article(word: &str) -> bool {
    let inner = word.trim_start_matches(['و', 'ف', 'ب', 'ك']);
    let rest = inner.strip_prefix("ال").or_else(|| inner.strip_prefix("لل"));
    rest.is_some_and(|rest| rest.chars().count() >= 3)
}

/// Letters of several languages that are known here, and of others.
const OF_SEVERAL: [char; 12] = ['ç', 'ş', 'ö', 'ü', 'Ç', 'Ş', 'Ö', 'Ü', 'â', 'ô', 'ï', 'ë'];

/// How many Latin letters, and of those that only some languages have.
#[derive(Default)]
struct LatinLetters {
    all: usize,
    kurmanji: usize,
    turkish: usize,
    french: usize,
    /// Of languages that are not known here.
    others: usize,
}

impl LatinLetters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for letter in text.chars().filter(|it| Script::of_letter(*it) == Some(Script::Latin)) {
            letters.all += 1;
            match letter {
                'ê' | 'î' | 'û' | 'Ê' | 'Î' | 'Û' => letters.kurmanji += 1,
                'ğ' | 'ı' | 'Ğ' | 'İ' => letters.turkish += 1,
                'é' | 'è' | 'à' | 'ù' | 'œ' | 'É' | 'È' | 'À' => letters.french += 1,
                letter if letter.is_ascii() || OF_SEVERAL.contains(&letter) => {}
                _ => letters.others += 1,
            }
        }
        letters
    }

    fn are_kurmanji(&self) -> bool {
        self.kurmanji >= 2 && self.kurmanji * 33 >= self.all
    }

    fn are_turkish(&self) -> bool {
        self.turkish >= 2 && self.turkish * 50 >= self.all
    }
}

fn latin(text: &str, letters: &LatinLetters, fewest: usize) -> Option<&'static str> {
    if letters.all < fewest || letters.others * 50 > letters.all {
        return None;
    }
    let mut all = ["kmr", "tr", "en", "fr"].map(Hits::of);
    let mut words = 0;
    let mut lower = String::new();
    for word in words_of(text) {
        words += usize::from(word.chars().next().and_then(Script::of_letter).is_some());
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        for hits in &mut all {
            hits.add(&lower);
        }
    }
    let [kurmanji, turkish, english, french] = &all;
    let is_foreign = letters.are_kurmanji() || letters.are_turkish();
    // Zazaki has Kurmanji's letters and none of these words, Dutch has English words but not these.
    let is_kurmanji = letters.are_kurmanji()
        && kurmanji.are_enough(words, 2)
        && ["ji", "li", "ku", "bi", "jî"].iter().any(|word| kurmanji.has(word));
    let is_turkish = letters.are_turkish() && turkish.count >= 2;
    let is_english = !is_foreign
        && english.are_enough(words, 2)
        && ["the", "and", "that", "with", "said"].iter().any(|word| english.has(word));
    let is_french = !is_foreign && french.are_enough(words, 3);
    let candidates = [is_kurmanji, is_turkish, is_english, is_french];
    let mut candidates = candidates.iter().zip(&all).filter(|(is, _)| **is).map(|(_, it)| it);
    let best = candidates.next()?;
    candidates.next().is_none().then_some(best.language)
}

/// The small words of a language in a text.
struct Hits {
    language: &'static str,
    words: &'static [&'static str],
    /// Which of them there are.
    there: u32,
    count: usize,
}

impl Hits {
    fn of(language: &'static str) -> Self {
        Self { language, words: small_words::of(language), there: 0, count: 0 }
    }

    fn add(&mut self, word: &str) {
        if let Some(at) = self.words.iter().position(|one| *one == word) {
            self.there |= 1 << at;
            self.count += 1;
        }
    }

    fn has(&self, word: &str) -> bool {
        let at = self.words.iter().position(|one| *one == word);
        at.is_some_and(|at| self.there & (1 << at) != 0)
    }

    /// Whether there are as many in `words` as in a text of the language, and `different` ones at least.
    fn are_enough(&self, words: usize, different: u32) -> bool {
        self.count >= 3
            && self.there.count_ones() >= different
            && self.count * WORDS_TO_ONE >= words
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |letter: char| !(is_alphabetic(letter) || letter == '\u{200c}');
    text.split(is_between).filter(|word| !word.is_empty())
}

fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}')
}

#[cfg(test)]
mod tests;
