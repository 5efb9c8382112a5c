//! Orders that everybody knows: digits and letters in theirs, the same again, years and days.

use super::Weakness;
use super::parts::{Letters, Part};

/// What has an order: digits, the Arabic letters as they are taught and as they count, the Latin ones. Folded.
const ORDERS: [&str; 5] = [
    "01234567890",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ابجدهوزحطيكلمنصعفضقرستثخذظغش",
    "abcdefghijklmnopqrstuvwxyz",
];

/// The years that people have in mind, of both calendars, and how many there are.
const YEARS: [std::ops::RangeInclusive<u32>; 2] = [1900..=2049, 1350..=1470];
pub(super) const YEARS_COST: f64 = 2.1;

/// The days of those years.
const DAYS_COST: f64 = 4.6;

/// How the number of a mobile begins in the countries around, with the country's own or without, and how many digits it
/// has.
const PHONES: [&str; 6] = ["00", "01", "05", "06", "07", "09"];
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=14;

/// Whoever guesses for a person has their number and those of the people around them.
const PHONE_COST: f64 = 2.5;

/// The orders, dates and numbers of telephones in the passphrase.
pub(super) fn found(letters: &Letters) -> Vec<Part> {
    let mut parts = sequences(&letters.folded);
    parts.extend(dates(&letters.folded));
    parts.extend(phones(&letters.folded));
    parts
}

/// What stands there several times, each of which costs what `cost` says of the first.
pub(super) fn repeats(letters: &Letters, cost: impl Fn(&Letters) -> f64) -> Vec<Part> {
    let all = &letters.folded;
    let mut parts = Vec::new();
    for from in 0..all.len() {
        for block in 1..=(all.len() - from) / 2 {
            let is_again = |at: &usize| all[*at] == all[*at - block];
            let again = (from + block..all.len()).take_while(is_again).count() / block;
            if again * block < 2 {
                continue;
            }
            let of_one = cost(&letters.part(from, from + block));
            for times in 2..=again + 1 {
                let to = from + times * block;
                let count = u32::try_from(times).unwrap_or(u32::MAX);
                let cost = of_one + f64::from(count).log10();
                parts.push(Part { from, to, cost, is: Weakness::Repeat });
            }
        }
    }
    parts
}

fn sequences(letters: &[char]) -> Vec<Part> {
    let mut parts = Vec::new();
    for order in ORDERS {
        for from in 0..letters.len() {
            for step in [1, -1] {
                let follows = |pair: &[char]| is_next(order, pair[0], pair[1], step);
                let pairs = letters[from..].windows(2).take_while(|pair| follows(pair)).count();
                for to in from + 3..=from + pairs + 1 {
                    let length = u32::try_from(to - from).unwrap_or(u32::MAX);
                    let begins = if order.starts_with(letters[from]) { 4 } else { 20 };
                    let cost = f64::from(begins * length).log10();
                    parts.push(Part { from, to, cost, is: Weakness::Sequence });
                }
            }
        }
    }
    parts
}

fn is_next(order: &str, one: char, other: char, step: isize) -> bool {
    let letters: Vec<char> = order.chars().collect();
    let pair = if step > 0 { [one, other] } else { [other, one] };
    letters.windows(2).any(|here| here == pair)
}

fn dates(letters: &[char]) -> Vec<Part> {
    let mut parts = Vec::new();
    for from in 0..letters.len() {
        for to in from + 4..=letters.len().min(from + 10) {
            let Some(numbers) = numbers(&letters[from..to]) else { continue };
            let cost = match &numbers[..] {
                [year] if to - from == 4 && is_year(*year) => YEARS_COST,
                [number]
                    if to - from == 6
                        && is_day(&[*number / 10_000, number / 100 % 100, number % 100]) =>
                {
                    DAYS_COST
                }
                [number]
                    if to - from == 8
                        && is_day(&[
                            *number / 1_000_000,
                            number / 10_000 % 100,
                            number % 10_000,
                        ]) =>
                {
                    DAYS_COST
                }
                [number]
                    if to - from == 8
                        && is_day(&[*number / 10_000, number / 100 % 100, number % 100]) =>
                {
                    DAYS_COST
                }
                [_, _, _] if is_day(&numbers) => DAYS_COST + 0.5,
                _ => continue,
            };
            parts.push(Part { from, to, cost, is: Weakness::Date });
        }
    }
    parts
}

fn phones(letters: &[char]) -> Vec<Part> {
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let is_between = |at: usize| is_digit(at + 1) && " -".contains(letters[at]);
    let mut parts = Vec::new();
    for from in (0..letters.len()).filter(|at| is_digit(*at) && (*at == 0 || !is_digit(at - 1))) {
        let begins: String = letters[from..].iter().take(2).collect();
        let has_country = from > 0 && letters[from - 1] == '+';
        if !has_country && !PHONES.contains(&&*begins) {
            continue;
        }
        let mut digits = 0;
        for at in (from..letters.len()).take_while(|at| is_digit(*at) || is_between(*at)) {
            digits += usize::from(is_digit(at));
            if PHONE_DIGITS.contains(&digits) && !is_digit(at + 1) {
                let from = from - usize::from(has_country);
                parts.push(Part { from, to: at + 1, cost: PHONE_COST, is: Weakness::Phone });
            }
        }
    }
    parts
}

/// The numbers with single signs between them; nothing where there is something else.
fn numbers(letters: &[char]) -> Option<Vec<u32>> {
    let is_sign = |letter: char| "-/. _".contains(letter);
    let text: String = letters.iter().collect();
    let numbers: Option<Vec<u32>> = text.split(is_sign).map(|number| number.parse().ok()).collect();
    numbers.filter(|_| letters.iter().all(|letter| letter.is_ascii_digit() || is_sign(*letter)))
}

/// Whether these letters are the four digits of a year that people have in mind.
pub(super) fn is_year_of(letters: &[char]) -> bool {
    numbers(letters).is_some_and(|numbers| matches!(&numbers[..], [year] if is_year(*year)))
}

fn is_year(year: u32) -> bool {
    YEARS.iter().any(|years| years.contains(&year))
}

/// A day, a month and a year in whatever order, the year with two digits or four.
fn is_day(numbers: &[u32]) -> bool {
    let [first, middle, last] = numbers else { return false };
    let is_year = |year: u32| is_year(year) || year < 100;
    let is_in_month = |day: u32| (1..=31).contains(&day);
    let is_month = |month: u32| (1..=12).contains(&month);
    let fits = |day: u32, month: u32| is_in_month(day) && is_month(month);
    let begins_with_day = is_year(*last) && (fits(*first, *middle) || fits(*middle, *first));
    begins_with_day || is_year(*first) && fits(*last, *middle)
}
