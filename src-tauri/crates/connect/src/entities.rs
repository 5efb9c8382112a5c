//! Letters that are spelled by name in HTML.

use std::borrow::Cow;

/// The names that sites write, and what they stand for.
const NAMES: [(&str, char); 21] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("bull", '•'),
];

/// The text with its letters as they are.
#[must_use]
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some((name, letter)) = entity(rest) {
            out.push(letter);
            rest = &rest[name.len() + 2..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// The name of a term or the words below a picture, as letters that `WordPress` keeps.
///
/// It takes tags, and `%` with two digits behind it, out of names; writes `&`, `<` and `>` by name, and what is written so
/// already as it is; and where there is a `\`, makes a second term of the same name. Spelled out, each name is kept by every
/// role that may make terms, and found again by it: the same name sent twice is one term. Captions are HTML as text is.
///
/// Source: `pre_term_name` and `wp_insert_term` of `WordPress` 7.1, as administrator, editor, author and contributor.
pub(crate) fn kept_text(name: &str) -> String {
    let letters = name.char_indices().map(|(at, letter)| spelled_out(letter, &name[at..]));
    letters.collect()
}

/// What is said of a picture to those who cannot see it, as letters that `WordPress` keeps: it takes tags out of it, and
/// `%` with two digits behind it. `&` stays, for people read it in the library as it is written, but where it would spell
/// another letter.
pub(crate) fn alternative(text: &str) -> String {
    let stays = |letter, here| letter == '\\' || letter == '&' && entity(here).is_none();
    let letters = text.char_indices().map(|(at, letter)| match &text[at..] {
        here if stays(letter, here) => Cow::Owned(letter.into()),
        here => spelled_out(letter, here),
    });
    letters.collect()
}

/// The first letter of `here`, by its name or number where `WordPress` would not keep it.
fn spelled_out(letter: char, here: &str) -> Cow<'static, str> {
    let is_octet = || {
        let digits = here.as_bytes().get(1..3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    match letter {
        '&' => "&amp;".into(),
        '<' => "&lt;".into(),
        '>' => "&gt;".into(),
        '\\' => "&#092;".into(),
        '%' if is_octet() => "&#037;".into(),
        other => Cow::Owned(other.into()),
    }
}

/// The names of letters that are spelled by name, in their order.
pub(crate) fn spelled(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('&').filter_map(|(at, _)| entity(&text[at..])).map(|(name, _)| name)
}

/// The name at the start of a text that begins with `&`, and its letter.
fn entity(text: &str) -> Option<(&str, char)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => char::from_u32(match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        })?,
        None => NAMES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((name, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_out_and_read_again() {
        for (name, sent) in [
            ("قسد", "قسد"),
            ("<b>R&D</b>", "&lt;b&gt;R&amp;D&lt;/b&gt;"),
            ("50%ab 100% %", "50&#037;ab 100% %"),
            ("a\\b &lt;", "a&#092;b &amp;lt;"),
        ] {
            assert_eq!(kept_text(name), sent);
            assert_eq!(decoded(&kept_text(name)), name);
            assert_eq!(decoded(&alternative(name)), name);
        }
        assert_eq!(alternative("R&D \\ < &amp;"), "R&D \\ &lt; &amp;amp;");
    }

    #[test]
    fn letters_are_read_whatever_they_are_spelled_by() {
        assert_eq!(decoded("R&amp;D &#8211; &#x641; &laquo;x&raquo;"), "R&D – ف «x»");
        assert_eq!(decoded("a & b &nothing; &"), "a & b &nothing; &");
        assert_eq!(spelled("a & b &amp; &nothing; &#038;").collect::<Vec<_>>(), ["amp", "#038"]);
    }
}
