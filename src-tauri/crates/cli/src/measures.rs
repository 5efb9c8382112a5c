//! Spans and sizes as people read them.

use crate::messages::Message;

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

/// So many seconds as people say them: minutes where there are some, and seconds.
pub fn spoken(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => counted("seconds", seconds),
        (minutes, 0) => counted("minutes", minutes),
        (minutes, seconds) => {
            let both = Message::new("units.both").with("first", counted("minutes", minutes));
            both.with("second", counted("seconds", seconds)).text()
        }
    }
}

/// So many of a unit, in the form that their number asks for.
fn counted(unit: &str, count: u64) -> String {
    let form = match (count, count % 100) {
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..=99) => "many",
        _ => "other",
    };
    Message::new(format!("units.spoken_{unit}.{form}")).with("count", count).text()
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
}
