//! Addresses as people read them: a site writes the letters of its names as numbers, and what it is to publish as letters.

/// The address with its letters in whatever script as letters. Signs that are no letters stay as they are written: they
/// may mean something in an address, or be seen by nobody.
pub(crate) fn readable(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut rest = address;
    while let Some(at) = rest.find('%') {
        let (before, escaped) = rest.split_at(at);
        out.push_str(before);
        let (read, length) = letter(escaped).unwrap_or(('%', 1));
        out.push(read);
        rest = &escaped[length..];
    }
    out + rest
}

/// The letter that the text begins with as numbers, and how many bytes these take; nothing where it is none.
fn letter(escaped: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::new();
    for triple in escaped.as_bytes().chunks(3) {
        let [b'%', high, low] = *triple else { return None };
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes.push(u8::try_from(digit(high)? * 16 + digit(low)?).ok()?);
        if let Ok(text) = str::from_utf8(&bytes) {
            let letter = text.chars().next().filter(|it| it.is_alphanumeric() && !it.is_ascii());
            return letter.map(|letter| (letter, 3 * bytes.len()));
        }
        if bytes.len() == 4 {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_letters_and_all_else_stays_as_it_was_written() {
        for (written, read) in [
            ("https://a.example/%d8%ae%D8%A8%d8%b1-2/", "https://a.example/خبر-2/"),
            ("https://a.example/?p=4&preview=true", "https://a.example/?p=4&preview=true"),
            ("/%20%2F%41/", "/%20%2F%41/"),
            ("/%e2%80%8f%d8%ae/", "/%e2%80%8fخ/"),
            ("/%d8", "/%d8"),
            ("/%d8%", "/%d8%"),
            ("/%zz%d8%ae%ff%ff%ff%ff", "/%zzخ%ff%ff%ff%ff"),
            ("/خبر%", "/خبر%"),
            ("/%d8خ", "/%d8خ"),
        ] {
            assert_eq!(readable(written), read);
        }
    }
}
