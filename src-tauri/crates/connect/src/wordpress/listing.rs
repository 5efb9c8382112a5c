//! Which posts a site has, and one of them with the names of its terms and its author.

use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::listing_own::leaves_out;
use super::refusal::About;
use super::wire::{FIELDS, WirePost};
use super::{WordPress, id, number, read};
use crate::alteration::line_text;
use crate::entities::decoded;
use crate::fault::{Fault, FaultKind};
use crate::http::Request;
use crate::listing::{FoundPost, PostList, PostQuery, WholePicture, WholePost};
use crate::remote::RemoteId;

pub(super) const POSTS: &str = "wp/v2/posts";
/// The most that WordPress gives at once.
const MOST: u32 = 100;
/// What is asked of a post beside [`FIELDS`] to know it by, and what hangs on it.
const AROUND: &str = "guid.raw,date,_links.author,_links.wp:term,_links.wp:featuredmedia,_embedded";

/// What hangs on a post.
#[derive(Debug, Default, Deserialize)]
struct Embedded {
    #[serde(default)]
    author: Vec<Value>,
    #[serde(default, rename = "wp:term")]
    terms: Vec<Vec<Value>>,
    #[serde(default, rename = "wp:featuredmedia")]
    pictures: Vec<Value>,
}

#[derive(Debug, Deserialize)]
struct WireWhole {
    #[serde(flatten)]
    post: WirePost,
    #[serde(default)]
    guid: Value,
    #[serde(default)]
    date: Option<String>,
    #[serde(default, rename = "_embedded")]
    embedded: Embedded,
}

impl WordPress {
    pub(super) async fn posts_listed(&self, query: &PostQuery) -> Result<PostList, Fault> {
        let size = query.size.clamp(1, MOST);
        let search = query.search.trim();
        let (per_page, page) = (size.to_string(), query.page.max(1).to_string());
        let fields = format!("{FIELDS},_links.author,_embedded.author");
        let mut asked = vec![
            ("context", "edit"),
            ("_fields", &*fields),
            ("_embed", "author"),
            ("status", "any"),
            ("orderby", "date"),
            ("order", "desc"),
            ("per_page", &*per_page),
            ("page", &*page),
        ];
        let address = self.address(search);
        match &address {
            Some(Address::Number(number)) => asked.push(("include", number.as_str())),
            Some(Address::Name(name)) => asked.push(("slug", name.as_str())),
            None if !search.is_empty() => asked.push(("search", search)),
            None => {}
        }
        let url = self.root.at(POSTS, &asked);
        let reply = match self.reply(&Request::get(url), About::Post, &()).await {
            // A page behind the last one.
            Err(Fault { kind: FaultKind::Refused { code, .. }, .. })
                if code == "rest_post_invalid_page_number" =>
            {
                return Ok(PostList::default());
            }
            other => other?,
        };
        let found: Vec<WireWhole> = read(&reply, true)?;
        if leaves_out(&reply, found.len(), size, query.page.max(1)) {
            return self.own_posts(&asked).await;
        }
        let has_more = found.len() == size as usize;
        let posts = found.into_iter().map(WireWhole::into_found).collect::<Result<_, _>>()?;
        Ok(PostList { posts, has_more })
    }

    pub(super) async fn post_whole(&self, id: &RemoteId) -> Result<Option<WholePost>, Fault> {
        let fields = format!("{FIELDS},{AROUND}");
        let asked = [
            ("context", "edit"),
            ("_fields", &*fields),
            ("_embed", "author,wp:term,wp:featuredmedia"),
        ];
        let url = self.root.at(&format!("{POSTS}/{}", number(id)?), &asked);
        match self.asked::<WireWhole>(&Request::get(url), About::Post, &()).await {
            Ok(post) => {
                let mut whole = post.into_whole()?;
                whole.media = self.media_of(&whole.post).await;
                Ok(Some(whole))
            }
            Err(Fault { kind: FaultKind::Gone, .. }) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// What an address of this site says of its post; nothing where it is none.
    fn address(&self, text: &str) -> Option<Address> {
        let url: Url = text.parse().ok()?;
        let root = self.root.at("", &[]);
        if url.host_str().is_none() || url.host_str() != root.host_str() {
            return None;
        }
        let asked = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, id)| id);
        let number = asked("p").or_else(|| asked("post"));
        if let Some(number) = number.filter(|id| id.bytes().all(|byte| byte.is_ascii_digit())) {
            return Some(Address::Number(number.into_owned()));
        }
        let name = url.path_segments()?.rfind(|part| !part.is_empty())?;
        Some(Address::Name(super::wire::unescaped(name)))
    }
}

/// How an address says which post it is of.
enum Address {
    Number(String),
    Name(String),
}

impl WireWhole {
    fn into_found(self) -> Result<FoundPost, Fault> {
        let author = self.author();
        let post = self.post.into_post()?;
        Ok(FoundPost {
            id: post.id,
            url: post.url,
            state: post.state,
            date: post.date,
            modified: post.modified,
            title: line_text(&post.title),
            author,
            marker: post.marker,
        })
    }

    fn into_whole(self) -> Result<WholePost, Fault> {
        let author = self.author();
        let terms = self.embedded.terms.iter().flatten();
        let of = |taxonomy: &str| -> Vec<(RemoteId, String)> {
            let of_taxonomy = terms.clone().filter(|term| term["taxonomy"] == taxonomy);
            let named = of_taxonomy.filter_map(|term| {
                Some((id(term["id"].as_u64()?), decoded(term["name"].as_str()?)))
            });
            named.collect()
        };
        let (categories, tags) = (of("category"), of("post_tag"));
        let picture = self.embedded.pictures.first().and_then(picture);
        let guid = self.guid["raw"].as_str().unwrap_or_default().to_owned();
        let local_date = self.date.unwrap_or_default().replace('T', " ");
        let post = self.post.into_post()?;
        let media = Vec::new();
        Ok(WholePost { post, guid, local_date, author, categories, tags, picture, media })
    }

    fn author(&self) -> String {
        let name = self.embedded.author.first().and_then(|author| author["name"].as_str());
        decoded(name.unwrap_or_default())
    }
}

fn picture(medium: &Value) -> Option<WholePicture> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let url = text(&medium["source_url"]);
    let (alt, caption) =
        (decoded(&text(&medium["alt_text"])), text(&medium["caption"]["rendered"]));
    (!url.is_empty()).then_some(WholePicture { url, alt, caption })
}
