//! Pictures as word processors show them.

use std::borrow::Cow;

use crate::picture::{self, CleanPicture};

/// A picture that word processors show.
pub(crate) struct Shown<'a> {
    /// Its file.
    pub(crate) bytes: Cow<'a, [u8]>,
    /// The ending of its file.
    pub(crate) extension: &'static str,
}

/// `picture` in a kind that all word processors show: WebP becomes PNG, which loses nothing, nor the
/// words in its file.
pub(crate) fn shown(picture: &CleanPicture) -> Shown<'_> {
    let as_it_is = |extension| Shown { bytes: Cow::Borrowed(picture.bytes.as_slice()), extension };
    match picture.media_type {
        "image/png" => as_it_is("png"),
        "image/gif" => as_it_is("gif"),
        "image/bmp" => as_it_is("bmp"),
        "image/tiff" => as_it_is("tiff"),
        "image/webp" => match picture::as_png(picture) {
            Some(png) => Shown { bytes: Cow::Owned(png.bytes), extension: "png" },
            None => as_it_is("webp"),
        },
        _ => as_it_is("jpeg"),
    }
}

/// Width and height of `picture` on the page, in `unit`s of an inch, at 96 pixels an inch and no larger than `most`
/// by `most` of the same.
pub(crate) fn size(picture: &CleanPicture, unit: f64, most: f64) -> (f64, f64) {
    const PIXELS: f64 = 96.0;
    let (width, height) = (f64::from(picture.width.max(1)), f64::from(picture.height.max(1)));
    let (width, height) = (width / PIXELS * unit, height / PIXELS * unit);
    let scale = (most / width).min(most / height).min(1.0);
    (width * scale, height * scale)
}
