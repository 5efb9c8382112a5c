//! What posts of a site refer to by number: its pictures and files, and blocks that several posts share.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::item::{Attachment, Item};
use super::live::LiveMedium;
use super::refer;

/// The most bytes that are remembered between the two readings of a file.
const MAX_BYTES: usize = 64 << 20;
/// The most items that are: each costs memory, however few letters it has.
const MAX_ITEMS: usize = 200_000;

/// What posts refer to.
#[derive(Debug, Clone, Default)]
pub(super) struct Library {
    attachments: BTreeMap<u64, Attachment>,
    /// The attachments of each post that were uploaded with it, in the order of the file.
    uploaded: HashMap<u64, Vec<u64>>,
    blocks: HashMap<u64, SharedBlock>,
    /// The numbers that posts refer to.
    referred: HashSet<u64>,
    /// The posts that show what was uploaded with them.
    galleries: HashSet<u64>,
    bytes: usize,
    /// Items for which there was no room.
    forgotten: usize,
}

/// A block that several posts show.
#[derive(Debug, Clone, Default)]
pub(super) struct SharedBlock {
    pub(super) title: String,
    pub(super) content: String,
}

impl Library {
    /// Remembers an attachment.
    pub(super) fn add_attachment(&mut self, item: Box<Item>) {
        let (number, parent) = (item.id, item.parent());
        let attachment = item.into_attachment();
        if self.has_room(attachment.bytes()) {
            if parent != 0 {
                self.uploaded.entry(parent).or_default().push(number);
            }
            self.attachments.insert(number, attachment);
        }
    }

    /// Remembers the attachment that a site gives with the one post it was asked for.
    pub(super) fn put_attachment(&mut self, number: u64, attachment: Attachment) {
        self.attachments.insert(number, attachment);
    }

    /// What a site has of its library.
    pub(super) fn of_live(media: &[LiveMedium]) -> Self {
        let mut library = Self::default();
        library.put_live(media);
        library
    }

    /// Remembers pictures that a site says, by their numbers.
    pub(super) fn put_live(&mut self, media: &[LiveMedium]) {
        let numbered = media.iter().filter(|medium| medium.number != 0).cloned();
        for LiveMedium { number, address, alt, caption } in numbered {
            let shown = Attachment { address, alt, caption, ..Attachment::default() };
            self.put_attachment(number, shown);
        }
    }

    /// Remembers a block.
    pub(super) fn add_block(&mut self, item: Box<Item>) {
        let number = item.id;
        self.note(number, item.content(), None);
        let block = SharedBlock { title: item.title(), content: item.into_content() };
        if self.has_room(block.content.len()) {
            self.blocks.insert(number, block);
        }
    }

    /// Whether `bytes` more are remembered; counted where they are not.
    pub(super) fn has_room(&mut self, bytes: usize) -> bool {
        let items = self.attachments.len() + self.blocks.len();
        let has_room = items < MAX_ITEMS && self.bytes.saturating_add(bytes) <= MAX_BYTES;
        if has_room {
            self.bytes += bytes;
        } else {
            self.forgotten += 1;
        }
        has_room
    }

    /// Notes what the post of this number, or a block that posts share, refers to.
    pub(super) fn note(&mut self, number: u64, content: &str, thumbnail: Option<u64>) {
        if content.contains("[gallery") && self.galleries.len() < MAX_ITEMS {
            self.galleries.insert(number);
        }
        let room = MAX_ITEMS.saturating_sub(self.referred.len());
        self.referred.extend(refer::numbers(content).into_iter().chain(thumbnail).take(room));
    }

    pub(super) fn attachment(&self, number: u64) -> Option<&Attachment> {
        self.attachments.get(&number)
    }

    /// The address of the attachment whose file, or a size of it, has this address.
    pub(super) fn address_of(&self, address: &str) -> Option<&str> {
        let file = whole_size(address);
        let found = self.attachments.values().find(|known| whole_size(&known.address) == file);
        found.map(|known| known.address.as_str())
    }

    pub(super) fn block(&self, number: u64) -> Option<&SharedBlock> {
        self.blocks.get(&number)
    }

    /// The pictures that were uploaded with a post.
    pub(super) fn uploaded_with(&self, post: u64) -> &[u64] {
        self.uploaded.get(&post).map_or(&[], Vec::as_slice)
    }

    /// How many attachments there are.
    pub(super) fn attachments(&self) -> usize {
        self.attachments.len()
    }

    /// Items that were not remembered.
    pub(super) fn forgotten(&self) -> usize {
        self.forgotten
    }

    /// The words of the attachments that no post refers to, in the order of their numbers.
    pub(super) fn unreferred(&self) -> impl Iterator<Item = String> {
        let shown = self.galleries.iter().flat_map(|post| self.uploaded_with(*post));
        let shown: HashSet<&u64> = shown.chain(&self.referred).collect();
        let unseen = self
            .attachments
            .iter()
            .filter(move |(number, attachment)| !shown.contains(number) && attachment.has_words());
        unseen.map(|(_, attachment)| attachment.words().join(" — "))
    }
}

/// The address of a file without the size that `WordPress` made of it, and without its scheme.
fn whole_size(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or(address);
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let Some((stem, ending)) = address.rsplit_once('.') else { return address.to_owned() };
    let is_size = |part: &str| {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        part.split_once('x').is_some_and(|(width, height)| is_number(width) && is_number(height))
    };
    let mut stem = stem;
    while let Some((less, part)) = stem.rsplit_once('-') {
        if part != "scaled" && !is_size(part) {
            break;
        }
        stem = less;
    }
    format!("{stem}.{ending}")
}
