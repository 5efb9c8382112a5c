//! What a place made of what was sent to it.

mod content;
mod lost;
mod markup;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::lost::{lost_words, words_not_kept};
use self::markup::Markup;
pub use self::markup::line_text;
use crate::capability::{Capabilities, PostField};
use crate::post::Post;
use crate::remote::{RemoteId, RemotePost};

/// One thing that a place altered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Alteration {
    /// What was done.
    pub kind: AlterationKind,
    /// To what: an element (`bdi`), an attribute with its element (`a rel`), both with a `+` before them where they
    /// were added, a spelling (`&amp;`), a term's id, the words before and after with an arrow between them, or what
    /// there is now.
    pub detail: String,
}

/// What a place can do to what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum AlterationKind {
    /// The headline is another.
    Title,
    /// Words of the text are others.
    Text,
    /// Words of the text are gone, and none are in their place.
    TextLost,
    /// Words came into the text.
    TextAdded,
    /// An element is gone while its text stands, or one was added.
    Element,
    /// An attribute is gone, was added or has another value.
    Attribute,
    /// `&` and its like are spelled otherwise, or blanks and tags are written otherwise; readers see the same.
    Spelling,
    /// The summary is another.
    Excerpt,
    /// The name in the address is another.
    Slug,
    /// A category is missing, or one was added.
    Category,
    /// A tag is missing, or one was added.
    Tag,
    /// The picture that stands for it is another or missing.
    Featured,
    /// Another author is shown.
    Author,
    /// Its language is another, or the site keeps none.
    Language,
}

/// What is not in the post as it was sent, in words for people; nothing where it was all taken.
///
/// The text is compared by what is in it; what there is of tags is told by [`AlterationKind::Element`] and its
/// like, so that a site which takes out an element is not said to have changed the words.
#[must_use]
pub fn altered(sent: &Post, read: &RemotePost, can: &Capabilities) -> Vec<Alteration> {
    let mut found = Vec::new();
    let mut tell = |kind, detail: String| found.push(Alteration { kind, detail });
    if let Some((kind, detail)) = line(&sent.title, &read.title, AlterationKind::Title) {
        tell(kind, detail);
    }
    content::compare(&sent.content, &read.content, &mut tell);
    if can.holds(PostField::Excerpt)
        && let Some((kind, detail)) = line(&sent.excerpt, &read.excerpt, AlterationKind::Excerpt)
    {
        tell(kind, detail);
    }
    if can.holds(PostField::Slug) && !sent.slug.is_empty() && sent.slug != read.slug {
        tell(AlterationKind::Slug, read.slug.clone());
    }
    if can.holds(PostField::Categories) {
        for id in differing(&sent.categories, &read.categories) {
            tell(AlterationKind::Category, id.0.clone());
        }
    }
    if can.holds(PostField::Tags) {
        for id in differing(&sent.tags, &read.tags) {
            tell(AlterationKind::Tag, id.0.clone());
        }
    }
    if can.holds(PostField::Featured) && sent.featured != read.featured {
        let detail = read.featured.as_ref().map_or_else(String::new, |id| id.0.clone());
        tell(AlterationKind::Featured, detail);
    }
    if can.holds(PostField::Author) && sent.author.is_some() && sent.author != read.author {
        let detail = read.author.as_ref().map_or_else(String::new, |id| id.0.clone());
        tell(AlterationKind::Author, detail);
    }
    if can.holds(PostField::Language) && !is_language(&sent.language, read.language.as_deref()) {
        tell(AlterationKind::Language, read.language.clone().unwrap_or_default());
    }
    found
}

/// Whether a place's name for a language is the one that was sent, or that one without its script and region.
fn is_language(sent: &str, read: Option<&str>) -> bool {
    let plain = |tag: &str| tag.to_ascii_lowercase().replace('_', "-");
    let (sent, read) = (plain(sent), plain(read.unwrap_or_default()));
    let more = sent.strip_prefix(&read).filter(|_| !read.is_empty() || sent.is_empty());
    more.is_some_and(|more| more.is_empty() || more.starts_with('-'))
}

/// What became of a headline or a summary: nothing, another spelling, or another line. Letters that became markup are
/// another line, and so is the other way round.
fn line(sent: &str, read: &str, other: AlterationKind) -> Option<(AlterationKind, String)> {
    if sent == read {
        return None;
    }
    let of = |line: &str| Markup { spellings: BTreeMap::new(), ..Markup::of(line) };
    let kind = if of(sent) == of(read) { AlterationKind::Spelling } else { other };
    Some((kind, line_text(read)))
}

/// The ids that only one of the two has.
fn differing<'a>(sent: &'a [RemoteId], read: &'a [RemoteId]) -> impl Iterator<Item = &'a RemoteId> {
    let missing = sent.iter().filter(|id| !read.contains(id));
    missing.chain(read.iter().filter(|id| !sent.contains(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sent: &str, read: &str) -> Vec<(AlterationKind, String)> {
        let mut found = Vec::new();
        content::compare(sent, read, |kind, detail| found.push((kind, detail)));
        found
    }

    #[test]
    fn each_change_of_a_text_is_told_as_what_it_is() {
        use AlterationKind::{Attribute, Element, Spelling, Text};
        for (sent, read, kind, detail) in [
            ("<p>قال <bdi>R</bdi></p>", "<p>قال R</p>", Element, "bdi"),
            ("<p>R & D</p>", "<p>R &amp; D</p>", Spelling, "&amp;"),
            ("<p onclick=\"x()\">a</p>", "<p>a</p>", Attribute, "p onclick"),
            ("<a href=\"/\">a</a>", "<a href=\"/\" rel=\"nofollow\">a</a>", Attribute, "+a rel"),
            ("<p dir=\"rtl\">a</p>", "<p dir=\"auto\">a</p>", Attribute, "p dir"),
            ("<p>one two three</p>", "<p>one 2 three</p>", Text, "two → 2"),
            ("<p>a</p>", "<p>a</p><script></script>", Element, "+script"),
            ("<!-- wp:list --><p>a</p>", "<p>a</p>", Element, "wp:list"),
        ] {
            assert_eq!(told(sent, read), [(kind, detail.to_owned())], "{sent}");
        }
        assert_eq!(told("<p>a</p>", "<p>a</p>"), []);
        assert_eq!(told("<br><p>a</p>", "<br />\n<p>a</p>"), []);
    }

    #[test]
    fn words_that_went_are_told_apart_from_words_that_became_others() {
        use AlterationKind::{Text, TextAdded, TextLost};
        let told = |sent, read| {
            let told = told(sent, read).into_iter();
            told.filter(|(kind, _)| *kind != AlterationKind::Element).collect::<Vec<_>>()
        };
        let sent =
            "<p>أول ثان ثالث</p><figure><figcaption>شرح طويل</figcaption></figure><p>رابع</p>";
        assert_eq!(
            told(sent, "<p>أول ثان ثالث</p><p>رابع</p>"),
            [(TextLost, "شرح طويل".to_owned())]
        );
        let both = [(TextLost, "ثان … شرح طويل".to_owned()), (TextAdded, "خامس".to_owned())];
        assert_eq!(told(sent, "<p>أول ثالث</p><p>رابع خامس</p>"), both);
        let other = "<p>أول 2 ثالث</p><figure><figcaption>شرح طويل</figcaption></figure><p>4</p>";
        assert_eq!(told(sent, other), [(Text, "ثان → 2 … رابع → 4".to_owned())]);
    }

    #[test]
    fn the_attributes_of_an_element_that_went_are_not_told() {
        let sent = "<iframe src=\"x\" onload=\"y\"></iframe><p>a &amp; b</p>";
        let read = "<p>a &amp; b</p>";
        assert_eq!(told(sent, read), [(AlterationKind::Element, "iframe".to_owned())]);
    }

    #[test]
    fn a_language_is_the_one_that_was_sent_by_whatever_tag() {
        for (sent, read) in [("ar", "ar"), ("ar-SY", "ar"), ("kmr_Latn", "kmr"), ("pt-BR", "pt-br")]
        {
            assert!(is_language(sent, Some(read)), "{sent} {read}");
        }
        assert!(is_language("", None));
        for (sent, read) in
            [("ar", Some("en")), ("ar", None), ("arc", Some("ar")), ("", Some("ar"))]
        {
            assert!(!is_language(sent, read), "{sent} {read:?}");
        }
    }

    #[test]
    fn a_line_that_is_only_spelled_otherwise_is_the_same_to_readers() {
        let title = |read| line("R&D", read, AlterationKind::Title);
        assert_eq!(title("R&D"), None);
        assert_eq!(title("R&amp;D").unwrap().0, AlterationKind::Spelling);
        assert_eq!(title("R D").unwrap().0, AlterationKind::Title);
        let sent = "&lt;b&gt;غليظ&lt;/b&gt; &#091;a]";
        let title = |read| line(sent, read, AlterationKind::Title).map(|told| (told.0, told.1));
        assert_eq!(title("&lt;b>غليظ&lt;/b> [a]").unwrap().0, AlterationKind::Spelling);
        let markup = Some((AlterationKind::Title, "غليظ [a]".to_owned()));
        assert_eq!(title("<b>غليظ</b> &#091;a]"), markup);
    }
}
