//! The letters that a book of Arabic script brings along: many readers have none of their own, or poor ones.
//!
//! Amiri whole, in the two weights that the style asks for, 280 kB together: parts of it lose quotation marks, digits
//! or marks above letters. Books in Latin script need none.

/// A font in a book.
pub(super) struct Font {
    /// Its name in the book.
    pub(super) file: &'static str,
    /// WOFF2, which is packed already.
    pub(super) bytes: &'static [u8],
}

/// The fonts.
pub(super) const FONTS: [Font; 2] = [
    Font {
        file: "fonts/Amiri-Regular.woff2",
        bytes: include_bytes!("../../../../../../assets/fonts/amiri/Amiri-Regular.woff2"),
    },
    Font {
        file: "fonts/Amiri-Bold.woff2",
        bytes: include_bytes!("../../../../../../assets/fonts/amiri/Amiri-Bold.woff2"),
    },
];

/// The name of the licence in the book.
pub(super) const LICENCE_FILE: &str = "fonts/OFL.txt";
/// It goes wherever the fonts go.
pub(super) const LICENCE: &str = include_str!("../../../../../../assets/fonts/amiri/OFL.txt");

/// Tells the style of them.
pub(super) const FACES: &str = include_str!("fonts.css");
