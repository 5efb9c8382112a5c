//! The date and the time of day in a line.

use crate::reading::words::words;
use crate::reading::{date, furniture, info};

/// `text` without the date in it and the time of day behind it, and that date.
pub(super) fn without_date(text: &str) -> (String, Option<date::Found>) {
    let Some(found) = date::find(text, text.len()) else { return (text.to_owned(), None) };
    let behind = without_time(&text[found.bytes.end..]);
    let before = text[..found.bytes.start].trim_end();
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '،' | ',' | '/' | '(' | '\u{200F}');
    let is_parted = behind
        .trim_start()
        .starts_with(['(', '-', '–', '—', '|', ')', 'ـ', '/', '،', ',', '·', '•']);
    let is_button = || furniture::is_whole(behind) || info::is_info(behind);
    if !behind.trim().is_empty() && !before.trim().is_empty() && !is_parted && !is_button() {
        return (text.to_owned(), None);
    }
    let before = without_preposition(before.trim_end_matches(is_sign));
    let behind = behind.trim_start_matches(|c: char| is_sign(c) && c != '(' || c == ')');
    (format!("{before} – {behind}"), Some(found))
}

/// `text` without the small word at its end that leads to a date: `Azad Kurd on`, `دمشق في`.
fn without_preposition(text: &str) -> &str {
    let Some((before, last)) = text.rsplit_once(' ') else { return text };
    let leads = matches!(last, "on" | "في" | "بتاريخ" | "يوم" | "لە" | "di" | "roja");
    if leads { before.trim_end() } else { text }
}

/// `text` without a time of day at its start: `10:30`, `الساعة 10:30 ص`.
fn without_time(text: &str) -> &str {
    let mut end = 0;
    let is_of_time = |folded: &str| {
        matches!(
            folded,
            "الساعه"
                | "at"
                | "ص"
                | "م"
                | "am"
                | "pm"
                | "gmt"
                | "t"
                | "z"
                | "utc"
                | "saet"
                | "كاتژمير"
        )
    };
    for word in words(text.get(..text.floor_char_boundary(60)).unwrap_or_default()) {
        let between = &text[end..word.bytes.start];
        let joins = between.chars().all(|c| {
            c.is_whitespace() || matches!(c, ':' | '-' | '،' | ',' | '|' | '+' | '.' | '–')
        });
        let is_clock = word.number().is_some() && text[word.bytes.end..].starts_with(':')
            || between.ends_with(':');
        if !joins || !(is_clock || is_of_time(&word.folded)) {
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
