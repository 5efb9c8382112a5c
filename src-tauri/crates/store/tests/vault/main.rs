//! The vault on real files: opened, written, undone, read beside a writer, searched for plain words.

// The cost that makes a vault in no time is not there in a release build.
#![cfg(debug_assertions)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod away;
mod backup;
mod blocks;
mod bring;
mod cleaning;
mod comparison;
mod documents;
mod earlier;
mod history;
mod imports;
mod list;
mod log;
mod lost_header;
mod media;
mod newest_backup;
mod newsroom;
mod opening;
mod outbox;
mod own_backups;
mod passphrase;
mod readable;
mod readers;
mod replacing;
mod restore;
mod revisions;
mod secrecy;
mod settings;
mod strength;
mod transact;
