//! `warraq` as it is installed, which hands over what needs the newsroom.

use std::process::ExitCode;

fn main() -> ExitCode {
    warraq_cli::run_or_hand_over()
}
