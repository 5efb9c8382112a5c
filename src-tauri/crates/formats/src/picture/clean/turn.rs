//! Pictures decoded, turned as they are seen, and encoded again.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits,
};

use super::{PictureFault, check_size};

/// The quality of a JPEG that had to be encoded again: what is lost is not seen.
pub(super) const QUALITY: u8 = 93;
/// The most memory that decoding takes, in bytes.
const MOST_MEMORY: u64 = 512 << 20;

/// A picture that was decoded.
pub(super) struct Decoded {
    pub(super) image: DynamicImage,
    /// As the file says; none where it does not.
    pub(super) orientation: Orientation,
    /// The colours that it is in, where the file says so.
    pub(super) icc: Option<Vec<u8>>,
}

/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn decode(bytes: &[u8], format: ImageFormat) -> Result<Decoded, PictureFault> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(PictureFault::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    // Inks were turned into light, and their profile would say what is not so.
    let is_light = !matches!(
        decoder.original_color_type(),
        ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16
    );
    let icc = decoder.icc_profile().unwrap_or_default().filter(|_| is_light);
    let image = DynamicImage::from_decoder(decoder).map_err(fault)?;
    Ok(Decoded { image, orientation, icc })
}

/// The picture turned, as a file of `format`.
///
/// # Errors
/// `Broken` where it cannot be encoded.
pub(super) fn encode(
    mut image: DynamicImage,
    orientation: Orientation,
    format: ImageFormat,
) -> Result<Vec<u8>, PictureFault> {
    image.apply_orientation(orientation);
    let mut out = Vec::new();
    let written = match format {
        ImageFormat::Jpeg => return jpeg(image, QUALITY),
        ImageFormat::WebP => light(image).write_to(&mut Cursor::new(&mut out), format),
        _ => plain(image).write_to(&mut Cursor::new(&mut out), format),
    };
    written.map_err(fault)?;
    Ok(out)
}

/// The picture as a JPEG of this quality, of a hundred.
///
/// # Errors
/// `Broken` where it cannot be encoded.
pub(super) fn jpeg(image: DynamicImage, quality: u8) -> Result<Vec<u8>, PictureFault> {
    let image = if image.color().has_color() {
        DynamicImage::ImageRgb8(image.into_rgb8())
    } else {
        DynamicImage::ImageLuma8(image.into_luma8())
    };
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(&image).map_err(fault)?;
    Ok(out)
}

/// The picture as a PNG that is as small as it can be made, which takes longer.
///
/// # Errors
/// `Broken` where it cannot be encoded.
pub(super) fn small_png(image: DynamicImage) -> Result<Vec<u8>, PictureFault> {
    let mut out = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive);
    plain(image).write_with_encoder(encoder).map_err(fault)?;
    Ok(out)
}

/// The picture in numbers that a WebP can have.
fn light(image: DynamicImage) -> DynamicImage {
    if image.color().has_alpha() {
        DynamicImage::ImageRgba8(image.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(image.into_rgb8())
    }
}

/// The picture in numbers that a PNG can have.
fn plain(image: DynamicImage) -> DynamicImage {
    match image.color().into() {
        ExtendedColorType::Rgb32F => DynamicImage::ImageRgb16(image.into_rgb16()),
        ExtendedColorType::Rgba32F => DynamicImage::ImageRgba16(image.into_rgba16()),
        _ => image,
    }
}

#[expect(clippy::needless_pass_by_value, reason = "results hand their errors over by value")]
fn fault(error: ImageError) -> PictureFault {
    match error {
        ImageError::Limits(_) => PictureFault::TooLarge,
        _ => PictureFault::Broken,
    }
}
