//! RSS 2.0 with the whole text.
//!
//! Source: RSS 2.0 Specification; RSS 1.0 modules `content` and `dc`.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Channel, Guid, Item};
use warraq_core::article::Article;

use super::super::ExportInput;
use super::item;
use crate::{hypertext, site_address};

/// The address of a feed whose site is not known: a feed must have one.
const NOWHERE: &str = "about:blank";

pub(super) fn write(input: &ExportInput<'_>, out: &mut Vec<u8>) {
    let title = item::title(input);
    let address = input.options.address.as_str();
    let names = BTreeMap::from([
        ("content".to_owned(), "http://purl.org/rss/1.0/modules/content/".to_owned()),
        ("dc".to_owned(), "http://purl.org/dc/elements/1.1/".to_owned()),
    ]);
    let channel = Channel {
        description: title.clone(),
        title,
        link: if address.is_empty() { NOWHERE } else { address }.to_owned(),
        language: item::language(input).map(str::to_owned),
        last_build_date: Some(date(item::updated(input))),
        generator: Some("Warraq".to_owned()),
        docs: Some("https://www.rssboard.org/rss-specification".to_owned()),
        items: input.articles().iter().map(|article| item_of(article, address)).collect(),
        namespaces: names,
        ..Channel::default()
    };
    out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let text = channel.to_string();
    let body = text.trim_start_matches("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    out.extend_from_slice(body.trim_start().as_bytes());
    out.push(b'\n');
}

fn item_of(article: &Article, address: &str) -> Item {
    let fields = &article.fields;
    let filled =
        |text: &str| Some(item::allowed(text).into_owned()).filter(|text| !text.is_empty());
    let category = |name: String| Category { name, domain: None };
    let dublin_core = DublinCoreExtension {
        creators: fields.byline.iter().filter_map(|name| filled(name)).collect(),
        languages: filled(&fields.language).into_iter().collect(),
        rights: filled(&fields.rights).into_iter().collect(),
        ..DublinCoreExtension::default()
    };
    Item {
        // An item has a title or a description.
        title: Some(filled(&fields.headline).unwrap_or_default()),
        link: site_address::of(article, address),
        // Readers of feeds take it for HTML.
        description: filled(&hypertext::words(&fields.standfirst)),
        categories: item::categories(article).into_iter().map(category).collect(),
        guid: Some(Guid { value: item::id(article), permalink: false }),
        pub_date: Some(date(item::published(article))),
        content: Some(item::content(article)),
        dublin_core_ext: Some(dublin_core),
        ..Item::default()
    }
}

/// A time as RFC 822 writes it, with four digits of the year.
fn date(time: DateTime<Utc>) -> String {
    time.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
