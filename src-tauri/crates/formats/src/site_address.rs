//! Where an article is on its newsroom's site.

use std::fmt::Write;

use warraq_core::article::Article;

/// The address of `article` on the site at `site`: its slug below it, percent-encoded. Nothing where the site is not
/// known or the article has no slug: the address of the site is not that of one of its articles.
pub(crate) fn of(article: &Article, site: &str) -> Option<String> {
    let site = site.trim_end_matches('/');
    let slug = &article.fields.slug;
    (!site.is_empty() && !slug.is_empty()).then(|| format!("{site}/{}/", encoded(slug)))
}

/// The same; the address of the site where the article has none of its own.
pub(crate) fn or_site(article: &Article, site: &str) -> Option<String> {
    let of_site = || Some(format!("{}/", site.trim_end_matches('/'))).filter(|_| !site.is_empty());
    of(article, site).or_else(of_site)
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
