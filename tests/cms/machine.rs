//! A machine with a vault of its own and the `warraq` command.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use secrecy::ExposeSecret;
use serde_json::Value;

use super::site::Site;

/// The passphrase of every vault here.
pub const PASSPHRASE: &str = "عبارة مرور للتجارب";

/// A folder, a vault in it, and the command run on it.
pub struct Machine(tempfile::TempDir);

impl Machine {
    /// With a vault that knows the site, which is spoken with as this account, at this address.
    pub fn at(site: &Site, name: &str, url: &str) -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        machine.json(&["init"]);
        let words = [
            "site",
            "add",
            "xeber24",
            "--kind",
            "wordpress",
            "--url",
            url,
            "--user",
            name,
            "--json",
        ];
        let mut command = machine.command(&words);
        let login = site.login(name);
        let output = command.env("WARRAQ_SITE_SECRET", login.password.expose_secret()).output();
        let output = output.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        machine
    }

    /// The command with these words, not started.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(warraq_program());
        command
            .args(words)
            .env("HOME", self.0.path())
            .env("WARRAQ_VAULT", self.0.path().join("vault.warraq"))
            .env("WARRAQ_PASSPHRASE", PASSPHRASE)
            .env("WARRAQ_CHEAP_KDF", "1")
            .stdin(Stdio::null());
        command
    }

    /// The command running by itself; [`answer`] is what it answers.
    pub fn start(&self, words: &[&str]) -> Child {
        let mut command = self.command(&[words, &["--json"]].concat());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// What the command answers.
    pub fn json(&self, words: &[&str]) -> Value {
        answer(&self.command(&[words, &["--json"]].concat()).output().unwrap())
    }

    /// A file in its folder.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// An article with a headline and a line of text, by its id.
    pub fn article(&self, headline: &str) -> String {
        let body = self.file("سطر.txt", "سطر من النص.\n".as_bytes());
        let made = self.json(&["new", "--headline", headline, "--body", &body]);
        made["id"].as_str().unwrap().to_owned()
    }

    /// The article as another machine takes it.
    pub fn give(&self, id: &str, to: &Self) {
        let file = to.0.path().join(format!("{id}.json"));
        std::fs::write(&file, self.json(&["show", id]).to_string()).unwrap();
        let taken = to.json(&["import", "--same", file.to_str().unwrap()]);
        assert_eq!(taken["imported"][0]["id"], id);
    }
}

/// The JSON that the command wrote.
pub fn answer(output: &Output) -> Value {
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"))
}

/// The command, which is built by the same run as the window.
pub fn warraq_program() -> PathBuf {
    let desktop = Path::new(env!("CARGO_BIN_EXE_warraq-desktop"));
    let program = desktop.with_file_name(format!("warraq{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "build it first: cargo test --workspace --no-run");
    program
}
