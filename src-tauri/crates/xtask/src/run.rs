//! Building the window and opening it.

use std::env;
use std::path::PathBuf;

use crate::process::{cargo, command, finish, root};
use crate::{test, ui};

/// Builds Warraq and opens its window; where there is no display, does the main job in the window on
/// a virtual one and says where its pictures and files are.
///
/// # Errors
/// When a step fails.
pub fn open_window() -> Result<(), String> {
    ui::install()?;
    ui::build()?;
    // The whole workspace and its tests, as `make test` builds them: another choice would build the
    // dependencies anew with other features.
    finish(cargo(&["build", "--workspace", "--all-targets"]))?;
    if has_display() {
        println!("Opening Warraq. The command line is {}.", built("debug", "warraq")?.display());
        let window = built("debug", "warraq-desktop")?;
        return finish(command("", &[&window.to_string_lossy()]));
    }
    println!("There is no display here: Warraq opens on a virtual one, and the main job is done");
    println!(
        "through its window on a temporary vault: writing, closing, opening again, exporting."
    );
    let out = root().join("target/main-job");
    test::flow("main_job", &[("WARRAQ_MAIN_JOB_OUT", out.as_os_str())])?;
    println!("\nScreenshots and exported files are in {}:", out.display());
    let mut names: Vec<_> = std::fs::read_dir(&out)
        .map_err(|error| error.to_string())?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    names.sort();
    for name in names {
        println!("  {}", name.display());
    }
    Ok(())
}

/// A program that was built, wherever cargo was told to build: beside this one.
///
/// # Errors
/// When this program is in no folder of cargo's.
pub fn built(profile: &str, name: &str) -> Result<PathBuf, String> {
    let own = env::current_exe().map_err(|error| error.to_string())?;
    let folder = own.ancestors().nth(2).ok_or("this program is in no target folder")?;
    Ok(folder.join(profile).join(name))
}

fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
