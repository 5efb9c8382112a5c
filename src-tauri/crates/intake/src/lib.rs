//! How files become articles of a vault.
//!
//! The formats know no vault and the vault knows no formats; the window and the command both need the two
//! together, and find here what they share: an article on its way in, the report that is kept of it, what is put
//! back from that report, and whole sites.

mod article;
mod error;
mod file;
mod heard;
mod piece;
mod put_back;
mod report;
mod site;

pub use article::read_article;
pub use error::IntakeError;
pub use file::{is_site, read_file};
pub use piece::{ImportedArticle, Piece, keep, keep_same};
pub use put_back::put_back;
pub use report::{ImportReport, RemovedItem, is_undone, prints_of, report_of};
pub use site::{BATCH, Flow, ImportedCollection, Keeper, SiteImport, SiteProgress, SiteStep};
