//! The pictures that a post shows: which they are in the site's library, and their files.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::media::WireMedium;
use super::refusal::About;
use super::{WordPress, unescaped};
use crate::connector::Watch;
use crate::entities::decoded;
use crate::fault::{Fault, FaultKind};
use crate::http::{Request, are_of_one_host};
use crate::listing::WholeMedium;
use crate::remote::RemotePost;
use crate::shown::{shows, stem};

/// The most that `WordPress` lists at once.
const LISTED: usize = 100;
/// Pictures that a post shows by their address only, and that are looked for by their names.
const LOOKED_FOR: usize = 5;

const FIELDS: &str = "id,source_url,media_details,alt_text,caption,media_type";

#[derive(Deserialize)]
struct WireShown {
    #[serde(flatten)]
    medium: WireMedium,
    #[serde(default)]
    alt_text: String,
    #[serde(default)]
    caption: Raw,
    #[serde(default)]
    media_type: String,
}

#[derive(Default, Deserialize)]
struct Raw {
    #[serde(default)]
    raw: String,
}

impl WordPress {
    /// The pictures of a post by number, and those that it shows by their address where the library knows them. Where the
    /// site does not say, none: its text is there all the same.
    pub(super) async fn media_of(&self, post: &RemotePost) -> Vec<WholeMedium> {
        let mut numbers = numbers(&post.content);
        numbers.extend(post.featured.as_ref().and_then(|id| id.0.parse::<u64>().ok()));
        let mut found = Vec::new();
        if !numbers.is_empty() {
            let numbers: Vec<String> =
                numbers.iter().take(LISTED).map(ToString::to_string).collect();
            found = self.pictures_by(("include", &numbers.join(","))).await;
        }
        let addresses = addresses(&post.content);
        let is_known = |found: &[WholeMedium], address: &str| {
            found.iter().any(|known| shows(address, &known.medium))
        };
        let root = self.root.at("", &[]);
        let is_own = |address: &str| are_of_one_host(address, root.as_str());
        let unknown =
            addresses.into_iter().filter(|address| is_own(address) && !is_known(&found, address));
        let unknown: Vec<String> = unknown.take(LOOKED_FOR).collect();
        for address in unknown {
            let name = unescaped(stem(&without_size(&address)));
            let named = self.pictures_by(("search", &name)).await;
            found.extend(named.into_iter().find(|known| shows(&address, &known.medium)));
        }
        found
    }

    async fn pictures_by(&self, by: (&str, &str)) -> Vec<WholeMedium> {
        let most = LISTED.to_string();
        let query = [
            by,
            ("context", "edit"),
            ("status", "inherit,private"),
            ("per_page", &*most),
            ("_fields", FIELDS),
        ];
        let request = Request::get(self.root.at("wp/v2/media", &query));
        let found: Result<Vec<WireShown>, Fault> = self.asked(&request, About::Medium, &()).await;
        let pictures =
            found.unwrap_or_default().into_iter().filter(|one| one.media_type == "image");
        let whole = |one: WireShown| WholeMedium {
            medium: one.medium.into_medium(),
            alt: decoded(&one.alt_text),
            caption: decoded(&one.caption.raw),
        };
        pictures.map(whole).collect()
    }

    /// The file at an address; never a page in its place.
    pub(super) async fn file_at(
        &self,
        url: &str,
        most: u64,
        watch: &dyn Watch,
    ) -> Result<Vec<u8>, Fault> {
        let none = || Fault::not_done(FaultKind::NotFound(url.to_owned()));
        let address = url.parse().map_err(|_| none())?;
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let reply = self.http.ask(&Request::picture(address, most), watch).await?;
        if matches!(reply.status, 404 | 410) {
            return Err(none());
        }
        if reply.is_success() && !reply.is_page() {
            return Ok(reply.body);
        }
        Err(crate::http::refusal(&reply, true))
    }
}

/// The numbers of pictures in the text of a post, as far as it says any.
fn numbers(text: &str) -> BTreeSet<u64> {
    let marks = ["wp-image-", "\"id\":", "\"mediaId\":", "attachment_", "data-id=\""];
    let behind = marks.iter().flat_map(|mark| text.split(mark).skip(1));
    let single = behind.filter_map(|rest| {
        let digits = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse().ok()
    });
    let lists = text.split("ids").skip(1).flat_map(|rest| {
        let is_of_list = |it: &char| it.is_ascii_digit() || " ,:=[\"'".contains(*it);
        let list: String = rest.chars().take_while(is_of_list).collect();
        list.split(|it: char| !it.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect::<Vec<u64>>()
    });
    single.chain(lists).filter(|number| *number > 0).collect()
}

/// The addresses of the pictures in the text of a post, each once.
fn addresses(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for image in text.split("<img").skip(1) {
        let image = image.split('>').next().unwrap_or_default();
        let Some(rest) = image.split_once("src=").map(|(_, rest)| rest) else { continue };
        let Some(quote) = rest.chars().next().filter(|it| matches!(it, '"' | '\'')) else {
            continue;
        };
        let address = decoded(rest[1..].split(quote).next().unwrap_or_default());
        if address.contains("://") && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

/// An address without the size that the site made of its file.
fn without_size(address: &str) -> String {
    let (stem, ending) = address.rsplit_once('.').unwrap_or((address, ""));
    let is_size = |part: &str| {
        let mut sides = part.split('x');
        let is_number = |text: Option<&str>| text.is_some_and(|text| text.parse::<u32>().is_ok());
        is_number(sides.next()) && is_number(sides.next()) && sides.next().is_none()
    };
    let whole = stem.rsplit_once('-').filter(|(_, part)| is_size(part)).map(|(whole, _)| whole);
    format!("{}.{ending}", whole.unwrap_or(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_post_shows_is_read_from_its_text() {
        let text = "<!-- wp:image {\"id\":12} --><img src=\"https://a.example/b&amp;c.jpg\" \
            class=\"wp-image-12\"/> [gallery ids=\"3,40\"] <img class='x' src='https://a.example/d.png'>\
            <img src=\"data:image/png;base64,AA\"><img src=relative>";
        assert_eq!(numbers(text), [3, 12, 40].into());
        assert_eq!(addresses(text), ["https://a.example/b&c.jpg", "https://a.example/d.png"]);
        assert_eq!(without_size("https://a.example/d-1-300x200.png"), "https://a.example/d-1.png");
        assert_eq!(without_size("https://a.example/d-1.png"), "https://a.example/d-1.png");
    }
}
