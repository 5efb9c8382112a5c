//! The programs as they are installed.

use crate::process::{command, finish};
use crate::run::built;
use crate::{quick, ui};

/// For the compiler: the system's libraries are in the program, and no loader looks for them at each start, which is a
/// third of the time that a start takes. Where the program lies in memory is left to chance as before.
const WITHOUT_LOADER: &[&str] = if cfg!(all(target_os = "linux", target_env = "gnu")) {
    &["-C", "target-feature=+crt-static"]
} else {
    &[]
};

/// Builds the optimised programs as they are installed, the window, `warraq` and `warraq-newsroom`, and sees that the quick
/// one converts as the newsroom's does.
///
/// # Errors
/// When a step fails.
pub fn build() -> Result<(), String> {
    ui::install()?;
    ui::build()?;
    programs(&[])?;
    let files =
        quick::compare(&built("release", "warraq")?, &built("release", "warraq-newsroom")?)?;
    println!("{files} files are the same bytes by warraq and by warraq-newsroom.");
    for name in ["warraq-desktop", "warraq", "warraq-newsroom"] {
        println!("{}", built("release", name)?.display());
    }
    println!("The last two are one install: they belong in one folder.");
    Ok(())
}

/// Builds the programs, and what else is named with cargo's words.
///
/// # Errors
/// When something does not compile.
pub fn programs(further: &[&str]) -> Result<(), String> {
    let mut whole = command("", &["cargo", "build", "--release"]);
    whole.args(["--package", "warraq-cli", "--package", "warraq-desktop"]);
    whole.args(["--bin", "warraq-newsroom", "--bin", "warraq-desktop"]).args(further);
    finish(whole)?;
    let mut quick = command("", &["cargo", "rustc", "--release", "--package", "warraq-cli"]);
    quick.args(["--no-default-features", "--bin", "warraq", "--"]).args(WITHOUT_LOADER);
    finish(quick)
}
