//! What pages of other sites show inside this one.

use dom_query::NodeRef;

use super::address::{self, decoded, parts};
use super::tag::{attribute, has_class};
use super::words;

/// The address under which a person would open what an inner frame with this address shows; nothing for a
/// site that is not known.
pub(super) fn watched(source: &str) -> Option<String> {
    let whole = address::resolved(source.trim(), None);
    let (host, path, query) = parts(&whole)?;
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let of_query = |key: &str| {
        let value = query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='))?;
        Some(decoded(value)).filter(|target| target.starts_with("http"))
    };
    match host {
        "youtube.com" | "youtube-nocookie.com" if path.starts_with("/embed/") => {
            Some(format!("https://www.youtube.com/watch?v={last}"))
        }
        "youtu.be" => Some(format!("https://www.youtube.com/watch?v={last}")),
        "player.vimeo.com" => Some(format!("https://vimeo.com/{last}")),
        "dailymotion.com" if path.starts_with("/embed/video/") => {
            Some(format!("https://www.dailymotion.com/video/{last}"))
        }
        "facebook.com" if path.starts_with("/plugins/") => of_query("href"),
        "w.soundcloud.com" => of_query("url"),
        "open.spotify.com" => {
            Some(format!("https://open.spotify.com{}", path.replacen("/embed/", "/", 1)))
        }
        "t.me" => Some(format!("https://t.me{path}")),
        "platform.twitter.com" => {
            let id = query.split('&').find_map(|pair| pair.strip_prefix("id="))?;
            Some(format!("https://x.com/i/status/{id}"))
        }
        "instagram.com" => {
            Some(format!("https://www.instagram.com{}", path.trim_end_matches("embed/")))
        }
        "youtube.com" | "vimeo.com" | "dailymotion.com" | "facebook.com" | "fb.watch"
        | "twitter.com" | "x.com" | "tiktok.com" | "soundcloud.com" => {
            address::clean(&whole, None).href
        }
        _ => None,
    }
}

/// Whether a page of a known site is at this address, and not only the site itself.
pub(crate) fn is_watched(address: &str) -> bool {
    let is_page = |address: String| {
        parts(&address).is_some_and(|(_, path, query)| path.len() > 1 || !query.is_empty())
    };
    watched(address).is_some_and(is_page)
}

/// The address that a quote of a network's post stands for, and what is said in it.
pub(super) fn of_quote(node: &NodeRef<'_>) -> Option<(String, String)> {
    let address = address_of_quote(node)?;
    let said = words::collapsed(&words::of(node));
    let title = || words::collapsed(&attribute(node, "title"));
    Some((address, if said.is_empty() { title() } else { said }))
}

fn address_of_quote(node: &NodeRef<'_>) -> Option<String> {
    let is = |class: &str| has_class(node, |found| found == class);
    if is("twitter-tweet") || is("twitter-video") {
        return last_link(node, "/status/");
    }
    let address = if is("instagram-media") {
        attribute(node, "data-instgrm-permalink")
    } else if is("tiktok-embed") {
        attribute(node, "cite")
    } else if is("fb-post") || is("fb-video") {
        attribute(node, "data-href")
    } else if is("telegram-post") {
        format!("https://t.me/{}", attribute(node, "data-telegram-post"))
    } else if is("bluesky-embed") || is("reddit-embed-bq") {
        return last_link(node, "/");
    } else {
        return None;
    };
    address::clean(&address, None).href
}

/// The address that an embed block of `WordPress` has as its text, and what stands behind it.
pub(super) fn of_block(node: &NodeRef<'_>) -> Option<(String, String)> {
    let is_embed = |class: &str| matches!(class, "wp-block-embed" | "wp-block-embed__wrapper");
    if !has_class(node, is_embed) {
        return None;
    }
    let text = words::first_of(node, 2000);
    let address = text.split_whitespace().next().filter(|word| word.starts_with("http"))?;
    let page = watched(address).or_else(|| address::clean(address, None).href)?;
    let said = words::collapsed(&words::of(node));
    Some((page, said.strip_prefix(address).unwrap_or(&said).trim().to_owned()))
}

fn last_link(node: &NodeRef<'_>, part: &str) -> Option<String> {
    let links = node.descendants_it().filter(|inner| inner.has_name("a"));
    let addresses = links.map(|link| attribute(&link, "href"));
    let address = addresses.filter(|address| address.contains(part)).last()?;
    address::clean(&address, None).href
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_known_sites_are_pages_of_them() {
        for (source, page) in [
            ("https://www.youtube.com/embed/abc?rel=0", "https://www.youtube.com/watch?v=abc"),
            ("//www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc"),
            ("https://player.vimeo.com/video/12?h=1", "https://vimeo.com/12"),
            (
                "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1&width=5",
                "https://www.facebook.com/a/posts/1",
            ),
            ("https://t.me/kanal/5?embed=1", "https://t.me/kanal/5"),
            ("https://open.spotify.com/embed/episode/x", "https://open.spotify.com/episode/x"),
        ] {
            assert_eq!(watched(source).as_deref(), Some(page), "{source}");
        }
        for source in ["https://ads.example/frame", "javascript:x", "", "about:blank"] {
            assert_eq!(watched(source), None, "{source}");
        }
    }
}
