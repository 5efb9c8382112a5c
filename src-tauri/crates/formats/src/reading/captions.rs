//! Who made a picture, where its caption says so: that is the picture's credit, and the caption is the rest.

use std::ops::Range;

use warraq_core::article::{Block, Figure, Inline, InlineContent};
use warraq_core::fields::FieldName;

use super::draft::{Draft, Links};
use super::lists::{self, Label};
use super::names::{self, Announced};
use super::{media, site};
use crate::accepted;
use crate::report::{RemovedKind, Report, TakenFrom};

/// The longest credit in a caption, in characters.
const MOST_CHARS: usize = 80;
/// Bytes from the end of a caption that are looked at.
const MOST_BYTES: usize = 400;

/// Moves the credits out of all captions, and out of lines right below pictures that are nothing else.
pub(super) fn take_credits(draft: &mut Draft, report: &mut Report) {
    let parts = draft.parts();
    for part in &parts {
        let Some(block) = draft.block_mut(*part) else { continue };
        let mut gone = Vec::new();
        each_figure(block, &mut |figure| gone.extend(take_credit(figure, report)));
        for (text, content) in gone {
            draft.list(*part, RemovedKind::BylineLine, &text);
            draft.hold(*part, content.as_slice().iter(), Links::Told);
        }
    }
    for pair in parts.windows(2) {
        take_line_below(draft, pair[0], pair[1], report);
    }
}

/// `Photo: AP` in the block `below` the picture in `part`.
fn take_line_below(draft: &mut Draft, part: usize, below: usize, report: &mut Report) {
    let is_bare =
        matches!(draft.block(part), Some(Block::Figure(figure)) if figure.credit.is_empty());
    let Some(content) = draft.content(below).filter(|_| is_bare) else { return };
    let text = accepted::text(content);
    let Some(credit) = labelled(&text).filter(|_| !holds_more(content, &(0..text.len()))) else {
        return;
    };
    let lines = draft.lines(below);
    draft.remove_lines(&lines, RemovedKind::BylineLine);
    if let Some(Block::Figure(figure)) = draft.block_mut(part) {
        report.take(FieldName::Credit, &credit, TakenFrom::Caption);
        figure.credit = credit;
    }
}

fn each_figure(block: &mut Block, change: &mut dyn FnMut(&mut Figure)) {
    match block {
        Block::Figure(figure) => change(figure),
        Block::Gallery(gallery) => gallery.figures.iter_mut().for_each(change),
        _ => {}
    }
}

/// What was taken out of the caption, with its label and brackets: its text, and its runs.
fn take_credit(figure: &mut Figure, report: &mut Report) -> Option<(String, InlineContent)> {
    if !figure.credit.is_empty() {
        return None;
    }
    let caption = accepted::text(&figure.caption);
    let Found { bytes, credit } = credit(&caption)?;
    if holds_more(&figure.caption, &bytes) {
        return None;
    }
    let gone = caption[bytes.clone()].trim().to_owned();
    report.take(FieldName::Credit, &credit, TakenFrom::Caption);
    let (kept, taken) = parted(&figure.caption, &bytes);
    figure.caption = kept;
    figure.credit = credit;
    Some((gone, taken))
}

/// `content` without these bytes of its text, and what stood there. What is proposed to go has no bytes, and goes
/// with those around it.
fn parted(content: &InlineContent, bytes: &Range<usize>) -> (InlineContent, InlineContent) {
    let (mut kept, mut taken) = (InlineContent::default(), InlineContent::default());
    let mut start = 0;
    for run in content.as_slice() {
        if accepted::is_gone(run.marks()) {
            let is_in = (start > bytes.start || bytes.start == 0) && start <= bytes.end;
            if is_in { &mut taken } else { &mut kept }.push(run.clone());
            continue;
        }
        let end = start + accepted::letters(run).len();
        match run {
            Inline::Text { text, marks } => {
                let cut = |at: usize| &text[at.clamp(start, end) - start..];
                let (inside, behind) = (cut(bytes.start), cut(bytes.end));
                kept.push_text(&text[..text.len() - inside.len()], marks.clone());
                taken.push_text(&inside[..inside.len() - behind.len()], marks.clone());
                kept.push_text(behind, marks.clone());
            }
            _ if bytes.contains(&start) => taken.push(run.clone()),
            _ => kept.push(run.clone()),
        }
        start = end;
    }
    (kept, taken)
}

/// Whether these bytes of a caption have a link or a note, which a credit would lose.
fn holds_more(caption: &InlineContent, bytes: &Range<usize>) -> bool {
    let mut start = 0;
    caption.as_slice().iter().any(|run| {
        let is_gone = accepted::is_gone(run.marks());
        let length = if is_gone { 0 } else { accepted::letters(run).len() };
        let is_in = start < bytes.end && start + length > bytes.start;
        start += length;
        let is_plain = matches!(run, Inline::Text { .. } | Inline::HardBreak { .. });
        (is_in && run.marks().link().is_some()) || !is_plain
    })
}

/// A credit in a caption.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    /// What of the caption goes: the credit, what it stands in and what parts it from the rest.
    bytes: Range<usize>,
    credit: String,
}

fn credit(caption: &str) -> Option<Found> {
    in_brackets(caption).or_else(|| at_the_end(caption)).or_else(|| at_the_start(caption))
}

/// `جنود في حلب (تصوير: رويترز)`, `(AFP/Getty)`: the last bracket with nothing but the credit in it.
fn in_brackets(caption: &str) -> Option<Found> {
    let open = caption.rfind(['(', '['])?;
    let inner = &caption[open + 1..];
    let close = inner.find([')', ']'])?;
    let credit = labelled(&inner[..close]).or_else(|| of_media(&inner[..close]))?;
    let start = caption[..open].trim_end().len();
    let end = open + 1 + close + 1;
    // A bracket at the start takes the space behind it along.
    let behind = caption[end..].len() - caption[end..].trim_start().len();
    let end = if start == 0 { end + behind } else { end };
    Some(Found { bytes: start..end, credit })
}

/// `جنود في حلب – عدسة: سلمى علي`, `Soldiers in Aleppo. AFP/Getty`: what stands behind the last sign that parts.
fn at_the_end(caption: &str) -> Option<Found> {
    let from = caption.ceil_char_boundary(caption.len().saturating_sub(MOST_BYTES));
    let tail = &caption[from..];
    let labels = cuts_at_labels(tail).into_iter().map(|at| (at, at, Cut::Label));
    let rights = tail.match_indices('©').map(|(at, _)| (at, at, Cut::Label));
    let signs = site::separators(tail).into_iter().map(|(start, end, _)| (start, end, Cut::Sign));
    let ends = [". ", ".\n", "\n", "۔ ", "، ", "؛ "];
    let ends = ends.into_iter().flat_map(|end| {
        tail.match_indices(end).map(|(at, sign)| (at + sign.len() - 1, at + sign.len(), Cut::Sign))
    });
    let mut cuts: Vec<(usize, usize, Cut)> =
        labels.chain(rights).chain(signs).chain(ends).collect();
    cuts.sort_by_key(|(_, end, _)| *end);
    cuts.into_iter().find_map(|(start, end, cut)| {
        let piece = &tail[end..];
        let credit = match cut {
            Cut::Label => labelled(piece),
            Cut::Sign => labelled(piece).or_else(|| of_media(piece)),
        }?;
        let kept = tail[..start].trim_end().trim_end_matches(['|', '–', '—', '-', '/', '،']);
        let start = from + kept.trim_end().len();
        (start > 0).then_some(Found { bytes: start..caption.len(), credit })
    })
}

/// What comes before a credit in a caption.
#[derive(Clone, Copy)]
enum Cut {
    /// Nothing: a label or the sign of rights begins it.
    Label,
    /// A sign or the end of a sentence.
    Sign,
}

/// Where labels with a colon stand in `text` behind its start.
fn cuts_at_labels(text: &str) -> Vec<usize> {
    let mut at = 0;
    let parts = lists::parted(text);
    let starts = parts.iter().map(|part| {
        at += part.len();
        at - part.len()
    });
    starts.skip(1).collect()
}

/// `تصوير: رويترز`, `© AFP`: a caption that is nothing but its credit.
fn at_the_start(caption: &str) -> Option<Found> {
    let credit = labelled(caption)?;
    Some(Found { bytes: 0..caption.len(), credit })
}

/// Who made a picture, behind a label that says so.
fn labelled(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = match lists::label(text) {
        Some(found) if matches!(found.label, Label::Picture | Label::Source) => &text[found.end..],
        _ => text.strip_prefix(['©', 'Ⓒ'])?,
    };
    let rest = rest.trim().trim_end_matches('.').trim_end();
    (is_short(rest) && names::named(rest, Announced::Yes, "").is_some_and(|named| !named.has_info))
        .then(|| rest.to_owned())
}

/// A piece that is names of agencies and papers only.
fn of_media(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.').trim_end();
    let is_known = |named: &names::Named| {
        named.people.is_empty() && named.media.iter().all(|name| media::is_known(name))
    };
    let named = names::named(text, Announced::No, "").filter(|named| !named.has_info)?;
    (is_short(text) && is_known(&named)).then(|| text.to_owned())
}

fn is_short(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= MOST_CHARS
}

#[cfg(test)]
mod tests;
