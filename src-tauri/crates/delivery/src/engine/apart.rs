//! Clocks that are apart.

use warraq_connect::{Fault, clocks_agree};

use super::{Engine, lock};
use crate::desk::Desk;
use crate::engine::job::Job;
use crate::reason::Reason;

impl<D: Desk> Engine<'_, D> {
    /// That this machine's clock and the site's are apart, told with what was verified by them; nothing where they are
    /// not, or the site has not told its time.
    pub(super) fn clock_note(&self, job: &Job) -> Option<Reason> {
        let known = lock(&self.known);
        let fault: Fault = clocks_agree(known.get(&job.site.id)?.clock()?).err()?;
        Some(Reason::of_fault(&fault))
    }
}
