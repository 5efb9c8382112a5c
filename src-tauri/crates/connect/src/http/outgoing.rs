//! What is sent, counted as it leaves.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// How much is handed over at once: little, so that the count says what has left and not what lies in memory.
const PIECE: usize = 4096;

/// The bytes of a request, in pieces, with a count of those that were taken.
pub struct Outgoing {
    rest: Bytes,
    taken: Arc<AtomicU64>,
}

impl Outgoing {
    /// Sends these bytes and adds what was taken of them to `taken`.
    pub fn new(bytes: Bytes, taken: Arc<AtomicU64>) -> Self {
        Self { rest: bytes, taken }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let size = PIECE.min(self.rest.len());
        let piece = self.rest.split_to(size);
        self.taken.fetch_add(size as u64, Ordering::Relaxed);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}
