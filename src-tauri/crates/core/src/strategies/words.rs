//! Text as newsrooms and accidents make it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const TYPED: [&str; 40] = [
    "قال",
    "المتحدث",
    "سوريا",
    "كَتَبَ",
    "الطَّالِبُ",
    "الـمـونيتور",
    "لـ",
    "و",
    "إطلاق",
    "مؤتمر",
    "شێوەی",
    "دەنگ‌وباس",
    "کۆبانێ",
    "Kobanê",
    "şer",
    "COVID-19",
    "U.S.",
    "the",
    "l’eau",
    "naïve",
    "2019",
    "٢٠١٩",
    "۲۰۱۹",
    "3.5",
    "٣٫٥",
    "2019-10-14",
    "+963-11-555-0100",
    "https://example.org/a?b=1",
    "desk@example.org",
    "@desk",
    "#وسم_مركب",
    "«قسد»",
    "“قسد”",
    "(قسد)،",
    "—",
    "…",
    "؟",
    "*",
    "_",
    "ﷺ",
];

const EMOJI: [&str; 5] = ["👍", "👨‍👩‍👧", "🇸🇾", "❤️", "𐤀"];

const INVISIBLE: [&str; 12] = [
    "\u{200C}", "\u{200D}", "\u{200F}", "\u{200E}", "\u{202B}", "\u{202C}", "\u{2066}", "\u{2069}",
    "\u{A0}", "\u{FEFF}", "\u{7}", "\u{AD}",
];

/// What people type, words parted by spaces.
pub(super) fn typed_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(&TYPED[..]), 1 => select(&EMOJI[..])];
    vec(piece, 1..6).prop_map(|words| words.join(" "))
}

/// What people type and what comes with pasted text, joined in any way.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(&TYPED[..]).prop_map(str::to_owned),
        4 => Just(" ".to_owned()),
        1 => select(&EMOJI[..]).prop_map(str::to_owned),
        1 => select(&INVISIBLE[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}
