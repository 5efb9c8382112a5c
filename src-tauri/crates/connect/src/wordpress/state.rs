//! Draft, pending, published, scheduled: what WordPress makes of each, and what it has to be told for that.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::WordPress;
use super::changes::Over;
use super::posts::{SHOWN, WHOLE};
use super::wire::{is_makeshift, name_before_bin};
use crate::clock::clocks_agree;
use crate::fault::{Fault, FaultKind};
use crate::post::Target;
use crate::remote::{RemoteId, RemotePost, RemoteState, Seen};

/// What is scheduled nearer than this is published at once: WordPress takes a minute for now.
const NEAR: TimeDelta = TimeDelta::seconds(90);

impl WordPress {
    /// The state is set by what the site has now, or compares with what was seen; and by its clock. A post without a name
    /// gets this one, or one of its title where it is empty; a draft that stays one gets none until then.
    pub(super) async fn post_in_state(
        &self,
        id: &RemoteId,
        seen: &Seen,
        (target, name): (Target, &str),
    ) -> Result<RemotePost, Fault> {
        if is_only_named(seen, target) {
            return self.write_now(id, seen, (&json!({ "slug": name }), WHOLE), &()).await;
        }
        // What is compared when it is written need not be read before, but the site's clock has to be known.
        let is_compared = self.version_of(seen).is_some() || !self.plugin.may_be_there();
        let is_known = is_compared && self.http.clock().is_some();
        let now = if is_known { None } else { Some(self.to_write_over(id, seen).await?) };
        if let Target::Scheduled(_) = target {
            self.http.clock().map_or(Ok(()), clocks_agree)?;
        }
        let there = now.as_ref().map_or_else(|| seen.clone(), RemotePost::seen);
        let Some(content) = change(&there, (target, name), self.http.time_there())? else {
            return self.as_seen(id, seen).await;
        };
        let what = (&content, if content["status"] == "publish" { SHOWN } else { WHOLE });
        match now {
            None if !self.plugin.may_be_there() => {
                let over = Over::as_seen(id, seen)?.becoming(target, name);
                self.written(&self.write_over_post(over, what, &()).await?)
            }
            None => self.write_over(id, seen, what, &()).await,
            Some(_) => self.write_now(id, &there, what, &()).await,
        }
    }
}

/// Whether a draft stays one and only gets its name: nothing that somebody wrote, and no state, can go by that, so that
/// nothing is read before.
fn is_only_named(seen: &Seen, target: Target) -> bool {
    (target, seen.state) == (Target::Draft, RemoteState::Draft) && is_makeshift(&seen.slug)
}

/// What to write so that the post comes to this state; nothing where it is in it.
pub(super) fn change(
    post: &Seen,
    (target, name): (Target, &str),
    clock: DateTime<Utc>,
) -> Result<Option<Value>, Fault> {
    let mut content = match (target, post.state) {
        (Target::Draft, RemoteState::Draft)
        | (Target::Pending, RemoteState::Pending)
        | (Target::Published, RemoteState::Published) => return Ok(None),
        (Target::Draft, _) => json!({ "status": "draft" }),
        (Target::Pending, _) => json!({ "status": "pending" }),
        (Target::Published, _) => published(post, clock),
        (Target::Scheduled(at), _) => match scheduled(post, at, clock)? {
            Some(content) => content,
            None => return Ok(None),
        },
    };
    // What readers have an address of keeps it.
    let has_readers = post.state == RemoteState::Published;
    if target != Target::Draft && !has_readers && is_makeshift(&post.slug) {
        // Where nothing else is wished for, the site makes a name of the title.
        content["slug"] = name.into();
    } else if target != Target::Draft
        && !has_readers
        && let Some(before) = name_before_bin(&post.slug)
    {
        content["slug"] = if name.is_empty() { before } else { name }.into();
    }
    Ok(Some(content))
}

/// A post with a date that has not come is scheduled by WordPress whatever it is told, unless the date goes too.
fn published(post: &Seen, clock: DateTime<Utc>) -> Value {
    let ahead = post.state == RemoteState::Scheduled || post.date.is_some_and(|date| date > clock);
    if ahead {
        json!({ "status": "publish", "date_gmt": written(clock) })
    } else {
        json!({ "status": "publish" })
    }
}

fn scheduled(post: &Seen, at: DateTime<Utc>, clock: DateTime<Utc>) -> Result<Option<Value>, Fault> {
    let set = matches!(post.state, RemoteState::Scheduled | RemoteState::Published);
    if set && post.date.is_some_and(|date| date.timestamp() == at.timestamp()) {
        return Ok(None);
    }
    if at <= clock {
        return Ok(Some(json!({ "status": "publish", "date_gmt": written(at) })));
    }
    if at - clock < NEAR {
        // Said now, it would be published now; when the time has come it is published with this date.
        let wait = (at - clock).to_std().unwrap_or_default();
        return Err(Fault::not_done(FaultKind::Soon { wait }));
    }
    Ok(Some(json!({ "status": "future", "date_gmt": written(at) })))
}

/// A time as WordPress reads it for UTC.
fn written(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remote::RemoteState::{Draft, Published, Scheduled};

    fn time(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn post(state: RemoteState, date: &str, slug: &str) -> RemotePost {
        RemotePost {
            id: RemoteId("4".to_owned()),
            url: String::new(),
            state,
            has_password: false,
            date: Some(time(date)),
            offset_minutes: None,
            modified: None,
            revision: None,
            versions: None,
            title: String::new(),
            content: String::new(),
            excerpt: String::new(),
            slug: slug.to_owned(),
            categories: Vec::new(),
            tags: Vec::new(),
            featured: None,
            author: None,
            language: None,
            marker: None,
        }
    }

    const NOW: &str = "2026-11-29T20:00:00Z";

    #[test]
    fn what_was_to_be_published_later_is_published_now_with_the_time_of_now() {
        let later = post(Scheduled, "2026-12-01T00:00:00Z", "a");
        let now = json!({ "status": "publish", "date_gmt": "2026-11-29T20:00:00" });
        assert_eq!(
            change(&later.seen(), (Target::Published, ""), time(NOW)),
            Ok(Some(now.clone()))
        );
        let taken_back = post(Draft, "2026-12-01T00:00:00Z", "a");
        assert_eq!(change(&taken_back.seen(), (Target::Published, ""), time(NOW)), Ok(Some(now)));
        let draft = post(Draft, "2026-11-29T19:00:00Z", "a");
        let plain = json!({ "status": "publish" });
        assert_eq!(change(&draft.seen(), (Target::Published, ""), time(NOW)), Ok(Some(plain)));
        let done = post(Published, "2026-11-29T19:00:00Z", "a");
        assert_eq!(change(&done.seen(), (Target::Published, ""), time(NOW)), Ok(None));
    }

    #[test]
    fn what_is_scheduled_is_never_published_before_its_time() {
        let draft = post(Draft, NOW, "a");
        let at = |text| change(&draft.seen(), (Target::Scheduled(time(text)), ""), time(NOW));
        let future = json!({ "status": "future", "date_gmt": "2026-11-29T20:02:00" });
        assert_eq!(at("2026-11-29T20:02:00Z"), Ok(Some(future)));
        assert_eq!(
            at("2026-11-29T20:00:30Z").unwrap_err().kind,
            FaultKind::Soon { wait: std::time::Duration::from_secs(30) }
        );
        let past = json!({ "status": "publish", "date_gmt": "2026-11-29T19:00:00" });
        assert_eq!(at("2026-11-29T19:00:00Z"), Ok(Some(past)));
        let set = post(Scheduled, "2026-12-01T00:00:00Z", "a");
        let same = Target::Scheduled(time("2026-12-01T00:00:00Z"));
        assert_eq!(change(&set.seen(), (same, ""), time(NOW)), Ok(None));
    }

    #[test]
    fn only_a_draft_under_the_name_of_its_key_is_only_named() {
        let key = "wq-01j9zz6cqk7wxc2m3n4p5q6r7s";
        for (state, slug, target, is) in [
            (Draft, key, Target::Draft, true),
            (Draft, "", Target::Draft, false),
            (Draft, key, Target::Published, false),
            (Published, key, Target::Draft, false),
        ] {
            assert_eq!(is_only_named(&post(state, NOW, slug).seen(), target), is, "{slug}");
        }
    }

    #[test]
    fn no_reader_sees_the_name_that_the_bin_gave() {
        for (slug, name, expected) in [
            ("news__trashed", "", "news"),
            ("news__trashed-2", "own", "own"),
            ("__trashed", "", ""),
        ] {
            let taken_out = post(Draft, NOW, slug).seen();
            let content = change(&taken_out, (Target::Published, name), time(NOW)).unwrap();
            assert_eq!(content.unwrap()["slug"], expected, "{slug}");
        }
    }

    #[test]
    fn no_reader_sees_the_name_that_a_post_was_made_under() {
        let draft = post(Draft, NOW, "wq-01j9zz6cqk7wxc2m3n4p5q6r7s");
        for target in [Target::Published, Target::Pending] {
            let content = change(&draft.seen(), (target, ""), time(NOW)).unwrap().unwrap();
            assert_eq!(content["slug"], "", "{target:?}");
        }
    }
}
