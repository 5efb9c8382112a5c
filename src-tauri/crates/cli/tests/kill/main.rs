//! The command is killed while it brings articles in and writes them out, again and again: the vault opens and is sound,
//! what was there stays, an article is there whole or not at all, and so is a file.

mod export;
mod import;
mod others;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tempfile::TempDir;

/// How often each work is killed, unless `WARRAQ_KILLS` says otherwise.
const KILLS: u32 = 50;

fn kills() -> u32 {
    env::var("WARRAQ_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(KILLS)
}

/// A vault in a folder of its own, and the command that works on it.
struct Newsroom {
    folder: TempDir,
}

impl Newsroom {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let newsroom = Self { folder };
        newsroom.json(&["init"]);
        newsroom
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warraq"));
        command
            .args(words)
            .env("WARRAQ_VAULT", self.at("vault.warraq"))
            .env("WARRAQ_PASSPHRASE", "جملة مرور للتجارب")
            .env("WARRAQ_CHEAP_KDF", "1")
            .stdin(Stdio::null());
        command
    }

    fn json(&self, words: &[&str]) -> Value {
        let output = self.run(&[words, &["--json"]].concat());
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {told}");
        serde_json::from_slice(&output.stdout).expect("standard output is JSON")
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("the command starts")
    }

    fn started(&self, words: &[&str]) -> Child {
        let mut command = self.command(words);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the command starts")
    }

    /// How long the command is at work with these words, at least.
    fn time_of(&self, words: &[&str]) -> Duration {
        let once = || {
            let began = Instant::now();
            let ended = self.started(words).wait().expect("it ends");
            assert!(ended.success(), "{words:?}");
            began.elapsed()
        };
        once().min(once()).min(once())
    }

    /// Kills the command at a moment of its work; whether it had done what it was asked by then.
    fn killed(&self, words: &[&str], after: Duration) -> bool {
        let mut child = self.started(words);
        thread::sleep(after);
        child.kill().expect("it can be killed");
        child.wait().expect("it has ended").success()
    }

    fn is_clean(&self) {
        assert_eq!(self.json(&["verify"])["ok"], true);
    }
}

/// The name of a file as a word of the command line.
fn word(path: &Path) -> String {
    path.to_str().expect("the test's own folders are text").to_owned()
}

/// `SplitMix64`: enough to choose moments, and told, so that a failure can be tried again.
struct Random(u64);

impl Random {
    fn seeded() -> Self {
        let seed = env::var("WARRAQ_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or_else(|| {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
            u64::from(now.subsec_nanos()) ^ u64::from(std::process::id())
        });
        eprintln!("WARRAQ_TEST_SEED={seed}");
        Self(seed)
    }

    /// A moment of a work that takes `whole`, or a little after it.
    fn moment(&mut self, whole: Duration) -> Duration {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let part = u32::try_from((mixed ^ (mixed >> 31)) % 1_100).expect("less than 1,100");
        whole * part / 1_000
    }
}
