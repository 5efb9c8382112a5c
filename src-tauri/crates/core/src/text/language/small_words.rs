//! Small words that each language has often and its neighbours have not.

/// The tags of the languages that are known by such words.
pub const LANGUAGES: [&str; 7] = ["ar", "ckb", "fa", "kmr", "tr", "en", "fr"];

/// The small words of a language; none where it is not among [`LANGUAGES`].
#[must_use]
pub fn of(language: &str) -> &'static [&'static str] {
    match language {
        "ar" => &ARABIC,
        "ckb" => &SORANI,
        "fa" => &PERSIAN,
        "kmr" => &KURMANJI,
        "tr" => &TURKISH,
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        _ => &[],
    }
}

const ARABIC: [&str; 17] = [
    "في", "من", "على", "إلى", "أن", "إن", "عن", "التي", "الذي", "هذا", "هذه", "مع", "لا", "ما",
    "قال", "كان", "بعد",
];

const SORANI: [&str; 14] = [
    "لە",
    "بە",
    "کە",
    "بۆ",
    "لەگەڵ",
    "ئەم",
    "ئەو",
    "دەکات",
    "کرد",
    "نییە",
    "هەیە",
    "هەر",
    "و",
    "لەسەر",
];

const PERSIAN: [&str; 15] = [
    "در", "به", "از", "که", "این", "را", "با", "است", "برای", "آن", "شد", "می", "های", "گفت", "خود",
];

const KURMANJI: [&str; 19] = [
    "û", "ji", "bi", "li", "di", "ku", "jî", "ew", "hat", "kir", "bo", "yên", "ên", "yê", "ya",
    "re", "de", "ne", "xwe",
];

const TURKISH: [&str; 15] = [
    "ve", "bir", "bu", "için", "ile", "olarak", "olan", "çok", "gibi", "da", "dedi", "sonra",
    "kadar", "ise", "daha",
];

const ENGLISH: [&str; 15] = [
    "the", "of", "and", "to", "in", "is", "that", "for", "was", "on", "with", "said", "by", "has",
    "are",
];

const FRENCH: [&str; 14] = [
    "le", "la", "les", "des", "et", "est", "une", "dans", "pour", "que", "qui", "sur", "avec", "du",
];
