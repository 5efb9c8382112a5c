//! The direction of a piece of text.

use unicode_bidi::{BidiClass, bidi_class};

use super::address;
use crate::article::{Block, Dir, Visit};

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

/// The direction of `text` by its strong letters, weighed over the whole; `fallback` where they tie or there
/// is none. Letters of addresses, handles and hashtags are not weighed.
#[must_use]
pub fn of_text(text: &str, fallback: Dir) -> Dir {
    let mut balance = 0;
    weigh(text, &mut balance);
    heavier(balance, fallback)
}

/// The direction of a block: what a person set, else its text's, else the article's. A block that holds
/// others is weighed with all of them.
#[must_use]
pub fn of_block(block: &Block, article: Dir) -> Dir {
    if let Some(dir) = block.attrs().dir {
        return dir;
    }
    let mut balance = 0;
    block.walk(&mut |step| {
        if let Visit::Line(_, content) = step {
            weigh(&content.to_text(), &mut balance);
        }
    });
    heavier(balance, article)
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

/// Adds the right-to-left letters of `text` to `balance` and takes the left-to-right ones away.
fn weigh(text: &str, balance: &mut i64) {
    let mut start = 0;
    for address in address::find(text) {
        *balance += balance_of(&text[start..address.bytes.start]);
        start = address.bytes.end;
    }
    *balance += balance_of(&text[start..]);
}

fn balance_of(text: &str) -> i64 {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .map(|c| match bidi_class(c) {
            BidiClass::R | BidiClass::AL => 1,
            BidiClass::L => -1,
            _ => 0,
        })
        .sum()
}

fn heavier(balance: i64, fallback: Dir) -> Dir {
    match balance {
        1.. => Dir::Rtl,
        0 => fallback,
        ..0 => Dir::Ltr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockAttrs, InlineContent, List, ListItem, ListKind, Paragraph};
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
    fn what_a_person_set_wins_and_a_list_is_weighed_whole() {
        let mut number = 0;
        let mut ids = || {
            number += 1;
            Ulid::from(number)
        };
        let mut item = |text: &str| {
            let (attrs, content) = (BlockAttrs::new(&mut ids), InlineContent::plain(text));
            ListItem { content: vec![Block::Paragraph(Paragraph { attrs, content })] }
        };
        let items = vec![item("Syria"), item("العراق"), item("لبنان")];
        let attrs = BlockAttrs::new(&mut || Ulid::from(99));
        let mut list = List { attrs, kind: ListKind::Bullet, start: 1, items };
        assert_eq!(of_block(&Block::List(list.clone()), Dir::Ltr), Dir::Rtl);
        list.attrs.dir = Some(Dir::Ltr);
        assert_eq!(of_block(&Block::List(list), Dir::Rtl), Dir::Ltr);
    }
}
