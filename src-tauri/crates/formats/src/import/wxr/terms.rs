//! The categories and tags of a post.

use std::collections::HashSet;

use warraq_core::tag::Tag;

use super::item::RawPost;
use super::plain::plain;
use crate::report::{Report, WarningKind};

/// The first category is the section: an article is in one part of the paper. The others become tags.
pub(super) fn first_category(post: &RawPost) -> &str {
    post.terms.iter().find(|term| term.domain == "category").map_or("", |term| &term.name)
}

pub(super) fn tags(post: &RawPost, report: &mut Report) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut seen = HashSet::new();
    let mut categories = 0;
    for term in &post.terms {
        match term.domain.as_str() {
            "category" => {
                categories += 1;
                if categories == 1 {
                    continue;
                }
            }
            "post_tag" => {}
            "language" | "post_translations" | "post_format" | "nav_menu" => continue,
            other => {
                report.warn(WarningKind::UnknownField, format!("{other}: {}", term.name));
                continue;
            }
        }
        match Tag::parse(&plain(&term.name)) {
            Ok(tag) if !seen.insert(tag.clone()) => {}
            Ok(tag) => tags.push(tag),
            Err(_) => report.warn(WarningKind::BadTag, term.name.clone()),
        }
    }
    tags
}
