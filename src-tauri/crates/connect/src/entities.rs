//! Letters that are spelled by name in HTML.

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
    fn letters_are_read_whatever_they_are_spelled_by() {
        assert_eq!(decoded("R&amp;D &#8211; &#x641; &laquo;x&raquo;"), "R&D – ف «x»");
        assert_eq!(decoded("a & b &nothing; &"), "a & b &nothing; &");
        assert_eq!(spelled("a & b &amp; &nothing; &#038;").collect::<Vec<_>>(), ["amp", "#038"]);
    }
}
