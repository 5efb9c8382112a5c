//! All that is known of an article and its post, put beside each other.

use std::collections::BTreeMap;

use warraq_connect::{MediumKey, RemoteMedium, RemotePost};
use warraq_core::article::{Article, ArticleId, Block, Projection};
use warraq_core::outbox::{ItemState, SiteId};
use warraq_formats::wxr::{LiveMedium, numbers_of_galleries};
use warraq_output::Cleared;
use warraq_store::{Item, Site, Vault};

use super::notes::notes_of;
use super::pictures::Pictures;
use super::trios::{Trio, duos, trios, whole};
use super::ungrouped::ungrouped;
use crate::compose::{Line, Trio as Sides, fitted, keys};
use crate::error::DeliveryError;
use crate::fitted::Sources;
use crate::known::Known;
use crate::matched::{Strangers, matched};
use crate::options::SiteOptions;
use crate::outgoing::{self, figures};
use crate::overtaken::accounts;
use crate::parts::{Image, parts};
use crate::reason::{Reason, ReasonKind};
use crate::task::{of_json, to_json};

/// An article and its post beside each other.
pub(super) struct Compared {
    pub(super) article: Article,
    pub(super) site: Site,
    pub(super) options: SiteOptions,
    pub(super) known: Known,
    pub(super) theirs: RemotePost,
    /// The newest delivery, where it stopped over the change or was changed since.
    pub(super) item: Option<Item>,
    /// What the article says now, over what the site had.
    pub(super) lines: Vec<Line>,
    pub(super) base_parts: Vec<String>,
    pub(super) their_parts: Vec<String>,
    pub(super) trios: Vec<Trio>,
    /// For each part that the article is written as, its block.
    pub(super) blocks: Vec<Option<usize>>,
    /// The same of the notes that stand in it.
    pub(super) notes: BTreeMap<usize, Vec<usize>>,
    /// Whether nobody can tell which part of the article stands for which of the post: it is decided over all of it.
    pub(super) is_whole: bool,
    pub(super) pictures: Pictures,
    /// The article's pictures that galleries of the site's text name by nothing but their numbers.
    pub(super) of_galleries: Vec<LiveMedium>,
}

impl Compared {
    /// # Errors
    /// `NothingToCompare`; when the vault cannot be read; `NeverPublish` where such words stand in the article.
    pub(super) fn read(
        vault: &Vault,
        article: ArticleId,
        site: SiteId,
    ) -> Result<Self, DeliveryError> {
        let known = Known::read(vault, article, site)?;
        let theirs = known.theirs.clone().ok_or(DeliveryError::NothingToCompare)?;
        let (article, site) = (vault.article(article)?, vault.site(site)?);
        let of_article = vault.outbox_of(article.id)?.into_iter();
        let (items, others): (Vec<Item>, _) = of_article.partition(|item| item.site == site.id);
        let pictures = Pictures::read(vault, &article, &items)?;
        let of_galleries = of_galleries(vault, (&article, site.id), (&theirs.content, &pictures))?;
        let item = decided(items, &of_accounts(vault, site.id, others)?);
        let options = SiteOptions::parse(&site.options)?.as_written(&theirs.content);
        let mine = post_of(vault, article.clone(), &options)?;
        let mine_parts = parts(&mine);
        let is_whole = stopped_over_all(item.as_ref())? || is_whole(&known, &mine);
        let lines = if is_whole { each(&mine_parts) } else { lines(&known, &mine_parts) };
        let base = known
            .seen
            .as_ref()
            .map(|seen| if is_whole { vec![seen.content.as_str()] } else { parts(&seen.content) });
        let now: Vec<&str> = lines.iter().map(|line| line.raw.as_str()).collect();
        let there = match &base {
            Some(base) if !is_whole => ungrouped(base, parts(&theirs.content)),
            _ => parts(&theirs.content),
        };
        let trios = match &base {
            _ if is_whole => whole(now.len(), there.len()),
            Some(base) => trios(base, &now, &there),
            None => duos(&now, &there),
        };
        let owned = |parts: Vec<&str>| parts.into_iter().map(str::to_owned).collect();
        Ok(Self {
            blocks: blocks_of(&mine_parts, article.body.blocks()),
            notes: notes_of(&mine_parts, &article),
            base_parts: owned(base.unwrap_or_default()),
            their_parts: owned(there),
            article,
            site,
            options,
            known,
            theirs,
            item,
            lines,
            trios,
            is_whole,
            pictures,
            of_galleries,
        })
    }

    /// What is compared, to know it again.
    pub(super) fn token(&self) -> String {
        let theirs = to_json(&self.theirs).to_string();
        format!("{}-{}", self.article.version, MediumKey::of(theirs.as_bytes()))
    }

    /// Whether no text is left there of an article that has one.
    pub(super) fn is_text_gone(&self) -> bool {
        self.their_parts.is_empty() && self.lines.iter().any(|line| !line.mine.is_empty())
    }

    /// The blocks of the article that a part of the text is made of.
    pub(super) fn blocks_in(&self, trio: &Trio) -> Vec<usize> {
        let all = 0..self.article.body.blocks().len();
        if self.is_whole {
            return all.collect();
        }
        let of_lines = trio.mine.iter().flat_map(|line| self.lines[*line].mine.iter());
        let mut blocks: Vec<usize> = of_lines.filter_map(|part| self.blocks[*part]).collect();
        blocks.extend(self.notes_in(trio));
        blocks
    }

    /// The notes of the article among them.
    pub(super) fn notes_in(&self, trio: &Trio) -> Vec<usize> {
        let of_lines = trio.mine.iter().flat_map(|line| self.lines[*line].mine.iter());
        of_lines.filter_map(|part| self.notes.get(part)).flatten().copied().collect()
    }

    /// Whether only the site has it: the article holds nothing of it, and never did.
    pub(super) fn is_only_there(&self, trio: &Trio) -> bool {
        !trio.mine.is_empty() && self.blocks_in(trio).is_empty()
    }

    /// The text of the site's parts.
    pub(super) fn texts<'a>(parts: &'a [String], places: &[usize]) -> Vec<&'a str> {
        places.iter().map(|at| parts[*at].as_str()).collect()
    }

    /// The text of the article's parts.
    pub(super) fn mine_of(&self, trio: &Trio) -> Vec<&str> {
        trio.mine.iter().map(|at| self.lines[*at].raw.as_str()).collect()
    }
}

/// The delivery that is decided about, the last one but for those that wait behind it. What was asked for last counts, by
/// whichever account: `others` are deliveries by other ones.
fn decided(mut items: Vec<Item>, others: &[Item]) -> Option<Item> {
    let waits = |item: &Item| matches!(item.state, ItemState::Queued | ItemState::Paused);
    let last = items.last().filter(|item| waits(item)).cloned();
    while items.last().is_some_and(waits) {
        items.pop();
    }
    let item = items.pop()?;
    let is_stopped = matches!(item.state, ItemState::Conflict | ItemState::Changed);
    let others = others.iter().filter(|other| waits(other) && other.position > item.position);
    let last = last.iter().chain(others).max_by_key(|item| item.position);
    let asked_last = last.map(|last| last.wish.clone());
    is_stopped.then(|| Item { wish: asked_last.unwrap_or_else(|| item.wish.clone()), ..item })
}

/// Those that go to the same place as this site.
fn of_accounts(
    vault: &Vault,
    site: SiteId,
    mut items: Vec<Item>,
) -> Result<Vec<Item>, DeliveryError> {
    let accounts = accounts(vault, site)?;
    items.retain(|item| accounts.contains(&item.site));
    Ok(items)
}

/// The pictures of the article that the galleries of this text name by their numbers, as it has them.
fn of_galleries(
    vault: &Vault,
    (article, site): (&Article, SiteId),
    (text, pictures): (&str, &Pictures),
) -> Result<Vec<LiveMedium>, DeliveryError> {
    let mut found = Vec::new();
    for number in numbers_of_galleries(text) {
        let Some(medium) = vault.remote_medium_with_id(site, &number.to_string())? else {
            continue;
        };
        let medium: RemoteMedium = of_json(&medium)?;
        let image = Image::of(&medium);
        let Some(own) = pictures.medium(&image) else { continue };
        let figure = figures(article).find(|figure| figure.media.as_deref() == Some(own));
        let said = figure.map(|figure| (figure.alt.clone(), figure.caption.original_text()));
        let (alt, caption) = said.unwrap_or_default();
        let caption = caption.replace('&', "&amp;").replace('<', "&lt;");
        found.push(LiveMedium { number, address: medium.url, alt, caption });
    }
    Ok(found)
}

/// What would be sent of the article, with pictures that are nowhere.
pub(super) fn cleared(
    vault: &Vault,
    article: Article,
    options: &SiteOptions,
) -> Result<Cleared, DeliveryError> {
    let never_publish = vault.settings()?.never_publish;
    outgoing::cleared(article, &never_publish, options, &mut |_| Ok(None))
}

fn post_of(
    vault: &Vault,
    article: Article,
    options: &SiteOptions,
) -> Result<String, DeliveryError> {
    let cleared = cleared(vault, article, options)?;
    Ok(outgoing::neutral(&cleared.article, options)?.content)
}

/// What the article says now, over what the site had when it was last seen.
fn lines(known: &Known, mine: &[&str]) -> Vec<Line> {
    let own = known.own().or(known.sent.as_ref());
    let (Some(own), Some(seen)) = (own, &known.seen) else {
        return each(mine);
    };
    let (own, seen) = (parts(&own.content), parts(&seen.content));
    Sides { own, seen, mine: mine.to_vec() }.lines()
}

/// All that the article says, and nothing else.
fn each(mine: &[&str]) -> Vec<Line> {
    let line = |(at, raw): (usize, &&str)| Line {
        raw: (*raw).to_owned(),
        mine: vec![at],
        is_new: true,
        is_for_several: false,
    };
    mine.iter().enumerate().map(line).collect()
}

/// Whether a delivery stopped because the two do not go together, or was found not to.
fn stopped_over_all(item: Option<&Item>) -> Result<bool, DeliveryError> {
    let reason = item.and_then(|item| item.reason.as_ref()).map(of_json::<Reason>).transpose()?;
    Ok(reason
        .is_some_and(|reason| matches!(reason.kind, ReasonKind::Unmatched | ReasonKind::Disagrees)))
}

/// Whether what changed here does not go into what the site had, so that all of it stands there once.
fn is_whole(known: &Known, mine: &str) -> bool {
    let (Some(own), Some(seen)) = (known.own(), &known.seen) else { return false };
    let (own, seen) = (&own.content, &seen.content);
    fitted(Sources { own, seen, neutral: mine, mine }).is_none()
}

/// For each part of what the article is written as, the block that it was made of.
fn blocks_of(parts: &[&str], blocks: &[Block]) -> Vec<Option<usize>> {
    let names: Vec<String> = blocks.iter().map(block_key).collect();
    matched(&keys(parts), &names, Strangers::Apart)
}

/// What makes a block one to a reader: as [`crate::parts::key`] says it of a part.
fn block_key(block: &Block) -> String {
    let text = match block {
        Block::Embed(embed) => embed.url.clone(),
        block => Projection::of_block(block).into_text(),
    };
    let is_seen = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(is_seen).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match block {
        // A note is no part of its own: it is found by its number.
        Block::Footnote(note) => format!("\0{}", note.attrs.id),
        _ if !text.is_empty() => text,
        Block::Figure(_) | Block::Gallery(_) => "\0picture".to_owned(),
        Block::Divider(_) => "\0divider".to_owned(),
        // An empty line is not written at all.
        block => format!("\0{}", block.id()),
    }
}
