//! `warraq-newsroom`: the whole command, where `warraq` is the quick one that stands beside it.

use std::process::ExitCode;

/// An import is millions of small pieces of text, which this allocator gives and takes back faster than the
/// system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    warraq_cli::run()
}
