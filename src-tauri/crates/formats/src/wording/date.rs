//! A day in words, as newspapers of its language write it.

use chrono::{Datelike, NaiveDate};

/// Syria, Lebanon, Iraq, Jordan, Palestine.
const LEVANT: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];
/// Egypt and the Gulf.
const EGYPT: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const SORANI: [&str; 12] = [
    "کانوونی دووەم",
    "شوبات",
    "ئازار",
    "نیسان",
    "ئایار",
    "حوزەیران",
    "تەممووز",
    "ئاب",
    "ئەیلوول",
    "تشرینی یەکەم",
    "تشرینی دووەم",
    "کانوونی یەکەم",
];
/// With the ending that joins a month to its year.
const KURMANJI: [&str; 12] = [
    "Çileya",
    "Sibata",
    "Adara",
    "Nîsana",
    "Gulana",
    "Hezîrana",
    "Tîrmeha",
    "Tebaxa",
    "Îlona",
    "Cotmeha",
    "Mijdara",
    "Kanûna",
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `date` in words of `language` with Latin digits; `2024-01-17` where the language is none of those known.
///
/// Source: CLDR `ar-SY`, `ar`, `ckb`; Kurmanji as the Kurdish press writes it.
pub(crate) fn in_words(date: NaiveDate, language: &str) -> String {
    let (day, year) = (date.day(), date.year());
    let month = |names: &[&'static str; 12]| names[date.month0() as usize];
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    match primary {
        "ar" if is_elsewhere(&rest) => format!("{day} {} {year}", month(&EGYPT)),
        "ar" => format!("{day} {} {year}", month(&LEVANT)),
        "ckb" => format!("{day}ی {}ی {year}", month(&SORANI)),
        "ku" if rest.contains(&"Arab") => format!("{day}ی {}ی {year}", month(&SORANI)),
        "kmr" | "ku" => format!("{day}ê {} {year}an", month(&KURMANJI)),
        "en" => format!("{day} {} {year}", month(&ENGLISH)),
        _ => date.to_string(),
    }
}

/// Whether the tag names a country outside the Levant.
fn is_elsewhere(parts: &[&str]) -> bool {
    let region = parts.iter().find(|part| part.len() == 2);
    region.is_some_and(|region| !matches!(*region, "SY" | "LB" | "IQ" | "JO" | "PS"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_months() {
        let date = NaiveDate::from_ymd_opt(2024, 1, 17).unwrap();
        for (language, words) in [
            ("ar", "17 كانون الثاني 2024"),
            ("ar-SY", "17 كانون الثاني 2024"),
            ("ar-EG", "17 يناير 2024"),
            ("ckb", "17ی کانوونی دووەمی 2024"),
            ("ku-Arab", "17ی کانوونی دووەمی 2024"),
            ("kmr", "17ê Çileya 2024an"),
            ("en-GB", "17 January 2024"),
            ("fr", "2024-01-17"),
        ] {
            assert_eq!(in_words(date, language), words);
        }
    }
}
