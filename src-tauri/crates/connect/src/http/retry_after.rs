//! Times in headers.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// The longest time that is believed: a header that says more is a mistake, and would stop an article for good.
const LONGEST: Duration = Duration::from_hours(24);

/// A time as headers have it: `Sun, 06 Nov 1994 08:49:37 GMT`. Source: RFC 9110, section 5.6.7.
pub fn time(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc2822(text.trim()).ok().map(|time| time.to_utc())
}

/// How long to wait: `Retry-After` is in seconds or a time. Source: RFC 9110, section 10.2.3.
pub fn wait(text: &str, now: DateTime<Utc>) -> Option<Duration> {
    let text = text.trim();
    let wait = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => (time(text)? - now).to_std().unwrap_or_default(),
    };
    Some(wait.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_times_are_read() {
        let now = time("Sun, 29 Nov 2026 20:25:04 GMT").unwrap();
        assert_eq!(wait("600", now), Some(Duration::from_mins(10)));
        assert_eq!(wait("Sun, 29 Nov 2026 20:27:04 GMT", now), Some(Duration::from_mins(2)));
        assert_eq!(wait("Sun, 29 Nov 2026 20:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(wait("soon", now), None);
        assert_eq!(wait("99999999999", now), Some(LONGEST));
    }
}
