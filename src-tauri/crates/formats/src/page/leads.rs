//! What belongs to the article and stands outside of its text: the title, the lead picture, the standfirst.

use super::Page;
use super::apart::Apart;
use super::line::Grade;

/// Pieces between the title and the text that are looked at.
const MAX_LOOK: usize = 3_000;

/// Parts that lead to a text, at most.
const MAX_LEADS: usize = 12;

/// The parts outside of `body` that belong to the article, in order.
pub(super) fn leads(page: &Page<'_>, apart: &Apart, body: usize) -> Vec<usize> {
    let outline = &page.outline;
    let Some(title) = page.title.filter(|title| !outline.holds(body, *title)) else {
        return Vec::new();
    };
    let mut leads = vec![title];
    let mut at = outline.pieces[title].end;
    let last = body.min(at + MAX_LOOK);
    while at < last && leads.len() < MAX_LEADS {
        let piece = &outline.pieces[at];
        let around_body = outline.holds(at, body);
        if !apart.inside[at] && !around_body && !piece.silent && is_lead(page, at) {
            leads.push(at);
            at = piece.end;
        } else {
            at += 1;
        }
    }
    leads
}

/// Whether it is a picture or a sentence.
fn is_lead(page: &Page<'_>, at: usize) -> bool {
    let piece = &page.outline.pieces[at];
    if piece.is(&["figure", "picture", "img", "amp-img"]) {
        return !piece.linked;
    }
    piece.block == at && piece.is(&["p", "h2", "h3", "div", "h4"]) && {
        let start = page.lines.partition_point(|line| line.first() < at);
        let mut lines =
            page.lines[start..].iter().take_while(|line| line.first() < piece.end).take(6);
        let is_text = |line: &super::line::Line| {
            line.block == at
                && line.linked * 3 < line.words
                && (line.grade() == Grade::Prose || line.is_sentence())
        };
        let first = lines.next();
        first.is_some_and(is_text) && lines.all(is_text)
    }
}
