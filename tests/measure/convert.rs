//! `warraq convert` beside pandoc: the same Markdown in, the same format out, a fresh process for each article.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use crate::articles;
use crate::home::Home;
use crate::spread;

/// The variable that names the folder of an install to measure; else it is the programs that were built beside this one.
const INSTALL: &str = "WARRAQ_INSTALL";

/// Articles that each program converts.
const ARTICLES: usize = 1_000;

/// A format that both write.
pub struct Shared {
    /// Its name here.
    pub ours: &'static str,
    /// Its name for pandoc, which takes a file that ends in `txt` for Markdown.
    pub theirs: &'static str,
    /// The ending of its files.
    pub ending: &'static str,
}

/// The formats that both write.
pub const SHARED: [Shared; 6] = [
    Shared { ours: "html", theirs: "html", ending: "html" },
    Shared { ours: "docx", theirs: "docx", ending: "docx" },
    Shared { ours: "odt", theirs: "odt", ending: "odt" },
    Shared { ours: "epub", theirs: "epub", ending: "epub" },
    Shared { ours: "text", theirs: "plain", ending: "txt" },
    Shared { ours: "markdown", theirs: "markdown", ending: "md" },
];

/// Milliseconds an article by each program, which take turns, and the seconds of all; nothing where there is no pandoc.
/// Files go to the folder for temporary files: `TMPDIR` says whether that is on a disk.
pub fn measure() -> Value {
    let version = Command::new("pandoc").arg("--version").output();
    let Some(version) = version.ok().filter(|output| output.status.success()) else {
        return Value::Null;
    };
    let version = String::from_utf8_lossy(&version.stdout).lines().next().unwrap_or("").to_owned();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let home = Home::new();
    let program = program(&home);
    let (articles, source) = articles::write(folder.path(), ARTICLES);
    let mut rows = Map::new();
    for Shared { ours, theirs, ending } in SHARED {
        let out = folder.path().join(format!("out.{ending}"));
        let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
        for article in &articles {
            let mut command = Command::new(&program);
            home.user(&mut command);
            command.args(["convert", "--to", ours, "--force"]);
            our_times.push(time(command.arg(article).arg("-o").arg(&out)));
            let mut command = Command::new("pandoc");
            command.args(["--standalone", "--metadata", "lang=ar", "--metadata", "dir=rtl"]);
            command.args(["--from", "markdown", "--to", theirs]);
            their_times.push(time(command.arg(article).arg("-o").arg(&out)));
        }
        let row = json!({ "warraq": told(&our_times), "pandoc": told(&their_times) });
        rows.insert(ours.to_owned(), row);
    }
    let kind = if is_quick(&program, &home, folder.path()) { "as installed" } else { "all in one" };
    let articles = articles.len();
    json!({
        "articles": articles, "made_of": source, "program": kind, "pandoc": version, "rows": rows,
    })
}

fn program(home: &Home) -> PathBuf {
    let installed = env::var_os(INSTALL).map(|folder| Path::new(&folder).join("warraq"));
    installed.unwrap_or_else(|| home.command(&[]).get_program().into())
}

/// Whether the program is the quick one that people have: by itself it has no newsroom.
fn is_quick(program: &Path, home: &Home, folder: &Path) -> bool {
    let alone = folder.join("warraq");
    fs::copy(program, &alone).expect("the program can be copied");
    let mut alone = Command::new(alone);
    home.user(&mut alone);
    let said = alone.args(["list", "--json"]).output().expect("the program starts");
    String::from_utf8_lossy(&said.stdout).contains("newsroom_missing")
}

/// How long one article takes, and the seconds of all of them.
fn told(times: &[Duration]) -> Value {
    let mut told = spread::of(times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect());
    let all = times.iter().sum::<Duration>().as_secs_f64();
    told["seconds"] = json!((all * 10.0).round() / 10.0);
    told
}

fn time(command: &mut Command) -> Duration {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status().expect("the program starts");
    let time = begun.elapsed();
    assert!(status.success(), "{command:?}: {status}");
    time
}
