//! Moments as lines say them: never without their zone.

use chrono::{DateTime, FixedOffset, Local, Offset, TimeDelta, TimeZone, Utc};

/// What is nearer than this is told by the second: whoever reads it waits for it.
const NEAR: TimeDelta = TimeDelta::minutes(10);

/// A moment in UTC, and by this machine's clock where that is another.
pub fn moment(at: DateTime<Utc>) -> String {
    both(at, Some(at.with_timezone(&Local).fixed_offset()))
}

/// A moment that something waits for, as [`moment`]; by the second where it is near.
pub fn awaited(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    if (at - now).abs() > NEAR {
        return moment(at);
    }
    // Said early, it would not be time yet.
    let at = at + TimeDelta::milliseconds(999);
    said(at, Some(at.with_timezone(&Local).fixed_offset()), "%Y-%m-%d %H:%M:%S")
}

/// A moment in UTC, and by the clock there, where that is known and another.
pub fn both(at: DateTime<Utc>, there: Option<DateTime<FixedOffset>>) -> String {
    said(at, there, "%Y-%m-%d %H:%M")
}

fn said(at: DateTime<Utc>, there: Option<DateTime<FixedOffset>>, form: &str) -> String {
    let utc = written(&at.fixed_offset(), form);
    match there.filter(|there| there.offset().fix().local_minus_utc() != 0) {
        Some(there) => format!("{} = {utc}", written(&there, form)),
        None => utc,
    }
}

fn written<Z: TimeZone>(at: &DateTime<Z>, form: &str) -> String
where
    Z::Offset: std::fmt::Display,
{
    let zone = match at.offset().fix().local_minus_utc() {
        0 => "UTC".to_owned(),
        _ => at.format("%:z").to_string(),
    };
    format!("{} {zone}", at.format(form))
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

    #[test]
    fn what_is_waited_for_is_told_by_the_second_where_it_is_near() {
        let at: DateTime<Utc> = "2026-12-01T22:30:14.2Z".parse().unwrap();
        let seen = |minutes| awaited(at, at - TimeDelta::minutes(minutes));
        assert!(seen(2).ends_with("2026-12-01 22:30:15 UTC"), "{}", seen(2));
        assert!(seen(-2).ends_with("2026-12-01 22:30:15 UTC"));
        assert!(seen(20).ends_with("2026-12-01 22:30 UTC"), "{}", seen(20));
    }
}
