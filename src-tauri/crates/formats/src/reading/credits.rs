//! Lines of their own that say who wrote a text, for whom, where and when.

use chrono::NaiveDate;
use warraq_core::fields::{FieldName, Fields};

use super::draft::{Draft, Spot};
use super::lists::{Label, is_place, label};
use super::names::{Announced, names};
use super::words::{key, words};
use super::{Hints, date, runs, site};
use crate::report::{RemovedKind, Report, TakenFrom};

/// The longest line that is a credit, in characters.
const MOST_CHARS: usize = 160;

/// What a line of its own says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Credit {
    pub(super) names: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) place: String,
    pub(super) date: Option<NaiveDate>,
    /// A date stands there, perhaps without its year.
    has_date: bool,
    label: Option<Label>,
}

/// Whether a line by itself is certain to be a credit and no headline: announced by a label, or a place and a date.
pub(super) fn is_credit(line: &str) -> bool {
    let is_sure =
        |credit: &Credit| credit.label.is_some() || (credit.has_date && credit.names.is_empty());
    credit(line, &Hints::default()).as_ref().is_some_and(is_sure)
}

/// Takes the credits between headline and running text, and those at the end that a label announces.
pub(super) fn take(draft: &mut Draft, hints: &Hints, fields: &mut Fields, report: &mut Report) {
    let head = draft.head().into_iter().filter(|spot| !runs::is_running(&spot.text));
    let mut found: Vec<(Spot, Credit)> =
        head.filter_map(|spot| credit(&spot.text, hints).map(|credit| (spot, credit))).collect();
    let tail = draft.tail(|_| false).into_iter();
    found.extend(
        tail.filter_map(|spot| {
            let credit = credit(&spot.text, hints).filter(|credit| credit.label.is_some());
            credit
                .filter(|_| !found.iter().any(|(other, _)| *other == spot))
                .map(|credit| (spot, credit))
        })
        .collect::<Vec<_>>(),
    );
    let spots: Vec<Spot> = found.iter().map(|(spot, _)| spot.clone()).collect();
    draft.remove_lines(&spots, RemovedKind::BylineLine);
    for (_, credit) in found {
        fill(credit, fields, report);
    }
}

fn fill(credit: Credit, fields: &mut Fields, report: &mut Report) {
    let is_dateline = credit.names.is_empty() && credit.label != Some(Label::Source);
    let from = if is_dateline { TakenFrom::Dateline } else { TakenFrom::BylineLine };
    for name in credit.names {
        if !fields.byline.iter().any(|known| key(known) == key(&name)) {
            report.take(FieldName::Byline, &name, from);
            fields.byline.push(name);
        }
    }
    for source in credit.sources {
        add_source(source, from, fields, report);
    }
    if fields.place.is_empty() && !credit.place.is_empty() {
        report.take(FieldName::Place, &credit.place, from);
        fields.place = credit.place;
    }
    if let (None, Some(date)) = (fields.date, credit.date) {
        report.take(FieldName::Date, date.to_string(), from);
        fields.date = Some(date);
    }
}

/// Adds a source that is not there yet.
pub(super) fn add_source(
    source: String,
    from: TakenFrom,
    fields: &mut Fields,
    report: &mut Report,
) {
    if !fields.sources.iter().any(|known| key(known) == key(&source)) {
        report.take(FieldName::Sources, &source, from);
        fields.sources.push(source);
    }
}

/// What `line` says, where it says nothing else and enough to be sure of it.
pub(super) fn credit(line: &str, hints: &Hints) -> Option<Credit> {
    if line.chars().count() > MOST_CHARS {
        return None;
    }
    let line = without_brackets(line);
    let (label, end) = label(line).map_or((None, 0), |(label, end)| (Some(label), end));
    let mut credit = Credit { label, ..Credit::default() };
    let rest = without_date(&line[end..], &mut credit);
    for segment in segments(&rest) {
        read_segment(segment, hints, &mut credit)?;
    }
    is_enough(&credit, hints).then_some(credit)
}

/// A line without the brackets around all of it.
fn without_brackets(line: &str) -> &str {
    let round = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner = round.or_else(|| line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')));
    inner.filter(|inner| !inner.contains(['(', ')', '[', ']'])).unwrap_or(line).trim()
}

/// Whether what was found makes a line certain: a name and a source, a name that a label announces or the file's
/// metadata know, a place or source and a date.
fn is_enough(credit: &Credit, hints: &Hints) -> bool {
    let is_known = |name: &String| hints.authors.iter().any(|author| key(author) == key(name));
    let has_names = !credit.names.is_empty();
    let has_source = !credit.sources.is_empty();
    match credit.label {
        Some(Label::By) => has_names,
        Some(Label::Source) => has_source,
        Some(Label::Date) => credit.date.is_some(),
        None => {
            let named =
                has_names && (has_source || credit.has_date || credit.names.iter().any(is_known));
            let has_place = !credit.place.is_empty();
            let is_named_place = has_place && (has_names || credit.has_date || has_source);
            named || is_named_place || credit.date.is_some()
        }
    }
}

/// `text` without the date in it, which goes to `credit` with the time of day behind it.
fn without_date(text: &str, credit: &mut Credit) -> String {
    let Some(found) = date::find(text, text.len()) else { return text.to_owned() };
    let behind = without_time(&text[found.bytes.end..]);
    let before = text[..found.bytes.start].trim_end();
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '،' | ',' | '/' | '(' | '\u{200F}');
    if !behind.trim().is_empty()
        && !before.trim().is_empty()
        && !behind.trim_start().starts_with(['(', '-', '–', '—', '|', ')', 'ـ', '/', '،', ','])
    {
        return text.to_owned();
    }
    credit.has_date = true;
    credit.date = found.date;
    let before = before.trim_end_matches(is_sign);
    let behind = behind.trim_start_matches(|c: char| is_sign(c) && c != '(' || c == ')');
    format!("{before} – {behind}")
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
        Some((before, behind)) if is_place(before) || site::is_name(before.trim(), "") => {
            vec![before, behind]
        }
        _ => vec![piece],
    }
}

/// Reads one piece into `credit`; nothing where it is nothing that a credit has.
fn read_segment(segment: &str, hints: &Hints, credit: &mut Credit) -> Option<()> {
    if credit.label == Some(Label::Source) || site::is_name(segment, &hints.site) {
        credit.sources.push(segment.to_owned());
        return Some(());
    }
    let is_one_word = !segment.contains(' ');
    let names_place =
        is_place(segment) || (credit.has_date && is_one_word && credit.label.is_none());
    if names_place && credit.place.is_empty() && segment.chars().all(|c| !c.is_numeric()) {
        segment.clone_into(&mut credit.place);
        return Some(());
    }
    let announced = if credit.label == Some(Label::By) { Announced::Yes } else { Announced::No };
    let found = names(segment, announced)?;
    credit.names.extend(found);
    Some(())
}

#[cfg(test)]
mod tests;
