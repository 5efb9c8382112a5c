//! Text: counting, positions, direction, folding, words.

mod address;
pub mod count;
pub mod direction;
pub mod fold;
pub mod isolate;
pub mod language;
pub mod offsets;
