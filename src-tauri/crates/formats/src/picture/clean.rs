//! A picture's file as it may leave: what it shows, in its colours and the right way up, with the words that readers
//! get, and nothing of the camera, the place, the people or the programs behind it.
//!
//! Every kind of file has a list of what is kept; whatever is not on it goes, so that what a camera of tomorrow
//! writes is not let through.

mod caption;
mod exif;
mod gif;
mod iim;
mod jpeg;
mod on_screen;
mod png;
mod shrink;
mod sources;
mod tiff;
mod traces;
mod turn;
mod webp;
mod words;
mod xmp;

#[cfg(test)]
mod tests;

use image::ImageFormat;
use image::metadata::Orientation;
use serde::{Deserialize, Serialize};

use super::CleanPicture;
pub use on_screen::on_screen;
pub use shrink::{stays_large, within};
pub use traces::{PictureTrace, traces};
pub use words::{PictureWords, words};

/// The most pixels that a picture may have: more than cameras make, and little enough to be turned in memory.
const MOST_PIXELS: u64 = 120_000_000;

/// Why a picture cannot leave.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    thiserror::Error,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PictureFault {
    /// It is of the kind that phones of Apple and others make; few programs show it.
    #[error("it is a HEIC picture")]
    Heic,
    /// AVIF.
    #[error("it is an AVIF picture")]
    Avif,
    /// A drawing that may hold programs and addresses.
    #[error("it is an SVG drawing")]
    Svg,
    /// No picture, or of a kind that nobody looked through.
    #[error("it is no JPEG, PNG, WebP, TIFF or GIF picture")]
    Unknown,
    /// Its file is damaged or cut off.
    #[error("the picture is damaged or cut off")]
    Broken,
    /// It has more pixels than any camera makes.
    #[error("the picture is too large")]
    TooLarge,
}

impl PictureFault {
    /// Every fault.
    pub const ALL: [Self; 6] =
        [Self::Heic, Self::Avif, Self::Svg, Self::Unknown, Self::Broken, Self::TooLarge];
}

/// The picture in `bytes` as it may leave, with `words` in its file; where one of them is empty, the one that the file
/// has. A TIFF becomes a PNG, because no browser and no e-book shows one.
///
/// # Errors
/// [`PictureFault`]: the picture is to be left out then.
pub fn clean(bytes: &[u8], words: &PictureWords) -> Result<CleanPicture, PictureFault> {
    match Kind::of(bytes)? {
        Kind::Jpeg => jpeg::clean(bytes, words),
        Kind::Png => png::clean(bytes, words),
        Kind::WebP => webp::clean(bytes, words),
        Kind::Gif => gif::clean(bytes, words),
        Kind::Tiff => tiff::clean(bytes, words),
    }
}

/// What the file of a picture as it came says to readers; nothing where it cannot be read.
pub(crate) fn said(bytes: &[u8]) -> PictureWords {
    let said = match Kind::of(bytes) {
        Ok(Kind::Jpeg) => jpeg::said(bytes),
        Ok(Kind::Png) => png::said(bytes),
        Ok(Kind::WebP) => webp::said(bytes),
        Ok(Kind::Gif) => Ok(gif::said(bytes)),
        Ok(Kind::Tiff) => Ok(tiff::said(bytes)),
        Err(fault) => Err(fault),
    };
    said.unwrap_or_default()
}

/// A clean WebP as a PNG, with the words and colours of its file; nothing where it cannot be decoded.
pub(crate) fn as_png(picture: &CleanPicture) -> Option<CleanPicture> {
    let decoded = turn::decode(picture.bytes(), ImageFormat::WebP).ok()?;
    let png = turn::encode(decoded.image, Orientation::NoTransforms, ImageFormat::Png).ok()?;
    png::made(&png, &words(picture), decoded.icc.as_deref()).ok()
}

/// The kinds of picture that leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Jpeg,
    Png,
    WebP,
    Gif,
    Tiff,
}

impl Kind {
    /// By the first bytes, whatever the file is called.
    fn of(bytes: &[u8]) -> Result<Self, PictureFault> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Ok(Self::Tiff),
            [_, _, _, _, b'f', b't', b'y', b'p', rest @ ..] => Err(of_brands(rest)),
            _ if is_svg(bytes) => Err(PictureFault::Svg),
            _ => Err(PictureFault::Unknown),
        }
    }
}

/// Source: ISO/IEC 23008-12 (HEIF), annex B; AVIF 1.1, section 6.
fn of_brands(brands: &[u8]) -> PictureFault {
    match brands.get(..4) {
        Some(b"avif" | b"avis") => PictureFault::Avif,
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => {
            PictureFault::Heic
        }
        _ => PictureFault::Unknown,
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    const SEARCHED_BYTES: usize = 4096;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(SEARCHED_BYTES)]);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('<') && start.contains("<svg")
}

/// Refuses a picture without pixels, and one with too many.
fn check_size(width: u32, height: u32) -> Result<(), PictureFault> {
    match u64::from(width) * u64::from(height) {
        0 => Err(PictureFault::Broken),
        pixels if pixels > MOST_PIXELS => Err(PictureFault::TooLarge),
        _ => Ok(()),
    }
}
