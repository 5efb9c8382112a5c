//! Connectors before what they speak with: one contract for every place, and a real WordPress in Arabic.
//!
//! WordPress is where `make test` puts the readers (`target/readers/servers`); it is served on loopback for as long as
//! the test runs.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

mod chance;
mod contract;
mod in_a_folder;
mod line;
mod machine;
mod narrow;
mod on_a_server;
mod proxy;
mod site;
mod storm;
mod two_vaults;
