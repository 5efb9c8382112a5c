//! The programs as they are installed.

use crate::process::{command, finish};
use crate::run::built;
use crate::{quick, ui};

/// For the compiler of the quick program: the system's libraries are in it, and no loader looks for them at each start,
/// which is a third of the time that a start takes. Where the program lies in memory is left to chance as before.
const WITHOUT_LOADER: &[&str] = if cfg!(all(target_os = "linux", target_env = "gnu")) {
    &["-C", "target-feature=+crt-static"]
} else {
    &[]
};

/// The same: the places of the addresses that a start has to write are packed, 8 KB for 616, which are read at each start.
/// The C library knows that from 2.36 on; with an older one the program does not start, and the comparison says so.
const PACKED_ADDRESSES: &[&str] =
    if cfg!(all(target_os = "linux", target_env = "gnu", target_arch = "x86_64")) {
        &["-C", "link-arg=-Wl,-z,pack-relative-relocs"]
    } else {
        &[]
    };

/// The same: all of the program is optimised at once. It becomes a tenth smaller, and so does what a conversion, which
/// touches most of what it needs for the first time, has to touch.
const AS_A_WHOLE: &[&str] = &["-C", "lto=fat", "-C", "codegen-units=1"];

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
    quick.args(["--no-default-features", "--bin", "warraq", "--"]);
    quick.args(WITHOUT_LOADER).args(PACKED_ADDRESSES).args(AS_A_WHOLE);
    finish(quick)
}
