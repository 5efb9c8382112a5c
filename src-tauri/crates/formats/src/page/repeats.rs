//! Lines that a page has twice: captions in full and cut short, a standfirst that stands again above the text.

use std::collections::HashMap;

use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;
use super::labels::line_apart;

/// Words of a line that nobody writes twice, at least.
const LEAST: usize = 8;

/// Sets apart the lines of the `kept` parts that stand in them a second time. One that stands again in the same part is meant:
/// nobody's template does that.
pub(super) fn set_apart(page: &Page<'_>, apart: &mut Apart, kept: &[usize]) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (index, line) in page.lines.iter().enumerate() {
        let first = line.first();
        let is_kept = kept.iter().any(|at| page.outline.holds(*at, first));
        let is_title = page.title.is_some_and(|title| page.outline.holds(title, first));
        if line.words < LEAST || apart.inside[first] || !is_kept || is_title {
            continue;
        }
        let around = page.outline.pieces[line.block].parent;
        if *seen.entry(&line.folded).or_insert(around) != around {
            line_apart(page, apart, index, RemovedKind::Surroundings);
        }
    }
}
