//! The names of agencies, papers, channels and sites.

use super::site;
use super::word_list::{WordList, word_list};
use super::words::key;

const LIST: WordList = word_list!("media");

/// Words of the longest name.
const MOST_WORDS: usize = 5;

/// Whether `name` is an address, the name in `site`, that of an agency or paper, or has a word that such names have.
pub(super) fn is_name(name: &str, site: &str) -> bool {
    if is_known(name) || site::is_address(name) || is_same(name, site) {
        return true;
    }
    let name = key(name);
    name.split(' ').count() <= MOST_WORDS && has_word(&name)
}

/// Whether `name` as a whole is an agency, a paper or a channel of the list, or ends as those of today do: `خبر24`.
pub(super) fn is_known(name: &str) -> bool {
    let folded = key(name);
    is_agency(&folded) || LIST.has("outlet", &folded) || ends_in_24(name, &folded)
}

/// Whether both name one site: «موقع الجزيرة اليوم» is «الجزيرة اليوم».
fn is_same(name: &str, site: &str) -> bool {
    let (name, site) = (key(name), key(site));
    !site.is_empty() && (name == site || without_words(&name) == without_words(&site))
}

/// Whether `name` is letters with a 24 right behind them: so are channels named that are never silent.
fn ends_in_24(name: &str, folded: &str) -> bool {
    let letters = folded.strip_suffix(" 24").unwrap_or_default();
    let is_one_word = !name.trim().contains(char::is_whitespace) && !letters.contains(' ');
    is_one_word && letters.chars().count() >= 3 && letters.chars().all(char::is_alphabetic)
}

/// Whether this key is an agency's, or an agency's with a word beside it.
fn is_agency(name: &str) -> bool {
    let without_last = name.rsplit_once(' ').map(|(name, _)| name);
    let without_first = name.split_once(' ').map(|(_, name)| name);
    let beside = [without_last, without_first].into_iter().flatten();
    LIST.has("agency", name) || beside.into_iter().any(|name| LIST.has("agency", name))
}

/// This key without the words of names at its beginning and end: without all of them nothing would be left.
fn without_words(mut name: &str) -> &str {
    while let Some((first, rest)) = name.split_once(' ')
        && LIST.has("word", first)
    {
        name = rest;
    }
    while let Some((rest, last)) = name.rsplit_once(' ')
        && LIST.has("word", last)
    {
        name = rest;
    }
    name
}

/// Whether a word or two of this key are those of names, and something else is there too.
fn has_word(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let is_word = |length: usize| {
        words.len() > length && words.windows(length).any(|some| LIST.has("word", &some.join(" ")))
    };
    is_word(1) || is_word(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_media_are_known_by_their_words() {
        for name in [
            "xeber24.net",
            "www.hawarnews.com",
            "وكالة هاوار",
            "North Press",
            "ڕووداو",
            "خبر24",
            "(أ ف ب)",
            "أ.ف.ب",
            "د ب أ",
            "رويترز عربي",
            "BBC Arabic",
            "وكالات",
            "Agencies",
            "ANHA",
            "روداو24",
            "Kurdistan24",
            "ئاژانسی ئەناتۆڵیا",
            "Ajansa Nûçeyan",
        ] {
            assert!(is_name(name, "موقع الخبر"), "{name}");
        }
        assert!(is_name("موقع الخبر", "موقع الخبر"));
        assert!(is_name("الجزيرة اليوم", "موقع الجزيرة اليوم") && !is_name("اليوم", "موقع الخبر"));
        for office in ["هيئة التحرير", "فريق التحرير", "دەستەی نووسەران", "Editorial team"]
        {
            assert!(is_name(office, ""), "{office}");
        }
    }

    #[test]
    fn people_and_things_are_no_media() {
        for name in [
            "كاجين أحمد",
            "القامشلي",
            "PM Barzani",
            "هاوار محمد",
            "سانا علي",
            "Nûçe",
            "موقع",
            "قناة",
            "24 قتيلاً",
            "مقتل 24",
            "جمهورية مصر العربية",
            "G20",
            "12/3/2024",
            "",
        ] {
            assert!(!is_name(name, ""), "{name}");
        }
    }
}
