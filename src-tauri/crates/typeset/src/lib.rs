//! Articles on paper: what stands on the pages comes in as a [`Sheet`], a PDF or pictures of the pages go out.
//!
//! The typography is in `page.typ`; typst sets it. People's text reaches typst as values only, so that nothing
//! in an article is ever read as markup. There is no file, no network and no clock here.

mod balance;
mod fonts;
mod letters;
mod pages;
mod reading;
mod sheet;
mod value;
mod world;

pub use letters::{breakable_address, is_seen, missing, unbreakable_number};
pub use pages::{Pages, TypesetError, pages, pdf};
pub use sheet::{
    Cell, Digits, Figure, Line, Look, Paper, Picture, Piece, Run, Sheet, Style, Table, Text,
};
