//! A post that the site's people wrote too: what nobody changed here stays as the site has it, to the letter.
//!
//! The article and the post say the same in different markup: the post has blocks that no article holds, and a hand that
//! is not ours. So what the article said when the two were last one is kept as it would have been written here
//! ([`Own`]), and only what is another since takes the place of what stands there.

use serde::{Deserialize, Serialize};
use warraq_connect::{Post, RemoteId, RemotePost};

use crate::fitted::{Sources, misfits};
use crate::lines::Lines;
use crate::matched::{Strangers, matched};
use crate::parts::{Image, images, joined, key, parts};

/// What an article said, as this program writes it, when the site had a text of its own for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// The text of the post that stood for it.
    pub stands_for: String,
    /// The print of all that left with that text, where nobody knows whether the site took it; empty where it did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub leaves_as: String,
    /// What the article said. Its pictures have addresses that are the same wherever they are.
    pub post: Post,
}

impl Own {
    /// What an article said for a text that the site has.
    pub(crate) fn taken(stands_for: &str, post: Post) -> Self {
        Self { stands_for: stands_for.to_owned(), leaves_as: String::new(), post }
    }
}

/// A part of a text that was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) raw: String,
    /// Which part of what the article says now it stands for; nothing where only the site has it.
    pub(crate) mine: Option<usize>,
}

/// What is put together.
pub(crate) struct Trio<'a> {
    /// What the article said.
    pub(crate) own: Vec<&'a str>,
    /// What the site has for that.
    pub(crate) seen: Vec<&'a str>,
    /// What the article says now.
    pub(crate) mine: Vec<&'a str>,
}

impl Trio<'_> {
    /// The parts of the site's text with what changed here since.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let [own, seen, mine] = [&self.own, &self.seen, &self.mine].map(|side| keys(side));
        let there = matched(&own, &seen, Strangers::Apart);
        let now = matched(&own, &mine, Strangers::Rewritten);
        let added = added(&now, mine.len());
        let (mut lines, mut next) = (Vec::new(), 0);
        for at in 0..=own.len() {
            let new = added[at].iter().map(|new| self.of_mine(*new));
            lines.extend(new);
            if at == own.len() {
                break;
            }
            if let Some(place) = there[at] {
                lines.extend((next..place).map(|only| self.of_seen(only, None)));
                next = place + 1;
            }
            lines.extend(self.kept(at, there[at], now[at]));
        }
        lines.extend((next..seen.len()).map(|only| self.of_seen(only, None)));
        lines
    }

    /// What stands for one part of what the article said.
    fn kept(&self, own: usize, seen: Option<usize>, mine: Option<usize>) -> Option<Line> {
        let mine = mine?;
        let is_same = is_same(self.own[own], self.mine[mine]);
        match seen {
            Some(seen) if is_same || has_lost_picture(self.seen[seen], self.mine[mine]) => {
                Some(self.of_seen(seen, Some(mine)))
            }
            // What the site did not keep of it is not sent again.
            None if is_same => None,
            _ => Some(self.of_mine(mine)),
        }
    }

    fn of_seen(&self, at: usize, mine: Option<usize>) -> Line {
        Line { raw: self.seen[at].to_owned(), mine }
    }

    fn of_mine(&self, at: usize) -> Line {
        Line { raw: self.mine[at].to_owned(), mine: Some(at) }
    }
}

/// What makes each part one to a reader.
pub(crate) fn keys(side: &[&str]) -> Vec<String> {
    side.iter().map(|part| key(part)).collect()
}

/// What was added before each of the old parts, and at the end, where `now` says what became of those.
pub(crate) fn added(now: &[Option<usize>], count: usize) -> Vec<Vec<usize>> {
    let mut added = vec![Vec::new(); now.len() + 1];
    let mut at = 0;
    for new in 0..count {
        match now.iter().position(|known| *known == Some(new)) {
            Some(known) => at = known + 1,
            None => added[at].push(new),
        }
    }
    added
}

/// Whether nothing changed here: a picture has another address at each place, and is known by its words, also those for
/// who cannot see it. How the bracket of what could be a shortcode is spelled is no change.
fn is_same(own: &str, mine: &str) -> bool {
    own == mine
        || (own.contains("<img") && mine.contains("<img") && key(own) == key(mine))
            && are_same_pictures(&images(own), &images(mine))
        || bracketed(own) == bracketed(mine)
}

/// Whether these are said to be the same pictures, with the same words for who cannot see them. Two media are two pictures;
/// an address tells nothing, which is another at each place.
fn are_same_pictures(own: &[Image], mine: &[Image]) -> bool {
    let is_one = |(own, mine): (&Image, &Image)| {
        own.alt == mine.alt
            && match (own.medium(), mine.medium()) {
                (Some(own), Some(mine)) => own == mine,
                _ => true,
            }
    };
    own.len() == mine.len() && own.iter().zip(mine).all(is_one)
}

fn bracketed(part: &str) -> String {
    part.replace("&#091;", "[").replace("[\u{2060}", "[")
}

/// Whether the site has a picture whose file was never brought here.
fn has_lost_picture(seen: &str, mine: &str) -> bool {
    is_picture(mine) && shows_picture(seen) && !shows_picture(mine)
}

/// Whether a picture stands in it that has an address. The place of one that has none is empty.
fn shows_picture(part: &str) -> bool {
    part.split("<img").skip(1).any(|tag| tag.split('>').next().unwrap_or(tag).contains(" src="))
}

fn is_picture(part: &str) -> bool {
    part.starts_with("<!-- wp:image") || part.starts_with("<figure")
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
        let line = lines.iter().find(|line| line.mine == Some(at));
        is_empty.then(|| line.is_some_and(|line| !shows_picture(&line.raw)))
    };
    let lost = trio.mine.iter().enumerate().filter_map(is_lost).collect();
    let of_site = lines.iter().filter(|line| line.mine.is_none() && shows_picture(&line.raw));
    Pictures { lost, silent: of_site.count() + usize::from(seen.featured.is_some()) }
}

/// A post that was put together.
pub(crate) struct Composed {
    /// What is to be sent; the article's text alone, where the two do not fit together.
    pub(crate) post: Post,
    /// Whether something would be lost of the text that only the site has, or stand there twice, if that were sent: a
    /// person decides first.
    pub(crate) is_doubtful: bool,
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
    Composed { post, is_doubtful }
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
    let text = text(of.own, of.seen, of.neutral, of.mine);
    let is_as_there = text == of.seen;
    let found = [text, of.mine.to_owned()];
    found.into_iter().find(|text| is_as_there || misfits(of, text).is_empty())
}

/// The text: as the site has it to the letter where nothing changed here.
fn text(own: &str, seen: &str, neutral: &str, mine: &str) -> String {
    let (real, parts_of_neutral) = (parts(mine), parts(neutral));
    let compared =
        if real.len() == parts_of_neutral.len() { parts_of_neutral } else { real.clone() };
    let trio = Trio { own: parts(own), seen: parts(seen), mine: compared };
    let lines = trio.lines();
    if lines.iter().map(|line| line.raw.as_str()).eq(trio.seen.iter().copied()) {
        return seen.to_owned();
    }
    let raws = lines.iter().map(|line| match line.mine {
        Some(at) if line.raw == trio.mine[at] => real[at],
        _ => line.raw.as_str(),
    });
    joined(&raws.collect::<Vec<_>>())
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
