//! Running other programs from the project's root.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's root folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).expect("the crate is three folders below the root").to_path_buf()
}

/// A command that will run in `folder` below the root, `""` for the root itself.
pub fn command(folder: &str, words: &[&str]) -> Command {
    let (program, arguments) = words.split_first().expect("a command has a name");
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root().join(folder));
    command
}

/// Runs `command` to its end.
///
/// # Errors
/// When it cannot be started or fails; the message names it.
pub fn finish(mut command: Command) -> Result<(), String> {
    let shown = shown(&command);
    let status = command.status().map_err(|error| format!("cannot start {shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("failed: {shown} ({status})")) }
}

/// Runs `command` and gives what it printed on standard output.
///
/// # Errors
/// When it cannot be started or fails.
pub fn output(mut command: Command) -> Result<String, String> {
    let shown = shown(&command);
    let output = command.output().map_err(|error| format!("cannot start {shown}: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("failed: {shown}\n{said}"));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{shown} printed no UTF-8"))
}

/// `cargo` with the lints of clippy in the same build: the wrapper compiles the workspace's own
/// crates and leaves the dependencies alone, so that nothing is built twice.
pub fn cargo(words: &[&str]) -> Command {
    let mut cargo = command("", &["cargo"]);
    cargo.args(words);
    if let Some(clippy) = clippy_driver() {
        cargo.env("RUSTC_WORKSPACE_WRAPPER", clippy);
    }
    cargo
}

fn clippy_driver() -> Option<PathBuf> {
    let found = output(command("", &["rustup", "which", "clippy-driver"])).ok();
    found.map(|path| PathBuf::from(path.trim())).or_else(|| in_path("clippy-driver"))
}

fn in_path(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
