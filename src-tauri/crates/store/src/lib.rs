//! The vault: a whole newsroom in one encrypted file, and the only place that speaks SQL.
//!
//! Whoever opens a [`Vault`] reads through its methods and changes it through [`Vault::transact`], one
//! user action at a time: all of it or nothing, on the disk when it returns, in the history, undoable.

pub mod articles;
mod blocks;
mod comparison;
pub mod crashes;
mod error;
mod folding;
mod history;
mod ids;
pub mod imports;
mod machine;
pub mod media;
mod migrate;
mod names;
pub mod outbox;
pub mod revisions;
mod rotation;
mod salvage;
pub mod settings;
pub mod sites;
mod snapshots;
pub mod strength;
pub mod tags;
pub mod targets;
mod time;
mod transact;
mod vault;
mod verify;

pub use articles::{ArticleList, ArticleQuery, ArticleSummary, Counts, Saved, StatusCount};
pub use comparison::{ComparedArticle, ComparedArticles, VaultComparison};
pub use error::{Damage, StoreError};
pub use history::{UndoRefusal, Undoable, Undone};
pub use ids::FreshIds;
pub use imports::{ImportRecord, ImportRow};
pub use machine::machine_name;
pub use media::{Media, NewMedia};
pub use outbox::{Delivery, Item, NewItem, NewStep, OutboxTx, Step, StepState};
pub use revisions::Revision;
pub use rotation::{Kept, Rotation};
pub use salvage::{FieldsFrom, Loss, PartOfArticle, Salvaged, TextFrom};
pub use settings::Settings;
pub use sites::{NewSite, Site};
pub use tags::TagCount;
pub use transact::{BURST_MS, Committed, PAUSE_MS, Tx};
pub use vault::{
    Access, Away, Backup, BackupOrder, FolderBackup, KdfCost, LogFound, LogLoss, NewestBackup,
    Outcome, Overwrite, OwnBackup, Present, Progress, Readable, RecoveryKey, Restored, Vault,
    Watch, When,
};
pub use verify::{MissingPicture, Report, VaultFault};
