//! What both kinds of feed say of an article and of themselves.

use std::borrow::Cow;

use chrono::{DateTime, NaiveTime, Utc};
use warraq_core::article::Article;
use warraq_core::article::languages::Saying;
use warraq_core::fields::Fields;

use super::super::ExportInput;
use crate::hypertext::{Manner, Source, Syntax, Writer};
use crate::invisible::is_allowed_in_xml;
use crate::notes::Notes;
use crate::{original, wording};

/// What an article is known by wherever it stands.
pub(super) fn id(article: &Article) -> String {
    format!("urn:ulid:{}", article.id)
}

/// The text as HTML, with what stands below it; nothing remote is in it.
pub(super) fn content(article: &Article) -> String {
    let fields = &article.fields;
    let blocks = original::spoken(article, Saying::Nested);
    let notes = Notes::of(&blocks);
    let prefix = format!("{}-", article.id.to_string().to_lowercase());
    let source = |_: &str| None::<Source>;
    let manner = Manner { syntax: Syntax::Html, source: &source, prefix: &prefix };
    let mut writer = Writer::new(&notes, fields, manner);
    let words = wording::of(&fields.language);
    writer.raw("<div lang=\"");
    writer.text(&fields.language);
    writer.raw(&format!("\" dir=\"{}\">\n", fields.direction().as_str()));
    writer.blocks(&blocks);
    writer.endnotes(words);
    writer.footer(fields, "", words);
    writer.raw("</div>\n");
    writer.finish()
}

/// When it was published, as far as the article says: the time it was begun, on the day that it speaks from; not before
/// the end of its embargo.
pub(in crate::export) fn published(article: &Article) -> DateTime<Utc> {
    let written = match article.fields.date {
        Some(day) if day != article.created_at.date_naive() => {
            // Noon: the same day wherever it is read.
            let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
            day.and_time(noon).and_utc()
        }
        _ => article.created_at,
    };
    article.fields.embargo.map_or(written, |embargo| embargo.max(written))
}

/// When it was changed last. What was changed before it was published is as it was published.
pub(super) fn modified(article: &Article) -> DateTime<Utc> {
    match article.fields.embargo {
        Some(_) => article.updated_at.max(published(article)),
        None => article.updated_at,
    }
}

/// When the newest of the articles was changed.
pub(super) fn updated(input: &ExportInput<'_>) -> DateTime<Utc> {
    let times = input.articles().iter().map(|article| article.updated_at);
    times.max().unwrap_or(DateTime::UNIX_EPOCH)
}

/// The name of the feed: the newsroom's, else its site's, else the first headline.
pub(super) fn title(input: &ExportInput<'_>) -> String {
    let address = input.options.address.as_str();
    let host = address.split("://").nth(1).and_then(|rest| rest.split('/').next());
    let fields = &input.article().fields;
    let names = [input.newsroom, host.unwrap_or_default(), fields.headline.trim()];
    let name = names.into_iter().find(|name| !name.is_empty());
    allowed(name.unwrap_or("Warraq")).into_owned()
}

/// The language of the feed: the one that all its articles are in.
pub(super) fn language<'a>(input: &ExportInput<'a>) -> Option<&'a str> {
    let first = input.article().fields.language.as_str();
    let is_same = |article: &Article| article.fields.language == first;
    input.articles().iter().all(is_same).then_some(first).filter(|tag| !tag.is_empty())
}

/// The tags, the section first.
pub(super) fn categories(article: &Article) -> Vec<String> {
    let Fields { section, .. } = &article.fields;
    let section = std::iter::once(section.as_str()).filter(|section| !section.is_empty());
    let tags = article.tags.iter().map(warraq_core::tag::Tag::as_str);
    let mut names: Vec<String> = Vec::new();
    for name in section.chain(tags) {
        let name = allowed(name).into_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// `text` without what XML cannot hold.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed_in_xml) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|letter| is_allowed_in_xml(*letter)).collect())
}
