//! TIFF: decoded, and a PNG made of what is seen. A TIFF is a web of places in a file, and nobody can say of one of
//! them that nothing leads to it.

use exif::{In, Reader, Tag, Value};
use image::ImageFormat;

use super::{CleanPicture, PictureFault, PictureWords, png, turn};

/// Source: TIFF/EP and XMP Specification, part 3, section 3.3: the tags with XMP and with IIM.
const XMP: u16 = 700;
const IIM: u16 = 33_723;

/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn clean(bytes: &[u8], words: &PictureWords) -> Result<CleanPicture, PictureFault> {
    let decoded = turn::decode(bytes, ImageFormat::Tiff)?;
    let png = turn::encode(decoded.image, decoded.orientation, ImageFormat::Png)?;
    png::made(&png, &words.or(read(bytes)), decoded.icc.as_deref())
}

fn read(bytes: &[u8]) -> PictureWords {
    let Ok(exif) = Reader::new().read_raw(bytes.to_vec()) else { return PictureWords::default() };
    let raw = |number| {
        let field = exif.get_field(Tag(exif::Context::Tiff, number), In::PRIMARY)?;
        match &field.value {
            Value::Byte(bytes) | Value::Undefined(bytes, _) => Some(bytes.as_slice()),
            _ => None,
        }
    };
    PictureWords::read(raw(XMP), raw(IIM), Some(bytes))
}
