//! Brackets that WordPress would take for a shortcode: `[gallery]` in a text runs what is called so, and readers see that
//! or nothing in the place of the word.
//!
//! A name may be of nearly any letters, but runs only where something on the site goes by it, and plugins call theirs by
//! Latin letters, digits, `_` and `-`. A bracket before such a name is spelled as a number, which nothing runs; what
//! stands in brackets in Arabic letters is as it was. It is the spelling that the filter for what authors write makes of
//! each other one, so that it comes back from every account as it was sent. In attributes that filter takes it back to a
//! bracket, and WordPress runs shortcodes there too: in addresses it is escaped as they escape it, and in what is said of a
//! picture a sign that nobody sees and that belongs to no name stands behind it, which [`without_joiners`] takes out again.
//!
//! Source: `get_shortcode_regex`, `do_shortcodes_in_html_tags` and `wp_kses_normalize_entities` of WordPress 7.1.

use std::borrow::Cow;

/// A bracket that begins nothing.
const BRACKET: &str = "&#091;";
/// What keeps a bracket in an attribute from being the beginning of a name.
const JOINER: char = '\u{2060}';

/// Hypertext, of which no word is a shortcode. Comments, in which the names of blocks stand, are as they were.
pub(crate) fn as_words(html: &str) -> Cow<'_, str> {
    if !html.match_indices('[').any(|(at, _)| begins_name(&html[at + 1..])) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + 64);
    let (mut rest, mut tag) = (html, None);
    while let Some(at) = rest.find(['<', '>', '[']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes()[0] {
            b'<' if rest.starts_with("<!--") => rest.find("-->").unwrap_or(rest.len()),
            b'[' if begins_name(&rest[1..]) => {
                match tag.and_then(|start: usize| attribute(&out[start..])) {
                    Some("alt") => out.extend(['[', JOINER]),
                    Some("href" | "src") => out.push_str("%5B"),
                    _ => out.push_str(BRACKET),
                }
                rest = &rest[1..];
                continue;
            }
            sign => {
                tag = (sign == b'<').then_some(out.len()).or(tag.filter(|_| sign != b'>'));
                1
            }
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Hypertext that is to be read for shortcodes, in which brackets that are spelled as a number stay no part of one: they
/// are told by what [`without_joiners`] takes out of a text.
pub(crate) fn kept_apart(html: &str) -> Cow<'_, str> {
    if !html.contains("&#") {
        return Cow::Borrowed(html);
    }
    let apart = format!("[{JOINER}");
    let mut out = String::with_capacity(html.len());
    // Attributes are read for none.
    for (at, piece) in html.split('<').enumerate() {
        let text = if at == 0 { 0 } else { piece.find('>').map_or(piece.len(), |end| end + 1) };
        out.push_str(if at == 0 { "" } else { "<" });
        out.push_str(&piece[..text]);
        out.push_str(
            &["&#091;", "&#91;", "&#x5b;", "&#x5B;"]
                .iter()
                .fold(piece[text..].to_owned(), |text, spelled| text.replace(spelled, &apart)),
        );
    }
    Cow::Owned(out)
}

/// What is said of a picture, or stands in a text, as it was before [`as_words`] or [`kept_apart`].
pub(crate) fn without_joiners(text: &str) -> Cow<'_, str> {
    if text.contains(JOINER) {
        Cow::Owned(text.replace(&format!("[{JOINER}"), "["))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether what stands behind a bracket begins a shortcode or its end. Nothing is called by figures alone, which stand
/// in brackets for notes.
fn begins_name(rest: &str) -> bool {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    rest.trim_start_matches(|sign: char| sign.is_ascii_digit() || "_-".contains(sign))
        .starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// The attribute that a tag, which goes on, is in the value of.
fn attribute(tag: &str) -> Option<&str> {
    let (before, value) = tag.rsplit_once("=\"")?;
    if value.contains('"') { None } else { before.rsplit(' ').next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_shortcode_is_words() {
        for (html, words) in [
            ("<p>[gallery] و[/gallery]</p>", "<p>&#091;gallery] و&#091;/gallery]</p>"),
            ("[[video x=\"1\"]]", "[&#091;video x=\"1\"]]"),
            ("قال [يقصد أمس] و[…] [1] [ x]", "قال [يقصد أمس] و[…] [1] [ x]"),
            ("[3d-model] [12-13]", "&#091;3d-model] [12-13]"),
            ("<a href=\"/?q[x]=1\">a</a>", "<a href=\"/?q%5Bx]=1\">a</a>"),
            (
                "<img alt=\"[a] ب\" class=\"[b]\"/>[c]",
                "<img alt=\"[\u{2060}a] ب\" class=\"&#091;b]\"/>&#091;c]",
            ),
            ("<!-- wp:x {\"ids\":[1,2]} -->[a]", "<!-- wp:x {\"ids\":[1,2]} -->&#091;a]"),
            ("<!-- [a]", "<!-- [a]"),
        ] {
            assert_eq!(as_words(html), words, "{html}");
        }
        assert_eq!(without_joiners("[\u{2060}a] \u{2060}ب"), "[a] \u{2060}ب");
    }

    #[test]
    fn what_was_spelled_as_a_number_is_no_shortcode_to_who_reads_it() {
        let html = "<a href=\"/?q&#091;x]=1\">&#091;a]</a> &#x5b;b] [c] &#8220;";
        let read = "<a href=\"/?q&#091;x]=1\">[\u{2060}a]</a> [\u{2060}b] [c] &#8220;";
        assert_eq!(kept_apart(html), read);
        assert_eq!(kept_apart("<p>&#091;a"), "<p>[\u{2060}a");
    }

    #[test]
    fn what_has_none_is_as_it_was() {
        for html in ["", "<p>a &lt; b</p>", "[", "<b", "[يوم] [", "<img alt=\""] {
            assert!(matches!(as_words(html), Cow::Borrowed(same) if same == html), "{html}");
        }
    }
}
