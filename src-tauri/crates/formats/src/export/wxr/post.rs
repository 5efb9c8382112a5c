//! One article as a post.

use chrono::{DateTime, Utc};
use warraq_core::article::Article;
use warraq_core::fields::slug;
use warraq_core::workflow::Status;

use super::author::{Author, named_after};
use super::xml::Xml;
use super::{dated, meta};
use crate::export::{ExportInput, post_line, wordpress};
use crate::hypertext;
use crate::options::Zone;
use crate::picture::RemotePictures;
use crate::site_address;

/// Writes the item of `article`, which is the post with this number.
pub(super) fn write(xml: &mut Xml, input: &ExportInput<'_>, article: &Article, number: usize) {
    let fields = &article.fields;
    let published = dated(article);
    xml.element("item", |xml| {
        xml.cdata("title", &post_line(&fields.headline));
        let address = site_address::of(article, &input.options.address);
        xml.text("link", &address.unwrap_or_default());
        xml.text("pubDate", &published.format("%a, %d %b %Y %H:%M:%S +0000").to_string());
        xml.cdata("dc:creator", &Author::of(article, input.newsroom).login);
        xml.raw(&format!("<guid isPermaLink=\"false\">urn:ulid:{}</guid>\n", article.id));
        xml.text("description", "");
        // Corrections, sources and rights are in fields of their own.
        xml.cdata(
            "content:encoded",
            &wordpress::content(article, &RemotePictures::default(), |_| {}),
        );
        xml.cdata("excerpt:encoded", &post_line(&fields.standfirst));
        xml.text("wp:post_id", &number.to_string());
        standing(xml, article, published, input.options.zone);
        terms(xml, article);
        meta::write(xml, article);
    });
}

/// Dates, state and name of the post. WordPress takes both times as they are: an empty local one it would make itself,
/// but then it takes any post of the same title for this one.
///
/// Source: `WP_Import::process_posts` of wordpress-importer 0.9, `post_exists` of WordPress 7.1.
fn standing(xml: &mut Xml, article: &Article, published: DateTime<Utc>, zone: Zone) {
    for (name, time) in [
        ("wp:post_date", zone.local(published)),
        ("wp:post_date_gmt", published),
        ("wp:post_modified", zone.local(article.updated_at)),
        ("wp:post_modified_gmt", article.updated_at),
    ] {
        xml.cdata(name, &time.format("%Y-%m-%d %H:%M:%S").to_string());
    }
    xml.cdata("wp:comment_status", "closed");
    xml.cdata("wp:ping_status", "closed");
    xml.cdata("wp:post_name", &article.fields.slug);
    xml.cdata("wp:status", status(article));
    xml.text("wp:post_parent", "0");
    xml.text("wp:menu_order", "0");
    xml.cdata("wp:post_type", "post");
    xml.cdata("wp:post_password", "");
    xml.text("wp:is_sticky", "0");
}

/// What the article's status is on a site. What is under embargo waits for its time there too.
fn status(article: &Article) -> &'static str {
    match article.status {
        Status::Idea | Status::Draft => "draft",
        Status::Submitted | Status::InEdit | Status::Ready => "pending",
        Status::Delivered | Status::Corrected if article.fields.embargo.is_some() => "future",
        Status::Delivered | Status::Corrected => "publish",
        Status::Spiked => "trash",
    }
}

fn terms(xml: &mut Xml, article: &Article) {
    let section = Some(article.fields.section.as_str()).filter(|section| !section.is_empty());
    let section = section.map(|name| ("category", name));
    let tags = article.tags.iter().map(|tag| ("post_tag", tag.as_str()));
    for (domain, name) in section.into_iter().chain(tags) {
        let slug = term_slug(name);
        let attributes = format!(" domain=\"{domain}\" nicename=\"{}\"", hypertext::text(&slug));
        xml.cdata_with("category", &attributes, &hypertext::words(name));
    }
}

/// The slug of a term: its words, else one made of its letters.
pub(super) fn term_slug(name: &str) -> String {
    let slug = slug::suggest(name);
    if slug.is_empty() { named_after("term", name) } else { slug }
}
