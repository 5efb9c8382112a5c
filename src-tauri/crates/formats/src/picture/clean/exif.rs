//! What EXIF says that readers may hear, and which way up the picture is.
//!
//! Source: Exif 3.0 (CIPA DC-008), sections 4.6.2 and 4.6.5; the fields of Windows as its file properties write them.

use exif::{Context, Exif, Field, In, Reader, Tag, Value};
use image::metadata::Orientation;

use super::{PictureWords, caption};
use crate::charset;

/// Where EXIF stands in a JPEG begins with this.
pub(super) const JPEG_PREFIX: &[u8] = b"Exif\0\0";
/// Title and comment of Windows, in UTF-16.
const WINDOWS: [Tag; 2] = [Tag(Context::Tiff, 0x9C9B), Tag(Context::Tiff, 0x9C9C)];
/// The type of texts in UTF-8, which came with Exif 3.0.
const UTF8: u16 = 129;

/// The caption and copyright in `tiff`, as far as they can be read.
pub(super) fn words(tiff: &[u8]) -> PictureWords {
    parsed(tiff).map(|exif| words_of(&exif)).unwrap_or_default()
}

/// The caption and copyright. An artist's name is what a camera was set to, and no credit.
pub(super) fn words_of(exif: &Exif) -> PictureWords {
    let lines = |tag| exif.get_field(tag, In::PRIMARY).map(|field| lines(exif, field));
    let description = lines(Tag::ImageDescription).unwrap_or_default();
    // The photographer's, and behind it the editor's.
    let rights = lines(Tag::Copyright).unwrap_or_default();
    let pieces: Vec<&[u8]> = description.into_iter().take(1).collect();
    let described = pieces.len();
    let texts = charset::texts(&[pieces, rights].concat(), None);
    let (description, rights) = texts.split_at(described);
    let of_windows = WINDOWS.iter().filter_map(|tag| of_windows(exif, *tag));
    let comment = comment(exif).filter(|text| caption::is_of_people(text));
    let mut captions = description.iter().cloned().chain(of_windows);
    PictureWords {
        caption: captions.find(|text| caption::is_written(text)).or(comment).unwrap_or_default(),
        copyright: rights.join("; "),
        credit: String::new(),
    }
}

/// How the picture has to be turned to be seen as it was taken.
pub(super) fn orientation(tiff: &[u8]) -> Orientation {
    let said = parsed(tiff)
        .and_then(|exif| exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0));
    let known = said.and_then(|said| Orientation::from_exif(u8::try_from(said).ok()?));
    known.unwrap_or(Orientation::NoTransforms)
}

/// EXIF, as far as it can be read.
pub(super) fn parsed(tiff: &[u8]) -> Option<Exif> {
    let mut reader = Reader::new();
    let read = reader.continue_on_error(true).read_raw(tiff.to_vec());
    read.or_else(|error| error.distill_partial_result(|_| {})).ok()
}

/// The lines of a text, which zero bytes end; blank ones are none.
fn lines<'a>(exif: &'a Exif, field: &'a Field) -> Vec<&'a [u8]> {
    let lines: Vec<&[u8]> = match &field.value {
        Value::Ascii(lines) => lines.iter().map(Vec::as_slice).collect(),
        Value::Byte(bytes) | Value::Undefined(bytes, _) => vec![bytes],
        Value::Unknown(UTF8, count, at) => vec![in_utf8(exif, *count, *at).unwrap_or_default()],
        _ => Vec::new(),
    };
    let lines = lines.into_iter().flat_map(|line| line.split(|byte| *byte == 0));
    lines.map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).collect()
}

/// The bytes of a text in UTF-8: where its entry has four for them, or where these say.
fn in_utf8(exif: &Exif, count: u32, at: u32) -> Option<&[u8]> {
    let (count, at) = (usize::try_from(count).ok()?, usize::try_from(at).ok()?);
    let here = exif.buf().get(at..)?;
    if count <= 4 {
        return here.get(..count);
    }
    let place = *here.first_chunk::<4>()?;
    let place =
        if exif.little_endian() { u32::from_le_bytes(place) } else { u32::from_be_bytes(place) };
    exif.buf().get(usize::try_from(place).ok()?..)?.get(..count)
}

fn of_windows(exif: &Exif, tag: Tag) -> Option<String> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Byte(bytes) | Value::Undefined(bytes, _) => {
            Some(ended(&charset::utf16_text(bytes, u16::from_le_bytes)))
        }
        _ => None,
    }
}

/// The comment: eight bytes say in which letters it is.
fn comment(exif: &Exif) -> Option<String> {
    let Value::Undefined(bytes, _) = &exif.get_field(Tag::UserComment, In::PRIMARY)?.value else {
        return None;
    };
    let (letters, text) = bytes.split_first_chunk::<8>()?;
    let text = match letters {
        b"UNICODE\0" => charset::utf16_by_itself(text).unwrap_or_else(|| {
            let is_little = exif.little_endian();
            charset::utf16_text(
                text,
                if is_little { u16::from_le_bytes } else { u16::from_be_bytes },
            )
        }),
        b"ASCII\0\0\0" | [0, 0, 0, 0, 0, 0, 0, 0] => charset::texts(&[text], None).remove(0),
        _ => return None,
    };
    Some(ended(&text))
}

/// The text before the zero that ends it.
fn ended(text: &str) -> String {
    text.split('\0').next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests;
