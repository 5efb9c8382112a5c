//! The words of a picture as IIM, which newsrooms' older programs read and write: a resource of Photoshop inside of a
//! JPEG, a field of a TIFF, a profile of a PNG.
//!
//! Source: IPTC-NAA Information Interchange Model 4.2, chapters 3, 5 and 6; Adobe Photoshop File Formats, “Image
//! resource blocks”.

use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_5, ISO_8859_6, ISO_8859_7, ISO_8859_8, WINDOWS_1252,
    WINDOWS_1254,
};
use md5::{Digest, Md5};

use super::PictureWords;
use crate::charset;

/// Where resources of Photoshop stand in a JPEG begins with this.
pub(super) const JPEG_PREFIX: &[u8] = b"Photoshop 3.0\0";
/// The number of the resource that holds IIM.
const RESOURCE: [u8; 2] = [0x04, 0x04];
/// The number of the resource with the print of the IIM that XMP was made with.
const DIGEST: [u8; 2] = [0x04, 0x25];
/// Whose resources there are: of Photoshop, and of programs that write theirs beside them.
const OWNERS: [&[u8; 4]; 4] = [b"8BIM", b"PHUT", b"AgHg", b"MeSa"];
/// The record of the envelope, and in it the letters that the others are written in.
const LETTERS: (u8, u8) = (1, 90);
/// The record of what readers and desks get.
const APPLICATION: u8 = 2;
const CREDIT: u8 = 110;
const COPYRIGHT: u8 = 116;
const CAPTION: u8 = 120;

/// The segment that says `words`; nothing where they are empty.
pub(super) fn segment(words: &PictureWords) -> Option<Vec<u8>> {
    if words.is_empty() {
        return None;
    }
    let mut data = data(words);
    let length = u32::try_from(data.len()).ok()?;
    let mut segment = [JPEG_PREFIX, b"8BIM", &RESOURCE, &[0, 0], &length.to_be_bytes()].concat();
    segment.append(&mut data);
    if length % 2 == 1 {
        segment.push(0);
    }
    Some(segment)
}

/// `words` as IIM.
pub(super) fn data(words: &PictureWords) -> Vec<u8> {
    // What follows is UTF-8; the fourth version of the application record.
    let mut data = b"\x1c\x01\x5a\x00\x03\x1b%G\x1c\x02\x00\x00\x02\x00\x04".to_vec();
    for (number, text) in
        [(CREDIT, &words.credit), (COPYRIGHT, &words.copyright), (CAPTION, &words.caption)]
    {
        if let Some(length) = u16::try_from(text.len()).ok().filter(|length| *length > 0) {
            data.extend([0x1c, 2, number]);
            data.extend(length.to_be_bytes());
            data.extend(text.as_bytes());
        }
    }
    data
}

/// What resources of Photoshop hold of words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Resources<'a> {
    /// IIM.
    pub(super) iim: Option<&'a [u8]>,
    /// The print that it had when XMP was written.
    pub(super) digest: Option<&'a [u8]>,
}

/// The IIM in resources, as far as they can be read.
pub(super) fn of_resources(mut resources: &[u8]) -> Resources<'_> {
    let mut found = Resources::default();
    while let Some((number, data, rest)) = resource(resources) {
        match number {
            RESOURCE => found.iim = found.iim.or(Some(data)),
            DIGEST => found.digest = found.digest.or(Some(data)),
            _ => {}
        }
        resources = rest;
    }
    found
}

/// The number and the data of the first resource, and what follows it.
fn resource(resources: &[u8]) -> Option<([u8; 2], &[u8], &[u8])> {
    let (owner, rest) = resources.split_first_chunk::<4>()?;
    let (number, rest) = rest.split_first_chunk::<2>()?;
    // A name with its length, and both an even number of bytes.
    let name = usize::from(*rest.first()?) | 1;
    let (length, rest) = rest.get(name + 1..)?.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (data, rest) = rest.split_at_checked(length)?;
    OWNERS.contains(&owner).then_some((*number, data, rest.get(length % 2..).unwrap_or_default()))
}

/// Whether `iim` is not what it was when somebody took its print. Fields of a TIFF are filled to four bytes with zeros,
/// which are no change; a print of zeros was never taken.
///
/// Source: Guidelines for Handling Image Metadata 2.0 (Metadata Working Group), on IPTC-IIM beside XMP.
pub(super) fn is_changed(iim: &[u8], digest: &[u8]) -> bool {
    const MOST_FILLING: usize = 3;
    let filling = iim.iter().rev().take(MOST_FILLING).take_while(|byte| **byte == 0).count();
    let is_print = digest.len() == Md5::output_size() && digest.iter().any(|byte| *byte != 0);
    let is_of = |data: &[u8]| Md5::digest(data).as_slice() == digest;
    is_print && !(0..=filling).any(|filling| is_of(&iim[..iim.len() - filling]))
}

/// The words in IIM, as far as it can be read. The name of who took the picture is no credit: programs fill it in with
/// what a camera was set to.
pub(super) fn read(mut data: &[u8]) -> PictureWords {
    let mut encoding = None;
    let mut fields = Vec::new();
    while let [0x1c, record, number, high, low, rest @ ..] = data {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some((value, rest)) = rest.split_at_checked(length) else { break };
        data = rest;
        match (*record, *number) {
            LETTERS => encoding = said(value),
            (APPLICATION, CREDIT | COPYRIGHT | CAPTION) => fields.push((*number, value)),
            _ => {}
        }
    }
    let values: Vec<&[u8]> = fields.iter().map(|(_, value)| *value).collect();
    let mut words = PictureWords::default();
    for ((number, _), text) in fields.iter().zip(charset::texts(&values, encoding)) {
        match *number {
            CREDIT => words.credit = text,
            COPYRIGHT => words.copyright = text,
            _ => words.caption = text,
        }
    }
    words
}

/// The encoding that the envelope announces; nothing where it is UTF-8, which says itself, or one that nobody writes.
///
/// Source: ISO/IEC 2022, section 14.3; ISO International Register of Coded Character Sets, numbers 100 to 148.
fn said(letters: &[u8]) -> Option<&'static Encoding> {
    let [0x1b, b',' | b'-' | b'.' | b'/', set] = letters else { return None };
    Some(match set {
        b'A' => WINDOWS_1252,
        b'B' => ISO_8859_2,
        b'F' => ISO_8859_7,
        b'G' => ISO_8859_6,
        b'H' => ISO_8859_8,
        b'L' => ISO_8859_5,
        b'M' => WINDOWS_1254,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1256;

    use super::*;

    #[test]
    fn words_are_read_back() {
        for caption in ["جسر الرقة", "ab", "abc"] {
            let words = PictureWords {
                caption: caption.to_owned(),
                credit: "كاجين أحمد".to_owned(),
                copyright: "© خبر24".to_owned(),
            };
            let segment = segment(&words).unwrap();
            assert_eq!(segment.len() % 2, 0);
            let resources = segment.strip_prefix(JPEG_PREFIX).unwrap();
            assert_eq!(read(of_resources(resources).iim.unwrap()), words);
        }
    }

    #[test]
    fn resources_and_records_that_end_early_say_nothing() {
        let words = PictureWords { caption: "جسر".to_owned(), ..PictureWords::default() };
        let segment = segment(&words).unwrap();
        let resources = segment.strip_prefix(JPEG_PREFIX).unwrap();
        for end in 0..resources.len() - 1 {
            assert_eq!(of_resources(&resources[..end]), Resources::default(), "{end}");
        }
        let other = b"PHUT\x04\x25\x01x\0\0\0\x01\xff\0";
        let found = |bytes: &[u8]| of_resources(bytes).iim.map(read);
        assert_eq!(found(&[other, resources].concat()), Some(words));
        assert_eq!(found(&[b"????", resources].concat()), None);
        assert_eq!(read(b"\x1c\x02\x78\xff\xffab"), PictureWords::default());
    }

    fn caption(letters: &[u8], caption: &[u8]) -> String {
        let field = |record: u8, number: u8, value: &[u8]| {
            let length = u16::try_from(value.len()).unwrap().to_be_bytes();
            [&[0x1c, record, number][..], &length, value].concat()
        };
        // The letters may be said behind what is written in them.
        let fields = [field(2, CAPTION, caption), field(2, 80, b"SECRET"), field(1, 90, letters)];
        let words = read(&fields.concat());
        assert_eq!(words.credit, "");
        words.caption
    }

    #[test]
    fn letters_are_those_that_are_said_or_that_make_sense() {
        let text = "جسر الرقة القديم بعد القصف";
        let (windows, iso) = (WINDOWS_1256.encode(text).0, ISO_8859_6.encode(text).0);
        for (letters, written) in [
            (&b"\x1b%G"[..], text.as_bytes()),
            (b"", text.as_bytes()),
            (b"", &windows),
            (b"\x1b%G", &windows),
            (b"\x1b-G", &iso),
            (b"\x1b.G", &iso),
            (b"", &iso),
        ] {
            assert_eq!(caption(letters, written), text, "{letters:?}");
        }
        assert_eq!(caption(b"\x1b.A", b"Pir\xea Reqay\xea"), "Pirê Reqayê");
        assert_eq!(caption(b"\x1b.M", b"\xde\xfb"), "Şû");
    }
}
