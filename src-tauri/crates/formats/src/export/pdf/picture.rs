//! Pictures as a PDF may hold them.

use std::io::Cursor;

use image::ImageFormat;
use warraq_typeset::Picture;

use crate::picture::CleanPicture;

/// The picture as it is where a page can hold it, else decoded and written again; nothing where it is damaged.
///
/// A JPEG in the four colours of printers is written again as well: an archive's file needs a profile for them.
pub(super) fn printable(picture: &CleanPicture) -> Option<Picture> {
    let CleanPicture { media_type, bytes, width, height } = picture;
    let as_it_is =
        |format| Picture { format, bytes: bytes.clone(), width: *width, height: *height };
    match *media_type {
        "image/jpeg" if components(bytes)? == 4 => again(picture, ImageFormat::Jpeg),
        "image/jpeg" => Some(as_it_is("jpg")),
        "image/png" => Some(as_it_is("png")),
        "image/gif" => Some(as_it_is("gif")),
        "image/webp" => Some(as_it_is("webp")),
        _ => again(picture, ImageFormat::Png),
    }
}

fn again(picture: &CleanPicture, format: ImageFormat) -> Option<Picture> {
    let decoded = image::load_from_memory(&picture.bytes).ok()?.into_rgb8();
    let mut bytes = Vec::new();
    decoded.write_to(&mut Cursor::new(&mut bytes), format).ok()?;
    let name = if format == ImageFormat::Jpeg { "jpg" } else { "png" };
    Some(Picture { format: name, bytes, width: picture.width, height: picture.height })
}

/// How many colours a JPEG mixes; nothing where it is none.
///
/// Source: ITU-T T.81, B.2.2.
fn components(jpeg: &[u8]) -> Option<u8> {
    let mut rest = jpeg.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let [0xFF, marker, after @ ..] = rest else { return None };
        rest = after;
        if matches!(marker, 0x01 | 0xD0..=0xD9 | 0xFF) {
            if *marker == 0xFF {
                rest = &jpeg[jpeg.len() - after.len() - 1..];
            }
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
        let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if is_frame {
            return rest.get(7).copied();
        }
        rest = rest.get(length..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg() -> Vec<u8> {
        let mut bytes = Vec::new();
        let grey = image::RgbImage::from_pixel(8, 6, image::Rgb([90, 90, 90]));
        grey.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg).unwrap();
        bytes
    }

    #[test]
    fn colours_of_a_jpeg_are_counted_by_its_frame() {
        assert_eq!(components(&jpeg()), Some(3));
        for damaged in [&b""[..], b"\xFF\xD8", b"\xFF\xD8\xFF\xE0\x00", b"GIF89a"] {
            assert_eq!(components(damaged), None);
        }
    }

    #[test]
    fn what_no_page_holds_is_written_again_and_what_is_damaged_is_not() {
        let mut bytes = Vec::new();
        let grey = image::RgbImage::from_pixel(8, 6, image::Rgb([90, 90, 90]));
        grey.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Tiff).unwrap();
        let of = |media_type, bytes| CleanPicture { media_type, bytes, width: 8, height: 6 };
        assert_eq!(printable(&of("image/tiff", bytes)).map(|one| one.format), Some("png"));
        assert_eq!(printable(&of("image/jpeg", jpeg())).map(|one| one.format), Some("jpg"));
        assert_eq!(printable(&of("image/tiff", b"II".to_vec())), None);
        assert_eq!(printable(&of("image/jpeg", b"\xFF\xD8".to_vec())), None);
    }
}
