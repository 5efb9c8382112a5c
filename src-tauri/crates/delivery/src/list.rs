//! The outbox as it is shown.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, Utc};
use serde::Serialize;
use warraq_connect::{Alteration, RemoteState, Standing, Survey};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_store::{Item, Site, Step, StepState, Vault};

use crate::address::address_of;
use crate::behind::behind;
use crate::conflict::PostPart;
use crate::embargo;
use crate::engine::{GRACE, aside, heard_of};
use crate::error::DeliveryError;
use crate::gone;
use crate::known::{Known, second_post};
use crate::parts::Thing;
use crate::pictureless;
use crate::pictures_since::{LeftPicture, pictures_since};
use crate::quiet::quiet;
use crate::readable::readable;
use crate::reason::{Reason, ReasonKind};
use crate::task::{Task, TaskName, of_json};
use crate::unsent::{newer, unsent};
use crate::wish::Wish;
use crate::zone::time_there;

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
    /// Whether readers are asked for a password there before they see what it says.
    pub has_password: bool,
    /// Where it can be looked at now; nothing where it cannot.
    pub open_url: Option<String>,
    /// Whether that opens for everybody: before readers see the post it does for those who are signed in there.
    pub is_public: bool,
    /// Whether readers have it at an address that only its key made: an editor published there what was sent as a draft.
    pub has_address_of_key: bool,
    /// When it was or will be published there, where a time is set.
    pub date: Option<DateTime<Utc>>,
    /// The same by the site's own clock, where that is known.
    #[cfg_attr(feature = "bindings", specta(type = Option<String>))]
    pub date_there: Option<DateTime<FixedOffset>>,
    /// What its embargo has against how it stands there, or that there are two posts of it: a person has to do something.
    pub alert: Option<Reason>,
    /// Why it waits or stopped; nothing where nothing stands against it.
    pub reason: Option<Reason>,
    /// What the site itself made otherwise of what was sent.
    pub altered: Vec<Alteration>,
    /// What of the article was changed since its post took it, where this only takes the post from its readers.
    pub unsent: Vec<PostPart>,
    /// What was changed in the article since this was asked for and does not go with it.
    pub newer: Vec<PostPart>,
    /// What of its terms the site does not have.
    pub missing: Vec<String>,
    /// Pictures of the article that its post went without, because they have no file that could leave: what is said below
    /// each, else to those who cannot see it; empty where there is neither.
    pub pictureless: Vec<String>,
    /// What the site's text had beside its words and does not have since it was written over.
    pub gone: Vec<Thing>,
    /// Files of pictures of the article that were taken away from the site since it was asked for, because nothing shows
    /// them any more: as the site called them.
    pub removed: Vec<String>,
    /// Those that nothing of ours shows any more, and that were left there.
    pub left: Vec<LeftPicture>,
    /// Bytes that went over the line for it until now.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub bytes: u64,
    /// When the request left that is not answered yet.
    pub left_at: Option<DateTime<Utc>>,
    /// When it is tried next by itself.
    pub next_try: Option<DateTime<Utc>>,
    /// Before when it is not tried, whoever asks for it; nothing where it is tried as soon as somebody does.
    pub not_before: Option<DateTime<Utc>>,
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
pub fn list(vault: &Vault, now: DateTime<Utc>) -> Result<Vec<Listed>, DeliveryError> {
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
    shown.map(|item| listed_or_unreadable(vault, item, &items, now)).collect()
}

/// These deliveries as somebody sees them, whether [`list`] shows them or not.
///
/// # Errors
/// When the outbox cannot be read.
pub fn list_of(
    vault: &Vault,
    ids: &[ItemId],
    now: DateTime<Utc>,
) -> Result<Vec<Listed>, DeliveryError> {
    let items = vault.outbox()?;
    let named = items.iter().filter(|item| ids.contains(&item.id));
    named.map(|item| listed_or_unreadable(vault, item, &items, now)).collect()
}

/// The same of one that cannot be read: as much of it as can be, and that it cannot.
pub(crate) fn listed_or_unreadable(
    vault: &Vault,
    item: &Item,
    all: &[Item],
    now: DateTime<Utc>,
) -> Result<Listed, DeliveryError> {
    let error = match listed(vault, item, all, now) {
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
        has_password: false,
        open_url: None,
        is_public: false,
        has_address_of_key: false,
        date: None,
        date_there: None,
        alert: None,
        reason: Some(reason),
        altered: Vec::new(),
        unsent: Vec::new(),
        newer: Vec::new(),
        missing: Vec::new(),
        pictureless: Vec::new(),
        gone: Vec::new(),
        removed: Vec::new(),
        left: Vec::new(),
        bytes: 0,
        left_at: None,
        next_try: None,
        not_before: None,
        asked_by: item.asked_by.clone(),
        asked_at: item.created_at,
    })
}

/// Says of those whose request left and was never answered that nobody waits for the answer: no program is at work. What
/// was begun is not under way then, and waits for its next step.
pub fn call_interrupted(items: &mut [Listed]) {
    for item in items.iter_mut() {
        if let Some(left_at) = item.left_at.filter(|_| item.reason.is_none()) {
            item.reason = Some(Reason::plain(ReasonKind::Interrupted).until(left_at + GRACE));
        }
        rest(item);
    }
}

/// Says of those that wait for something that nothing of them is under way, whoever is at work.
pub fn call_waiting(items: &mut [Listed]) {
    items.iter_mut().filter(|item| item.reason.is_some()).for_each(rest);
}

fn rest(item: &mut Listed) {
    if item.state == ItemState::Sending {
        item.state = ItemState::Queued;
    }
}

/// One of them; `all` are the deliveries that its article may have had before.
fn listed(
    vault: &Vault,
    item: &Item,
    all: &[Item],
    now: DateTime<Utc>,
) -> Result<Listed, DeliveryError> {
    let known = Known::read(vault, item.article, item.site)?;
    let steps = vault.outbox_steps(item.id)?;
    let standing = known.standing();
    let next = steps.iter().find(|step| step.state != StepState::Done);
    let terms = steps.iter().find(|step| step.kind == "terms");
    let missing = terms.and_then(|step| step.result.as_ref()).map(|result| &result["missing"]);
    let is_under_way = |step: &&Step| step.state == StepState::Asking && item.state.is_waiting();
    let left = next.filter(is_under_way);
    let left_at = left.and_then(|step| step.asked_at);
    let heard = left.and_then(heard_of).map(|why| match left_at {
        Some(at) => why.until(at + GRACE),
        None => why,
    });
    let site = vault.site(item.site)?;
    let article = vault.article(item.article).ok();
    let embargo = article.as_ref().and_then(|article| article.fields.embargo);
    let address = address_of(&site, known.remote_id(), standing.as_ref());
    let date = standing.as_ref().and_then(set_date);
    let second = second_post(&site, &known);
    let became = pictures_since(vault, item, all)?;
    let quiet = quiet(item, &site, all, now);
    let behind = behind(vault, item, all)?;
    let until = quiet.as_ref().and_then(|why| why.until);
    let wish: Wish = of_json(&item.wish)?;
    let newer = match &article {
        Some(article) => newer(vault, item, all, (&known, article))?,
        None => Vec::new(),
    };
    let reason: Option<Reason> = item.reason.as_ref().map(of_json).transpose()?;
    let reason = reason.map(|reason| match item.state {
        _ if reason.kind == ReasonKind::OtherPost => second.clone().unwrap_or(reason),
        ItemState::Refused => embargo::as_of_now(reason, (embargo, wish), standing.as_ref(), now),
        _ => reason,
    });
    Ok(Listed {
        id: item.id,
        article: item.article,
        headline: article.map(|article| article.fields.headline).unwrap_or_default(),
        zone: zone_of(&site),
        is_public: address.as_ref().is_some_and(|address| address.is_public),
        open_url: address.map(|address| readable(&address.url)),
        has_address_of_key: known.has_address_of_key(),
        date,
        date_there: standing
            .as_ref()
            .zip(date)
            .and_then(|(standing, date)| time_there(&site, standing, date)),
        alert: embargo::against(embargo, standing.as_ref(), now)
            .or(second.filter(|second| reason.as_ref() != Some(second))),
        site: site.name,
        site_id: site.id,
        site_kind: site.kind,
        wish,
        state: item.state,
        step: item.step,
        steps: item.steps,
        task: next.map(Task::of_step).transpose()?.map(|task| task.name()),
        remote_id: known.remote_id().filter(|_| !known.is_deleted).map(|id| id.0.clone()),
        remote_state: standing.as_ref().map(|standing| standing.state),
        has_password: standing.as_ref().is_some_and(|standing| standing.has_password),
        remote_url: standing.map(|it| readable(&it.url)).filter(|url| !url.is_empty()),
        reason: reason.or(behind).or(heard).or(quiet.filter(|_| left_at.is_none())),
        altered: known.altered.clone(),
        unsent: unsent(vault, item, all, &known)?,
        newer,
        missing: missing
            .filter(|value| value.is_array())
            .map_or_else(|| Ok(Vec::new()), of_json::<Vec<String>>)?,
        pictureless: pictureless::noted(&steps)?,
        gone: gone::noted(&steps)?,
        removed: became.removed,
        left: became.left,
        bytes: steps.iter().map(|step| step.bytes).sum(),
        left_at,
        next_try: item.next_try.max(until).filter(|_| item.state.is_waiting()),
        not_before: item.not_before.max(until).filter(|at| item.state.is_waiting() && *at > now),
        asked_by: item.asked_by.clone(),
        asked_at: item.created_at,
    })
}

/// The time that the post was or will be published at. The date of a draft moves with every save, by itself.
pub(crate) fn set_date(post: &Standing) -> Option<DateTime<Utc>> {
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
