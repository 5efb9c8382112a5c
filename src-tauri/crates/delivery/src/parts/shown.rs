//! What people see of a part.

use serde::Serialize;
use warraq_connect::decoded;

use super::cut::tag;
use super::images::images;
use super::things::{Thing, ThingKind, beside_words};

/// A part as people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Shown {
    /// What it is.
    pub kind: PartKind,
    /// Its words; lines of a list, a table and a quote are lines. Empty where it has none.
    pub text: String,
    /// What the site calls it, where it is a block of its own: `core/shortcode`.
    pub name: String,
    /// Where what it shows comes from, where no word of it says that; empty where it is words, or says nothing of it.
    pub address: String,
    /// What readers are told who cannot see its pictures; each is a line. Empty where it shows none.
    pub alt: String,
    /// What else readers see in it that none of these says.
    pub things: Vec<Thing>,
}

/// What a part of a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// Running text.
    Text,
    /// A heading.
    Heading,
    /// A list.
    List,
    /// Somebody's words.
    Quote,
    /// A picture or several.
    Picture,
    /// A table.
    Table,
    /// Something of another site.
    Embed,
    /// A break between parts.
    Divider,
    /// What only the site itself knows how to show.
    Block,
}

/// Blocks of the site that an article has too, and what they are to people.
const KNOWN: [(&str, PartKind); 15] = [
    ("paragraph", PartKind::Text),
    ("freeform", PartKind::Text),
    ("heading", PartKind::Heading),
    ("list", PartKind::List),
    ("quote", PartKind::Quote),
    ("pullquote", PartKind::Quote),
    ("image", PartKind::Picture),
    ("gallery", PartKind::Picture),
    ("table", PartKind::Table),
    ("embed", PartKind::Embed),
    ("separator", PartKind::Divider),
    ("verse", PartKind::Text),
    ("preformatted", PartKind::Text),
    ("media-text", PartKind::Picture),
    ("footnotes", PartKind::Text),
];

/// What people see of `raw`, a part of a post.
#[must_use]
pub fn shown(raw: &str) -> Shown {
    let bare = bare(raw);
    Shown { things: others(raw, &bare), ..bare }
}

/// The same without what stands in it beside its words.
fn bare(raw: &str) -> Shown {
    let text = words(raw);
    let alts = images(raw).into_iter().map(|image| image.alt).filter(|alt| !alt.is_empty());
    let alt = alts.collect::<Vec<_>>().join("\n");
    if let Some(name) = block_name(raw) {
        let known = KNOWN.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        let name = if name.contains('/') { name.to_owned() } else { format!("core/{name}") };
        let (kind, name) = known.map_or((PartKind::Block, name), |kind| (kind, String::new()));
        let address = address(raw, kind, &text);
        return Shown { kind, address, text, name, alt, things: Vec::new() };
    }
    let kind = match tag(raw).map(|(name, ..)| name) {
        Some("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => PartKind::Heading,
        Some("ul" | "ol" | "dl") => PartKind::List,
        Some("blockquote") => PartKind::Quote,
        Some("hr") => PartKind::Divider,
        Some("iframe" | "video") => PartKind::Embed,
        _ if raw.contains("<table") => PartKind::Table,
        Some("form") => PartKind::Block,
        _ if text.starts_with('[') && text.ends_with(']') => PartKind::Block,
        _ if raw.contains("<img") => PartKind::Picture,
        _ if text.is_empty() => PartKind::Block,
        _ => PartKind::Text,
    };
    let address = address(raw, kind, &text);
    Shown { kind, address, text, name: String::new(), alt, things: Vec::new() }
}

/// What readers see in a part beside its words, but for what its address and its name say already.
fn others(raw: &str, shown: &Shown) -> Vec<Thing> {
    let is_said = |thing: &Thing| match thing.kind {
        ThingKind::Frame => thing.detail == shown.address && shown.kind == PartKind::Embed,
        ThingKind::Block => {
            shown.name == thing.detail || shown.name == format!("core/{}", thing.detail)
        }
        _ => false,
    };
    let mut found = beside_words(raw);
    found.retain(|thing| !is_said(thing));
    found
}

/// Where what a part shows comes from, where it is no words and does not say it in any.
fn address(raw: &str, kind: PartKind, text: &str) -> String {
    if !matches!(kind, PartKind::Embed | PartKind::Block | PartKind::Picture) {
        return String::new();
    }
    let found = ["src=\"", "src='", "\"url\":\"", "href=\"", "data=\""].iter().find_map(|before| {
        let (_, rest) = raw.split_once(before)?;
        let end = if before.ends_with('\'') { '\'' } else { '"' };
        rest.split_once(end).map(|(address, _)| address)
    });
    let address = decoded(found.unwrap_or_default()).replace("\\/", "/").replace("\\u0026", "&");
    if text.contains(&*address) { String::new() } else { address }
}

/// What makes two parts one to a reader, whatever their markup. What has no words is known by what it is.
pub(crate) fn key(raw: &str) -> String {
    let Shown { kind, text, .. } = bare(raw);
    if !text.is_empty() {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    match kind {
        PartKind::Picture => "\0picture".to_owned(),
        PartKind::Divider => "\0divider".to_owned(),
        _ => format!("\0{raw}"),
    }
}

/// The name of the block that a part is, without the site's own `core/`.
fn block_name(raw: &str) -> Option<&str> {
    let rest = raw.strip_prefix("<!-- wp:")?;
    let name = rest.split([' ', '\n']).next()?;
    Some(name.strip_prefix("core/").unwrap_or(name))
}

/// The words that readers see.
pub(crate) fn words(raw: &str) -> String {
    let (mut out, mut rest) = (String::new(), raw);
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (length, put) = match tag(rest) {
            _ if rest.starts_with("<!--") => {
                (rest.find("-->").map_or(rest.len(), |end| end + 3), "")
            }
            Some((name @ ("script" | "style"), false, length)) => {
                let end = format!("</{name}");
                (rest.find(&end).unwrap_or(length), "")
            }
            Some((name, is_end, length)) => (length, between(name, is_end)),
            None => (1, "<"),
        };
        out.push_str(put);
        rest = &rest[length..];
    }
    out.push_str(rest);
    let lines = decoded(&out);
    let is_seen = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}');
    let lines = lines.lines().map(|line| line.chars().filter(is_seen).collect::<String>());
    let lines = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What stands between the words on both sides of a tag.
fn between(name: &str, is_end: bool) -> &'static str {
    match name {
        "br" | "hr" | "ul" | "ol" | "p" | "li" | "tr" | "div" | "figcaption" | "blockquote"
        | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figure" | "summary" | "dt" | "dd" | "pre"
        | "table" | "caption" | "section" => "\n",
        "cite" if is_end => "\n",
        "td" | "th" if is_end => " ",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_see_words() {
        for (raw, kind, text) in [
            (
                "<!-- wp:paragraph -->\n<p>قال <strong>R&amp;D</strong><br>ثم</p>\n<!-- /wp:paragraph -->",
                PartKind::Text,
                "قال R&D\nثم",
            ),
            ("<ul><li>أ</li><li>ب</li></ul>", PartKind::List, "أ\nب"),
            (
                "<!-- wp:image {\"id\":3} -->\n<figure><img src=\"x\"/><figcaption>سوق</figcaption></figure>\n<!-- /wp:image -->",
                PartKind::Picture,
                "سوق",
            ),
            ("<p><img src=\"x\"></p>", PartKind::Picture, ""),
            ("[gallery ids=\"1,2\"]", PartKind::Block, "[gallery ids=\"1,2\"]"),
            ("<p>a < b</p><script>x<1</script>", PartKind::Text, "a < b"),
        ] {
            let found = shown(raw);
            assert_eq!((found.kind, found.text.as_str()), (kind, text), "{raw}");
        }
    }

    #[test]
    fn what_has_no_words_says_where_it_comes_from() {
        let video = "https://video.example/embed/7?a=1&b=2";
        for (raw, kind, address) in [
            (
                "<!-- wp:html -->\n<iframe src=\"https://video.example/embed/7?a=1&amp;b=2\"></iframe>\n<!-- /wp:html -->",
                PartKind::Block,
                video,
            ),
            (
                "<iframe title='a' src='https://video.example/embed/7?a=1&b=2'></iframe>",
                PartKind::Embed,
                video,
            ),
            (
                "<!-- wp:acf/map {\"url\":\"https:\\/\\/map.example\\/9\"} /-->",
                PartKind::Block,
                "https://map.example/9",
            ),
            // An embed of the site's says its address as its words.
            (
                "<!-- wp:embed {\"url\":\"https://x.example/1\"} -->\n<figure><div>\nhttps://x.example/1\n</div></figure>\n<!-- /wp:embed -->",
                PartKind::Embed,
                "",
            ),
            ("<!-- wp:acf/poll {\"q\":1} /-->", PartKind::Block, ""),
            ("<p>قال <a href=\"https://x.example\">هنا</a></p>", PartKind::Text, ""),
        ] {
            let found = shown(raw);
            assert_eq!((found.kind, found.address.as_str()), (kind, address), "{raw}");
        }
    }

    #[test]
    fn what_only_the_site_can_show_says_its_name() {
        let found = shown("<!-- wp:acf/poll {\"q\":1} /-->");
        assert_eq!((found.kind, found.name.as_str()), (PartKind::Block, "acf/poll"));
        assert_eq!(
            shown("<!-- wp:shortcode -->\n[x]\n<!-- /wp:shortcode -->").name,
            "core/shortcode"
        );
        assert_ne!(key("<!-- wp:acf/poll /-->"), key("<!-- wp:acf/map /-->"));
        assert_eq!(
            key("<p>أ  ب</p>"),
            key("<!-- wp:paragraph -->\n<p>أ\nب</p>\n<!-- /wp:paragraph -->")
        );
    }
}
