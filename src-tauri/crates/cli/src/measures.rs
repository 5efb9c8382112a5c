//! Times, spans and sizes as people read them.

use chrono::{DateTime, Local, Utc};

use crate::messages::Message;

/// A time by this machine's clock, with how far that is from UTC: `2026-12-01 09:30 +03:00`.
pub fn when(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local).format("%Y-%m-%d %H:%M %:z").to_string()
}

/// So many seconds, in hours and minutes.
pub fn duration(seconds: u64) -> String {
    let minutes = seconds.div_ceil(60);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => Message::new("units.minutes").with("minutes", minutes).text(),
        (hours, minutes) => {
            let both = Message::new("units.hours").with("hours", hours);
            both.with("minutes", minutes).text()
        }
    }
}

/// So many bytes, in the thousands or millions that those count who sell them, to the tenth.
pub fn size(bytes: u64) -> String {
    let (unit, one) = if bytes < 1_000_000 { ("kb", 1_000) } else { ("mb", 1_000_000) };
    Message::new(format!("units.{unit}")).with("count", tenths(bytes, one)).text()
}

/// Bytes in millions, to the tenth.
pub fn megabytes(bytes: u64) -> String {
    tenths(bytes, 1_000_000)
}

fn tenths(bytes: u64, one: u64) -> String {
    let tenths = bytes.div_ceil(one / 10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_never_nothing() {
        assert_eq!([0, 1, 99_999, 100_001].map(megabytes), ["0.0", "0.1", "0.1", "0.2"]);
    }

    #[test]
    fn a_time_says_how_far_its_clock_is_from_utc() {
        let text = when("2026-12-01T06:00:00Z".parse().unwrap());
        assert!(text.starts_with("2026-1") && text.contains([':', '+']), "{text}");
        assert_eq!(text.len(), "2026-12-01 09:00 +03:00".len());
    }
}
