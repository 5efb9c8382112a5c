//! What a text measures where it is sent.

use unicode_segmentation::UnicodeSegmentation;
use warraq_core::text::address::{self, AddressKind};

/// UTF-16 units.
///
/// Source: Telegram, “Bot API”, `sendMessage` and `MessageEntity`.
pub(crate) fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// What X counts: an address 23, an emoji 2, letters of most alphabets 1, all others 2.
///
/// Source: twitter-text 3.1, `config/v3.json`.
pub(crate) fn weighted(text: &str) -> usize {
    let mut weight = 0;
    let mut at = 0;
    for found in address::find(text) {
        if found.kind == AddressKind::Url {
            weight += text[at..found.bytes.start].graphemes(true).map(of_cluster).sum::<usize>();
            weight += ADDRESS;
            at = found.bytes.end;
        }
    }
    weight + text[at..].graphemes(true).map(of_cluster).sum::<usize>()
}

/// An address, whatever its length.
const ADDRESS: usize = 23;
/// An emoji of however many parts.
const EMOJI: usize = 2;
/// Letters that count once; all others count twice.
const LIGHT: [std::ops::RangeInclusive<u32>; 4] = [0..=4351, 8192..=8205, 8208..=8223, 8242..=8247];

fn of_cluster(cluster: &str) -> usize {
    if is_emoji(cluster) { EMOJI } else { cluster.chars().map(of_letter).sum() }
}

fn of_letter(letter: char) -> usize {
    let code = u32::from(letter);
    if LIGHT.iter().any(|range| range.contains(&code)) { 1 } else { 2 }
}

/// Whether a cluster of several letters is shown as one picture: a flag, a key, a family, a skin.
///
/// Source: UTS 51, 1.4 (emoji sequences).
fn is_emoji(cluster: &str) -> bool {
    let mut letters = cluster.chars();
    let Some(first) = letters.next() else { return false };
    let rest = letters.as_str();
    if rest.is_empty() || rest.contains(AS_TEXT) {
        return false;
    }
    if rest.ends_with(KEY) {
        return matches!(first, '#' | '*' | '0'..='9');
    }
    let is_sign = matches!(first, '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}')
        && rest.contains(AS_PICTURE);
    let is_picture = matches!(
        first,
        '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
    ) || first >= '\u{1f000}';
    is_sign || is_picture
}

const AS_TEXT: char = '\u{fe0e}';
const AS_PICTURE: char = '\u{fe0f}';
const KEY: char = '\u{20e3}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_weighed_as_x_weighs_them() {
        for (text, weight) in [
            ("", 0),
            ("قسد", 3),
            ("قَسَد", 5),
            ("Rojava", 6),
            ("ئێمە", 4),
            // Chinese, and forms of Arabic letters for old programs.
            ("報導", 4),
            ("\u{fefb}", 2),
            ("“ ” … –", 8),
            // Marks and isolates.
            ("\u{200f}", 2),
            ("\u{2066}2019-10-14\u{2069}", 14),
            ("https://example.org/ar/2019/10/14/a-very-long-address-of-a-page", 23),
            ("انظر https://a.example", 28),
            ("desk@example.org", 16),
            ("😀", 2),
            ("👨‍👩‍👧‍👦", 2),
            ("👍🏽", 2),
            ("🇸🇾", 2),
            ("1️⃣", 2),
            ("❤️", 2),
            ("❤", 2),
            ("©", 1),
            ("©️", 2),
            ("😀😀", 4),
        ] {
            assert_eq!(weighted(text), weight, "{text}");
        }
    }

    #[test]
    fn telegram_counts_units() {
        assert_eq!(utf16("قسد"), 3);
        assert_eq!(utf16("😀"), 2);
        assert_eq!(utf16("👨‍👩‍👧‍👦"), 11);
    }
}
