//! Text that a page hides until its reader asks for it: answers below their questions, the leaves of a register.

use std::collections::HashSet;

use crate::report::RemovedKind;

use super::Page;
use super::measure::Measure;
use super::outline::Outline;

/// Words of running text of a hidden part that is text, at least.
const LEAST: f64 = 20.0;

/// The ids that something in the page opens, shows or jumps to.
pub(super) fn opened(outline: &Outline<'_>) -> HashSet<String> {
    let attributes = ["aria-controls", "data-target", "data-bs-target", "href"];
    let elements = outline.pieces.iter().filter(|piece| !piece.is_text());
    let values = elements.flat_map(|piece| {
        attributes.into_iter().filter_map(move |name| {
            let value = piece.attr(name)?;
            if name == "aria-controls" {
                Some(value)
            } else {
                Some(value.strip_prefix('#')?.into())
            }
        })
    });
    values.flat_map(|ids: String| ids.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Whether a hidden part is text that the reader is offered: something opens it, and it is mostly sentences.
pub(super) fn is_offered(page: &Page<'_>, measure: &Measure, at: usize) -> bool {
    let outline = &page.outline;
    let good = measure.good(outline, at);
    let is_text = good >= LEAST && good >= measure.words(outline, at) * 0.6;
    let is_named = |at: usize| {
        let piece = &outline.pieces[at];
        piece.attr("id").is_some_and(|id| page.opened.contains(&id))
            || piece.attr("role").is_some_and(|role| role == "tabpanel")
    };
    let is_source = |at: usize| outline.pieces[at].is(&["pre", "code", "dialog"]);
    if (at..outline.pieces[at].end).take(4).any(is_source) {
        return false;
    }
    is_text && std::iter::once(at).chain(outline.around(at).take(2)).any(is_named)
}

/// Whether a piece is hidden by what it says of itself.
pub(super) fn is_hidden(page: &Page<'_>, at: usize) -> bool {
    page.outline.pieces[at].sign().is_some_and(|sign| sign.kind == RemovedKind::Hidden)
}
