//! The parts of a post's text, and what people see of each: words, never markup.

mod captioned;
mod cut;
mod images;
mod inline;
mod opened;
mod read;
mod shown;
mod things;

pub(crate) use captioned::{caption_bracket, uncaptioned};
pub(crate) use cut::{joined, parts, tag};
pub(crate) use images::{Image, NEUTRAL, described, images};
pub(crate) use inline::{is_inline, is_one_element};
pub(crate) use opened::{Held, Opened, opened, said};
pub(crate) use read::{are_read_alike, framed_as, read};
pub use shown::{PartKind, Shown, shown};
pub(crate) use shown::{key, words};
pub(crate) use things::{Found, things};
pub use things::{Thing, ThingKind};
