//! `warraq`: everything the window does, on the same vault, by the same functions.
//!
//! Built without the newsroom, as it is installed, it starts in a moment: it converts files itself and hands all else over
//! to `warraq-newsroom` beside it.

use std::process::ExitCode;

/// An import is millions of small pieces of text, which this allocator gives and takes back faster than the
/// system's.
#[cfg(feature = "newsroom")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(feature = "newsroom")]
fn main() -> ExitCode {
    warraq_cli::run()
}

#[cfg(not(feature = "newsroom"))]
fn main() -> ExitCode {
    warraq_cli::run_or_hand_over()
}
