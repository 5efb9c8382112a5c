//! Columns of the last page that end beside each other.
//!
//! typst fills one column after the other. So an article in columns is set once to see where it ends, and again with
//! the foot of its last page left free: by as many lines as let it end on the same page. Setting it again costs a
//! seventh of the first time, because typst remembers the lines of all paragraphs.

use typst::foundations::{Dict, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::PagedDocument;
use warraq_core::article::Dir;

/// How often an article is set again, at most.
const MOST_TRIES: u32 = 5;

/// `first`, or what `set` makes of the same article with so many lines left free at the foot of its last page.
pub(crate) fn balanced(
    first: PagedDocument,
    dir: Dir,
    mut set: impl FnMut(u32) -> Option<PagedDocument>,
) -> PagedDocument {
    let pages = first.pages().len();
    let Some(most) = Ending::of(&first).map(|ending| ending.free_lines(dir)) else { return first };
    let mut best = first;
    // So many lines can be left free, and so many cannot.
    let (mut few, mut many) = (0, most + 1);
    for attempt in 0..MOST_TRIES {
        if many <= few + 1 {
            break;
        }
        // Mostly it is the most, or a line less where lines of a paragraph stay together. A picture needs more room.
        let rest = if attempt < 2 { many - 1 } else { few.midpoint(many) };
        let fits = |again: &PagedDocument| {
            again.pages().len() == pages && Ending::of(again).is_some_and(|end| end.leaves(rest))
        };
        match set(rest).filter(fits) {
            Some(again) => (best, few) = (again, rest),
            None => many = rest,
        }
    }
    best
}

/// The last page of an article in columns.
struct Ending<'a> {
    page: &'a Frame,
    /// Where its text ends.
    at: Point,
    /// From line to line.
    pitch: Abs,
    /// Where columns begin on a page without a head.
    top: Abs,
    /// Where its columns end.
    foot: Abs,
}

impl<'a> Ending<'a> {
    /// Of `document`; nothing where it has no columns.
    fn of(document: &'a PagedDocument) -> Option<Self> {
        let page = &document.pages().last()?.frame;
        let (at, measures) = marked(page, "end")?;
        let measure = |name: &str| match measures.get(name) {
            Ok(Value::Length(length)) => Some(length.abs),
            _ => None,
        };
        let (pitch, top, foot) = (measure("pitch")?, measure("top")?, measure("foot")?);
        Some(Self { page, at, pitch, top, foot })
    }

    /// The most lines that both of its columns may leave free.
    fn free_lines(&self, dir: Dir) -> u32 {
        let middle = self.page.width() / 2.0;
        let is_right = self.at.x > middle;
        let mut below = self.foot;
        // Notes of its column stand at the foot, a line away from the text.
        inked(self.page, Point::zero(), &mut |at| {
            let is_below = at.y > self.at.y + self.pitch / 2.0 && at.y < below;
            if is_below && (at.x > middle) == is_right {
                below = at.y - self.pitch;
            }
        });
        let mut free = below - self.at.y;
        if is_right == (dir == Dir::Rtl) {
            // It is the first column, and the other one has nothing in it.
            free += self.foot - marked(self.page, "start").map_or(self.top, |(start, _)| start.y);
        }
        let lines = (free.max(Abs::zero()) / 2.0 / self.pitch + 0.01).floor();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "of a page")]
        {
            lines as u32
        }
    }

    /// Whether its text ends before that many free lines: what fits into no column is set in the last one all the
    /// same.
    fn leaves(&self, rest: u32) -> bool {
        let free = self.pitch * f64::from(rest);
        self.at.y <= self.foot - free + self.pitch / 4.0
    }
}

/// Where the page has this mark, and what stands in it.
fn marked(frame: &Frame, name: &str) -> Option<(Point, Dict)> {
    frame.items().find_map(|(at, item)| match item {
        FrameItem::Group(group) => {
            marked(&group.frame, name).map(|(inner, value)| (*at + inner, value))
        }
        FrameItem::Tag(Tag::Start(content, _)) => {
            let mark = content.to_packed::<MetadataElem>()?;
            let is_named = content.label().is_some_and(|label| label.resolve().as_str() == name);
            let value = match &mark.value {
                Value::Dict(value) => value.clone(),
                _ => Dict::new(),
            };
            is_named.then_some((*at, value))
        }
        _ => None,
    })
}

/// Every place in `frame` where something is seen: its upper corner.
fn inked(frame: &Frame, origin: Point, see: &mut impl FnMut(Point)) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => inked(&group.frame, at, see),
            FrameItem::Text(text) => see(Point::new(at.x, at.y - text.size)),
            FrameItem::Shape(..) | FrameItem::Image(..) => see(at),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
