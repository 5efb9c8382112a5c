//! Dates as papers write them.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::word_list::{WordList, word_list};
use super::words::{Word, words};

/// What a name in a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    /// The month of this number, from 1.
    Month(u32),
    Weekday(Weekday),
    /// The word before the name of a day: «يوم الثلاثاء».
    Day,
}

impl Name {
    fn read(text: &str) -> Option<Self> {
        let month = text.parse().ok().map(Self::Month);
        let weekday = || text.parse().ok().map(Self::Weekday);
        month.or_else(weekday).or_else(|| (text == "Day").then_some(Self::Day))
    }
}

/// The names of months and days, by the first letter; longer names first.
const NAMES: WordList = word_list!("months");

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
        let (days, weekday) = days_at(&words[at..]);
        let words = &words[at..];
        let (length, date) = date_at(line, &words[days..], weekday)?;
        let last = &words[days + length - 1];
        Some(Found { bytes: words[0].bytes.start..last.bytes.end, date })
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

/// What stands in `line` behind a date, without the day of the week that stands there: «5 آذار 2024،
/// الثلاثاء».
pub(super) fn behind<'l>(line: &'l str, found: &Found) -> &'l str {
    let words = words(line);
    let Some(last) = words.iter().rposition(|word| word.bytes.end <= found.bytes.end) else {
        return &line[found.bytes.end..];
    };
    match days_behind(line, &words[last..]).0 {
        0 => &line[found.bytes.end..],
        count => &line[words[last + count].bytes.end..],
    }
}

/// Whether `word` is a day of the week, or the word before one.
pub(super) fn is_weekday(word: &str) -> bool {
    let words = words(word);
    !words.is_empty() && days_at(&words).0 == words.len()
}

/// The number of words at the start that name a day of the week, and that day.
fn days_at(words: &[Word]) -> (usize, Option<Weekday>) {
    let (mut count, mut weekday) = (0, None);
    for word in words {
        match name_at(std::slice::from_ref(word)) {
            Some((_, Name::Day)) => {}
            Some((_, Name::Weekday(day))) => weekday = weekday.or(Some(day)),
            _ => break,
        }
        count += 1;
    }
    (count, weekday)
}

/// The number of words behind the first, the last of a date, that name the day of the week, and that day: «5 آذار
/// 2024، الثلاثاء».
fn days_behind(line: &str, words: &[Word]) -> (usize, Option<Weekday>) {
    let is_near = |pair: &[Word]| {
        let between = &line[pair[0].bytes.end..pair[1].bytes.start];
        between.chars().all(|c| c.is_whitespace() || matches!(c, '،' | ',' | '('))
    };
    let near = words.windows(2).take_while(|pair| is_near(pair)).count();
    match days_at(&words[1..=near]) {
        (count, Some(day)) => (count, Some(day)),
        (_, None) => (0, None),
    }
}

/// The words that the date at the start takes, and its day. `weekday` stands before it.
fn date_at(
    line: &str,
    words: &[Word],
    weekday: Option<Weekday>,
) -> Option<(usize, Option<NaiveDate>)> {
    if let [first, second, third, ..] = words
        && let (Some(a), Some(b), Some(c)) = (first.number(), second.number(), third.number())
        && is_joined(line, first, second)
        && is_joined(line, second, third)
    {
        let weekday = weekday.or_else(|| days_behind(line, &words[2..]).1);
        return Some((3, Some(numbered(a, b, c, weekday)?)));
    }
    day_first(line, words).or_else(|| month_first(line, words))
}

/// The day that three numbers are. The day comes before the month, unless only the other way it is that day of the
/// week.
fn numbered(a: u32, b: u32, c: u32, weekday: Option<Weekday>) -> Option<NaiveDate> {
    if a > 31 {
        return calendar(a, b, c);
    }
    let usual = calendar(c, b, a);
    let fits = |date: &NaiveDate| Some(date.weekday()) == weekday;
    usual.filter(fits).or_else(|| calendar(c, a, b).filter(fits)).or(usual)
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
    match name_at(words)? {
        (length, Name::Month(month)) => Some((length, month)),
        _ => None,
    }
}

fn name_at(words: &[Word]) -> Option<(usize, Name)> {
    let first = &words.first()?.folded;
    let letter = first.chars().next()?.len_utf8();
    NAMES.under(&first[..letter]).find_map(|listed| {
        let mut length = 0;
        for part in listed.words.split(' ') {
            words.get(length).filter(|word| is_form(part, word))?;
            length += 1;
        }
        Some((length, Name::read(listed.section)?))
    })
}

/// Whether a word is this part of a name, perhaps with an ending (`Çileya`, `کانوونی`).
fn is_form(part: &str, word: &Word) -> bool {
    let Some(rest) = word.folded.strip_prefix(part) else { return false };
    rest.is_empty() || (part.chars().count() >= 3 && ENDINGS.contains(&rest))
}

#[cfg(test)]
mod tests;
