//! Who said what a post quotes: a line below the quotation, and no word of it.

use std::borrow::Cow;

const BEGIN: &str = "<cite";
const END: &str = "</cite>";
const QUOTE_END: &str = "</blockquote>";

/// The text as a site shows it, with each source that ends a quotation in a paragraph behind it. Pull quotes hold theirs
/// themselves.
pub(super) fn apart(html: &str) -> Cow<'_, str> {
    if !html.contains(BEGIN) {
        return Cow::Borrowed(html);
    }
    let (mut out, mut rest) = (String::with_capacity(html.len()), html);
    while let Some((before, source, behind)) = next(rest) {
        if is_pulled(&out, before) {
            let length = rest.len() - behind.len();
            out.push_str(&rest[..length]);
        } else {
            out.push_str(before.trim_end());
            out.push_str(QUOTE_END);
            out.push_str("<p>");
            out.push_str(source);
            out.push_str("</p>");
        }
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The next source that ends a quotation: what stands before it, its words with what stands around those, and what comes
/// behind the quotation.
fn next(html: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(at) = html[from..].find(BEGIN).map(|at| from + at) {
        from = at + BEGIN.len();
        let (tag, rest) = html[from..].split_once('>')?;
        let (source, behind) = rest.split_once(END)?;
        let is_tag = tag.is_empty() || tag.starts_with(' ');
        let behind = behind.trim_start().strip_prefix(QUOTE_END);
        if let Some(behind) = behind.filter(|_| is_tag && !source.trim().is_empty()) {
            return Some((&html[..at], source, behind));
        }
    }
    None
}

/// Whether the quotation that is open at the end of these two is a pull quote.
fn is_pulled(before: &str, more: &str) -> bool {
    const QUOTE: &str = "<blockquote";
    let (frame, quote) = match (more.rfind(QUOTE), before.rfind(QUOTE)) {
        (Some(at), _) => (&more[..at], &more[at..]),
        (None, Some(at)) => (&before[..at], &before[at..]),
        (None, None) => return false,
    };
    let figure = frame.trim_end().rsplit_once('<').map_or("", |(_, tag)| tag);
    let tag = quote.split('>').next().unwrap_or_default();
    [figure, tag].iter().any(|tag| tag.replace('-', "").contains("pullquote"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_comes_behind_what_it_is_of() {
        for (html, expected) in [
            (
                "<blockquote class=\"wp-block-quote\"><p>قول</p>\n<cite>فلان</cite></blockquote><p>بعد</p>",
                "<blockquote class=\"wp-block-quote\"><p>قول</p></blockquote><p>فلان</p><p>بعد</p>",
            ),
            (
                "<blockquote><p>قول</p><cite><em>فلان</em></cite> </blockquote><blockquote>آخر</blockquote>",
                "<blockquote><p>قول</p></blockquote><p><em>فلان</em></p><blockquote>آخر</blockquote>",
            ),
        ] {
            assert_eq!(apart(html), expected);
        }
        for same in [
            "<figure class=\"wp-block-pullquote\"><blockquote><p>قول</p><cite>فلان</cite></blockquote></figure>",
            "<p>في <cite>كتاب</cite> له</p>",
            "<blockquote><p>قول</p><cite></cite></blockquote>",
            "<blockquote><cite>فلان",
        ] {
            assert_eq!(apart(same), same);
        }
    }
}
