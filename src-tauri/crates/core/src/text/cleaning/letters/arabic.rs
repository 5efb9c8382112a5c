//! Letters of Persian, Kurdish and Urdu keyboards in Arabic.

use super::super::Edit;
use super::super::script::is_letter;

/// The letters of an Arabic word that come from another keyboard.
pub(super) fn edits(word: &str) -> Vec<Edit> {
    let letters: Vec<(usize, char)> = word.char_indices().filter(|(_, c)| is_letter(*c)).collect();
    let Some((last, before_last)) = letters.split_last() else { return Vec::new() };
    let is_foreign =
        letters.iter().any(|(_, c)| is_foreign(*c)) || before_last.iter().any(|(_, c)| ends(*c));
    if is_foreign {
        return Vec::new();
    }
    let inner = before_last.iter().filter_map(|(at, c)| Some(Edit::replaces(*at, *c, inner(*c)?)));
    let mut found: Vec<Edit> = inner.collect();
    if let Some(new) = final_letter(last.1, &letters) {
        found.push(Edit::replaces(last.0, last.1, new));
    }
    found
}

/// The Arabic letter for one of another keyboard, wherever it stands. گ پ چ ژ ڤ are written in Arabic
/// too, in names and dialects.
fn inner(letter: char) -> Option<char> {
    match letter {
        'ک' | 'ڪ' => Some('ك'),
        'ی' | 'ے' => Some('ي'),
        'ہ' | 'ھ' => Some('ه'),
        _ => None,
    }
}

/// The Arabic letter for one at the end of a word, where three more can stand and ی may be ى.
fn final_letter(letter: char, word: &[(usize, char)]) -> Option<char> {
    match letter {
        'ی' if has_final_alef(word) => Some('ى'),
        'ە' => Some('ه'),
        'ۀ' | 'ۃ' => Some('ة'),
        other => inner(other),
    }
}

/// Letters that in Arabic could only be taken for others at the end of a word: inside one they are its own.
fn ends(letter: char) -> bool {
    matches!(letter, 'ە' | 'ۀ' | 'ۃ')
}

/// Letters that only words of other languages have: Kurdish, Urdu, Pashto, Uyghur.
fn is_foreign(letter: char) -> bool {
    matches!(
        letter,
        'ێ' | 'ۆ'
            | 'ڕ'
            | 'ڵ'
            | 'ٹ'
            | 'ڈ'
            | 'ڑ'
            | 'ں'
            | 'ۓ'
            | 'ټ'
            | 'ډ'
            | 'ړ'
            | 'ږ'
            | 'ښ'
            | 'ڼ'
            | 'ۍ'
            | 'ې'
            | 'ۇ'
            | 'ۈ'
            | 'ۋ'
            | 'ڭ'
    )
}

/// Whether a word that ends in ی is one of those that end in ى, with what may stand before it.
fn has_final_alef(word: &[(usize, char)]) -> bool {
    let plain: String = word.iter().map(|(_, c)| plain(*c)).collect();
    let Some(stem) = plain.strip_suffix('ي') else { return false };
    let after_and = stem.strip_prefix(['و', 'ف']).unwrap_or(stem);
    let after_to = after_and.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(after_and);
    let is_particle = [stem, after_and].iter().any(|stem| PARTICLES.contains(stem));
    is_particle
        || [stem, after_and, after_to].into_iter().any(|stem| {
            // After ل the article has lost its alef: للقوى.
            let bare = stem.strip_prefix("ال").or_else(|| stem.strip_prefix('ل')).unwrap_or(stem);
            NOUNS.contains(&stem) || NOUNS.contains(&bare)
        })
}

/// A letter without its hamza and of the Arabic keyboard, for comparing.
fn plain(letter: char) -> char {
    match letter {
        'أ' | 'إ' => 'ا',
        other => inner(other).unwrap_or(other),
    }
}

/// Particles and verbs that newspapers often write and that end in ى, without it and without hamza: إلى على
/// حتى لدى, جرى مضى.
const PARTICLES: [&str; 36] = [
    "ال",
    "عل",
    "حت",
    "لد",
    "مت",
    "سو",
    "بل",
    "جر",
    "مض",
    "نف",
    "سع",
    "را",
    "انه",
    "امس",
    "انس",
    "ابد",
    "اعط",
    "الق",
    "التق",
    "اكتف",
    "انته",
    "اشتر",
    "احتو",
    "استول",
    "تمن",
    "يتمن",
    "تتمن",
    "نتمن",
    "يبق",
    "تبق",
    "يسم",
    "تسم",
    "يتخل",
    "تتخل",
    "يتناف",
    "تتناف",
];

/// Words and names that newspapers often write and that end in ى, without it and without hamza; none that
/// with ي is a common word too. Any other ی at the end of a word is taken for ي.
const NOUNS: [&str; 42] = [
    "الاول",
    "اخر",
    "كبر",
    "صغر",
    "عظم",
    "وسط",
    "احد",
    "مد",
    "قر",
    "مستو",
    "محتو",
    "مستشف",
    "منتد",
    "ملتق",
    "مقه",
    "مله",
    "مرم",
    "ذكر",
    "فتو",
    "شكو",
    "دعو",
    "جدو",
    "عدو",
    "فوض",
    "قتل",
    "جرح",
    "ادن",
    "اعل",
    "اقص",
    "اقو",
    "اغن",
    "ابق",
    "مول",
    "شور",
    "تقو",
    "حلو",
    "موس",
    "عيس",
    "يحي",
    "مصطف",
    "مرتض",
    "مجتب",
];
