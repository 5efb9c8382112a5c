//! One contract for every format: what is not declared lost is in the file, where a reader that is not ours finds
//! it, in the order it is read in.
//!
//! The readers are set up by `make test` in `target/readers`; each of them runs once for all files.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

mod corpus;
mod files;
mod options;
mod readers;
mod with_readers;
mod words;
