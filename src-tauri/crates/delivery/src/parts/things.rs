//! What stands in a text beside its words, and what is said of those by markup: all that a text may lose without a word of
//! it being another.

mod reader;

use serde::{Deserialize, Serialize};

pub(crate) use self::reader::things;
use super::images::Image;

/// Something that stands in a text of the site beside its words, as people are told of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Thing {
    /// What it is: the words for it are in the catalogues.
    pub kind: ThingKind,
    /// Which: an address, its words, how it is written; empty where there is nothing to say.
    pub detail: String,
}

/// What stands in a text beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ThingKind {
    /// A map, a video or another frame: its address.
    Frame,
    /// A form or a button.
    Form,
    /// What the site puts something in the place of: as it is written.
    Shortcode,
    /// A block of the site that no article has: its name.
    Block,
    /// Where a picture leads who presses it.
    PictureLink,
    /// Where words lead who presses them.
    Link,
    /// How a link opens, and what it says to search engines: as it is written.
    LinkSetting,
    /// Who said what is quoted.
    Source,
    /// The last rows of a table, which sum it up.
    Foot,
    /// Lines of verse or of what was typed: as their lines run.
    Verse,
    /// How large a picture is shown, and on which side.
    Size,
    /// How words or a paragraph look: colour, alignment, a large first letter.
    Look,
    /// Anything else: its name.
    Other,
}

impl ThingKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Frame,
        Self::Form,
        Self::Shortcode,
        Self::Block,
        Self::PictureLink,
        Self::Link,
        Self::LinkSetting,
        Self::Source,
        Self::Foot,
        Self::Verse,
        Self::Size,
        Self::Look,
        Self::Other,
    ];
}

/// A thing as it is found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) kind: ThingKind,
    /// What it is the same by, whatever words it stands around.
    pub(crate) key: String,
    /// What people are told.
    pub(crate) detail: String,
    /// The address of the link that it belongs to; empty where it belongs to none.
    pub(crate) link: String,
    /// The picture that it belongs to.
    pub(crate) picture: Option<Image>,
}

/// What readers see in a text and no word of it says.
pub(crate) fn beside_words(raw: &str) -> Vec<Thing> {
    use ThingKind::{Block, Foot, Form, Frame, PictureLink, Source};
    let is_seen =
        |found: &Found| matches!(found.kind, Frame | Form | Block | PictureLink | Source | Foot);
    let mut all: Vec<Thing> = Vec::new();
    for Found { kind, detail, .. } in things(raw).into_iter().filter(is_seen) {
        let thing = Thing { kind, detail };
        if !all.contains(&thing) {
            all.push(thing);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(raw: &str) -> Vec<(ThingKind, String)> {
        things(raw).into_iter().map(|found| (found.kind, found.detail)).collect()
    }

    #[test]
    fn what_stands_beside_words_is_found() {
        use ThingKind::{
            Block, Foot, Form, Frame, Link, LinkSetting, Look, PictureLink, Shortcode, Size,
            Source, Verse,
        };
        for (raw, expected) in [
            ("<p>نص <strong></strong> هنا</p>".to_owned(), vec![(Look, "")]),
            (
                "<!-- wp:html -->\n<iframe src=\"https://m.example/?a&amp;b\"></iframe><p>شرح</p>\n<!-- /wp:html -->".to_owned(),
                vec![(Frame, "https://m.example/?a&b")],
            ),
            (
                "<figure class=\"wp-block-image size-large\"><a href=\"/go/\"><img src=\"/a\" class=\"wp-image-3 alignleft\" width=\"3\"/></a></figure>".to_owned(),
                vec![(Size, "size-large"), (PictureLink, "/go"), (Size, "alignleft")],
            ),
            (
                "<p class=\"lead\">في <a href=\"/b\" target=\"_blank\" rel=\"nofollow\">بيان</a></p>".to_owned(),
                vec![(Look, "lead"), (Link, "/b"), (LinkSetting, "target=\"_blank\""), (LinkSetting, "rel=\"nofollow\"")],
            ),
            ("<blockquote><p>قول</p><cite>فلان</cite></blockquote>".to_owned(), vec![(Source, "فلان")]),
            ("<table><tfoot><tr><td>المجموع</td><td>١</td></tr></tfoot></table>".to_owned(), vec![(Foot, "المجموع ١")]),
            ("<pre class=\"wp-block-verse\">قفا\nنبك</pre>".to_owned(), vec![(Verse, "قفا نبك")]),
            ("قبل [gallery ids=\"1\"] و [كلام] وبعد".to_owned(), vec![(Shortcode, "[gallery ids=\"1\"]")]),
            ("<!-- wp:columns --><!-- wp:paragraph --><!-- wp:block {\"ref\":1} /-->".to_owned(), vec![(Block, "columns"), (Block, "block")]),
            ("<form><button>أرسل</button></form>".to_owned(), vec![(Form, "أرسل"), (Form, "أرسل")]),
            ("<abbr title=\"الأمم\">أم</abbr><mark style=\"color:red\">ح</mark>".to_owned(), vec![(Look, "الأمم"), (Look, "ح"), (Look, "style=\"color:red\"")]),
        ] {
            let expected: Vec<_> =
                expected.into_iter().map(|(kind, detail)| (kind, detail.to_owned())).collect();
            assert_eq!(told(&raw), expected, "{raw}");
        }
    }
}
