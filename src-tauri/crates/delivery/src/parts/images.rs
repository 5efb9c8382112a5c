//! The pictures that a part of a post shows.

use warraq_connect::{RemoteMedium, decoded};

/// What the address of a picture begins with in what an article says wherever its pictures are: then comes the medium.
pub(crate) const NEUTRAL: &str = "warraq:";

/// A picture of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Image {
    /// Where it is shown from; empty where nothing is shown.
    pub(crate) address: String,
    /// Its number in the site's library, where the part says so.
    pub(crate) number: Option<u64>,
    /// What a reader who cannot see it is told.
    pub(crate) alt: String,
}

impl Image {
    /// The picture of a medium that the site has.
    pub(crate) fn of(medium: &RemoteMedium) -> Self {
        let (address, number) = (medium.url.clone(), medium.id.0.parse().ok());
        Self { address, number, alt: String::new() }
    }

    /// The picture that is shown from an address.
    pub(crate) fn at(address: &str) -> Self {
        Self { address: address.to_owned(), number: None, alt: String::new() }
    }

    /// Whether anything is shown: the place of a picture may be empty.
    pub(crate) fn shows_something(&self) -> bool {
        !self.address.is_empty()
    }

    /// The medium that it is in what an article says; nothing in what a site has.
    pub(crate) fn medium(&self) -> Option<&str> {
        self.address.strip_prefix(NEUTRAL)
    }

    /// Whether both show one file, in whatever size.
    pub(crate) fn is_one_with(&self, other: &Self) -> bool {
        match (self.number, other.number) {
            (Some(one), Some(other)) => one == other,
            _ => file(&self.address) == file(&other.address),
        }
    }
}

/// The pictures of a part, in its order.
pub(crate) fn images(raw: &str) -> Vec<Image> {
    raw.match_indices("<img").map(|(at, _)| image(&raw[at + "<img".len()..])).collect()
}

fn image(rest: &str) -> Image {
    let mut image = Image { address: String::new(), number: None, alt: String::new() };
    let mut rest = rest;
    while let Some((name, value, behind)) = attribute(rest) {
        match name {
            "src" => image.address = decoded(value),
            "alt" => image.alt = decoded(value),
            "class" => {
                let mut numbers =
                    value.split_whitespace().filter_map(|one| one.strip_prefix("wp-image-"));
                image.number = numbers.find_map(|number| number.parse().ok());
            }
            _ => {}
        }
        rest = behind;
    }
    image
}

/// What is said of an element by the tag that begins it, in its order: names, and values as they are written.
pub(super) fn attributes(open: &str) -> Vec<(String, String)> {
    let begin = open.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(open.len());
    let (mut found, mut rest) = (Vec::new(), &open[begin..]);
    while let Some((name, value, behind)) = attribute(rest) {
        found.push((name.to_ascii_lowercase(), value.to_owned()));
        rest = behind;
    }
    found
}

/// The text with another description of its picture with this number, from 0, for who cannot see it.
pub(crate) fn described(text: &str, number: usize, alt: &str) -> String {
    let Some((at, _)) = text.match_indices("<img").nth(number) else { return text.to_owned() };
    let begin = at + "<img".len();
    let written = format!("alt=\"{}\"", escaped(alt));
    let mut rest = &text[begin..];
    while let Some((name, _, behind)) = attribute(rest) {
        if name == "alt" {
            let end = text.len() - behind.len();
            let from = text.len() - rest.len();
            let blank = text[from..end].find("alt").unwrap_or_default();
            return format!("{}{written}{}", &text[..from + blank], &text[end..]);
        }
        rest = behind;
    }
    format!("{} {written}{}", &text[..begin], &text[begin..])
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The next attribute of a tag with its value, and what stands behind it; nothing once the tag ends.
fn attribute(rest: &str) -> Option<(&str, &str, &str)> {
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    if rest.is_empty() || rest.starts_with('>') {
        return None;
    }
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'));
    let (name, behind) = rest.split_at(end.unwrap_or(rest.len()).max(1));
    let Some(value) = behind.trim_start().strip_prefix('=') else {
        return Some((name, "", behind));
    };
    let value = value.trim_start();
    if let Some(sign) = value.chars().next().filter(|sign| matches!(sign, '"' | '\'')) {
        let (value, behind) = value[1..].split_once(sign).unwrap_or((&value[1..], ""));
        return Some((name, value, behind));
    }
    let end = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
    let (value, behind) = value.split_at(end);
    Some((name, value, behind))
}

/// What an address names whatever the size: without its scheme, its question and what `WordPress` adds for a size.
fn file(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or(address);
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let Some((stem, ending)) = address.rsplit_once('.') else { return address.to_owned() };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let is_size = |part: &str| {
        part == "scaled"
            || part.split_once('x').is_some_and(|(one, two)| is_number(one) && is_number(two))
    };
    let mut stem = stem;
    while let Some((less, _)) = stem.rsplit_once('-').filter(|(_, part)| is_size(part)) {
        stem = less;
    }
    format!("{stem}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_number_else_by_its_file_in_any_size() {
        let raw = "<!-- wp:image {\"id\":12} -->\n<figure><img src=\"https://a.example/suq-300x200.jpg?a=1&amp;b\" \
                   alt='قال &quot;نعم&quot; > لا' class=\"size-full wp-image-12\"/></figure>\n<!-- /wp:image -->";
        let found = images(raw);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].address, "https://a.example/suq-300x200.jpg?a=1&b");
        assert_eq!((found[0].number, &*found[0].alt), (Some(12), "قال \"نعم\" > لا"));
        let at = |address: &str, number| Image {
            address: address.to_owned(),
            number,
            alt: String::new(),
        };
        assert!(found[0].is_one_with(&at("http://a.example/suq-scaled.jpg", None)));
        assert!(found[0].is_one_with(&at("https://cdn.example/1.jpg", Some(12))));
        assert!(!found[0].is_one_with(&at("https://a.example/suq.jpg", Some(13))));
        assert!(!found[0].is_one_with(&at("https://a.example/suq-1.jpg", None)));
        assert_eq!(at("warraq:01J", None).medium(), Some("01J"));
    }

    #[test]
    fn a_picture_is_described_anew_and_all_else_of_it_stays() {
        let one = "<p><img src=\"a\"/></p>";
        let two = format!("{one}<img class=\"x\" alt='قديم' src=\"b\">");
        assert_eq!(
            described(&two, 1, "\"جديد\" & آخر"),
            format!("{one}<img class=\"x\" alt=\"&quot;جديد&quot; &amp; آخر\" src=\"b\">")
        );
        assert_eq!(described(one, 0, "س"), "<p><img alt=\"س\" src=\"a\"/></p>");
        assert_eq!(described(one, 1, "س"), one);
    }

    #[test]
    fn what_is_written_otherwise_is_read_too() {
        let found =
            images("<p><img alt=x src=/a.png><img\nclass='b' data-a src = \"b.png\" /> <img");
        let addresses: Vec<&str> = found.iter().map(|image| &*image.address).collect();
        assert_eq!(addresses, ["/a.png", "b.png", ""]);
        assert_eq!(found[0].alt, "x");
    }
}
