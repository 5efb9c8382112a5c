//! Links, pictures and players.

use std::rc::Rc;

use dom_query::NodeRef;

use super::pen::Context;
use super::picture::{Shown, shown};
use super::survey::FigureFacts;
use super::tag::{attribute, has_class, is_block, name};
use super::text::Caption;
use super::{Leave, Step, Walker, address, look, tag, words};
use crate::office::caption::{self, CaptionOf};
use crate::picture::{Picture, kind_of};
use crate::report::RemovedKind;
use crate::shortcode;
use crate::tree::{Look, Open};

impl<'d> Walker<'_, '_, 'd> {
    /// A link: its runs lead where it does, as far as an article may lead there.
    pub(super) fn link(&mut self, node: &NodeRef<'d>, mut inner: Context) {
        let href = attribute(node, "href");
        if tag::is_behind_link(node) {
            self.pen.space();
        }
        if href.is_empty() || href.starts_with('#') {
            self.push_children(node, &Rc::new(inner));
            return;
        }
        let cleaned = address::clean(&href, self.survey.base.as_deref());
        for tracker in &cleaned.trackers {
            self.tree.report.remove(RemovedKind::Tracker, tracker.as_str());
        }
        match cleaned.href {
            Some(href) => {
                if is_button(node) {
                    self.pen.space();
                }
                look::linked(&mut inner, &href, &link_title(node));
                self.push_leave(Leave::Link(self.pen.written(), href));
            }
            None => {
                self.tree.report.remove(RemovedKind::Link, words::shortened(&href, MAX_ADDRESS));
            }
        }
        self.push_children(node, &Rc::new(inner));
    }

    /// A link that has no letters is gone; one around a picture that leads to the picture is no loss.
    pub(super) fn end_link(&mut self, written: usize, href: &str) {
        let path = href.split(['?', '#']).next().unwrap_or(href).to_ascii_lowercase();
        let is_picture = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"]
            .iter()
            .any(|end| path.ends_with(end));
        if self.pen.written() == written && !is_picture {
            self.tree.report.remove(RemovedKind::Link, href);
        }
    }

    /// A picture.
    pub(super) fn image(&mut self, node: &NodeRef<'d>, context: &Context) {
        if self.skipped.contains(&node.id) {
            return;
        }
        let shown = shown(node, self.survey.base.as_deref());
        if let Shown::Letters(letters) = &shown {
            self.pen.text(letters, context, self.tree);
        } else if let Some(open) = self.picture(node, shown, &FigureFacts::default()) {
            self.pen.end(self.tree);
            self.end_open_caption();
            if self.caption == Caption::Waiting {
                self.tree.open(open, Look::default());
                self.caption = Caption::Open(self.depth);
            } else if let Some(below) = self.caption_below(node) {
                self.start_block(open, Look::default());
                self.steps.push(Step::Leave(Leave::Skip(below.id)));
                self.steps.push(Step::Only(below, Rc::default()));
            } else {
                self.tree.open(open, Look::default());
                self.tree.close();
            }
        }
    }

    /// The paragraph that a word processor puts below a picture, where the next block is one.
    fn caption_below(&self, image: &NodeRef<'d>) -> Option<NodeRef<'d>> {
        let block = image.ancestors_it(Some(NEAR)).find(|outer| is_block(&name(outer)))?;
        let mut next = block.next_sibling();
        while let Some(blank) = next.filter(|next| !next.is_element() && !next.is_nonempty_text()) {
            next = blank.next_sibling();
        }
        let is_caption = |class: &str| class == "MsoCaption" || class.starts_with("caption");
        let below = next.filter(|next| name(next) == "p" && has_class(next, is_caption))?;
        let of = caption::of_line(&words::first_of(&below, CAPTION_BYTES));
        let is_free = of != Some(CaptionOf::Table) && !self.skipped.contains(&below.id);
        is_free.then_some(below)
    }

    /// The figure that a picture makes, listed and brought as it must be; nothing where it is no picture.
    pub(super) fn picture(
        &mut self,
        image: &NodeRef<'d>,
        shown: Shown,
        facts: &FigureFacts,
    ) -> Option<Open> {
        let title = attribute(image, "title");
        let alt =
            Some(attribute(image, "alt")).filter(|alt| !alt.trim().is_empty()).unwrap_or(title);
        let alt = words::collapsed(&shortcode::without_joiners(&alt));
        let credit = facts.credit.as_ref().map(|(_, credit)| credit.clone()).unwrap_or_default();
        let media = match shown {
            Shown::Letters(_) => return None,
            Shown::Nothing if is_place(image) && !(alt.is_empty() && facts.caption.is_empty()) => {
                None
            }
            Shown::Nothing => {
                if !alt.is_empty() {
                    self.tree.report.remove(RemovedKind::Image, alt);
                }
                return None;
            }
            Shown::Tracker(address) => {
                self.tree.report.remove(RemovedKind::Tracker, address);
                return None;
            }
            Shown::Address(address) => {
                let is_copy = image.parent().is_some_and(|parent| name(&parent) == "noscript");
                if !self.seen.insert(address.clone()) && is_copy {
                    return None;
                }
                let source = self.known.and_then(|known| known(image, &address));
                if source.is_none() {
                    self.tree.report.remove(RemovedKind::Image, address);
                }
                source.map(|source| self.point(source, &alt, &credit, facts))
            }
            Shown::Bytes(bytes) => Some(self.bring(bytes, &alt, &credit, facts)),
        };
        Some(Open::Figure { media, alt, credit })
    }

    /// The picture at this address, whose file comes later.
    fn point(&mut self, source: String, alt: &str, credit: &str, facts: &FigureFacts) -> String {
        if let Some(known) = self.pictures.iter().find(|known| known.source == source) {
            return known.id.clone();
        }
        let id = self.tree.ids.next_ulid().to_string();
        let mut picture = Picture::at(id.clone(), source);
        (picture.alt, picture.credit) = (alt.to_owned(), credit.to_owned());
        picture.caption.clone_from(&facts.caption);
        self.pictures.push(picture);
        id
    }

    fn bring(&mut self, bytes: Vec<u8>, alt: &str, credit: &str, facts: &FigureFacts) -> String {
        let id = self.tree.ids.next_ulid().to_string();
        let (media_type, ending) = kind_of(&bytes).unwrap_or(("application/octet-stream", "bin"));
        self.pictures.push(Picture {
            id: id.clone(),
            name: format!("image{}.{ending}", self.pictures.len() + 1),
            media_type: media_type.to_owned(),
            bytes,
            source: String::new(),
            alt: alt.to_owned(),
            caption: facts.caption.clone(),
            credit: credit.to_owned(),
        });
        id
    }
}

/// How far the block around a picture is from it.
const NEAR: usize = 4;
/// Bytes of a caption that say what it is of.
const CAPTION_BYTES: usize = 100;
/// The longest address that is listed, in characters.
pub(super) const MAX_ADDRESS: usize = 2000;

/// Whether a link is drawn as a button, which stands apart from the words before it.
fn is_button(node: &NodeRef<'_>) -> bool {
    node.attr("download").is_some()
        || has_class(node, |class| class.contains("button") || class == "btn")
}

/// What a link calls its target, where that is not what its own words say.
fn link_title(node: &NodeRef<'_>) -> String {
    let title = attribute(node, "title");
    if title.trim().is_empty() || words::collapsed(&title) == words::collapsed(&node.text()) {
        return String::new();
    }
    title
}

/// Whether it is the empty place of a picture in a post: its words are there, and somebody is to fill it.
fn is_place(image: &NodeRef<'_>) -> bool {
    let is_bare = ["src", "srcset", "data-src"].iter().all(|name| image.attr(name).is_none());
    let is_block = |outer: NodeRef<'_>| has_class(&outer, |class| class == "wp-block-image");
    is_bare && image.parent().is_some_and(is_block)
}
