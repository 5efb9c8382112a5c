//! What a book of articles says of itself.

use chrono::NaiveDate;

use super::{Tongue, date_in_words};

/// The heading of the table of contents.
pub(crate) fn contents(language: &str) -> &'static str {
    match Tongue::of(language) {
        Tongue::Arabic => "المحتويات",
        Tongue::Sorani => "ناوەڕۆک",
        Tongue::Kurmanji => "Naverok",
        Tongue::English => "Contents",
    }
}

/// How many articles there are, with the form of the word that the number asks for.
///
/// Source: Unicode CLDR, plural rules.
pub(crate) fn articles(count: usize, language: &str) -> String {
    match (Tongue::of(language), count, count % 100) {
        (Tongue::Arabic, 1, _) => "مقال واحد".to_owned(),
        (Tongue::Arabic, 2, _) => "مقالان".to_owned(),
        (Tongue::Arabic, _, 3..=10) => format!("{count} مقالات"),
        (Tongue::Arabic, _, 11..) => format!("{count} مقالًا"),
        (Tongue::Arabic, ..) => format!("{count} مقال"),
        (Tongue::Sorani, ..) => format!("{count} وتار"),
        (Tongue::Kurmanji, ..) => format!("{count} gotar"),
        (Tongue::English, 1, _) => "1 article".to_owned(),
        (Tongue::English, ..) => format!("{count} articles"),
    }
}

/// From `first` to `last` in words; one day where they are the same.
pub(crate) fn days(first: NaiveDate, last: NaiveDate, language: &str) -> String {
    let [from, to] = [first, last].map(|day| date_in_words(day, language));
    match Tongue::of(language) {
        _ if first == last => from,
        Tongue::Arabic => format!("من {from} إلى {to}"),
        Tongue::Sorani => format!("لە {from} تا {to}"),
        Tongue::Kurmanji | Tongue::English => format!("{from} – {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_and_its_word_agree() {
        for (count, language, words) in [
            (1, "ar", "مقال واحد"),
            (2, "ar-SY", "مقالان"),
            (3, "ar", "3 مقالات"),
            (10, "ar", "10 مقالات"),
            (11, "ar", "11 مقالًا"),
            (99, "ar", "99 مقالًا"),
            (100, "ar", "100 مقال"),
            (102, "ar", "102 مقال"),
            (103, "ar", "103 مقالات"),
            (3, "ckb", "3 وتار"),
            (3, "kmr", "3 gotar"),
            (1, "en", "1 article"),
            (3, "fr", "3 articles"),
        ] {
            assert_eq!(articles(count, language), words, "{count} {language}");
        }
    }

    #[test]
    fn several_days_have_two_ends() {
        let day = |day| NaiveDate::from_ymd_opt(2024, 8, day).unwrap();
        assert_eq!(days(day(5), day(5), "ar"), "5 آب 2024");
        assert_eq!(days(day(5), day(7), "ar"), "من 5 آب 2024 إلى 7 آب 2024");
        assert_eq!(days(day(5), day(7), "ckb"), "لە 5ی ئابی 2024 تا 7ی ئابی 2024");
        assert_eq!(days(day(5), day(7), "en"), "5 August 2024 – 7 August 2024");
    }
}
