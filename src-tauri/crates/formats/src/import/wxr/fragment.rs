//! A piece of a post: what somebody wrote on the site, as blocks of an article.

use chrono::{DateTime, Utc};
use dom_query::NodeRef;
use warraq_core::article::{Block, IdSource};
use warraq_core::fields::Fields;

use super::library::Library;
use super::live::LiveMedium;
use super::{blocks, own, paragraphs, sources};
use crate::implied;
use crate::import::typed;
use crate::markup;
use crate::picture::Picture;
use crate::report::{Removed, Report};
use crate::shortcode;
use crate::tree::Tree;

/// A piece of a post that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragment {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// The pictures that it shows from an address: its figures name them by their ids, and their files are not there yet.
    pub pictures: Vec<Picture>,
    /// What stands in it that an article does not hold.
    pub removed: Vec<Removed>,
}

/// The blocks of `content`, which stands in a post of blocks or of HTML, for an article with these `fields`. Nothing in it
/// is taken for a byline, a place or a date. `media` are pictures of the site that it may name by their numbers.
pub fn fragment(
    content: &str,
    media: &[LiveMedium],
    fields: &Fields,
    at: DateTime<Utc>,
    ids: &mut dyn IdSource,
) -> Fragment {
    let mut report = Report::default();
    let content = &*shortcode::kept_apart(content);
    let library = Library::of_live(media);
    let html = if blocks::has(content) {
        blocks::shown(content, &library, &mut report)
    } else {
        paragraphs::shown(content, 0, &library)
    };
    let Ok(document) = markup::parse::fragment(&sources::apart(&html)) else {
        return Fragment::default();
    };
    let mut pictures = Vec::new();
    let mut tree = Tree::new(&mut report, ids);
    let known = |_: &NodeRef<'_>, address: &str| is_of_the_web(address).then(|| address.to_owned());
    markup::grow_knowing(&document.root(), at, &mut tree, (&mut pictures, Some(&known)));
    let mut blocks = own::without_title_of_notes(tree.finish().blocks);
    typed::make_lists(&mut blocks, ids, &mut report);
    implied::settle(&mut blocks, fields);
    implied::settle_lines(&mut blocks, fields);
    Fragment { blocks, pictures, removed: report.removed }
}

/// Whether a picture can be had from there.
fn is_of_the_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
}
