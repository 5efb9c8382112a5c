//! The direction of a piece of text.
//!
//! A line is weighed: the direction that more of its letters have is its own. In an article that runs from right
//! to left one thing comes before: a line whose first letter runs from right to left does so itself, whatever
//! stands further on. The two directions are not alike. Arabic news is full of Latin names, and three companies
//! outweigh the sentence they stand in («وقّعت Microsoft وGoogle وAmazon الاتفاق»), while a line that is Latin hardly
//! ever begins with an Arabic letter; so there the beginning is the better witness. It is none the other way
//! round: Arabic lines do begin with Latin names («COVID-19 في سوريا»), and where the article is Latin, an Arabic word
//! at the beginning is what the line explains («سوريا (Syria) is the Arabic name of …»).

use unicode_bidi::{BidiClass, bidi_class};

use super::address;
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
    Weight::of(text).first
}

/// The direction of a letter; nothing of marks, digits and signs.
#[must_use]
pub fn of_letter(c: char) -> Option<Dir> {
    match bidi_class(c) {
        _ if !c.is_alphabetic() => None,
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
/// others goes by all of their lines: in an article from right to left, by the first letter of them all, for
/// its side is that of the line it begins with (the names of a table's columns, who is quoted); else by what
/// each line weighs, where a line that begins from right to left counts for that with all its letters.
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

/// What the letters of one line or several say of a direction.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// The direction of the first letter.
    first: Option<Dir>,
    /// How many letters more run from right to left than from left to right.
    balance: i64,
    /// The same where all letters of a line that begins from right to left count as that.
    led: i64,
}

impl Weight {
    fn of(line: &str) -> Self {
        let mut weight = Self::default();
        let mut letters = 0;
        let mut start = 0;
        for address in address::find(line) {
            weight.weigh(&line[start..address.bytes.start], &mut letters);
            start = address.bytes.end;
        }
        weight.weigh(&line[start..], &mut letters);
        weight.led = if weight.first == Some(Dir::Rtl) { letters } else { weight.balance };
        weight
    }

    fn weigh(&mut self, text: &str, letters: &mut i64) {
        for dir in text.chars().filter_map(of_letter) {
            self.first = self.first.or(Some(dir));
            self.balance += if dir == Dir::Rtl { 1 } else { -1 };
            *letters += 1;
        }
    }

    /// Adds the lines that stand below.
    fn add(&mut self, below: Self) {
        self.first = self.first.or(below.first);
        self.balance += below.balance;
        self.led += below.led;
    }

    fn direction(self, article: Dir) -> Dir {
        let own = match (article, self.first) {
            (Dir::Rtl, Some(Dir::Rtl)) => Some(Dir::Rtl),
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
