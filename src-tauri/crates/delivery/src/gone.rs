//! What a text of the site has beside its words that the text in its place would not have, though the words stay: nothing
//! of it goes unsaid.
//!
//! Whatever a text was put together by, it is compared with what stands there as a whole: each element, what is said of
//! it, each frame, link and shortcode. What goes with words that were taken out goes with those; what the article itself
//! had and has no more was taken away by somebody here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde_json::Value;
use warraq_connect::RemoteState;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_store::outbox::set_payload;
use warraq_store::{Item, Step, StepState, Vault};

use crate::anyway::go_on;
use crate::compose::{keys, standing};
use crate::engine::halt::Halt;
use crate::engine::job::Job;
use crate::error::DeliveryError;
use crate::fitted::Sources;
use crate::matched::{Strangers, matched};
use crate::parts::{Found, Image, Thing, images, parts, things};
use crate::reason::{Reason, ReasonKind};
use crate::task::{Task, of_json, to_json};

/// What the result of a step says of it, and the task of one whose text somebody chose over the site's.
const NAME: &str = "gone";

/// What a step has beside its task, where somebody let the post go without it.
const ANYWAY: &str = "without_things";

/// What of the site's text `sent` would not have, each once, in the order of the text.
pub(crate) fn gone(of: Sources<'_>, sent: &str) -> Vec<Thing> {
    if of.seen == sent {
        return Vec::new();
    }
    let [own, neutral, now] = [of.own, of.neutral, sent].map(Counted::read);
    let was_taken_out = taken_out(of);
    let mut left = now.things.clone();
    let mut taken: BTreeMap<String, i64> = own
        .things
        .iter()
        .map(|(key, count)| (key.clone(), count - neutral.things.get(key).unwrap_or(&0)))
        .collect();
    let mut found: Vec<Thing> = Vec::new();
    for (part, has_gone) in parts(of.seen).into_iter().zip(was_taken_out) {
        for thing in things(part) {
            let count = left.entry(thing.key.clone()).or_default();
            *count -= 1;
            if *count >= 0 || has_gone || is_taken(&thing, (&own, &neutral, &now), &mut taken) {
                continue;
            }
            let told = Thing { kind: thing.kind, detail: thing.detail };
            if !found.contains(&told) {
                found.push(told);
            }
        }
    }
    found
}

/// A text, as it is held against others.
struct Counted {
    things: BTreeMap<String, i64>,
    links: BTreeSet<String>,
    pictures: Vec<Image>,
}

impl Counted {
    fn read(raw: &str) -> Self {
        let mut counted =
            Self { things: BTreeMap::new(), links: BTreeSet::new(), pictures: images(raw) };
        for thing in things(raw) {
            *counted.things.entry(thing.key).or_default() += 1;
            counted.links.insert(thing.link);
        }
        counted
    }
}

/// Whether somebody took this out of the article, or what it belongs to.
fn is_taken(
    thing: &Found,
    (own, neutral, now): (&Counted, &Counted, &Counted),
    taken: &mut BTreeMap<String, i64>,
) -> bool {
    let is_of_gone_link = own.links.contains(&thing.link) && !neutral.links.contains(&thing.link);
    let is_of_gone_picture = thing.picture.as_ref().is_some_and(|picture| {
        let is_there = now.pictures.iter().any(|other| other.is_one_with(picture));
        let addresses = |of: &Counted| -> Vec<String> {
            of.pictures.iter().map(|picture| picture.address.clone()).collect()
        };
        !is_there && addresses(own) != addresses(neutral)
    });
    let count = taken.entry(thing.key.clone()).or_default();
    *count -= 1;
    *count >= 0 || is_of_gone_link || is_of_gone_picture
}

/// For each part of the site's text, whether all that the article had of it was taken out of the article.
fn taken_out(of: Sources<'_>) -> Vec<bool> {
    let [own, seen, mine] = [of.own, of.seen, of.neutral].map(parts);
    let there = standing(&own, &seen, Strangers::Apart);
    let now = matched(&keys(&own), &keys(&mine), Strangers::Rewritten);
    let is_out = |place: usize| {
        let held: Vec<usize> = (0..own.len()).filter(|at| there[*at] == Some(place)).collect();
        !held.is_empty() && held.iter().all(|at| now[*at].is_none())
    };
    (0..seen.len()).map(is_out).collect()
}

/// Stops what readers see from losing what the article does not hold, before the site is given any of it. What only the
/// newsroom sees goes, and it is told.
pub(crate) fn hold(job: &Job) -> Result<(), Halt> {
    let is_seen = job.known.standing().is_some_and(|there| {
        matches!(there.state, RemoteState::Published | RemoteState::Scheduled)
    });
    let is_held = matches!(job.task, Task::Draft { .. } | Task::Fill)
        && !job.gone.is_empty()
        // A person is asked over the whole text then.
        && !job.is_doubtful
        && (is_seen || job.wish.is_public())
        && job.step().payload[ANYWAY] != Value::Bool(true);
    if !is_held {
        return Ok(());
    }
    let things = job.gone.clone();
    Err(Halt::Refused(Reason { things, ..Reason::plain(ReasonKind::ThingsGone) }))
}

/// Whether a delivery stopped for this.
pub(crate) fn has_stopped(item: &Item) -> Result<bool, DeliveryError> {
    let reason: Option<Reason> = item.reason.as_ref().map(of_json).transpose()?;
    let is_for_them = reason.is_some_and(|reason| reason.kind == ReasonKind::ThingsGone);
    Ok(is_for_them && item.state == ItemState::Refused)
}

/// Has a delivery go on without them.
///
/// # Errors
/// `State` where it did not stop for them.
pub(crate) fn accept(
    vault: &mut Vault,
    item: &Item,
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    go_on(vault, item, (ANYWAY, Value::Bool(true)), now)
}

/// Notes with the step that put a post what went with it.
pub(crate) fn note(job: &Job, result: &mut Value) {
    if job.task.puts_post() && !job.gone.is_empty() {
        result[NAME] = to_json(&job.gone);
    }
}

/// What went from the site's text with the post of these steps.
///
/// # Errors
/// `Unreadable`.
pub(crate) fn noted(steps: &[Step]) -> Result<Vec<Thing>, DeliveryError> {
    let done = steps.iter().rev().filter(|step| step.state == StepState::Done);
    let mut said = done.filter_map(|step| {
        step.result.as_ref().and_then(|result| result.get(NAME)).or(step.payload.get(NAME))
    });
    said.next().map_or_else(|| Ok(Vec::new()), of_json)
}

/// Notes with a delivery what goes with its text, which somebody chose over all that the site has.
///
/// # Errors
/// When the vault cannot be read or written.
pub(crate) fn note_chosen(
    vault: &mut Vault,
    id: ItemId,
    gone: &[Thing],
    now: DateTime<Utc>,
) -> Result<(), DeliveryError> {
    let steps = vault.outbox_steps(id)?;
    let Some(step) = steps.into_iter().find(|step| step.kind == "draft") else { return Ok(()) };
    if gone.is_empty() {
        return Ok(());
    }
    let mut payload = step.payload;
    payload[NAME] = to_json(&gone);
    Ok(vault.dispatch(now, |tx| set_payload(tx, id, step.number, &payload))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::ThingKind;

    fn lost(own: &str, seen: &str, mine: &str, sent: &str) -> Vec<(ThingKind, String)> {
        let of = Sources { own, seen, neutral: mine, mine };
        gone(of, sent).into_iter().map(|thing| (thing.kind, thing.detail)).collect()
    }

    const SEEN: &str = "<p class=\"lead\">قال <mark>الوزير</mark> في <a href=\"/a\" target=\"_blank\">بيان</a> أمس</p>";
    const OWN: &str = "<p>قال الوزير في <a href=\"/a\">بيان</a> أمس</p>";

    #[test]
    fn what_goes_while_the_words_stay_is_told() {
        let mine = OWN.replace("أمس", "اليوم");
        let expected = [
            (ThingKind::Look, "lead"),
            (ThingKind::Look, "الوزير"),
            (ThingKind::LinkSetting, "target=\"_blank\""),
        ]
        .map(|(kind, detail)| (kind, detail.to_owned()));
        assert_eq!(lost(OWN, SEEN, &mine, &mine), expected);
        let kept = SEEN.replace("أمس", "اليوم").replace("الوزير", "الوزيرة");
        assert_eq!(lost(OWN, SEEN, &mine, &kept), []);
        let frame = format!("{SEEN}\n\n<iframe src=\"https://m.example\"></iframe>");
        let expected = [(ThingKind::Frame, "https://m.example".to_owned())];
        assert_eq!(lost(OWN, &frame, &mine, SEEN), expected);
    }

    #[test]
    fn what_somebody_took_out_is_not() {
        // The link, with how it opens.
        let mine = "<p>قال الوزير في بيان أمس</p>";
        let sent = "<p class=\"lead\">قال <mark>الوزير</mark> في بيان أمس</p>";
        assert_eq!(lost(OWN, SEEN, mine, sent), []);
        // The paragraph, with how it looks.
        let other = "<p>خاتمة تبقى كما هي هنا</p>";
        let [own, seen] = [OWN, SEEN].map(|text| format!("{text}\n{other}"));
        assert_eq!(lost(&own, &seen, other, other), []);
    }
}
