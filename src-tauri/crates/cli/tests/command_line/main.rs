//! The command line as whoever uses it sees it: the program itself, on real vaults in temporary folders.

mod advice;
mod article;
mod backup;
mod backups;
#[cfg(unix)]
mod bad_log;
mod clean;
mod convert;
mod count;
#[cfg(target_os = "linux")]
mod damaged_copy;
#[cfg(unix)]
mod door;
mod export;
mod find;
mod gate;
mod history;
mod import;
#[cfg(target_os = "linux")]
mod left_over;
mod list;
#[cfg(target_os = "linux")]
mod loose_plug;
#[cfg(unix)]
mod lost;
#[cfg(target_os = "linux")]
mod lost_place;
mod main_job;
mod media;
mod newsroom;
#[cfg(unix)]
mod no_room;
mod outbox;
mod outbox_ways;
mod passphrase;
#[cfg(target_os = "linux")]
mod prompt;
mod recovery_key;
mod refusal;
mod refusing_site;
mod restore_settings;
mod revision;
mod salvage;
mod site;
#[cfg(unix)]
#[path = "../../../../../tests/small_disk.rs"]
mod small_disk;
#[cfg(unix)]
mod stopped;
mod suggestion;
mod tag;
mod unbacked;
mod vault;
