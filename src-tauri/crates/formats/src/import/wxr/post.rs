//! From a post to an article.

use chrono::{DateTime, Utc};
use dom_query::NodeRef;
use warraq_core::article::{Document, IdSource, Link, Marks};
use warraq_core::fields::{FieldChange, FieldName, FieldValue, Fields};
use warraq_core::workflow::Status;

use super::item::{Attachment, RawPost};
use super::notes::{self, Note};
use super::plain::plain;
use super::standing::{naive, status, time, warn_of_standing};
use super::terms::{first_category, tags};
use super::{Site, blocks, own, paragraphs, refer, slug, sources, unseen};
use crate::implied;
use crate::import::{ImportDefaults, Imported, typed};
use crate::markup;
use crate::picture::Picture;
use crate::reading::{self, Hints, Rough};
use crate::report::{RemovedKind, Report, TakenFrom, WarningKind};
use crate::tree::{Grown, Look, Open, Tree};

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
        let notes = notes::of(post);
        let html = notes::shown(self.html(post, &mut report), &notes);
        let document = document(&html, post, &mut report);
        let mut tree = Tree::new(&mut report, ids);
        self.lead_picture(post, &mut tree, &mut pictures);
        if let Some(document) = document {
            let known = |image: &NodeRef<'_>, address: &str| self.known_picture(image, address);
            let known: Option<markup::Known<'_>> = if self.is_live { Some(&known) } else { None };
            let pictures = (&mut pictures, known);
            markup::grow_knowing(&document.root(), defaults.at, &mut tree, pictures);
        }
        let mut grown = tree.finish();
        typed::make_lists(&mut grown.blocks, ids, &mut report);
        let (fields, body) = self.read(post, grown, defaults, ids, &mut report);
        warn_of_bad_letters(post, &mut report);
        let tags = tags(post, &mut report);
        for html in [&post.fields.title, &post.fields.excerpt] {
            list_addresses(html, &mut report);
        }
        if let Some(last) = body.blocks().last() {
            report.now_after(last.id());
        }
        // What a site says of its pictures stays in its library: of the post itself nothing is taken.
        if !self.is_live {
            unseen::list(post, &html, &self.library, &mut report);
        }
        for copy in self.copies.of(post.id) {
            report.remove(RemovedKind::Html, copy.clone());
        }
        removed_and_left(post, &notes, &mut report);
        let mut imported = Imported::of(fields, tags, body, report);
        imported.pictures = pictures;
        let status = own::status(&post.fields.own)
            .or_else(|| status(&post.fields.status))
            .unwrap_or(Status::Draft);
        SitePost {
            imported,
            status,
            dated: time(&post.fields.date_gmt).or_else(|| time(&post.fields.modified_gmt)),
        }
    }

    /// The picture that the theme shows above the text; nothing is loaded, and its address is reported where it cannot be
    /// had later.
    fn lead_picture(&self, post: &RawPost, tree: &mut Tree<'_>, pictures: &mut Vec<Picture>) {
        let Some(number) = post.fields.thumbnail else { return };
        let Some(Attachment { address, alt, caption, .. }) = self.library.attachment(number) else {
            return;
        };
        let media = if self.is_live {
            let id = tree.ids.next_ulid().to_string();
            let mut picture = Picture::at(id.clone(), address.clone());
            alt.trim().clone_into(&mut picture.alt);
            pictures.push(picture);
            Some(id)
        } else {
            tree.report.remove(RemovedKind::Image, address.clone());
            None
        };
        let figure = Open::Figure { media, alt: alt.trim().to_owned(), credit: String::new() };
        tree.open(figure, Look::default());
        tree.text(&plain(caption), &Marks::none());
        tree.close();
    }

    /// Where the picture of an `img` can be had: the file that the site keeps under its number or its name, else what the
    /// site itself shows.
    fn known_picture(&self, image: &NodeRef<'_>, address: &str) -> Option<String> {
        let class = image.attr("class").unwrap_or_default();
        let number = class.split_whitespace().find_map(|one| one.strip_prefix("wp-image-"));
        let number =
            number.map(str::to_owned).or_else(|| image.attr("data-id").map(|id| id.to_string()));
        let numbered = number.and_then(|number| self.library.attachment(refer::leading(&number)?));
        let known = numbered.map(|known| known.address.as_str());
        let known = known.or_else(|| self.library.address_of(address)).map(str::to_owned);
        known.or_else(|| (host(address)? == host(&self.address)?).then(|| address.to_owned()))
    }

    /// The post's own language, as translation plugins write it, else the site's.
    fn language(&self, post: &RawPost) -> Option<String> {
        let own = post.terms.iter().find(|term| term.domain == "language").map(|term| &term.slug);
        let tag = own.unwrap_or(&self.language);
        warraq_core::text::language::normalise(tag)
    }

    /// The fields of a post and its body. What the export says for certain stays; the text, read as any other, adds
    /// what it leaves open.
    fn read(
        &self,
        post: &RawPost,
        grown: Grown,
        defaults: &ImportDefaults,
        ids: &mut dyn IdSource,
        report: &mut Report,
    ) -> (Fields, Document) {
        let known = self.fields(post, defaults.fields(), report);
        if !post.fields.own.is_empty() {
            // What Warraq itself wrote is final: nothing in it is taken for something else.
            let mut blocks = own::without_title_of_notes(grown.blocks);
            implied::settle(&mut blocks, &known);
            return (known, Document::of(blocks, ids));
        }
        let author = self.author(post);
        let hints = Hints {
            language: self.language(post).unwrap_or_default(),
            authors: vec![author.clone()],
            site: self.title.clone(),
            is_shown: self.is_live,
            ..Hints::default()
        };
        let Grown { blocks, top_headings, table_names } = grown;
        let rough = Rough { blocks, top_headings, table_names, hints, ..Rough::default() };
        let (mut fields, body) = reading::read_titled(rough, known, ids, report);
        self.settle_author(&author, &mut fields, report);
        (fields, body)
    }

    /// Who the export says wrote a post.
    fn author(&self, post: &RawPost) -> String {
        let login = &post.fields.creator;
        plain(self.authors.get(login.trim()).unwrap_or(login))
    }

    /// An author who has no name that people have is one where the text names nobody; one who is none is said.
    fn settle_author(&self, author: &str, fields: &mut Fields, report: &mut Report) {
        let is_there = |name: &String| author.contains(name.as_str());
        if author.is_empty() || fields.byline.iter().chain(&fields.sources).any(is_there) {
            return;
        }
        if fields.byline.is_empty() && !reading::is_no_author(author, &self.title) {
            take(fields, FieldName::Byline, FieldValue::Text(author.to_owned()), report);
            return;
        }
        report.warn(WarningKind::BadField, format!("dc:creator: {author}"));
    }

    fn fields(&self, post: &RawPost, mut fields: Fields, report: &mut Report) -> Fields {
        let own = &post.fields;
        let text = |text: &str| FieldValue::Text(plain(text));
        let is_own = !own.own.is_empty();
        let mut set = |field, value: FieldValue| take(&mut fields, field, value, report);
        set(FieldName::Headline, text(&own.title));
        let standfirst = standfirst(post);
        set(FieldName::Standfirst, text(standfirst));
        let author = self.author(post);
        if !is_own && !reading::is_no_author(&author, &self.title) {
            set(FieldName::Byline, FieldValue::List(reading::names_in(&author)));
        }
        set(FieldName::Section, text(first_category(post)));
        if let Some(day) =
            own.date.split_whitespace().next().filter(|_| naive(&own.date).is_some() && !is_own)
        {
            set(FieldName::Date, FieldValue::Text(day.to_owned()));
        }
        let slug = slug::readable(&own.slug);
        set(FieldName::Slug, FieldValue::Text(slug.clone().unwrap_or_else(|whole| whole)));
        if Link::allows(own.link.trim()) && !is_own {
            set(FieldName::Sources, FieldValue::List(vec![own.link.trim().to_owned()]));
        }
        own::read(&own.own, &mut fields, report, take);
        if slug.is_err() {
            report.warn(WarningKind::BadField, format!("slug: {}", own.slug.trim()));
        }
        if standfirst != own.description && !own.description.trim().is_empty() {
            let text = format!("{}: {}", own.description_key, own.description.trim());
            report.warn(WarningKind::UnknownField, text);
        }
        fields
    }

    /// The post's text as WordPress would show it.
    fn html(&self, post: &RawPost, report: &mut Report) -> String {
        let content = &crate::shortcode::kept_apart(&post.fields.content);
        let html = if blocks::has(content) {
            blocks::shown(content, &self.library, report)
        } else {
            paragraphs::shown(content, post.number, &self.library)
        };
        sources::apart(&html).into_owned()
    }
}

/// What a post says it is about: its excerpt, else what it says to search engines.
fn standfirst(post: &RawPost) -> &str {
    let own = &post.fields;
    if own.excerpt.trim().is_empty() { &own.description } else { &own.excerpt }
}

/// The document of a post's text; one that is nested as nobody nests is listed and not read.
fn document(html: &str, post: &RawPost, report: &mut Report) -> Option<dom_query::Document> {
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

/// What of a post no article holds: readers' comments below it, custom fields, how it stood on the site.
fn removed_and_left(post: &RawPost, notes: &[Note], report: &mut Report) {
    for comment in &post.comments {
        report.remove(RemovedKind::ReaderComments, comment.words());
    }
    let left = post.fields.custom.iter().filter(|(key, value)| !notes::holds(key, value, notes));
    for (key, value) in left {
        report.warn(WarningKind::UnknownField, format!("{key}: {}", value.trim()));
    }
    warn_of_standing(post, report);
}

/// The host in an address of the web, with its port.
fn host(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    ["http", "https"].contains(&scheme).then_some(host)
}
