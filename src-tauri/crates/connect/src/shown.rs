//! Whether a text shows a picture.

use crate::entities::decoded;
use crate::medium::RemoteMedium;
use crate::wordpress::unescaped;

/// Whether a text names a medium as far as anybody can see: its file in any size, or its number. One whose name only
/// begins so is another.
#[must_use]
pub fn shows(text: &str, medium: &RemoteMedium) -> bool {
    let number = &*medium.id.0;
    let marks = ["wp-image-", "\"id\":", "\"mediaId\":", "attachment_id=", "attachment_"];
    names_file(text, &medium.url)
        || !number.is_empty() && marks.iter().any(|mark| has_number(text, mark, number))
        || lists(text, number)
}

/// The name of a file in an address without its ending, as its smaller sizes begin as well.
pub(crate) fn stem(url: &str) -> &str {
    let name = url.rsplit('/').next().unwrap_or(url);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let made = ["-scaled", "-rotated"].iter().find_map(|ending| name.strip_suffix(ending));
    made.unwrap_or(name)
}

fn names_file(text: &str, url: &str) -> bool {
    let stem = stem(url);
    if stem.is_empty() {
        return false;
    }
    let spellings = [text.to_owned(), unescaped(text), decoded(text)];
    let stems = [stem.to_owned(), unescaped(stem)];
    let name = url.rsplit('/').next().unwrap_or(url);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    spellings.iter().any(|text| stems.iter().any(|stem| has_file(text, (stem, &ending))))
}

/// Whether a file with this name, or a size of it, stands in the text.
fn has_file(text: &str, (stem, ending): (&str, &str)) -> bool {
    text.match_indices(stem).any(|(at, _)| {
        let begins = text[..at].chars().next_back().is_none_or(|before| !is_of_name(before));
        begins && is_its_ending(&text[at + stem.len()..], ending)
    })
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_')
}

/// Whether this stands behind the name of a file or of one of its sizes: `.jpg`, `-300x200.jpg`, `-scaled.jpg`. Plugins
/// make others of them for browsers that can show those.
fn is_its_ending(rest: &str, ending: &str) -> bool {
    let Some((parts, rest)) = rest.split_once('.') else { return false };
    let parts: Vec<&str> = parts.split('-').collect();
    let kind: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    if ![ending, "webp", "avif"].contains(&&*kind.to_lowercase()) {
        return false;
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    parts[0].is_empty()
        && parts[1..].iter().all(|part| match part.split_once('x') {
            Some((width, height)) => is_number(width) && is_number(height),
            // The time at which somebody cut it.
            None => {
                matches!(*part, "scaled" | "rotated")
                    || part.strip_prefix('e').is_some_and(is_number)
            }
        })
}

fn has_number(text: &str, mark: &str, number: &str) -> bool {
    text.match_indices(mark).any(|(at, _)| {
        let rest = text[at + mark.len()..].trim_start();
        let rest = rest.strip_prefix(number);
        rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
    })
}

/// Whether it is in a list of numbers: `[gallery ids="1,2"]`, `"ids":[1,2]`.
fn lists(text: &str, number: &str) -> bool {
    text.match_indices("ids").any(|(at, _)| {
        let list: String = text[at + 3..]
            .chars()
            .take_while(|it| it.is_ascii_digit() || " ,:=[\"'".contains(*it))
            .collect();
        list.split(|it: char| !it.is_ascii_digit()).any(|one| one == number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remote::RemoteId;

    fn medium(url: &str) -> RemoteMedium {
        let url = format!("https://a.example/2026/11/{url}");
        RemoteMedium { id: RemoteId("12".to_owned()), url, size: None, bytes: None }
    }

    #[test]
    fn a_picture_is_shown_in_any_size_by_name_or_number() {
        let medium = medium("سوق-1-scaled.jpg");
        for text in [
            "<img src=\"https://a.example/2026/11/سوق-1-scaled.jpg\">",
            "<img src=\"http://cdn.example/سوق-1.jpg?w=9\">",
            "<img srcset=\"/سوق-1-300x200.jpg 300w\">",
            "<img src='/%D8%B3%D9%88%D9%82-1-e1690000000-150x150.jpg'>",
            "<img class=\"size-full wp-image-12\">",
            "<!-- wp:cover {\"url\":\"x\",\"id\":12} -->",
            "<!-- wp:media-text {\"mediaId\":12,\"x\":1} -->",
            "[gallery ids=\"3,12\"]",
            "<!-- wp:gallery {\"ids\":[12,4]} -->",
            "[caption id=\"attachment_12\"]x[/caption]",
        ] {
            assert!(shows(text, &medium), "{text}");
        }
    }

    #[test]
    fn one_whose_name_or_number_only_begins_so_is_another() {
        let medium = medium("news-1.jpg");
        for text in [
            "<img src=\"/news-1.gif\">",
            "<img src=\"/news-1-1.jpg\" class=\"wp-image-120\">",
            "<img src=\"/news-10.jpg\"> <img src=\"/old-news-1.jpg\">",
            "<!-- wp:image {\"id\":121} --> [gallery ids=\"3,112,120\"] news-1",
            "",
        ] {
            assert!(!shows(text, &medium), "{text}");
        }
    }
}
