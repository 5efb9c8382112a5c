//! The outbox as it is shown.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use warraq_connect::{Alteration, RemotePost, RemoteState, Survey};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_store::{Item, Site, Step, StepState, Vault};

use crate::engine::aside;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::reason::Reason;
use crate::task::{Task, TaskName, of_json};
use crate::wish::Wish;

/// A delivery, as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Listed {
    /// The item.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub id: ItemId,
    /// The article.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub article: ArticleId,
    /// Its headline as it stands now; empty where it was taken away.
    pub headline: String,
    /// What the site is called here.
    pub site: String,
    /// The site.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub site_id: SiteId,
    /// How it is spoken with.
    pub site_kind: String,
    /// Its zone by name, or as an offset; empty where it was never asked.
    pub zone: String,
    /// What state it is to have there.
    pub wish: Wish,
    /// Where it stands.
    pub state: ItemState,
    /// How many steps are done.
    pub step: u32,
    /// How many there are.
    pub steps: u32,
    /// What is done next, or is under way; nothing where all is done.
    pub task: Option<TaskName>,
    /// The post's id at the site; nothing where it has none that is known.
    pub remote_id: Option<String>,
    /// The address it has or will have there.
    pub remote_url: Option<String>,
    /// The state the post has there, as last seen.
    pub remote_state: Option<RemoteState>,
    /// When it was or will be published there, where a time is set.
    pub date: Option<DateTime<Utc>>,
    /// Why it waits or stopped; nothing where nothing stands against it.
    pub reason: Option<Reason>,
    /// What the site itself made otherwise of what was sent.
    pub altered: Vec<Alteration>,
    /// What of its terms the site does not have.
    pub missing: Vec<String>,
    /// Files of its pictures that were taken away from the site since, because nothing shows them any more.
    #[cfg_attr(feature = "bindings", specta(skip))]
    pub removed: Vec<String>,
    /// Those that nothing of ours shows, and that were left there, because something else does or nobody can tell.
    #[cfg_attr(feature = "bindings", specta(skip))]
    pub left: Vec<String>,
    /// Bytes that went over the line for it until now.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub bytes: u64,
    /// When it is tried next by itself.
    pub next_try: Option<DateTime<Utc>>,
    /// Who asked for it.
    pub asked_by: String,
    /// When.
    pub asked_at: DateTime<Utc>,
}

/// What is in the outbox, in the order it was asked for: of an article at a site the newest delivery, and those before
/// it that are not at their end.
///
/// # Errors
/// When it cannot be read.
pub fn list(vault: &Vault) -> Result<Vec<Listed>, DeliveryError> {
    let items = vault.outbox()?;
    let mut newest = HashMap::new();
    for item in &items {
        newest.insert((item.article, item.site), item.id);
    }
    let is_newest = |item: &Item| newest.get(&(item.article, item.site)) == Some(&item.id);
    let is_open = |item: &Item| {
        item.state.is_waiting() || matches!(item.state, ItemState::Paused | ItemState::Conflict)
    };
    let shown = items.iter().filter(|item| is_open(item) || is_newest(item));
    shown.map(|item| listed_or_unreadable(vault, item)).collect()
}

/// The same of one that cannot be read: as much of it as can be, and that it cannot.
pub(crate) fn listed_or_unreadable(vault: &Vault, item: &Item) -> Result<Listed, DeliveryError> {
    let error = match listed(vault, item) {
        Err(error) => error,
        found => return found,
    };
    let reason = aside::reason(&error).ok_or(error)?;
    let site = vault.site(item.site).ok();
    let of_site = |of: fn(&Site) -> String| site.as_ref().map(of).unwrap_or_default();
    Ok(Listed {
        id: item.id,
        article: item.article,
        headline: vault.article(item.article).map(|now| now.fields.headline).unwrap_or_default(),
        zone: of_site(zone_of),
        site: of_site(|site| site.name.clone()),
        site_id: item.site,
        site_kind: of_site(|site| site.kind.clone()),
        wish: of_json(&item.wish).unwrap_or(Wish::Draft),
        state: item.state,
        step: item.step,
        steps: item.steps,
        task: None,
        remote_id: None,
        remote_url: None,
        remote_state: None,
        date: None,
        reason: Some(reason),
        altered: Vec::new(),
        missing: Vec::new(),
        removed: Vec::new(),
        left: Vec::new(),
        bytes: 0,
        next_try: None,
        asked_by: item.asked_by.clone(),
        asked_at: item.created_at,
    })
}

pub(crate) fn listed(vault: &Vault, item: &Item) -> Result<Listed, DeliveryError> {
    let known = Known::read(vault, item.article, item.site)?;
    let steps = vault.outbox_steps(item.id)?;
    let post = known.theirs.as_ref().or(known.seen.as_ref());
    let next = steps.iter().find(|step| step.state != StepState::Done);
    let terms = steps.iter().find(|step| step.kind == "terms");
    let missing = terms.and_then(|step| step.result.as_ref()).map(|result| &result["missing"]);
    let site = vault.site(item.site)?;
    Ok(Listed {
        id: item.id,
        article: item.article,
        headline: vault.article(item.article).map(|now| now.fields.headline).unwrap_or_default(),
        zone: zone_of(&site),
        site: site.name,
        site_id: site.id,
        site_kind: site.kind,
        wish: of_json(&item.wish)?,
        state: item.state,
        step: item.step,
        steps: item.steps,
        task: next.map(Task::of_step).transpose()?.map(|task| task.name()),
        remote_id: post.map(|post| post.id.0.clone()),
        remote_url: post.map(|post| post.url.clone()).filter(|url| !url.is_empty()),
        remote_state: post.map(|post| post.state),
        date: post.and_then(set_date),
        reason: item.reason.as_ref().map(of_json).transpose()?,
        altered: known.altered.clone(),
        missing: missing
            .filter(|value| value.is_array())
            .map_or_else(|| Ok(Vec::new()), of_json::<Vec<String>>)?,
        removed: became(&steps, "removed")?,
        left: became(&steps, "left")?,
        bytes: steps.iter().map(|step| step.bytes).sum(),
        next_try: item.next_try.filter(|_| item.state.is_waiting()),
        asked_by: item.asked_by.clone(),
        asked_at: item.created_at,
    })
}

/// The files of pictures of which this became since they were sent.
fn became(steps: &[Step], what: &str) -> Result<Vec<String>, DeliveryError> {
    let mut files = Vec::new();
    for step in steps {
        let is_so = step.result.as_ref().is_some_and(|result| result.get(what).is_some());
        if let Task::Media(picture) = Task::of_step(step)?
            && is_so
        {
            files.push(picture.name);
        }
    }
    Ok(files)
}

/// The time that the post was or will be published at. The date of a draft moves with every save, by itself.
pub(crate) fn set_date(post: &RemotePost) -> Option<DateTime<Utc>> {
    post.date.filter(|_| matches!(post.state, RemoteState::Scheduled | RemoteState::Published))
}

/// The site's zone, as it last said it; empty where it was never asked.
#[must_use]
pub fn zone_of(site: &Site) -> String {
    survey_of(site).map(|survey| survey.zone).unwrap_or_default()
}

/// What the site last said of itself and of us; nothing where it was never asked, or said what nobody reads now.
pub(crate) fn survey_of(site: &Site) -> Option<Survey> {
    site.survey.as_ref().and_then(|survey| of_json(survey).ok())
}
