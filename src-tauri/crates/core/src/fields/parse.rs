//! What was typed, as values of fields.

use chrono::{DateTime, NaiveDate, Utc};

use super::change::FieldFault;
use super::slug;
use crate::moment;
use crate::profile::ProfileId;
use crate::text::{fold, language as tag};

/// `text` on one line, trimmed.
pub(super) fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

pub(super) fn slug(text: String) -> Result<String, FieldFault> {
    slug::parse(&text).ok_or(FieldFault::BadSlug(text))
}

/// A day of the common calendar, in any digits: four for the year, two for month and day.
pub(super) fn date(text: String) -> Result<NaiveDate, FieldFault> {
    let latin: String = text.chars().map(fold::digit).collect();
    // More forms than one would be read otherwise.
    let has_shape = latin.len() == 10
        && latin.bytes().enumerate().all(|(at, b)| match at {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    let day = NaiveDate::parse_from_str(&latin, "%Y-%m-%d").ok().filter(|_| has_shape);
    day.ok_or(FieldFault::BadDate(text))
}

pub(super) fn time(text: String) -> Result<DateTime<Utc>, FieldFault> {
    moment::parse(&text).ok_or(FieldFault::BadTime(text))
}

pub(super) fn language(text: String) -> Result<String, FieldFault> {
    tag::normalise(&text).ok_or(FieldFault::BadLanguage(text))
}

pub(super) fn profile(text: String) -> Result<ProfileId, FieldFault> {
    text.parse().map_err(|_| FieldFault::BadProfile(text))
}
