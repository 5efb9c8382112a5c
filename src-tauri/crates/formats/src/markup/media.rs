//! Links, pictures and players.

use std::rc::Rc;

use dom_query::NodeRef;

use super::pen::Context;
use super::picture::{Shown, shown};
use super::survey::FigureFacts;
use super::tag::{attribute, name};
use super::text::Caption;
use super::{Leave, Walker, address, embed, look, tag, words};
use crate::picture::Picture;
use crate::report::RemovedKind;
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
            self.tree.open(open, Look::default());
            if self.caption == Caption::Waiting {
                self.caption = Caption::Open(self.depth);
            } else {
                self.tree.close();
            }
        }
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
        let alt = words::collapsed(&alt);
        let credit = facts.credit.as_ref().map(|(_, credit)| credit.clone()).unwrap_or_default();
        let media = match shown {
            Shown::Letters(_) | Shown::Nothing => return None,
            Shown::Tracker(address) => {
                self.tree.report.remove(RemovedKind::Tracker, address);
                return None;
            }
            Shown::Address(address) => {
                let is_copy = image.parent().is_some_and(|parent| name(&parent) == "noscript");
                if !self.seen.insert(address.clone()) && is_copy {
                    return None;
                }
                self.tree.report.remove(RemovedKind::Image, address);
                None
            }
            Shown::Bytes(bytes) => Some(self.bring(bytes, &alt, &credit, facts)),
        };
        Some(Open::Figure { media, alt, credit })
    }

    fn bring(&mut self, bytes: Vec<u8>, alt: &str, credit: &str, facts: &FigureFacts) -> String {
        let id = self.tree.ids.next_ulid().to_string();
        let (media_type, ending) = kind_of(&bytes);
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

    /// A frame, a film or a sound.
    pub(super) fn player(&mut self, kind: &str, node: &NodeRef<'d>) {
        let attributes = ["src", "data-src", "data-lazy-src", "data", "data-litespeed-src"];
        let own = attributes.iter().map(|key| attribute(node, key));
        let own = own.into_iter().find(|value| !value.is_empty() && value != "about:blank");
        let inner = || {
            let sources = node.descendants_it().filter(|inner| name(inner) == "source");
            sources.map(|source| attribute(&source, "src")).find(|value| !value.is_empty())
        };
        let Some(address) = own.or_else(inner) else { return };
        let title = attribute(node, "title");
        if matches!(kind, "iframe" | "embed" | "object") {
            self.embed_or_list(&address, title.trim());
        } else {
            let address = address::resolved(&address, self.survey.base.as_deref());
            self.tree.report.remove(RemovedKind::Embed, words::shortened(&address, MAX_ADDRESS));
        }
    }

    /// Embeds what a known site shows, and lists the address of anything else.
    pub(super) fn embed_or_list(&mut self, address: &str, title: &str) {
        self.edge(false);
        if !embed::watched(address).is_some_and(|page| self.tree.embed(&page, title)) {
            self.tree.report.remove(RemovedKind::Embed, words::shortened(address, MAX_ADDRESS));
        }
    }
}

/// The longest address that is listed, in characters.
const MAX_ADDRESS: usize = 2000;

/// What a link calls its target, where that is not what its own words say.
fn link_title(node: &NodeRef<'_>) -> String {
    let title = attribute(node, "title");
    if title.trim().is_empty() || words::collapsed(&title) == words::collapsed(&node.text()) {
        return String::new();
    }
    title
}

/// The media type and the usual ending, by the first bytes.
fn kind_of(bytes: &[u8]) -> (&'static str, &'static str) {
    use imagesize::ImageType;
    match imagesize::image_type(bytes) {
        Ok(ImageType::Jpeg) => ("image/jpeg", "jpeg"),
        Ok(ImageType::Png) => ("image/png", "png"),
        Ok(ImageType::Gif) => ("image/gif", "gif"),
        Ok(ImageType::Webp) => ("image/webp", "webp"),
        Ok(ImageType::Bmp) => ("image/bmp", "bmp"),
        Ok(ImageType::Tiff) => ("image/tiff", "tiff"),
        _ => ("application/octet-stream", "bin"),
    }
}
