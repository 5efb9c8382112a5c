//! A newsroom for one test: a folder, a vault in it, and the program.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The passphrase of every test vault.
pub const PASSPHRASE: &str = "عبارة مرور طويلة";

/// A folder, a vault, and the program run on it.
pub struct Newsroom {
    folder: TempDir,
    vault: &'static str,
}

/// What came out of one run.
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub err: String,
}

impl Newsroom {
    /// With a vault.
    pub fn new() -> Self {
        let newsroom = Self::without_vault();
        newsroom.text(&["init"]);
        newsroom
    }

    /// With a folder only.
    pub fn without_vault() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder, vault: "vault.warraq" }
    }

    /// The same with the vault in another place of the folder.
    #[cfg(unix)]
    pub fn with_vault_at(self, vault: &'static str) -> Self {
        Self { vault, ..self }
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A path in the folder, as an argument.
    pub fn at(&self, name: &str) -> String {
        self.path(name).into_os_string().into_string().expect("temporary folders have UTF-8 names")
    }

    /// Writes a file; its path as an argument.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), bytes).expect("the temporary folder can be written");
        self.at(name)
    }

    /// What a file holds.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names in a folder, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(folder)).expect("the folder is there");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into())
            .collect();
        names.sort();
        names
    }

    /// The program with the vault, its passphrase and English, not started.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warraq"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("WARRAQ_VAULT", self.path(self.vault))
            .env("WARRAQ_PASSPHRASE", PASSPHRASE)
            .env("WARRAQ_CHEAP_KDF", "1")
            .env("WARRAQ_LANG", "en")
            .env("USER", "كاجين")
            .stdin(Stdio::null());
        command
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&mut self.command(arguments))
    }

    /// Runs the program with this on standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: &str) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("it was asked for");
        stdin.write_all(input.as_bytes()).expect("the program reads its input");
        drop(stdin);
        Run::from(child.wait_with_output().expect("the program ends"))
    }

    /// Standard output of a run that must succeed, as text.
    pub fn text(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
        run.text()
    }

    /// Standard output of a run with `--json` that must succeed: exactly one document.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let run = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
        run.json()
    }

    /// What `salvage` with these arguments and `--json` answers where something is lost.
    pub fn salvaged_in_part(&self, arguments: &[&str]) -> Value {
        let run = self.run(&[arguments, &["--json"]].concat());
        assert_eq!((run.code, arguments[0]), (1, "salvage"), "{arguments:?}: {}", run.err);
        let json = run.json();
        assert!(json["vault"].is_string(), "{arguments:?}: {json}");
        json
    }

    /// The error code of a run with `--json` that must be refused, with its reason on standard error.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let run = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(run.code, 1, "{arguments:?}: {}", run.err);
        assert!(run.err.starts_with("warraq: ") && run.err.len() > 20, "{}", run.err);
        let json = run.json();
        let message = json["error"]["message"].as_str().expect("a failure has a message");
        assert!(run.err.contains(message), "{} / {message}", run.err);
        json["error"]["code"].as_str().expect("a failure has a code").to_owned()
    }

    /// A new article with this headline; its id.
    pub fn article(&self, headline: &str) -> String {
        self.article_with(headline, "")
    }

    /// A new article with this headline and body in Markdown; its id.
    pub fn article_with(&self, headline: &str, body: &str) -> String {
        let body = self.file("body.md", body);
        let made = self.json(&["new", "--headline", headline, "--body", &body]);
        made["id"].as_str().expect("a new article has an id").to_owned()
    }
}

impl Run {
    /// Runs it to its end.
    pub fn of(command: &mut Command) -> Self {
        command.output().expect("the program starts").into()
    }

    /// Standard output as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.out.clone()).expect("standard output is UTF-8")
    }

    /// Standard output as the one JSON document it must be.
    pub fn json(&self) -> Value {
        let text = self.text();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

impl From<std::process::Output> for Run {
    fn from(output: std::process::Output) -> Self {
        let err = String::from_utf8(output.stderr).expect("standard error is UTF-8");
        assert!(!err.contains("panicked"), "{err}");
        let code = output.status.code().expect("the program ends by itself");
        Self { code, out: output.stdout, err }
    }
}

/// The keys of an object, in order.
pub fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}
