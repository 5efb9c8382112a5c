//! What EXIF says that readers may hear, and which way up the picture is.
//!
//! Source: Exif 3.0 (CIPA DC-008), section 4.6.

use exif::{Exif, In, Reader, Tag, Value};
use image::metadata::Orientation;

use super::PictureWords;

/// Where EXIF stands in a JPEG begins with this.
pub(super) const JPEG_PREFIX: &[u8] = b"Exif\0\0";

/// The caption and copyright in `tiff`, as far as they can be read. An artist's name is what a camera was set to, and
/// no credit.
pub(super) fn words(tiff: &[u8]) -> PictureWords {
    let Some(exif) = parsed(tiff) else { return PictureWords::default() };
    let caption = text(&exif, Tag::ImageDescription).unwrap_or_default();
    PictureWords {
        caption: Some(caption).filter(|text| !is_of_a_camera(text)).unwrap_or_default(),
        copyright: text(&exif, Tag::Copyright).unwrap_or_default(),
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

fn parsed(tiff: &[u8]) -> Option<Exif> {
    let mut reader = Reader::new();
    let read = reader.continue_on_error(true).read_raw(tiff.to_vec());
    read.or_else(|error| error.distill_partial_result(|_| {})).ok()
}

fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let Value::Ascii(lines) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let line = lines.iter().find(|line| !line.trim_ascii().is_empty())?;
    let text = str::from_utf8(line).ok()?;
    Some(text.trim_matches(['\0', ' ']).to_owned())
}

/// Whether a camera put this in the caption's place: its maker, model or folder, in capitals.
fn is_of_a_camera(text: &str) -> bool {
    !text.chars().any(|c| c.is_lowercase() || (c.is_alphabetic() && !c.is_ascii()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cameras_write_is_no_caption() {
        for text in ["OLYMPUS DIGITAL CAMERA", "DCIM\\100MEDIA\\DJI_0042.JPG", "SONY DSC", ""] {
            assert!(is_of_a_camera(text), "{text}");
        }
        for text in ["جسر", "A bridge", "Pirê Reqayê"] {
            assert!(!is_of_a_camera(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_exif_says_nothing() {
        for bytes in [&b""[..], b"II*\0", b"MM\0*\0\0\0\x08\xff\xff", b"Exif"] {
            assert_eq!(words(bytes), PictureWords::default());
            assert_eq!(orientation(bytes), Orientation::NoTransforms);
        }
    }
}
