//! The article model, text, workflow and tags of Warraq.
//!
//! Pure: no file, clock, network, database or randomness. Whoever calls passes `now` and new ids in.

pub mod action;
pub mod article;
pub mod backup_plan;
pub mod data_budget;
pub mod diff;
pub mod fields;
pub mod find;
pub mod media;
pub mod moment;
pub mod never_publish;
pub mod outbox;
pub mod person;
pub mod preset;
pub mod profile;
#[cfg(feature = "strategies")]
pub mod specimen;
#[cfg(any(test, feature = "strategies"))]
pub mod strategies;
pub mod tag;
pub mod text;
pub mod typing_help;
pub mod vault_file;
pub mod workflow;
