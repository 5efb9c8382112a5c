//! The script of a letter, of a line and of a language.

use crate::article::Dir;
use crate::text::letter::is_alphabetic;
use crate::text::{address, direction};

/// A script that news is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Arabic,
    Cyrillic,
    Greek,
    Hebrew,
    Armenian,
    Georgian,
    Syriac,
    Hangul,
    /// Chinese, and what Japanese writes beside it.
    Chinese,
    /// All others that run from left to right.
    Other,
}

impl Script {
    const ALL: [Self; 11] = [
        Self::Latin,
        Self::Arabic,
        Self::Cyrillic,
        Self::Greek,
        Self::Hebrew,
        Self::Armenian,
        Self::Georgian,
        Self::Syriac,
        Self::Hangul,
        Self::Chinese,
        Self::Other,
    ];

    /// The script of a letter; nothing of marks, digits and signs, nor of letters that are signs in every script.
    ///
    /// Source: Unicode 16, `Scripts` and `Blocks`.
    pub(super) fn of_letter(letter: char) -> Option<Self> {
        Some(match u32::from(letter) {
            0x41..=0x5a | 0x61..=0x7a => Self::Latin,
            0x620..=0x63f | 0x641..=0x64a | 0x66e..=0x6d3 => Self::Arabic,
            _ if !is_alphabetic(letter) => return None,
            0xaa | 0xb5 | 0xba | 0x2b0..=0x2ff | 0x640 | 0x1d400..=0x1d7ff => return None,
            0xc0..=0x2af
            | 0x1e00..=0x1eff
            | 0x2c60..=0x2c7f
            | 0xa720..=0xa7ff
            | 0xfb00..=0xfb06
            | 0xff21..=0xff5a => Self::Latin,
            0x600..=0x6ff | 0x750..=0x77f | 0x870..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfeff => {
                Self::Arabic
            }
            0x400..=0x52f | 0x1c80..=0x1c8f | 0xa640..=0xa69f => Self::Cyrillic,
            0x370..=0x3ff | 0x1f00..=0x1fff => Self::Greek,
            0x590..=0x5ff | 0xfb1d..=0xfb4f => Self::Hebrew,
            0x530..=0x58f | 0xfb13..=0xfb17 => Self::Armenian,
            0x10a0..=0x10ff | 0x1c90..=0x1cbf | 0x2d00..=0x2d2f => Self::Georgian,
            0x700..=0x74f | 0x860..=0x86f => Self::Syriac,
            0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7af => Self::Hangul,
            0x2e80..=0x30ff | 0x31f0..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => {
                Self::Chinese
            }
            _ if direction::of_letter(letter) == Some(Dir::Rtl) => return None,
            _ => Self::Other,
        })
    }

    /// The script that a language is written in, by the tag's own word where it has one.
    ///
    /// Source: Unicode CLDR, likely subtags.
    pub(super) fn of_language(tag: &str) -> Self {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        if let Some(code) = parts.next().filter(|part| part.len() == 4) {
            return Self::of_code(code);
        }
        match primary {
            "he" | "iw" | "yi" | "ji" => Self::Hebrew,
            "syr" | "arc" => Self::Syriac,
            "ru" | "uk" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "tg" | "mn" => Self::Cyrillic,
            "el" => Self::Greek,
            "hy" => Self::Armenian,
            "ka" => Self::Georgian,
            "ko" => Self::Hangul,
            "zh" | "ja" | "yue" => Self::Chinese,
            "dv" | "nqo" | "rhg" | "hi" | "mr" | "ne" | "bn" | "pa" | "gu" | "ta" | "te" | "kn"
            | "ml" | "si" | "th" | "lo" | "km" | "my" | "bo" | "am" | "ti" => Self::Other,
            _ if direction::of_language(primary) == Dir::Rtl => Self::Arabic,
            _ => Self::Latin,
        }
    }

    /// Source: ISO 15924.
    fn of_code(code: &str) -> Self {
        match code.to_ascii_lowercase().as_str() {
            "latn" => Self::Latin,
            "arab" | "aran" => Self::Arabic,
            "cyrl" => Self::Cyrillic,
            "grek" => Self::Greek,
            "hebr" => Self::Hebrew,
            "armn" => Self::Armenian,
            "geor" => Self::Georgian,
            "syrc" => Self::Syriac,
            "hang" | "kore" => Self::Hangul,
            "hani" | "hans" | "hant" | "jpan" => Self::Chinese,
            _ => Self::Other,
        }
    }

    fn dir(self) -> Dir {
        match self {
            Self::Arabic | Self::Hebrew | Self::Syriac => Dir::Rtl,
            _ => Dir::Ltr,
        }
    }

    /// The tag of a text of which no more is known than that it is in this script.
    ///
    /// Source: RFC 5646, sections 2.2.1 and 4.1.
    pub(super) fn undetermined(self) -> &'static str {
        match self {
            Self::Latin => "und-Latn",
            Self::Arabic => "und-Arab",
            Self::Cyrillic => "und-Cyrl",
            Self::Greek => "und-Grek",
            Self::Hebrew => "und-Hebr",
            Self::Armenian => "und-Armn",
            Self::Georgian => "und-Geor",
            Self::Syriac => "und-Syrc",
            Self::Hangul => "und-Hang",
            Self::Chinese => "und-Hani",
            Self::Other => "und",
        }
    }
}

/// The script that the line `text` is in, in an article that runs in `article`: of the scripts with the direction of
/// the line, the one of most letters. Nothing where no letter stands outside of addresses, handles and hashtags.
pub(super) fn of_line(text: &str, article: Dir) -> Option<Script> {
    let counts = Counts::of(text);
    let mut there = counts.there();
    match (there.next(), there.next()) {
        (None, _) => None,
        // Letters of one script, of which an address may have all.
        (Some(only), None) => {
            let may_have_address = text.contains(['.', '@', '#', ':']);
            (!may_have_address || direction::of_first(text).is_some()).then_some(only)
        }
        _ => {
            let counts = Counts::without_addresses(text);
            let mut there = counts.there();
            let first = there.next()?;
            let dir = if there.all(|other| other.dir() == first.dir()) {
                first.dir()
            } else {
                direction::of_text(text, article)
            };
            counts.there().filter(|script| script.dir() == dir).max_by_key(|it| counts.count(*it))
        }
    }
}

/// How many letters of which script.
#[derive(Default)]
struct Counts([usize; Script::ALL.len()]);

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        counts.add(text);
        counts
    }

    fn without_addresses(text: &str) -> Self {
        let mut counts = Self::default();
        let mut start = 0;
        for address in address::find(text) {
            counts.add(&text[start..address.bytes.start]);
            start = address.bytes.end;
        }
        counts.add(&text[start..]);
        counts
    }

    fn add(&mut self, text: &str) {
        for script in text.chars().filter_map(Script::of_letter) {
            self.0[script as usize] += 1;
        }
    }

    fn count(&self, script: Script) -> usize {
        self.0[script as usize]
    }

    /// The scripts that have a letter.
    fn there(&self) -> impl Iterator<Item = Script> {
        Script::ALL.into_iter().filter(|script| self.count(*script) > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_a_script() {
        for (tag, script) in [
            ("ar", Script::Arabic),
            ("ar-SY", Script::Arabic),
            ("ckb", Script::Arabic),
            ("ku-Arab-IQ", Script::Arabic),
            ("und-Arab", Script::Arabic),
            ("kmr", Script::Latin),
            ("ku", Script::Latin),
            ("ckb-Latn", Script::Latin),
            ("und-Latn", Script::Latin),
            ("he", Script::Hebrew),
            ("ru", Script::Cyrillic),
            ("sr-Latn", Script::Latin),
            ("syr", Script::Syriac),
            ("hi", Script::Other),
        ] {
            assert_eq!(Script::of_language(tag), script, "{tag}");
        }
        for script in Script::ALL.into_iter().filter(|script| *script != Script::Other) {
            assert_eq!(Script::of_language(script.undetermined()), script);
        }
    }

    #[test]
    fn letters_have_a_script() {
        for (letters, script) in [
            ("aZéêışğŞ", Some(Script::Latin)),
            ("اةەێڵیگﷲ", Some(Script::Arabic)),
            ("Жґ", Some(Script::Cyrillic)),
            ("Ωά", Some(Script::Greek)),
            ("שׂ", Some(Script::Hebrew)),
            ("աԱ", Some(Script::Armenian)),
            ("ქ", Some(Script::Georgian)),
            ("ܫ", Some(Script::Syriac)),
            ("한", Some(Script::Hangul)),
            ("漢かカ", Some(Script::Chinese)),
            ("हไ", Some(Script::Other)),
            ("1٢۳—«‏😀µªـ𝐀ߊ", None),
        ] {
            for letter in letters.chars().filter(|letter| !matches!(letter, '\u{5c2}')) {
                assert_eq!(Script::of_letter(letter), script, "{letter}");
            }
        }
    }
}
