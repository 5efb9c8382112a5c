//! Players: frames, films, sounds and whatever else a browser would start. None is; what stands in one for readers
//! whose browser cannot show it is listed, as its address is.

use dom_query::NodeRef;

use super::media::MAX_ADDRESS;
use super::tag::{attribute, name};
use super::{Walker, address, embed, parse, picture, words};
use crate::report::RemovedKind;

/// The elements that are players.
pub(super) const PLAYERS: [&str; 6] = ["iframe", "embed", "object", "applet", "video", "audio"];

/// Where a player loads from.
const SOURCES: [&str; 6] =
    ["src", "data-src", "data-lazy-src", "data", "data-litespeed-src", "archive"];

/// What a player has.
#[derive(Debug, Default)]
struct Player {
    /// Where it and those inside it load from, in order.
    addresses: Vec<String>,
    /// The pictures that stand for it.
    pictures: Vec<String>,
    /// Where the links in it lead.
    links: Vec<String>,
    /// What a reader sees where it cannot be shown.
    words: String,
}

impl<'d> Walker<'_, '_, 'd> {
    /// A player: what a known site shows is embedded, anything else is listed.
    pub(super) fn player(&mut self, kind: &str, node: &NodeRef<'d>) {
        let player = Player::of(node, 0);
        let is_frame = !matches!(kind, "video" | "audio");
        let mut title = Some(words::collapsed(&attribute(node, "title"))).filter(|_| is_frame);
        for address in &player.addresses {
            if picture::counts(node, address) {
                self.tree.report.remove(RemovedKind::Tracker, shortened(address));
            } else if let Some(title) = title.take() {
                self.embed_or_list(address, &title);
            } else {
                self.list_address(address, RemovedKind::Embed);
            }
        }
        self.list_beside(&player, RemovedKind::Embed);
    }

    /// Lists a player that no reader sees.
    pub(super) fn list_player(&mut self, node: &NodeRef<'d>, kind: RemovedKind) {
        let player = Player::of(node, 0);
        for address in &player.addresses {
            let is_tracker = picture::counts(node, address);
            self.list_address(address, if is_tracker { RemovedKind::Tracker } else { kind });
        }
        self.list_beside(&player, kind);
    }

    /// Embeds what a known site shows, and lists the address of anything else.
    pub(super) fn embed_or_list(&mut self, address: &str, title: &str) {
        self.edge(false);
        if !embed::watched(address).is_some_and(|page| self.tree.embed(&page, title)) {
            self.list_address(address, RemovedKind::Embed);
        }
    }

    /// Embeds what stands at `address`; one that no article may hold is listed with its title.
    pub(super) fn embed(&mut self, address: &str, title: &str) {
        self.edge(false);
        if !self.tree.embed(address, title) {
            let text = format!("{title}\n{}", shortened(address));
            self.tree.report.remove(RemovedKind::Embed, text.trim());
        }
    }

    fn list_address(&mut self, address: &str, kind: RemovedKind) {
        let address = address::resolved(address, self.survey.base.as_deref());
        self.tree.report.remove(kind, shortened(&address));
    }

    fn list_beside(&mut self, player: &Player, kind: RemovedKind) {
        for picture in &player.pictures {
            self.list_address(picture, RemovedKind::Image);
        }
        for link in player.links.iter().filter(|link| !player.addresses.contains(link)) {
            self.list_address(link, RemovedKind::Link);
        }
        if !player.words.is_empty() && !player.addresses.contains(&player.words) {
            self.tree.report.remove(kind, player.words.as_str());
        }
    }
}

/// Documents in frames in one another that are looked into.
const MAX_INSIDE: usize = 2;

impl Player {
    fn of(node: &NodeRef<'_>, depth: usize) -> Self {
        let mut player = Self::default();
        let mut said = Vec::new();
        for inner in std::iter::once(*node).chain(node.descendants_it()) {
            let kind = name(&inner);
            match kind.as_str() {
                _ if PLAYERS.contains(&kind.as_str()) => player.add_sources(&inner),
                "source" | "track" => player.add_address(&attribute(&inner, "src")),
                "param" => player.add_parameter(&inner),
                "img" => put(&mut player.pictures, &attribute(&inner, "src")),
                "a" => put(&mut player.links, &attribute(&inner, "href")),
                _ => {}
            }
            if kind == "iframe" && depth < MAX_INSIDE {
                for html in [attribute(&inner, "srcdoc"), inner.text().to_string()] {
                    said.extend(player.read_inside(&html, depth));
                }
            }
        }
        if name(node) != "iframe" {
            said.push(words::of(node));
        }
        said.retain(|words| !words.is_empty());
        player.words = said.join("\n");
        player
    }

    fn add_sources(&mut self, node: &NodeRef<'_>) {
        for key in SOURCES {
            self.add_address(&attribute(node, key));
        }
        put(&mut self.pictures, &attribute(node, "poster"));
    }

    fn add_parameter(&mut self, node: &NodeRef<'_>) {
        let key = attribute(node, "name").to_ascii_lowercase();
        if matches!(key.as_str(), "movie" | "src" | "url" | "filename") {
            self.add_address(&attribute(node, "value"));
        }
    }

    fn add_address(&mut self, address: &str) {
        if address != "about:blank" {
            put(&mut self.addresses, address);
        }
    }

    /// Adds what the HTML in a frame has, and gives its words.
    fn read_inside(&mut self, html: &str, depth: usize) -> Option<String> {
        if html.trim().is_empty() {
            return None;
        }
        let Ok(document) = parse::fragment(html) else { return Some(words::collapsed(html)) };
        let inside = Self::of(&document.root(), depth + 1);
        for (all, found) in [
            (&mut self.addresses, inside.addresses),
            (&mut self.pictures, inside.pictures),
            (&mut self.links, inside.links),
        ] {
            for address in &found {
                put(all, address);
            }
        }
        Some(inside.words)
    }
}

/// The words of `html` that stands as letters in an element, as old browsers are shown it.
pub(super) fn words_of_letters(node: &NodeRef<'_>) -> String {
    let html = node.text();
    parse::fragment(&html)
        .map_or_else(|_| words::collapsed(&html), |document| words::of(&document.root()))
}

fn put(addresses: &mut Vec<String>, address: &str) {
    let address = address.trim();
    if !address.is_empty() && !addresses.iter().any(|known| known == address) {
        addresses.push(address.to_owned());
    }
}

fn shortened(address: &str) -> String {
    words::shortened(address, MAX_ADDRESS)
}
