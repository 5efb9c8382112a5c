//! The one place where text positions change their unit.

/// A count of UTF-8 bytes from the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteOffset(pub usize);

/// A count of Unicode scalar values from the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharOffset(pub usize);

/// A count of UTF-16 units from the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Offset(pub usize);

/// The editor's position in a document: 0 before its first block; a node that holds something counts one
/// where it opens and one where it closes, one that holds nothing counts one, text its UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocPosition(pub usize);

/// Characters between two places that are remembered: what is counted anew by each conversion.
const STRIDE: usize = 64;

/// A text with the way between its bytes, scalars and UTF-16 units, both ways, in logarithmic time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offsets {
    text: String,
    /// One at the start and one after every [`STRIDE`] characters.
    places: Vec<Place>,
}

/// One place of a text, counted three ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Place {
    byte: usize,
    char: usize,
    utf16: usize,
}

impl Place {
    fn after(self, c: char) -> Self {
        Self {
            byte: self.byte + c.len_utf8(),
            char: self.char + 1,
            utf16: self.utf16 + c.len_utf16(),
        }
    }
}

impl Offsets {
    /// The offsets of `text`.
    #[must_use]
    pub fn of(text: String) -> Self {
        let mut places = vec![Place::default()];
        let mut place = Place::default();
        for c in text.chars() {
            place = place.after(c);
            if place.char.is_multiple_of(STRIDE) {
                places.push(place);
            }
        }
        Self { text, places }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text alone.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// The place in scalars; nothing inside a character or past the end.
    #[must_use]
    pub fn char_of_byte(&self, at: ByteOffset) -> Option<CharOffset> {
        self.find(at.0, |place| place.byte).map(|place| CharOffset(place.char))
    }

    /// The place in UTF-16 units; nothing inside a character or past the end.
    #[must_use]
    pub fn utf16_of_byte(&self, at: ByteOffset) -> Option<Utf16Offset> {
        self.find(at.0, |place| place.byte).map(|place| Utf16Offset(place.utf16))
    }

    /// The place in bytes; nothing past the end.
    #[must_use]
    pub fn byte_of_char(&self, at: CharOffset) -> Option<ByteOffset> {
        self.find(at.0, |place| place.char).map(|place| ByteOffset(place.byte))
    }

    /// The place in UTF-16 units; nothing past the end.
    #[must_use]
    pub fn utf16_of_char(&self, at: CharOffset) -> Option<Utf16Offset> {
        self.find(at.0, |place| place.char).map(|place| Utf16Offset(place.utf16))
    }

    /// The place in bytes; nothing between two surrogates or past the end.
    #[must_use]
    pub fn byte_of_utf16(&self, at: Utf16Offset) -> Option<ByteOffset> {
        self.find(at.0, |place| place.utf16).map(|place| ByteOffset(place.byte))
    }

    /// The place in scalars; nothing between two surrogates or past the end.
    #[must_use]
    pub fn char_of_utf16(&self, at: Utf16Offset) -> Option<CharOffset> {
        self.find(at.0, |place| place.utf16).map(|place| CharOffset(place.char))
    }

    /// The place that `unit` counts as `at`.
    fn find(&self, at: usize, unit: impl Fn(&Place) -> usize) -> Option<Place> {
        let after = self.places.partition_point(|place| unit(place) <= at);
        let mut place = self.places[after - 1];
        let mut rest = self.text[place.byte..].chars();
        while unit(&place) < at {
            place = place.after(rest.next()?);
        }
        (unit(&place) == at).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategies;
    use proptest::prelude::*;

    #[test]
    fn positions_inside_a_character_are_none() {
        let offsets = Offsets::of("ك👍a".to_owned());
        assert_eq!(offsets.char_of_byte(ByteOffset(1)), None);
        assert_eq!(offsets.char_of_byte(ByteOffset(2)), Some(CharOffset(1)));
        assert_eq!(offsets.byte_of_utf16(Utf16Offset(2)), None);
        assert_eq!(offsets.byte_of_utf16(Utf16Offset(3)), Some(ByteOffset(6)));
        assert_eq!(offsets.utf16_of_char(CharOffset(3)), Some(Utf16Offset(4)));
        assert_eq!(offsets.utf16_of_char(CharOffset(4)), None);
    }

    #[test]
    fn an_empty_text_has_one_place() {
        let offsets = Offsets::of(String::new());
        assert_eq!(offsets.utf16_of_byte(ByteOffset(0)), Some(Utf16Offset(0)));
        assert_eq!(offsets.utf16_of_byte(ByteOffset(1)), None);
    }

    proptest! {
        #[test]
        fn every_place_is_found_from_every_unit(parts in prop::collection::vec(strategies::text(), 0..30)) {
            let text = parts.concat();
            let offsets = Offsets::of(text.clone());
            for (char, (byte, _)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
                let utf16 = text[..byte].encode_utf16().count();
                let (byte, char, utf16) = (ByteOffset(byte), CharOffset(char), Utf16Offset(utf16));
                prop_assert_eq!(offsets.char_of_byte(byte), Some(char));
                prop_assert_eq!(offsets.utf16_of_byte(byte), Some(utf16));
                prop_assert_eq!(offsets.byte_of_char(char), Some(byte));
                prop_assert_eq!(offsets.utf16_of_char(char), Some(utf16));
                prop_assert_eq!(offsets.byte_of_utf16(utf16), Some(byte));
                prop_assert_eq!(offsets.char_of_utf16(utf16), Some(char));
            }
            for byte in (0..text.len()).filter(|byte| !text.is_char_boundary(*byte)) {
                prop_assert_eq!(offsets.char_of_byte(ByteOffset(byte)), None);
            }
        }
    }
}
