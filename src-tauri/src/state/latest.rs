//! Work of which only the last that was asked for goes on.

use std::sync::atomic::{AtomicU32, Ordering};

/// Work of one kind: what is asked for ends what was asked for before.
#[derive(Default)]
pub struct Latest {
    asked: AtomicU32,
}

/// One asking for it.
pub struct Asked<'a> {
    work: &'a Latest,
    number: u32,
}

impl Latest {
    /// Asks for it; what was asked for before is over.
    pub fn ask(&self) -> Asked<'_> {
        let number = self.asked.fetch_add(1, Ordering::AcqRel).wrapping_add(1);
        Asked { work: self, number }
    }

    /// Ends what was asked for last; nothing happens where it is over.
    pub fn end(&self) {
        self.asked.fetch_add(1, Ordering::AcqRel);
    }
}

impl Asked<'_> {
    /// Whether somebody ended it, or asked anew.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.work.asked.load(Ordering::Acquire) != self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_ends_what_was_asked_for_before() {
        let work = Latest::default();
        let first = work.ask();
        assert!(!first.is_over());
        let second = work.ask();
        assert!(first.is_over() && !second.is_over());
        work.end();
        assert!(second.is_over());
    }
}
