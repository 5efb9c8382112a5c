//! How articles of a vault become files.
//!
//! The window and the command both go this way, and there is no other: every article passes the gate, where pictures
//! are cleaned, links lose what counts readers, and words that must not be published stop it. Files are written all
//! or none.

mod batch;
mod error;
mod gate;
mod mark;
mod option;
mod place;
mod preset;
mod preview;
mod printed;
mod ready;
mod source;
mod taken_out;
#[cfg(test)]
mod tests;

pub use batch::{
    FileChoice, Flow, OutputProgress, Rendered, Shape, file_names, render, render_article,
};
pub use error::OutputError;
pub use gate::{Cleared, Gate, HeldWord, OriginalPicture};
pub use option::options_of;
pub use place::{NamedFile, find_taken, write_file, write_folder};
pub use preset::{PresetError, all_presets, choices, find_preset, put_preset, remove_preset};
pub use preview::{OutputPreview, page, preview};
pub use printed::{PrintOrder, PrintedPages, print_order, printed};
pub use source::{Source, original_picture};
pub use taken_out::{TakenOut, TakenOutKind};
