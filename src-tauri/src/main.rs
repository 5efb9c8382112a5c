//! The Warraq window.

// A window program on Windows opens no console beside it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

/// The same as the command's: what is imported here is as large.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    warraq_desktop::run();
}
