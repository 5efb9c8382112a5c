//! What stands beside a text and a picture.

use std::io::ErrorKind;
use std::path::Path;

use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};

use super::files::fault;
use crate::fault::Fault;
use crate::medium::{MediumKey, MediumWords, RemoteMedium, Upload};
use crate::post::{Post, PostKey};
use crate::remote::{RemoteId, RemotePost, RemoteState};
use warraq_core::article::ArticleId;

/// The file that says what an article is.
pub const MANIFEST: &str = "manifest.json";

/// What an article is, in [`MANIFEST`].
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The article.
    pub id: ArticleId,
    state: RemoteState,
    /// When it was published.
    date: Option<DateTime<Utc>>,
    /// When it was last written.
    modified: DateTime<Utc>,
    title: String,
    excerpt: String,
    slug: String,
    language: String,
    author: Option<RemoteId>,
    categories: Vec<RemoteId>,
    tags: Vec<RemoteId>,
    /// The picture that stands for it, by the name of its note in `media`.
    featured: Option<RemoteId>,
    /// The file that holds its text.
    pub text: String,
}

impl Manifest {
    /// What an article is that is written now.
    pub fn of(post: &Post, state: RemoteState, ending: &str) -> Self {
        let sorted = |ids: &[RemoteId]| {
            let mut ids = ids.to_vec();
            ids.sort();
            ids
        };
        let now = Utc::now().trunc_subsecs(0);
        Self {
            id: post.article,
            state,
            date: (state == RemoteState::Published).then_some(now),
            modified: now,
            title: post.title.clone(),
            excerpt: post.excerpt.clone(),
            slug: post.slug.clone(),
            language: post.language.clone(),
            author: post.author.clone(),
            categories: sorted(&post.categories),
            tags: sorted(&post.tags),
            featured: post.featured.clone(),
            text: format!("text-{}.{ending}", MediumKey::of(post.content.as_bytes())),
        }
    }

    /// Another state, from now on.
    pub fn set_state(&mut self, state: RemoteState) {
        self.modified = Utc::now().trunc_subsecs(0);
        self.state = state;
        if state == RemoteState::Published {
            self.date.get_or_insert(self.modified);
        }
    }

    /// The post, with the text that stands beside it; without any where somebody took that out by hand, which is a change
    /// of the post as any other.
    pub fn into_post(self, id: &RemoteId, place: &Path) -> Result<RemotePost, Fault> {
        let text = place.join(&self.text);
        let content = match std::fs::read_to_string(&text) {
            // Somebody took it out; where a disk was, this is gone too.
            Err(error) if error.kind() == ErrorKind::NotFound && place.join(MANIFEST).is_file() => {
                String::new()
            }
            text_or_fault => text_or_fault.map_err(|error| fault(&text, &error))?,
        };
        Ok(RemotePost {
            id: id.clone(),
            url: place.display().to_string(),
            state: self.state,
            has_password: false,
            date: self.date,
            offset_minutes: None,
            modified: Some(self.modified),
            revision: None,
            versions: None,
            title: self.title,
            content,
            excerpt: self.excerpt,
            slug: self.slug,
            categories: self.categories,
            tags: self.tags,
            featured: self.featured,
            author: self.author,
            language: Some(self.language).filter(|language| !language.is_empty()),
            marker: Some(PostKey::of(self.id).marker()),
        })
    }
}

/// What a picture is, in a file beside it.
#[derive(Debug, Serialize, Deserialize)]
pub struct MediumNote {
    name: String,
    media_type: String,
    alt: String,
    caption: String,
    bytes: u64,
    /// The file that holds it.
    pub file: String,
}

impl MediumNote {
    /// What is said of a picture that is sent.
    pub fn of(upload: &Upload) -> Self {
        let ending = upload.name.rsplit_once('.').map_or("bin", |(_, ending)| ending);
        let is_plain = ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let ending = if is_plain { ending } else { "bin" };
        Self {
            name: upload.name.clone(),
            media_type: upload.media_type.clone(),
            alt: upload.alt.clone(),
            caption: upload.caption.clone(),
            bytes: upload.bytes.len() as u64,
            file: format!("{}.{ending}", upload.key.slug()),
        }
    }

    /// Whether just this is said of it.
    pub fn says(&self, words: &MediumWords) -> bool {
        (&self.alt, &self.caption) == (&words.alt, &words.caption)
    }

    /// Says this of it.
    pub fn say(&mut self, words: &MediumWords) {
        self.alt.clone_from(&words.alt);
        self.caption.clone_from(&words.caption);
    }

    /// The picture. Texts lie in folders beside that of the pictures, and name them from there: the whole folder may be
    /// moved, or be under another name on another machine.
    pub fn into_medium(self, slug: &str) -> RemoteMedium {
        RemoteMedium {
            id: RemoteId(slug.to_owned()),
            url: format!("../media/{}", self.file),
            size: None,
            bytes: Some(self.bytes),
        }
    }
}
