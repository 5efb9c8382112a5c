//! From bytes to text.

use crate::error::FormatError;
use crate::report::{Report, WarningKind};

/// The most bytes that are read: far more than any article.
pub(crate) const LIMIT_BYTES: usize = 64 << 20;

/// The text of `bytes` with line feeds only: UTF-8, or UTF-16 where a byte order mark says so.
///
/// # Errors
/// [`FormatError::FileNotText`] for any other encoding and for what is no text;
/// [`FormatError::TooLarge`] past [`LIMIT_BYTES`].
pub(crate) fn text_of(bytes: &[u8], report: &mut Report) -> Result<String, FormatError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(FormatError::TooLarge { bytes: bytes.len(), limit: LIMIT_BYTES });
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, report)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, report)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            report.warn(WarningKind::ByteOrderMark, "UTF-8");
            utf8(rest)?
        }
        _ => utf8(bytes)?,
    };
    if text.contains('\0') {
        return Err(not_text("it holds zero bytes"));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn utf8(bytes: &[u8]) -> Result<String, FormatError> {
    str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let at = error.valid_up_to();
        not_text(&format!(
            "byte {at} is not UTF-8; UTF-16 is read where it starts with a byte order mark, \
             other encodings such as Windows-1256 are not"
        ))
    })
}

fn utf16(
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
    report: &mut Report,
) -> Result<String, FormatError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(not_text("it starts as UTF-16 and has an odd number of bytes"));
    }
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<String, _>>()
        .map_err(|_| not_text("it starts as UTF-16 and holds half of a surrogate pair"))?;
    report.warn(WarningKind::Utf16, "read as UTF-16 by its byte order mark");
    Ok(text)
}

fn not_text(detail: &str) -> FormatError {
    FormatError::FileNotText { detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Result<String, FormatError>, Vec<WarningKind>) {
        let mut report = Report::default();
        let text = text_of(bytes, &mut report);
        (text, report.warnings.iter().map(|warning| warning.kind).collect())
    }

    #[test]
    fn utf8_is_text_and_its_mark_is_dropped_and_said() {
        let (text, warnings) = read("قسد\r\nو\rثم\n".as_bytes());
        assert_eq!((text.ok().as_deref(), warnings), (Some("قسد\nو\nثم\n"), vec![]));
        let (text, warnings) = read("\u{feff}قسد".as_bytes());
        assert_eq!(text.ok().as_deref(), Some("قسد"));
        assert_eq!(warnings, [WarningKind::ByteOrderMark]);
    }

    #[test]
    fn utf16_is_read_both_ways_round() {
        for (mark, bytes_of) in [
            ([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]),
            ([0xfe, 0xff], u16::to_be_bytes),
        ] {
            let mut bytes = mark.to_vec();
            bytes.extend("قسد 😀".encode_utf16().flat_map(bytes_of));
            let (text, warnings) = read(&bytes);
            assert_eq!(text.ok().as_deref(), Some("قسد 😀"));
            assert_eq!(warnings, [WarningKind::Utf16]);
        }
    }

    #[test]
    fn other_encodings_and_binaries_are_refused() {
        let windows_1256 = [0xde, 0xd3, 0xcf];
        for bytes in
            [&windows_1256[..], b"PK\x03\x04\0\0", &[0xff, 0xfe, 0x00], &[0xff, 0xfe, 0, 0xd8]]
        {
            assert!(matches!(read(bytes).0, Err(FormatError::FileNotText { .. })), "{bytes:?}");
        }
    }
}
