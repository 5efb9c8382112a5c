//! Moments that can be written down and read again: those of the years 0 to 9999, as RFC 3339 has them.

use chrono::{DateTime, Datelike, Utc};

/// The moment that `text` says in RFC 3339; nothing where it says none, or one whose year in UTC has not four digits.
#[must_use]
pub fn parse(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().and_then(|at| writable(at.to_utc()))
}

/// `at`, where its year has four digits: no other can be read again.
///
/// Source: RFC 3339, 5.6.
#[must_use]
pub fn writable(at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    (0..=9999).contains(&at.year()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_parsed_is_read_again() {
        for text in ["0000-01-01T00:00:00Z", "2024-01-17T12:00:00+03:00", "9999-12-31T23:59:59Z"] {
            let at = parse(text).unwrap();
            assert_eq!(parse(&at.to_rfc3339()), Some(at), "{text}");
        }
        for text in [
            "9999-12-31T23:59:59-05:00",
            "0000-01-01T00:00:00+03:00",
            "-024-03-05T10:00:00Z",
            "أمس",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
