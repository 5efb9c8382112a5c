//! The words of a picture as IIM, which newsrooms' older programs read: a resource of Photoshop inside of a JPEG.
//!
//! Source: IPTC-NAA Information Interchange Model 4.2, chapters 3, 5 and 6; Adobe Photoshop File Formats, “Image
//! resource blocks”.

use super::PictureWords;

/// Where resources of Photoshop stand in a JPEG begins with this.
pub(super) const JPEG_PREFIX: &[u8] = b"Photoshop 3.0\0";
/// The number of the resource that holds IIM.
const RESOURCE: [u8; 2] = [0x04, 0x04];
const CREDIT: u8 = 110;
const COPYRIGHT: u8 = 116;
const CAPTION: u8 = 120;

/// The segment that says `words`; nothing where they are empty.
pub(super) fn segment(words: &PictureWords) -> Option<Vec<u8>> {
    if words.is_empty() {
        return None;
    }
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
    let length = u32::try_from(data.len()).ok()?;
    let mut segment = [JPEG_PREFIX, b"8BIM", &RESOURCE, &[0, 0], &length.to_be_bytes()].concat();
    segment.append(&mut data);
    if length % 2 == 1 {
        segment.push(0);
    }
    Some(segment)
}

/// The IIM in resources of Photoshop.
pub(super) fn of_resources(mut resources: &[u8]) -> Option<&[u8]> {
    while let Some(rest) = resources.strip_prefix(b"8BIM") {
        let (number, rest) = rest.split_at_checked(2)?;
        // A name with its length, and both an even number of bytes.
        let name = usize::from(*rest.first()?) | 1;
        let (length, rest) = rest.get(name + 1..)?.split_at_checked(4)?;
        let length = usize::try_from(u32::from_be_bytes(length.try_into().ok()?)).ok()?;
        if number == RESOURCE {
            return rest.get(..length);
        }
        resources = rest.get(length + length % 2..)?;
    }
    None
}

/// The words in IIM, as far as it can be read.
pub(super) fn read(mut data: &[u8]) -> PictureWords {
    let mut words = PictureWords::default();
    while let [0x1c, record, number, high, low, rest @ ..] = data {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some((value, rest)) = rest.split_at_checked(length) else { break };
        data = rest;
        // Without a word about it the letters may be any; those that are no UTF-8 are not guessed at.
        let Ok(text) = str::from_utf8(value) else { continue };
        match (record, *number) {
            (2, CREDIT) => text.clone_into(&mut words.credit),
            (2, COPYRIGHT) => text.clone_into(&mut words.copyright),
            (2, CAPTION) => text.clone_into(&mut words.caption),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
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
            assert_eq!(read(of_resources(resources).unwrap()), words);
        }
    }

    #[test]
    fn resources_and_records_that_end_early_say_nothing() {
        let words = PictureWords { caption: "جسر".to_owned(), ..PictureWords::default() };
        let segment = segment(&words).unwrap();
        let resources = segment.strip_prefix(JPEG_PREFIX).unwrap();
        for end in 0..resources.len() - 1 {
            assert_eq!(of_resources(&resources[..end]), None, "{end}");
        }
        assert_eq!(read(b"\x1c\x02\x78\xff\xffab"), PictureWords::default());
    }
}
