//! WordPress exports (WXR): every post of a site in one file of any size.
//!
//! The file is read twice from its start to its end and never held: [`Site::survey`] learns what posts refer to
//! (authors, pictures), then [`Site::posts`] gives one post after another. A post has the same id whenever and
//! wherever its file is read, so that an import that was broken off goes on, and a second one finds all there.

mod blocks;
mod copies;
mod fragment;
mod gallery;
mod guard;
mod identity;
mod item;
mod letters;
mod library;
mod live;
mod notes;
mod own;
mod paragraphs;
mod parts;
mod plain;
mod post;
mod refer;
mod removed;
mod seen;
mod slug;
mod sources;
mod standing;
mod tally;
mod terms;
mod token;
mod unseen;

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use warraq_core::article::IdSource;

use self::copies::Copies;
pub use self::fragment::{Fragment, fragment};
pub use self::item::RawPost;
use self::item::{Item, Kind};
use self::library::Library;
pub use self::live::{LiveMedium, LivePicture, LivePost, LiveSite};
use self::parts::{Part, Parts};
pub use self::post::SitePost;
pub use self::refer::numbers_of_galleries;
use self::seen::{Seen, Sight};
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
    /// How many posts and pages there are to import, each counted once.
    pub posts: usize,
    /// What becomes no article, such as pictures, menus and revisions: by kind, in the order of their names.
    pub left: Vec<Left>,
    /// Posts that stand in the file again, word for word.
    pub repeated: Left,
    /// Posts that stand in the file again and say something else there: the first is the article, and what the other
    /// says is in its report.
    pub changed: Left,
    authors: HashMap<String, String>,
    library: Library,
    copies: Copies,
    /// Whether the site was asked for one post, and can be asked for its pictures too.
    is_live: bool,
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
    /// Counts one more, and notes its title while they are few.
    pub fn add(&mut self, title: String) {
        self.count += 1;
        if self.titles.len() < MAX_TITLES && !title.is_empty() {
            self.titles.push(title);
        }
    }
}

/// Kinds of items that are told apart: more than any site has. Those past them are told together.
const MAX_KINDS: usize = 1000;
/// Characters of the name of a kind.
const KIND_CHARS: usize = 80;
/// Pictures whose words are told one by one.
const MAX_WORDS: usize = 1000;

impl Site {
    /// What `file` says of its site. Reads it to the end.
    ///
    /// # Errors
    /// [`FormatError::Foreign`] where it is no WXR, [`FormatError::SiteCutOff`] where it ends in the middle,
    /// [`FormatError::Damaged`] and [`FormatError::Tangled`] where its XML is none that WordPress writes,
    /// [`FormatError::TooLarge`] where one post is larger than any post, [`FormatError::Unreadable`] as the disk says.
    pub fn survey(file: impl Read) -> Result<Self, FormatError> {
        let mut site = Self::default();
        let mut seen = Seen::default();
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
                Part::Item(item) if item.kind() == Kind::Post => site.note_post(item, &mut seen),
                Part::Item(item) => {
                    leave(&mut left, &item);
                    site.remember(item);
                }
            }
        }
        site.left = left.into_values().collect();
        Ok(site)
    }

    fn note_post(&mut self, item: Box<Item>, seen: &mut Seen) {
        let title = item.title();
        let mut post = item.into_post(&self.address);
        self.library.note(post.number, &post.fields.content, post.fields.thumbnail);
        match seen.look(&mut post, &self.address) {
            Sight::New => self.posts += 1,
            Sight::Same => self.repeated.add(title),
            Sight::Changed => {
                self.changed.add(title);
                self.copies.add(&post, &mut self.library);
            }
        }
    }

    fn remember(&mut self, item: Box<Item>) {
        match item.kind() {
            Kind::Attachment => self.library.add_attachment(item),
            Kind::SharedBlock => self.library.add_block(item),
            Kind::Post | Kind::Other => {}
        }
    }

    /// The posts of `file`, in its order, as they stand there: [`Site::article`] makes articles of them.
    pub fn posts<R: Read>(&self, file: R) -> Posts<R> {
        let site = self.address.clone();
        Posts { parts: Parts::new(file), site, seen: Seen::default(), is_over: false }
    }

    /// How many pictures the file speaks of.
    #[must_use]
    pub fn pictures(&self) -> usize {
        self.library.attachments()
    }

    /// What people wrote of pictures that no post shows, the first thousand of them, and how many more there are.
    #[must_use]
    pub fn words_of_pictures(&self) -> (Vec<String>, usize) {
        let mut words = self.library.unreferred();
        let first = words.by_ref().take(MAX_WORDS).collect();
        (first, words.count())
    }

    /// How many pictures, shared blocks and copies of posts there was no room for.
    #[must_use]
    pub fn forgotten(&self) -> usize {
        self.library.forgotten()
    }
}

/// Counts an item that becomes no article.
fn leave(left: &mut BTreeMap<String, Left>, item: &Item) {
    let name = item.post_type.trim();
    let kind = crate::markup::words::shortened(name, KIND_CHARS);
    let kind =
        if left.len() < MAX_KINDS || left.contains_key(&kind) { kind } else { "…".to_owned() };
    let known = left.entry(kind.clone()).or_insert_with(|| Left { kind, ..Left::default() });
    known.add(item.title());
}

/// The posts of an export, one after another, each once.
pub struct Posts<R> {
    parts: Parts<R>,
    site: String,
    /// Those given so far: a post may stand twice in a file that was edited or put together.
    seen: Seen,
    is_over: bool,
}

impl<R: Read> Iterator for Posts<R> {
    type Item = Result<RawPost, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.parts.next() {
                Ok(Some(Part::Item(item))) if item.kind() == Kind::Post => {
                    let mut post = item.into_post(&self.site);
                    if self.seen.look(&mut post, &self.site) == Sight::New {
                        return Some(Ok(post));
                    }
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
