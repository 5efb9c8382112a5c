//! The letters of an export: UTF-8, or the encoding that its first line declares.

use std::io::{self, Chain, Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

/// Reads a file as UTF-8, whatever its bytes: those that are no letters are U+FFFD.
pub(super) type Letters<R> = DecodeReaderBytes<Chain<Cursor<Vec<u8>>, Later<R>>, Vec<u8>>;

/// Bytes in which the declaration stands.
const START_BYTES: u64 = 1024;

/// The letters of `file`: a byte order mark says more than a declaration, and both more than nothing.
pub(super) fn of<R: Read>(mut file: R) -> Letters<R> {
    let mut start = Vec::new();
    let fault = file.by_ref().take(START_BYTES).read_to_end(&mut start).err();
    let encoding = declared(&start).unwrap_or(UTF_8);
    DecodeReaderBytesBuilder::new()
        .encoding(Some(encoding))
        .bom_override(true)
        .strip_bom(true)
        .build(Cursor::new(start).chain(Later { file, fault }))
}

/// A file whose first bytes were read: where that failed it fails here, when they are used up.
pub(super) struct Later<R> {
    file: R,
    fault: Option<io::Error>,
}

impl<R: Read> Read for Later<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.fault.take() {
            Some(fault) => Err(fault),
            None => self.file.read(into),
        }
    }
}

/// The encoding that an XML declaration names. One that can be read byte by byte is not UTF-16, whatever it says.
///
/// Source: XML 1.0, section 4.3.3; Encoding Standard, "get an output encoding".
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let start = start.trim_ascii_start();
    let declaration = start.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|two| two == b"?>")?;
    let declaration = str::from_utf8(&declaration[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = value[1..].split(quote).next()?;
    Some(Encoding::for_label(name.as_bytes())?.output_encoding())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let mut text = String::new();
        of(bytes).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn bytes_that_are_no_letters_stand_as_such() {
        assert_eq!(text(b"<a>\xd9\x82 \xff \xd9\x82</a>"), "<a>ق \u{fffd} ق</a>");
        let long = [&b"x".repeat(5000)[..], b"\xd8"].concat();
        assert!(text(&long).ends_with("x\u{fffd}"));
    }

    #[test]
    fn a_declared_encoding_is_used() {
        let arabic = |declared: &str| {
            let start = format!("<?xml version='1.0' encoding={declared}?><a>");
            text(&[start.as_bytes(), b"\xde\xd3\xcf</a>"].concat())
        };
        for declared in ["'windows-1256'", "\"Windows-1256\"", " 'cp1256' "] {
            assert!(arabic(declared).ends_with("<a>قسد</a>"), "{declared}");
        }
        for declared in ["'UTF-8'", "'UTF-16'", "'nobody-1'", "''"] {
            assert!(arabic(declared).contains('\u{fffd}'), "{declared}");
        }
    }

    #[test]
    fn a_byte_order_mark_says_more() {
        let declared = "<?xml encoding='windows-1256'?><a>ق</a>";
        assert_eq!(text(format!("\u{feff}{declared}").as_bytes()), declared);
        let units = declared.encode_utf16().flat_map(u16::to_le_bytes);
        assert_eq!(text(&[0xff, 0xfe].into_iter().chain(units).collect::<Vec<_>>()), declared);
    }
}
