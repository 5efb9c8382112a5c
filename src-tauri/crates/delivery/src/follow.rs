//! Looking after what was delivered: whatever has a post at the site, wherever its delivery stands.

mod note;
mod pictures;

use chrono::{DateTime, Utc};
use warraq_connect::{Connector, Fault, FaultKind, PostKey, RemoteId, RemotePost, Standing};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_store::outbox::add_traffic;
use warraq_store::{Item, Vault};

use crate::desk::Desk;
use crate::engine::{Event, aside};
use crate::error::DeliveryError;
use crate::known::{Known, keep_beside, keep_left, look_at_left};
use crate::names;
use crate::reason::Reason;
use note::{Became, note};
use pictures::without_pictures;

/// What was found of deliveries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followed {
    /// Those whose post is another than it was left, or stands there otherwise.
    pub changed: Vec<ItemId>,
    /// Those that are as they were left.
    pub same: Vec<ItemId>,
    /// Articles that were never sent from here and whose posts somebody changed since they were read.
    pub changed_articles: Vec<ArticleId>,
    /// Articles whose posts show a picture that somebody took out of the site's library.
    pub without_pictures: Vec<ArticleId>,
    /// Articles that readers have, as was found now: whoever has one open goes on from there.
    pub moved: Vec<Event>,
}

/// A post as it was found.
enum Found {
    /// Like this; nothing where it is gone for good.
    Read(Option<Box<RemotePost>>),
    /// The account may not read it any more.
    Closed(Standing),
    /// It is something else there by now, such as a page.
    OtherType(Reason),
}

/// Looks at what was delivered to a site, the newest first and no more than `most`, and says of each whether it is still
/// as it was left.
///
/// # Errors
/// The vault's in the first place, the site's in the second: what was found until then is written down.
pub async fn follow<D: Desk>(
    desk: &D,
    site: SiteId,
    connector: &dyn Connector,
    now: DateTime<Utc>,
    most: usize,
) -> Result<Result<Followed, Fault>, DeliveryError> {
    let (mut followed, mut looked) = (Followed::default(), Vec::new());
    if let Err(fault) = look_beside(desk, (site, connector), now, most).await? {
        return Ok(Err(fault));
    }
    for item in desk.with(|vault| with_a_post(vault, site))??.into_iter().rev().take(most) {
        let known = desk.with(|vault| Known::read(vault, item.article, site))?;
        // One that cannot be read keeps none of the others.
        let known = match known {
            Err(error) if aside::reason(&error).is_some() => continue,
            known => known?,
        };
        let before = connector.carried();
        let found = match found(&known, connector).await {
            Ok(Some(found)) => found,
            Ok(None) => continue,
            Err(fault) => return Ok(Err(fault)),
        };
        let over = match gone_over(&known, &found, connector).await {
            Ok(over) => over,
            Err(fault) => return Ok(Err(fault)),
        };
        let names = match &found {
            Found::Read(Some(post)) if is_changed(&known, post) => {
                Some(Box::pin(names::of_changed(desk, &known, post, connector)).await?)
            }
            _ => None,
        };
        let mut left = known.left;
        if let Err(fault) = look_at_left(&mut left, connector).await {
            return Ok(Err(fault));
        }
        let carried = connector.carried() - before;
        desk.with(|vault| keep_left(vault, (item.article, site), &left, now))??;
        let became = desk.with(|vault| note(vault, &item, (found, over), (carried, now)))??;
        if let Some(names) = names {
            desk.with(|vault| names::keep(vault, (item.article, site), names, now))??;
        }
        match became {
            Became::Same(moved) => {
                followed.same.push(item.id);
                followed.moved.extend(moved);
            }
            Became::Changed(moved) => {
                followed.changed.push(item.id);
                followed.moved.extend(moved);
            }
            Became::Overtaken => {}
        }
        looked.push(desk.with(|vault| Known::read(vault, item.article, site))??);
    }
    let before = connector.carried();
    match without_pictures(desk, (site, connector), &looked).await? {
        Ok(without) => followed.without_pictures = without,
        Err(fault) => return Ok(Err(fault)),
    }
    let carried = connector.carried() - before;
    desk.with(|vault| vault.dispatch(now, |tx| add_traffic(tx, site, carried)))??;
    for known in desk.with(|vault| only_read(vault, site))??.into_iter().rev().take(most) {
        let before = connector.carried();
        let theirs = match found(&known, connector).await {
            Ok(Some(Found::Read(found))) => found,
            Ok(Some(Found::Closed(_) | Found::OtherType(_)) | None) => continue,
            Err(fault) => return Ok(Err(fault)),
        };
        let Some(seen) = known.seen.clone() else { continue };
        let theirs = theirs.map(|post| *post).filter(|post| !known.is_untouched(&seen, post));
        if theirs.is_some() {
            followed.changed_articles.push(known.article);
        }
        let names = match &theirs {
            Some(post) => Box::pin(names::of_changed(desk, &known, post, connector)).await?,
            None => Box::default(),
        };
        let is_news = known.theirs != theirs || known.names != names;
        let known = Known { theirs, names, ..known };
        desk.with(|vault| {
            vault.dispatch(now, |tx| {
                add_traffic(tx, site, connector.carried() - before)?;
                if is_news { known.put(tx) } else { Ok(()) }
            })
        })??;
    }
    Ok(Ok(followed))
}

/// Looks for posts that somebody made of what was delivered, beside those that are known: all by few requests.
///
/// # Errors
/// As [`follow`].
async fn look_beside<D: Desk>(
    desk: &D,
    (site, connector): (SiteId, &dyn Connector),
    now: DateTime<Utc>,
    most: usize,
) -> Result<Result<(), Fault>, DeliveryError> {
    let mut all = Vec::new();
    for item in desk.with(|vault| with_a_post(vault, site))??.into_iter().rev().take(most) {
        match desk.with(|vault| Known::read(vault, item.article, site))? {
            Ok(known) if known.remote_id().is_some() => all.push(known),
            _ => {}
        }
    }
    let of_key = |known: &Known| Some((PostKey::of(known.key()), known.remote_id()?.clone()));
    let keys: Vec<(PostKey, RemoteId)> = all.iter().filter_map(of_key).collect();
    let posts = desk.with(|vault| vault.deliveries(site))??;
    let posts = posts.into_iter().rev().filter_map(|row| row.remote_id.map(RemoteId));
    let before = connector.carried();
    let found = match connector.posts_under_keys(&keys, &posts.collect::<Vec<_>>()).await {
        Ok(found) => found,
        Err(fault) => return Ok(Err(fault)),
    };
    for (known, (key, own)) in all.into_iter().zip(keys) {
        let others = found.iter().filter(|(of, id, _)| *of == key && *id != own);
        let others: Vec<_> = others.map(|(_, id, stands)| (id.clone(), stands.clone())).collect();
        if !others.is_empty() {
            desk.with(|vault| keep_beside(vault, (known.article, site), others, now))??;
        }
    }
    let carried = connector.carried() - before;
    desk.with(|vault| vault.dispatch(now, |tx| add_traffic(tx, site, carried)))??;
    Ok(Ok(()))
}

/// Whether somebody changed the post since it was seen.
fn is_changed(known: &Known, post: &RemotePost) -> bool {
    known.seen.as_ref().is_some_and(|seen| !known.is_untouched(seen, post))
}

/// What somebody wrote into the post since it was seen and that is gone from it again, though it says what it said.
///
/// # Errors
/// What kept the site from saying it.
async fn gone_over(
    known: &Known,
    found: &Found,
    connector: &dyn Connector,
) -> Result<Option<Box<RemotePost>>, Fault> {
    match (known.there(), found) {
        (Some(seen), Found::Read(Some(post))) if known.is_untouched(seen, post) => {
            Ok(connector.written_over(seen, post).await?.map(Box::new))
        }
        _ => Ok(None),
    }
}

/// The post as it stands; nothing where none is known, or where nobody may tell.
///
/// # Errors
/// What kept the site from answering.
async fn found(known: &Known, connector: &dyn Connector) -> Result<Option<Found>, Fault> {
    let Some(id) = known.remote_id() else { return Ok(None) };
    match connector.read_post(id).await {
        Ok(found) => Ok(Some(Found::Read(found.map(Box::new)))),
        Err(Fault { kind: FaultKind::Closed { standing, .. }, .. }) => {
            Ok(Some(Found::Closed(*standing)))
        }
        Err(fault) if matches!(fault.kind, FaultKind::OtherType { .. }) => {
            Ok(Some(Found::OtherType(Reason::of_fault(&fault))))
        }
        // That one cannot be looked at keeps none of the others from it.
        Err(Fault { kind: FaultKind::Right(_), .. }) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// What is known of articles that came from the site and were never sent there from here.
fn only_read(vault: &Vault, site: SiteId) -> Result<Vec<Known>, DeliveryError> {
    let items = vault.outbox()?;
    let is_sent = |article| items.iter().any(|item| (item.article, item.site) == (article, site));
    let rows = vault.deliveries(site)?.into_iter().filter(|row| !is_sent(row.article));
    let rows = rows.map(|row| Known::of(&row));
    rows.filter(|known| known.as_ref().err().is_none_or(|it| aside::reason(it).is_none())).collect()
}

/// The newest delivery of each article to the site, but for one that was taken back while there are others; whether it
/// has a post is known where it is looked at.
fn with_a_post(vault: &Vault, site: SiteId) -> Result<Vec<Item>, DeliveryError> {
    let mut items: Vec<Item> = Vec::new();
    for item in vault.outbox()?.into_iter().filter(|item| item.site == site) {
        let known = items.iter().position(|known| known.article == item.article);
        let gives_way = |at: usize| {
            item.state != ItemState::Cancelled || items[at].state == ItemState::Cancelled
        };
        match known {
            Some(at) if !gives_way(at) => continue,
            Some(at) => drop(items.remove(at)),
            None => {}
        }
        items.push(item);
    }
    Ok(items)
}
