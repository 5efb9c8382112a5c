//! How files become articles of a vault.
//!
//! The formats know no vault and the vault knows no formats; the window and the command both need the two
//! together, and find here what they share: an article on its way in, the report that is kept of it, what is put
//! back from that report, whole sites, and pictures from files of their own.

mod article;
mod error;
mod file;
#[cfg(feature = "vault")]
mod heard;
#[cfg(feature = "vault")]
mod picture;
#[cfg(feature = "vault")]
mod piece;
#[cfg(feature = "vault")]
mod put_back;
#[cfg(feature = "vault")]
mod report;
#[cfg(feature = "vault")]
mod site;

pub use article::read_article;
pub use error::IntakeError;
pub use file::{is_site, read_file};
#[cfg(feature = "vault")]
pub use picture::{GivenWords, NewPicture, put_figures};
#[cfg(feature = "vault")]
pub use piece::{ImportedArticle, Piece, keep, keep_same};
#[cfg(feature = "vault")]
pub use put_back::put_back;
#[cfg(feature = "vault")]
pub use report::{ImportReport, RemovedItem, is_undone, prints_of, report_of};
#[cfg(feature = "vault")]
pub use site::{BATCH, Flow, ImportedCollection, Keeper, SiteImport, SiteProgress, SiteStep};
