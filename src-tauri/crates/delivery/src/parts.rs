//! The parts of a post's text, and what people see of each: words, never markup.

mod captioned;
mod cut;
mod images;
mod opened;
mod read;
mod shown;

pub(crate) use captioned::uncaptioned;
pub(crate) use cut::{joined, parts};
pub(crate) use images::{Image, NEUTRAL, images};
pub(crate) use opened::{Held, Opened, opened, said};
pub(crate) use read::{are_read_alike, framed_as, read};
pub use shown::{PartKind, Shown, shown};
pub(crate) use shown::{key, words};
