//! A file that says how far it was read.

use std::fs::File;
use std::io::{self, Read};

use crate::error::IntakeError;
use crate::site::{Flow, SiteProgress, SiteStep};

/// Bytes between two times that it says so.
const EVERY_BYTES: usize = 1 << 20;

/// Reads a file to its end, or until it is stopped: then it gives no more.
pub(crate) struct Heard<'a> {
    file: File,
    tell: &'a mut dyn FnMut(SiteProgress) -> Flow,
    done: usize,
    /// How far it was when it said so.
    told: usize,
    total: usize,
    pub(crate) is_stopped: bool,
}

impl<'a> Heard<'a> {
    /// `file`, of which `tell` hears.
    ///
    /// # Errors
    /// `Unreadable`.
    pub(crate) fn new(
        file: File,
        tell: &'a mut dyn FnMut(SiteProgress) -> Flow,
    ) -> Result<Self, IntakeError> {
        let length = file.metadata().map_err(IntakeError::Unreadable)?.len();
        let total = usize::try_from(length).unwrap_or(usize::MAX);
        Ok(Self { file, tell, done: 0, told: 0, total, is_stopped: false })
    }
}

impl Read for Heard<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.done >= self.told {
            self.told = self.done + EVERY_BYTES;
            let total = self.total.max(self.done);
            let progress = SiteProgress { step: SiteStep::Reading, done: self.done, total };
            self.is_stopped |= (self.tell)(progress) == Flow::Stop;
        }
        if self.is_stopped {
            return Ok(0);
        }
        let bytes = self.file.read(into)?;
        self.done += bytes;
        Ok(bytes)
    }
}
