//! Entities that stand as letters in a text, because somebody escaped it twice.

/// `text` with such entities decoded once, and those that were found.
pub(super) fn decode(text: &str) -> (String, Vec<String>) {
    let mut decoded = String::with_capacity(text.len());
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        let after = &rest[at..];
        if let Some((entity, letter)) = entity_at_start(after) {
            decoded.push(letter);
            found.push(entity.to_owned());
            rest = &after[entity.len()..];
        } else {
            decoded.push('&');
            rest = &after[1..];
        }
    }
    decoded.push_str(rest);
    (decoded, found)
}

/// The longest name between `&` and `;`, in bytes.
const MAX_NAME: usize = 10;

fn entity_at_start(text: &str) -> Option<(&str, char)> {
    let end = text.bytes().take(MAX_NAME + 2).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((&text[..=end], letter))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|letter| !letter.is_control())
}

/// Those that word processors and content systems write.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "nbsp" => '\u{a0}',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "lsquo" => '‘',
        "rsquo" => '’',
        "sbquo" => '‚',
        "ldquo" => '“',
        "rdquo" => '”',
        "bdquo" => '„',
        "laquo" => '«',
        "raquo" => '»',
        "lsaquo" => '‹',
        "rsaquo" => '›',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "bull" => '•',
        "middot" => '·',
        "shy" => '\u{ad}',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "thinsp" => '\u{2009}',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "deg" => '°',
        "times" => '×',
        "euro" => '€',
        "pound" => '£',
        "ccedil" => 'ç',
        "Ccedil" => 'Ç',
        "ecirc" => 'ê',
        "Ecirc" => 'Ê',
        "icirc" => 'î',
        "Icirc" => 'Î',
        "ucirc" => 'û',
        "Ucirc" => 'Û',
        "eacute" => 'é',
        "ouml" => 'ö',
        "uuml" => 'ü',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_once_and_named() {
        let (text, found) = decode("قال&nbsp;ميلر &quot;لا&quot; &#8217; &#x2014; &amp;quot;");
        assert_eq!(text, "قال\u{a0}ميلر \"لا\" ’ — &quot;");
        assert_eq!(found, ["&nbsp;", "&quot;", "&quot;", "&#8217;", "&#x2014;", "&amp;"]);
    }

    #[test]
    fn an_ampersand_is_not_an_entity() {
        for text in ["AT&T; قسد", "a & b;", "&", "&;", "&#0;", "&#xd800;", "&قسد;", "?a=1&copy=2"]
        {
            assert_eq!(decode(text), (text.to_owned(), Vec::new()));
        }
    }
}
