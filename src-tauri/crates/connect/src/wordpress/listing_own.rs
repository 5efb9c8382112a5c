//! Which posts an account has itself, whoever may change them: a list of posts with their source leaves out what an editor
//! published of a contributor's.

use serde::Deserialize;

use super::closed::WireStanding;
use super::listing::POSTS;
use super::refusal::About;
use super::wire::time;
use super::{WordPress, id, marker, read};
use crate::alteration::line_text;
use crate::entities::decoded;
use crate::fault::Fault;
use crate::http::{Reply, Request};
use crate::listing::{FoundPost, PostList};

/// What is asked of a post to know it by.
const KNOWN_BY: &str = "id,link,status,date,date_gmt,modified_gmt,title.rendered,content.rendered,\
    _links.author,_embedded.author";

#[derive(Deserialize)]
struct WireOwn {
    id: u64,
    modified_gmt: Option<String>,
    #[serde(default)]
    title: Rendered,
    #[serde(default)]
    content: Rendered,
    #[serde(default, rename = "_embedded")]
    embedded: Embedded,
    #[serde(flatten)]
    standing: WireStanding,
}

#[derive(Default, Deserialize)]
struct Rendered {
    #[serde(default)]
    rendered: String,
}

#[derive(Default, Deserialize)]
struct Embedded {
    #[serde(default)]
    author: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Account {
    id: u64,
}

impl WordPress {
    /// The account's own posts that answer to this, as readers get them.
    pub(super) async fn own_posts(&self, asked: &[(&str, &str)]) -> Result<PostList, Fault> {
        let me = Request::get(self.root.at("wp/v2/users/me", &[("_fields", "id")]));
        let me: Account = self.asked(&me, About::Site, &()).await?;
        let author = me.id.to_string();
        let is_of_source = |name: &str| matches!(name, "context" | "_fields");
        let mut query: Vec<(&str, &str)> =
            asked.iter().copied().filter(|(name, _)| !is_of_source(name)).collect();
        query.extend([("_fields", KNOWN_BY), ("author", &*author)]);
        let request = Request::get(self.root.at(POSTS, &query));
        let reply = self.reply(&request, About::Post, &()).await?;
        let page = asked.iter().find(|(name, _)| *name == "page");
        let page = page.and_then(|(_, page)| page.parse().ok()).unwrap_or(1);
        let has_more = pages(&reply).is_some_and(|pages| pages > page);
        let found: Vec<WireOwn> = read(&reply, true)?;
        let posts = found.into_iter().map(WireOwn::into_found).collect::<Result<_, _>>()?;
        Ok(PostList { posts, has_more })
    }
}

/// How many pages there are, where the site says so.
pub(super) fn pages(reply: &Reply) -> Option<u64> {
    reply.header("x-wp-totalpages")?.parse().ok()
}

/// Whether a page that is not full leaves something out that is there.
pub(super) fn leaves_out(reply: &Reply, found: usize, size: u32, page: u32) -> bool {
    let total = reply.header("x-wp-total").and_then(|total| total.parse::<u64>().ok());
    let before = u64::from(size) * u64::from(page - 1);
    let is_short = found < size as usize;
    is_short && total.is_some_and(|total| total > before + found as u64)
}

impl WireOwn {
    fn into_found(self) -> Result<FoundPost, Fault> {
        let modified = time(self.modified_gmt.as_deref())?;
        let standing = self.standing.into_standing()?;
        let author = self.embedded.author.first().map(|author| decoded(&author.name));
        Ok(FoundPost {
            id: id(self.id),
            url: standing.url,
            state: standing.state,
            date: standing.date,
            modified,
            title: line_text(&self.title.rendered),
            author: author.unwrap_or_default(),
            marker: marker::without(&self.content.rendered).1,
        })
    }
}
