//! The fonts of the pages, read once in a process.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Whole fonts, from which every file gets only the letters it needs.
const FILES: [&[u8]; 5] = [
    include_bytes!("../../../../assets/fonts/amiri/Amiri-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/amiri/Amiri-Bold.ttf"),
    include_bytes!("../../../../assets/fonts/amiri/Amiri-Italic.ttf"),
    include_bytes!("../../../../assets/fonts/amiri/Amiri-BoldItalic.ttf"),
    include_bytes!("../../../../assets/fonts/noto-emoji/NotoEmoji-Regular.ttf"),
];

/// Where the fonts of the text and of pictograms are in [`FILES`].
const TEXT: usize = 0;
const EMOJI: usize = 4;
/// Letters that are looked up in a table: the planes with living scripts and pictograms.
const TABLE: usize = 0x2_0000;

/// The fonts, and what typst chooses them by.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    all: Vec<Font>,
    /// For each letter a bit for each font it is in.
    letters: Vec<u8>,
}

/// The fonts.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let all: Vec<Font> = FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect();
    let mut letters = vec![0; TABLE];
    for index in [TEXT, EMOJI] {
        for letter in all.get(index).iter().flat_map(|font| font.info().coverage.iter()) {
            if let Some(fonts) = letters.get_mut(letter as usize) {
                *fonts |= 1 << index;
            }
        }
    }
    Fonts { book: LazyHash::new(FontBook::from_fonts(&all)), all, letters }
});

impl Fonts {
    /// The font at `index` of the book.
    pub(crate) fn at(&self, index: usize) -> Option<&Font> {
        self.all.get(index)
    }

    /// Whether the text's own font has `letter`.
    pub(crate) fn text_has(&self, letter: char) -> bool {
        self.has(TEXT, letter)
    }

    /// Whether the font of pictograms has `letter`.
    pub(crate) fn emoji_has(&self, letter: char) -> bool {
        self.has(EMOJI, letter)
    }

    fn has(&self, index: usize, letter: char) -> bool {
        let fonts = self.letters.get(u32::from(letter) as usize);
        fonts.is_some_and(|fonts| fonts & (1 << index) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font_with_its_letters() {
        assert_eq!(FONTS.all.len(), FILES.len());
        for letter in "قسد گەلی پێشمەرگە êîûçşÊÎÛÇŞ «»“”؟،؛٪ 0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳".chars()
        {
            assert!(FONTS.text_has(letter), "{letter}");
        }
        assert!(FONTS.emoji_has('😀') && !FONTS.text_has('😀'));
    }
}
