//! Writing into the page what does not belong to the article.

use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;
use super::hidden;
use super::signs::Sign;
use super::words;
use super::{KEPT, REMOVED};

/// Marks everything that is in none of the `kept` parts, and what is set apart in them, at the highest element
/// that holds nothing of the article.
pub(super) fn set(page: &Page<'_>, apart: &Apart, kept: &[usize]) {
    let outline = &page.outline;
    let kept_in = |at: usize| kept.iter().any(|kept| outline.holds(*kept, at));
    let holds_kept = |at: usize| kept.iter().any(|kept| *kept != at && outline.holds(at, *kept));
    let text = texts_before(page);
    let set = set_before(apart);
    let mut at = 0;
    while at < outline.pieces.len() {
        let piece = &outline.pieces[at];
        let inside = kept_in(at);
        if piece.silent || holds_kept(at) || (inside && apart.kinds[at].is_none()) {
            if (inside || holds_kept(at)) && hidden::is_hidden(page, at) {
                piece.node.set_attr(KEPT, "");
            }
            at += 1;
            continue;
        }
        let has_text = text[piece.end] > text[at];
        let kind = if inside { apart.kinds[at] } else { outside_kind(page, apart, &set, at) };
        match kind {
            Some(kind) if has_text || !piece.is_text() => write(page, at, kind),
            Some(_) => {}
            None => {
                at += 1;
                continue;
            }
        }
        at = piece.end;
    }
}

/// For each piece, how many pieces before it have text that readers see.
fn texts_before(page: &Page<'_>) -> Vec<usize> {
    let mut has_text = vec![0; page.outline.pieces.len() + 1];
    for text in page.lines.iter().flat_map(|line| &line.texts) {
        has_text[*text] = 1;
    }
    let mut sum = 0;
    for count in &mut has_text {
        sum += std::mem::replace(count, sum);
    }
    has_text
}

/// For each piece, how many pieces before it were set apart.
fn set_before(apart: &Apart) -> Vec<usize> {
    let sums = apart.kinds.iter().scan(0, |sum, kind| {
        *sum += usize::from(kind.is_some());
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

/// What a part outside of the article is; nothing where its parts are of several kinds and are to be asked.
fn outside_kind(page: &Page<'_>, apart: &Apart, set: &[usize], at: usize) -> Option<RemovedKind> {
    let piece = &page.outline.pieces[at];
    if let Some(kind) = apart.kinds[at] {
        return Some(kind);
    }
    // What was no byline once its text was looked at is none by its name.
    let sign = piece.sign().map(|sign| match sign.kind {
        RemovedKind::BylineLine => Sign { kind: RemovedKind::Surroundings, ..sign },
        _ => sign,
    });
    if let Some(sign) = sign.filter(|sign| sign.sure) {
        return Some(sign.kind);
    }
    if set[piece.end] > set[at] {
        return None;
    }
    Some(sign.map_or_else(|| of_links(page, at), |sign| sign.kind))
}

/// What a part without a sign is: many links are other articles or a menu.
fn of_links(page: &Page<'_>, at: usize) -> RemovedKind {
    let end = page.outline.pieces[at].end;
    let start = page.lines.partition_point(|line| line.first() < at);
    let lines = page.lines[start..].iter().take_while(|line| line.first() < end).take(200);
    let (words, linked, count) = lines.fold((0, 0, 0), |(words, linked, count), line| {
        (words + line.words, linked + line.linked, count + 1)
    });
    if linked * 2 < words || words == 0 {
        return RemovedKind::Surroundings;
    }
    if words >= count * 4 { RemovedKind::Related } else { RemovedKind::Navigation }
}

/// Text has no attributes: it is put into an element that has.
fn write(page: &Page<'_>, at: usize, kind: RemovedKind) {
    let node = page.outline.pieces[at].node;
    let name = words::name_of(kind);
    if !page.outline.pieces[at].is_text() {
        node.set_attr(REMOVED, &name);
        return;
    }
    let around = node.tree.new_element("span");
    around.set_attr(REMOVED, &name);
    node.insert_before(&around);
    node.remove_from_parent();
    around.append_child(&node);
}
