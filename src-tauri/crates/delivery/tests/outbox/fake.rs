//! A site in memory. It makes what it is told to as often as it is told to; whoever wants a thing once has to look.

mod connector;
mod media;
mod posts;
mod versions;

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use secrecy::SecretString;
use warraq_connect::{
    Ability, Capabilities, Connector, Fault, FaultKind, MediumKey, MediumUse, MediumWords, Outcome,
    PostField, RemoteId, RemotePost, RemoteState, Taxonomy,
};
use warraq_core::article::ArticleId;
use warraq_delivery::{Clock, Connectors};
use warraq_store::Site;

use crate::clock::{Random, VirtualClock};

pub struct FakeSite {
    pub clock: Arc<VirtualClock>,
    state: Mutex<State>,
}

#[derive(Default)]
pub struct State {
    pub posts: Vec<FakePost>,
    pub media: Vec<FakeMedium>,
    pub terms: Vec<(Taxonomy, RemoteId, String)>,
    /// What goes wrong with the next calls, by their names.
    pub trouble: VecDeque<(&'static str, Trouble)>,
    /// What goes wrong by chance: in so many of a hundred calls.
    pub chance: Option<(Random, u64)>,
    /// Every call that came.
    pub calls: Vec<&'static str>,
    /// How far the site's clock is ahead.
    pub ahead: TimeDelta,
    pub cannot: BTreeSet<Ability>,
    /// The account may neither read nor change what is published, or has a time.
    pub is_contributor: bool,
    /// It makes one post for one key.
    pub keeps_keys: bool,
    /// Accounts that may neither see nor change the posts of others; all posts are others' to them.
    pub strangers: BTreeSet<String>,
    /// What it says of a picture that no post shows; that nothing does where this is not said.
    pub unshown: Option<MediumUse>,
    /// It keeps no versions of what posts said.
    pub keeps_no_versions: bool,
    /// What an editor saves in the very moment in which the next call of a name writes.
    pub in_the_moment: VecDeque<(&'static str, String)>,
    /// Words that it takes out of what is written there; empty where it keeps all.
    pub drops: String,
    /// Who is shown as the author of its posts.
    pub author: String,
    /// What is scheduled nearer than this it would publish at once.
    pub near: TimeDelta,
    /// Bytes that came and went.
    pub carried: u64,
    last_id: u64,
}

pub struct FakePost {
    pub article: ArticleId,
    pub post: RemotePost,
    /// What editors of the site put into it, which must never go.
    pub edits: Vec<String>,
    /// Whether an editor ever put something into it.
    pub was_edited: bool,
    pub is_deleted: bool,
    /// What each save made of its title, text and summary.
    pub versions: Vec<[String; 3]>,
}

pub struct FakeMedium {
    pub id: RemoteId,
    pub key: MediumKey,
    pub name: String,
    pub bytes: Vec<u8>,
    pub words: MediumWords,
}

/// What goes wrong with one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is done, and the answer is lost.
    AnswerLost,
    /// It never arrives, and nobody knows.
    Lost,
    /// There is no line.
    Offline,
    /// A network asks for a login first.
    Portal,
    /// The site fails after or before it did it.
    Fails { done: bool },
    /// The site is closed for so long.
    Closed(Duration),
    /// The password was revoked.
    Login,
    /// It takes for ever.
    Hangs,
    /// It is done, and an editor comes before the answer.
    EditedBetween,
}

impl FakeSite {
    pub fn new(clock: Arc<VirtualClock>) -> Self {
        let author = "آزاد حسن".to_owned();
        let mut state = State { last_id: 9, author, ..State::default() };
        state.terms.push((Taxonomy::Category, RemoteId("1".to_owned()), "غير مصنف".to_owned()));
        Self { clock, state: Mutex::new(state) }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// The posts of an article.
    pub fn posts_of(&self, article: ArticleId) -> Vec<RemotePost> {
        let state = self.state();
        let of_article = state.posts.iter().filter(|one| one.article == article);
        of_article.map(|one| one.post.clone()).collect()
    }

    /// The one post of an article.
    pub fn post_of(&self, article: ArticleId) -> RemotePost {
        let mut posts = self.posts_of(article);
        assert_eq!(posts.len(), 1, "{article}");
        posts.remove(0)
    }

    /// The next call with this name goes wrong.
    pub fn trouble(&self, call: &'static str, trouble: Trouble) {
        self.state().trouble.push_back((call, trouble));
    }

    /// An editor writes a line at the end of the article's post.
    pub fn edit(&self, article: ArticleId, line: &str) {
        let now = self.clock.now();
        self.state().edit(article, line, now);
    }

    /// A post that the site's own people wrote.
    pub fn write(&self, number: u128, title: &str, content: &str) -> RemoteId {
        let mut state = self.state();
        let id = state.new_id();
        let post = RemotePost {
            url: format!("https://xeber24.example/{title}"),
            id: id.clone(),
            state: RemoteState::Published,
            has_password: false,
            date: Some(self.clock.now().trunc_subsecs(0)),
            offset_minutes: Some(180),
            modified: Some(self.clock.now().trunc_subsecs(0)),
            revision: None,
            versions: None,
            title: title.to_owned(),
            content: content.to_owned(),
            excerpt: String::new(),
            slug: title.replace(' ', "-"),
            categories: vec![RemoteId("1".to_owned())],
            tags: Vec::new(),
            featured: None,
            author: Some(RemoteId("1".to_owned())),
            language: None,
            marker: None,
        };
        let article = ArticleId::from(ulid::Ulid::from(number));
        let (edits, was_edited, is_deleted) = (Vec::new(), false, false);
        let versions = Vec::new();
        state.posts.push(FakePost { article, post, edits, was_edited, is_deleted, versions });
        id
    }

    /// Somebody deletes the first of its media.
    pub fn delete_medium(&self) -> RemoteId {
        let mut state = self.state();
        let id = state.media[0].id.clone();
        media::delete(&mut state, &id);
        id
    }

    /// The post with this id.
    pub fn post(&self, id: &RemoteId) -> RemotePost {
        let state = self.state();
        state.posts.iter().find(|one| one.post.id == *id).unwrap().post.clone()
    }

    /// Somebody changes a post otherwise.
    pub fn change(&self, article: ArticleId, change: impl FnOnce(&mut RemotePost)) {
        let mut state = self.state();
        let found = state.posts.iter_mut().find(|one| one.article == article).unwrap();
        change(&mut found.post);
    }
}

impl State {
    pub fn edit(&mut self, article: ArticleId, line: &str, now: DateTime<Utc>) {
        let revision = self.new_id();
        let found = self.posts.iter_mut().find(|one| one.article == article).unwrap();
        found.post.content = format!("{}\n\n<p>{line}</p>", found.post.content);
        found.post.modified = Some(now.trunc_subsecs(0));
        found.post.revision = Some(revision.0);
        found.edits.push(line.to_owned());
        found.was_edited = true;
        found.keep_version();
    }

    pub fn new_id(&mut self) -> RemoteId {
        self.last_id += 1;
        RemoteId(self.last_id.to_string())
    }

    /// What goes wrong with this call.
    fn next_trouble(&mut self, call: &'static str) -> Option<Trouble> {
        self.calls.push(call);
        let planned = self.trouble.iter().position(|(name, _)| *name == call);
        if let Some(at) = planned {
            return self.trouble.remove(at).map(|(_, trouble)| trouble);
        }
        let (random, percent) = self.chance.as_mut()?;
        let percent = *percent;
        random.is(percent).then(|| match random.below(12) {
            0..=3 => Trouble::AnswerLost,
            4 | 5 => Trouble::Lost,
            6 => Trouble::Offline,
            7 => Trouble::Fails { done: true },
            8 => Trouble::Fails { done: false },
            9 => Trouble::Closed(Duration::from_mins(10)),
            10 => Trouble::EditedBetween,
            _ => Trouble::Login,
        })
    }

    /// A name in an address that no other post has.
    fn free_slug(&self, wanted: &str, own: Option<&RemoteId>) -> String {
        let is_taken = |slug: &str| {
            !slug.is_empty()
                && self.posts.iter().any(|one| one.post.slug == slug && Some(&one.post.id) != own)
        };
        let mut slug = wanted.to_owned();
        let mut number = 2;
        while is_taken(&slug) {
            slug = format!("{wanted}-{number}");
            number += 1;
        }
        slug
    }

    /// The ids of terms that are there; the others go without a word.
    fn known(&self, taxonomy: Taxonomy, ids: &[RemoteId]) -> Vec<RemoteId> {
        let is_known = |id: &&RemoteId| {
            self.terms.iter().any(|(kind, known, _)| *kind == taxonomy && known == *id)
        };
        let mut ids: Vec<RemoteId> = ids.iter().filter(is_known).cloned().collect();
        ids.sort();
        ids
    }
}

/// What the trouble looks like from here.
fn fault_of(trouble: Trouble) -> Fault {
    let (kind, outcome) = match trouble {
        Trouble::AnswerLost | Trouble::Lost | Trouble::EditedBetween | Trouble::Hangs => {
            (FaultKind::Lost("reset".to_owned()), Outcome::Unknown)
        }
        Trouble::Offline => (FaultKind::Offline("no route".to_owned()), Outcome::NotDone),
        Trouble::Portal => (FaultKind::Portal { host: String::new() }, Outcome::Unknown),
        Trouble::Fails { .. } => {
            (FaultKind::Server { status: 500, code: String::new() }, Outcome::Unknown)
        }
        Trouble::Closed(time) => {
            (FaultKind::Maintenance { retry_after: Some(time) }, Outcome::NotDone)
        }
        Trouble::Login => (FaultKind::Login, Outcome::NotDone),
    };
    Fault { kind, outcome }
}

fn capabilities(state: &State) -> Capabilities {
    use Ability::{
        List, MakeTerms, NameWithState, Pending, Preconditions, ReadBack, Schedule, Unpublish,
    };
    let of_keys = Some(Preconditions).filter(|_| state.keeps_keys);
    let all = [Schedule, Pending, Unpublish, ReadBack, MakeTerms, List, NameWithState];
    let all = all.into_iter().chain(of_keys);
    Capabilities {
        fields: [
            PostField::Excerpt,
            PostField::Slug,
            PostField::Author,
            PostField::Categories,
            PostField::Tags,
            PostField::Featured,
        ]
        .into(),
        abilities: all.filter(|one| !state.cannot.contains(one)).collect(),
    }
}

/// Gives connectors to one site.
pub struct ToFake(pub Arc<FakeSite>);

impl Connectors for ToFake {
    fn connector(&self, site: &Site, _: SecretString) -> Result<Box<dyn Connector>, Fault> {
        let carried = self.0.state().carried;
        Ok(Box::new(connector::Connected(self.0.clone(), carried, site.login.clone())))
    }
}

impl ToFake {
    pub fn open(&self) -> impl Connector + use<> {
        connector::Connected(self.0.clone(), self.0.state().carried, String::new())
    }
}

/// Whether readers see the post, or will.
fn is_out(post: &RemotePost) -> bool {
    matches!(post.state, RemoteState::Published | RemoteState::Scheduled)
}
