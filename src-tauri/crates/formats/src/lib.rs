//! What comes into Warraq as a file and what leaves it as one.
//!
//! Every format is a file in `import` or `export`, with a folder of the same name for its parts, and one
//! line in the registry there. Nothing here knows the vault, the clock or the network; only [`write_whole`]
//! touches the disk.

mod accepted;
mod alignment;
mod archive;
mod charset;
mod error;
pub mod export;
mod feature;
mod figures;
mod file;
mod file_ids;
mod file_name;
mod flanking;
mod foreign;
mod format;
mod hypertext;
mod implied;
pub mod import;
mod invisible;
mod lines;
mod manuscript;
mod markup;
mod message;
mod notes;
mod office;
mod options;
mod original;
mod outgoing;
mod page;
mod pasted;
mod pen;
mod picture;
mod reading;
mod report;
#[cfg(test)]
mod sample;
mod shortcode;
mod site_address;
#[cfg(test)]
mod sketch;
mod title;
mod tracker;
mod tree;
mod urn;
mod wire;
mod wording;

pub use charset::LIMIT_BYTES;
pub use error::FormatError;
pub use export::{
    Export, ExportInput, Holds, WithoutPlaces, around, export, exporter, post_line,
    without_empty_places,
};
#[cfg(feature = "pdf")]
pub use export::{Pages, pages};
pub use feature::{Feature, Loss, losses};
pub use file::{Overwrite, folder_refused, write_all, write_derived, write_whole};
pub use file_ids::file_ids;
pub use file_name::{file_name, marked_file_name};
pub use foreign::Foreign;
pub use format::{Format, UnsupportedFormat};
pub use import::{ImportDefaults, ImportFormat, Imported, import, own_id, written, wxr};
pub use message::{Message, messages};
pub use options::{
    Columns, Disclosure, ExportOptions, FeedKind, NinjsVersion, OPTIONS, OptionError, OptionName,
    Paper,
};
pub use outgoing::{OutgoingTracker, without_trackers};
pub use pasted::{KeptPicture, Paste, Pasted, pasted};
pub use picture::{
    CameWith, CleanPicture, Picture, PictureFault, PictureTrace, PictureWords, Pictures,
    RemotePicture, RemotePictures, came_with, clean as clean_picture,
    on_screen as picture_on_screen, stays_large as picture_stays_large, traces as picture_traces,
    within as picture_within, words as picture_words,
};
pub use report::{Removed, RemovedKind, Taken, TakenFrom, Warning, WarningDetail, WarningKind};
