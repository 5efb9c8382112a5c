//! One way to ask over the line, for every connector.
//!
//! Encrypted or not at all, never the login to another host, never twice: an answer comes back, or a [`Fault`] that
//! says truthfully whether what was asked may have been done. Time is limited between bytes and not for the whole, so
//! that a slow line is slow and not broken.
//!
//! [`Fault`]: crate::Fault

mod client;
mod outgoing;
mod page;
mod patience;
mod portal;
mod probe;
mod reply;
mod request;
mod retry_after;
#[cfg(test)]
pub(crate) mod server;
mod status;
#[cfg(test)]
mod tests;
mod trouble;

pub(crate) use client::is_this_machine;
pub use client::{Client, Login, Options, are_of_one_host};
pub(crate) use portal::{is_of_a_network, network_in};
pub(crate) use probe::NOBODY_HAS;
pub(crate) use reply::Reply;
pub(crate) use request::{Content, Request};
pub(crate) use status::refusal;
pub use trouble::is_unknown_name;
