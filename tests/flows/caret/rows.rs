//! What must hold of the keys that go from line to line.

use super::{Caret, Editor};

/// How far from the middle of a sign its edge may be painted, in pixels.
const ROUNDED: f64 = 3.0;

impl Editor<'_> {
    /// What must hold of a press: the caret comes to the other line in that direction, and there to the place nearest
    /// by the eye to `column`, the pixel where the first of such presses found it.
    pub(super) async fn check_row(
        &mut self,
        goes_up: bool,
        column: i64,
        before: &Caret,
        after: &Caret,
    ) -> Result<(), String> {
        let (from, to) = (self.painted(before).await?, self.painted(after).await?);
        let (one, other) = (self.words(before), self.words(after));
        let is_there = if goes_up { to.top < from.top } else { to.top > from.top };
        if !is_there || from.is_beside(to) {
            return Err(format!("no other line: from {one} at {from:?} to {other} at {to:?}"));
        }
        let beside = self.page(&format!("beside({})", after.head)).await;
        let width = beside["width"].as_f64().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "a window is not that wide")]
        let (at, column) = (to.left as f64, column as f64);
        let off = (at - column).abs();
        // Where its line ends, the column is beyond it; an empty one has no other place.
        let is_beyond = beside["isEnd"] == true
            && beside["middle"].as_f64().is_none_or(|middle| (middle < at) != (column < at));
        if is_beyond || off <= width / 2.0 + ROUNDED {
            return Ok(());
        }
        Err(format!("{off} pixels off {column}: from {one} at {from:?} to {other} at {to:?}"))
    }
}
