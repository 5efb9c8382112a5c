//! Pictures with everything planted in them that must not leave.

mod hostile;
pub mod planted;
mod read;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};

use self::planted::{jpeg, planted_gif, planted_jpeg, planted_png, planted_tiff, planted_webp};
use super::*;

/// Stands in everything that must not leave.
const SECRET: &str = "SECRET";

/// Red on the left, blue on the right.
fn halves() -> RgbImage {
    RgbImage::from_fn(40, 20, |x, _| image::Rgb(if x < 20 { [255, 0, 0] } else { [0, 0, 255] }))
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(halves()).write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn words() -> PictureWords {
    PictureWords {
        caption: "جسر الرقة بعد القصف".to_owned(),
        credit: "كاجين أحمد".to_owned(),
        copyright: "© 2026 خبر24".to_owned(),
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

fn pixels(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().into_rgb8()
}

/// The picture, of which nothing planted is left, with the words of the newsroom in it.
fn cleaned(bytes: &[u8]) -> CleanPicture {
    assert!(contains(bytes, SECRET), "nothing was planted");
    let picture = clean(bytes, &words()).unwrap();
    assert!(!contains(&picture.bytes, SECRET));
    assert!(!contains(&picture.bytes, "Exif\0\0"));
    for word in [words().caption, words().credit, words().copyright] {
        assert!(contains(&picture.bytes, &word), "{word}");
    }
    // What was cleaned is clean, and its own words are found in it.
    let again = clean(&picture.bytes, &PictureWords::default()).unwrap();
    assert_eq!(again, picture);
    picture
}

#[test]
fn a_jpeg_keeps_its_picture_to_the_byte_and_nothing_else() {
    let plain = encoded(ImageFormat::Jpeg);
    let picture = cleaned(&planted_jpeg(&plain, 1));
    assert_eq!((picture.media_type, picture.width, picture.height), ("image/jpeg", 40, 20));
    let scan = |bytes: &[u8]| {
        let start = bytes.windows(2).position(|pair| pair == [0xFF, 0xDA]).unwrap();
        bytes[start..].to_vec()
    };
    assert_eq!(scan(&picture.bytes), scan(&plain));
    assert!(contains(&picture.bytes, "ICC_PROFILE\0"));
    assert_eq!(clean(&plain, &PictureWords::default()).unwrap().bytes, plain);
}

#[test]
fn a_jpeg_on_its_side_is_turned() {
    let picture = cleaned(&planted_jpeg(&encoded(ImageFormat::Jpeg), 6));
    assert_eq!((picture.width, picture.height), (20, 40));
    let seen = pixels(&picture.bytes);
    let (top, bottom) = (seen.get_pixel(10, 5), seen.get_pixel(10, 35));
    assert!(top[0] > 200 && bottom[2] > 200, "{top:?} {bottom:?}");
    assert!(contains(&picture.bytes, "ICC_PROFILE\0"));
}

#[test]
fn a_png_keeps_its_picture() {
    let plain = encoded(ImageFormat::Png);
    let picture = cleaned(&planted_png(&plain, 1));
    assert_eq!((picture.media_type, pixels(&picture.bytes)), ("image/png", halves()));
    assert!(contains(&picture.bytes, "gAMA"));
    let turned = cleaned(&planted_png(&plain, 8));
    assert_eq!((turned.width, turned.height), (20, 40));
    assert_eq!(pixels(&turned.bytes).get_pixel(10, 35).0, [255, 0, 0]);
    assert!(contains(&turned.bytes, "gAMA"));
}

#[test]
fn a_webp_keeps_its_picture() {
    let plain = encoded(ImageFormat::WebP);
    let picture = cleaned(&planted_webp(&plain, 1));
    assert_eq!((picture.media_type, pixels(&picture.bytes)), ("image/webp", halves()));
    let turned = cleaned(&planted_webp(&plain, 3));
    assert_eq!(pixels(&turned.bytes).get_pixel(35, 10).0, [255, 0, 0]);
    assert_eq!(clean(&plain, &PictureWords::default()).unwrap().bytes, plain);
}

#[test]
fn a_gif_keeps_its_frames_and_its_loop() {
    let picture = cleaned(&planted_gif());
    assert_eq!((picture.media_type, picture.width, picture.height), ("image/gif", 2, 1));
    assert!(contains(&picture.bytes, "NETSCAPE2.0"));
    let plain = clean(&planted_gif(), &PictureWords::default()).unwrap().bytes;
    assert!(plain.ends_with(b"\x2c\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0\x3b"), "{plain:x?}");
}

#[test]
fn a_tiff_becomes_a_png_the_right_way_up() {
    let picture = cleaned(&planted_tiff());
    assert_eq!((picture.media_type, picture.width, picture.height), ("image/png", 2, 1));
    // The two were the other way round.
    let seen = pixels(&picture.bytes);
    assert_eq!((seen.get_pixel(0, 0).0, seen.get_pixel(1, 0).0), ([0, 0, 255], [255, 0, 0]));
}

#[test]
fn every_other_kind_is_refused_by_name() {
    for (bytes, fault) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], PictureFault::Heic),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", PictureFault::Heic),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", PictureFault::Avif),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PictureFault::Svg),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg/>", PictureFault::Svg),
        (b"\0\0\0\x18ftypisom", PictureFault::Unknown),
        (b"BM", PictureFault::Unknown),
        (b"", PictureFault::Unknown),
        ("قسد".as_bytes(), PictureFault::Unknown),
    ] {
        assert_eq!(clean(bytes, &words()), Err(fault), "{bytes:x?}");
    }
}

#[test]
fn a_jpeg_is_all_that_is_made_of_it() {
    // A second picture, a film and a program's notes behind the end.
    let plain = jpeg(&[]);
    let bytes = [plain.as_slice(), &jpeg(&[]), b"SECRET film"].concat();
    assert_eq!(cleaned(&bytes), clean(&plain, &words()).unwrap());
}

#[test]
fn a_large_picture_is_made_smaller_with_its_words_and_a_small_one_is_left() {
    let large = RgbImage::from_fn(400, 200, |x, y| {
        image::Rgb([u8::try_from(x % 251).unwrap(), u8::try_from(y * 7 % 251).unwrap(), 90])
    });
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let mut file = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(large.clone()).write_to(&mut file, format).unwrap();
        let picture = clean(&file.into_inner(), &words()).unwrap();
        let small = within(&picture, 100);
        assert_eq!((small.width, small.height), (100, 50), "{format:?}");
        assert_eq!(pixels(&small.bytes).dimensions(), (100, 50));
        assert!(small.bytes.len() < picture.bytes.len());
        assert_eq!(super::words(&small), super::words(&picture), "{format:?}");
        assert_eq!(clean(&small.bytes, &PictureWords::default()).unwrap(), small, "it is clean");
        for untouched in [400, 5000, 0] {
            assert_eq!(within(&picture, untouched), picture);
        }
    }
    let moving = clean(&planted_gif(), &words()).unwrap();
    assert_eq!(within(&moving, 1), moving);
}

#[test]
fn no_side_is_longer_than_was_chosen_however_light_the_file_was() {
    // A drawing in few colours, which has more of them when it is made smaller.
    let drawing = RgbImage::from_fn(400, 200, |x, y| {
        if (x / 40 + y / 40) % 2 == 0 { image::Rgb([255, 255, 255]) } else { image::Rgb([9, 9, 9]) }
    });
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(drawing).write_to(&mut png, ImageFormat::Png).unwrap();
    let png = clean(&png.into_inner(), &words()).unwrap();
    // A photograph that was made lighter than we make any.
    let noise = RgbImage::from_fn(400, 200, |x, y| {
        image::Rgb([0, 1, 2].map(|at| u8::try_from((x * 31 + y * 57 + x * y * at) % 256).unwrap()))
    });
    let jpeg = turn::jpeg(DynamicImage::ImageRgb8(noise), 60).unwrap();
    let jpeg = clean(&jpeg, &words()).unwrap();
    for picture in [png, jpeg] {
        let small = within(&picture, 390);
        assert_eq!((small.width, small.height), (390, 195), "{}", picture.media_type);
        assert_eq!(pixels(&small.bytes).dimensions(), (390, 195));
        assert_eq!(super::words(&small), super::words(&picture));
    }
}

#[test]
fn a_large_webp_is_made_smaller_as_its_kind_allows() {
    let photograph = clean(include_bytes!("tests/photograph.webp"), &words()).unwrap();
    let small = within(&photograph, 100);
    assert_eq!((small.media_type, small.width, small.height), ("image/jpeg", 100, 50));
    assert_eq!(small.extension(), "jpg");
    assert!(small.bytes.len() < photograph.bytes.len());
    assert_eq!(super::words(&small), words());
    assert_eq!(clean(&small.bytes, &PictureWords::default()).unwrap(), small, "it is clean");
    let (was, is) = (pixels(&photograph.bytes), pixels(&small.bytes));
    for (x, y) in [(10, 10), (50, 25), (90, 40)] {
        let pairs = was.get_pixel(x * 16 / 5, y * 16 / 5).0.into_iter().zip(is.get_pixel(x, y).0);
        assert!(pairs.into_iter().all(|(was, is)| was.abs_diff(is) < 40), "{x} {y}");
    }

    // What shines through keeps every point, in the lightest file of two kinds.
    let shining = clean(include_bytes!("tests/shining.webp"), &words()).unwrap();
    let small = within(&shining, 40);
    assert_eq!((small.media_type, small.width, small.height), ("image/webp", 40, 20));
    assert!(image::load_from_memory(&small.bytes).unwrap().color().has_alpha());
    assert_eq!(super::words(&small), words());
    assert_eq!(clean(&small.bytes, &PictureWords::default()).unwrap(), small, "it is clean");
    // That may be heavier than it was, but it is no larger than was chosen.
    let heavy = within(&shining, 310);
    assert_eq!((heavy.width, heavy.height), (310, 155));
    assert!(heavy.bytes.len() > shining.bytes.len(), "it is not the case that is meant");
    let png = turn::small_png(turn::decode(&heavy.bytes, of(&heavy)).unwrap().image).unwrap();
    assert!(heavy.bytes.len() <= png.len() + 400, "a PNG is lighter");
    let seen = image::load_from_memory(&heavy.bytes).unwrap();
    assert!(seen.color().has_alpha() && seen.to_rgba8().pixels().any(|point| point.0[3] < 255));
    assert_eq!(super::words(&heavy), words());
    assert!(!stays_large(&shining) && stays_large(&clean(&planted_gif(), &words()).unwrap()));

    // A drawing keeps every point's colour.
    let drawing = clean(&encoded(ImageFormat::WebP), &words()).unwrap();
    let small = within(&drawing, 20);
    assert_eq!((small.media_type, small.width, small.height), ("image/png", 20, 10));
    let shrunk = turn::decode(&drawing.bytes, ImageFormat::WebP).unwrap().image;
    assert_eq!(pixels(&small.bytes), shrink::shrunk(&shrunk, 20).to_rgb8());
    assert_eq!(super::words(&small), words());
}

/// What kind of file it is.
fn of(picture: &CleanPicture) -> ImageFormat {
    ImageFormat::from_mime_type(picture.media_type).unwrap()
}

#[test]
fn a_light_photograph_in_webp_is_no_larger_than_was_chosen() {
    // Hardly smaller, and heavier as a JPEG than the WebP was.
    let photograph = clean(include_bytes!("tests/photograph.webp"), &words()).unwrap();
    let small = within(&photograph, 319);
    assert_eq!(small.width, 319, "{}", small.media_type);
    let made = turn::decode(&photograph.bytes, ImageFormat::WebP).unwrap();
    let jpeg = turn::jpeg(shrink::shrunk(&made.image, 319), 75).unwrap();
    assert!(small.bytes.len() <= jpeg.len() + 2_000, "{} {}", small.bytes.len(), jpeg.len());
}

#[test]
fn a_webp_keeps_its_colours_as_a_jpeg() {
    let profile: Vec<u8> = (0..150_000_u32).map(|at| u8::try_from(at % 251).unwrap()).collect();
    let plain = include_bytes!("tests/photograph.webp");
    let words = words();
    let coloured = webp::made(plain, &words, Some(&profile)).unwrap();
    let small = within(&coloured, 100);
    let decoded = turn::decode(&small.bytes, ImageFormat::Jpeg).unwrap();
    assert_eq!(decoded.icc, Some(profile));
}
