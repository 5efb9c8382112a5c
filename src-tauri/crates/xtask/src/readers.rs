//! Readers of other makers, which exported files are read back with. They live in `target/readers`.

use std::fs;

use crate::process::{command, finish, root};

/// The Nu checker, which is published as a package of Node.
const NU_CHECKER: &str = "vnu-jar@26.9.27";

/// The Python packages, with their versions.
const REQUIREMENTS: &str = "tests/contract/readers/requirements.txt";

/// Installs the readers that are missing or of another version.
///
/// # Errors
/// When Python, pip or npm fail.
pub fn install() -> Result<(), String> {
    let text = |error: std::io::Error| error.to_string();
    let home = root().join("target/readers");
    let wanted = fs::read_to_string(root().join(REQUIREMENTS)).map_err(text)? + NU_CHECKER;
    if fs::read_to_string(home.join("installed")).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    fs::create_dir_all(&home).map_err(text)?;
    finish(command("target/readers", &["python3", "-m", "venv", "--clear", "venv"]))?;
    let pip = root().join("target/readers/venv/bin/pip");
    let mut install = command("", &[pip.to_str().unwrap_or("pip"), "install", "--quiet"]);
    install.args(["--disable-pip-version-check", "--requirement", REQUIREMENTS]);
    finish(install)?;
    let npm = ["npm", "install", "--prefix", ".", "--no-save", "--no-audit", "--no-fund"];
    let mut npm = command("target/readers", &npm);
    npm.args(["--ignore-scripts", "--silent", NU_CHECKER]);
    finish(npm)?;
    fs::write(home.join("installed"), wanted).map_err(text)
}
