//! Whether it is the site that answers, where it could not be reached with encryption.
//!
//! A network that asks for a login cannot answer for a site that is spoken with in secret: the certificate is not the
//! site's, or nothing comes at all. So the site is asked without encryption for what it surely does not have; the
//! login, what was to be sent and where stay here. A site has no such page, or leads to its address with encryption; a
//! network shows its own page whatever is asked for, or leads to it.

use std::time::Duration;

use url::Url;

use super::client::{Client, next};
use super::portal;
use super::reply::Reply;
use super::trouble::is_unknown_name;
use crate::fault::{Fault, FaultKind};

/// What is asked for. No site has it.
pub(crate) const NOBODY_HAS: &str = "/is-this-the-site-itself";

/// How long the answer is waited for: networks give it at once.
const WAIT: Duration = Duration::from_secs(8);

/// The most of a page that is looked at, in bytes.
const MOST: usize = 64 << 10;

impl Client {
    /// What stopped a request to `url`: a network that asks for a login, where one answers in the place of the site.
    pub(super) async fn with_who_answers(&self, url: &Url, fault: Fault) -> Fault {
        if url.scheme() != "https" || !may_be_a_network(&fault.kind) {
            return fault;
        }
        match self.network_before(url).await {
            Some(host) => Fault { kind: FaultKind::Portal { host }, ..fault },
            None => fault,
        }
    }

    async fn network_before(&self, url: &Url) -> Option<String> {
        let mut plain = url.clone();
        plain.set_scheme("http").ok()?;
        plain.set_port(Some(self.options.plain_port)).ok()?;
        plain.set_path(NOBODY_HAS);
        plain.set_query(None);
        let reply = tokio::time::timeout(WAIT, self.asked_plainly(plain)).await.ok()??;
        portal::in_answer(&reply, next(&reply).as_ref())
    }

    async fn asked_plainly(&self, plain: Url) -> Option<Reply> {
        self.carry(plain.as_str().len());
        let mut response = self.inner.get(plain.clone()).send().await.ok()?;
        let mut reply = Reply::new(plain, &response);
        while let Ok(Some(piece)) = response.chunk().await {
            self.carry(piece.len());
            reply.body.extend_from_slice(&piece);
            if reply.body.len() > MOST {
                break;
            }
        }
        Some(reply)
    }
}

/// Whether this is what a network that asks for a login makes of a request. A name that is not found is none: such a
/// network finds every name.
fn may_be_a_network(kind: &FaultKind) -> bool {
    match kind {
        FaultKind::Certificate(_) => true,
        FaultKind::Offline(said) => !is_unknown_name(said),
        _ => false,
    }
}
