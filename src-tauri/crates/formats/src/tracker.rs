//! What counts readers in the addresses of an article: where its links lead, and addresses that stand in its text.

use std::collections::{HashMap, HashSet};

use warraq_core::article::{
    Block, BlockId, Document, IdSource, Inline, InlineContent, Link, Mark, Visit,
};

use crate::invisible::is_invisible;
use crate::lines::each_line_mut;
use crate::markup::address::{straight, without_trackers};
use crate::report::{Removed, RemovedKind};

/// `body` without them; each is in `removed`, among what stood at the same place.
pub(crate) fn take_out(
    body: Document,
    ids: &mut dyn IdSource,
    removed: &mut Vec<Removed>,
) -> Document {
    // Most texts have none: they are not copied to see that.
    if !body.blocks().iter().any(may_have) {
        return body;
    }
    let mut blocks = body.blocks().to_vec();
    let mut found = Vec::new();
    for (place, block) in blocks.iter_mut().enumerate() {
        let mut trackers = Vec::new();
        each_line_mut(std::slice::from_mut(block), &mut |line| clean(line, &mut trackers));
        found.extend(trackers.into_iter().map(|text| (place, text)));
    }
    if found.is_empty() {
        return body;
    }
    list(found, &blocks, removed);
    Document::of(blocks, ids)
}

/// Lists what was in the block at each place, once, behind what stood before that block.
fn list(found: Vec<(usize, String)>, blocks: &[Block], removed: &mut Vec<Removed>) {
    let places: HashMap<BlockId, usize> =
        blocks.iter().enumerate().map(|(at, block)| (block.id(), at + 1)).collect();
    let mut last = 0;
    let mut listed: Vec<(usize, Removed)> = Vec::with_capacity(removed.len() + found.len());
    for one in removed.drain(..) {
        last = one.after.map_or(0, |id| places.get(&id).copied().unwrap_or(last));
        listed.push((last, one));
    }
    let trackers = listed.iter().filter(|(_, one)| one.kind == RemovedKind::Tracker);
    let mut known: HashSet<(usize, String)> =
        trackers.map(|(place, one)| (*place, one.text.clone())).collect();
    for (place, text) in found {
        if known.insert((place, text.clone())) {
            let after = place.checked_sub(1).map(|before| blocks[before].id());
            listed.push((place, Removed { kind: RemovedKind::Tracker, text, after }));
        }
    }
    listed.sort_by_key(|(place, _)| *place);
    removed.extend(listed.into_iter().map(|(_, one)| one));
}

pub(crate) fn clean(line: &mut InlineContent, trackers: &mut Vec<String>) {
    if !line.as_slice().iter().any(has_query) {
        return;
    }
    let runs = std::mem::take(line);
    *line = runs.as_slice().iter().map(|run| cleaned(run, trackers)).collect();
}

/// Whether an address with parameters may stand in the text of a block.
pub(crate) fn may_have(block: &Block) -> bool {
    let mut may = false;
    block.walk(&mut |visit| {
        if let Visit::Line(_, line) = visit {
            may |= line.as_slice().iter().any(has_query);
        }
    });
    may
}

/// Whether an address with parameters may stand in a run.
fn has_query(run: &Inline) -> bool {
    let in_link = run.marks().link().is_some_and(|link| link.href.contains('?'));
    in_link || matches!(run, Inline::Text { text, .. } if text.contains('?'))
}

fn cleaned(run: &Inline, trackers: &mut Vec<String>) -> Inline {
    let mut marks = run.marks().clone();
    if let Some(link) = run.marks().link() {
        let (href, gone) = straightened(&link.href);
        if !gone.is_empty() {
            trackers.extend(gone);
            marks = marks.with(Mark::Link(Link { href, ..link.clone() }));
        }
    }
    match run {
        Inline::Text { text, .. } => Inline::Text { text: of_text(text, trackers), marks },
        Inline::HardBreak { .. } => Inline::HardBreak { marks },
        Inline::FootnoteRef { target, .. } => Inline::FootnoteRef { target: *target, marks },
    }
}

/// `text` with the addresses in it cleaned.
pub(crate) fn of_text(text: &str, trackers: &mut Vec<String>) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = start_of_address(rest) {
        let (before, from) = rest.split_at(start);
        let (address, behind) = from.split_at(length_of_address(from));
        let (address, gone) = straightened(address);
        clean.push_str(before);
        clean.push_str(&address);
        trackers.extend(gone);
        rest = behind;
    }
    clean.push_str(rest);
    clean
}

/// Where an address leads in the end, without what counts readers, and all that is left out for it.
fn straightened(address: &str) -> (String, Vec<String>) {
    let Some(straight) = straight(address).filter(|straight| Link::allows(straight)) else {
        return without_trackers(address);
    };
    let detour = address.split('?').next().unwrap_or(address).to_owned();
    let (clean, gone) = without_trackers(&straight);
    (clean, std::iter::once(detour).chain(gone).collect())
}

fn start_of_address(text: &str) -> Option<usize> {
    let mut starts = text.match_indices(['h', 'w']).map(|(at, _)| at);
    starts.find(|at| {
        ["https://", "http://", "www."].iter().any(|start| text[*at..].starts_with(start))
    })
}

/// The bytes of the address that `text` begins with: without the sign that ends the sentence around it.
fn length_of_address(text: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || is_invisible(c) || "<>\"«»“”،؛|\\^`{}".contains(c);
    let whole = &text[..text.find(is_end).unwrap_or(text.len())];
    let address =
        whole.trim_end_matches(['.', ',', ':', ';', '!', '?', '؟', ')', ']', '\'', '’', '…']);
    address.len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (String, Vec<String>) {
        let mut trackers = Vec::new();
        let clean = of_text(text, &mut trackers);
        (clean, trackers)
    }

    #[test]
    fn an_address_in_the_text_loses_what_counts_readers() {
        for (text, clean, gone) in [
            (
                "انظر https://x.example/a?id=1&utm_source=fb&fbclid=1.",
                "انظر https://x.example/a?id=1.",
                "utm_source=fb fbclid=1",
            ),
            ("(www.x.example/?utm_medium=a) ثم", "(www.x.example/) ثم", "utm_medium=a"),
            (
                "http://a.example/?gclid=1#بعد، وhttps://b.example/?utm_id=2",
                "http://a.example/#بعد، وhttps://b.example/",
                "gclid=1 utm_id=2",
            ),
            (
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fx.example%2Fa%3Ffbclid%3D1&h=AT. ثم",
                "https://x.example/a. ثم",
                "https://l.facebook.com/l.php fbclid=1",
            ),
        ] {
            let (found, trackers) = found(text);
            assert_eq!((found.as_str(), trackers.join(" ").as_str()), (clean, gone));
        }
    }

    #[test]
    fn other_text_stays_to_the_letter() {
        for text in [
            "قال: هل utm_source=fb تتعقب؟ نعم & لا",
            "https://x.example/?q=قسد&page=2#utm_source",
            "https:// http://? www.",
            "",
        ] {
            assert_eq!(found(text), (text.to_owned(), Vec::new()));
        }
    }
}
