use encoding_rs::WINDOWS_1256;

use super::super::tests::planted::{Entry, tiff};
use super::*;

const DESCRIPTION: u16 = 0x010E;
const COPYRIGHT: u16 = 0x8298;
const ARTIST: u16 = 0x013B;
const TITLE: u16 = 0x9C9B;
const COMMENT: u16 = 0x9C9C;
const USER_COMMENT: u16 = 0x9286;

fn text(tag: u16, text: &[u8]) -> Entry {
    (tag, 2, [text, b"\0"].concat())
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A note in the directory of EXIF itself.
fn noted(letters: [u8; 8], note: &[u8]) -> PictureWords {
    words(&tiff(&[], &[(USER_COMMENT, 7, [letters.as_slice(), note].concat())]))
}

fn caption_of(entries: &[Entry]) -> String {
    words(&tiff(entries, &[])).caption
}

#[test]
fn what_is_no_exif_says_nothing() {
    for bytes in [&b""[..], b"II*\0", b"MM\0*\0\0\0\x08\xff\xff", b"Exif"] {
        assert_eq!(words(bytes), PictureWords::default());
        assert_eq!(orientation(bytes), Orientation::NoTransforms);
    }
}

#[test]
fn description_and_copyright_are_read_in_any_letters() {
    let (caption, rights) = ("جسر الرقة القديم بعد القصف", "© وكالة ورّاق");
    for encode in [
        |text: &str| text.as_bytes().to_vec(),
        |text: &str| WINDOWS_1256.encode(text).0.into_owned(),
    ] {
        let entries = [
            text(DESCRIPTION, &encode(caption)),
            text(ARTIST, b"SECRET"),
            text(COPYRIGHT, &encode(rights)),
        ];
        let read = words(&tiff(&entries, &[]));
        assert_eq!((read.caption.as_str(), read.copyright.as_str()), (caption, rights));
        assert_eq!(read.credit, "");
    }
    // The type of texts in UTF-8, with its bytes in the entry and elsewhere.
    for caption in ["جسر الرقة", "Şû"] {
        assert_eq!(caption_of(&[(DESCRIPTION, UTF8, caption.as_bytes().to_vec())]), caption);
    }
}

#[test]
fn a_photographer_s_copyright_and_an_editor_s_are_both_kept() {
    let rights = |said: &[u8]| words(&tiff(&[text(COPYRIGHT, said)], &[])).copyright;
    assert_eq!(rights("© سلمى\0© ورّاق".as_bytes()), "© سلمى; © ورّاق");
    assert_eq!(rights(" \0© ورّاق".as_bytes()), "© ورّاق");
}

#[test]
fn a_title_of_windows_is_a_caption_where_the_description_is_none() {
    let title = (TITLE, 1, utf16("جسر الرقة\0"));
    let comment = (COMMENT, 1, utf16("بعد القصف"));
    assert_eq!(caption_of(&[text(DESCRIPTION, b"??? ?????"), title.clone()]), "جسر الرقة");
    assert_eq!(caption_of(&[text(DESCRIPTION, b"SONY DSC"), comment.clone()]), "بعد القصف");
    assert_eq!(caption_of(&[title.clone(), comment]), "جسر الرقة");
    assert_eq!(caption_of(&[text(DESCRIPTION, "نهر".as_bytes()), title]), "نهر");
}

#[test]
fn a_note_is_a_caption_where_people_wrote_it() {
    let big: Vec<u8> = "جسر الرقة".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (letters, note) in [
        (b"UNICODE\0", utf16("جسر الرقة")),
        (b"UNICODE\0", utf16("\u{feff}جسر الرقة")),
        (b"UNICODE\0", big),
        (b"ASCII\0\0\0", "جسر الرقة\0\0".as_bytes().to_vec()),
        (&[0; 8], "جسر الرقة".as_bytes().to_vec()),
    ] {
        assert_eq!(noted(*letters, &note).caption, "جسر الرقة", "{letters:?}");
    }
    for note in [&b"SECRETCOMMENT"[..], b"36.8, 40.6", b"{\"ai\": 1}", b"Made by Ali at home"] {
        assert_eq!(noted(*b"ASCII\0\0\0", note), PictureWords::default());
    }
}
