//! Which parts of a page are set apart, and as what.

use crate::report::RemovedKind;

use super::Page;
use super::hidden;
use super::labels;
use super::measure::Measure;
use super::signs::Sign;

/// What is believed where the name of a part says one thing and its text another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// The name, where it is used for little else.
    Names,
    /// The text.
    Text,
}

/// What is set apart so far.
pub(super) struct Apart {
    /// The kind of the pieces that were set apart themselves.
    pub(super) kinds: Vec<Option<RemovedKind>>,
    /// Every piece that was set apart, or is in one.
    pub(super) inside: Vec<bool>,
}

impl Apart {
    /// What the page's signs set apart, where its text agrees.
    pub(super) fn of_signs(page: &Page<'_>, trust: Trust) -> Self {
        let count = page.outline.pieces.len();
        let mut apart = Self { kinds: vec![None; count], inside: vec![false; count] };
        let measure = apart.measure(page).after_title(page);
        let mut at = 1;
        while at < count {
            let sign = page.outline.pieces[at].sign();
            if let Some(sign) = sign
                && may_go(page, &measure, at, sign)
                && (trust == Trust::Names || !is_text(page, &measure, at, sign.kind))
            {
                apart.set(page, at, sign.kind);
            } else if let Some(sign) = sign
                && is_about_author(page, &measure, at, sign)
            {
                apart.set(page, at, RemovedKind::Surroundings);
            }
            at = if apart.inside[at] { page.outline.pieces[at].end } else { at + 1 };
        }
        apart
    }

    /// Sets a piece apart; one that is already in another stays as it is.
    pub(super) fn set(&mut self, page: &Page<'_>, at: usize, kind: RemovedKind) {
        if self.inside[at] {
            return;
        }
        self.kinds[at] = Some(kind);
        let end = page.outline.pieces[at].end;
        for inner in at..end {
            self.inside[inner] = true;
        }
    }

    /// Sets a piece apart as what it says it is, or as what a page has around its text.
    pub(super) fn set_around(&mut self, page: &Page<'_>, at: usize) {
        let sign = page.outline.pieces[at].sign().map(|sign| sign.kind);
        self.set(page, at, sign.unwrap_or(RemovedKind::Surroundings));
    }

    /// What is left of the page.
    pub(super) fn measure(&self, page: &Page<'_>) -> Measure {
        Measure::of(&page.outline, &page.lines, &page.vouched, &self.inside)
    }

    /// Gives back everything but menus.
    pub(super) fn keep_only_menus(&mut self) {
        for kind in &mut self.kinds {
            *kind = kind.filter(|kind| *kind == RemovedKind::Navigation);
        }
    }
}

/// Whether a part with this sign can go without the article going with it.
fn may_go(page: &Page<'_>, measure: &Measure, at: usize, sign: Sign) -> bool {
    let outline = &page.outline;
    let all = measure.good(outline, 0).max(1.0);
    let good = measure.good(outline, at);
    let share = good / all;
    let words = measure.words(outline, at);
    let links = measure.link_density(outline, at);
    if holds_article(page, measure, at, sign.kind) {
        return false;
    }
    let is_line =
        outline.pieces[at].is(&["p", "blockquote", "h2", "h3", "h4", "figure", "pre", "table"]);
    let is_quoted = outline.pieces[at].is(&["blockquote"]) && links < 0.8;
    if (is_quoted || (is_line && good > words * 0.6)) && sign.kind != RemovedKind::Hidden {
        return false;
    }
    if is_prose(page, measure, at, sign.kind) {
        return false;
    }
    match sign.kind {
        RemovedKind::ReaderComments => sign.sure || links > 0.5 || share < 0.1,
        RemovedKind::Hidden => share < 0.5 && !hidden::is_offered(page, measure, at),
        RemovedKind::BylineLine => {
            (words <= 25.0 || (sign.sure && words <= 60.0 && share < 0.1)) && good <= words * 0.5
        }
        RemovedKind::Cookies if sign.sure => share < 0.8,
        _ if sign.sure => share < 0.4 || (share < 0.6 && links > 0.4),
        _ => is_furniture(page, measure, at, sign.kind),
    }
}

/// Whether a part is mostly sentences, and neither what readers wrote nor what is hidden.
fn is_text(page: &Page<'_>, measure: &Measure, at: usize, kind: RemovedKind) -> bool {
    use RemovedKind::{Cookies, Hidden, ReaderComments};
    let outline = &page.outline;
    let good = measure.good(outline, at);
    !matches!(kind, ReaderComments | Cookies | Hidden)
        && !outline.pieces[at].is(&["nav", "menu", "footer", "aside", "header", "form"])
        && good >= measure.words(outline, at) * 0.25
        && good >= LEAST_PROSE / 2.0
}

/// Whether a part is mostly sentences, which what its sign says has not: menus are links.
fn is_prose(page: &Page<'_>, measure: &Measure, at: usize, kind: RemovedKind) -> bool {
    let outline = &page.outline;
    let good = measure.good(outline, at);
    let is_text = good >= LEAST_PROSE
        && good >= measure.words(outline, at) * 0.6
        && measure.link_density(outline, at) < 0.25;
    is_text
        && match kind {
            RemovedKind::Navigation => !outline.pieces[at].is(&["nav", "menu"]),
            RemovedKind::Related => !labels::has_links(page, at),
            RemovedKind::Share => good >= LEAST_PROSE * 2.0,
            _ => false,
        }
}

/// Words of sentences that are more than a menu has.
const LEAST_PROSE: f64 = 40.0;

/// Whether a part that is named like a byline has sentences and stands behind the text: what an author is and did.
fn is_about_author(page: &Page<'_>, measure: &Measure, at: usize, sign: Sign) -> bool {
    let outline = &page.outline;
    let (all, good) = (measure.good(outline, 0), measure.good(outline, at));
    let behind = measure.good_from(outline.pieces[at].end);
    sign.kind == RemovedKind::BylineLine
        && sign.sure
        && good > 0.0
        && measure.words(outline, at) <= 90.0
        && good < (all - behind) * 0.2
        && behind < all * 0.1
        && !outline.pieces[at].is(&["p", "article", "main"])
        && !holds_article(page, measure, at, sign.kind)
}

/// Whether the text of a part agrees with an unsure sign: links, or hardly a sentence.
fn is_furniture(page: &Page<'_>, measure: &Measure, at: usize, kind: RemovedKind) -> bool {
    let outline = &page.outline;
    let all = measure.good(outline, 0).max(1.0);
    let good = measure.good(outline, at);
    let words = measure.words(outline, at);
    let links = measure.link_density(outline, at);
    let is_small = good / all < 0.1;
    if outline.pieces[at].is(&[
        "header",
        "p",
        "h1",
        "h2",
        "h3",
        "figure",
        "blockquote",
        "label",
        "figcaption",
    ]) {
        return is_small && words > 0.0 && links > 0.8 && kind != RemovedKind::Surroundings;
    }
    let in_text = outline.pieces[at].is(&["aside", "dialog"]) && good > words * 0.6 && links < 0.3;
    is_small && !in_text && (links > 0.4 || good < words * 0.3)
}

/// Whether a part has what only the article has. What readers wrote is long, and may look like one.
fn holds_article(page: &Page<'_>, measure: &Measure, at: usize, kind: RemovedKind) -> bool {
    let outline = &page.outline;
    let piece = &outline.pieces[at];
    if page.title.is_some_and(|title| outline.holds(at, title)) || piece.is(&["main"]) {
        return true;
    }
    if piece.is(&["article"])
        && kind != RemovedKind::ReaderComments
        && measure.good(outline, at) > 60.0
    {
        return true;
    }
    let vouched = measure.vouched(outline, 0);
    vouched > 0.0 && measure.vouched(outline, at) > vouched * 0.2
}
