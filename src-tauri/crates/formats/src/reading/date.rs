//! Dates as papers write them.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::words::{Word, key, words};

/// The names of months (1 to 12) and of days (0), each as folded words; longer names first.
static NAMES: LazyLock<Vec<(Vec<String>, u32)>> = LazyLock::new(|| {
    let lines = include_str!("months.txt").lines().filter(|line| !line.starts_with('#'));
    let numbered = lines.filter_map(|line| {
        let (number, names) = line.split_once(':')?;
        Some((number.trim().parse::<u32>().ok()?, names))
    });
    let mut names: Vec<(Vec<String>, u32)> = numbered
        .flat_map(|(number, names)| names.split('|').map(move |name| (name, number)))
        .map(|(name, number)| (key(name).split(' ').map(str::to_owned).collect(), number))
        .collect();
    names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    names
});

/// What Kurdish and Turkish put behind a day, a month or a year, and "of" and "the th" around them.
const ENDINGS: [&str; 21] = [
    "ي", "ا", "e", "a", "an", "ya", "ye", "yan", "i", "u", "de", "st", "nd", "rd", "th", "of",
    "من", "في", "ساله", "le", "ه",
];

/// A date in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Bytes of the line, with a day of the week before it.
    pub(super) bytes: Range<usize>,
    /// The day, where day, month and year are all there.
    pub(super) date: Option<NaiveDate>,
}

/// The first date of `line` that begins in its first `within` bytes. A date that is no day of the calendar is none.
pub(super) fn find(line: &str, within: usize) -> Option<Found> {
    let words = words(line);
    (0..words.len()).take_while(|at| words[*at].bytes.start < within).find_map(|at| {
        let days = days_at(&words[at..]);
        let (length, date) = date_at(line, &words[at + days..])?;
        let last = &words[at + days + length - 1];
        Some(Found { bytes: words[at].bytes.start..last.bytes.end, date })
    })
}

/// The day that `text` as a whole names: ISO with a time behind it, or any other form.
pub(super) fn day_of(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let is_plain = |day: &&str| day.bytes().next().is_some_and(|first| first.is_ascii_digit());
    let day = text.get(..10).filter(is_plain);
    let iso = day.and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    iso.or_else(|| find(text, 1).or_else(|| find(text, text.len())).and_then(|found| found.date))
}

/// The number of words at the start that name a day of the week.
fn days_at(words: &[Word]) -> usize {
    let is_day =
        |word: &&Word| name_at(std::slice::from_ref(*word)).is_some_and(|(_, number)| number == 0);
    words.iter().take_while(is_day).count()
}

/// The words that the date at the start takes, and its day.
fn date_at(line: &str, words: &[Word]) -> Option<(usize, Option<NaiveDate>)> {
    if let [first, second, third, ..] = words
        && let (Some(a), Some(b), Some(c)) = (first.number(), second.number(), third.number())
        && is_joined(line, first, second)
        && is_joined(line, second, third)
    {
        let (year, month, day) = if a > 31 { (a, b, c) } else { (c, b, a) };
        let date = calendar(year, month, day)?;
        return Some((3, Some(date)));
    }
    day_first(line, words).or_else(|| month_first(line, words))
}

/// `17 كانون الثاني/يناير 2024`
fn day_first(line: &str, words: &[Word]) -> Option<(usize, Option<NaiveDate>)> {
    let day = words.first()?.number().filter(|day| (1..=31).contains(day))?;
    let mut at = 1;
    at += endings_at(&words[at..]);
    let (length, month) = month_at(&words[at..])?;
    at += length;
    if let Some((length, again)) = month_at(&words[at..])
        && again == month
    {
        at += length;
    }
    with_year(line, words, at, month, day)
}

/// `January 17, 2024`
fn month_first(line: &str, words: &[Word]) -> Option<(usize, Option<NaiveDate>)> {
    let (mut at, month) = month_at(words)?;
    let day = words.get(at)?.number().filter(|day| (1..=31).contains(day))?;
    at += 1;
    with_year(line, words, at, month, day)
}

/// What stands behind day and month: a year, or a date without one.
fn with_year(
    line: &str,
    words: &[Word],
    at: usize,
    month: u32,
    day: u32,
) -> Option<(usize, Option<NaiveDate>)> {
    let next = at + endings_at(&words[at..]);
    let year = words.get(next).and_then(Word::number).filter(|year| (1900..=2100).contains(year));
    let is_near = |word: &Word| {
        let between = &line[words[at - 1].bytes.end..word.bytes.start];
        between.chars().count() <= 8 && !between.contains(['–', '—', '(', '\n'])
    };
    match year.filter(|_| is_near(&words[next])) {
        Some(year) => {
            let behind = &words[next + 1..];
            let is_ending = |word: &&Word| {
                word.bytes.start <= words[next].bytes.end + 1
                    && ENDINGS.contains(&word.folded.as_str())
            };
            let ending = usize::from(behind.first().is_some_and(|word| is_ending(&word)));
            Some((next + 1 + ending, Some(calendar(year, month, day)?)))
        }
        None => Some((at, None)),
    }
}

fn calendar(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether two numbers are parted by one of the signs that part a date.
fn is_joined(line: &str, one: &Word, other: &Word) -> bool {
    let is_mark = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}');
    let between = line[one.bytes.end..other.bytes.start].trim().trim_matches(is_mark);
    matches!(between, "-" | "/" | "." | "\\" | "–" | "ـ")
}

fn endings_at(words: &[Word]) -> usize {
    words.iter().take(2).take_while(|word| ENDINGS.contains(&word.folded.as_str())).count()
}

/// The words that the month at the start takes, and its number.
fn month_at(words: &[Word]) -> Option<(usize, u32)> {
    name_at(words).filter(|(_, number)| *number > 0)
}

fn name_at(words: &[Word]) -> Option<(usize, u32)> {
    NAMES.iter().find_map(|(name, number)| {
        let is_it = name.len() <= words.len()
            && name.iter().zip(words).all(|(part, word)| is_form(part, word));
        is_it.then_some((name.len(), *number))
    })
}

/// Whether a word is this part of a name, perhaps with an ending (`Çileya`, `کانوونی`).
fn is_form(part: &str, word: &Word) -> bool {
    let Some(rest) = word.folded.strip_prefix(part) else { return false };
    rest.is_empty() || (part.chars().count() >= 3 && ENDINGS.contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(line: &str) -> Option<String> {
        find(line, line.len()).and_then(|found| found.date).map(|date| date.to_string())
    }

    #[test]
    fn a_year_before_all_years_is_none() {
        assert_eq!(day_of("-024-03-05T10:00:00"), None);
        assert_eq!(day_of("2024-03-05T10:00:00"), NaiveDate::from_ymd_opt(2024, 3, 5));
    }

    #[test]
    fn one_day_is_read_in_every_form() {
        for line in [
            "17 كانون الثاني 2024",
            "١٧ يناير ٢٠٢٤",
            "الأربعاء ۱۷ كانون الثاني/يناير ۲۰۲۴",
            "17 كانون الثاني (يناير) 2024",
            "17 جانفي 2024",
            "2024-01-17",
            "2024/1/17",
            "17/1/2024",
            "17.01.2024",
            "١٧-١-٢٠٢٤",
            "١٧ی کانوونی دووەمی ٢٠٢٤",
            "17ی کانوونی دووەم، 2024",
            "17ê Rêbendanê 2024an",
            "17'ê Çileya 2024",
            "17 Ocak 2024",
            "January 17, 2024",
            "Wednesday, 17th of January 2024",
            "Jan. 17, 2024",
        ] {
            assert_eq!(day(line).as_deref(), Some("2024-01-17"), "{line}");
        }
    }

    #[test]
    fn every_month_has_its_names() {
        let months = [
            ("كانون الأول", 12),
            ("شباط", 2),
            ("آذار", 3),
            ("أفريل", 4),
            ("أيار", 5),
            ("حزيران", 6),
            ("تموز", 7),
            ("آب", 8),
            ("أيلول", 9),
            ("تشرين الأول", 10),
            ("نوفمبر", 11),
            ("Sibatê", 2),
            ("Gulanê", 5),
            ("Cotmeha", 10),
            ("Mijdarê", 11),
            ("حوزەیرانی", 6),
            ("تشرینی دووەم", 11),
            ("ئەیلوولی", 9),
            ("ئابی", 8),
        ];
        for (name, month) in months {
            assert_eq!(
                day(&format!("5 {name} 2023")),
                Some(format!("2023-{month:02}-05")),
                "{name}"
            );
        }
    }

    #[test]
    fn no_year_is_no_day_and_no_day_is_no_date() {
        assert_eq!(find("BAGHDAD, Jan 12 (Reuters)", 20).map(|found| found.date), Some(None));
        for line in
            ["31/2/2024", "12/13/2024", "3.5 مليون", "في 2024", "من 10 إلى 12", "1/2", "مايو", ""]
        {
            assert_eq!(find(line, 100), None, "{line}");
        }
    }

    #[test]
    fn a_day_in_the_file_is_the_day_as_written() {
        for text in [
            "2024-01-17T23:30:00-08:00",
            " 2024-01-17 ",
            "2024-01-17T00:30:00+03:00",
            "17 January 2024",
        ] {
            assert_eq!(day_of(text).map(|day| day.to_string()).as_deref(), Some("2024-01-17"));
        }
        assert_eq!(day_of("قبل ساعتين"), None);
        assert_eq!(day_of("٢٠٢٤"), None);
    }
}
