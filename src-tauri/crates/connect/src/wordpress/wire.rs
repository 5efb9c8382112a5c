//! A post as WordPress writes it.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Deserialize;
use serde_json::Value;

use super::{id, marker};
use crate::fault::{Fault, FaultKind};
use crate::remote::{RemotePost, RemoteState};

/// What is asked of a post: all that a [`RemotePost`] holds and nothing of what readers are shown.
pub const FIELDS: &str = "id,link,status,password,date,date_gmt,modified_gmt,title.raw,content.raw,excerpt.raw,slug,\
    generated_slug,permalink_template,categories,tags,featured_media,author,_links.predecessor-version,_links.version-history,\
    warraq_version,warraq_language,warraq_dated,lang";

/// The same of a post that readers see: what address it is to have is no question.
pub const SHOWN: &str = "id,link,status,password,date,date_gmt,modified_gmt,title.raw,content.raw,excerpt.raw,slug,\
    categories,tags,featured_media,author,_links.predecessor-version,_links.version-history,warraq_version,\
    warraq_language,lang";

/// What a person could change in a post, and nothing else: what it is to be called and its versions cost a site more than
/// all the rest.
pub const COMPARED: &str = "id,status,password,date,date_gmt,modified_gmt,title.raw,content.raw,excerpt.raw,slug,categories,\
    tags,featured_media,author,warraq_version,warraq_language,warraq_dated,lang";

/// A post in an answer.
#[derive(Debug, Deserialize)]
pub struct WirePost {
    /// Its number.
    pub id: u64,
    #[serde(default)]
    link: String,
    status: String,
    /// What readers are asked for; empty where they are asked for nothing.
    #[serde(default)]
    password: String,
    date_gmt: Option<String>,
    /// The same by the site's clock.
    #[serde(default)]
    date: Option<String>,
    modified_gmt: Option<String>,
    title: Raw,
    content: Raw,
    #[serde(default)]
    excerpt: Raw,
    #[serde(default)]
    slug: String,
    #[serde(default)]
    generated_slug: String,
    #[serde(default)]
    permalink_template: String,
    #[serde(default)]
    categories: Vec<u64>,
    #[serde(default)]
    tags: Vec<u64>,
    #[serde(default)]
    featured_media: u64,
    #[serde(default)]
    author: u64,
    #[serde(default, rename = "_links")]
    links: Links,
    #[serde(default)]
    warraq_version: Option<String>,
    #[serde(default)]
    warraq_language: Option<String>,
    /// Whether it was ever given a date, where the plugin says it.
    #[serde(default)]
    warraq_dated: Option<bool>,
    /// Polylang Pro's own field.
    #[serde(default)]
    lang: Value,
}

#[derive(Debug, Default, Deserialize)]
struct Raw {
    #[serde(default)]
    raw: String,
}

/// WordPress writes an empty object as an empty list.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Links {
    Some {
        #[serde(default, rename = "predecessor-version")]
        predecessor: Vec<Revision>,
        #[serde(default, rename = "version-history")]
        history: Vec<History>,
    },
    None([(); 0]),
}

impl Default for Links {
    fn default() -> Self {
        Self::None([])
    }
}

#[derive(Debug, Deserialize)]
struct Revision {
    id: u64,
}

#[derive(Debug, Deserialize)]
struct History {
    count: u32,
}

impl WirePost {
    /// Whether the plugin gave it a version.
    pub fn has_version(&self) -> bool {
        self.warraq_version.is_some()
    }

    /// Whether the site says its language by itself.
    pub fn has_own_language(&self) -> bool {
        self.lang.is_string()
    }

    /// What it says.
    ///
    /// # Errors
    /// Where a time is none.
    pub fn into_post(self) -> Result<RemotePost, Fault> {
        let (content, marker) = marker::without(&self.content.raw);
        let state = state(&self.status);
        let (revision, versions) = match &self.links {
            Links::Some { predecessor, history } => {
                let last = predecessor.first().map(|one| one.id.to_string());
                (last, history.first().map(|history| history.count))
            }
            Links::None(_) => (None, None),
        };
        let (mut categories, mut tags) = (self.categories.clone(), self.tags.clone());
        categories.sort_unstable();
        tags.sort_unstable();
        Ok(RemotePost {
            id: id(self.id),
            url: self.url(state),
            state,
            has_password: !self.password.is_empty(),
            date: self.date()?,
            offset_minutes: offset_minutes(self.date.as_deref(), self.date_gmt.as_deref()),
            modified: time(self.modified_gmt.as_deref())?,
            revision: self.warraq_version.or(revision),
            versions,
            title: self.title.raw,
            content,
            excerpt: self.excerpt.raw,
            slug: unescaped(&self.slug),
            categories: categories.into_iter().map(id).collect(),
            tags: tags.into_iter().map(id).collect(),
            featured: (self.featured_media != 0).then(|| id(self.featured_media)),
            author: (self.author != 0).then(|| id(self.author)),
            language: self.warraq_language.or_else(|| self.lang.as_str().map(str::to_owned)),
            marker,
        })
    }

    /// The date that it has; nothing where the plugin says that it never was given one, and what `WordPress` tells is that
    /// of its last save.
    fn date(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        let told = time(self.date_gmt.as_deref())?;
        Ok(told.filter(|_| self.warraq_dated != Some(false)))
    }

    /// The address that readers have, or will have once the post is published.
    fn url(&self, state: RemoteState) -> String {
        let place = "%postname%";
        let has_link =
            matches!(state, RemoteState::Published | RemoteState::Private | RemoteState::Trashed);
        if has_link || !self.permalink_template.contains(place) {
            return self.link.clone();
        }
        let named = !self.slug.is_empty() && !is_makeshift(&self.slug);
        let name = if named { &self.slug } else { &self.generated_slug };
        self.permalink_template.replace(place, name)
    }
}

/// The state behind WordPress's word. Those that plugins add are for the newsroom only.
pub fn state(status: &str) -> RemoteState {
    match status {
        "publish" => RemoteState::Published,
        "future" => RemoteState::Scheduled,
        "pending" => RemoteState::Pending,
        "private" => RemoteState::Private,
        "trash" => RemoteState::Trashed,
        _ => RemoteState::Draft,
    }
}

/// Whether a name is none that somebody gave: the one that a post is made under, or what the bin leaves of no name, which
/// a post that is taken out of it keeps. WordPress adds a number where a name is taken.
pub fn is_makeshift(slug: &str) -> bool {
    let key = || slug.strip_prefix("wq-")?.split_at_checked(26);
    match (slug.strip_prefix("__trashed"), key()) {
        (Some(more), _) => is_number_added(more),
        (None, Some((id, more))) => {
            id.bytes().all(|byte| byte.is_ascii_alphanumeric()) && is_number_added(more)
        }
        (None, None) => false,
    }
}

/// The name that somebody gave a post before it was in the bin, which adds to it; nothing where the bin did not.
pub fn name_before_bin(slug: &str) -> Option<&str> {
    let (name, more) = slug.rsplit_once("__trashed")?;
    Some(name).filter(|name| !name.is_empty() && is_number_added(more))
}

/// Whether nothing follows a name, or what WordPress adds where it is taken.
fn is_number_added(more: &str) -> bool {
    let number = more.strip_prefix('-').unwrap_or("0");
    (more.is_empty() || more.starts_with('-')) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// How far the site's clock is ahead of UTC at a time, in minutes: both are written without a zone.
pub fn offset_minutes(there: Option<&str>, utc: Option<&str>) -> Option<i32> {
    let (there, utc) = (time(there).ok()??, time(utc).ok()??);
    i32::try_from((there - utc).num_minutes()).ok()
}

/// A time in UTC, which WordPress writes without saying so.
///
/// # Errors
/// Where it is none.
pub fn time(text: Option<&str>) -> Result<Option<DateTime<Utc>>, Fault> {
    let Some(text) = text.filter(|text| !text.starts_with("0000")) else { return Ok(None) };
    let bare = text.trim_end_matches('Z');
    NaiveDateTime::parse_from_str(bare, "%Y-%m-%dT%H:%M:%S")
        .map(|time| Some(time.and_utc()))
        .map_err(|_| Fault::unknown(FaultKind::Nonsense(format!("{text:?} is no time"))))
}

/// A name in the address as people read it: WordPress keeps letters that are not ASCII escaped.
#[must_use]
pub fn unescaped(slug: &str) -> String {
    let mut bytes = Vec::with_capacity(slug.len());
    let mut rest = slug.as_bytes();
    while let [first, more @ ..] = rest {
        let escaped = more.get(..2).filter(|_| *first == b'%');
        let byte = escaped
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &more[2..] } else { more };
    }
    // Names are cut at a number of bytes, and may end in the middle of a letter.
    String::from_utf8(bytes).unwrap_or_else(|_| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_read_them() {
        assert_eq!(unescaped("%d8%b9-2%"), "ع-2%");
        assert_eq!(unescaped("a%d8"), "a%d8");
        assert!(is_makeshift("wq-01j9zz6cqk7wxc2m3n4p5q6r7s"));
        assert!(is_makeshift("wq-01j9zz6cqk7wxc2m3n4p5q6r7s-2"));
        assert!(!is_makeshift("wq-01j9zz6cqk7wxc2m3n4p5q6r7s-news"));
        assert!(!is_makeshift("wq-news"));
        assert!(is_makeshift("__trashed") && is_makeshift("__trashed-2"));
        assert!(!is_makeshift("news__trashed") && !is_makeshift("__trashed-news"));
    }

    #[test]
    fn the_sites_clock_is_known_by_what_it_says_of_one_time() {
        let offset = |there, utc| offset_minutes(Some(there), Some(utc));
        assert_eq!(offset("2026-12-01T15:00:00", "2026-12-01T12:00:00"), Some(180));
        assert_eq!(offset("2026-12-01T08:30:00", "2026-12-01T12:00:00"), Some(-210));
        assert_eq!(offset("2026-12-01T08:30:00", "0000-00-00T00:00:00"), None);
        assert_eq!(offset_minutes(None, Some("2026-12-01T12:00:00")), None);
    }

    #[test]
    fn a_post_without_a_version_before_it_is_read() {
        let text = r#"{"id":4,"status":"pitch","date_gmt":null,"modified_gmt":"2026-11-29T20:24:57",
            "title":{"raw":"ع"},"content":{"raw":"x"},"tags":[9,2],"_links":[]}"#;
        let post = serde_json::from_str::<WirePost>(text).unwrap().into_post().unwrap();
        assert_eq!((post.state, post.date, post.revision), (RemoteState::Draft, None, None));
        assert_eq!(post.tags, [id(2), id(9)]);
        assert_eq!(post.modified.unwrap().to_rfc3339(), "2026-11-29T20:24:57+00:00");
    }

    #[test]
    fn the_date_of_a_last_save_is_none_where_the_plugin_says_that_there_is_no_other() {
        for (said, has) in
            [("", true), (r#""warraq_dated":true,"#, true), (r#""warraq_dated":false,"#, false)]
        {
            let text = format!(
                r#"{{"id":4,"status":"draft",{said}"date_gmt":"2026-11-29T20:24:57",
                "modified_gmt":"2026-11-29T20:24:57","title":{{"raw":"ع"}},"content":{{"raw":"x"}}}}"#
            );
            let post = serde_json::from_str::<WirePost>(&text).unwrap().into_post().unwrap();
            assert_eq!(post.date.is_some(), has, "{said}");
        }
    }
}
