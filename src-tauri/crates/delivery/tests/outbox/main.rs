//! The outbox at work, against a site in memory that behaves as `WordPress` does, on a clock of its own.

// The cost that makes a vault in no time is not there in a release build.
#![cfg(debug_assertions)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod anew_post;
mod asked_before;
mod away;
mod back;
mod budget;
mod bytes;
mod classic;
mod clock;
mod conflict;
mod delivered;
mod disagrees;
mod embargo;
mod fake;
mod followed;
mod found_there;
mod gate;
mod gathered;
mod kept_theirs;
mod keys;
mod kills;
mod lost;
mod mapping;
mod meanwhile;
mod merged_groups;
mod merged_notes;
mod merged_pictures;
mod names;
mod newer;
mod newsroom;
mod pictureless;
mod pictures;
mod pictures_gone;
mod portal;
mod preflight;
mod preflight_there;
mod pull;
mod pull_pictures;
mod random;
mod runner;
mod schedule;
mod second_posts;
mod sections;
mod set_on_the_site;
mod several;
mod sites;
mod standing;
mod textless;
mod things_gone;
mod twins;
mod twins_in_order;
mod unreadable;
mod unused;
mod usual;
mod words_kept;
mod written_over;
