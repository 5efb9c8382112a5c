//! Pictures made smaller, for lines that are slow and sites that show no more.

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb};

use super::{CleanPicture, PictureFault, jpeg, png, turn, webp, words};

/// The picture with no side longer than `longest` pixels, with its words and colours. It is what it was where it is not
/// larger, and where it is one of those that stay as large as they are ([`stays_large`]).
#[must_use]
pub fn within(picture: &CleanPicture, longest: u32) -> CleanPicture {
    if longest == 0 || picture.width.max(picture.height) <= longest || stays_large(picture) {
        return picture.clone();
    }
    let smaller = match picture.media_type {
        "image/jpeg" => jpeg::within(&picture.bytes, longest),
        "image/png" => of_png(picture, longest),
        _ => of_webp(picture, longest),
    };
    smaller.unwrap_or_else(|_| picture.clone())
}

/// Whether a picture is never made smaller: it moves, and every frame of it would have to be drawn anew, or it is a GIF.
#[must_use]
pub fn stays_large(picture: &CleanPicture) -> bool {
    match picture.media_type {
        "image/png" => png::is_moving(&picture.bytes),
        "image/webp" => webp::is_moving(&picture.bytes),
        kind => kind != "image/jpeg",
    }
}

/// Points between those of a drawing are new colours: its file may be heavier than it was, however few points it has.
fn of_png(picture: &CleanPicture, longest: u32) -> Result<CleanPicture, PictureFault> {
    let decoded = turn::decode(&picture.bytes, ImageFormat::Png)?;
    let small = plainer(shrunk(&decoded.image, longest), decoded.icc.as_deref());
    let made = |file: &[u8]| png::made(file, &words(picture), decoded.icc.as_deref());
    let file = turn::encode(small.clone(), Orientation::NoTransforms, ImageFormat::Png)?;
    if file.len() < picture.bytes.len() {
        return made(&file);
    }
    made(&turn::small_png(small)?)
}

/// A photograph becomes a JPEG where that is lighter than before. Else every point is kept, in the lightest file that does:
/// WebP can only be written here so, and a photograph that something shines through may be heavier than it was. No side is
/// longer than was chosen all the same: that is what a site was promised, and what its pages are made for.
fn of_webp(picture: &CleanPicture, longest: u32) -> Result<CleanPicture, PictureFault> {
    let decoded = turn::decode(&picture.bytes, ImageFormat::WebP)?;
    let icc = decoded.icc.as_deref();
    let small = shrunk(&decoded.image, longest);
    let said = words(picture);
    let mut made = Vec::new();
    if webp::is_lossy(&picture.bytes) && is_opaque(&small) {
        let jpeg = jpeg::made(&small, picture.bytes.len(), &said, icc)?;
        if jpeg.bytes.len() < picture.bytes.len() {
            return Ok(jpeg);
        }
        made.push(jpeg);
    }
    let file = turn::encode(small.clone(), Orientation::NoTransforms, ImageFormat::WebP)?;
    made.push(webp::made(&file, &said, icc)?);
    made.push(png::made(&turn::small_png(plainer(small, icc))?, &said, icc)?);
    made.into_iter().min_by_key(|made| made.bytes.len()).ok_or(PictureFault::Broken)
}

/// The same points in fewer numbers, where none is lost: no transparency where nothing shines through, and one number for
/// each point where all are grey and no profile says what colours are.
fn plainer(image: DynamicImage, icc: Option<&[u8]>) -> DynamicImage {
    let image = match image {
        DynamicImage::ImageRgba8(_) if is_opaque(&image) => image.into_rgb8().into(),
        DynamicImage::ImageLumaA8(_) if is_opaque(&image) => image.into_luma8().into(),
        other => other,
    };
    match image {
        DynamicImage::ImageRgb8(points)
            if icc.is_none() && points.pixels().all(|point| is_grey(*point)) =>
        {
            let (width, height) = points.dimensions();
            let grey = |x, y| Luma([points.get_pixel(x, y).0[0]]);
            GrayImage::from_fn(width, height, grey).into()
        }
        other => other,
    }
}

fn is_grey(point: Rgb<u8>) -> bool {
    let [red, green, blue] = point.0;
    red == green && green == blue
}

/// Whether nothing shines through any point.
pub(super) fn is_opaque(image: &DynamicImage) -> bool {
    !image.color().has_alpha() || image.to_rgba8().pixels().all(|point| point.0[3] == u8::MAX)
}

/// The picture in the same proportions.
pub(super) fn shrunk(image: &DynamicImage, longest: u32) -> DynamicImage {
    image.resize(longest, longest, FilterType::Lanczos3)
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::*;

    /// A drawing in greys through which nothing shines, in four numbers a point.
    fn drawing(alpha: u8) -> CleanPicture {
        let point = |x: u32, y: u32| {
            let grey = if (x / 7 + y / 5).is_multiple_of(2) { 20 } else { 230 };
            Rgba([grey, grey, grey, if x == 3 { alpha } else { u8::MAX }])
        };
        let image: DynamicImage = RgbaImage::from_fn(400, 300, point).into();
        let bytes = turn::encode(image, Orientation::NoTransforms, ImageFormat::Png).unwrap();
        CleanPicture { media_type: "image/png", bytes, width: 400, height: 300 }
    }

    #[test]
    fn a_drawing_made_smaller_keeps_its_points_in_as_few_numbers_as_they_need() {
        let whole = drawing(u8::MAX);
        let small = within(&whole, 390);
        let seen = turn::decode(&small.bytes, ImageFormat::Png).unwrap().image;
        let before = turn::decode(&whole.bytes, ImageFormat::Png).unwrap().image;
        let expected = shrunk(&before, 390);
        assert_eq!((small.width, small.height), (expected.width(), expected.height()));
        assert_eq!(seen.color(), image::ColorType::L8);
        assert_eq!(seen.to_rgba8(), expected.to_rgba8(), "every point is as it was");
        let as_before = turn::small_png(expected).unwrap();
        assert!(small.bytes.len() < as_before.len(), "{} {}", small.bytes.len(), as_before.len());

        let shining = within(&drawing(120), 390);
        let seen = turn::decode(&shining.bytes, ImageFormat::Png).unwrap().image;
        assert!(seen.color().has_alpha(), "what shines through does so still");
        let grey = |icc| plainer(before.clone(), icc).color();
        assert_eq!(grey(None), image::ColorType::L8);
        assert_eq!(grey(Some(&[1][..])), image::ColorType::Rgb8, "a profile of colours needs them");
    }
}
