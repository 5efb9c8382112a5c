//! Fields that stand around the text.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use warraq_core::fields::{Correction, FieldChange, FieldName, FieldValue};

use super::super::part::Line;
use super::Builder;
use super::content::{letters, parted, signs};
use crate::manuscript::sign::Sign;
use crate::manuscript::style::Style;
use crate::reading;
use crate::wording;

impl Builder<'_> {
    /// Whether `line` is a field, which is then filled. A second line of one is part of the text.
    pub(super) fn is_field(&mut self, style: Style, line: &Line) -> bool {
        let one_line = |field| (field, FieldValue::Text(letters(line)));
        let (field, value) = match style {
            Style::Kicker => one_line(FieldName::Kicker),
            Style::Headline => one_line(FieldName::Headline),
            Style::Standfirst => one_line(FieldName::Standfirst),
            Style::ArticleCredit => one_line(FieldName::Credit),
            Style::Rights => one_line(FieldName::Rights),
            Style::Byline => (FieldName::Byline, FieldValue::List(parted(line))),
            Style::Dateline => return self.is_dateline(line),
            Style::Source => {
                let mut sources = self.fields.sources.clone();
                sources.push(letters(line));
                return self.fills(FieldName::Sources, FieldValue::List(sources));
            }
            Style::Correction => return self.is_correction(line),
            Style::FootHeading => return is_known_heading(&letters(line)),
            _ => return false,
        };
        let is_filled = match field {
            FieldName::Kicker => !self.fields.kicker.is_empty(),
            FieldName::Headline => !self.fields.headline.is_empty(),
            FieldName::Standfirst => !self.fields.standfirst.is_empty(),
            FieldName::Credit => !self.fields.credit.is_empty(),
            FieldName::Rights => !self.fields.rights.is_empty(),
            _ => !self.fields.byline.is_empty(),
        };
        !is_filled && self.fills(field, value)
    }

    fn fills(&mut self, field: FieldName, value: FieldValue) -> bool {
        self.fields.apply(&FieldChange { field, value }).is_ok()
    }

    fn is_dateline(&mut self, line: &Line) -> bool {
        if self.fields.date.is_some() || !self.fields.place.is_empty() {
            return false;
        }
        let shown = signs(line, Sign::Date);
        let date = self.about.date.filter(|date| self.in_words(*date) == shown);
        let date = date.or_else(|| reading::day_of(&shown));
        if date.is_none() && !shown.is_empty() {
            return false;
        }
        self.fields.date = date;
        let place = FieldValue::Text(letters(line));
        self.fills(FieldName::Place, place)
    }

    fn is_correction(&mut self, line: &Line) -> bool {
        let shown = signs(line, Sign::Date);
        let known = self.about.corrections.get(self.fields.corrections.len()).copied();
        let known = known.filter(|at| self.in_words(at.date_naive()) == shown);
        let Some(at) = known.or_else(|| reading::day_of(&shown).map(midnight)) else {
            return false;
        };
        self.fields.corrections.push(Correction { at, text: letters(line) });
        true
    }

    fn in_words(&self, date: NaiveDate) -> String {
        wording::date_in_words(date, &self.fields.language)
    }
}

fn midnight(date: NaiveDate) -> DateTime<Utc> {
    date.and_time(NaiveTime::MIN).and_utc()
}

/// Whether it is what Warraq itself puts above sources and corrections.
fn is_known_heading(text: &str) -> bool {
    ["ar", "ckb", "kmr", "en"]
        .into_iter()
        .map(wording::of)
        .any(|words| [words.sources, words.corrections].contains(&text))
}
