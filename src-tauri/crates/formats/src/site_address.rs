//! Where an article is on its newsroom's site.

use std::fmt::Write;

use warraq_core::article::Article;

/// The address of `article` on the site at `site`: its slug below it, percent-encoded; the site's own where it has
/// no slug. Nothing where the site is not known.
pub(crate) fn of(article: &Article, site: &str) -> Option<String> {
    let site = site.trim_end_matches('/');
    if site.is_empty() {
        return None;
    }
    let slug = &article.fields.slug;
    Some(if slug.is_empty() { format!("{site}/") } else { format!("{site}/{}/", encoded(slug)) })
}

/// A slug in which every byte that is not a letter, digit, hyphen, low line or point of ASCII is percent-encoded.
///
/// Source: RFC 3986, 2.1.
fn encoded(slug: &str) -> String {
    let mut out = String::with_capacity(slug.len());
    for byte in slug.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
