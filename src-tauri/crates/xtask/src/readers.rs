//! Readers of other makers, which exported files are read back with. They live in `target/readers`.

use std::fs;

use crate::process::{command, finish, root};

/// The Nu checker, which is published as a package of Node.
const NU_CHECKER: &str = "vnu-jar@26.9.27";

/// The Python packages, with their versions.
const REQUIREMENTS: &str = "tests/contract/readers/requirements.txt";

/// WordPress with its importer, as `tests/servers/wordpress.sh` fetches it from the registry of Node.
const WORDPRESS: &str = "tests/servers/wordpress.sh";

/// Installs the readers that are missing or of another version.
///
/// # Errors
/// When Python, pip or npm fail: without a network nothing is read back, and nothing passes.
pub fn install() -> Result<(), String> {
    let text = |error: std::io::Error| error.to_string();
    let home = root().join("target/readers");
    let wanted = fs::read_to_string(root().join(REQUIREMENTS)).map_err(text)?
        + NU_CHECKER
        + &fs::read_to_string(root().join(WORDPRESS)).map_err(text)?;
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
    let script = root().join(WORDPRESS);
    let mut wordpress = command("", &[script.to_str().unwrap_or(WORDPRESS), "install"]);
    wordpress.env("CACHE", home.join("servers"));
    finish(wordpress)?;
    fs::write(home.join("installed"), wanted).map_err(text)
}
