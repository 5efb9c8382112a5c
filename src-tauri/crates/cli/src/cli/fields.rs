//! Fields on the command line: `FIELD=VALUE` and `--field VALUE`.

use clap::Args;
use warraq_core::fields::{FieldChange, FieldName, FieldValue};

use super::named;
use crate::bidi;
use crate::messages::Message;

/// One `FIELD=VALUE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The field.
    pub field: FieldName,
    /// What follows the first `=`.
    pub value: String,
}

/// The fields of a new article that have an option, but for the headline.
#[derive(Args, Default)]
pub struct FieldOptions {
    /// The short line above the headline
    #[arg(long)]
    kicker: Option<String>,
    /// The summary below the headline
    #[arg(long)]
    standfirst: Option<String>,
    /// The last part of the address
    #[arg(long)]
    slug: Option<String>,
    /// Who wrote it; may stand several times
    #[arg(long = "byline", value_name = "NAME")]
    bylines: Vec<String>,
    /// Where it was written [default: the newsroom's usual place]
    #[arg(long)]
    place: Option<String>,
    /// The day it speaks from: YYYY-MM-DD
    #[arg(long)]
    date: Option<String>,
    /// A BCP 47 tag [default: ar]
    #[arg(long)]
    language: Option<String>,
    /// The part of the site or paper
    #[arg(long)]
    section: Option<String>,
    /// news, report, interview, opinion, statement, live or photo-story [default: news]
    #[arg(long)]
    profile: Option<String>,
    /// Not before this time: RFC 3339
    #[arg(long, value_name = "TIME")]
    embargo: Option<String>,
    /// When it is due: RFC 3339
    #[arg(long, value_name = "TIME")]
    due: Option<String>,
    /// Words for the editors
    #[arg(long)]
    note: Option<String>,
    /// Who is to be named
    #[arg(long)]
    credit: Option<String>,
}

impl FieldOptions {
    /// The options that were given, as assignments.
    pub fn into_assignments(self) -> Vec<Assignment> {
        let single = [
            (FieldName::Kicker, self.kicker),
            (FieldName::Standfirst, self.standfirst),
            (FieldName::Slug, self.slug),
            (FieldName::Place, self.place),
            (FieldName::Date, self.date),
            (FieldName::Language, self.language),
            (FieldName::Section, self.section),
            (FieldName::Profile, self.profile),
            (FieldName::Embargo, self.embargo),
            (FieldName::Due, self.due),
            (FieldName::Note, self.note),
            (FieldName::Credit, self.credit),
        ];
        let single = single.into_iter().filter_map(|(field, value)| Some((field, value?)));
        let bylines = self.bylines.into_iter().map(|name| (FieldName::Byline, name));
        single.chain(bylines).map(|(field, value)| Assignment { field, value }).collect()
    }
}

/// The assignment that `text` is.
///
/// # Errors
/// In the words of whoever runs this, when there is no `=` or no field of this name.
pub fn assignment(text: &str) -> Result<Assignment, String> {
    let (field, value) =
        text.split_once('=').ok_or_else(|| Message::new("usage.assignment").text())?;
    let field: FieldName = bidi::without_controls(field)
        .parse()
        .map_err(|_| named::one_of(FieldName::ALL.iter().map(|name| name.as_str())))?;
    let value = if is_text(field) { value.to_owned() } else { bidi::without_controls(value) };
    Ok(Assignment { field, value })
}

/// Whether people write it: a time or a name has no signs of direction of its own.
fn is_text(field: FieldName) -> bool {
    use FieldName::{Date, Due, Embargo, Language, Profile, Section};
    !matches!(field, Date | Due | Embargo | Language | Profile | Section)
}

/// One change for each field, in the order in which the fields first stand.
pub fn changes(assignments: &[Assignment]) -> Vec<FieldChange> {
    let mut changes: Vec<FieldChange> = Vec::new();
    for assignment in assignments {
        if changes.iter().any(|change| change.field == assignment.field) {
            continue;
        }
        let values = assignments.iter().filter(|other| other.field == assignment.field);
        let values: Vec<&str> = values.map(|other| other.value.as_str()).collect();
        changes
            .push(FieldChange { field: assignment.field, value: value(assignment.field, &values) });
    }
    changes
}

fn value(field: FieldName, values: &[&str]) -> FieldValue {
    let is_list = matches!(field, FieldName::Byline | FieldName::Topics | FieldName::Sources);
    match values {
        [one] if one.trim().is_empty() => FieldValue::Empty,
        [one] if !is_list => FieldValue::Text((*one).to_owned()),
        several => {
            let filled = several.iter().filter(|value| !is_list || !value.trim().is_empty());
            FieldValue::List(filled.map(|value| (*value).to_owned()).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes_of(texts: &[&str]) -> Vec<FieldChange> {
        let assignments: Result<Vec<_>, _> = texts.iter().map(|text| assignment(text)).collect();
        changes(&assignments.unwrap())
    }

    #[test]
    fn a_value_may_hold_the_sign() {
        let change =
            FieldChange { field: FieldName::Note, value: FieldValue::Text("a=b".to_owned()) };
        assert_eq!(changes_of(&["note=a=b"]), [change]);
    }

    #[test]
    fn a_pasted_time_is_that_time_and_text_stays_as_it_is() {
        let changes =
            changes_of(&["\u{200e}embargo=\u{2068}2026-12-01T06:00:00Z\u{2069}", "note=\u{200e}a"]);
        assert_eq!(changes[0].field, FieldName::Embargo);
        assert_eq!(changes[0].value, FieldValue::Text("2026-12-01T06:00:00Z".to_owned()));
        assert_eq!(changes[1].value, FieldValue::Text("\u{200e}a".to_owned()));
    }

    #[test]
    fn a_repeated_byline_is_one_list() {
        let changes = changes_of(&["byline=كاجين أحمد", "place=القامشلي", "byline=ليلى"]);
        let names = vec!["كاجين أحمد".to_owned(), "ليلى".to_owned()];
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[0].value, FieldValue::List(names));
    }

    #[test]
    fn one_byline_is_a_list_too() {
        let names = vec!["ليلى".to_owned()];
        assert_eq!(changes_of(&["byline=ليلى"])[0].value, FieldValue::List(names));
    }

    #[test]
    fn an_empty_value_empties() {
        assert_eq!(changes_of(&["byline="])[0].value, FieldValue::Empty);
        assert_eq!(changes_of(&["kicker= "])[0].value, FieldValue::Empty);
    }

    #[test]
    fn an_unknown_field_is_refused() {
        assert!(assignment("colour=red").is_err());
        assert!(assignment("headline").is_err());
    }

    #[test]
    fn two_headlines_are_left_to_the_core_to_refuse() {
        let changes = changes_of(&["headline=a", "headline=b"]);
        assert!(matches!(changes[0].value, FieldValue::List(_)));
    }
}
