//! JSON Feed 1.1.
//!
//! Source: <https://www.jsonfeed.org/version/1.1/>.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use warraq_core::article::Article;

use super::super::ExportInput;
use super::item;
use crate::site_address;

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    home_page_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    content_html: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

pub(super) fn write(input: &ExportInput<'_>, out: &mut Vec<u8>) {
    let address = input.options.address.as_str();
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: item::title(input),
        home_page_url: address,
        language: item::language(input),
        items: input.articles().iter().map(|article| item_of(article, address)).collect(),
    };
    out.extend_from_slice(serde_json::json!(feed).to_string().as_bytes());
    out.push(b'\n');
}

fn item_of<'a>(article: &'a Article, address: &str) -> Item<'a> {
    let fields = &article.fields;
    Item {
        id: item::id(article),
        url: site_address::of(article, address),
        title: &fields.headline,
        content_html: item::content(article),
        summary: &fields.standfirst,
        date_published: date(item::published(article)),
        date_modified: date(item::modified(article)),
        authors: fields.byline.iter().map(|name| Author { name }).collect(),
        tags: item::categories(article),
        language: &fields.language,
    }
}

fn date(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}
