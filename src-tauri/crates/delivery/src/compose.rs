//! A post that the site's people wrote too: what nobody changed here stays as the site has it, to the letter.
//!
//! The article and the post say the same in different markup: the post has blocks that no article holds, and a hand that
//! is not ours. So what the article said when the two were last one is kept as it would have been written here
//! ([`Own`]), and only what is another since takes the place of what stands there.

mod in_place;
mod standing;
mod together;
mod woven;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use warraq_connect::{Post, RemoteId, RemotePost};

use self::in_place::in_place;
pub(crate) use self::standing::standing;
pub(crate) use self::together::{Line, Trio, added, keys};
use self::together::{is_picture, shows_picture};
use crate::agrees::apart_in;
use crate::fitted::{Sources, misfits};
use crate::gone::gone;
use crate::lines::Lines;
use crate::parts::{Thing, framed_as, images, joined, parts};

/// What an article said, as this program writes it, when the site had a text of its own for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// The text of the post that stood for it.
    pub stands_for: String,
    /// The print of all that left with that text, where nobody knows whether the site took it; empty where it did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub leaves_as: String,
    /// What the text had otherwise when the article took it, in words; nothing where nobody noted that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart: Option<BTreeSet<String>>,
    /// What the article said. Its pictures have addresses that are the same wherever they are.
    pub post: Post,
}

impl Own {
    /// What an article said for a text that the site has.
    pub(crate) fn taken(stands_for: &str, post: Post) -> Self {
        let apart = Some(apart_in(&post.content, stands_for));
        Self { stands_for: stands_for.to_owned(), leaves_as: String::new(), apart, post }
    }
}

/// What becomes of pictures whose files were never brought here.
pub(crate) struct Pictures {
    /// Of each that the text of the article speaks of, in its order: whether it would be an empty place at the site.
    pub(crate) lost: Vec<bool>,
    /// How many more the site keeps that the text does not speak of.
    pub(crate) silent: usize,
}

/// What becomes at the site of the pictures without a file in what the article says (`says`).
pub(crate) fn pictures_without_files(own: &Post, seen: &RemotePost, says: &str) -> Pictures {
    let trio = Trio { own: parts(&own.content), seen: parts(&seen.content), mine: parts(says) };
    let lines = trio.lines();
    let is_lost = |(at, mine): (usize, &&str)| {
        let is_empty = is_picture(mine) && !shows_picture(mine);
        // What is not sent at all is nothing to the site.
        let line = lines.iter().find(|line| line.mine.contains(&at));
        is_empty.then(|| line.is_some_and(|line| line.is_new || !shows_picture(&line.raw)))
    };
    let lost = trio.mine.iter().enumerate().filter_map(is_lost).collect();
    let of_site = lines.iter().filter(|line| line.mine.is_empty() && shows_picture(&line.raw));
    Pictures { lost, silent: of_site.count() + usize::from(seen.featured.is_some()) }
}

/// A post that was put together.
pub(crate) struct Composed {
    /// What is to be sent; the article's text alone, where the two do not fit together.
    pub(crate) post: Post,
    /// Whether something would be lost of the text that only the site has, or stand there twice, if that were sent: a
    /// person decides first.
    pub(crate) is_doubtful: bool,
    /// What the site has beside its words that this has not, though nobody here took it out.
    pub(crate) gone: Vec<Thing>,
}

/// The post to be sent: `mine`, whose text without the site's addresses is `neutral`, over what the site has. What the
/// article says of its headline and its summary are letters, what the site has of them is as it writes such `lines`.
pub(crate) fn composed(
    own: &Post,
    seen: &RemotePost,
    mine: Post,
    (neutral, lines): (&str, Lines),
) -> Composed {
    let sources = Sources { own: &own.content, seen: &seen.content, neutral, mine: &mine.content };
    let fitted = fitted(sources);
    let is_doubtful = fitted.is_none();
    let content = fitted.unwrap_or_else(|| mine.content.clone());
    let gone = gone(sources, &content);
    let line = |own: &str, mine: &str, seen: &str| {
        if own == mine { seen.to_owned() } else { lines.written(mine) }
    };
    let post = Post {
        title: line(&own.title, &mine.title, &seen.title),
        excerpt: line(&own.excerpt, &mine.excerpt, &seen.excerpt),
        slug: if own.slug == mine.slug { seen.slug.clone() } else { mine.slug },
        categories: ids(&own.categories, &mine.categories, &seen.categories),
        tags: ids(&own.tags, &mine.tags, &seen.tags),
        featured: if own.featured == mine.featured || is_first_picture(own, neutral) {
            seen.featured.clone()
        } else {
            mine.featured
        },
        content,
        ..mine
    };
    Composed { post, is_doubtful, gone }
}

/// Whether the first picture of the article is the one that it was when another stood for it, on the site: what comes of
/// its file since is no choice of anybody. Where nothing stood for the article yet, or ours is to take the place of theirs,
/// it is one.
fn is_first_picture(own: &Post, now: &str) -> bool {
    let first =
        |text: &str| images(text).first().and_then(|image| image.medium().map(str::to_owned));
    let has_one = own.featured.as_ref().is_some_and(|id| *id != instead());
    has_one && first(&own.content).is_some_and(|own| first(now) == Some(own))
}

/// What an article said to stand for it, where what it says now is to take the place of what the site has: no picture.
pub(crate) fn instead() -> RemoteId {
    RemoteId(String::new())
}

/// The text to be sent: what was put together part by part, else all of the article's; nothing where by either something
/// would be lost or stand there twice. What stands there already is no matter of sending.
pub(crate) fn fitted(of: Sources<'_>) -> Option<String> {
    let Some(text) = text(of) else { return Some(of.seen.to_owned()) };
    let is_fit = |text: &String| misfits(of, text).is_empty();
    // A block that is several parts of the article keeps its frame where it can.
    let opened = || opened(of).filter(is_fit);
    let put = if text.touches_several { opened() } else { None };
    put.or_else(|| Some(text.raw).filter(is_fit))
        .or_else(opened)
        .or_else(|| Some(of.mine.to_owned()).filter(is_fit))
}

/// A text that was put together part by part.
struct Put {
    raw: String,
    /// Whether a part of the site that is several of the article's gives way to those.
    touches_several: bool,
}

/// The text: as the site has it to the letter where nothing changed here; nothing where that is all of it.
fn text(of: Sources<'_>) -> Option<Put> {
    let (compared, real) = compared(of);
    let trio = Trio { own: parts(of.own), seen: parts(of.seen), mine: compared };
    let lines = trio.lines();
    if lines.iter().map(|line| line.raw.as_str()).eq(trio.seen.iter().copied()) {
        return None;
    }
    let touches_several = lines.iter().any(|line| line.is_for_several);
    let raws = lines.into_iter().map(|line| {
        let raws: Vec<&str> = line.mine.iter().map(|at| real[*at]).collect();
        if line.is_new { joined(&raws) } else { line.raw }
    });
    let raw = framed_as(of.seen, &joined(&raws.collect::<Vec<_>>()));
    Some(Put { raw, touches_several })
}

/// The same, put into the blocks of the site part by part.
fn opened(of: Sources<'_>) -> Option<String> {
    let (compared, real) = compared(of);
    in_place(of.own, of.seen, &compared, &real)
}

/// The parts of what the article says, as they are compared and as they are sent.
fn compared(of: Sources<'_>) -> (Vec<&str>, Vec<&str>) {
    let (real, neutral) = (parts(of.mine), parts(of.neutral));
    let compared = if real.len() == neutral.len() { neutral } else { real.clone() };
    (compared, real)
}

/// What the site has, without what was taken away here and with what was added.
fn ids(own: &[RemoteId], mine: &[RemoteId], seen: &[RemoteId]) -> Vec<RemoteId> {
    let kept = seen.iter().filter(|id| !own.contains(id) || mine.contains(id));
    let new = mine.iter().filter(|id| !own.contains(id) && !seen.contains(id));
    let mut ids: Vec<RemoteId> = kept.chain(new).cloned().collect();
    ids.sort();
    ids
}

#[cfg(test)]
mod tests;
