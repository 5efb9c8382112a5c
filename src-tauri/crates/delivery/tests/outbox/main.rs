//! The outbox at work, against a site in memory that behaves as `WordPress` does, on a clock of its own.

// The cost that makes a vault in no time is not there in a release build.
#![cfg(debug_assertions)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod back;
mod clock;
mod conflict;
mod fake;
mod gate;
mod kills;
mod lost;
mod newsroom;
mod pull;
mod random;
mod schedule;
mod usual;
