//! Rows of teasers: parts that each begin with a link to another article and go on with a few words of it.

use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;
use super::measure::Measure;

/// Words of a teaser, at most.
const MAX_WORDS: f64 = 90.0;

/// Lines of a teaser before its heading, at most.
const MAX_BEFORE: usize = 2;

/// Sets apart the teasers of every row that has more than one.
pub(super) fn set_apart(page: &Page<'_>, apart: &mut Apart) {
    let measure = apart.measure(page);
    for at in 0..page.outline.pieces.len() {
        if apart.inside[at] || page.outline.pieces[at].block != at {
            continue;
        }
        let children = page.outline.children(at);
        let (mut teasers, mut others) = (Vec::new(), 0);
        for child in children.filter(|child| measure.words(&page.outline, *child) > 0.0) {
            if is_teaser(page, &measure, child) {
                teasers.push(child);
            } else {
                others += 1;
            }
        }
        if teasers.len() > 1 && teasers.len() >= others {
            for teaser in teasers {
                apart.set(page, teaser, RemovedKind::Related);
            }
        }
    }
}

fn is_teaser(page: &Page<'_>, measure: &Measure, at: usize) -> bool {
    let piece = &page.outline.pieces[at];
    let is_part = piece.is(&["div", "article", "li", "section", "tr", "td", "aside"]);
    if !is_part || page.title.is_some_and(|title| page.outline.holds(at, title)) {
        return false;
    }
    let words = measure.words(&page.outline, at);
    let first = page.lines.partition_point(|line| line.first() < at);
    let starts_elsewhere = page.lines.get(first).is_some_and(|line| {
        line.words >= 3
            && line.linked * 10 >= line.words * 9
            && page.outline.holds(at, line.first())
    });
    let leads_elsewhere = starts_elsewhere || is_headed_elsewhere(page, at, first);
    leads_elsewhere && words <= MAX_WORDS && measure.vouched(&page.outline, at) == 0.0
}

/// Whether a heading near its start is a link: only a kicker or a picture's caption may stand before it.
fn is_headed_elsewhere(page: &Page<'_>, at: usize, first: usize) -> bool {
    let lines = page.lines.iter().skip(first).take(MAX_BEFORE + 1);
    lines.take_while(|line| page.outline.holds(at, line.first())).any(|line| {
        let mut parts = std::iter::once(line.block).chain(page.outline.around(line.block).take(2));
        line.words > 0
            && line.linked == line.words
            && parts.any(|part| page.outline.pieces[part].is_heading() && part > at)
    })
}
