//! An export as WordPress makes it of a site (WXR 1.2): one or more articles as posts, for WordPress's importer and
//! for Warraq's own, which takes all of an article back from the fields beside its post.
//!
//! Source: `export_wp` of WordPress 7.1 and `parsers` of wordpress-importer 0.9.

mod author;
mod meta;
mod post;
mod xml;

use warraq_core::article::Article;
use warraq_core::fields::FieldName;

use self::author::Author;
use self::xml::Xml;
use super::{Export, ExportInput, Holds};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::hypertext;

/// An export of a WordPress site.
pub(super) struct Wxr;

impl Export for Wxr {
    fn format(&self) -> Format {
        Format::Wxr
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            Feature::Media,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::ItemParagraphs,
            Feature::CellParagraphs,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            // The newsroom's own business.
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
        ];
        LOST
    }

    fn holds(&self) -> Holds {
        Holds::Collection
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let mut xml = Xml::new();
        xml.raw(START);
        channel(&mut xml, input);
        for (article, number) in input.articles().iter().zip(1..) {
            post::write(&mut xml, input, article, number);
        }
        xml.raw("</channel>\n</rss>\n");
        out.extend_from_slice(xml.finish().as_bytes());
        Ok(())
    }
}

const START: &str = r#"<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"#;

/// What is said of the site: its name, who wrote, and the terms of its posts.
fn channel(xml: &mut Xml, input: &ExportInput<'_>) {
    xml.text("title", input.newsroom);
    xml.text("link", &input.options.address);
    xml.text("language", &input.article().fields.language);
    xml.text("generator", "Warraq");
    xml.text("wp:wxr_version", "1.2");
    xml.text("wp:base_site_url", &input.options.address);
    xml.text("wp:base_blog_url", &input.options.address);
    let mut authors: Vec<Author> = Vec::new();
    let (mut sections, mut tags): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for article in input.articles() {
        add(&mut authors, Author::of(article, input.newsroom));
        add(&mut sections, article.fields.section.as_str());
        article.tags.iter().for_each(|tag| add(&mut tags, tag.as_str()));
    }
    for (author, number) in authors.iter().zip(1..) {
        author.write(xml, number);
    }
    let mut number = 0;
    let mut term =
        |xml: &mut Xml, kind: &str, name_of_slug: &str, name_of_name: &str, name: &str| {
            number += 1;
            xml.element(kind, |xml| {
                xml.text("wp:term_id", &number.to_string());
                xml.cdata(name_of_slug, &post::term_slug(name));
                xml.cdata(name_of_name, &hypertext::words(name));
            });
        };
    for section in sections.iter().filter(|section| !section.is_empty()) {
        term(xml, "wp:category", "wp:category_nicename", "wp:cat_name", section);
    }
    for tag in tags {
        term(xml, "wp:tag", "wp:tag_slug", "wp:tag_name", tag);
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}

/// When a post was published.
fn dated(article: &Article) -> chrono::DateTime<chrono::Utc> {
    article.fields.embargo.unwrap_or_else(|| super::feed::published(article))
}

#[cfg(test)]
mod tests;
