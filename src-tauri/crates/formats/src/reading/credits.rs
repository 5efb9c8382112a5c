//! Lines of their own that say who wrote a text, for whom, where and when.

mod lone;
mod read;
mod segment;
mod when;

use chrono::NaiveDate;
use warraq_core::fields::{FieldName, Fields};

pub(super) use self::read::credit;
use super::draft::{Draft, Spot};
use super::lists::{self, Label};
use super::words::key;
use super::{Hints, date, hinted, runs};
use crate::report::{RemovedKind, Report, TakenFrom};

/// Lines from the end among which a place and a date close a text.
const CLOSING_LINES: usize = 3;
/// What stands between two of an article's credits.
const BETWEEN_CREDITS: &str = " – ";

/// What a line of its own says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Credit {
    pub(super) names: Vec<String>,
    pub(super) sources: Vec<String>,
    /// Who translated or illustrated, each with the label that says so.
    pub(super) credits: Vec<String>,
    pub(super) place: String,
    pub(super) date: Option<NaiveDate>,
    /// A date stands there, perhaps without its year.
    has_date: bool,
    /// It says when the text came or was changed, or how often it was read.
    has_info: bool,
    /// A word stands beside its date that says nothing of it: a headline, where nothing else is one.
    has_word: bool,
    labels: Vec<Label>,
}

impl Credit {
    /// Whether it says nothing that an article keeps.
    fn is_info(&self) -> bool {
        self.has_info && !self.has_fields()
    }

    fn has_fields(&self) -> bool {
        self.names_somebody() || !self.place.is_empty() || self.date.is_some()
    }

    fn names_somebody(&self) -> bool {
        [&self.names, &self.sources, &self.credits].iter().any(|list| !list.is_empty())
    }

    /// Whether it is one at the end of a text too: a label says so. The place and the time of what a text announces
    /// have labels as well.
    fn is_announced(&self) -> bool {
        self.is_info() || self.labels.iter().any(|label| *label != Label::Place)
    }

    /// Where it is said that its fields were found.
    fn from(&self) -> TakenFrom {
        if self.names_somebody() { TakenFrom::BylineLine } else { TakenFrom::Dateline }
    }
}

/// A line that was found, what it says, and where its fields are said to be from.
type Found = (Spot, Credit, TakenFrom);

/// Whether a line by itself is certain to be a credit and no headline: announced by a label, or a place and a date.
pub(super) fn is_credit(line: &str) -> bool {
    let is_sure = |credit: &Credit| {
        !credit.labels.is_empty()
            || credit.is_info()
            || (credit.has_date && credit.names.is_empty())
    };
    credit(line, &Hints::default()).as_ref().is_some_and(is_sure)
}

/// Whether a line that is a credit may be a headline all the same, where nothing else is one: a label of its kind is
/// followed by more words than most names have, or a word that is no place that is known stands beside a date.
pub(super) fn may_be_headline(line: &str) -> bool {
    match lists::label(line) {
        Some(found) => {
            found.label == Label::Genre && line[found.end..].split_whitespace().count() > 2
        }
        None => credit(line, &Hints::default()).is_some_and(|credit| {
            let has_other = !credit.place.is_empty() && !lists::is_place(&credit.place);
            (has_other || credit.has_word) && credit.names.is_empty()
        }),
    }
}

/// Whether a line is a credit, or may be one beside others.
pub(super) fn reads_as_credit(line: &str, hints: &Hints) -> bool {
    credit(line, hints).is_some() || lone::credit(line, hints).is_some()
}

/// Whether the first of the lines behind a headline is a credit, or the second, below one that is none.
pub(super) fn stand_below(lines: &[Spot], hints: &Hints) -> bool {
    let mut near = lines.iter().take(2).take_while(|spot| !runs::is_running(&spot.text));
    near.any(|spot| reads_as_credit(&spot.text, hints))
}

/// Takes the credits between headline and running text, and those at the end that a label announces.
pub(super) fn take(draft: &mut Draft, hints: &Hints, fields: &mut Fields, report: &mut Report) {
    let head = draft.head().into_iter().filter(|spot| !runs::is_running(&spot.text));
    let found = in_head(head.collect(), hints);
    let is_found = |spot: &Spot| found.iter().any(|(other, _, _)| other == spot);
    let others = draft.tail(|_| false).into_iter().filter(|spot| !is_found(spot));
    let in_tail = others.filter_map(|spot| {
        let credit = credit(&spot.text, hints).filter(Credit::is_announced)?;
        let from = credit.from();
        Some((spot, credit, from))
    });
    let in_tail: Vec<Found> = in_tail.collect();
    let mut gone = fill_from(found, fields, report);
    // Who is named at the end helped the author whom the file names.
    if fields.byline.is_empty() && in_tail.iter().any(|(_, credit, _)| !credit.names.is_empty()) {
        hinted::set_authors(hints, fields, report);
    }
    gone.extend(fill_from(in_tail, fields, report));
    draft.remove_each(&gone);
}

/// The credits among these lines: a name or a place that has a line for itself is one beside others.
fn in_head(head: Vec<Spot>, hints: &Hints) -> Vec<Found> {
    let read = |spot: &Spot| match credit(&spot.text, hints) {
        Some(credit) => Some((credit, Sureness::Sure)),
        None => lone::credit(&spot.text, hints).map(|credit| (credit, Sureness::BesideOthers)),
    };
    let read: Vec<Option<(Credit, Sureness)>> = head.iter().map(read).collect();
    let mut found = Vec::new();
    let mut spots = head.into_iter();
    for group in read.chunk_by(|one, next| one.is_some() == next.is_some()) {
        let spots: Vec<Spot> = spots.by_ref().take(group.len()).collect();
        let credits: Vec<&Credit> = group.iter().flatten().map(|(credit, _)| credit).collect();
        let is_group = lone::confirm(&credits);
        for (spot, read) in spots.into_iter().zip(group) {
            let Some((credit, sureness)) = read else { continue };
            if *sureness == Sureness::Sure || is_group {
                found.push((spot, credit.clone(), credit.from()));
            }
        }
    }
    found
}

/// How sure it is that a line is a credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sureness {
    Sure,
    /// Where lines beside it are credits.
    BesideOthers,
}

/// Takes the place and the date that a text closes with, where it did not begin with them.
pub(super) fn take_closing(
    draft: &mut Draft,
    hints: &Hints,
    fields: &mut Fields,
    report: &mut Report,
) {
    if fields.date.is_some() || date::day_of(&hints.date).is_some() {
        return;
    }
    let tail = draft.tail(|_| false);
    let last = tail.into_iter().rev().take(CLOSING_LINES);
    let closing = last.filter_map(|spot| {
        let credit = credit(&spot.text, hints)?;
        let is_closing = credit.date.is_some() && credit.names.is_empty();
        is_closing.then_some((spot, credit, TakenFrom::ClosingLine))
    });
    let closing = closing.take(1).collect();
    let gone = fill_from(closing, fields, report);
    draft.remove_each(&gone);
}

/// Fills the fields from what was found. The lines that said something are to be taken out: what gave the article
/// nothing stays in its text.
fn fill_from(
    found: Vec<Found>,
    fields: &mut Fields,
    report: &mut Report,
) -> Vec<(Spot, RemovedKind)> {
    let mut gone = Vec::new();
    for (spot, credit, from) in found {
        if credit.is_info() {
            gone.push((spot, RemovedKind::Surroundings));
        } else if fill(credit, from, fields, report) {
            gone.push((spot, RemovedKind::BylineLine));
        }
    }
    gone
}

/// Whether the article has something of `credit`, now that its empty fields are filled from it.
fn fill(credit: Credit, from: TakenFrom, fields: &mut Fields, report: &mut Report) -> bool {
    let mut is_used = credit.names_somebody();
    for name in credit.names {
        add_name(name, from, fields, report);
    }
    for source in credit.sources {
        add_source(source, from, fields, report);
    }
    for credit in credit.credits {
        add_credit(&credit, from, fields, report);
    }
    if fields.place.is_empty() && !credit.place.is_empty() {
        report.take(FieldName::Place, &credit.place, from);
        fields.place.clone_from(&credit.place);
    }
    if let (None, Some(date)) = (fields.date, credit.date) {
        report.take(FieldName::Date, date.to_string(), from);
        fields.date = Some(date);
    }
    is_used |= !credit.place.is_empty() && key(&credit.place) == key(&fields.place);
    is_used || (credit.date.is_some() && credit.date == fields.date)
}

/// Adds an author who is not there yet.
pub(super) fn add_name(name: String, from: TakenFrom, fields: &mut Fields, report: &mut Report) {
    if !fields.byline.iter().any(|known| key(known) == key(&name)) {
        report.take(FieldName::Byline, &name, from);
        fields.byline.push(name);
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

/// Adds to whom thanks are due beside the authors.
fn add_credit(credit: &str, from: TakenFrom, fields: &mut Fields, report: &mut Report) {
    if key(&fields.credit).contains(&key(credit)) {
        return;
    }
    report.take(FieldName::Credit, credit, from);
    if !fields.credit.is_empty() {
        fields.credit.push_str(BETWEEN_CREDITS);
    }
    fields.credit.push_str(credit);
}

#[cfg(test)]
mod tests;
