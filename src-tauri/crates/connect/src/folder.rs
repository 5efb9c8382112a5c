//! A folder: an article is a folder of its own in it, for whoever takes articles from there.
//!
//! ```text
//! wq-01j…/manifest.json      what the article is, with the name of the file that holds its text
//!         text-3f9c….html
//! media/wq-9b1e….json        what a picture is, with the name of its file
//!       wq-9b1e….jpg
//! terms.json
//! ```
//!
//! What is there is whole: the file that names the others is written last, beside its place, and gets its name in one
//! step. Whoever changes a text by hand has changed the post.

mod files;
mod manifest;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::capability::{Ability, Capabilities, PostField};
use crate::connector::{Answer, Connector, Watch};
use crate::fault::{Fault, FaultKind};
use crate::medium::{MediumKey, MediumWords, RemoteMedium, Upload};
use crate::post::{Post, PostKey, Target};
use crate::remote::{RemoteId, RemotePost, RemoteState, Seen};
use crate::survey::Survey;
use crate::term::{RemoteTerm, Taxonomy};
use files::{read_json, remove, write, write_json};
use manifest::{MANIFEST, Manifest, MediumNote};

/// One folder.
pub struct Folder {
    root: PathBuf,
    ending: String,
}

/// What its articles are sorted by; a term is its name.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Terms {
    categories: Vec<String>,
    tags: Vec<String>,
}

impl Folder {
    /// The folder at `root`, in which texts have the ending of their format, such as `html`.
    #[must_use]
    pub fn new(root: &Path, ending: &str) -> Self {
        Self { root: root.to_owned(), ending: ending.to_owned() }
    }

    /// Whether the folder is there: it may be on a disk that is not, and what is in it is not gone for that.
    fn is_there(&self) -> Result<(), Fault> {
        if self.root.is_dir() {
            return Ok(());
        }
        Err(Fault::not_done(FaultKind::Away(self.root.display().to_string())))
    }

    /// What came of a call. What failed while the disk was pulled out may go well once it is back.
    fn told<T>(&self, answer: Result<T, Fault>) -> Result<T, Fault> {
        answer.map_err(|fault| {
            let is_of_files = matches!(fault.kind, FaultKind::Folder { .. });
            match self.is_there() {
                Err(away) if is_of_files => Fault { kind: away.kind, ..fault },
                _ => fault,
            }
        })
    }

    /// Where an article is; nothing for what is no name of one.
    fn of(&self, id: &RemoteId) -> Option<PathBuf> {
        let name = id.0.strip_prefix("wq-")?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_name.then(|| self.root.join(&id.0))
    }

    fn read(&self, id: &RemoteId) -> Result<Option<RemotePost>, Fault> {
        self.is_there()?;
        let Some(place) = self.of(id) else { return Ok(None) };
        match read_json::<Manifest>(&place.join(MANIFEST))? {
            Some(manifest) => manifest.into_post(id, &place).map(Some),
            None => Ok(None),
        }
    }

    fn as_seen(&self, id: &RemoteId, seen: &Seen) -> Result<RemotePost, Fault> {
        let gone = || Fault::not_done(FaultKind::Gone);
        let now = self.read(id)?.ok_or_else(gone)?;
        if now.is_as(seen) {
            Ok(now)
        } else {
            Err(Fault::not_done(FaultKind::Changed(Box::new(now))))
        }
    }

    /// Writes an article: its text under a name of its own, then what names it, then the text before goes.
    fn put(&self, post: &Post, state: RemoteState) -> Result<RemotePost, Fault> {
        let id = RemoteId(post.key().slug());
        let place = self.root.join(&id.0);
        let manifest = Manifest::of(post, state, &self.ending);
        write(&place.join(&manifest.text), post.content.as_bytes())?;
        self.name(&id, &manifest)?;
        manifest.into_post(&id, &place)
    }

    /// Puts what names the text of an article in its place, and takes texts away that nothing names.
    fn name(&self, id: &RemoteId, manifest: &Manifest) -> Result<(), Fault> {
        let place = self.root.join(&id.0);
        write_json(&place.join(MANIFEST), manifest)?;
        for entry in place.read_dir().into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with("text-") && name != manifest.text.as_str() {
                // One that stays is in nobody's way: nothing names it.
                let _ = remove(&entry.path());
            }
        }
        Ok(())
    }

    fn state(&self, id: &RemoteId, seen: &Seen, target: Target) -> Result<RemotePost, Fault> {
        let now = self.as_seen(id, seen)?;
        let state = match target {
            Target::Draft => RemoteState::Draft,
            Target::Pending => RemoteState::Pending,
            Target::Published => RemoteState::Published,
            Target::Scheduled(_) => return Err(refused("a folder publishes nothing by itself")),
        };
        if now.state == state {
            return Ok(now);
        }
        let place = self.root.join(&id.0);
        let gone = || Fault::not_done(FaultKind::Gone);
        let mut manifest: Manifest = read_json(&place.join(MANIFEST))?.ok_or_else(gone)?;
        manifest.set_state(state);
        self.name(id, &manifest)?;
        manifest.into_post(id, &place)
    }

    fn all_terms(&self) -> Result<Terms, Fault> {
        self.is_there()?;
        Ok(read_json(&self.root.join("terms.json"))?.unwrap_or_default())
    }

    fn new_term(&self, taxonomy: Taxonomy, name: &str) -> Result<RemoteTerm, Fault> {
        let mut terms = self.all_terms()?;
        let names = terms.of(taxonomy);
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
            write_json(&self.root.join("terms.json"), &terms)?;
        }
        Ok(term(name))
    }

    fn medium(&self, key: &MediumKey) -> Result<Option<RemoteMedium>, Fault> {
        self.is_there()?;
        let note: Option<MediumNote> = read_json(&self.note(&key.slug()))?;
        Ok(note.map(|note| note.into_medium(&key.slug())))
    }

    fn note(&self, slug: &str) -> PathBuf {
        self.root.join("media").join(format!("{slug}.json"))
    }

    fn send(&self, upload: &Upload) -> Result<RemoteMedium, Fault> {
        self.is_there()?;
        let slug = upload.key.slug();
        let note = MediumNote::of(upload);
        write(&self.root.join("media").join(&note.file), &upload.bytes)?;
        write_json(&self.note(&slug), &note)?;
        Ok(note.into_medium(&slug))
    }

    /// What is known of the picture with this id, which is the name of its key.
    fn note_of(&self, id: &RemoteId) -> Result<Option<MediumNote>, Fault> {
        self.is_there()?;
        let is_name = id.0.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_name { read_json(&self.note(&id.0)) } else { Ok(None) }
    }

    fn reword(
        &self,
        id: &RemoteId,
        before: &MediumWords,
        words: &MediumWords,
    ) -> Result<bool, Fault> {
        let Some(mut note) = self.note_of(id)? else { return Ok(false) };
        if !note.says(before) {
            return Ok(note.says(words));
        }
        note.say(words);
        write_json(&self.note(&id.0), &note).map(|()| true)
    }

    fn without(&self, id: &RemoteId) -> Result<(), Fault> {
        let Some(said) = self.note_of(id)? else { return Ok(()) };
        remove(&self.note(&id.0))?;
        remove(&self.root.join("media").join(said.file))
    }

    fn say(&self) -> Result<Survey, Fault> {
        self.is_there()?;
        let name = self.root.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Survey {
            name: name.unwrap_or_default(),
            url: self.root.display().to_string(),
            software: "folder".to_owned(),
            language: String::new(),
            zone: "+00:00".to_owned(),
            offset_minutes: 0,
            upload_limit: None,
            account: None,
            has_plugin: false,
            asked_at: None,
            usual_category: None,
        })
    }
}

impl Terms {
    fn of(&mut self, taxonomy: Taxonomy) -> &mut Vec<String> {
        match taxonomy {
            Taxonomy::Category => &mut self.categories,
            Taxonomy::Tag => &mut self.tags,
        }
    }
}

fn term(name: &str) -> RemoteTerm {
    RemoteTerm { id: RemoteId(name.to_owned()), name: name.to_owned() }
}

fn refused(message: &str) -> Fault {
    let (code, message) = ("folder".to_owned(), message.to_owned());
    Fault::not_done(FaultKind::Refused { status: 0, code, message })
}

impl Connector for Folder {
    fn capabilities(&self) -> Capabilities {
        use PostField::{Author, Categories, Excerpt, Featured, Language, Slug, Tags};
        let fields = [Excerpt, Slug, Author, Categories, Tags, Featured, Language].into();
        let abilities =
            [Ability::Pending, Ability::Unpublish, Ability::ReadBack, Ability::MakeTerms];
        Capabilities { fields, abilities: abilities.into() }
    }

    fn survey(&self) -> Answer<'_, Survey> {
        Box::pin(async move { self.told(self.say()) })
    }

    fn terms(&self, taxonomy: Taxonomy) -> Answer<'_, Vec<RemoteTerm>> {
        Box::pin(async move {
            let mut terms = self.told(self.all_terms())?;
            Ok(terms.of(taxonomy).iter().map(|name| term(name)).collect())
        })
    }

    fn make_term<'a>(&'a self, taxonomy: Taxonomy, name: &'a str) -> Answer<'a, RemoteTerm> {
        Box::pin(async move { self.told(self.new_term(taxonomy, name)) })
    }

    fn find_medium<'a>(&'a self, key: &'a MediumKey) -> Answer<'a, Option<RemoteMedium>> {
        Box::pin(async move { self.told(self.medium(key)) })
    }

    fn send_medium<'a>(&'a self, upload: &'a Upload, _: &'a dyn Watch) -> Answer<'a, RemoteMedium> {
        Box::pin(async move { self.told(self.send(upload)) })
    }

    fn read_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<RemoteMedium>> {
        Box::pin(async move {
            let note = self.told(self.note_of(id))?;
            Ok(note.map(|note| note.into_medium(&id.0)))
        })
    }

    fn reword_medium<'a>(
        &'a self,
        id: &'a RemoteId,
        before: &'a MediumWords,
        words: &'a MediumWords,
    ) -> Answer<'a, bool> {
        Box::pin(async move { self.told(self.reword(id, before, words)) })
    }

    fn remove_medium<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, ()> {
        Box::pin(async move { self.told(self.without(id)) })
    }

    fn find_post(&self, key: PostKey) -> Answer<'_, Option<RemotePost>> {
        Box::pin(async move { self.told(self.read(&RemoteId(key.slug()))) })
    }

    fn read_post<'a>(&'a self, id: &'a RemoteId) -> Answer<'a, Option<RemotePost>> {
        Box::pin(async move { self.told(self.read(id)) })
    }

    fn create_post<'a>(&'a self, post: &'a Post, _: &'a dyn Watch) -> Answer<'a, RemotePost> {
        Box::pin(async move {
            if self.told(self.read(&RemoteId(post.key().slug())))?.is_some() {
                return Err(refused("the article is there"));
            }
            self.told(self.put(post, RemoteState::Draft))
        })
    }

    fn update_post<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        post: &'a Post,
        _: &'a dyn Watch,
    ) -> Answer<'a, RemotePost> {
        Box::pin(async move {
            let now = self.told(self.as_seen(id, seen))?;
            if now.id.0 != post.key().slug() {
                return Err(refused("the post is of another article"));
            }
            self.told(self.put(post, now.state))
        })
    }

    fn set_state<'a>(
        &'a self,
        id: &'a RemoteId,
        seen: &'a Seen,
        target: Target,
    ) -> Answer<'a, RemotePost> {
        Box::pin(async move { self.told(self.state(id, seen, target)) })
    }

    fn clock(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        None
    }
}
