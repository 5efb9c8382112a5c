//! What pictures say of themselves.

use super::{Picture, clean};

/// Gives pictures the caption and credit in their own files, where the document says nothing below them.
pub(crate) fn say(pictures: &mut [Picture]) {
    for picture in pictures {
        let said = clean::said(&picture.bytes);
        for (place, text) in
            [(&mut picture.caption, said.caption), (&mut picture.credit, said.credit)]
        {
            if place.trim().is_empty() {
                *place = text;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PictureWords, clean};
    use super::*;

    #[test]
    fn a_picture_says_itself_what_the_document_does_not() {
        let bytes = b"GIF89a\x02\0\x01\0\0\0\0\x2c\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0\x3b";
        let words = PictureWords {
            caption: "جسر".to_owned(),
            credit: "رويترز".to_owned(),
            copyright: String::new(),
        };
        let picture = |caption: &str| Picture {
            id: String::new(),
            name: String::new(),
            media_type: String::new(),
            bytes: clean::clean(bytes, &words).unwrap().bytes,
            source: String::new(),
            alt: String::new(),
            caption: caption.to_owned(),
            credit: String::new(),
        };
        let mut pictures = [picture(""), picture("نهر")];
        say(&mut pictures);
        let said = pictures.map(|picture| (picture.caption, picture.credit));
        let of = |caption: &str| (caption.to_owned(), "رويترز".to_owned());
        assert_eq!(said, [of("جسر"), of("نهر")]);
    }
}
