//! Moments as lines say them: never without their zone.

use chrono::{DateTime, FixedOffset, Local, Offset, TimeZone, Utc};

/// A moment in UTC, and by this machine's clock where that is another.
pub fn moment(at: DateTime<Utc>) -> String {
    both(at, Some(at.with_timezone(&Local).fixed_offset()))
}

/// A moment in UTC, and by the clock there, where that is known and another.
pub fn both(at: DateTime<Utc>, there: Option<DateTime<FixedOffset>>) -> String {
    let utc = written(&at.fixed_offset());
    match there.filter(|there| there.offset().fix().local_minus_utc() != 0) {
        Some(there) => format!("{} = {utc}", written(&there)),
        None => utc,
    }
}

fn written<Z: TimeZone>(at: &DateTime<Z>) -> String
where
    Z::Offset: std::fmt::Display,
{
    let zone = match at.offset().fix().local_minus_utc() {
        0 => "UTC".to_owned(),
        _ => at.format("%:z").to_string(),
    };
    format!("{} {zone}", at.format("%Y-%m-%d %H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_its_zone_and_is_said_twice_where_clocks_differ() {
        let at: DateTime<Utc> = "2026-12-01T22:30:00Z".parse().unwrap();
        let there = |seconds| at.with_timezone(&FixedOffset::east_opt(seconds).unwrap());
        let damascus = "2026-12-02 01:30 +03:00 = 2026-12-01 22:30 UTC";
        assert_eq!(both(at, Some(there(3 * 3600))), damascus);
        assert_eq!(both(at, Some(there(0))), "2026-12-01 22:30 UTC");
        assert_eq!(both(at, None), "2026-12-01 22:30 UTC");
    }
}
