//! The command line as whoever uses it sees it: the program itself, on real vaults in temporary folders.

mod advice;
mod article;
mod backup;
mod backups;
mod clean;
mod convert;
mod export;
mod gate;
mod history;
mod import;
mod list;
mod main_job;
mod newsroom;
mod outbox;
mod outbox_ways;
mod passphrase;
mod recovery_key;
mod refusal;
mod refusing_site;
mod revision;
mod site;
mod suggestion;
mod tag;
mod vault;
