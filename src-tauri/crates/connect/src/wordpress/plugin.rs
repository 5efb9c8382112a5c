//! The small plugin, where a site has it: a post is found by its key in one question, made once however often that is
//! asked, and written over only where it still is what was seen, which the site compares and writes in one step.
//!
//! Whether it is there is known from the last survey, from the fields it adds to posts, or from the first question that
//! only it answers. Where it was taken away meanwhile, its routes are gone, and all goes on without it.

use std::sync::atomic::{AtomicU8, Ordering};

use serde::Deserialize;
use serde_json::Value;

use super::changes::Query;
use super::posts::WHOLE;
use super::refusal::{About, Refusal, fault, of_change};
use super::wire::WirePost;
use super::{WordPress, number, read};
use crate::connector::Watch;
use crate::fault::{Fault, FaultKind};
use crate::http::{Reply, Request};
use crate::post::PostKey;
use crate::remote::{RemoteId, RemotePost, RemoteState, Seen};

pub(super) const ROUTES: &str = "warraq/v1";
/// How the versions begin that it gives to posts. Others are WordPress's own.
const OWN: &str = "w1-";

/// Whether the plugin answered with this post: it compares a version before it writes. Whether a site has it is known
/// from earlier, and somebody may have switched it off since.
pub(super) fn has_plugin_version(post: &RemotePost) -> bool {
    post.revision.as_ref().is_some_and(|version| version.starts_with(OWN))
}

/// What is known of the plugin at a site.
pub(super) struct Plugin(AtomicU8);

const UNKNOWN: u8 = 0;
const ABSENT: u8 = 1;
const PRESENT: u8 = 2;

/// What a question to the plugin came to.
pub(super) enum Asked<T> {
    /// It answered.
    Answer(T),
    /// It is not there.
    NoPlugin,
}

impl Plugin {
    /// What a survey said, where there was one.
    pub(super) fn known(has_plugin: Option<bool>) -> Self {
        Self(AtomicU8::new(match has_plugin {
            None => UNKNOWN,
            Some(false) => ABSENT,
            Some(true) => PRESENT,
        }))
    }

    pub(super) fn is_there(&self) -> bool {
        self.0.load(Ordering::Relaxed) == PRESENT
    }

    pub(super) fn may_be_there(&self) -> bool {
        self.0.load(Ordering::Relaxed) != ABSENT
    }

    pub(super) fn set(&self, is_there: bool) {
        self.0.store(if is_there { PRESENT } else { ABSENT }, Ordering::Relaxed);
    }
}

/// What a refusal to write over another version holds.
#[derive(Deserialize)]
struct Changed {
    post: WirePost,
}

impl WordPress {
    /// The post that has this key.
    pub(super) async fn plugin_post(
        &self,
        key: PostKey,
    ) -> Result<Asked<Option<RemotePost>>, Fault> {
        if !self.plugin.may_be_there() {
            return Ok(Asked::NoPlugin);
        }
        let request = Request::get(self.root.at(&format!("{ROUTES}/posts/{key}"), WHOLE));
        let reply = self.http.ask(&request, &()).await?;
        if reply.is_success() {
            let post = read::<WirePost>(&reply, true)?;
            return Ok(Asked::Answer(Some(self.understood(post)?)));
        }
        if code(&reply) == "warraq_none" {
            self.plugin.set(true);
            return Ok(Asked::Answer(None));
        }
        // A site that was never seen with it may refuse in ways of its own what it does not know.
        let is_refused = matches!(reply.status, 400..=499) && !matches!(reply.status, 401 | 429);
        if self.is_without_plugin(&reply) || !self.plugin.is_there() && is_refused {
            self.plugin.set(false);
            return Ok(Asked::NoPlugin);
        }
        Err(fault(&reply, &request, About::Post))
    }

    /// Makes a post under its key.
    ///
    /// # Errors
    /// [`FaultKind::Changed`] with the post that has the key, where there is one: nothing is written then.
    pub(super) async fn plugin_create(
        &self,
        key: PostKey,
        content: &Value,
        watch: &dyn Watch,
    ) -> Result<Asked<RemotePost>, Fault> {
        if !self.plugin.is_there() {
            return Ok(Asked::NoPlugin);
        }
        let place = (format!("{ROUTES}/posts/{key}"), WHOLE);
        let reply = self.write_at(place, content, watch).await?;
        if reply.is_success() {
            let post = self.understood(read(&reply, false)?)?;
            if reply.status == 201 {
                return Ok(Asked::Answer(post));
            }
            return Err(Fault::not_done(FaultKind::Changed(Box::new(post))));
        }
        if self.is_without_plugin(&reply) {
            return Ok(Asked::NoPlugin);
        }
        Err(of_change(&reply, About::Post))
    }

    /// Writes over a post where it still is what was seen, whose version the plugin gave.
    ///
    /// # Errors
    /// [`FaultKind::Changed`] where it is not, [`FaultKind::Gone`] where it is in the bin: nothing is written then.
    pub(super) async fn plugin_write(
        &self,
        id: &RemoteId,
        seen: &Seen,
        (content, answer): (&Value, Query),
        watch: &dyn Watch,
    ) -> Result<Asked<RemotePost>, Fault> {
        let Some(mut version) = self.version_of(seen) else { return Ok(Asked::NoPlugin) };
        let place = format!("{ROUTES}/posts/{}", number(id)?);
        let mut content = content.clone();
        loop {
            content["if_match"] = version.as_str().into();
            let reply = self.write_at((place.clone(), answer), &content, watch).await?;
            if reply.is_success() {
                return Ok(Asked::Answer(self.understood(read(&reply, false)?)?));
            }
            if self.is_without_plugin(&reply) {
                return Ok(Asked::NoPlugin);
            }
            let refusal = reply.json::<Refusal>().filter(|said| said.code == "warraq_changed");
            let there = refusal.and_then(|said| Changed::deserialize(said.data).ok());
            let Some(there) = there else { return Err(of_change(&reply, About::Post)) };
            let there = self.understood(there.post)?;
            if there.state == RemoteState::Trashed {
                return Err(Fault::not_done(FaultKind::Gone));
            }
            // Where only the marker moved, or the like, nobody changed anything.
            match self.version_of(&there.seen()) {
                Some(now) if there.is_as(seen) && now != version => version = now,
                _ => return Err(Fault::not_done(FaultKind::Changed(Box::new(there)))),
            }
        }
    }

    /// The version of a post that the plugin knows; nothing where it gave none, or is not there.
    pub(super) fn version_of(&self, seen: &Seen) -> Option<String> {
        let version = seen.revision.as_ref().filter(|version| version.starts_with(OWN));
        version.filter(|_| self.plugin.is_there()).cloned()
    }

    /// A post in an answer, which says whether the plugin is there.
    pub(super) fn understood(&self, post: WirePost) -> Result<RemotePost, Fault> {
        if post.has_version() {
            self.plugin.set(true);
        }
        if post.has_own_language() {
            self.languages.are_said();
        }
        let post = post.into_post()?;
        self.joined.marked.saw(&post);
        Ok(post)
    }

    /// Whether the site has no such route, which is remembered.
    pub(super) fn is_without_plugin(&self, reply: &Reply) -> bool {
        let is_without = code(reply) == "rest_no_route";
        if is_without {
            self.plugin.set(false);
        }
        is_without
    }
}

fn code(reply: &Reply) -> String {
    reply.json::<Refusal>().map(|refusal| refusal.code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::id;
    use super::*;
    use crate::connector::Connector;
    use crate::fault::Outcome;
    use crate::http::server::{Act, Server, answer, json, page};
    use crate::http::{Login, Options};

    const KEY: &str = "01J9ZZ6CQK7WXC2M3N4P5Q6R7S";
    const POST: &str = r#"{"id":4,"status":"draft","date_gmt":null,"modified_gmt":null,
        "title":{"raw":"a"},"content":{"raw":"b"},"_links":[],"warraq_version":"w1-a"}"#;

    fn site(server: &Server, has_plugin: Option<bool>) -> WordPress {
        let login = Login { user: "editor".to_owned(), password: "secret".to_owned().into() };
        let root = server.url.join("wp-json/").unwrap();
        WordPress::new(&root, login, Options::default()).unwrap().with_plugin(has_plugin)
    }

    fn key() -> PostKey {
        PostKey::of(KEY.parse().unwrap())
    }

    fn says(answers: Vec<String>) -> Server {
        Server::doing(answers.into_iter().map(|one| Act::Answer(one.into())).collect())
    }

    fn refused(status: u16, code: &str) -> String {
        json(status, &format!("{{\"code\":\"{code}\",\"message\":\"\",\"data\":null}}"))
    }

    #[tokio::test]
    async fn a_site_without_it_is_asked_once() {
        for first in [refused(404, "rest_no_route"), page(404, "no"), page(403, "guarded")] {
            let server = says(vec![first, json(200, "[]")]);
            let site = site(&server, None);
            for _ in 0..2 {
                assert_eq!(site.find_post(key()).await, Ok(None));
            }
            let asked = server.seen();
            let routes = asked.iter().filter(|request| request.contains("warraq/v1"));
            assert_eq!((routes.count(), asked.len()), (1, 5), "{asked:?}");
        }
        let server = Server::saying(json(200, "[]"));
        assert_eq!(site(&server, Some(false)).find_post(key()).await, Ok(None));
        assert_eq!(server.seen().len(), 2);
    }

    #[tokio::test]
    async fn what_stops_the_first_question_says_nothing_of_the_plugin() {
        let server = Server::saying(refused(401, "rest_not_logged_in"));
        let fault = site(&server, None).find_post(key()).await.unwrap_err();
        assert_eq!(fault.kind, FaultKind::Login);
        let server = Server::saying(refused(500, "db"));
        let fault = site(&server, None).find_post(key()).await.unwrap_err();
        assert!(fault.is_passing(), "{fault:?}");
        // Where it is known to be there, a guard is a guard.
        let server = Server::saying(page(403, "guarded"));
        let fault = site(&server, Some(true)).find_post(key()).await.unwrap_err();
        assert_eq!(fault.kind, FaultKind::Blocked { status: 403 });
    }

    #[tokio::test]
    async fn a_request_that_waits_for_another_is_not_done() {
        let headers = "Content-Type: application/json\r\nRetry-After: 5\r\n";
        let server = Server::saying(answer(503, headers, r#"{"code":"warraq_busy","message":""}"#));
        let fault = site(&server, Some(true)).find_post(key()).await.unwrap_err();
        let wait = Some(Duration::from_secs(5));
        assert_eq!(fault.kind, FaultKind::Busy { retry_after: wait });
        assert_eq!(fault.outcome, Outcome::NotDone);
    }

    #[tokio::test]
    async fn what_was_seen_goes_along_and_is_not_read_before() {
        let moved = POST.replace("w1-a", "w1-b");
        let changed = format!("{{\"code\":\"warraq_changed\",\"data\":{{\"post\":{moved}}}}}");
        let other = changed.replace("\"raw\":\"b\"", "\"raw\":\"c\"");
        let site_of = |answers| {
            let server = says(answers);
            (site(&server, Some(true)), server)
        };
        let (site, _) = site_of(vec![json(200, POST)]);
        let seen = site.read_post(&id(4)).await.unwrap().unwrap().seen();
        let content = serde_json::json!({ "title": "x" });
        let (site, server) = site_of(vec![json(412, &changed), json(200, POST)]);
        site.write_over(&id(4), &seen, (&content, WHOLE), &()).await.unwrap();
        // Only the version moved: nobody changed anything.
        let sent = server.seen();
        assert!(
            sent.len() == 2 && sent[0].contains("w1-a") && sent[1].contains("w1-b"),
            "{sent:?}"
        );
        let (site, server) = site_of(vec![json(412, &other)]);
        let fault = site.write_over(&id(4), &seen, (&content, WHOLE), &()).await.unwrap_err();
        assert!(matches!(fault.kind, FaultKind::Changed(there) if there.content == "c"));
        assert_eq!((server.seen().len(), fault.outcome), (1, Outcome::NotDone));
    }
}
