//! What must hold of every picture that leaves.

use std::io::Cursor;

use image::ImageReader;
use warraq_formats::{PictureTrace, PictureWords, clean_picture, picture_traces};

/// Larger pictures take their time, whatever is in their files.
const MOST_PIXELS: u64 = 4_000_000;

/// Cleans a picture; panics where something of its camera is left, where it cannot be seen any more, or where cleaning
/// it once more changes it.
pub fn feed(bytes: &[u8]) {
    if pixels(bytes).is_some_and(|pixels| pixels > MOST_PIXELS) {
        return;
    }
    let none = PictureWords::default();
    let Ok(picture) = clean_picture(bytes, &none) else { return };
    let left = picture_traces(picture.bytes());
    // The words that readers get are written where programs write what they did.
    let is_left = |trace: &PictureTrace| *trace != PictureTrace::Editing;
    assert!(!left.iter().any(is_left), "left in the picture: {left:?}");
    assert!(!is_seen(bytes) || is_seen(picture.bytes()), "the picture is not seen any more");
    let again = clean_picture(picture.bytes(), &none);
    assert_eq!(again.as_ref(), Ok(&picture), "what is clean is not clean");
}

fn pixels(bytes: &[u8]) -> Option<u64> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let (width, height) = reader.into_dimensions().ok()?;
    Some(u64::from(width) * u64::from(height))
}

/// Whether it can be decoded. No decoder of GIF is built in: those are never seen.
fn is_seen(bytes: &[u8]) -> bool {
    image::load_from_memory(bytes).is_ok()
}
