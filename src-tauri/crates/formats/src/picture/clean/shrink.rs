//! Pictures made smaller, for lines that are slow and sites that show no more.

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat};

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
    let small = shrunk(&decoded.image, longest);
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
    made.push(png::made(&turn::small_png(small)?, &said, icc)?);
    made.into_iter().min_by_key(|made| made.bytes.len()).ok_or(PictureFault::Broken)
}

/// Whether nothing shines through any point.
fn is_opaque(image: &DynamicImage) -> bool {
    !image.color().has_alpha() || image.to_rgba8().pixels().all(|point| point.0[3] == u8::MAX)
}

/// The picture in the same proportions.
pub(super) fn shrunk(image: &DynamicImage, longest: u32) -> DynamicImage {
    image.resize(longest, longest, FilterType::Lanczos3)
}
