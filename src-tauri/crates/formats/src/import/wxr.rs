//! WordPress exports (WXR): every post of a site in one file of any size.
//!
//! The file is read twice from its start to its end and never held: [`Site::survey`] learns what posts refer to
//! (authors, pictures), then [`Site::posts`] gives one post after another. A post has the same id whenever and
//! wherever its file is read, so that an import that was broken off goes on, and a second one finds all there.

mod guard;
mod identity;
mod item;
mod letters;
mod paragraphs;
mod parts;
mod post;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;

use warraq_core::article::{ArticleId, IdSource};

pub use self::item::RawPost;
use self::item::{Attachment, Item, Kind};
use self::parts::{Part, Parts};
pub use self::post::SitePost;
use super::{ImportDefaults, Imported};
use crate::error::FormatError;

/// What a site's export says of the site itself, and what its posts refer to.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Its name.
    pub title: String,
    /// Its address.
    pub address: String,
    /// BCP 47 tag, or what WordPress writes there.
    pub language: String,
    /// How many posts and pages there are to import.
    pub posts: usize,
    /// What becomes no article, such as pictures, menus and revisions: by kind, in the order of their names.
    pub left: Vec<Left>,
    authors: HashMap<String, String>,
    attachments: HashMap<u64, Attachment>,
}

/// Items of one kind that become no articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// What the site calls the kind, such as `nav_menu_item`.
    pub kind: String,
    /// How many there are.
    pub count: usize,
    /// The titles of the first three that have one, to know them by.
    pub titles: Vec<String>,
}

/// Titles that are told of items of one kind.
const MAX_TITLES: usize = 3;

impl Left {
    fn add(&mut self, item: &Item) {
        self.count += 1;
        let title = item.title();
        if self.titles.len() < MAX_TITLES && !title.is_empty() {
            self.titles.push(title);
        }
    }
}

/// Kinds of items that are told apart: more than any site has.
const MAX_KINDS: usize = 1000;

/// The most pictures that are remembered between the two readings: with their words some tens of megabytes.
const MAX_ATTACHMENTS: usize = 200_000;

impl Site {
    /// What `file` says of its site. Reads it to the end.
    ///
    /// # Errors
    /// [`FormatError::Foreign`] where it is no WXR, [`FormatError::SiteCutOff`] where it ends in the middle,
    /// [`FormatError::Damaged`] and [`FormatError::Tangled`] where its XML is none that WordPress writes,
    /// [`FormatError::TooLarge`] where one post is larger than any post, [`FormatError::Unreadable`] as the disk says.
    pub fn survey(file: impl Read) -> Result<Self, FormatError> {
        let mut site = Self::default();
        let mut left: BTreeMap<String, Left> = BTreeMap::new();
        let mut parts = Parts::new(file);
        while let Some(part) = parts.next()? {
            match part {
                Part::Site { title, address, language } => {
                    site.title = title;
                    site.address = address;
                    site.language = language;
                }
                Part::Author { login, name } => {
                    site.authors.insert(login, name);
                }
                Part::Item(item) if item.kind() == Kind::Post => site.posts += 1,
                Part::Item(item) => {
                    if left.len() < MAX_KINDS || left.contains_key(&item.post_type) {
                        let known = left.entry(item.post_type.clone()).or_insert_with_key(|kind| {
                            Left { kind: kind.clone(), ..Left::default() }
                        });
                        known.add(&item);
                    }
                    if item.kind() == Kind::Attachment && site.attachments.len() < MAX_ATTACHMENTS {
                        site.attachments.insert(item.id, item.into_attachment());
                    }
                }
            }
        }
        site.left = left.into_values().collect();
        Ok(site)
    }

    /// The posts of `file`, in its order, as they stand there: [`Site::article`] makes articles of them.
    pub fn posts<R: Read>(&self, file: R) -> Posts<R> {
        let site = self.address.clone();
        Posts { parts: Parts::new(file), site, seen: HashSet::new(), is_over: false }
    }

    /// How many pictures the file speaks of.
    #[must_use]
    pub fn pictures(&self) -> usize {
        self.attachments.len()
    }
}

/// The posts of an export, one after another.
pub struct Posts<R> {
    parts: Parts<R>,
    site: String,
    /// The ids given so far: a GUID may stand twice in a file that was edited or put together.
    seen: HashSet<ArticleId>,
    is_over: bool,
}

impl<R: Read> Iterator for Posts<R> {
    type Item = Result<RawPost, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.parts.next() {
                Ok(Some(Part::Item(item))) if item.kind() == Kind::Post => {
                    let post = item.into_post(&self.site, &self.seen);
                    self.seen.insert(post.id);
                    return Some(Ok(post));
                }
                Ok(Some(_)) => {}
                Ok(None) => self.is_over = true,
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

/// Whether the bytes begin as a WordPress export does.
#[must_use]
pub fn is_wxr(start: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&start[..start.len().min(4096)]);
    start.contains("<rss") && start.contains("wordpress.org/export")
}

/// The article of an export that holds just one.
///
/// # Errors
/// [`FormatError::Collection`] where it holds several or none; otherwise as [`Site::survey`].
pub(super) fn read(
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<Imported, FormatError> {
    let site = Site::survey(bytes)?;
    if site.posts != 1 {
        return Err(FormatError::Collection { articles: site.posts });
    }
    match site.posts(bytes).next() {
        Some(post) => Ok(site.article(&post?, defaults, ids).imported),
        None => Err(FormatError::Collection { articles: 0 }),
    }
}

#[cfg(test)]
mod tests;
