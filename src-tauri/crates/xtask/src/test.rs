//! Every test, lint and check, in stages.

use std::ffi::OsStr;

use crate::process::{cargo, command, finish};
use crate::readers;
use crate::stage::Stages;
use crate::ui;

/// The module of every flow: they need a display and run one after the other, apart from the other tests.
const FLOWS: &str = "in_the_window::";

/// The module of what needs readers of other makers, which have a stage of their own.
const READERS: &str = "with_readers::";

/// The module of what needs real servers, which have a stage of their own.
const SERVERS: &str = "on_a_server::";

/// How much is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What every change must pass.
    Usual,
    /// And what takes too long for that.
    Everything,
}

/// Runs all stages and prints the minutes of each.
///
/// # Errors
/// At the first stage that fails.
pub fn all_stages(extent: Extent) -> Result<(), String> {
    let mut stages = Stages::default();
    stages.run("UI packages", ui::install)?;
    stages.run("UI build", ui::build)?;
    stages.run("UI formatting, lints and types", ui_checks)?;
    stages.run("UI tests", || finish(command("ui", &["npm", "test", "--silent"])))?;
    stages.run("Rust formatting", || finish(command("", &["cargo", "fmt", "--all", "--check"])))?;
    stages.run("Rust build and lints", || {
        finish(denying_warnings(&["test", "--workspace", "--all-targets", "--no-run"]))
    })?;
    stages.run("Rust tests", || {
        let apart = ["--skip", FLOWS, "--skip", READERS, "--skip", SERVERS];
        finish(denying_warnings(&[&["test", "--workspace", "--"], &apart[..]].concat()))
    })?;
    stages.run("readers of other makers", readers::install)?;
    stages.run("every format, read back", || {
        finish(denying_warnings(&["test", "--workspace", "--test", "contract", READERS]))
    })?;
    stages.run("delivery to a real WordPress", || {
        finish(denying_warnings(&["test", "--workspace", "--test", "cms", SERVERS]))
    })?;
    stages.run("flows in the real window", || flow(FLOWS, &[]))?;
    if extent == Extent::Everything {
        // 500 kills of each work take minutes; every change runs 50.
        stages.run("long kill test", || {
            let mut long = denying_warnings(&["test", "--workspace", "--test", "kill"]);
            long.env("WARRAQ_KILLS", "500");
            finish(long)
        })?;
        stages.run("long test of disks that fail", || {
            let mut long = denying_warnings(&["test", "--workspace", "--test", "faults"]);
            long.env("WARRAQ_FAULTS", "5000");
            finish(long)
        })?;
        stages.run("long damage test", || {
            let name = "random_damage_never_stops_the_program";
            let mut long = denying_warnings(&["test", "--workspace", "--lib", name]);
            long.env("WARRAQ_FLIPS", "500");
            finish(long)
        })?;
        stages.run("long random edits", || {
            flow("in_the_window::random_edits", &[("WARRAQ_EDITS", OsStr::new("3000"))])
        })?;
    }
    println!("{}", stages.table());
    Ok(())
}

/// Runs the deliveries that take too long for `make test`: a thousand over a line that fails, which go on where they
/// were stopped (`target/storm`), and twenty over a narrow one.
///
/// # Errors
/// When something is there twice, lost, written over, or shown otherwise than it is.
pub fn deliveries() -> Result<(), String> {
    readers::install()?;
    // All of it: the command that is killed is built by the same run.
    finish(denying_warnings(&["test", "--workspace", "--all-targets", "--no-run"]))?;
    let only = ["--", "--ignored", "--nocapture", "--test-threads=1", "storm::on_a_server::"];
    finish(denying_warnings(&[&["test", "--workspace", "--test", "cms"], &only[..]].concat()))
}

/// Runs the flows whose name holds `name`, on a virtual display, one after the other.
///
/// # Errors
/// When one fails.
pub fn flow(name: &str, environment: &[(&str, &OsStr)]) -> Result<(), String> {
    let mut words = vec![
        "-a",
        "-s",
        "-screen 0 1440x900x24",
        "cargo",
        "test",
        "--workspace",
        "--test",
        "flows",
    ];
    words.extend(["--", "--test-threads=1", name]);
    let mut flows = denying_warnings(&[]);
    let settings: Vec<_> = flows
        .get_envs()
        .filter_map(|(key, value)| Some((key.to_owned(), value?.to_owned())))
        .collect();
    flows = command("", &["xvfb-run"]);
    flows.args(words).envs(settings).envs(environment.iter().copied());
    finish(flows)
}

/// Writes the TypeScript of the commands from their Rust.
///
/// # Errors
/// When they do not compile.
pub fn write_bindings() -> Result<(), String> {
    let mut write = cargo(&["test", "--workspace", "--test", "bindings"]);
    write.env("WARRAQ_WRITE_BINDINGS", "1");
    finish(write)
}

fn ui_checks() -> Result<(), String> {
    finish(command("ui", &["npm", "run", "--silent", "lint"]))?;
    finish(command("ui", &["npm", "run", "--silent", "check"]))
}

/// Cargo where a warning of the compiler or of clippy in this project fails the build.
fn denying_warnings(words: &[&str]) -> std::process::Command {
    let mut command = cargo(words);
    // Clippy's own way to take arguments where it wraps the compiler: only the workspace's crates see them.
    command.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
    command
}
