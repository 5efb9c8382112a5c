//! Text: counting, positions, direction, folding, words.

pub mod address;
pub mod cleaning;
pub mod count;
pub mod direction;
pub mod excerpt;
pub mod fold;
pub mod isolate;
pub mod language;
pub mod letter;
pub mod offsets;
