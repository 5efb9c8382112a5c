//! From bytes to text.

mod guess;
mod pieces;
mod score;

pub(crate) use pieces::texts;

use crate::error::FormatError;
use crate::report::{Report, WarningKind};

/// The most bytes of a file that are read: far more than any article.
pub const LIMIT_BYTES: usize = 64 << 20;
/// The most bytes of plain text or Markdown that are read: a million words. What either comes to in memory is
/// many times its length.
const LIMIT_TEXT_BYTES: usize = 8 << 20;

/// The text of `bytes` with line feeds only: UTF-8, UTF-16, or an encoding of Windows and the Mac that is worked
/// out from the letters. Everything but plain UTF-8 is said.
///
/// # Errors
/// [`FormatError::FileNotText`] for what is no text; [`FormatError::TooLarge`] past [`LIMIT_BYTES`].
pub(crate) fn text_of(bytes: &[u8], report: &mut Report) -> Result<String, FormatError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(FormatError::TooLarge { bytes: bytes.len(), limit: LIMIT_BYTES });
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, report)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, report)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            report.warn(WarningKind::ByteOrderMark, "UTF-8");
            without_mark(rest, report)?
        }
        _ => without_mark(bytes, report)?,
    };
    if text.contains('\0') {
        return Err(not_text("it holds zero bytes"));
    }
    // Most files have line feeds only.
    if !text.contains('\r') {
        return Ok(text);
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The same of a file that is text and nothing else, such as plain text and Markdown.
///
/// # Errors
/// As [`text_of`]; [`FormatError::TooLarge`] for more text than any article has.
pub(crate) fn mere_text_of(bytes: &[u8], report: &mut Report) -> Result<String, FormatError> {
    let text = text_of(bytes, report)?;
    if text.len() > LIMIT_TEXT_BYTES {
        return Err(FormatError::TooLarge { bytes: text.len(), limit: LIMIT_TEXT_BYTES });
    }
    Ok(text)
}

fn without_mark(bytes: &[u8], report: &mut Report) -> Result<String, FormatError> {
    if let Ok(text) = str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return Ok(text.to_owned());
    }
    if let Some(unit) = guess::utf16(bytes) {
        let (text, name) = match unit {
            guess::Utf16::Little => (utf16_text(bytes, u16::from_le_bytes), "UTF-16LE"),
            guess::Utf16::Big => (utf16_text(bytes, u16::from_be_bytes), "UTF-16BE"),
        };
        report.warn(WarningKind::Encoding, name);
        return readable(text, report);
    }
    if bytes.contains(&0) {
        return Err(not_text("it holds zero bytes"));
    }
    if is_almost_utf8(bytes) {
        return readable(String::from_utf8_lossy(bytes).into_owned(), report);
    }
    legacy(bytes, report)
}

/// Text in an encoding of one byte for a letter.
fn legacy(bytes: &[u8], report: &mut Report) -> Result<String, FormatError> {
    let guess = guess::of(bytes);
    if guess.control_percent > 2 {
        return Err(not_text("it holds control characters as no text does"));
    }
    let detail = format!("{}, {} %", guess.encoding.name(), guess.percent);
    report.warn(WarningKind::Encoding, detail);
    readable(guess.text, report)
}

/// Letters beyond ASCII for each byte that is none, from which a text is UTF-8 however short it is: another encoding
/// makes letters of UTF-8 by chance, and few.
const LETTERS_FOR_BAD: usize = 8;

/// Whether at least 99 of 100 bytes are part of letters in UTF-8, and some of those are more than ASCII, or nearly all
/// letters beyond ASCII are in UTF-8.
fn is_almost_utf8(bytes: &[u8]) -> bool {
    let (mut bad, mut wide) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        bad += chunk.invalid().len();
        wide += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
    }
    bad * 100 <= bytes.len() && wide * 2 > bad || wide >= bad * LETTERS_FOR_BAD
}

fn utf16(
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
    report: &mut Report,
) -> Result<String, FormatError> {
    report.warn(WarningKind::Utf16, "");
    readable(utf16_text(bytes, unit), report)
}

/// The letters of UTF-16 that says by a mark or by its letters which byte of a pair comes first; nothing where it does
/// not.
pub(crate) fn utf16_by_itself(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => Some(utf16_text(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Some(utf16_text(rest, u16::from_be_bytes)),
        _ => guess::utf16(bytes).map(|unit| match unit {
            guess::Utf16::Little => utf16_text(bytes, u16::from_le_bytes),
            guess::Utf16::Big => utf16_text(bytes, u16::from_be_bytes),
        }),
    }
}

/// The letters of units. Half a pair, and half a unit at the end, become U+FFFD.
pub(crate) fn utf16_text(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let mut text: String = units.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// `text`; what could not be read in it is said, and too much of that is no text.
fn readable(text: String, report: &mut Report) -> Result<String, FormatError> {
    let bad = text.matches(char::REPLACEMENT_CHARACTER).count();
    if bad * 10 > text.chars().count() {
        return Err(not_text("too much of it cannot be read"));
    }
    if bad > 0 {
        report.warn(WarningKind::BadLetters, "");
    }
    Ok(text)
}

fn not_text(detail: &str) -> FormatError {
    FormatError::FileNotText { detail: detail.to_owned() }
}

#[cfg(test)]
mod tests;
