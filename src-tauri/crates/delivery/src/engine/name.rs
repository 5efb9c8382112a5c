//! The name in the address of a draft. Until somebody publishes it nobody needs one: then readers get the article's own, or
//! the one that the site makes of its headline, and not that of the key that the post was made under.

use serde_json::json;
use warraq_connect::{
    Ability, Connector, Fault, FaultKind, PostField, RemotePost, RemoteState, Target,
};

use super::halt::{Done, Halt};
use super::job::Job;
use super::there::{binned, existing, gone};
use super::{Engine, lock};
use crate::desk::Desk;
use crate::reason::ReasonKind;
use crate::same::{has_name_of_key, is_untouched};
use crate::usual_category;

impl<D: Desk> Engine<'_, D> {
    /// A draft that was made under the name of its key has the article's own name, or none. It is found by the number
    /// that the vault knows from here on, and by its marker otherwise.
    pub(super) async fn name_draft(
        &self,
        job: &mut Job,
        connector: &dyn Connector,
    ) -> Result<Done, Halt> {
        let can = connector.capabilities();
        // Elsewhere an account that may not see the drafts of others finds by that name alone that there is one.
        let is_found_by_its_key = can.can(Ability::Preconditions);
        if !(is_found_by_its_key && can.can(Ability::NameWithState) && can.holds(PostField::Slug)) {
            return Ok(Done::with(json!({})));
        }
        let gone_before = || Halt::from(Fault::not_done(FaultKind::Gone));
        let name = job.article.as_ref().map(|article| article.fields.slug.clone());
        let name = name.unwrap_or_default();
        let is_answered = job.step().asked_at.is_none() && job.known.asked.is_empty();
        let mut remote = match job.known.there().filter(|_| is_answered) {
            Some(seen) => seen.clone(),
            None => existing(job, connector).await?,
        };
        for is_first in [true, false] {
            let seen = job.known.there().cloned().ok_or_else(gone_before)?;
            if !is_same_but_for_name(&seen, &remote, is_answered && is_first) {
                // Somebody is at it: the reading back, which comes next, is to see that.
                lock(&self.answered).remove(&job.place());
                return Ok(Done::with(json!({})));
            }
            if !(remote.state == RemoteState::Draft && has_name_of_key(&remote)) {
                job.known.asked.clear();
                job.meet(&remote)?;
                return Ok(Done::with(json!({})));
            }
            if let Some(sent) = job.known.sent.clone() {
                job.known.asks(&sent);
            }
            self.begin(job)?;
            let draft = Target::Draft;
            match connector.set_named_state(&remote.id, &remote.seen(), draft, &name).await {
                Err(Fault { kind: FaultKind::Changed(now), .. })
                    if is_first && now.state != RemoteState::Trashed =>
                {
                    remote = *now;
                }
                Err(Fault { kind: FaultKind::Gone, .. }) => {
                    return Err(gone(job, connector).await);
                }
                named => {
                    let named = named?;
                    if named.state == RemoteState::Trashed {
                        return Err(binned(job, &named));
                    }
                    let (site, posts) = (job.site.id, (&remote, &named));
                    let now = self.clock.now();
                    self.desk.with(|vault| usual_category::learn(vault, site, posts, now))??;
                    job.known.asked.clear();
                    if is_same_but_for_name(&remote, &named, false) {
                        job.meet(&named)?;
                        self.note_answered(job.place());
                    } else {
                        lock(&self.answered).remove(&job.place());
                    }
                    return Ok(Done::with(json!({ "url": named.url })));
                }
            }
        }
        Err(Halt::Conflict(Box::new(remote), ReasonKind::Changed))
    }
}

/// Whether the post is as it was seen, but for a name that was asked for and never answered, and the category that a site
/// gives with it to a post that has none.
fn is_same_but_for_name(seen: &RemotePost, remote: &RemotePost, is_answered: bool) -> bool {
    let mut probe = remote.clone();
    if !is_answered && has_name_of_key(seen) {
        probe.slug.clone_from(&seen.slug);
        if seen.categories.is_empty() {
            probe.categories.clear();
        }
    }
    is_untouched((seen, None), &probe)
}
