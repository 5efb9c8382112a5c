//! A user's home folder that lives as long as a test, and the `warraq` command in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The passphrase of every vault of the flows.
pub const PASSPHRASE: &str = "جملة مرور للتجارب 2024";

/// A home folder with nothing in it yet.
pub struct Home {
    folder: TempDir,
    /// Whether the window is told where the vault is, as by someone who made it on the command line.
    vault_named: bool,
}

impl Home {
    /// A new one.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self { folder, vault_named: false }
    }

    /// A new one with a vault that the command line made.
    pub fn with_vault() -> Self {
        let home = Self::new().naming_vault();
        home.make_vault_folder();
        home.warraq_json(&["init"]);
        home
    }

    /// The same home, its window told where the vault is.
    pub fn naming_vault(self) -> Self {
        Self { vault_named: true, ..self }
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Makes the folder of the vault: nobody else makes one that is named.
    pub fn make_vault_folder(&self) {
        let vault = self.vault();
        std::fs::create_dir_all(vault.parent().expect("the vault is in a folder"))
            .expect("the folder can be made");
    }

    /// Where the vault of these flows is.
    pub fn vault(&self) -> PathBuf {
        self.path().join("غرفة الأخبار/vault.warraq")
    }

    fn folder_of_temporary_files(&self) -> PathBuf {
        let folder = self.path().join("tmp");
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        folder
    }

    /// `command` as this user would start it, with key derivation cheap enough for tests.
    pub fn user(&self, command: &mut Command) {
        command
            .env("HOME", self.path())
            .env("XDG_CONFIG_HOME", self.path().join("config"))
            .env("XDG_DATA_HOME", self.path().join("data"))
            .env("XDG_CACHE_HOME", self.path().join("cache"))
            .env("XDG_STATE_HOME", self.path().join("state"))
            .env("TMPDIR", self.folder_of_temporary_files())
            .env("WARRAQ_CHEAP_KDF", "1")
            .env_remove("WARRAQ_VAULT");
        if self.vault_named {
            command.env("WARRAQ_VAULT", self.vault());
        }
    }

    /// What `warraq` with these words answers on this home's vault.
    pub fn warraq(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("the warraq command starts")
    }

    /// `warraq` with these words on this home's vault, not started yet.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(warraq_program());
        self.user(&mut command);
        command.env("WARRAQ_VAULT", self.vault()).env("WARRAQ_PASSPHRASE", PASSPHRASE).args(words);
        command
    }

    /// The JSON that `warraq` answers; the command must have done what it was asked.
    pub fn warraq_json(&self, words: &[&str]) -> serde_json::Value {
        let output = self.warraq(&[words, &["--json"]].concat());
        assert!(
            output.status.success(),
            "warraq {words:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).expect("standard output is one JSON document")
    }
}

/// The command line's program stands beside the window's: both are built by the same run. Another one, such as that which
/// is installed, is taken from the folder that `WARRAQ_PROGRAMS` names.
fn warraq_program() -> PathBuf {
    let beside = Path::new(env!("CARGO_BIN_EXE_warraq-desktop")).parent().map(Path::to_owned);
    let folder = std::env::var_os("WARRAQ_PROGRAMS").map(PathBuf::from).or(beside);
    let name = format!("warraq{}", std::env::consts::EXE_SUFFIX);
    let program = folder.unwrap_or_default().join(name);
    assert!(program.is_file(), "build it first: cargo build --package warraq-cli");
    program
}
