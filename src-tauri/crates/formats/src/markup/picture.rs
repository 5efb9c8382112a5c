//! Pictures of a page: what they show, where from, and which are none.

use dom_query::NodeRef;

use super::css;
use super::tag::{attribute, has_class};
use super::{address, base64};

/// What an `img` comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shown {
    /// A letter that is drawn.
    Letters(String),
    /// It counts readers; its address.
    Tracker(String),
    /// A picture that is only pointed at.
    Address(String),
    /// A picture that the page brings.
    Bytes(Vec<u8>),
    /// It has no address.
    Nothing,
}

/// What `image` shows in a page whose address is `base`.
pub(super) fn shown(image: &NodeRef<'_>, base: Option<&str>) -> Shown {
    let alt = attribute(image, "alt");
    let source = source(image);
    if is_drawn_letter(image, &source, &alt) {
        return Shown::Letters(alt);
    }
    if let Some((_, bytes)) = base64::data_address(&source) {
        return match imagesize::blob_size(&bytes) {
            Ok(size) if size.width > 2 && size.height > 2 => Shown::Bytes(bytes),
            Ok(_) => Shown::Nothing,
            Err(_) => Shown::Address(super::words::shortened(&source, 60)),
        };
    }
    if source.is_empty() {
        return Shown::Nothing;
    }
    let source = match source.get(..5) {
        Some("data:") => super::words::shortened(&source, 60),
        _ => address::resolved(&source, base),
    };
    if counts(image, &source) { Shown::Tracker(source) } else { Shown::Address(source) }
}

/// Where it is loaded from: pages that load late have a blank as `src` and the real address beside it.
fn source(image: &NodeRef<'_>) -> String {
    const LATE: [&str; 6] = [
        "data-src",
        "data-lazy-src",
        "data-original",
        "data-orig-file",
        "data-large-file",
        "data-url",
    ];
    let plain = attribute(image, "src").trim().to_owned();
    let is_blank = plain.is_empty()
        || plain.starts_with("data:image/svg")
        || plain.starts_with("data:image/gif") && plain.len() < 200
        || plain.contains("placeholder")
        || plain.contains("blank.");
    if !is_blank {
        return plain;
    }
    let late =
        LATE.iter().map(|name| attribute(image, name)).find(|value| !value.trim().is_empty());
    let widest = || {
        ["srcset", "data-srcset", "data-lazy-srcset"]
            .iter()
            .find_map(|name| widest_of(&attribute(image, name)))
    };
    late.map(|value| value.trim().to_owned()).or_else(widest).unwrap_or(plain)
}

/// The address with the greatest width or density of a `srcset`.
fn widest_of(set: &str) -> Option<String> {
    let candidates = set.split(", ").flat_map(|part| part.split(",\n")).filter_map(|candidate| {
        let mut words = candidate.split_whitespace();
        let address = words.next()?.trim_end_matches(',');
        let size =
            words.next().and_then(|size| size.trim_end_matches(['w', 'x', ',']).parse().ok());
        Some((address.to_owned(), size.unwrap_or(1.0_f64)))
    });
    candidates.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(address, _)| address)
}

fn is_drawn_letter(image: &NodeRef<'_>, source: &str, alt: &str) -> bool {
    if alt.is_empty() || alt.chars().count() > 12 {
        return false;
    }
    let says_so = has_class(image, |class| {
        matches!(class, "emoji" | "wp-smiley" | "twemoji") || class.starts_with("emoji")
    });
    let is_symbol =
        alt.chars().all(|c| !c.is_alphanumeric() && !c.is_whitespace() || c.is_ascii_digit());
    is_symbol && !alt.is_ascii() && (says_so || source.contains("emoji"))
        || says_so && !alt.contains(char::is_alphabetic)
}

/// Paths of pictures that only count.
const COUNTING: [&str; 13] = [
    "facebook.com/tr",
    "pixel.wp.com",
    "stats.wp.com",
    "google-analytics.com",
    "googletagmanager.com",
    "doubleclick.net",
    "scorecardresearch.com",
    "quantserve.com",
    "feeds.feedburner.com",
    "/pixel.gif",
    "/pixel.png",
    "/track/open",
    "counter.yadro.ru",
];

/// Whether a picture or frame only counts readers.
pub(super) fn counts(image: &NodeRef<'_>, source: &str) -> bool {
    let style = attribute(image, "style");
    let is_tiny = |side: &str| {
        let value = Some(attribute(image, side)).filter(|value| !value.is_empty());
        let value = value.or_else(|| css::value(&style, side));
        value.is_some_and(|value| {
            value.trim().trim_end_matches("px").parse::<f64>().is_ok_and(|side| side <= 2.0)
        })
    };
    is_tiny("width") && is_tiny("height") || COUNTING.iter().any(|path| source.contains(path))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn show(image: &str) -> Shown {
        let document = Document::fragment(image);
        let image = document.root().descendants().into_iter().find(|node| node.has_name("img"));
        shown(&image.unwrap(), Some("https://a.example/b/"))
    }

    fn address(address: &str) -> Shown {
        Shown::Address(address.to_owned())
    }

    #[test]
    fn late_and_relative_pictures_have_their_address() {
        assert_eq!(show("<img src=c.jpg>"), address("https://a.example/b/c.jpg"));
        let blank = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
        assert_eq!(
            show(&format!("<img src='{blank}' data-src='//c.example/d.jpg'>")),
            address("https://c.example/d.jpg")
        );
        assert_eq!(
            show("<img srcset='https://c.example/a,b.jpg 300w, https://c.example/c.jpg 1024w'>"),
            address("https://c.example/c.jpg")
        );
        assert_eq!(show(&format!("<img src='{blank}'>")), Shown::Nothing);
    }

    #[test]
    fn what_counts_readers_is_no_picture() {
        for image in [
            "<img src=https://a.example/x width=1 height=1>",
            "<img src=https://a.example/x style='width:0;height:1px'>",
            "<img src='https://www.facebook.com/tr?id=1'>",
        ] {
            assert!(matches!(show(image), Shown::Tracker(_)), "{image}");
        }
        assert!(matches!(show("<img src=x width=600 height=1>"), Shown::Address(_)));
    }

    #[test]
    fn drawn_letters_are_letters() {
        let image = "<img class=emoji alt=😀 src='https://s.w.org/images/core/emoji/1.svg'>";
        assert_eq!(show(image), Shown::Letters("😀".to_owned()));
        assert!(matches!(
            show("<img alt=شعار src='https://a.example/emoji.png'>"),
            Shown::Address(_)
        ));
    }
}
