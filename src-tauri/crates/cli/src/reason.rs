//! Why a delivery waits or stopped, or why a site did not answer, and what somebody can do about it.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use warraq_connect::RemoteState;
use warraq_core::outbox::ItemState;
use warraq_delivery::{Listed, Reason, ReasonKind, Wish};

use crate::advice::Advice;
use crate::cli::PushState;
use crate::measures::{duration, size};
use crate::messages::{Message, word};
use crate::moment::{awaited, moment};
use crate::things;
use crate::vault_file::now;
use crate::ways;

/// Why a delivery waits or stopped, with what there is to do: to go on, where somebody has to.
pub fn of_delivery(item: &Listed) -> Vec<Message> {
    let mut told = Vec::new();
    match &item.reason {
        Some(reason) => {
            let why = said(reason).with_below(remedy(item, reason));
            told.push(why.with_below(going_on(item, reason.kind)));
        }
        None if item.state == ItemState::Paused => told.push(ways::resume(&item.id.to_string())),
        None => {}
    }
    told.extend(item.alert.iter().map(|alert| said(alert).with_below(remedy(item, alert))));
    told
}

/// Why a site that was asked just now did not answer. Nobody asks it again by itself.
pub fn of_site(reason: &Reason) -> Message {
    match reason.kind {
        ReasonKind::Maintenance
        | ReasonKind::Busy
        | ReasonKind::Lost
        | ReasonKind::Offline
        | ReasonKind::Portal
        | ReasonKind::Insecure
        | ReasonKind::Moved
        | ReasonKind::Gone
        | ReasonKind::TooLarge => {
            let bare = if reason.names_no_site() { "_name" } else { "" };
            let message = Message::new(format!("site_reasons.{}{bare}", word(reason.kind)));
            let is_technical = matches!(reason.kind, ReasonKind::Offline | ReasonKind::Lost);
            let below = is_technical.then(|| technical(&reason.detail)).flatten();
            message.with("detail", &reason.detail).with_below(below)
        }
        _ => said(reason),
    }
}

/// What the system or the site itself says, for whoever runs the site: it is in no language of ours. Nothing where it says
/// nothing.
fn technical(detail: &str) -> Option<Message> {
    (!detail.is_empty()).then(|| Message::new("reasons.technical").with("detail", detail))
}

/// Why, in a sentence.
pub fn said(reason: &Reason) -> Message {
    let until = reason.until.map_or_else(String::new, |until| awaited(until, now()));
    let detail = match reason.kind {
        ReasonKind::Right => right_name(&reason.detail),
        ReasonKind::EmbargoScheduled => moment_of(&reason.detail),
        ReasonKind::OtherState => state_or_ability(&reason.detail),
        ReasonKind::ThingsGone => things::named(&reason.things),
        _ => reason.detail.clone(),
    };
    let key = match reason.kind {
        ReasonKind::TooLarge if detail.is_empty() => "reasons.too-large_unknown".to_owned(),
        ReasonKind::PicturesMissing if detail.is_empty() => {
            "reasons.pictures-missing_unnamed".to_owned()
        }
        ReasonKind::TakenBack if detail == "time" => "reasons.taken-back_time".to_owned(),
        ReasonKind::Unseen if detail == "taken-back" => "reasons.unseen_taken".to_owned(),
        ReasonKind::OtherState if is_ability(&reason.detail) => "reasons.cannot-do".to_owned(),
        kind => format!("reasons.{}", word(kind)),
    };
    let number = detail.parse().unwrap_or_default();
    let is_technical = matches!(
        reason.kind,
        ReasonKind::Certificate | ReasonKind::Folder | ReasonKind::Nonsense | ReasonKind::Server
    );
    Message::new(key)
        .with_below(is_technical.then(|| technical(&detail)).flatten())
        .with("detail", &detail)
        .with("apart", duration(number))
        .with("size", size(number))
        .with("ours", &reason.ours)
        .with("until", until)
}

/// A moment as it is said; the text itself where it is none.
pub fn moment_of(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), moment)
}

/// A right in words, by its name; the name itself where it has none.
pub fn right_name(right: &str) -> String {
    known(format!("rights.{right}"), right)
}

fn state_or_ability(name: &str) -> String {
    let kind = if is_ability(name) { "abilities" } else { "remote_states" };
    known(format!("{kind}.{name}"), name)
}

/// Whether it is what a place cannot do, and no state that it left a post in.
fn is_ability(name: &str) -> bool {
    matches!(name, "unpublish" | "schedule")
}

fn known(key: String, or: &str) -> String {
    Message::new(key).text_of_known().unwrap_or_else(|| or.to_owned())
}

/// What takes the reason away, as far as it is done from here.
fn remedy(item: &Listed, reason: &Reason) -> Vec<Message> {
    let (id, article, site) = (item.id.to_string(), item.article.to_string(), &*item.site);
    match reason.kind {
        ReasonKind::Changed
        | ReasonKind::Unmatched
        | ReasonKind::Disagrees
        | ReasonKind::Unseen
        | ReasonKind::WrittenOver
            if matches!(item.state, ItemState::Conflict | ItemState::Changed) =>
        {
            vec![ways::compare(&id)]
        }
        // What was asked for and what stands there are put beside each other, and one of them is chosen.
        ReasonKind::TakenBack | ReasonKind::MadePrivate | ReasonKind::Locked
            if item.state == ItemState::Changed && item.wish.is_public() =>
        {
            vec![ways::compare(&id)]
        }
        ReasonKind::TakenBack | ReasonKind::MadePrivate
            if matches!(item.state, ItemState::Changed | ItemState::Verified) =>
        {
            vec![again(item, Wish::Publish)]
        }
        ReasonKind::Offline
        | ReasonKind::Away
        | ReasonKind::Lost
        | ReasonKind::Portal
        | ReasonKind::Maintenance
        | ReasonKind::Busy
        | ReasonKind::Soon
        | ReasonKind::Server
        | ReasonKind::Nonsense
        | ReasonKind::Interrupted
            if item.state.is_waiting() =>
        {
            vec![try_again(item, reason)]
        }
        ReasonKind::Login | ReasonKind::Insecure => {
            of_account(site, reason.kind).into_iter().collect()
        }
        ReasonKind::Gone | ReasonKind::Deleted => vec![ways::as_new(&id)],
        ReasonKind::Behind => vec![ways::compare(&reason.detail)],
        // One of the two stays: ours goes back to the newsroom, or somebody there puts the other in the bin.
        ReasonKind::OtherPost if item.remote_state == Some(RemoteState::Published) => {
            vec![ways::leave_the_other(&article, site)]
        }
        ReasonKind::OrderDropped => vec![again(item, item.wish)],
        ReasonKind::OtherEntry => vec![again_at(&reason.detail, item, item.wish)],
        ReasonKind::Budget => vec![ways::anyway(&id)],
        ReasonKind::Embargo => vec![ways::lift(&article)],
        ReasonKind::EmbargoOver => vec![ways::retry(&id)],
        ReasonKind::EmbargoLive => vec![ways::unpublish(&article, site), ways::lift(&article)],
        ReasonKind::EmbargoScheduled => {
            let after = reason.until.map(|until| ways::after(&article, site, until));
            let others = [ways::unpublish(&article, site), ways::lift(&article)];
            after.into_iter().chain(others).collect()
        }
        ReasonKind::NeverPublish => vec![ways::words(&article, site)],
        ReasonKind::WordsLost => vec![again(item, item.wish), ways::without_words(&id)],
        ReasonKind::PicturesMissing => {
            vec![again(item, item.wish), ways::without_pictures(&id)]
        }
        ReasonKind::ThingsGone => vec![again(item, item.wish), ways::without_things(&id)],
        ReasonKind::WordsLostLive => vec![again(item, item.wish), ways::leave_without_words(&id)],
        _ => Vec::new(),
    }
}

/// How what waits is tried: now, or once it is tried at all.
fn try_again(item: &Listed, reason: &Reason) -> Message {
    let held = item.not_before.filter(|at| *at > now());
    // It was looked for just now, and may still come about.
    let looked_for = item.next_try.filter(|_| reason.kind == ReasonKind::Interrupted);
    let is_until = |at: &DateTime<Utc>| {
        reason.until.is_some_and(|until| (until - *at).num_seconds() == 0 && *at > now())
    };
    let held = held.or(looked_for.filter(is_until));
    match held {
        None => ways::now(&item.site),
        Some(_) if reason.kind == ReasonKind::Soon => ways::at_its_time(&item.site),
        Some(at) => ways::not_before(&item.site, at),
    }
}

/// What is to be changed of a site's account, where that is the reason.
pub fn of_account(site: &str, kind: ReasonKind) -> Option<Message> {
    match kind {
        ReasonKind::Login => Some(ways::password(site)),
        ReasonKind::Insecure => Some(ways::insecure(Advice::allow_insecure(site))),
        _ => None,
    }
}

/// How what stopped goes on, once the reason is taken away: as it was asked for, or anew with the article as it is then.
fn going_on(item: &Listed, kind: ReasonKind) -> Option<Message> {
    use ReasonKind::{
        ArticleGone, Deleted, Embargo, EmbargoOver, Gone, Moved, NeverPublish, Overtaken,
        PicturesMissing, PublishedUnread, SiteRemoved, ThingsGone, TooLarge, Unreadable,
    };
    match (item.state, kind) {
        (ItemState::Changed, Gone) => Some(again(item, item.wish)),
        (
            ItemState::Refused,
            Embargo | EmbargoOver | SiteRemoved | ArticleGone | Moved | PicturesMissing
            | PublishedUnread | Deleted | ThingsGone,
        ) => None,
        (ItemState::Refused, NeverPublish | TooLarge | Unreadable | Gone | Overtaken) => {
            Some(again(item, item.wish))
        }
        (ItemState::Refused, _) => Some(ways::retry(&item.id.to_string())),
        _ => None,
    }
}

fn again(item: &Listed, wish: Wish) -> Message {
    again_at(&item.site, item, wish)
}

/// The same from another site of the list.
fn again_at(site: &str, item: &Listed, wish: Wish) -> Message {
    ways::again(asking(&[item.article.to_string()], site, wish))
}

/// How articles are asked to become this at a site.
pub fn asking(articles: &[String], site: &str, wish: Wish) -> Advice {
    match wish {
        Wish::Schedule { at } if at > now() => Advice::push_at(articles, site, at),
        Wish::Publish => Advice::push(articles, site, PushState::Publish),
        Wish::Pending => Advice::push(articles, site, PushState::Pending),
        Wish::Unpublish => Advice::push(articles, site, PushState::Unpublish),
        // Nobody said that readers are to see at once what was to have a time.
        Wish::Draft | Wish::Schedule { .. } => Advice::push(articles, site, PushState::Draft),
    }
}
