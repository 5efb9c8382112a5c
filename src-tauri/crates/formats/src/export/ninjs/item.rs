//! The article as one object.

use serde_json::{Value, json};
use warraq_core::article::languages::Saying;
use warraq_core::article::{Article, Block};
use warraq_core::fields::Fields;

use super::super::{ExportInput, exporter};
use super::object::Object;
use super::picture;
use crate::error::FormatError;
use crate::format::Format;
use crate::options::{Disclosure, NinjsVersion};
use crate::wire::{self, Extent};
use crate::{original, title, urn, wording};

/// The object, its names spelt as version 3 spells them.
pub(super) fn of(input: &ExportInput<'_>) -> Result<Value, FormatError> {
    let article = input.article();
    let blocks = original::spoken(article, Saying::Nested);
    let mut item = Object::default();
    management(&mut item, article);
    rights(&mut item, &article.fields);
    item.text("edNote", &wire::corrections(&article.fields).join("\n"));
    item.text("language", wording::tag(&article.fields.language));
    content(&mut item, input, &blocks)?;
    people(&mut item, input);
    about(&mut item, input);
    item.put("title", title::of(article, &blocks, input.newsroom));
    item.text("by", &wire::by(&article.fields));
    item.text("slugline", &article.fields.slug);
    item.text("located", &article.fields.place);
    item.list("associations", picture::associations(input, &blocks));
    item.put("altIds", json!([{ "role": "warraq", "value": article.id.to_string() }]));
    item.put("standard", standard(input.options.ninjs));
    if let Some(genre) = wire::genre(article.fields.profile) {
        let name = genre.replace('_', " ");
        let uri = format!("http://cv.iptc.org/newscodes/genre/{genre}");
        item.put("genres", json!([{ "name": name, "uri": uri }]));
    }
    Ok(item.into_value())
}

fn management(item: &mut Object, article: &Article) {
    item.put("uri", urn::of_article(article));
    item.put("type", "text");
    item.put("representationType", "full");
    item.put("version", article.version.max(1).to_string());
    item.put("firstCreated", wire::time(article.created_at));
    item.put("versionCreated", wire::time(article.updated_at));
    // The day it speaks from has no hour, and only a time is taken.
    let day = article.fields.date.map(|date| format!("{date}T00:00:00Z"));
    item.put("contentCreated", day.unwrap_or_else(|| wire::time(article.created_at)));
    if let Some(until) = article.fields.embargo {
        item.put("embargoedUntil", wire::time(until));
    }
    item.put("pubStatus", wire::publishing_status(article.status));
}

fn rights(item: &mut Object, fields: &Fields) {
    if wire::is_notice(&fields.rights) {
        item.text("copyrightNotice", &fields.rights);
    }
    item.text("usageTerms", &fields.rights);
}

fn content(
    item: &mut Object,
    input: &ExportInput<'_>,
    blocks: &[Block],
) -> Result<(), FormatError> {
    let fields = &input.article().fields;
    item.list("descriptions", roles(&[("summary", &fields.standfirst)]));
    let plain = plain_text(input)?;
    let bodies = json!([
        {
            "role": "main",
            "contentType": "application/xhtml+xml",
            "value": wire::xhtml(input, blocks, Extent::Body),
        },
        { "role": "main", "contentType": "text/plain", "value": plain },
    ]);
    item.put("bodies", bodies);
    item.list("headlines", roles(&[("main", &fields.headline), ("kicker", &fields.kicker)]));
    Ok(())
}

/// The texts that are filled, each with its role.
pub(super) fn roles(texts: &[(&str, &str)]) -> Vec<Value> {
    let filled = texts.iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(role, text)| json!({ "role": role, "value": text })).collect()
}

/// The body alone, as the format of plain text has it.
fn plain_text(input: &ExportInput<'_>) -> Result<String, FormatError> {
    let article = input.article();
    let (headline, standfirst) = (String::new(), String::new());
    let fields = Fields { headline, standfirst, ..article.fields.clone() };
    let body = [Article { fields, ..article.clone() }];
    let mut out = Vec::new();
    exporter(Format::Text).write(&ExportInput { articles: &body, ..*input }, &mut out)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// Who wrote it and who had it last, as data; the byline is part of what is published, and has its own place.
fn people(item: &mut Object, input: &ExportInput<'_>) {
    if input.options.people == Disclosure::Withheld {
        return;
    }
    let article = input.article();
    let mut people: Vec<Value> = article
        .fields
        .byline
        .iter()
        .map(|name| json!({ "name": name, "rel": "creator" }))
        .collect();
    if !article.updated_by.is_empty() {
        people.push(json!({ "name": article.updated_by, "rel": "contributor" }));
    }
    item.list("people", people);
}

fn about(item: &mut Object, input: &ExportInput<'_>) {
    let (article, fields) = (input.article(), &input.article().fields);
    if !fields.place.is_empty() {
        item.put("places", json!([{ "name": fields.place, "rel": "located" }]));
    }
    let mut subjects: Vec<Value> = fields.topics.iter().map(|code| topic(code)).collect();
    if !fields.section.is_empty() {
        subjects.push(json!({ "name": fields.section, "rel": "section" }));
    }
    let tags = article.tags.iter().map(warraq_core::tag::Tag::as_str);
    subjects.extend(tags.map(|tag| json!({ "name": tag, "rel": "keyword" })));
    item.list("subjects", subjects);
    let mut sources = Vec::new();
    if !input.newsroom.is_empty() {
        sources.push(json!({ "name": input.newsroom, "role": "provider" }));
    }
    sources.extend(fields.sources.iter().map(|name| json!({ "name": name, "role": "source" })));
    item.list("infoSources", sources);
}

fn topic(code: &str) -> Value {
    match wire::media_topic(code) {
        Some(digits) => {
            let uri = format!("http://cv.iptc.org/newscodes/mediatopic/{digits}");
            json!({ "rel": "about", "uri": uri, "literal": code })
        }
        None => json!({ "rel": "about", "literal": code }),
    }
}

fn standard(version: NinjsVersion) -> Value {
    let version = match version {
        NinjsVersion::V3 => "3.1",
        NinjsVersion::V2 => "2.2",
    };
    let schema = format!("http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json#");
    json!({ "name": "ninjs", "version": version, "schema": schema })
}
