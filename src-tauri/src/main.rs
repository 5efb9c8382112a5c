//! The Warraq window.

// A window program on Windows opens no console beside it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() {
    warraq_desktop::run();
}
