//! Slugs: the part of a post's address that its people chose.

/// A slug as people read it: WordPress stores Arabic letters percent-encoded.
///
/// # Errors
/// Where a letter in it was cut off, as much as can be read; where nothing can, the slug as it stands.
pub(super) fn readable(slug: &str) -> Result<String, String> {
    let slug = slug.trim();
    let bytes = slug.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if bytes[at] == b'%' => {
                decoded.push(byte);
                at += 3;
            }
            _ => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    let cut = |error: &std::string::FromUtf8Error| error.utf8_error().valid_up_to();
    match String::from_utf8(decoded) {
        // WordPress cuts a slug by its bytes, in the middle of what stands for a letter too.
        Ok(decoded) => match decoded.rfind('%').filter(|at| decoded.len() - at <= 2) {
            Some(at) if at > 0 => Err(decoded[..at].trim_end_matches('-').to_owned()),
            Some(_) => Err(slug.to_owned()),
            None => Ok(decoded),
        },
        Err(error) => {
            let readable = &error.as_bytes()[..cut(&error)];
            let readable = String::from_utf8_lossy(readable).trim_end_matches('-').to_owned();
            Err(if readable.is_empty() { slug.to_owned() } else { readable })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn a_slug_that_was_cut_off_is_read_up_to_there() {
        for (slug, expected) in [
            ("%d9%88%d8%a7", Ok("وا")),
            (" a-b ", Ok("a-b")),
            ("", Ok("")),
            ("abc-%d8", Err("abc")),
            ("%d9%88%d8%a", Err("و")),
            ("%d9%88-%d", Err("و")),
            ("%d8", Err("%d8")),
        ] {
            let expected = expected.map(str::to_owned).map_err(str::to_owned);
            assert_eq!(readable(slug), expected, "{slug}");
        }
    }
}
