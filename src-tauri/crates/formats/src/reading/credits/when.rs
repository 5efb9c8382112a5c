//! The date and the time of day in a line.

use crate::reading::lists::{Label, is_place};
use crate::reading::words::words;
use crate::reading::{asides, date, furniture, info};

/// Words of the longest name of a part of a site.
const MOST_RUBRIC_WORDS: usize = 4;

/// A text around a date.
pub(super) struct Dated {
    /// What stands before the date: all of the text where there is none.
    pub(super) before: String,
    /// The sign between that and the date, where there is one.
    pub(super) sign: Option<char>,
    /// What stands behind the date and the time of day.
    pub(super) behind: String,
    pub(super) found: Option<date::Found>,
}

/// `text`, which `label` announces, without the date in it and the time of day behind it.
pub(super) fn without_date(text: &str, label: Option<Label>) -> Dated {
    let dateless =
        || Dated { before: text.to_owned(), sign: None, behind: String::new(), found: None };
    let Some(found) = date::find(text, text.len()) else { return dateless() };
    let behind = without_rubric(without_time(date::behind(text, &found)), label);
    let before = text[..found.bytes.start].trim_end();
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '،' | ',' | '/' | '(' | '\u{200F}');
    let is_parted = behind
        .trim_start()
        .starts_with(['(', '-', '–', '—', '|', ')', 'ـ', '/', '،', ',', '·', '•']);
    let is_button = || furniture::is_whole(&behind) || info::is_info(&behind);
    if !behind.trim().is_empty() && !before.trim().is_empty() && !is_parted && !is_button() {
        return dateless();
    }
    let sign = before.chars().next_back().filter(|c| !c.is_alphanumeric());
    let before = without_leading_words(before.trim_end_matches(is_sign));
    let behind = behind.trim_start_matches(|c: char| is_sign(c) && c != '(' || c == ')');
    // Signs that part pieces stand between spaces.
    let (before, behind) = (format!("{before} "), format!(" {behind}"));
    Dated { before, sign, behind, found: Some(found) }
}

/// `text` without the small words at its end that lead to a date: `Azad Kurd on`, `دمشق في`, «الثلاثاء الموافق».
fn without_leading_words(text: &str) -> &str {
    let leads = |word: &str| {
        let is_small = matches!(
            word,
            "on" | "في" | "بتاريخ" | "يوم" | "لە" | "di" | "roja" | "الموافق" | "المصادف"
        );
        is_small || date::is_weekday(word)
    };
    let mut text = text;
    while let word = &text[text.rfind(' ').map_or(0, |at| at + 1)..]
        && leads(word)
    {
        text = text[..text.len() - word.len()].trim_end_matches([' ', '،', ',']);
    }
    text
}

/// What stands behind a date without the part of the site that is named there: `in News | 12 Comments`. A place that
/// is known stays.
fn without_rubric(behind: &str, label: Option<Label>) -> String {
    let text = behind.trim_start();
    let named = ["in ", "في ", "li ", "لە "].iter().find_map(|word| text.strip_prefix(word));
    let Some(named) = named else { return behind.to_owned() };
    let end = named.find(['|', '·', '•', '–', '—']).unwrap_or(named.len());
    let (name, rest) = (named[..end].trim(), &named[end..]);
    let is_named = asides::is_rubric(name)
        || (label == Some(Label::By) && name.split_whitespace().count() <= MOST_RUBRIC_WORDS);
    match is_place(name) {
        true => format!("– {name} {rest}"),
        false if is_named => rest.to_owned(),
        false => behind.to_owned(),
    }
}

/// `text` without a time of day at its start: `10:30`, `الساعة 10:30 ص`, «صباحاً».
fn without_time(text: &str) -> &str {
    let mut end = 0;
    for word in words(text.get(..text.floor_char_boundary(60)).unwrap_or_default()) {
        let between = &text[end..word.bytes.start];
        let joins = between.chars().all(|c| {
            c.is_whitespace() || matches!(c, ':' | '-' | '،' | ',' | '|' | '+' | '.' | '–')
        });
        let is_clock = word.number().is_some() && text[word.bytes.end..].starts_with(':')
            || between.ends_with(':');
        if !joins || !(is_clock || asides::is_time(&word.folded)) {
            break;
        }
        end = word.bytes.end;
    }
    &text[end..]
}

/// Whether `text` is a time of day and hardly more: `12:30 (توقيت القدس)`.
pub(super) fn is_time_of_day(text: &str) -> bool {
    let behind = without_time(text);
    behind.len() < text.len() && behind.split_whitespace().count() <= 3
}
