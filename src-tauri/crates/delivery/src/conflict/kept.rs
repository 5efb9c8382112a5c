//! What is kept of what stands beside the text, once somebody decided.

use std::collections::BTreeSet;

use warraq_connect::{Post, RemotePost};
use warraq_core::article::Article;
use warraq_core::fields::{FieldChange, FieldName, FieldValue};
use warraq_core::tag::Tag;
use warraq_core::text::fold::fold;

use super::compared::Compared;
use super::fields::Terms;
use super::{FieldPiece, Keep, PostPart};
use crate::compose::instead;

/// What of an article stands beside its text, after somebody decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) changes: Vec<FieldChange>,
    pub(super) tags: Vec<Tag>,
}

/// The article's fields and tags, where `keep` says of each part whose it is.
pub(super) fn kept(
    compared: &Compared,
    terms: &Terms,
    pieces: &[FieldPiece],
    keep: impl Fn(&FieldPiece) -> Keep,
) -> Kept {
    let (article, theirs) = (&compared.article, &compared.theirs);
    let mut kept = Kept { changes: Vec::new(), tags: article.tags.clone() };
    let is_own = |piece: &&FieldPiece| {
        piece.part == PostPart::Slug && keep(piece) == Keep::Mine && !piece.mine.is_empty()
    };
    // The name that readers had, which the site had made, is the article's where it is to be put back.
    if let Some(piece) = pieces.iter().find(is_own).filter(|_| article.fields.slug.is_empty()) {
        let value = FieldValue::Text(piece.mine.clone());
        kept.changes.push(FieldChange { field: FieldName::Slug, value });
    }
    let taken = pieces.iter().filter(|piece| piece.can_choose && keep(piece) != Keep::Mine);
    for piece in taken {
        let field = match piece.part {
            PostPart::Title => FieldName::Headline,
            PostPart::Excerpt => FieldName::Standfirst,
            PostPart::Slug => FieldName::Slug,
            // Nobody there chose another, or took it away.
            PostPart::Section if piece.theirs.is_empty() && piece.base.is_empty() => continue,
            PostPart::Section => FieldName::Section,
            PostPart::Tags => {
                kept.tags = match (keep(piece), &compared.known.seen) {
                    (Keep::Both, Some(base)) => merged_tags(article, base, theirs, terms),
                    (keep, _) => tags(article, theirs, terms, keep),
                };
                continue;
            }
            _ => continue,
        };
        let value = FieldValue::Text(piece.theirs.clone());
        kept.changes.push(FieldChange { field, value });
    }
    kept
}

/// The tags of the post, in the spelling of the article where it has them; those of the article too, where both are kept.
fn tags(article: &Article, theirs: &RemotePost, terms: &Terms, keep: Keep) -> Vec<Tag> {
    let named = terms.tags_of(theirs);
    let is_there = |tag: &&Tag| named.iter().any(|(_, name)| fold(name) == fold(tag.as_str()));
    let mut tags: Vec<Tag> =
        article.tags.iter().filter(|tag| keep == Keep::Both || is_there(tag)).cloned().collect();
    let is_known =
        |tags: &[Tag], name: &str| tags.iter().any(|tag| fold(tag.as_str()) == fold(name));
    for (_, name) in named {
        if !is_known(&tags, name)
            && let Ok(tag) = Tag::parse(name)
        {
            tags.push(tag);
        }
    }
    tags
}

/// What both made of the tags: what either put on it is on it, and what either took off is not.
fn merged_tags(
    article: &Article,
    base: &RemotePost,
    theirs: &RemotePost,
    terms: &Terms,
) -> Vec<Tag> {
    let folded = |post: &RemotePost| -> BTreeSet<String> {
        terms.tags_of(post).into_iter().map(|(_, name)| fold(name)).collect()
    };
    let (was, there) = (folded(base), folded(theirs));
    let stays = |tag: &&Tag| {
        let name = fold(tag.as_str());
        there.contains(&name) || !was.contains(&name)
    };
    let mut merged: Vec<Tag> = article.tags.iter().filter(stays).cloned().collect();
    for (_, name) in terms.tags_of(theirs) {
        let is_here = merged.iter().any(|tag| fold(tag.as_str()) == fold(name));
        if !is_here
            && !was.contains(&fold(name))
            && let Ok(tag) = Tag::parse(name)
        {
            merged.push(tag);
        }
    }
    merged
}

/// What an article says beside its text that says just what the post says: `post`, whose terms and picture are those of
/// the site. Where the article's picture is to stand for the post, it is said to be another.
pub(super) fn said(compared: &Compared, terms: &Terms, post: Post, keeps_picture: Keep) -> Post {
    let theirs = &compared.theirs;
    let known = &compared.known;
    let mine = known.own().or(known.sent.as_ref()).and_then(|post| post.featured.clone());
    Post {
        categories: terms.section.category(theirs).into_iter().collect(),
        tags: terms.tags_of(theirs).into_iter().map(|(id, _)| id.clone()).collect(),
        featured: if keeps_picture == Keep::Mine { Some(instead()) } else { mine },
        ..post
    }
}
