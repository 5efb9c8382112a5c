//! What a place made of what was sent to it.

use serde::{Deserialize, Serialize};

use crate::capability::{Capabilities, PostField};
use crate::post::Post;
use crate::remote::{RemoteId, RemotePost};

/// One thing that a place altered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Alteration {
    /// What was done.
    pub kind: AlterationKind,
    /// To what: an element's name, a term's id, the words before and after.
    pub detail: String,
}

/// What a place can do to what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum AlterationKind {
    /// The headline is another.
    Title,
    /// Letters of the text are others.
    Text,
    /// An element is gone; its text stands.
    Element,
    /// An attribute is gone.
    Attribute,
    /// `&` and its like are spelled otherwise; readers see the same.
    Spelling,
    /// The summary is another.
    Excerpt,
    /// The name in the address is another.
    Slug,
    /// A category is missing, or one was added.
    Category,
    /// A tag is missing, or one was added.
    Tag,
    /// The picture that stands for it is another or missing.
    Featured,
    /// Another author is shown.
    Author,
}

/// What is not in the post as it was sent, in words for people; nothing where it was all taken.
///
/// The text is compared by what is in it; what there is of tags is told by [`AlterationKind::Element`] and its
/// like, so that a site which takes out an element is not said to have changed the words.
#[must_use]
pub fn altered(sent: &Post, read: &RemotePost, can: &Capabilities) -> Vec<Alteration> {
    let mut found = Vec::new();
    let mut tell = |kind, detail: String| found.push(Alteration { kind, detail });
    if sent.title != read.title {
        tell(AlterationKind::Title, read.title.clone());
    }
    if sent.content != read.content {
        tell(AlterationKind::Text, String::new());
    }
    if can.holds(PostField::Excerpt) && sent.excerpt != read.excerpt {
        tell(AlterationKind::Excerpt, read.excerpt.clone());
    }
    if can.holds(PostField::Slug) && !sent.slug.is_empty() && sent.slug != read.slug {
        tell(AlterationKind::Slug, read.slug.clone());
    }
    if can.holds(PostField::Categories) {
        for id in differing(&sent.categories, &read.categories) {
            tell(AlterationKind::Category, id.0.clone());
        }
    }
    if can.holds(PostField::Tags) {
        for id in differing(&sent.tags, &read.tags) {
            tell(AlterationKind::Tag, id.0.clone());
        }
    }
    if can.holds(PostField::Featured) && sent.featured != read.featured {
        let detail = read.featured.as_ref().map_or_else(String::new, |id| id.0.clone());
        tell(AlterationKind::Featured, detail);
    }
    if can.holds(PostField::Author) && sent.author.is_some() && sent.author != read.author {
        let detail = read.author.as_ref().map_or_else(String::new, |id| id.0.clone());
        tell(AlterationKind::Author, detail);
    }
    found
}

/// The ids that only one of the two has.
fn differing<'a>(sent: &'a [RemoteId], read: &'a [RemoteId]) -> impl Iterator<Item = &'a RemoteId> {
    let missing = sent.iter().filter(|id| !read.contains(id));
    missing.chain(read.iter().filter(|id| !sent.contains(id)))
}
