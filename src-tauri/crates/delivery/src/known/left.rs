//! Posts of an article beside the one that is known. Those that another took the place of stay where they are, in the bin
//! of their site or nowhere; where somebody takes one out of the bin again, the article has two posts there, and whoever
//! looks is told. So is who has a second one because an account that may not see the first made it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use warraq_connect::{Connector, Fault, FaultKind, RemoteId, RemoteState, Standing};
use warraq_core::article::ArticleId;
use warraq_core::outbox::SiteId;
use warraq_store::{Site, Vault};

use super::Known;
use crate::address::address_of;
use crate::error::DeliveryError;
use crate::readable::readable;
use crate::reason::{Reason, ReasonKind};

/// A post that another took the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Its id at the site.
    pub id: RemoteId,
    /// How it stands there, where it was found out of the bin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out: Option<Standing>,
    /// Nothing took its place: somebody whose account could not see the other made it beside that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_beside: bool,
}

impl Known {
    /// Others took the place of these.
    pub(crate) fn leaves(&mut self, ids: &[RemoteId]) {
        for id in ids {
            let is_known = self.left.iter().any(|left| left.id == *id);
            if !is_known && self.remote_id() != Some(id) {
                self.left.push(Left { id: id.clone(), out: None, is_beside: false });
            }
        }
    }
}

impl Known {
    /// Somebody made these beside the post that is known.
    pub(crate) fn stands_beside(&mut self, others: Vec<(RemoteId, Standing)>) {
        for (id, standing) in others.into_iter().filter(|(_, standing)| is_out(standing)) {
            match self.left.iter_mut().find(|left| left.id == id) {
                Some(left) => left.out = Some(standing),
                None => self.left.push(Left { id, out: Some(standing), is_beside: true }),
            }
        }
    }

    /// One that somebody made beside the post that is known and that readers have, or will: ours is not to be the second.
    pub(crate) fn public_beside(&self) -> Option<&Left> {
        use RemoteState::{Private, Published, Scheduled};
        self.beside(|state| matches!(state, Private | Published | Scheduled))
    }

    fn beside(&self, is_so: fn(RemoteState) -> bool) -> Option<&Left> {
        let is_so = |stands: &Standing| is_out(stands) && is_so(stands.state);
        let is_other = |left: &&Left| left.is_beside && self.remote_id() != Some(&left.id);
        self.left.iter().filter(is_other).find(|left| left.out.as_ref().is_some_and(is_so))
    }
}

/// Looks how they stand now.
///
/// # Errors
/// What kept the site from answering.
pub(crate) async fn look_at_left(
    left: &mut [Left],
    connector: &dyn Connector,
) -> Result<(), Fault> {
    for left in left {
        left.out = match connector.read_post(&left.id).await {
            Ok(found) => found.as_ref().map(Standing::from).filter(is_out),
            Err(Fault { kind: FaultKind::Closed { standing, .. }, .. }) => {
                Some(*standing).filter(is_out)
            }
            // It is no post any more.
            Err(Fault { kind: FaultKind::OtherType { .. }, .. }) => None,
            // What nobody may tell stays as it was.
            Err(Fault { kind: FaultKind::Right(_), .. }) => continue,
            Err(fault) => return Err(fault),
        };
    }
    Ok(())
}

/// Writes down how they were found, where that is news.
///
/// # Errors
/// When the vault cannot be read or written.
pub(crate) fn keep_left(
    vault: &mut Vault,
    (article, site): (ArticleId, SiteId),
    found: &[Left],
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let before = Known::read(vault, article, site)?;
    let mut known = before.clone();
    for left in &mut known.left {
        if let Some(found) = found.iter().find(|found| found.id == left.id) {
            left.out.clone_from(&found.out);
        }
    }
    if known != before {
        vault.dispatch(now, |tx| known.put(tx))?;
    }
    Ok(())
}

/// Writes down that these stand beside the article's post.
///
/// # Errors
/// When the vault cannot be read or written.
pub(crate) fn keep_beside(
    vault: &mut Vault,
    (article, site): (ArticleId, SiteId),
    others: Vec<(RemoteId, Standing)>,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let mut known = Known::read(vault, article, site)?;
    known.stands_beside(others);
    Ok(vault.dispatch(now, |tx| known.put(tx))?)
}

/// That the article has a second post at the site, made beside it or taken out of the bin there, and where both open;
/// nothing where it has none.
#[must_use]
pub fn second_post(site: &Site, known: &Known) -> Option<Reason> {
    known.standing().filter(is_out)?;
    let is_other = |left: &&Left| left.out.is_some() && known.remote_id() != Some(&left.id);
    let second = known.left.iter().find(is_other)?;
    Some(second.reason(site, known))
}

/// The same of one that somebody made beside it, where more people have either than who wrote it: the article's own post is
/// not all there is to know then. Whoever took ours back has decided for the other.
pub(crate) fn another_post(site: &Site, known: &Known) -> Option<Reason> {
    known.standing().filter(|ours| is_out(ours) && ours.state != RemoteState::Draft)?;
    let another = known.beside(|state| state != RemoteState::Draft)?;
    Some(another.reason(site, known))
}

impl Left {
    /// That it is there, and where it opens and the article's own does.
    pub(crate) fn reason(&self, site: &Site, known: &Known) -> Reason {
        let place = |id: Option<&RemoteId>, stands: Option<&Standing>| {
            address_of(site, id, stands).map(|address| readable(&address.url))
        };
        let address = place(Some(&self.id), self.out.as_ref());
        let ours = place(known.remote_id(), known.standing().as_ref()).unwrap_or_default();
        let kind = if self.is_beside { ReasonKind::OtherPost } else { ReasonKind::SecondPost };
        Reason { ours, ..Reason::of(kind, &address.unwrap_or_else(|| self.id.0.clone())) }
    }
}

fn is_out(standing: &Standing) -> bool {
    standing.state != RemoteState::Trashed
}
