//! A reader that stops where one piece of a file is larger than any piece can be.

use std::io::{self, BufRead, Read};

/// Reads on while no more than a limit was taken since the last [`Guard::begin`].
pub(super) struct Guard<R> {
    inner: R,
    taken: usize,
    limit: usize,
}

impl<R> Guard<R> {
    /// A guard that lets `limit` bytes pass at a time.
    pub(super) fn new(inner: R, limit: usize) -> Self {
        Self { inner, taken: 0, limit }
    }

    /// Says that a new piece begins.
    pub(super) fn begin(&mut self) {
        self.taken = 0;
    }

    /// Whether the last piece was too large.
    pub(super) fn is_past(&self) -> bool {
        self.taken > self.limit
    }
}

impl<R: BufRead> BufRead for Guard<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken > self.limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "one piece is too large"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.taken = self.taken.saturating_add(bytes);
        self.inner.consume(bytes);
    }
}

impl<R: BufRead> Read for Guard<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let bytes = from.len().min(into.len());
        into[..bytes].copy_from_slice(&from[..bytes]);
        self.consume(bytes);
        Ok(bytes)
    }
}
