//! Words, characters and reading time.

use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::address;
use crate::article::{Block, Document, Visit};

/// How long a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Length {
    /// As a reader counts them.
    pub words: u32,
    /// Unicode scalar values without marks above and below; spaces are counted, ends of lines are not.
    pub characters: u32,
    /// Minutes to read it silently.
    pub reading_minutes: u32,
}

/// How long lines of text in a language are together; no word goes on from one line to the next.
pub fn length<'a>(lines: impl IntoIterator<Item = &'a str>, language: &str) -> Length {
    let (mut count, mut letters) = (0, 0);
    for line in lines {
        count += words(line);
        letters += line.split('\n').map(characters).sum::<usize>();
    }
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Length {
        words: whole(count),
        characters: whole(letters),
        reading_minutes: reading_minutes(count, language),
    }
}

/// How long the body is: all that can be read in it, captions and notes included.
#[must_use]
pub fn document_length(document: &Document, language: &str) -> Length {
    let mut lines = Vec::new();
    for block in document.blocks() {
        block.walk(&mut |step| {
            if let Visit::Line(_, content) = step {
                lines.push(content.to_text());
            }
        });
    }
    length(lines.iter().map(String::as_str), language)
}

/// Words in `text`, as a reader counts them.
///
/// UAX 29 words that hold a letter or digit, with these differences: an address is one word, a hyphen joins
/// (COVID-19), so do `/`, `:` and a dash between numbers (2019/10/14, 10:30), a lone tatweel is a dash and
/// no word, and a full stop or colon without a space after it still ends a word.
#[must_use]
pub fn words(text: &str) -> usize {
    let mut count = 0;
    let mut start = 0;
    for address in address::find(text) {
        count += words_without_addresses(&text[start..address.bytes.start]);
        // A clitic and the name it leans on are one word.
        let leans = text[..address.bytes.start].chars().next_back().is_some_and(is_counted);
        count += usize::from(!leans);
        start = address.bytes.end;
    }
    count + words_without_addresses(&text[start..])
}

/// Words in the body: all that can be read in it, captions and notes included.
#[must_use]
pub fn document_words(document: &Document) -> usize {
    document.blocks().iter().map(block_words).sum()
}

/// Words in a block and the blocks inside it.
#[must_use]
pub fn block_words(block: &Block) -> usize {
    let mut count = 0;
    block.walk(&mut |step| {
        if let Visit::Line(_, content) = step {
            count += words(&content.to_text());
        }
    });
    count
}

/// Characters as a reader counts them: Unicode scalar values without marks above and below.
#[must_use]
pub fn characters(text: &str) -> usize {
    text.chars().filter(|c| !is_combining_mark(*c)).count()
}

/// Minutes to read so many words silently in a language, rounded; at least 1 where there is a word.
#[must_use]
pub fn reading_minutes(words: usize, language: &str) -> u32 {
    if words == 0 {
        return 0;
    }
    let speed = words_per_minute(language);
    let minutes = words.saturating_add(speed / 2) / speed;
    u32::try_from(minutes.max(1)).unwrap_or(u32::MAX)
}

/// Source: English 238, silent, non-fiction: Brysbaert 2019, “How many words do we read per minute?”,
/// doi 10.1016/j.jml.2019.104047, by which other languages differ as the number of words they need for
/// the same message. That relation is taken from Trauzettel-Klosinski and Dietz 2012 (`IReST`),
/// doi 10.1167/iovs.11-8284, words a minute aloud: English 228, Arabic 138, mean of 17 languages 184.
/// 238 × 138 ÷ 228 = 144; 238 × 184 ÷ 228 = 192.
fn words_per_minute(language: &str) -> usize {
    match language.split('-').next().unwrap_or_default() {
        "en" => 238,
        "ar" => 144,
        _ => 192,
    }
}

fn words_without_addresses(text: &str) -> usize {
    let mut count = 0;
    // The word before, and what may join it to the next.
    let mut before: Option<&str> = None;
    let mut joint: Option<char> = None;
    for part in text.split_word_bounds() {
        if part.chars().any(is_counted) {
            let joined = before.zip(joint).is_some_and(|(before, c)| joins(before, c, part));
            count += usize::from(!joined) + inner_ends(part);
            (before, joint) = (Some(part), None);
        } else {
            let mut chars = part.chars();
            match (chars.next(), chars.next(), joint) {
                (Some(c), None, None) if before.is_some() => joint = Some(c),
                _ => (before, joint) = (None, None),
            }
        }
    }
    count
}

fn is_counted(c: char) -> bool {
    c.is_alphanumeric() && c != '\u{640}'
}

fn joins(before: &str, joint: char, after: &str) -> bool {
    let numbers = before.chars().next_back().is_some_and(char::is_numeric)
        && after.chars().next().is_some_and(char::is_numeric);
    match joint {
        '-' | '\u{2010}' | '\u{2011}' => true,
        '/' | ':' | '\u{2013}' => numbers,
        _ => false,
    }
}

/// Ends of words inside a UAX 29 word, which keeps «انتهى.وقال» together as if it were an abbreviation.
fn inner_ends(word: &str) -> usize {
    let is_word = |part: &&str| {
        part.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
            && !part.chars().any(char::is_numeric)
    };
    let parts: Vec<&str> = word.split(['.', ':']).collect();
    parts.windows(2).filter(|pair| pair.iter().all(is_word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_a_reader_counts() {
        for (text, count) in [
            ("", 0),
            (" \n", 0),
            ("— - – « » “ ” … * ـ", 0),
            ("كَتَبَ الطَّالِبُ الدَّرْسَ", 3),
            ("الـمـونيتور", 1),
            ("دەنگ‌وباس", 1),
            ("می‌خواهم بروم", 2),
            ("وقال للصحفيين", 2),
            ("و قال", 2),
            ("1,234.5", 1),
            ("٣٫٥ و ١٬٢٣٤", 3),
            ("2019-10-14", 1),
            ("١٤/١٠/٢٠١٩", 1),
            ("الساعة 10:30", 2),
            ("2010–2019", 1),
            ("+963-11-555", 1),
            ("50% و٪ و50٪", 3),
            ("l'eau l’eau", 2),
            ("@handle #وسم_مركب", 2),
            ("و@handle", 1),
            ("https://example.org/a-b?c=d,e", 1),
            ("desk@example.org", 1),
            ("COVID-19 في سوريا", 3),
            ("قال- إن", 2),
            ("«قسد»، “قسد”", 2),
            ("انتهى.وقال:نعم", 3),
            ("ق.م", 1),
            ("U.S. troops", 2),
            ("👨‍👩‍👧 عائلة", 1),
            ("كلمة\nكلمة", 2),
            ("ك\u{200F}تاب", 1),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }

    #[test]
    fn marks_are_no_characters() {
        assert_eq!(characters("كَتَبَ"), 3);
        assert_eq!(characters("e\u{301}"), 1);
        assert_eq!(characters("سوريا 24"), 8);
        assert_eq!(characters(""), 0);
    }

    #[test]
    fn lines_are_as_long_as_their_letters_together() {
        let lines = ["كَتَبَ الدرس", "", "سطر\nثان", "24"];
        let length = length(lines, "ar");
        assert_eq!(length, Length { words: 5, characters: 17, reading_minutes: 1 });
        assert_eq!(super::length([], "ar"), Length::default());
    }

    #[test]
    fn reading_takes_a_minute_at_least() {
        assert_eq!(reading_minutes(0, "ar"), 0);
        assert_eq!(reading_minutes(1, "ar"), 1);
        assert_eq!(reading_minutes(215, "ar"), 1);
        assert_eq!(reading_minutes(216, "ar"), 2);
        assert_eq!(reading_minutes(1440, "ar-SY"), 10);
        assert_eq!(reading_minutes(2380, "en"), 10);
        assert_eq!(reading_minutes(1920, "ckb"), 10);
        assert_eq!(reading_minutes(usize::MAX, "ar"), u32::MAX);
    }
}
