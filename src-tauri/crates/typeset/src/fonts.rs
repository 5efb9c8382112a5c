//! The fonts of the pages, read once in a process.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Whole fonts, from which every file gets only the letters it needs.
const FILES: [&[u8]; 9] = [
    include_bytes!("../../../../assets/fonts/amiri/Amiri-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/amiri/Amiri-Bold.ttf"),
    include_bytes!("../../../../assets/fonts/amiri/Amiri-Italic.ttf"),
    include_bytes!("../../../../assets/fonts/amiri/Amiri-BoldItalic.ttf"),
    include_bytes!("../../../../assets/fonts/noto-emoji/NotoEmoji-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/tinos/Tinos-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/noto-sans-armenian/NotoSansArmenian-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/noto-sans-syriac/NotoSansSyriac-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/inter/Inter-Regular.ttf"),
];

/// The first file of each family in [`FILES`]: the text's own, pictograms, and those that are asked for other letters.
const FAMILIES: [usize; 6] = [0, 4, 5, 6, 7, 8];
/// Letters that are looked up in a table: the planes with living scripts and pictograms.
const TABLE: usize = 0x2_0000;

/// Families of fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Families(u8);

impl Families {
    pub(crate) const NONE: Self = Self(0);
    /// The text's own.
    pub(crate) const TEXT: Self = Self(1);
    /// That of pictograms.
    pub(crate) const EMOJI: Self = Self(2);

    /// Those that are among these and the `other` ones.
    pub(crate) fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is one.
    pub(crate) fn any(self) -> bool {
        self != Self::NONE
    }

    /// Whether there is one, and neither the text's own nor that of pictograms.
    pub(crate) fn are_others(self) -> bool {
        self.any() && !self.shared(Self(Self::TEXT.0 | Self::EMOJI.0)).any()
    }
}

/// The fonts, and what typst chooses them by.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    all: Vec<Font>,
    /// For each letter the families it is in.
    letters: Vec<u8>,
}

/// The fonts.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let all: Vec<Font> = FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect();
    let mut letters = vec![0; TABLE];
    for (family, index) in FAMILIES.into_iter().enumerate() {
        for letter in all.get(index).iter().flat_map(|font| font.info().coverage.iter()) {
            if let Some(families) = letters.get_mut(letter as usize) {
                *families |= 1 << family;
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

    /// The families that have `letter`.
    pub(crate) fn of(&self, letter: char) -> Families {
        Families(self.letters.get(u32::from(letter) as usize).copied().unwrap_or_default())
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
            assert!(FONTS.of(letter).shared(Families::TEXT).any(), "{letter}");
        }
        assert_eq!(FONTS.of('😀'), Families::EMOJI);
        for letter in
            "ЖжЁёЇїҐґЎўЂђӘәҚқ ΑΩάώῷ ԱԲաբև՞ אבגדץשׁ״ ܐܒܓܬܰ₺₽₪₴№ƏəC₀₉ ≈≠≤≥∞ →←↑↓⇒ ✓✗★☆ ●■▲".chars()
        {
            assert!(FONTS.of(letter).any(), "{letter}");
        }
        assert!(FONTS.of('Ж').are_others() && !FONTS.of('س').are_others());
        assert!(!FONTS.of('北').any() && !FONTS.of('北').are_others());
    }

    #[test]
    fn typst_knows_the_families_by_the_names_in_the_page() {
        let page = include_str!("page.typ");
        for index in FAMILIES {
            let name = FONTS.all[index].info().family.clone();
            assert!(page.contains(&format!("{name:?}")), "{name}");
        }
    }
}
