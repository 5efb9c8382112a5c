//! What one line says.

use super::Credit;
use super::segment::{Part, Side, read_segment};
use super::when::{Dated, is_time_of_day, without_date};
use crate::reading::lists::{self, Label, is_place};
use crate::reading::words::key;
use crate::reading::{Hints, info, media, people, site};

/// The longest line that is a credit, in characters.
const MOST_CHARS: usize = 160;
/// Words of the longest name where a headline might have its form.
const MOST_SHORT_WORDS: usize = 2;

/// What `line` says, where it says nothing else and enough to be sure of it.
pub(in crate::reading) fn credit(line: &str, hints: &Hints) -> Option<Credit> {
    if line.chars().count() > MOST_CHARS {
        return None;
    }
    let line = without_brackets(line);
    if info::is_info(line) {
        return Some(Credit { has_info: true, ..Credit::default() });
    }
    let mut credit = Credit::default();
    let mut free = Part::default();
    for part in lists::parted(line) {
        let part = read_part(part, hints, &mut credit)?;
        if part.label.is_none() {
            free = part;
        }
    }
    is_enough(&credit, &free, hints).then_some(credit)
}

/// Reads a part of a line; nothing where it says something else.
fn read_part(text: &str, hints: &Hints, credit: &mut Credit) -> Option<Part> {
    let found = lists::label(text);
    let label = found.map(|found| found.label);
    let (name, rest) = text.split_at(found.map_or(0, |found| found.end));
    let mut part = Part { label, ..Part::default() };
    credit.labels.extend(label);
    let Dated { before, sign, behind, found } = without_date(rest, label);
    match found {
        Some(_) if label == Some(Label::Updated) => credit.has_info = true,
        Some(found) => {
            credit.has_date = true;
            credit.date = credit.date.or(found.date);
        }
        None => {}
    }
    if label == Some(Label::Updated) && is_time_of_day(&before) {
        credit.has_info = true;
        return Some(part);
    }
    let before = segments(&before);
    part.side = Side::before(&before, sign);
    for segment in before {
        read_segment(segment, name, &mut part, hints, credit)?;
    }
    part.side = Side::Behind;
    for segment in segments(&behind) {
        read_segment(segment, name, &mut part, hints, credit)?;
    }
    let says = match label {
        None => true,
        Some(Label::By | Label::Genre | Label::Credit | Label::Picture | Label::Source) => {
            part.people + part.media > 0
        }
        Some(Label::Date) => credit.date.is_some() || credit.has_info,
        Some(Label::Updated) => credit.has_info,
        Some(Label::Place) => part.place,
        Some(Label::Subject) => false,
    };
    says.then_some(part)
}

/// Whether what was found makes a line certain: names and sources that labels announce; without a label a name that
/// the file's metadata know, one that people have beside anything else, any two words beside a place, a date or a
/// counter, a place or source and a date. «افتتاح محطة المياه | وكالة هاوار» has the form of a name and a source.
fn is_enough(credit: &Credit, free: &Part, hints: &Hints) -> bool {
    let is_stated = |name: &String| hints.authors.iter().any(|author| key(author) == key(name));
    let is_labelled = !credit.labels.is_empty();
    let has_date = credit.has_date;
    if free.people > 0 {
        let is_beside = has_date || free.place || credit.has_info;
        let are_people = free.names.iter().all(|name| people::is_known(name));
        let are_short = free.names.iter().all(|name| is_short(name));
        return free.names.iter().any(is_stated)
            || (are_people && (is_beside || free.media > 0))
            || (are_short && is_beside);
    }
    if free.place && !is_labelled {
        return has_date || free.media > 0 || credit.has_info;
    }
    let are_known = free.media > 1 && credit.sources.iter().any(|source| media::is_known(source));
    is_labelled || credit.date.is_some() || are_known
}

fn is_short(name: &str) -> bool {
    name.split(' ').count() <= MOST_SHORT_WORDS
}

/// A line without the brackets around all of it.
fn without_brackets(line: &str) -> &str {
    let round = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner = round.or_else(|| line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')));
    inner.filter(|inner| !inner.contains(['(', ')', '[', ']'])).unwrap_or(line).trim()
}

/// The pieces of a line between dashes, pipes and brackets.
fn segments(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (from, to, _) in site::separators(line) {
        pieces.push(&line[start..from]);
        start = to;
    }
    pieces.push(&line[start..]);
    let signs = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '«' | '»'
                    | '"'
                    | '“'
                    | '”'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '.'
                    | '\u{200F}'
                    | '،'
                    | ','
                    | ';'
                    | '؛'
                    | ':'
                    | '/'
                    | '-'
                    | '–'
            )
    };
    pieces
        .into_iter()
        .flat_map(|piece| piece.split(['(', ')']))
        .flat_map(parted_by_colon)
        .map(|piece| piece.trim_matches(signs))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Parts `لندن: رنيم حنوش` and `رويترز: لندن`; elsewhere a colon belongs to its piece.
fn parted_by_colon(piece: &str) -> Vec<&str> {
    match piece.split_once(':') {
        Some((before, behind)) if is_place(before) || media::is_name(before.trim(), "") => {
            vec![before, behind]
        }
        _ => vec![piece],
    }
}
