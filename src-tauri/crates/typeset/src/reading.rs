//! Pages whose text can be taken out again.
//!
//! Readers of a PDF have no text, only letters with places, and make words and lines of them by where they stand.
//! typst leaves them little to go by: a vowel sign stands in a text of its own above or below the line and says the
//! whole letter again, a letter with an isolate before it is another than the same letter without. Here every page
//! is gone over before it becomes a file:
//!
//! - What stands above or below its line moves there inside its font ([`cast`]), so that all of a line is on the line.
//! - Each letter says itself and nothing else ([`letter`]), in the order of the page.
//! - Runs against the direction of their line are drawn in the order in which they are taken out ([`order`]).
//!
//! Nothing that is seen changes.

mod cast;
mod letter;
mod line;
mod order;

use std::collections::HashMap;

use typst::layout::{Frame, FrameItem, Point};
use typst::text::TextItem;
use typst_layout::{Page, PagedDocument};

use self::cast::Foundry;
use self::line::{Place, Placed};
pub(crate) use self::order::Overall;

/// `document` with text that can be taken out, and how its lines are to be laid out by who takes it.
pub(crate) fn readable(document: &PagedDocument) -> (PagedDocument, Overall) {
    let mut pages: Vec<Page> = document.pages().to_vec();
    let mut texts = Texts::default();
    for page in &pages {
        texts.add(&page.frame, Point::zero());
        texts.part();
    }
    let mut lines = line::lines(texts.found);
    let overall = order::overall(&lines);
    let mut foundry = Foundry::default();
    let mut set: HashMap<usize, Vec<(Point, TextItem)>> = HashMap::new();
    for line in &mut lines {
        order::settle(line, overall);
        for (index, at, text) in line.set(&mut foundry) {
            set.entry(index).or_default().push((at, text));
        }
    }
    let fonts = foundry.cast();
    let mut next = 0;
    for page in &mut pages {
        page.frame = rebuilt(&page.frame, &set, &mut next);
        page.frame.retain(|item| {
            fonts.exchange(item);
            true
        });
    }
    let info = document.clone().info_mut().clone();
    (PagedDocument::new(pages.into_iter().collect(), info), overall)
}

/// The texts of pages, in their order.
#[derive(Default)]
struct Texts {
    found: Vec<Placed>,
    /// Texts of another stretch have something between them.
    stretch: usize,
}

impl Texts {
    fn part(&mut self) {
        self.stretch += 1;
    }

    fn add(&mut self, frame: &Frame, origin: Point) {
        for (at, item) in frame.items() {
            match item {
                FrameItem::Text(text) => {
                    let place = Place { index: self.found.len(), origin, at: origin + *at };
                    self.found.push(Placed { place, stretch: self.stretch, text: text.clone() });
                }
                FrameItem::Group(group) => {
                    self.part();
                    self.add(&group.frame, origin + *at);
                    self.part();
                }
                _ => self.part(),
            }
        }
    }
}

/// The frame with other texts in place of its own; `next` is the number of the next text.
fn rebuilt(frame: &Frame, set: &HashMap<usize, Vec<(Point, TextItem)>>, next: &mut usize) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        out.set_baseline(frame.baseline());
    }
    for (at, item) in frame.items() {
        match item {
            FrameItem::Text(_) => {
                for (at, text) in set.get(next).into_iter().flatten() {
                    out.push(*at, FrameItem::Text(text.clone()));
                }
                *next += 1;
            }
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = rebuilt(&group.frame, set, next);
                out.push(*at, FrameItem::Group(group));
            }
            other => out.push(*at, other.clone()),
        }
    }
    out
}

#[cfg(test)]
mod tests;
