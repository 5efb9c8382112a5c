//! How articles of a vault become files.
//!
//! The window and the command both go this way, and there is no other: every article passes the gate, where pictures
//! are cleaned, links lose what counts readers, and words that must not be published stop it. Files are written all
//! or none.

#[cfg(feature = "vault")]
mod batch;
mod error;
mod gate;
#[cfg(feature = "vault")]
mod mark;
mod option;
mod place;
mod preset;
#[cfg(feature = "vault")]
mod preview;
#[cfg(feature = "vault")]
mod printed;
mod ready;
mod rendered;
#[cfg(feature = "vault")]
mod source;
mod taken_out;
#[cfg(test)]
#[cfg(feature = "vault")]
mod tests;

#[cfg(feature = "vault")]
pub use batch::{Flow, OutputProgress, Shape, file_names, render};
pub use error::OutputError;
pub use gate::{Cleared, Gate, HeldWord, OriginalPicture};
pub use option::options_of;
pub use place::{NamedFile, find_taken, write_derived_file, write_file, write_folder};
pub use preset::{PresetError, all_presets, choices, find_preset, put_preset, remove_preset};
#[cfg(feature = "vault")]
pub use preview::{OutputPreview, page, preview};
#[cfg(feature = "vault")]
pub use printed::{PrintOrder, PrintedPages, print_order, printed};
pub use rendered::{FileChoice, Rendered, render_article};
#[cfg(feature = "vault")]
pub use source::{Source, original_picture};
pub use taken_out::{TakenOut, TakenOutKind};
