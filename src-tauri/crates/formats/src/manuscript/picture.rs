//! Pictures as word processors show them.

use std::borrow::Cow;
use std::io::Cursor;

use crate::picture::CleanPicture;

/// A picture that word processors show.
pub(crate) struct Shown<'a> {
    /// Its file.
    pub(crate) bytes: Cow<'a, [u8]>,
    /// The ending of its file.
    pub(crate) extension: &'static str,
}

/// `picture` in a kind that all word processors show: WebP becomes PNG, which loses nothing.
pub(crate) fn shown(picture: &CleanPicture) -> Shown<'_> {
    let as_it_is = |extension| Shown { bytes: Cow::Borrowed(picture.bytes.as_slice()), extension };
    match picture.media_type {
        "image/png" => as_it_is("png"),
        "image/gif" => as_it_is("gif"),
        "image/bmp" => as_it_is("bmp"),
        "image/tiff" => as_it_is("tiff"),
        "image/webp" => match painted(&picture.bytes) {
            Some(bytes) => Shown { bytes: Cow::Owned(bytes), extension: "png" },
            None => as_it_is("webp"),
        },
        _ => as_it_is("jpeg"),
    }
}

fn painted(bytes: &[u8]) -> Option<Vec<u8>> {
    let picture = image::load_from_memory(bytes).ok()?;
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Png).ok()?;
    Some(out.into_inner())
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
