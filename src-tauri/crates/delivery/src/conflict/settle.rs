//! A decision: what would come of it, and its doing.

use chrono::{DateTime, Utc};
use warraq_connect::{Post, RemotePost};
use warraq_core::action::Action;
use warraq_core::article::{Article, ArticleId, Document};
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_core::person::Person;
use warraq_store::outbox::set_state;
use warraq_store::{FreshIds, Item, NewMedia, StoreError, Tx, Vault, articles, media, tags};

use super::body::{Taken, body};
use super::compared::{Compared, cleared};
use super::fields::{self, Terms};
use super::kept::{Kept, kept, said};
use super::{Choices, FieldPiece, Keep, PostPart, Sending, Settled, SettledLine};
use crate::compose::{Composed, Own, composed};
use crate::decide::said_by;
use crate::desk::Desk;
use crate::engine::first::was_taken_from_readers;
use crate::error::DeliveryError;
use crate::fitted::Sources;
use crate::gone::{gone, note_chosen};
use crate::judged::verified;
use crate::lines::Lines;
use crate::outgoing;
use crate::overtaken::accounts;
use crate::parts::{Thing, parts, shown};
use crate::queue::{Order, queue};
use crate::reason::{Reason, ReasonKind};
use crate::task::of_json;
use crate::wish::{Wish, is_reached};

/// An article after a decision.
struct Outcome {
    compared: Compared,
    open: usize,
    body: Document,
    kept: Kept,
    /// The pictures of the site's people that the article gets.
    pictures: Vec<NewMedia>,
    /// What an article would say that says just what the post says.
    theirs: Post,
    /// What the post would say.
    sent: Post,
    /// Whether that is the article alone, whatever the site has that the article does not hold.
    is_over_all: bool,
    /// What the site has beside its words and the post would not have.
    gone: Vec<Thing>,
    /// Whether something in it is ours.
    changes_post: bool,
    /// What is asked for: as before, else that the text is corrected.
    wish: Wish,
    /// What was asked for by the delivery that waits, else that the text is corrected.
    asked: Wish,
}

/// What would come of the decision: nothing is changed by asking.
///
/// # Errors
/// As [`super::compare`], and `Stale`.
pub fn settled(
    vault: &Vault,
    article: ArticleId,
    site: SiteId,
    choices: &Choices,
    now: DateTime<Utc>,
) -> Result<Settled, DeliveryError> {
    let outcome = outcome(vault, (article, site), choices, now)?;
    let compared = &outcome.compared;
    let stands = compared.known.stands.as_ref().map(|stands| parts(&stands.content));
    let there = stands.unwrap_or(compared.their_parts.iter().map(String::as_str).collect());
    let lines = parts(&outcome.sent.content)
        .into_iter()
        .map(|part| SettledLine { shown: shown(part), is_there: there.contains(&part) });
    Ok(Settled {
        open: u32::try_from(outcome.open).unwrap_or(u32::MAX),
        title: Lines::of(&compared.site.kind).read(&outcome.sent.title),
        excerpt: shown(&outcome.sent.excerpt).text,
        lines: lines.collect(),
        changes_article: outcome.changes_article(),
        changes_post: outcome.changes_post || outcome.changes_state(now),
        drops_order: outcome.dropped(now).is_some(),
        gone: outcome.gone,
    })
}

/// Does what was decided: the article takes what is kept of the site's, as one action that can be undone; what stands on
/// the site counts as seen; and the post is to say what was decided, where that is asked for and it does not yet. The
/// delivery for that, where there is one.
///
/// # Errors
/// As [`settled`]; `Undecided`; `TextGone` where all of the site's is to be kept and it has no text; and as [`queue`], where the article is changed already and the delivery that waited is
/// cancelled.
pub fn settle<D: Desk>(
    desk: &D,
    person: &Person,
    (article, site): (ArticleId, SiteId),
    (choices, sending): (&Choices, Sending),
    now: DateTime<Utc>,
) -> Result<Option<ItemId>, DeliveryError> {
    let order = desk.with(|vault| {
        let outcome = outcome(vault, (article, site), choices, now)?;
        if outcome.open > 0 {
            return Err(DeliveryError::Undecided(outcome.open));
        }
        if choices.all == Some(Keep::Theirs) && outcome.compared.is_text_gone() {
            return Err(DeliveryError::TextGone);
        }
        let sends = sending == Sending::Send && outcome.is_to_be_sent(now);
        let stopped = outcome.compared.item.as_ref().map(|item| (item.id, item.state));
        let is_same = !outcome.changes_post;
        let (wish, as_left) = (outcome.wish, verified(outcome.compared.theirs.state));
        let gone = if outcome.is_over_all { outcome.gone.clone() } else { Vec::new() };
        let kept = outcome.dropped(now).unwrap_or(ReasonKind::TheirsKept.into());
        let said = outcome.take(vault, person, sends, now)?;
        if let Some((item, state)) = stopped {
            let (state, reason) = match state {
                ItemState::Changed if !sends => (as_left, said),
                _ if sends => (ItemState::Cancelled, Some(ReasonKind::Superseded.into())),
                // The article says what the post says.
                _ if is_same => (as_left, said.or(Some(kept))),
                _ => (ItemState::Cancelled, Some(kept)),
            };
            let reason = reason.map(|reason| reason.to_json());
            vault.dispatch(now, |tx| set_state(tx, item, state, reason.as_ref()))?;
        }
        end_other_conflicts(vault, (article, site), now)?;
        let order = Order { article, site, wish, asked_by: person.name.clone() };
        Ok(Some((order, gone)).filter(|_| sends))
    })??;
    let Some((order, gone)) = order else { return Ok(None) };
    let item = queue(desk, &order, now)?;
    desk.with(|vault| note_chosen(vault, item, &gone, now))??;
    Ok(Some(item))
}

/// What was decided is decided for each delivery of the article that waited for it, or behind one that did, by whichever
/// account: what that would write is older than the decision.
fn end_other_conflicts(
    vault: &mut Vault,
    (article, site): (ArticleId, SiteId),
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let accounts = accounts(vault, site)?;
    let waits = |item: &Item| {
        accounts.contains(&item.site)
            && matches!(item.state, ItemState::Conflict | ItemState::Queued | ItemState::Paused)
    };
    let others = vault.outbox_of(article)?.into_iter().filter(waits).map(|item| item.id);
    let reason = Reason::plain(ReasonKind::Superseded).to_json();
    for id in others.collect::<Vec<_>>() {
        vault.dispatch(now, |tx| set_state(tx, id, ItemState::Cancelled, Some(&reason)))?;
    }
    Ok(())
}

fn outcome(
    vault: &Vault,
    (article, site): (ArticleId, SiteId),
    choices: &Choices,
    now: DateTime<Utc>,
) -> Result<Outcome, DeliveryError> {
    let compared = Compared::read(vault, article, site)?;
    if !choices.token.is_empty() && choices.token != compared.token() {
        return Err(DeliveryError::Stale);
    }
    let terms = Terms::read(vault, &compared)?;
    let pieces = fields::pieces(&compared, &terms);
    let mut ids = FreshIds::at(now);
    let taken = Taken::read(&compared, &mut ids);
    let chosen = kept(&compared, &terms, &pieces, |piece| {
        choices.of_field(&compared, piece).unwrap_or(Keep::Mine)
    });
    let all = kept(&compared, &terms, &pieces, |_| Keep::Theirs);
    let merged = body(
        &compared,
        &taken,
        |at, trio| choices.of_piece(&compared, at, trio).unwrap_or(Keep::Mine),
        &mut ids,
    );
    let theirs = body(&compared, &taken, |_, _| Keep::Theirs, &mut ids);
    let theirs = article_with(&compared.article, theirs, &all)?;
    let mine = article_with(&compared.article, merged.clone(), &chosen)?;
    let pictures = taken.pictures.of(&mine);
    let theirs = neutral(vault, &compared, theirs)?;
    let mine = neutral(vault, &compared, mine)?;
    let picture = pieces.iter().find(|piece| piece.part == PostPart::Featured);
    let picture =
        picture.and_then(|piece| choices.of_field(&compared, piece)).unwrap_or(Keep::Theirs);
    let theirs = said(&compared, &terms, theirs, picture);
    let says = Post {
        categories: theirs.categories.clone(),
        tags: theirs.tags.clone(),
        featured: theirs.featured.clone(),
        ..mine
    };
    let content = says.content.clone();
    let lines = Lines::of(&compared.site.kind);
    let Composed { post: mut sent, is_doubtful, gone: mut going } =
        composed(&theirs, &compared.theirs, says, (&content, lines));
    // Of two whole texts, one is sent.
    let is_other = compared.is_whole && sent.content != compared.theirs.content;
    let is_over_all = is_doubtful || is_other;
    if is_over_all {
        let (own, seen) = (&*theirs.content, &*compared.theirs.content);
        going = gone(Sources { own, seen, neutral: &content, mine: &content }, &content);
        sent.content = content;
    }
    let stands = compared.known.stands.as_ref();
    let changes_post = differs(&sent, stands.unwrap_or(&compared.theirs))
        || chosen.tags != all.tags
        || keeps_other_section(&compared, &pieces, choices)
        || picture == Keep::Mine;
    let undecided = |piece: &&FieldPiece| choices.of_field(&compared, piece).is_none();
    let open_fields = pieces.iter().filter(undecided).count();
    let trios = compared.trios.iter().enumerate();
    let open_pieces =
        trios.filter(|(at, trio)| choices.of_piece(&compared, *at, trio).is_none()).count();
    let open = open_fields + open_pieces;
    let asked = wish_before(&compared)?;
    let wish = terms.state.map_or(asked, |state| {
        state.wish(&compared.theirs, &pieces, |piece| choices.of_field(&compared, piece))
    });
    Ok(Outcome {
        open,
        body: merged,
        kept: chosen,
        pictures,
        theirs,
        sent,
        is_over_all,
        gone: going,
        changes_post,
        wish,
        asked,
        compared,
    })
}

/// What was asked for by the delivery that waits, else that the text is corrected.
fn wish_before(compared: &Compared) -> Result<Wish, DeliveryError> {
    let waits = compared.item.as_ref().filter(|item| item.state == ItemState::Conflict);
    waits.map_or(Ok(Wish::Draft), |item| of_json(&item.wish))
}

impl Outcome {
    fn changes_article(&self) -> bool {
        let article = &self.compared.article;
        self.body != article.body || self.kept.tags != article.tags || !self.kept.changes.is_empty()
    }

    /// Whether the post is not yet in the state that it is to be in.
    fn changes_state(&self, now: DateTime<Utc>) -> bool {
        self.is_open(self.wish, now)
    }

    /// Whether the post is not as it is to be for this.
    fn is_open(&self, wish: Wish, now: DateTime<Utc>) -> bool {
        let theirs = &self.compared.theirs;
        let target = wish.target(theirs.state, now);
        target.is_some_and(|target| !is_reached(target, theirs.state, theirs.date))
    }

    /// What is to be said where nothing is sent, of what was asked for and is not done by that; nothing where it is.
    fn dropped(&self, now: DateTime<Utc>) -> Option<Reason> {
        let is_dropped = self.asked != Wish::Draft && self.is_open(self.asked, now);
        is_dropped.then(|| ReasonKind::OrderDropped.into())
    }

    /// Whether the post is not yet what it is to be.
    fn is_to_be_sent(&self, now: DateTime<Utc>) -> bool {
        // What was written over is put back, where it is to stay.
        let is_over = self.compared.known.stands.is_some();
        self.changes_post || self.changes_state(now) || is_over
    }

    /// Writes it into the article, and that the post was seen; what is to be said of whom it is shown to.
    fn take(
        self,
        vault: &mut Vault,
        person: &Person,
        sends: bool,
        now: DateTime<Utc>,
    ) -> Result<Option<Reason>, DeliveryError> {
        if self.changes_article() {
            vault.transact(Action::ArticleTake, person, now, |tx| {
                self.pictures.iter().try_for_each(|picture| media::add(tx, picture))?;
                write(tx, &self.compared.article, &self.body, &self.kept)
            })?;
        }
        let Self { compared, theirs, is_over_all, .. } = self;
        let mut known = compared.known;
        let seen = compared.theirs;
        let stands = known.stands.take();
        known.is_withdrawn |= known.seen.is_none() && was_taken_from_readers(&seen);
        // Who had it sent like that was shown what would stand there then: the article, and nothing else.
        let own = Some(Own::taken(&seen.content, theirs)).filter(|_| !(sends && is_over_all));
        known.owns = own.into_iter().collect();
        known.took(said_by(known.key(), &seen), seen);
        known.stands = stands;
        vault.dispatch(now, |tx| known.put(tx))?;
        Ok(known.state_reason())
    }
}

fn write(tx: &mut Tx<'_>, old: &Article, body: &Document, kept: &Kept) -> Result<(), StoreError> {
    articles::save_document(tx, old.id, old.version, body)?;
    let version = tx.version(old.id)?;
    articles::save_fields(tx, old.id, version, &kept.changes)?;
    for tag in old.tags.iter().filter(|tag| !kept.tags.contains(tag)) {
        tags::remove(tx, old.id, tag)?;
    }
    for tag in kept.tags.iter().filter(|tag| !old.tags.contains(tag)) {
        tags::add(tx, old.id, tag)?;
    }
    Ok(())
}

/// The article as it would be.
fn article_with(old: &Article, body: Document, kept: &Kept) -> Result<Article, DeliveryError> {
    let mut new = Article { body, tags: kept.tags.clone(), ..old.clone() };
    for change in &kept.changes {
        new.fields.apply(change).map_err(StoreError::from)?;
    }
    Ok(new)
}

fn neutral(vault: &Vault, compared: &Compared, article: Article) -> Result<Post, DeliveryError> {
    let cleared = cleared(vault, article, &compared.options)?;
    outgoing::neutral(&cleared.article, &compared.options)
}

/// Whether the post would say something else.
fn differs(sent: &Post, theirs: &RemotePost) -> bool {
    sent.content != theirs.content
        || sent.title != theirs.title
        || sent.excerpt != theirs.excerpt
        || (!sent.slug.is_empty() && sent.slug != theirs.slug)
}

/// Whether the article's section is to be the post's, which has another.
fn keeps_other_section(compared: &Compared, pieces: &[FieldPiece], choices: &Choices) -> bool {
    let section = pieces.iter().find(|piece| piece.part == PostPart::Section);
    section.is_some_and(|piece| {
        piece.can_choose
            && piece.mine != piece.theirs
            && choices.of_field(compared, piece).unwrap_or(Keep::Mine) == Keep::Mine
    })
}
