//! The part of a page that holds the article's text.

use crate::report::RemovedKind;

use super::Page;
use super::apart::Apart;
use super::measure::Measure;
use super::signs;

/// What a word of furniture takes away from a word of running text.
const FURNITURE: f64 = 0.6;

/// What a part is worth more where it is said to be the article's text.
const SAID: f64 = 1.3;

/// Running text that an article has at least: where the page says which part it is, and where it does not.
const LEAST_SAID: f64 = 6.0;
const LEAST: f64 = 20.0;

/// The part that has most running text and least else; nothing where the page has no article.
pub(super) fn body(page: &Page<'_>, apart: &Apart) -> Option<usize> {
    let measure = apart.measure(page).after_title(page);
    let mut best: Option<(f64, usize)> = None;
    for at in 0..page.outline.pieces.len() {
        let piece = &page.outline.pieces[at];
        let is_part = !piece.is_text() && !piece.silent && (at == 0 || piece.block == at);
        let is_title =
            piece.is_heading() || page.title.is_some_and(|title| page.outline.holds(title, at));
        if apart.inside[at] || !is_part || is_title {
            continue;
        }
        let worth = worth(page, &measure, at);
        if best.is_none_or(|(most, _)| worth >= most) {
            best = Some((worth, at));
        }
    }
    let (_, at) = best?;
    let good = measure.good(&page.outline, at);
    let said = is_said(page, at) || page.outline.around(at).any(|around| is_said(page, around));
    let least = if said || page.title.is_some() { LEAST_SAID } else { LEAST };
    if good < least {
        return None;
    }
    Some(at)
}

fn worth(page: &Page<'_>, measure: &Measure, at: usize) -> f64 {
    let outline = &page.outline;
    let good = measure.good(outline, at) + measure.vouched(outline, at);
    let worth = good - FURNITURE * measure.bad(outline, at);
    let piece = &outline.pieces[at];
    if worth <= 0.0 {
        return worth;
    }
    if piece.signs.body {
        worth * SAID
    } else if piece.is(&["article", "main"]) {
        worth * (1.0 + (SAID - 1.0) / 3.0)
    } else if piece.is(&["p", "li", "td", "blockquote"]) {
        worth * 0.9
    } else {
        worth
    }
}

fn is_said(page: &Page<'_>, at: usize) -> bool {
    let piece = &page.outline.pieces[at];
    piece.signs.body || piece.is(&["article"])
}

/// Sets apart what in the body is only furniture, or stands before the title.
pub(super) fn prune(page: &Page<'_>, apart: &mut Apart, body: usize) {
    before_title(page, apart, body);
    behind_text(page, apart, body);
    let measure = apart.measure(page);
    let end = page.outline.pieces[body].end;
    let mut at = body + 1;
    while at < end {
        let piece = &page.outline.pieces[at];
        if apart.inside[at] {
            at += 1;
        } else if let Some(kind) = furniture(page, &measure, at) {
            apart.set(page, at, kind);
            at = piece.end;
        } else {
            at += 1;
        }
    }
}

/// What stands in the body before the title is the page's; only pictures may stand there.
fn before_title(page: &Page<'_>, apart: &mut Apart, body: usize) {
    let Some(title) = page.title.filter(|title| page.outline.holds(body, *title)) else { return };
    let all = apart.measure(page);
    let after = all.after_title(page).good(&page.outline, body);
    let before = all.good(&page.outline, body) - after;
    if after < LEAST || (body != 0 && before > after * MOST_BEFORE && before > LEAST * 2.0) {
        return;
    }
    let mut at = body;
    while at < title {
        let piece = &page.outline.pieces[at];
        let is_picture = piece.is(&["figure", "picture"]);
        if is_picture {
            at = piece.end;
        } else if piece.end > title || apart.inside[at] || (piece.is_text() && piece.silent) {
            at += 1;
        } else {
            apart.set_around(page, at);
            at = piece.end;
        }
    }
}

/// Running text before a title, beside that behind it, where it is still the page's and not the article's, at most.
const MOST_BEFORE: f64 = 0.3;

/// Sets apart the small parts that stand in the body behind the one part with nearly all of its text.
fn behind_text(page: &Page<'_>, apart: &mut Apart, body: usize) {
    let outline = &page.outline;
    let measure = apart.measure(page);
    let all = measure.good(outline, body);
    let mut part = body;
    while let Some(inner) =
        outline.children(part).find(|child| measure.good(outline, *child) >= all * NEARLY_ALL)
    {
        if all >= LEAST_WITH_TAIL {
            tail(page, apart, &measure, inner);
        }
        part = inner;
    }
}

fn tail(page: &Page<'_>, apart: &mut Apart, measure: &Measure, text: usize) {
    let outline = &page.outline;
    let mut next = outline.next_sibling(text);
    while let Some(at) = next {
        let is_part =
            outline.pieces[at].is(&["div", "section", "aside", "footer"]) && !is_of_quote(page, at);
        let words = measure.words(outline, at);
        if is_part && words > 0.0 && words <= MOST_OF_TAIL && measure.vouched(outline, at) == 0.0 {
            apart.set_around(page, at);
        }
        next = outline.next_sibling(at);
    }
}

/// Whether a part says who is quoted.
fn is_of_quote(page: &Page<'_>, at: usize) -> bool {
    let piece = &page.outline.pieces[at];
    piece.name.as_deref().is_some_and(|name| signs::names_quoted(&piece.node, name))
}

/// What a part has of the body's text where the rest is not the article's, at least.
const NEARLY_ALL: f64 = 0.85;

/// Words of a part behind the text, at most: what is longer may be the text's own.
const MOST_OF_TAIL: f64 = 40.0;

/// Words of running text from which it is so.
const LEAST_WITH_TAIL: f64 = 80.0;

/// What a part of the body is that has hardly anything but links.
fn furniture(page: &Page<'_>, measure: &Measure, at: usize) -> Option<RemovedKind> {
    let outline = &page.outline;
    let piece = &outline.pieces[at];
    let is_part = piece.is(&[
        "div", "ul", "ol", "section", "aside", "nav", "dl", "table", "header", "footer", "form",
        "center",
    ]);
    let holds_title = page.title.is_some_and(|title| outline.holds(at, title));
    if !is_part || holds_title || is_of_quote(page, at) {
        return None;
    }
    let words = measure.words(outline, at);
    let good = measure.good(outline, at);
    let links = measure.link_density(outline, at);
    if words < 1.0 || measure.vouched(outline, at) > 0.0 {
        return None;
    }
    if piece.is(&["form"]) && good < 20.0 {
        return Some(RemovedKind::Surroundings);
    }
    if links < 0.65 || good > words * 0.3 {
        return None;
    }
    let anchors = outline.pieces[at..piece.end].iter().filter(|piece| piece.is(&["a"])).take(200);
    let anchors = f64::from(u32::try_from(anchors.count()).unwrap_or(1)).max(1.0);
    Some(if words * links / anchors >= 4.0 {
        RemovedKind::Related
    } else {
        RemovedKind::Navigation
    })
}
