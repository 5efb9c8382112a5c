//! The words that a picture's file says to readers.

use super::{CleanPicture, caption, xmp};
use crate::invisible::is_allowed_in_xml;

/// What readers are told of a picture by its own file. Each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PictureWords {
    /// The words below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Whose it is.
    pub copyright: String,
}

/// What the file of a picture that was cleaned says.
#[must_use]
pub fn words(picture: &CleanPicture) -> PictureWords {
    xmp::of_file(picture.bytes()).map(xmp::read).unwrap_or_default()
}

/// The most bytes of one of the words: three of them fit into one segment of a JPEG.
const MOST_BYTES: usize = 8_000;

impl PictureWords {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.caption.is_empty() && self.credit.is_empty() && self.copyright.is_empty()
    }

    /// The same, with the words of `other` where it has none.
    pub(super) fn or(&self, other: Self) -> Self {
        let one = |own: &str, other: String| match fitting(own) {
            own if own.is_empty() => fitting(&other),
            own => own,
        };
        Self {
            caption: one(&self.caption, other.caption),
            credit: one(&self.credit, other.credit),
            copyright: one(&self.copyright, other.copyright),
        }
    }

    /// The same as they will be read again, without what a camera or a program put in the place of words.
    pub(super) fn of_people(self) -> Self {
        let one = |text: &str, is_word: fn(&str) -> bool| {
            Some(fitting(text)).filter(|text| is_word(text)).unwrap_or_default()
        };
        Self {
            caption: one(&self.caption, caption::is_caption),
            credit: one(&self.credit, caption::holds_words),
            copyright: one(&self.copyright, caption::holds_words),
        }
    }
}

/// `text` without space around it and without what XML has no place for, and no longer than fits.
fn fitting(text: &str) -> String {
    // XML has one end of a line.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|letter| is_allowed_in_xml(*letter)).collect();
    let is_around = |letter: char| letter.is_whitespace() || letter == '\u{feff}';
    let text = text.trim_matches(is_around);
    text[..text.floor_char_boundary(MOST_BYTES)].trim_end_matches(is_around).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_win_and_the_file_s_fill_what_is_empty() {
        let words = |caption: &str, credit: &str| PictureWords {
            caption: caption.to_owned(),
            credit: credit.to_owned(),
            copyright: String::new(),
        };
        assert_eq!(words("جسر", " ").or(words("نهر", "رويترز")), words("جسر", "رويترز"));
    }

    #[test]
    fn words_are_as_they_will_be_read_again() {
        let odd = PictureWords {
            credit: "\u{1} رويترز\r\nبيروت\r\u{0} ".to_owned(),
            ..PictureWords::default()
        };
        assert_eq!(odd.or(PictureWords::default()).credit, "رويترز\nبيروت");
    }

    #[test]
    fn long_words_end_at_a_letter() {
        let long = "ق".repeat(MOST_BYTES);
        let cut = PictureWords { caption: long, ..PictureWords::default() };
        assert_eq!(cut.or(PictureWords::default()).caption.len(), MOST_BYTES);
        let odd = PictureWords { caption: format!("a{}", cut.caption), ..cut };
        assert_eq!(odd.or(PictureWords::default()).caption.len(), MOST_BYTES - 1);
    }
}
