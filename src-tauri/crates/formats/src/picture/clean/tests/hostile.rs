//! Files that are cut off, put together wrongly, or meant to harm.

use proptest::prelude::*;

use super::*;

fn all() -> Vec<Vec<u8>> {
    vec![
        planted_jpeg(&encoded(ImageFormat::Jpeg), 6),
        planted_png(&encoded(ImageFormat::Png), 6),
        planted_webp(&encoded(ImageFormat::WebP), 6),
        planted_gif(),
        planted_tiff(),
    ]
}

#[test]
fn a_file_that_is_cut_is_refused() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff] {
        let bytes = encoded(format);
        for end in 12..bytes.len() - 1 {
            let cut = clean(&bytes[..end], &words());
            assert!(cut.is_err(), "{format:?} {end} of {}", bytes.len());
        }
    }
    let gif = clean(&planted_gif(), &PictureWords::default()).unwrap().bytes;
    for end in 6..gif.len() {
        assert_eq!(clean(&gif[..end], &words()), Err(PictureFault::Broken), "{end}");
    }
}

#[test]
fn more_pixels_than_any_camera_makes_are_refused_before_they_are_decoded() {
    let mut png = encoded(ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xFD, 0xE8, 0, 0, 0xFD, 0xE8]);
    let mut jpeg = encoded(ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFD, 0xE8, 0xFD, 0xE8]);
    let jpeg = planted_jpeg(&jpeg, 6);
    let mut gif = planted_gif();
    gif[6..10].copy_from_slice(&[0xE8, 0xFD, 0xE8, 0xFD]);
    for bytes in [png, jpeg, gif] {
        assert_eq!(clean(&bytes, &words()), Err(PictureFault::TooLarge));
    }
}

proptest! {
    #[test]
    fn whatever_becomes_of_a_file_nothing_planted_leaves_and_nothing_breaks(
        which in 0..5_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    ) {
        let mut bytes = all().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = clean(&bytes, &words());
    }

    #[test]
    fn any_bytes_are_looked_at(start in 0..5_usize, rest in prop::collection::vec(any::<u8>(), 0..200)) {
        let start = all()[start][..16].to_vec();
        let _ = clean(&[start, rest].concat(), &words());
    }
}
