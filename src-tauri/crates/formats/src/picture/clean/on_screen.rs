//! Pictures as screens show them: what a camera takes is several times larger than any page.

use image::ImageFormat;
use image::imageops::FilterType;
use image::metadata::Orientation;

use super::shrink::is_opaque;
use super::{CleanPicture, Kind, PictureFault, PictureWords, jpeg, png, turn, webp};

/// The picture in `bytes` the right way up and with no side longer than `longest` pixels, in its colours and without
/// words; nothing where it is no larger, moves, or cannot be read: it is shown as it is then. It is made to be looked at
/// on a page and for nothing else, and quickly.
#[must_use]
pub fn on_screen(bytes: &[u8], longest: u32) -> Option<CleanPicture> {
    let format = match Kind::of(bytes).ok()? {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png if !png::is_moving(bytes) => ImageFormat::Png,
        Kind::WebP if !webp::is_moving(bytes) => ImageFormat::WebP,
        _ => return None,
    };
    let size = imagesize::blob_size(bytes).ok()?;
    if size.width.max(size.height) <= usize::try_from(longest).ok()? {
        return None;
    }
    made(bytes, format, longest).ok()
}

fn made(bytes: &[u8], format: ImageFormat, longest: u32) -> Result<CleanPicture, PictureFault> {
    let decoded = turn::decode(bytes, format)?;
    let mut small = decoded.image.resize(longest, longest, FilterType::Triangle);
    small.apply_orientation(decoded.orientation);
    let (words, icc) = (PictureWords::default(), decoded.icc.as_deref());
    if is_opaque(&small) {
        return jpeg::made(&small, usize::MAX, &words, icc);
    }
    let file = turn::encode(small, Orientation::NoTransforms, ImageFormat::Png)?;
    png::made(&file, &words, icc)
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    /// A picture whose left half is red; the rest is blue, and nothing or half of it where it shines through.
    fn file(format: ImageFormat, alpha: u8) -> Vec<u8> {
        let colour = |x: u32| if x < 200 { [220, 30, 30] } else { [30, 30, 220] };
        let image: DynamicImage = if alpha == u8::MAX {
            RgbImage::from_fn(400, 300, |x, _| Rgb(colour(x))).into()
        } else {
            let [red, green, blue] = colour(0);
            RgbaImage::from_pixel(400, 300, Rgba([red, green, blue, alpha])).into()
        };
        turn::encode(image, Orientation::NoTransforms, format).unwrap()
    }

    #[test]
    fn a_large_picture_gets_small_and_a_small_one_is_left() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let whole = file(format, u8::MAX);
            let small = on_screen(&whole, 100).unwrap();
            assert_eq!((small.size(), small.media_type()), ((100, 75), "image/jpeg"), "{format:?}");
            let seen = turn::decode(small.bytes(), ImageFormat::Jpeg).unwrap().image.into_rgb8();
            assert!(seen.get_pixel(10, 40).0[0] > 180 && seen.get_pixel(90, 40).0[2] > 180);
            assert_eq!(on_screen(&whole, 400), None);
        }
    }

    #[test]
    fn what_shines_through_does_so_still() {
        let small = on_screen(&file(ImageFormat::Png, 90), 100).unwrap();
        assert_eq!((small.size(), small.media_type()), ((100, 75), "image/png"));
        let seen = turn::decode(small.bytes(), ImageFormat::Png).unwrap().image.into_rgba8();
        assert_eq!(seen.get_pixel(50, 30).0[3], 90);
    }

    #[test]
    fn a_picture_that_lies_on_its_side_stands_up() {
        /// What a camera writes that was held upright: orientation 6 and nothing else.
        const EXIF: &[u8] = b"\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let jpeg = file(ImageFormat::Jpeg, u8::MAX);
        let turned = [&jpeg[..2], EXIF, &jpeg[2..]].concat();
        let small = on_screen(&turned, 100).unwrap();
        assert_eq!(small.size(), (75, 100));
        let seen = turn::decode(small.bytes(), ImageFormat::Jpeg).unwrap().image.into_rgb8();
        assert!(seen.get_pixel(40, 10).0[0] > 180 && seen.get_pixel(40, 90).0[2] > 180);
    }

    #[test]
    fn what_cannot_be_read_is_shown_as_it_is() {
        let whole = file(ImageFormat::Jpeg, u8::MAX);
        for bytes in [&b"GIF89a\x90\x01\x90\x01"[..], b"<svg/>", &whole[..80]] {
            assert_eq!(on_screen(bytes, 100), None);
        }
    }
}
