//! Galleries that a post only names by the numbers of their pictures.

use std::fmt::Write as _;

use super::item::Attachment;
use super::library::Library;
use super::{refer, removed};

/// Pictures of one gallery.
const MAX_PICTURES: usize = 500;

/// The gallery of these pictures as HTML; nothing where the file has none of them. `code` is what named them: it is
/// listed where one is missing.
pub(super) fn of(numbers: &[u64], code: &str, library: &Library) -> Option<String> {
    let numbers = &numbers[..numbers.len().min(MAX_PICTURES)];
    let pictures: Vec<&Attachment> =
        numbers.iter().filter_map(|number| library.attachment(*number)).collect();
    if pictures.is_empty() {
        return None;
    }
    let mut html = String::from("<div class=\"gallery\">");
    for Attachment { address, alt, caption, .. } in &pictures {
        let (address, alt) = (removed::escaped(address), removed::escaped(alt.trim()));
        let caption = caption.trim();
        let _ = write!(html, "<figure><img src=\"{address}\" alt=\"{alt}\">");
        if !caption.is_empty() {
            let _ = write!(html, "<figcaption>{caption}</figcaption>");
        }
        html.push_str("</figure>");
    }
    html.push_str("</div>");
    if pictures.len() < numbers.len() {
        html.push_str(&removed::marked(code));
    }
    Some(html)
}

/// The gallery of a `[gallery …]`: of the pictures it names, else of those uploaded with the post.
pub(super) fn of_shortcode(code: &str, post: u64, library: &Library) -> Option<String> {
    let named = refer::of_list(code);
    let uploaded = library.uploaded_with(post);
    of(if named.is_empty() { uploaded } else { &named }, code, library)
}

/// The first `[gallery …]` in `text`: where it begins and ends.
pub(super) fn next(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = text[from..].find("[gallery").map(|at| from + at) {
        let rest = &text[at + "[gallery".len()..];
        if let Some(end) = rest.find(['[', ']'])
            && rest[end..].starts_with(']')
            && rest.starts_with([' ', '\t', '\n', ']', '/'])
        {
            return Some((at, at + "[gallery".len() + end + 1));
        }
        from = at + 1;
    }
    None
}
