//! The time of a site's own clock.

use chrono::{DateTime, FixedOffset, Utc};
use warraq_connect::Standing;
use warraq_store::Site;

use crate::list::survey_of;

/// A moment as the site's clock shows it: by what the site said of that very moment, else by how far its clock was from
/// UTC when it was last asked; nothing where it never was.
pub(crate) fn time_there(
    site: &Site,
    standing: &Standing,
    moment: DateTime<Utc>,
) -> Option<DateTime<FixedOffset>> {
    let of_survey = || survey_of(site).map(|survey| survey.offset_minutes);
    let minutes = standing.offset_minutes.or_else(of_survey)?;
    Some(moment.with_timezone(&FixedOffset::east_opt(minutes.checked_mul(60)?)?))
}
