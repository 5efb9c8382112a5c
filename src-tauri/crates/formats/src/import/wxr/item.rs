//! One item of an export as it stands there.

use std::collections::HashSet;

use warraq_core::article::ArticleId;

use super::identity;
use crate::markup::words;

/// An item: a post, a page, a picture, a menu entry, …
#[derive(Debug, Default)]
pub(super) struct Item {
    /// WordPress's number for it.
    pub(super) id: u64,
    pub(super) post_type: String,
    pub(super) terms: Vec<Term>,
    pub(super) comments: Vec<Comment>,
    fields: Fields,
}

/// A category, tag or term of another taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Term {
    /// `category`, `post_tag`, …
    pub(super) domain: String,
    pub(super) slug: String,
    pub(super) name: String,
}

/// What a reader wrote below a post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Comment {
    pub(super) author: String,
    pub(super) text: String,
}

/// A picture that posts refer to by its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attachment {
    pub(super) address: String,
    pub(super) alt: String,
    pub(super) caption: String,
}

/// What an item is to an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article: a post, a page, or a type of the site's own.
    Post,
    Attachment,
    Other,
}

/// The texts of an item, by what they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    pub(super) title: String,
    pub(super) link: String,
    pub(super) creator: String,
    pub(super) guid: String,
    pub(super) content: String,
    pub(super) excerpt: String,
    pub(super) date: String,
    pub(super) date_gmt: String,
    pub(super) modified_gmt: String,
    pub(super) status: String,
    pub(super) post_type: String,
    pub(super) slug: String,
    pub(super) password: String,
    pub(super) attachment_url: String,
    /// Custom fields that the writer sees, in order.
    pub(super) custom: Vec<(String, String)>,
    pub(super) thumbnail: Option<u64>,
    pub(super) alt: String,
    /// The article's id, where Warraq itself sent the post.
    pub(super) article: String,
}

/// A post as it stands in an export.
#[derive(Debug, Clone)]
pub struct RawPost {
    /// The id its article has: the same at every import.
    pub id: ArticleId,
    pub(super) terms: Vec<Term>,
    pub(super) comments: Vec<Comment>,
    pub(super) fields: Fields,
}

/// Types that WordPress and its plugins keep for themselves: never an article.
const INTERNAL: [&str; 16] = [
    "nav_menu_item",
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "wp_block",
    "wp_template",
    "wp_template_part",
    "wp_global_styles",
    "wp_navigation",
    "wp_font_family",
    "wp_font_face",
    "acf-field",
    "acf-field-group",
    "elementor_library",
];

/// Characters of a title that are enough to know an item by.
const TITLE_CHARS: usize = 80;

impl Item {
    pub(super) fn kind(&self) -> Kind {
        match self.post_type.as_str() {
            "attachment" => Kind::Attachment,
            name if INTERNAL.contains(&name) => Kind::Other,
            _ => Kind::Post,
        }
    }

    /// The words of its title, as far as they are needed to know it by.
    pub(super) fn title(&self) -> String {
        words::shortened(&words::collapsed(&self.fields.title), TITLE_CHARS)
    }

    /// Takes the text of the item's element of this name.
    pub(super) fn set(&mut self, name: &str, text: String) {
        let fields = &mut self.fields;
        match name {
            "title" => fields.title = text,
            "link" => fields.link = text,
            "dc:creator" => fields.creator = text,
            "guid" => fields.guid = text,
            "content:encoded" => fields.content = text,
            "excerpt:encoded" => fields.excerpt = text,
            "wp:post_id" => self.id = text.trim().parse().unwrap_or(0),
            "wp:post_date" => fields.date = text,
            "wp:post_date_gmt" => fields.date_gmt = text,
            "wp:post_modified_gmt" => fields.modified_gmt = text,
            "wp:status" => fields.status = text,
            "wp:post_type" => self.post_type = text,
            "wp:post_name" => fields.slug = text,
            "wp:post_password" => fields.password = text,
            "wp:attachment_url" => fields.attachment_url = text,
            "category" => {
                if let Some(term) = self.terms.last_mut() {
                    term.name = text;
                }
            }
            _ => {}
        }
    }

    /// Takes a custom field. Those whose names begin with a low line are machinery and not shown to writers.
    pub(super) fn meta(&mut self, key: String, value: String) {
        let fields = &mut self.fields;
        match key.as_str() {
            "_thumbnail_id" => fields.thumbnail = value.trim().parse().ok(),
            "_wp_attachment_image_alt" => fields.alt = value,
            "_warraq_id" | "warraq_id" => fields.article = value,
            name if name.starts_with('_') => {}
            _ => fields.custom.push((key, value)),
        }
    }

    pub(super) fn into_attachment(self: Box<Self>) -> Attachment {
        let Fields { attachment_url, alt, excerpt, title, .. } = self.fields;
        let alt = if alt.is_empty() && !excerpt.is_empty() { title } else { alt };
        Attachment { address: attachment_url, alt, caption: excerpt }
    }

    /// The post, with the id that its article has: one of its own where another post `seen` has its GUID.
    pub(super) fn into_post(mut self: Box<Self>, site: &str, seen: &HashSet<ArticleId>) -> RawPost {
        let mut id = identity::of_post(&self.fields, site, self.id);
        if seen.contains(&id) {
            self.fields.article.clear();
            self.fields.guid = format!("{}#{}", self.fields.guid, self.id);
            id = identity::of_post(&self.fields, site, self.id);
        }
        self.fields.post_type = self.post_type;
        RawPost { id, terms: self.terms, comments: self.comments, fields: self.fields }
    }
}
