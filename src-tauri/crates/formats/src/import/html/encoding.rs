//! From the bytes of a page to its text: a page may name its own encoding.

use encoding_rs::{Encoding, UTF_8};

use crate::charset::{self, LIMIT_BYTES};
use crate::error::FormatError;
use crate::report::{Report, WarningKind};

/// How far a page's own word for its encoding is looked for, in bytes: further than browsers do, because word
/// processors put much before it.
const SEARCHED_BYTES: usize = 8192;

/// The text of `bytes`: by a byte order mark, else as UTF-8 where they are that, else as the page says.
///
/// # Errors
/// As [`charset::text_of`].
pub(super) fn text_of(bytes: &[u8], report: &mut Report) -> Result<String, FormatError> {
    let has_mark = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0xef, 0xbb, 0xbf, ..]);
    let named = named(&bytes[..bytes.len().min(SEARCHED_BYTES)]);
    let Some(encoding) = named.filter(|encoding| *encoding != UTF_8) else {
        return charset::text_of(bytes, report);
    };
    if has_mark || bytes.len() > LIMIT_BYTES || str::from_utf8(bytes).is_ok() {
        return charset::text_of(bytes, report);
    }
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    report.warn(WarningKind::Encoding, encoding.name());
    if has_errors {
        report.warn(WarningKind::BadLetters, "");
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The encoding that a `<meta>` or an XML declaration names.
fn named(start: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let key = ["charset=", "encoding="];
    key.iter().find_map(|key| {
        let tag = start.match_indices(key).find(|(at, _)| {
            let before = &start[..*at];
            before.rfind('<').is_some_and(|open| {
                before[open..].starts_with("<meta") || before[open..].starts_with("<?xml")
            })
        })?;
        let value = start[tag.0 + key.len()..].trim_start_matches(['"', '\'', ' ']);
        let end = value.find(['"', '\'', ' ', '>', '/', ';', '?'])?;
        Encoding::for_label(&value.as_bytes()[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Vec<WarningKind>) {
        let mut report = Report::default();
        let text = text_of(bytes, &mut report).unwrap();
        (text, report.warnings.iter().map(|warning| warning.kind).collect())
    }

    #[test]
    fn a_page_names_its_encoding() {
        for meta in [
            "<meta charset=windows-1256>",
            "<META http-equiv='Content-Type' content=\"text/html; charset=windows-1256\">",
            "<?xml version='1.0' encoding='windows-1256'?>",
        ] {
            let mut bytes = meta.as_bytes().to_vec();
            bytes.extend([0xde, 0xd3, 0xcf]);
            let (text, warnings) = read(&bytes);
            assert!(text.ends_with("قسد"), "{text}");
            assert_eq!(warnings, [WarningKind::Encoding]);
        }
    }

    #[test]
    fn utf_8_is_utf_8_whatever_the_page_says() {
        let page = "<meta charset=windows-1256>قسد";
        assert_eq!(read(page.as_bytes()), (page.to_owned(), vec![]));
    }
}
