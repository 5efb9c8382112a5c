//! Addresses in running text: pages, mail, handles and hashtags. Their letters are names for machines:
//! they count as one word and say nothing about the direction of the text around them.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// An address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// What it is.
    pub kind: AddressKind,
}

/// What an address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKind {
    /// `https://example.org/a`, `www.example.org`, `example.org`
    Url,
    /// `desk@example.org`
    Email,
    /// `@desk`
    Handle,
    /// `#وسم_مركب`
    Hashtag,
}

/// The addresses of `text` in order. None overlaps another or holds white space.
#[must_use]
pub fn find(text: &str) -> Vec<Address> {
    let mut found = Vec::new();
    // Most lines have none, and are read no further.
    if !may_hold_one(text) {
        return found;
    }
    let mut start = 0;
    for token in text.split(char::is_whitespace) {
        if may_hold_one(token) {
            find_in_token(token, start, &mut found);
        }
        start += token.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// Whether there is a sign in `text` that every address has one of, with what stands behind it there.
fn may_hold_one(text: &str) -> bool {
    let is_sign = |pair: &[u8]| match pair {
        [b'@' | b'#', _] | [b':', b'/'] => true,
        [b'.', behind] => behind.is_ascii_alphabetic(),
        _ => false,
    };
    text.as_bytes().windows(2).any(is_sign)
}

/// An address starts after anything but a Latin letter or digit: after an Arabic clitic as well.
fn find_in_token(token: &str, offset: usize, found: &mut Vec<Address>) {
    let mut at = 0;
    let mut before = None;
    while let Some(c) = token[at..].chars().next() {
        let starts = !before.is_some_and(|c: char| c.is_ascii_alphanumeric() || c == '_');
        if starts && let Some((length, kind)) = address_at(&token[at..]) {
            found.push(Address { bytes: offset + at..offset + at + length, kind });
            before = token[..at + length].chars().next_back();
            at += length;
        } else {
            before = Some(c);
            at += c.len_utf8();
        }
    }
}

/// The length in bytes and the kind of the address that `rest` starts with.
fn address_at(rest: &str) -> Option<(usize, AddressKind)> {
    match rest.chars().next()? {
        '@' => handle(rest).map(|length| (length, AddressKind::Handle)),
        '#' => hashtag(rest).map(|length| (length, AddressKind::Hashtag)),
        c if c.is_ascii_alphanumeric() => email(rest)
            .map(|length| (length, AddressKind::Email))
            .or_else(|| url(rest).map(|length| (length, AddressKind::Url))),
        _ => None,
    }
}

fn handle(rest: &str) -> Option<usize> {
    let name = prefix(&rest[1..], |c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let length = 1 + name.trim_end_matches('.').len();
    if length == 1 {
        return None;
    }
    // @desk@example.org
    let server = rest[length..].strip_prefix('@').and_then(domain);
    Some(length + server.map_or(0, |server| server + 1))
}

fn hashtag(rest: &str) -> Option<usize> {
    let is_part = |c: char| {
        c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '_' | '\u{200C}' | '\u{200D}')
    };
    let word = prefix(&rest[1..], is_part);
    word.chars().any(char::is_alphabetic).then_some(1 + word.len())
}

fn email(rest: &str) -> Option<usize> {
    let is_part =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-');
    let name = name(rest, is_part).len();
    let server = domain(rest[name..].strip_prefix('@')?)?;
    Some(name + 1 + server)
}

fn url(rest: &str) -> Option<usize> {
    let is_scheme = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    let scheme = name(rest, is_scheme).len();
    if let Some(tail) = rest[scheme..].strip_prefix("://") {
        let tail = path(tail).len();
        return (tail > 0).then_some(scheme + 3 + tail);
    }
    let host = domain(rest)?;
    let port =
        rest[host..].strip_prefix(':').map_or(0, |port| prefix(port, |c| c.is_ascii_digit()).len());
    let host = if port > 0 { host + 1 + port } else { host };
    let tail =
        if rest[host..].starts_with(['/', '?', '#']) { path(&rest[host..]).len() } else { 0 };
    Some(host + tail)
}

/// The length of `example.org` at the start: names joined by points, the last of two letters or more.
fn domain(rest: &str) -> Option<usize> {
    let name = name(rest, |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let name = name.trim_end_matches(['.', '-']);
    let (front, last) = name.rsplit_once('.')?;
    let is_ending = last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic());
    let labels_are_full = front.split('.').all(|label| !label.is_empty());
    (is_ending && labels_are_full).then_some(name.len())
}

/// The part of an address that starts `rest`: to a quotation mark, bracket or Arabic punctuation, without
/// the punctuation of the sentence at its end.
fn path(rest: &str) -> &str {
    let is_part = |c: char| {
        let is_mark = matches!(c, '"' | '<' | '>' | '{' | '}' | '|' | '\\' | '^' | '`' | '…')
            || matches!(c, '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '‘' | '’')
            || matches!(c, '،' | '؛' | '؟' | '۔');
        let is_control = matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        !is_mark && !is_control && !c.is_control()
    };
    let mut path = prefix(rest, is_part);
    let mut unopened = path.matches(')').count().saturating_sub(path.matches('(').count());
    while let Some(last) = path.chars().next_back() {
        match last {
            ')' if unopened > 0 => unopened -= 1,
            '(' => unopened += 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | ']' => {}
            _ => break,
        }
        path = &path[..path.len() - last.len_utf8()];
    }
    path
}

/// The Latin letters and signs that start `text`; nothing where they are more than a name can have, so that
/// a long run without spaces is not read again and again.
///
/// Source: RFC 1035, section 2.3.4: 255 bytes.
fn name(text: &str, is_part: impl Fn(u8) -> bool) -> &str {
    const MOST_BYTES: usize = 255;
    let length = text.bytes().take(MOST_BYTES + 1).take_while(|b| is_part(*b)).count();
    if length > MOST_BYTES { "" } else { &text[..length] }
}

fn prefix(text: &str, is_part: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !is_part(c)).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|address| &text[address.bytes]).collect()
    }

    #[test]
    fn pages_are_found_without_the_punctuation_around() {
        for (text, address) in [
            ("انظر https://example.org/a?b=1#c.", "https://example.org/a?b=1#c"),
            ("(https://example.org/a)،", "https://example.org/a"),
            (
                "https://ar.wikipedia.org/wiki/حلب_(مدينة)",
                "https://ar.wikipedia.org/wiki/حلب_(مدينة)",
            ),
            ("«www.example.org»", "www.example.org"),
            ("موقع xeber24.org/arabic؟", "xeber24.org/arabic"),
            ("وexample.org:8080/a", "example.org:8080/a"),
        ] {
            assert_eq!(found(text), [address], "{text}");
        }
    }

    #[test]
    fn mail_handles_and_hashtags_are_found() {
        let text = "راسلوا desk@example.org أو @desk_24. أو @a@example.org، و#وسم_مركب!";
        assert_eq!(found(text), ["desk@example.org", "@desk_24", "@a@example.org", "#وسم_مركب"]);
        let kinds: Vec<_> = find(text).into_iter().map(|address| address.kind).collect();
        let (handle, hashtag) = (AddressKind::Handle, AddressKind::Hashtag);
        assert_eq!(kinds, [AddressKind::Email, handle, handle, hashtag]);
    }

    #[test]
    fn words_and_numbers_are_no_addresses() {
        for text in ["", "U.S.", "3.5", "انتهى.وقال", "C#", "#1", "a @ b", "و/أو", "@", "://"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_searched(text in r"([a-z@#./:() ]|\PC)*") {
            let mut end = 0;
            for address in find(&text) {
                prop_assert!(end <= address.bytes.start && !address.bytes.is_empty());
                prop_assert!(!text[address.bytes.clone()].contains(char::is_whitespace));
                end = address.bytes.end;
            }
        }

        #[test]
        fn what_is_not_read_has_none(token in r"([a-z@#./:()0-9-]|\PC){0,12}") {
            let mut found = Vec::new();
            find_in_token(&token, 0, &mut found);
            prop_assert!(found.is_empty() || may_hold_one(&token));
        }
    }
}
