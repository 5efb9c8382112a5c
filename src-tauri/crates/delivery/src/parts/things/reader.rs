//! Markup, read for what it says beside words.

use warraq_connect::decoded;

use super::{Found, ThingKind};
use crate::parts::captioned::caption_bracket;
use crate::parts::cut::{element, tag};
use crate::parts::images::{attributes, images};
use crate::parts::inline::plain;
use crate::parts::shown::words;

/// All that stands in a text beside its words, in order, as often as it does.
pub(crate) fn things(raw: &str) -> Vec<Found> {
    let mut reader = Reader { found: Vec::new(), link: None };
    let mut at = 0;
    while let Some(next) = raw[at..].find(['<', '[']).map(|next| at + next) {
        let rest = &raw[next..];
        at = next
            + if rest.starts_with("<!--") {
                reader.comment(rest)
            } else if rest.starts_with('[') {
                reader.bracket(rest)
            } else {
                reader.tag(rest)
            };
    }
    reader.found
}

/// Blocks of the site that an article has too.
const OURS: [&str; 12] = [
    "paragraph",
    "heading",
    "list",
    "list-item",
    "quote",
    "pullquote",
    "image",
    "gallery",
    "table",
    "embed",
    "separator",
    "freeform",
];

/// Elements that every hand writes otherwise and that say nothing.
const PLAIN: [&str; 27] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "figcaption",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "colgroup",
    "col",
    "div",
    "span",
    "bdi",
    "br",
    "hr",
];

/// What is said of an element that readers do not miss, or that is told otherwise.
const SILENT: [&str; 22] = [
    "lang",
    "dir",
    "scope",
    "alt",
    "src",
    "srcset",
    "sizes",
    "href",
    "id",
    "loading",
    "decoding",
    "data-level",
    "data-id",
    "fetchpriority",
    "aria-describedby",
    "aria-hidden",
    "datetime",
    "start",
    "reversed",
    "type",
    "cite",
    "title",
];

struct Reader {
    found: Vec<Found>,
    /// Where the link leads that is open.
    link: Option<String>,
}

impl Reader {
    fn push(&mut self, kind: ThingKind, key: &str, detail: &str) {
        let link = self.link.clone().unwrap_or_default();
        let detail = detail.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = format!("{kind:?} {key}");
        self.found.push(Found { kind, key, detail, link, picture: None });
    }

    /// How long the comment is that begins here.
    fn comment(&mut self, rest: &str) -> usize {
        let length = rest.find("-->").map_or(rest.len(), |end| end + "-->".len());
        let inner = rest[..length].trim_start_matches("<!--").trim_end_matches("-->").trim();
        if let Some(block) = inner.strip_prefix("wp:") {
            let name = block.split([' ', '\n', '/']).next().unwrap_or(block);
            let full = block.split([' ', '\n']).next().unwrap_or(name).trim_end_matches('/');
            let is_of_words =
                matches!(name, "verse" | "preformatted" | "html" | "shortcode" | "more");
            if inner.ends_with('/') {
                self.push(ThingKind::Block, block, full);
            } else if !OURS.contains(&name) && !is_of_words {
                self.push(ThingKind::Block, full, full);
            }
        } else if inner == "more" || inner == "nextpage" {
            self.push(ThingKind::Block, inner, inner);
        }
        length
    }

    /// How long the bracket is that begins here.
    fn bracket(&mut self, rest: &str) -> usize {
        if let Some(length) = caption_bracket(rest) {
            if rest.starts_with("[c") {
                self.push(ThingKind::Shortcode, "[caption]", &rest[..length]);
            }
            return length;
        }
        let is_name = rest[1..].starts_with(|c: char| c.is_ascii_lowercase());
        let end =
            rest.find([']', '<', '\n']).filter(|end| is_name && rest[*end..].starts_with(']'));
        let Some(end) = end else { return 1 };
        self.push(ThingKind::Shortcode, &rest[..=end], &decoded(&rest[..=end]));
        end + 1
    }

    /// How long the tag is that begins here.
    fn tag(&mut self, rest: &str) -> usize {
        let Some((name, is_end, length)) = tag(rest) else { return 1 };
        if is_end {
            if name == "a" {
                self.link = None;
            }
            return length;
        }
        let open = &rest[..length];
        let said = attributes(open);
        let value = |wanted: &str| {
            let found = said.iter().find(|(name, _)| name == wanted);
            found.map(|(_, value)| decoded(value)).unwrap_or_default()
        };
        let inner = || words(&rest[..element(rest, name)]);
        match name {
            "iframe" | "video" | "audio" | "object" | "embed" => {
                let address = ["src", "data"].map(value).into_iter().find(|it| !it.is_empty());
                let address = address.unwrap_or_else(|| name.to_owned());
                self.push(ThingKind::Frame, &address, &address);
                return length;
            }
            "form" | "button" | "input" | "select" | "textarea" => {
                self.push(ThingKind::Form, name, &inner());
                return length;
            }
            "script" | "style" => {
                self.push(ThingKind::Other, name, name);
                return element(rest, name);
            }
            "source" | "track" | "param" | "wbr" => return length,
            "img" => return self.picture(open, &said) + length,
            "a" => self.opened_link(rest, &value("href")),
            "cite" => self.push(ThingKind::Source, name, &inner()),
            "tfoot" => self.push(ThingKind::Foot, name, &inner()),
            "pre" => self.push(ThingKind::Verse, name, &inner()),
            name if PLAIN.contains(&name) => {}
            name => {
                let title = value("title");
                let detail = if title.is_empty() { inner() } else { title };
                self.push(ThingKind::Look, plain(name), &detail);
            }
        }
        self.looks(name, &said);
        length
    }

    fn opened_link(&mut self, rest: &str, address: &str) {
        let address = address.trim_end_matches('/');
        let inner = &rest[..element(rest, "a")];
        let is_of_picture = inner.contains("<img") && words(inner).is_empty();
        self.link = Some(address.to_owned());
        if address.is_empty() {
            return;
        }
        let kind = if is_of_picture { ThingKind::PictureLink } else { ThingKind::Link };
        self.push(kind, address, address);
    }

    /// What is said of a picture beside what it shows.
    fn picture(&mut self, open: &str, said: &[(String, String)]) -> usize {
        let picture = images(open).into_iter().next();
        let first = self.found.len();
        self.looks("img", said);
        for found in &mut self.found[first..] {
            found.kind = ThingKind::Size;
            found.picture.clone_from(&picture);
        }
        0
    }

    /// What is said of an element's look.
    fn looks(&mut self, name: &str, said: &[(String, String)]) {
        let kind = match name {
            "a" => ThingKind::LinkSetting,
            "figure" => ThingKind::Size,
            _ => ThingKind::Look,
        };
        for (attribute, value) in said {
            let value = decoded(value);
            let parts: Vec<&str> = match &**attribute {
                name if SILENT.contains(&name) => continue,
                "class" | "rel" => {
                    value.split_whitespace().filter(|one| !is_of_the_site(one)).collect()
                }
                // Of a picture, its own points say no more than its file.
                "width" | "height" if name == "img" => continue,
                _ => vec![&*value],
            };
            for part in parts {
                let detail = match &**attribute {
                    "class" => part.to_owned(),
                    attribute => format!("{attribute}=\"{part}\""),
                };
                let key = format!("{name} {attribute}={part}");
                self.push(kind, &key, &detail);
            }
        }
    }
}

/// Whether a class says nothing but what the block is, and the block says that too.
fn is_of_the_site(class: &str) -> bool {
    ["wp-block-", "wp-element-", "wp-image-", "is-layout-", "is-type-", "is-provider-", "wp-embed-"]
        .iter()
        .any(|before| class.starts_with(before))
        || matches!(
            class,
            "size-full" | "has-nested-images" | "columns-default" | "is-cropped" | "gallery"
        )
}
