//! Pictures made smaller, for lines that are slow and sites that show no more.

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat};

use super::{CleanPicture, PictureFault, jpeg, png, turn, words};

/// The picture with no side longer than `longest` pixels, with its words and colours. It is what it was where it is not
/// larger, where it moves, where its file would not be smaller, and where it is neither JPEG nor PNG.
#[must_use]
pub fn within(picture: &CleanPicture, longest: u32) -> CleanPicture {
    if longest == 0 || picture.width.max(picture.height) <= longest {
        return picture.clone();
    }
    let smaller = match picture.media_type {
        "image/jpeg" => jpeg::within(&picture.bytes, longest),
        "image/png" if !png::is_moving(&picture.bytes) => of_png(picture, longest),
        _ => return picture.clone(),
    };
    match smaller {
        Ok(smaller) if smaller.bytes.len() < picture.bytes.len() => smaller,
        _ => picture.clone(),
    }
}

fn of_png(picture: &CleanPicture, longest: u32) -> Result<CleanPicture, PictureFault> {
    let decoded = turn::decode(&picture.bytes, ImageFormat::Png)?;
    let small = shrunk(&decoded.image, longest);
    let file = turn::encode(small, Orientation::NoTransforms, ImageFormat::Png)?;
    png::made(&file, &words(picture), decoded.icc.as_deref())
}

/// The picture in the same proportions.
pub(super) fn shrunk(image: &DynamicImage, longest: u32) -> DynamicImage {
    image.resize(longest, longest, FilterType::Lanczos3)
}
