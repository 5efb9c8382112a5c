//! From a post to an article.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use dom_query::Document;
use warraq_core::article::{IdSource, Link, Marks};
use warraq_core::fields::{FieldChange, FieldName, FieldValue, Fields};
use warraq_core::moment;
use warraq_core::tag::Tag;
use warraq_core::workflow::Status;

use super::item::{Attachment, RawPost};
use super::{Site, blocks, paragraphs, slug, unseen};
use crate::import::{ImportDefaults, Imported};
use crate::markup;
use crate::reading;
use crate::report::{RemovedKind, Report, TakenFrom, WarningKind};
use crate::tree::{Look, Open, Tree};

/// An article made of a post, where it stood and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePost {
    /// The article.
    pub imported: Imported,
    /// What its state on the site is here.
    pub status: Status,
    /// When it was published or written, where the file says so.
    pub dated: Option<DateTime<Utc>>,
}

impl Site {
    /// The article of one of its posts.
    pub fn article(
        &self,
        post: &RawPost,
        defaults: &ImportDefaults,
        ids: &mut dyn IdSource,
    ) -> SitePost {
        let mut report = Report::default();
        let mut pictures = Vec::new();
        let html = self.html(post, &mut report);
        let document = document(&html, post, &mut report);
        let mut tree = Tree::new(&mut report, ids);
        self.lead_picture(post, &mut tree);
        if let Some(document) = document {
            markup::grow(&document.root(), defaults.at, &mut tree, &mut pictures);
        }
        let grown = tree.finish();
        // The title is a field of its own here: no heading of the text is taken for it.
        let language = self.language(post).unwrap_or_default();
        let (read, body) = reading::body(grown.blocks, language, defaults, ids, &mut report);
        warn_of_bad_letters(post, &mut report);
        let tags = tags(post, &mut report);
        let fields = self.fields(post, read, &mut report);
        if let Some(last) = body.blocks().last() {
            report.now_after(last.id());
        }
        unseen::list(post, &html, &self.library, &mut report);
        for copy in self.copies.of(post.id) {
            report.remove(RemovedKind::Html, copy.clone());
        }
        removed_and_left(post, &mut report);
        let mut imported = Imported::of(fields, tags, body, report);
        imported.pictures = pictures;
        let status = status(&post.fields.status).unwrap_or(Status::Draft);
        SitePost {
            imported,
            status,
            dated: time(&post.fields.date_gmt).or_else(|| time(&post.fields.modified_gmt)),
        }
    }

    /// The picture that the theme shows above the text; its address is reported, nothing is loaded.
    fn lead_picture(&self, post: &RawPost, tree: &mut Tree<'_>) {
        let Some(number) = post.fields.thumbnail else { return };
        let Some(Attachment { address, alt, caption, .. }) = self.library.attachment(number) else {
            return;
        };
        tree.report.remove(RemovedKind::Image, address.clone());
        let figure =
            Open::Figure { media: None, alt: alt.trim().to_owned(), credit: String::new() };
        tree.open(figure, Look::default());
        tree.text(&plain(caption), &Marks::none());
        tree.close();
    }

    /// The post's own language, as translation plugins write it, else the site's.
    fn language(&self, post: &RawPost) -> Option<String> {
        let own = post.terms.iter().find(|term| term.domain == "language").map(|term| &term.slug);
        let tag = own.unwrap_or(&self.language);
        warraq_core::text::language::normalise(tag)
    }

    fn fields(&self, post: &RawPost, mut fields: Fields, report: &mut Report) -> Fields {
        let own = &post.fields;
        let text = |text: &str| FieldValue::Text(plain(text));
        let author = self.authors.get(own.creator.trim()).unwrap_or(&own.creator);
        let mut set = |field, value: FieldValue| take(&mut fields, field, value, report);
        set(FieldName::Headline, text(&own.title));
        let standfirst = standfirst(post);
        set(FieldName::Standfirst, text(standfirst));
        set(FieldName::Byline, text(author));
        set(FieldName::Section, text(first_category(post)));
        if let Some(day) = own.date.split_whitespace().next().filter(|_| naive(&own.date).is_some())
        {
            set(FieldName::Date, FieldValue::Text(day.to_owned()));
        }
        let slug = slug::readable(&own.slug);
        set(FieldName::Slug, FieldValue::Text(slug.clone().unwrap_or_else(|whole| whole)));
        if Link::allows(own.link.trim()) {
            set(FieldName::Sources, FieldValue::List(vec![own.link.trim().to_owned()]));
        }
        if slug.is_err() {
            report.warn(WarningKind::BadField, format!("slug: {}", own.slug.trim()));
        }
        if standfirst != own.description && !own.description.trim().is_empty() {
            let text = format!("{}: {}", own.description_key, own.description.trim());
            report.warn(WarningKind::UnknownField, text);
        }
        for html in [&own.title, &own.excerpt] {
            list_addresses(html, report);
        }
        fields
    }

    /// The post's text as WordPress would show it.
    fn html(&self, post: &RawPost, report: &mut Report) -> String {
        let content = &post.fields.content;
        if blocks::has(content) {
            return blocks::shown(content, &self.library, report);
        }
        paragraphs::shown(content, post.number, &self.library)
    }
}

/// What a post says it is about: its excerpt, else what it says to search engines.
fn standfirst(post: &RawPost) -> &str {
    let own = &post.fields;
    if own.excerpt.trim().is_empty() { &own.description } else { &own.excerpt }
}

/// The document of a post's text; one that is nested as nobody nests is listed and not read.
fn document(html: &str, post: &RawPost, report: &mut Report) -> Option<Document> {
    let document = markup::parse::fragment(html).ok();
    if document.is_none() {
        report.warn(WarningKind::PartUnreadable, "content:encoded");
        report.remove(RemovedKind::Html, post.fields.content.clone());
    }
    document
}

/// Addresses that are listed before the text; those of more stand behind it.
const MAX_ADDRESSES: usize = 100;

/// Lists where the links and pictures of a text lead of which only the words are taken.
fn list_addresses(html: &str, report: &mut Report) {
    if !html.contains('<') {
        return;
    }
    let Ok(document) = markup::parse::fragment(html) else { return };
    let mut listed = 0;
    for node in document.root().descendants_it() {
        for (name, key, kind) in
            [("a", "href", RemovedKind::Link), ("img", "src", RemovedKind::Image)]
        {
            if let Some(address) = node.attr(key).filter(|_| node.has_name(name)) {
                listed += 1;
                if listed <= MAX_ADDRESSES {
                    report.remove_before_all(kind, address.trim());
                } else {
                    report.remove(kind, address.trim());
                }
            }
        }
    }
}

/// Says that bytes of the post were no letters.
fn warn_of_bad_letters(post: &RawPost, report: &mut Report) {
    let own = &post.fields;
    let texts = [&own.title, &own.content, &own.excerpt];
    if texts.iter().any(|text| text.contains(char::REPLACEMENT_CHARACTER)) {
        report.warn(WarningKind::BadLetters, "");
    }
}

/// Sets a field and says so; a value that cannot be is said and left.
fn take(fields: &mut Fields, field: FieldName, value: FieldValue, report: &mut Report) {
    let shown = match &value {
        FieldValue::Text(text) => text.trim().to_owned(),
        FieldValue::List(texts) => texts.join(", "),
        FieldValue::Empty => String::new(),
    };
    if shown.is_empty() {
        return;
    }
    match fields.apply(&FieldChange { field, value }) {
        Ok(()) => report.take(field, shown, TakenFrom::Metadata),
        Err(_) => report.warn(WarningKind::BadField, format!("{field}: {shown}")),
    }
}

/// The first category is the section: an article is in one part of the paper. The others become tags.
fn first_category(post: &RawPost) -> &str {
    post.terms.iter().find(|term| term.domain == "category").map_or("", |term| &term.name)
}

fn tags(post: &RawPost, report: &mut Report) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut seen = HashSet::new();
    let mut categories = 0;
    for term in &post.terms {
        match term.domain.as_str() {
            "category" => {
                categories += 1;
                if categories == 1 {
                    continue;
                }
            }
            "post_tag" => {}
            "language" | "post_translations" | "post_format" | "nav_menu" => continue,
            other => {
                report.warn(WarningKind::UnknownField, format!("{other}: {}", term.name));
                continue;
            }
        }
        match Tag::parse(&plain(&term.name)) {
            Ok(tag) if !seen.insert(tag.clone()) => {}
            Ok(tag) => tags.push(tag),
            Err(_) => report.warn(WarningKind::BadTag, term.name.clone()),
        }
    }
    tags
}

/// What of a post no article holds: readers' comments below it, custom fields, how it stood on the site.
fn removed_and_left(post: &RawPost, report: &mut Report) {
    for comment in &post.comments {
        report.remove(RemovedKind::ReaderComments, comment.words());
    }
    for (key, value) in &post.fields.custom {
        report.warn(WarningKind::UnknownField, format!("{key}: {}", value.trim()));
    }
    warn_of_standing(post, report);
}

/// What a post's state on the site is in the workflow. What is published is with the readers, behind a password too; what
/// only the site's own people see is finished and with nobody. A state that only plugins know is a draft.
fn status(name: &str) -> Option<Status> {
    Some(match name.trim() {
        "publish" => Status::Delivered,
        "private" | "future" => Status::Ready,
        "pending" => Status::Submitted,
        "draft" | "auto-draft" | "inherit" | "" => Status::Draft,
        "trash" => Status::Spiked,
        _ => return None,
    })
}

/// Says what of a post's standing on the site an article does not have: its type, who may see it, a state that only
/// plugins know. Its password is not repeated.
fn warn_of_standing(post: &RawPost, report: &mut Report) {
    let own = &post.fields;
    if !matches!(own.post_type.trim(), "" | "post") {
        report.warn(WarningKind::UnknownField, format!("post_type: {}", own.post_type.trim()));
    }
    if status(&own.status).is_none() {
        report.warn(WarningKind::UnknownField, format!("status: {}", own.status.trim()));
    }
    if own.status.trim() == "private" {
        report.warn(WarningKind::NotPublic, "private");
    }
    if !own.password.trim().is_empty() {
        report.warn(WarningKind::NotPublic, "password");
    }
}

/// A time of the file: `2024-01-17 12:00:00`, in UTC. WordPress writes zeros where there is none.
fn time(text: &str) -> Option<DateTime<Utc>> {
    naive(text).map(|time| time.and_utc())
}

fn naive(text: &str) -> Option<NaiveDateTime> {
    let time = NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M:%S").ok();
    time.filter(|time| moment::writable(time.and_utc()).is_some())
}

/// The words of a title or an excerpt, which WordPress keeps as HTML.
fn plain(html: &str) -> String {
    let document = Some(html).filter(|html| html.contains(['<', '&'])).map(markup::parse::fragment);
    match document {
        Some(Ok(document)) => collapsed(&markup::words::of(&document.root())),
        _ => collapsed(html),
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
