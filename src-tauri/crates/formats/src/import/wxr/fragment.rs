//! A piece of a post: what somebody wrote on the site, as blocks of an article.

use chrono::{DateTime, Utc};
use warraq_core::article::{Block, IdSource};
use warraq_core::fields::Fields;

use super::library::Library;
use super::{blocks, paragraphs};
use crate::implied;
use crate::import::typed;
use crate::markup;
use crate::report::{Removed, Report};
use crate::shortcode;
use crate::tree::Tree;

/// A piece of a post that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragment {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What stands in it that an article does not hold.
    pub removed: Vec<Removed>,
}

/// The blocks of `content`, which stands in a post of blocks or of HTML, for an article with these `fields`. Nothing in it
/// is taken for a byline, a place or a date. Pictures are figures without their file: their addresses are in
/// [`Fragment::removed`].
pub fn fragment(
    content: &str,
    fields: &Fields,
    at: DateTime<Utc>,
    ids: &mut dyn IdSource,
) -> Fragment {
    let mut report = Report::default();
    let content = &*shortcode::kept_apart(content);
    let html = if blocks::has(content) {
        blocks::shown(content, &Library::default(), &mut report)
    } else {
        paragraphs::shown(content, 0, &Library::default())
    };
    let Ok(document) = markup::parse::fragment(&html) else { return Fragment::default() };
    let mut pictures = Vec::new();
    let mut tree = Tree::new(&mut report, ids);
    markup::grow(&document.root(), at, &mut tree, &mut pictures);
    let mut blocks = tree.finish().blocks;
    typed::make_lists(&mut blocks, ids, &mut report);
    implied::settle(&mut blocks, fields);
    implied::settle_lines(&mut blocks, fields);
    Fragment { blocks, removed: report.removed }
}
