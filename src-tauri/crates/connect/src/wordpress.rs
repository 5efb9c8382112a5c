//! WordPress, by its REST interface.
//!
//! A stock site is enough. It makes a post for each request, however often the same one comes, and writes over
//! whatever stands there; so each post is made as a draft under a name that only its article has, with a marker in its
//! text, and before each change what stands there is compared with what was seen. A site that has the small plugin of
//! `assets/wordpress` does both by itself, in one step. Answers are read by their `code`:
//! their messages are in the site's language.
//!
//! Source: what WordPress 6.1, 6.5 and 7.1 answer; <https://developer.wordpress.org/rest-api/reference/>.

mod changes;
mod closed;
mod discovery;
mod joined;
mod languages;
mod listing;
mod listing_own;
mod marked;
mod marker;
mod media;
mod media_found;
mod media_of;
mod media_there;
mod media_use;
mod media_words;
mod other_types;
mod others;
mod page;
mod plugin;
mod posts;
mod refusal;
mod revisions;
mod root;
mod spotted;
mod state;
mod survey;
mod terms;
#[cfg(test)]
mod tests;
mod wire;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use url::Url;

pub use discovery::{Place, discover};
pub use languages::LanguagePlugin;
pub use wire::unescaped;

use crate::capability::{Ability, Capabilities, PostField};
use crate::connector::{Answer, Connector, Watch};
use crate::fault::{Fault, FaultKind, Outcome};
use crate::http::{Client, Login, Options, Reply, Request};
use crate::listing::{PostList, PostQuery, WholePost};
use crate::medium::{MediumKey, MediumUse, MediumWords, RemoteMedium, Upload};
use crate::post::{Post, PostKey, Target};
use crate::remote::{RemoteId, RemotePost, Seen};
use crate::standing::Standing;
use crate::survey::Survey;
use crate::term::{RemoteTerm, Taxonomy};
use joined::Joined;
use languages::Languages;
use media::Uploads;
use plugin::Plugin;
use refusal::About;
use root::Root;

/// One site.
pub struct WordPress {
    http: Client,
    root: Root,
    plugin: Plugin,
    languages: Languages,
    joined: Joined,
    uploads: Uploads,
}

impl WordPress {
    /// The site whose interface is at `root`, as [`discover`] finds it; `login` is the name of an account and an
    /// application password of it.
    ///
    /// # Errors
    /// Where the system's own encryption cannot be had.
    pub fn new(root: &Url, login: Login, options: Options) -> Result<Self, Fault> {
        let http = Client::new(root, Some(login), options)?;
        let (plugin, languages) = (Plugin::known(None), Languages::default());
        let (joined, uploads) = (Joined::new(), Uploads::default());
        Ok(Self { http, root: Root::new(root.clone()), plugin, languages, joined, uploads })
    }

    /// The same site, of which a survey said whether it has the plugin, so that this is not asked again.
    #[must_use]
    pub fn with_plugin(self, has_plugin: Option<bool>) -> Self {
        Self { plugin: Plugin::known(has_plugin), ..self }
    }

    /// The same site, where `plugin` keeps the languages of posts.
    #[must_use]
    pub fn with_languages(self, plugin: LanguagePlugin) -> Self {
        Self { languages: Languages::kept_by(plugin), ..self }
    }

    /// What an answer holds that says that it went well.
    async fn asked<T: DeserializeOwned>(
        &self,
        request: &Request,
        about: About,
        watch: &dyn Watch,
    ) -> Result<T, Fault> {
        let reply = self.reply(request, about, watch).await?;
        read(&reply, request.only_reads())
    }

    /// An answer that says that it went well.
    async fn reply(
        &self,
        request: &Request,
        about: About,
        watch: &dyn Watch,
    ) -> Result<Reply, Fault> {
        let reply = self.http.ask(request, watch).await?;
        if reply.is_success() {
            return Ok(reply);
        }
        Err(refusal::fault(&reply, request, about))
    }
}

/// What an answer holds.
fn read<T: DeserializeOwned>(reply: &Reply, only_reads: bool) -> Result<T, Fault> {
    reply.json().ok_or_else(|| crate::http::refusal(reply, only_reads))
}

/// The number that WordPress calls something by.
fn number(id: &RemoteId) -> Result<u64, Fault> {
    let refused = || FaultKind::Refused {
        status: 0,
        code: "not_a_number".to_owned(),
        message: id.to_string(),
    };
    id.0.parse().map_err(|_| Fault { kind: refused(), outcome: Outcome::NotDone })
}

/// What WordPress calls something, from its number.
fn id(number: u64) -> RemoteId {
    RemoteId(number.to_string())
}

impl Connector for WordPress {
    fn capabilities(&self) -> Capabilities {
        use PostField::{Author, Categories, Excerpt, Featured, Slug, Tags};
        let mut fields: BTreeSet<PostField> =
            [Excerpt, Slug, Author, Categories, Tags, Featured].into();
        if self.holds_language() {
            fields.insert(PostField::Language);
        }
        let mut abilities: BTreeSet<Ability> = [
            Ability::Schedule,
            Ability::Pending,
            Ability::Unpublish,
            Ability::ReadBack,
            Ability::MakeTerms,
            Ability::List,
            Ability::NameWithState,
        ]
        .into();
        if self.plugin.is_there() {
            abilities.insert(Ability::Preconditions);
        }
        Capabilities { fields, abilities }
    }

    fn survey(&self) -> Answer<'_, Survey> {
        Box::pin(self.ask_survey())
    }

    fn terms(&self, taxonomy: Taxonomy) -> Answer<'_, Vec<RemoteTerm>> {
        Box::pin(self.all_terms(taxonomy))
    }

    fn make_term<'a>(&'a self, taxonomy: Taxonomy, name: &'a str) -> Answer<'a, RemoteTerm> {
        Box::pin(self.new_term(taxonomy, name))
    }

    fn find_medium<'a>(&'a self, key: &'a MediumKey) -> Answer<'a, Option<RemoteMedium>> {
        Box::pin(self.medium_of(key))
    }

    fn send_medium<'a>(
        &'a self,
        upload: &'a Upload,
        watch: &'a dyn Watch,
    ) -> Answer<'a, RemoteMedium> {
        Box::pin(self.new_medium(upload, watch))
    }

    fn read_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<RemoteMedium>> {
        Box::pin(self.medium_numbered(id))
    }

    fn missing_media<'a>(&'a self, ids: &'a [RemoteId]) -> Answer<'a, Vec<RemoteId>> {
        Box::pin(self.missing_of(ids))
    }

    fn reword_medium<'a>(
        &'a self,
        id: &'a RemoteId,
        before: &'a MediumWords,
        words: &'a MediumWords,
    ) -> Answer<'a, bool> {
        Box::pin(self.words_changed(id, before, words))
    }

    fn fetch_medium<'a>(
        &'a self,
        url: &'a str,
        most: u64,
        watch: &'a dyn Watch,
    ) -> Answer<'a, Vec<u8>> {
        Box::pin(self.file_at(url, most, watch))
    }

    fn remove_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, ()> {
        Box::pin(self.without_medium(id))
    }

    fn medium_use<'a>(
        &'a self,
        key: &'a MediumKey,
        medium: &'a RemoteMedium,
    ) -> Answer<'a, MediumUse> {
        Box::pin(self.use_of(key, medium))
    }

    fn find_post(&self, key: PostKey) -> Answer<'_, Option<RemotePost>> {
        Box::pin(self.post_of(key))
    }

    fn read_post<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<RemotePost>> {
        Box::pin(async move {
            match self.said_of(id, self.post(id).await).await? {
                Some(post) => Ok(Some(post)),
                None => self.gone_as_a_post(id).await.map(|()| None),
            }
        })
    }

    fn other_posts<'a>(
        &'a self,
        key: PostKey,
        own: &'a RemoteId,
    ) -> Answer<'a, Vec<(RemoteId, Standing)>> {
        Box::pin(self.others_of(key, own))
    }

    fn posts_under_keys<'a>(
        &'a self,
        keys: &'a [(PostKey, RemoteId)],
        known: &'a [RemoteId],
    ) -> Answer<'a, Vec<(PostKey, RemoteId, Standing)>> {
        Box::pin(self.under_keys(keys, known))
    }

    fn list_posts<'a>(&'a self, query: &'a PostQuery) -> Answer<'a, PostList> {
        Box::pin(self.posts_listed(query))
    }

    fn whole_post<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<WholePost>> {
        Box::pin(async move { self.said_of(id, self.post_whole(id).await).await })
    }

    fn create_post<'a>(&'a self, post: &'a Post, watch: &'a dyn Watch) -> Answer<'a, RemotePost> {
        Box::pin(self.new_post(post, watch))
    }

    fn update_post<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        post: &'a Post,
        watch: &'a dyn Watch,
    ) -> Answer<'a, RemotePost> {
        Box::pin(async move {
            let answer = self.changed_post(id, seen, post, watch).await;
            self.said_of(id, answer).await
        })
    }

    fn written_over<'a>(
        &'a self,
        before: &'a RemotePost,
        after: &'a RemotePost,
    ) -> Answer<'a, Option<RemotePost>> {
        Box::pin(self.unseen_between(before, after))
    }

    fn written_over_before<'a>(
        &'a self,
        before: &'a RemotePost,
        after: &'a RemotePost,
    ) -> Answer<'a, Option<[RemotePost; 2]>> {
        Box::pin(self.unseen_before(before, after))
    }

    fn set_state<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        target: Target,
    ) -> Answer<'a, RemotePost> {
        self.set_named_state(id, seen, target, "")
    }

    fn set_named_state<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        target: Target,
        name: &'a str,
    ) -> Answer<'a, RemotePost> {
        Box::pin(async move {
            let answer = self.post_in_state(id, seen, (target, name)).await;
            self.said_of(id, answer).await
        })
    }

    fn clock(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        self.http.clock()
    }

    fn carried(&self) -> u64 {
        self.http.carried()
    }
}
