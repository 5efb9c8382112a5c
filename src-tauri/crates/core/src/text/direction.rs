//! The direction of a piece of text.
//!
//! A line is weighed: the direction that more of its letters have is its own. In an article that runs from right
//! to left two things come before: a line whose first letter runs from right to left does so itself, whatever stands
//! further on, and so does one whose Latin words are names ([`has_latin_names_only`]). The two directions are not
//! alike. Arabic news is full of Latin names, and three companies outweigh the sentence they stand in («وقّعت Microsoft
//! وGoogle وAmazon الاتفاق»), while a line that is Latin hardly ever begins with an Arabic letter. It is no rule for
//! articles that are Latin, where an Arabic word is what the line explains («سوريا (Syria) is the Arabic name of …»).

use unicode_bidi::BidiClass;

use super::{address, letter};
use crate::article::{Block, Dir, Paragraph, Visit};

/// The direction a language is written in: by its script where the tag names one.
#[must_use]
pub fn of_language(tag: &str) -> Dir {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let script = parts.next().filter(|part| part.len() == 4).map(str::to_ascii_lowercase);
    let rtl = match script {
        Some(script) => RTL_SCRIPTS.contains(&script.as_str()),
        None => RTL_LANGUAGES.contains(&language.as_str()),
    };
    if rtl { Dir::Rtl } else { Dir::Ltr }
}

/// The direction of the line `text` in an article that runs in `article`, which is also what it has where its
/// letters tie or there are none. Letters of addresses, handles and hashtags count for nothing.
#[must_use]
pub fn of_text(text: &str, article: Dir) -> Dir {
    Weight::of(text).direction(article)
}

/// The direction of the first letter of `text` that has one, outside of addresses, handles and hashtags.
#[must_use]
pub fn of_first(text: &str) -> Option<Dir> {
    let first = |part: &str| part.chars().find_map(of_letter);
    let mut start = 0;
    for address in address::find(text) {
        if let Some(dir) = first(&text[start..address.bytes.start]) {
            return Some(dir);
        }
        start = address.bytes.end;
    }
    first(&text[start..])
}

/// Whether the Latin words of a line in Arabic script are names, of which there may be any number. Names begin with a
/// capital; a Latin sentence with Arabic words in it goes on with small letters, and has more words that begin with
/// one than words from right to left. Letters of addresses, handles and hashtags count for nothing.
#[must_use]
pub fn has_latin_names_only(line: &str) -> bool {
    Counts::of(line).has_latin_names_only()
}

/// The direction of a letter; nothing of marks, digits and signs.
#[must_use]
pub fn of_letter(c: char) -> Option<Dir> {
    match c {
        // Most of any line, without the tables of Unicode.
        'a'..='z' | 'A'..='Z' => Some(Dir::Ltr),
        '\0'..='\u{7f}' => None,
        '\u{620}'..='\u{64a}' => Some(Dir::Rtl),
        _ => of_any_letter(c),
    }
}

fn of_any_letter(c: char) -> Option<Dir> {
    match letter::bidi_class(c) {
        _ if !letter::is_alphabetic(c) => None,
        BidiClass::R | BidiClass::AL => Some(Dir::Rtl),
        BidiClass::L => Some(Dir::Ltr),
        _ => None,
    }
}

/// Languages written from right to left where their tag names no script.
///
/// Source: Unicode CLDR, likely subtags.
const RTL_LANGUAGES: [&str; 45] = [
    "acm", "adf", "aeb", "aec", "afb", "ajp", "apc", "apd", "ar", "arb", "arc", "arq", "ars",
    "ary", "arz", "azb", "bal", "bej", "bqi", "ckb", "dv", "fa", "fas", "glk", "he", "iw", "ji",
    "khw", "ks", "lrc", "mzn", "nqo", "pes", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr",
    "ug", "ur", "yi", "haz",
];

/// Scripts written from right to left, by their ISO 15924 code.
const RTL_SCRIPTS: [&str; 13] = [
    "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi",
    "armi",
];

/// The direction of a block: what a person set, else its text's, else the article's. A block that holds
/// others goes by all of their lines: in an article from right to left, by the first of them that has letters, for
/// its side is that of the line it begins with (the names of a table's columns, who is quoted); else by what
/// each line weighs, where a line that runs from right to left there counts for that with all its letters.
#[must_use]
pub fn of_block(block: &Block, article: Dir) -> Dir {
    if let Some(dir) = block.attrs().dir {
        return dir;
    }
    let mut weight = Weight::default();
    block.walk(&mut |step| {
        if let Visit::Line(_, content) = step {
            weight.add(Weight::of(&content.to_text()));
        }
    });
    weight.direction(article)
}

/// The direction of paragraphs that stand together, as [`of_block`] has it of a block that holds them.
#[must_use]
pub fn of_paragraphs(paragraphs: &[Paragraph], article: Dir) -> Dir {
    let mut weight = Weight::default();
    for paragraph in paragraphs {
        weight.add(Weight::of(&paragraph.content.to_text()));
    }
    weight.direction(article)
}

/// What is counted in one line.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    /// The direction of the first letter.
    first: Option<Dir>,
    letters: i64,
    /// How many letters more run from right to left than from left to right.
    balance: i64,
    /// Words from right to left. Where the direction changes, another word begins: the clitic before a Latin name is
    /// one.
    rtl_words: u32,
    /// Words from left to right that begin with a small letter.
    small_words: u32,
}

impl Counts {
    fn of(line: &str) -> Self {
        let mut counts = Self::default();
        let mut start = 0;
        for address in address::find(line) {
            counts.count(&line[start..address.bytes.start]);
            start = address.bytes.end;
        }
        counts.count(&line[start..]);
        counts
    }

    fn count(&mut self, text: &str) {
        let mut last = None;
        for letter in text.chars() {
            let dir = of_letter(letter);
            match dir {
                Some(dir) => {
                    self.first = self.first.or(Some(dir));
                    self.letters += 1;
                    self.balance += if dir == Dir::Rtl { 1 } else { -1 };
                    if last != Some(dir) {
                        self.rtl_words += u32::from(dir == Dir::Rtl);
                        self.small_words += u32::from(dir == Dir::Ltr && letter.is_lowercase());
                    }
                }
                None if is_inside_word(letter) => continue,
                None => {}
            }
            last = dir;
        }
    }

    fn has_latin_names_only(self) -> bool {
        match self.first {
            Some(Dir::Rtl) => self.small_words <= self.rtl_words,
            // A line that begins in Latin has to be surer of it: «Syria (سوريا) today».
            _ => self.rtl_words > 0 && (self.small_words == 0 || self.small_words < self.rtl_words),
        }
    }
}

/// Whether a word goes on behind it: marks on letters, joiners, apostrophes.
fn is_inside_word(c: char) -> bool {
    match c {
        '\u{200C}' | '\u{200D}' | '\'' | '’' => true,
        '\0'..='\u{7f}' => false,
        _ => letter::bidi_class(c) == BidiClass::NSM,
    }
}

/// What the letters of one line or several say of a direction.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// The first line with letters runs from right to left in an article that does.
    is_led: Option<bool>,
    /// How many letters more run from right to left than from left to right.
    balance: i64,
    /// The same where all letters of a line that runs from right to left in such an article count as that.
    led: i64,
}

impl Weight {
    fn of(line: &str) -> Self {
        let counts = Counts::of(line);
        let is_led = counts.first == Some(Dir::Rtl) || counts.has_latin_names_only();
        let led = if is_led { counts.letters } else { counts.balance };
        Self { is_led: counts.first.map(|_| is_led), balance: counts.balance, led }
    }

    /// Adds the lines that stand below.
    fn add(&mut self, below: Self) {
        self.is_led = self.is_led.or(below.is_led);
        self.balance += below.balance;
        self.led += below.led;
    }

    fn direction(self, article: Dir) -> Dir {
        let own = match (article, self.is_led) {
            (Dir::Rtl, Some(true)) => Some(Dir::Rtl),
            (Dir::Rtl, _) => heavier(self.led),
            (Dir::Ltr, _) => heavier(self.balance),
        };
        own.unwrap_or(article)
    }
}

fn heavier(balance: i64) -> Option<Dir> {
    match balance {
        1.. => Some(Dir::Rtl),
        0 => None,
        ..0 => Some(Dir::Ltr),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockAttrs, InlineContent, List, ListItem, ListKind};
    use ulid::Ulid;

    #[test]
    fn the_shared_cases_hold() {
        #[derive(serde::Deserialize)]
        struct Case {
            text: String,
            article: Dir,
            expect: Dir,
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/direction.json");
        let json = std::fs::read_to_string(path).unwrap();
        let cases: Vec<Case> = serde_json::from_str(&json).unwrap();
        assert!(cases.len() > 10, "the fixture is there and full");
        for Case { text, article, expect } in cases {
            assert_eq!(of_text(&text, article), expect, "{text}");
        }
    }

    #[test]
    fn every_letter_that_is_told_at_once_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(of_letter(c), of_any_letter(c), "{c:?}");
            let is_mark = unicode_bidi::bidi_class(c) == BidiClass::NSM;
            let is_joined = matches!(c, '\u{200C}' | '\u{200D}' | '\'' | '’');
            assert_eq!(is_inside_word(c), is_mark || is_joined, "{c:?}");
        }
    }

    #[test]
    fn languages_have_a_direction() {
        for tag in [
            "ar",
            "ar-SY",
            "AR",
            "ckb",
            "fa-AF",
            "ur",
            "he",
            "ps",
            "sd",
            "ug",
            "dv",
            "syr",
            "yi",
            "arc",
            "ku-Arab",
            "az-Arab-IR",
            "pa-arab",
        ] {
            assert_eq!(of_language(tag), Dir::Rtl, "{tag}");
        }
        for tag in ["en", "kmr", "ku", "tr", "az", "ar-Latn", "ckb-Latn", "uz-Cyrl", "", "aramaic"]
        {
            assert_eq!(of_language(tag), Dir::Ltr, "{tag}");
        }
    }

    #[test]
    fn letters_are_weighed_and_addresses_are_not() {
        for (text, dir) in [
            ("COVID-19 في سوريا", Dir::Rtl),
            ("Syria (سوريا) today", Dir::Ltr),
            ("سوريا بلد في غرب آسيا", Dir::Rtl),
            ("انظر https://example.org/long/path", Dir::Rtl),
            ("في desk@example.org", Dir::Rtl),
            ("من @long_handle و #LongHashtag", Dir::Rtl),
            ("שלום", Dir::Rtl),
        ] {
            for fallback in [Dir::Rtl, Dir::Ltr] {
                assert_eq!(of_text(text, fallback), dir, "{text}");
            }
        }
        for text in
            ["", "2019 – 14.10.", "ab اب", "👍", "\u{200F}123", "https://example.org", "#وسم"]
        {
            for fallback in [Dir::Rtl, Dir::Ltr] {
                assert_eq!(of_text(text, fallback), fallback, "{text}");
            }
        }
    }

    #[test]
    fn latin_names_in_an_arabic_line_are_known_by_their_capitals() {
        for text in [
            "Microsoft وGoogle وAmazon توقّع",
            "Microsoft Windows Server في سوريا",
            "McDonald's في سوريا",
            "iPhone Pro Max في أسواق",
            "وقّعت Microsoft",
        ] {
            assert!(has_latin_names_only(text), "{text}");
            assert_eq!(of_text(text, Dir::Rtl), Dir::Rtl, "{text}");
        }
        for text in [
            "The word قسد stands for the Syrian Democratic Forces",
            "Syria (سوريا) today",
            "Syria Today",
            "قسد said nothing in English today",
            "",
        ] {
            assert!(!has_latin_names_only(text), "{text}");
        }
    }

    #[test]
    fn a_line_that_begins_with_an_arabic_letter_is_arabic_in_an_arabic_article() {
        for text in [
            "وقّعت Microsoft وGoogle وAmazon الاتفاق.",
            "«قسد» (Syrian Democratic Forces) statement",
            "2019: شركة Hewlett Packard Enterprise",
            "https://example.org – عن Deutsche Presse-Agentur",
            "#Syria سوريا Associated Press",
        ] {
            assert_eq!(of_text(text, Dir::Rtl), Dir::Rtl, "{text}");
            assert_eq!(of_text(text, Dir::Ltr), Dir::Ltr, "{text}");
            assert_eq!(of_first(text), Some(Dir::Rtl), "{text}");
        }
        for text in ["", "2019", "#وسم", "👍"] {
            assert_eq!(of_first(text), None, "{text}");
        }
    }

    fn paragraph(text: &str) -> Paragraph {
        let attrs = BlockAttrs::new(&mut || Ulid::from(1));
        Paragraph { attrs, content: InlineContent::plain(text) }
    }

    fn list(lines: &[&str]) -> List {
        let item = |text: &&str| ListItem { content: vec![Block::Paragraph(paragraph(text))] };
        let items = lines.iter().map(item).collect();
        let attrs = BlockAttrs::new(&mut || Ulid::from(99));
        List { attrs, kind: ListKind::Bullet, start: 1, items }
    }

    #[test]
    fn the_shared_cases_of_lists_hold() {
        #[derive(serde::Deserialize)]
        struct Case {
            lines: Vec<String>,
            article: Dir,
            expect: Dir,
        }
        let path =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/direction_lists.json");
        let json = std::fs::read_to_string(path).unwrap();
        let cases: Vec<Case> = serde_json::from_str(&json).unwrap();
        assert!(cases.len() > 10, "the fixture is there and full");
        for Case { lines, article, expect } in cases {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let paragraphs: Vec<Paragraph> = lines.iter().copied().map(paragraph).collect();
            assert_eq!(of_paragraphs(&paragraphs, article), expect, "{lines:?} in {article:?}");
            let list = Block::List(list(&lines));
            assert_eq!(of_block(&list, article), expect, "{lines:?} in {article:?}");
        }
    }

    #[test]
    fn what_a_person_set_wins() {
        let mut list = list(&["Syria", "العراق", "لبنان"]);
        assert_eq!(of_block(&Block::List(list.clone()), Dir::Ltr), Dir::Rtl);
        list.attrs.dir = Some(Dir::Ltr);
        assert_eq!(of_block(&Block::List(list), Dir::Rtl), Dir::Ltr);
    }
}
