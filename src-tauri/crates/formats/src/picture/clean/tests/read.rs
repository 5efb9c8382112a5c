//! The words that only one part of a file says.

use md5::{Digest, Md5};

use super::planted::{Entry, exif, profile, tiff_picture, with_chunks, with_parts, with_segments};
use super::*;

/// What a program writes into EXIF that readers get.
const SAID: [(u16, &str); 3] =
    [(0x010E, "جسر الرقة بعد القصف"), (0x8298, "© 2026 خبر24"), (0x013B, "SECRET owner")];

/// The words of the file, which are those of the file that is made of it.
fn read(bytes: &[u8]) -> PictureWords {
    let picture = clean(bytes, &PictureWords::default()).unwrap();
    assert!(!contains(&picture.bytes, SECRET));
    assert_eq!(words::words(&picture), said(bytes));
    assert_eq!(clean(&picture.bytes, &PictureWords::default()), Ok(picture));
    said(bytes)
}

/// IIM as a program of newsrooms writes it, with what is no word to readers.
fn iim() -> Vec<u8> {
    [&iim::data(&words())[..], b"\x1c\x02\x50\0\x06SECRET\x1c\x02\x28\0\x06SECRET"].concat()
}

/// The same as a resource of Photoshop.
fn resources() -> Vec<u8> {
    let length = u32::try_from(iim().len()).unwrap().to_be_bytes();
    [b"8BIM\x04\x04\0\0", &length[..], &iim(), &[0][..iim().len() % 2]].concat()
}

fn of_exif() -> PictureWords {
    PictureWords { credit: String::new(), ..words() }
}

#[test]
fn iim_of_a_tiff_is_read_wherever_programs_write_it() {
    let mut filled = iim();
    filled.resize(filled.len().next_multiple_of(4), 0);
    let turned: Vec<u8> = filled.chunks(4).flat_map(|four| four.iter().rev().copied()).collect();
    for entry in [
        (33_723, 1, iim()),
        (33_723, 7, iim()),
        (33_723, 4, filled),
        (33_723, 4, turned),
        (34_377, 1, resources()),
    ] {
        let (number, kind) = (entry.0, entry.1);
        assert_eq!(read(&tiff_picture(&[entry])), words(), "{number} {kind}");
    }
    let fields: Vec<Entry> =
        SAID.iter().map(|(tag, text)| (*tag, 2, [text.as_bytes(), b"\0"].concat())).collect();
    assert_eq!(read(&tiff_picture(&fields)), of_exif());
}

#[test]
fn profiles_in_the_texts_of_a_png_are_read() {
    let plain = encoded(ImageFormat::Png);
    let with = |keyword: &str, bytes: &[u8]| {
        let text = [keyword.as_bytes(), b"\0", &profile(bytes)].concat();
        read(&with_chunks(&plain, &[(*b"tEXt", text)]))
    };
    assert_eq!(with("Raw profile type iptc", &iim()), words());
    assert_eq!(with("Raw profile type iptc", &resources()), words());
    assert_eq!(with("Raw profile type 8bim", &resources()), words());
    let exif = [b"Exif\0\0", exif(6, &SAID).as_slice()].concat();
    assert_eq!(with("Raw profile type exif", &exif), of_exif());
    assert_eq!(with("Raw profile type APP1", &exif), of_exif());
    let packet = xmp::packet(&words()).unwrap();
    let app1 = [xmp::JPEG_PREFIX, packet.as_bytes()].concat();
    assert_eq!(with("Raw profile type APP1", &app1), words());
    assert_eq!(with("Raw profile type xmp", packet.as_bytes()), words());
}

#[test]
fn what_programs_wrote_into_a_tiff_is_told() {
    for number in [700, 33_723, 34_377] {
        assert_eq!(
            traces(&tiff_picture(&[(number, 1, b"SECRET".to_vec())])),
            [PictureTrace::Editing]
        );
    }
    assert_eq!(traces(&tiff_picture(&[])), []);
}

#[test]
fn what_a_program_left_is_told_wherever_it_stands_in_the_file() {
    let jpeg = encoded(ImageFormat::Jpeg);
    for sign in ["http://ns.adobe.com/", "Photoshop 3.0\0", "tEXt", "zTXt", "XMP DataXMP"] {
        assert_eq!(traces(&[jpeg.as_slice(), sign.as_bytes()].concat()), [PictureTrace::Editing]);
        let cut = &sign.as_bytes()[..sign.len() - 1];
        assert_eq!(traces(&[jpeg.as_slice(), cut].concat()), [], "{sign}");
    }
}

#[test]
fn the_camera_in_a_profile_of_a_png_is_told() {
    let profile = profile(&[b"Exif\0\0", exif(1, &SAID).as_slice()].concat());
    let text = [b"Raw profile type exif\0", profile.as_slice()].concat();
    let png = with_chunks(&encoded(ImageFormat::Png), &[(*b"tEXt", text)]);
    assert_eq!(traces(&png), [PictureTrace::Camera, PictureTrace::Editing]);
}

#[test]
fn exif_is_read_in_every_kind_of_file() {
    let exif = exif(1, &SAID);
    let jpeg = [b"Exif\0\0", exif.as_slice()].concat();
    for bytes in [
        with_segments(&encoded(ImageFormat::Jpeg), &[(0xE1, jpeg.clone())]),
        with_chunks(&encoded(ImageFormat::Png), &[(*b"eXIf", exif.clone())]),
        with_parts(&encoded(ImageFormat::WebP), &[(b"EXIF", exif)]),
        with_parts(&encoded(ImageFormat::WebP), &[(b"EXIF", jpeg)]),
    ] {
        assert_eq!(read(&bytes), of_exif());
    }
}

#[test]
fn a_print_says_which_of_two_is_younger() {
    let packet = xmp::packet(&PictureWords { caption: "نهر".to_owned(), ..words() }).unwrap();
    let with = |print: &[u8]| {
        let print = [b"8BIM\x04\x25\0\0\0\0\0\x10", print].concat();
        let of_photoshop = [iim::JPEG_PREFIX, &print, &resources()].concat();
        let xmp = [xmp::JPEG_PREFIX, packet.as_bytes()].concat();
        let jpeg = with_segments(&encoded(ImageFormat::Jpeg), &[(0xED, of_photoshop), (0xE1, xmp)]);
        read(&jpeg).caption
    };
    assert_eq!(with(&Md5::digest(iim())), "نهر");
    assert_eq!(with(&[7; 16]), words().caption);
}

#[test]
fn what_a_camera_put_in_a_caption_s_place_does_not_leave() {
    let copied = PictureWords { caption: "SONY DSC".to_owned(), ..PictureWords::default() };
    let xmp = [xmp::JPEG_PREFIX, xmp::packet(&copied).unwrap().as_bytes()].concat();
    let iim = iim::segment(&copied).unwrap();
    let plain = encoded(ImageFormat::Jpeg);
    let bytes = with_segments(&plain, &[(0xE1, xmp), (0xED, iim)]);
    assert_eq!(clean(&bytes, &PictureWords::default()).unwrap().bytes, plain);
    // Somebody wants it so.
    assert!(contains(&clean(&plain, &copied).unwrap().bytes, "SONY DSC"));
}

#[test]
fn what_the_file_says_to_readers_is_kept_where_the_article_says_nothing() {
    let plain = encoded(ImageFormat::Jpeg);
    let exif = exif(1, &[(0x010E, "A bridge"), (0x8298, "© AFP"), (0x013B, "SECRET owner")]);
    let bytes = with_segments(&plain, &[(0xE1, [b"Exif\0\0", exif.as_slice()].concat())]);
    let picture =
        clean(&bytes, &PictureWords { credit: "رويترز".to_owned(), ..PictureWords::default() });
    let picture = picture.unwrap().bytes;
    for kept in ["A bridge", "© AFP", "رويترز"] {
        assert!(contains(&picture, kept), "{kept}");
    }
    assert!(!contains(&picture, SECRET));
    // The programs of newsrooms write IIM and XMP; the younger of them wins.
    let iim = iim::segment(&words()).unwrap();
    let picture = clean(&with_segments(&plain, &[(0xED, iim.clone())]), &PictureWords::default());
    assert!(contains(&picture.unwrap().bytes, "جسر الرقة بعد القصف</rdf:li>"));
    let packet =
        xmp::packet(&PictureWords { caption: "نهر".to_owned(), ..PictureWords::default() });
    let xmp = [xmp::JPEG_PREFIX, packet.unwrap().as_bytes()].concat();
    let picture =
        clean(&with_segments(&plain, &[(0xED, iim), (0xE1, xmp)]), &PictureWords::default());
    let picture = picture.unwrap().bytes;
    assert!(contains(&picture, "نهر") && contains(&picture, "كاجين أحمد"));
    assert!(!contains(&picture, "جسر"));
}
