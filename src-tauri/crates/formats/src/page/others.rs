//! Other articles that stand whole behind the page's own.

use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;

/// Running text of an article that is one, at least.
const LEAST: f64 = 20.0;

/// Sets apart the articles in `body` that have a heading like the title's and stand beside the title's own.
pub(super) fn set_apart(page: &Page<'_>, apart: &mut Apart, body: usize) {
    let outline = &page.outline;
    let Some(title) = page.title.filter(|title| outline.holds(body, *title)) else { return };
    let measure = apart.measure(page);
    let mut own = None;
    for at in outline.around(title).take_while(|at| outline.holds(body, *at) && *at != body) {
        if measure.good(outline, at) >= LEAST {
            own = Some(at);
            break;
        }
    }
    let Some(mut own) = own.filter(|own| headings_like(page, *own, title) == 1) else { return };
    while own != body && outline.holds(body, own) {
        let mut next = outline.next_sibling(own);
        while let Some(at) = next {
            if measure.good(outline, at) >= LEAST && is_like(page, own, at, title) {
                apart.set(page, at, RemovedKind::Related);
            }
            next = outline.next_sibling(at);
        }
        own = outline.pieces[own].parent;
    }
}

/// How many headings of the title's level are in a part. Where the title's own has more, they are those of its parts.
fn headings_like(page: &Page<'_>, at: usize, title: usize) -> usize {
    let pieces = &page.outline.pieces;
    let name = pieces[title].name.as_deref();
    pieces[at..pieces[at].end]
        .iter()
        .filter(|piece| piece.is_heading() && piece.name.as_deref() == name)
        .count()
}

/// Whether a part has a heading of the title's level, and looks like the title's part.
fn is_like(page: &Page<'_>, own: usize, at: usize, title: usize) -> bool {
    let [own, other] = [own, at].map(|at| &page.outline.pieces[at]);
    let class = other.attr("class");
    let is_same = own.name == other.name
        && own.attr("class") == class
        && (class.is_some() || own.is(&["article"]));
    is_same && headings_like(page, at, title) > 0
}
