//! Clocks that are apart: told with what was verified by them, and kept with the site for whoever asks next.

use warraq_connect::{Fault, clocks_agree};

use warraq_store::Site;

use super::{Engine, lock};
use crate::desk::Desk;
use crate::engine::job::Job;
use crate::reason::Reason;
use crate::site::clock_seconds;

/// Seconds: less than this is how long an answer takes.
const NEWS: i64 = 30;

impl<D: Desk> Engine<'_, D> {
    /// That this machine's clock and the site's are apart, told with what was verified by them; nothing where they are
    /// not, or the site has not told its time.
    pub(super) fn clock_note(&self, job: &Job) -> Option<Reason> {
        let known = lock(&self.known);
        let fault: Fault = clocks_agree(known.get(&job.site.id)?.clock()?).err()?;
        Some(Reason::of_fault(&fault))
    }

    /// How far this machine's clock is ahead of the site's, in seconds, where that is another than was kept.
    pub(super) fn clock_news(&self, site: &Site) -> Option<i64> {
        let (there, here) = lock(&self.known).get(&site.id)?.clock()?;
        let now = (here - there).num_seconds();
        let is_news = (now - clock_seconds(site).unwrap_or_default()).abs() > NEWS;
        is_news.then_some(now)
    }
}
