//! Pictures made smaller, for lines that are slow and sites that show no more.

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat};

use super::{CleanPicture, PictureFault, jpeg, png, turn, webp, words};

/// The picture with no side longer than `longest` pixels, with its words and colours. It is what it was where it is not
/// larger, where it moves, where it is neither JPEG, PNG nor WebP, and where it is a photograph that something shines
/// through, of which no lighter file can be made.
#[must_use]
pub fn within(picture: &CleanPicture, longest: u32) -> CleanPicture {
    if longest == 0 || picture.width.max(picture.height) <= longest {
        return picture.clone();
    }
    let smaller = match picture.media_type {
        "image/jpeg" => jpeg::within(&picture.bytes, longest),
        "image/png" if !png::is_moving(&picture.bytes) => of_png(picture, longest),
        "image/webp" if !webp::is_moving(&picture.bytes) => of_webp(picture, longest),
        _ => return picture.clone(),
    };
    smaller.unwrap_or_else(|_| picture.clone())
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

/// A photograph becomes a JPEG: WebP can only be written here with every point as it is, which is many times as heavy.
fn of_webp(picture: &CleanPicture, longest: u32) -> Result<CleanPicture, PictureFault> {
    let decoded = turn::decode(&picture.bytes, ImageFormat::WebP)?;
    let icc = decoded.icc.as_deref();
    let small = shrunk(&decoded.image, longest);
    let is_photograph = webp::is_lossy(&picture.bytes);
    if is_photograph && is_opaque(&small) {
        return jpeg::made(&small, picture.bytes.len(), &words(picture), icc);
    }
    let file = turn::encode(small, Orientation::NoTransforms, ImageFormat::WebP)?;
    let made = webp::made(&file, &words(picture), icc)?;
    let is_lighter = made.bytes.len() < picture.bytes.len();
    Ok(if is_lighter || !is_photograph { made } else { picture.clone() })
}

/// Whether nothing shines through any point.
fn is_opaque(image: &DynamicImage) -> bool {
    !image.color().has_alpha() || image.to_rgba8().pixels().all(|point| point.0[3] == u8::MAX)
}

/// The picture in the same proportions.
pub(super) fn shrunk(image: &DynamicImage, longest: u32) -> DynamicImage {
    image.resize(longest, longest, FilterType::Lanczos3)
}
