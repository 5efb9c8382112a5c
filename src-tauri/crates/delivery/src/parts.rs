//! The parts of a post's text, and what people see of each: words, never markup.

mod cut;
mod images;
mod shown;

pub(crate) use cut::{joined, parts};
pub(crate) use images::{Image, NEUTRAL, images};
pub use shown::{PartKind, Shown, shown};
pub(crate) use shown::{key, words};
