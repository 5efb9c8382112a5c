//! An install for one test: a folder with the quick program, and the newsroom's beside it where it is to be there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The whole command, of this same build.
pub const NEWSROOM: &str = env!("CARGO_BIN_EXE_warraq-newsroom");

/// The quick program in a folder of its own.
pub struct Install {
    folder: TempDir,
}

impl Install {
    /// The quick program alone.
    pub fn alone() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let built = Path::new(NEWSROOM).with_file_name("examples/warraq-quick");
        let place = folder.path().join("warraq");
        // A link of the file system where it can be one: the program is large before it is optimised.
        if fs::hard_link(&built, &place).is_err() {
            fs::copy(&built, &place).expect("build it first: cargo build --workspace --examples");
        }
        Self { folder }
    }

    /// With the newsroom's program.
    pub fn whole() -> Self {
        let install = Self::alone();
        install.with_newsroom(Path::new(NEWSROOM));
        install
    }

    /// With this program for the newsroom's.
    pub fn with_newsroom(&self, program: &Path) {
        let place = self.at("warraq-newsroom");
        std::os::unix::fs::symlink(program, place).expect("a link can be made");
    }

    /// A path in the folder.
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The quick program, not started, in a terminal of English.
    pub fn command(&self, words: &[&str]) -> Command {
        command(&self.at("warraq"), self.folder.path(), words)
    }

    /// What the quick program does.
    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("the program starts")
    }

    /// The newsroom's program in the same folder, not started.
    pub fn newsroom_command(&self, words: &[&str]) -> Command {
        use std::os::unix::process::CommandExt;

        let mut whole = command(Path::new(NEWSROOM), self.folder.path(), words);
        whole.arg0("warraq");
        whole
    }

    /// What the newsroom's program does in the same folder.
    pub fn run_newsroom(&self, words: &[&str]) -> Output {
        self.newsroom_command(words).output().expect("the program starts")
    }
}

fn command(program: &Path, folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .args(words)
        .current_dir(folder)
        .env("WARRAQ_LANG", "en")
        .env("WARRAQ_VAULT", folder.join("vault.warraq"))
        .env_remove("WARRAQ_PASSPHRASE")
        .stdin(Stdio::null());
    command
}
