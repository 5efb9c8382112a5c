//! Text and attributes that stay text and attributes.

use std::borrow::Cow;

use crate::invisible::is_allowed_in_xml;

/// `text` as the content of an element or the value of an attribute in double quotes. What HTML cannot hold is
/// left out.
pub(crate) fn text(text: &str) -> Cow<'_, str> {
    let is_plain =
        |letter: char| !matches!(letter, '&' | '<' | '>' | '"') && is_allowed_in_xml(letter);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ if is_allowed_in_xml(letter) => escaped.push(letter),
            _ => {}
        }
    }
    Cow::Owned(escaped)
}

/// `text` as the content of an element, in which quotation marks may stand as they are.
pub(crate) fn words(text: &str) -> Cow<'_, str> {
    match self::text(text) {
        Cow::Owned(escaped) => Cow::Owned(escaped.replace("&quot;", "\"")),
        plain @ Cow::Borrowed(_) => plain,
    }
}

/// JSON inside a `script` element: no tag can begin or end in it.
pub(crate) fn script(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_controls_do_not_pass() {
        assert_eq!(
            text("<b title=\"x\">&\u{7}\u{0}\u{fffe}قسد"),
            "&lt;b title=&quot;x&quot;&gt;&amp;قسد"
        );
        assert_eq!(words("\"أ\" < ب & &quot;"), "\"أ\" &lt; ب &amp; &amp;quot;");
        assert_eq!(script("</script><!--"), "\\u003c/script\\u003e\\u003c!--");
    }
}
