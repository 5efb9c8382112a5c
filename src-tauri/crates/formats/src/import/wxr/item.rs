//! One item of an export as it stands there.

use warraq_core::article::ArticleId;

use super::identity;
use super::own::{self, Own};
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

impl Comment {
    /// It, behind the name of who wrote it.
    pub(super) fn words(&self) -> String {
        format!("{}: {}", self.author.trim(), self.text.trim())
    }
}

/// A picture that posts refer to by its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attachment {
    pub(super) address: String,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) caption: String,
    pub(super) description: String,
}

impl Attachment {
    pub(super) fn bytes(&self) -> usize {
        let Self { address, title, alt, caption, description } = self;
        [address, title, alt, caption, description].iter().map(|text| text.len()).sum()
    }

    /// Whether people wrote anything of it beside its name.
    pub(super) fn has_words(&self) -> bool {
        let texts = [&self.alt, &self.caption, &self.description];
        texts.iter().any(|text| !text.trim().is_empty())
    }

    /// Its name and what people wrote of it, each once.
    pub(super) fn words(&self) -> Vec<&str> {
        let mut words = Vec::new();
        for text in [&self.title, &self.alt, &self.caption, &self.description] {
            let text = text.trim();
            if !text.is_empty() && !words.contains(&text) {
                words.push(text);
            }
        }
        words
    }
}

/// What an item is to an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article: a post, a page, or a type of the site's own.
    Post,
    Attachment,
    /// A block that several posts share.
    SharedBlock,
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
    /// What a plugin for search engines keeps of it: its field, and what it says the post is about.
    pub(super) description_key: String,
    pub(super) description: String,
    /// Custom fields that the writer sees, in order.
    pub(super) custom: Vec<(String, String)>,
    pub(super) thumbnail: Option<u64>,
    pub(super) alt: String,
    /// The number of the post that an attachment was uploaded with.
    pub(super) parent: u64,
    /// The article's id, where Warraq itself sent the post.
    pub(super) article: String,
    /// What else of its article Warraq itself kept beside the post.
    pub(super) own: Own,
}

/// A post as it stands in an export.
#[derive(Debug, Clone)]
pub struct RawPost {
    /// The id its article has: the same at every import.
    pub id: ArticleId,
    /// WordPress's number for it.
    pub(super) number: u64,
    pub(super) terms: Vec<Term>,
    pub(super) comments: Vec<Comment>,
    pub(super) fields: Fields,
}

/// Types that WordPress and its plugins keep for themselves: never an article.
const INTERNAL: [&str; 15] = [
    "nav_menu_item",
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
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
            "wp_block" => Kind::SharedBlock,
            name if INTERNAL.contains(&name) => Kind::Other,
            _ => Kind::Post,
        }
    }

    /// The words of its title, as far as they are needed to know it by.
    pub(super) fn title(&self) -> String {
        title_of(&self.fields)
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
            "wp:post_parent" => fields.parent = text.trim().parse().unwrap_or(0),
            "wp:attachment_url" => fields.attachment_url = text,
            "category" => {
                if let Some(term) = self.terms.last_mut() {
                    term.name = text;
                }
            }
            _ => {}
        }
    }

    /// Takes a custom field. Those whose names begin with a low line are machinery and not shown to writers, but
    /// for what plugins keep there of what people write.
    pub(super) fn meta(&mut self, key: String, value: String) {
        let fields = &mut self.fields;
        match key.as_str() {
            "_thumbnail_id" => fields.thumbnail = value.trim().parse().ok(),
            "_wp_attachment_image_alt" => fields.alt = value,
            "_warraq_id" | "warraq_id" => fields.article = value,
            name if name.starts_with(own::PREFIX) => {
                fields.own.push((name[own::PREFIX.len()..].to_owned(), value));
            }
            name if DESCRIPTIONS.contains(&name)
                && fields.description.is_empty()
                && !value.contains('%') =>
            {
                fields.description = value;
                fields.description_key = key;
            }
            name if name.starts_with('_')
                && !(DESCRIPTIONS.contains(&name) || is_written(&value)) => {}
            _ => fields.custom.push((key, value)),
        }
    }

    pub(super) fn into_attachment(self: Box<Self>) -> Attachment {
        let Fields { attachment_url, alt, excerpt, content, title, .. } = self.fields;
        let alt = if alt.is_empty() && !excerpt.is_empty() { title.clone() } else { alt };
        Attachment { address: attachment_url, title, alt, caption: excerpt, description: content }
    }

    pub(super) fn content(&self) -> &str {
        &self.fields.content
    }

    pub(super) fn into_content(self: Box<Self>) -> String {
        self.fields.content
    }

    /// The number of the post that it was uploaded with; 0 where that is none.
    pub(super) fn parent(&self) -> u64 {
        self.fields.parent
    }

    /// The post, with the id that its article has.
    pub(super) fn into_post(mut self: Box<Self>, site: &str) -> RawPost {
        let id = identity::of_post(&self.fields, site, self.id);
        self.fields.post_type = self.post_type;
        let (number, terms, comments) = (self.id, self.terms, self.comments);
        RawPost { id, number, terms, comments, fields: self.fields }
    }
}

/// The words of the title, as far as they are needed to know an item by.
pub(super) fn title_of(fields: &Fields) -> String {
    words::shortened(&words::collapsed(&fields.title), TITLE_CHARS)
}

/// Fields in which plugins keep what a post is about, in words for search engines.
const DESCRIPTIONS: [&str; 8] = [
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_seopress_titles_desc",
    "_genesis_description",
    "_sq_description",
    "_metaseo_metadesc",
];

/// Whether a person wrote the value of a field: several words that are neither data nor markup.
fn is_written(value: &str) -> bool {
    let value = value.trim();
    let is_data = value.starts_with(['{', '[', '<', '"'])
        || value.get(1..2) == Some(":") && value.ends_with(['}', ';']);
    let words = value.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let is_foreign = value.contains(|c: char| c.is_alphabetic() && !c.is_ascii());
    !is_data && (words > 2 || words > 1 && is_foreign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_into_the_fields_of_plugins_is_kept() {
        for value in ["عنوان آخر", "Sernavê din ê nûçeyê", "a title of %%sitename%%"] {
            assert!(is_written(value), "{value}");
        }
        for value in [
            "1700000000:1",
            "default",
            "a:1:{s:5:\"title\";s:4:\"كلمة أخرى\";}",
            "{\"a\":\"كلمات في البيانات هنا\"}",
            "<iframe src=\"x\" title=\"كلمات في إطار\"></iframe>",
            "",
        ] {
            assert!(!is_written(value), "{value}");
        }
    }
}
