//! A site of ten thousand posts coming in: here, broken off and gone on with, and beside WordPress's own importer
//! on a real WordPress.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::export;
use crate::home::Home;
use crate::watch;

/// The posts of the site.
const POSTS: usize = 10_000;
/// The port of the WordPress that is measured against.
const PORT: &str = "18097";

/// Seconds and peak memory of every way the site comes in.
pub fn measure() -> Value {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("site.xml");
    export::write(&file, POSTS).expect("the export can be written");
    let mebibytes = std::fs::metadata(&file).map_or(0, |file| file.len() >> 20);
    json!({
        "posts": POSTS,
        "file_mib": mebibytes,
        "rows": {
            "warraq import": whole(&file),
            "warraq import, the same file again": again(&file),
            "warraq import, killed twice and gone on with": broken_off(&file),
            "wordpress-importer": wordpress(&file),
        },
    })
}

/// Seconds and peak memory of a command that must succeed.
fn watched(command: Command) -> Value {
    let told = format!("{command:?}");
    let run = watch::run(command);
    assert!(run.status.success(), "{told} failed");
    json!({ "seconds": seconds(run.time), "peak_mib": run.peak_kib >> 10 })
}

fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 10.0).round() / 10.0
}

fn whole(file: &Path) -> Value {
    let home = Home::with_vault();
    let figures = watched(import(&home, file));
    assert_eq!(articles(&home), POSTS as u64);
    figures
}

fn again(file: &Path) -> Value {
    let home = Home::with_vault();
    watched(import(&home, file));
    let figures = watched(import(&home, file));
    assert_eq!(articles(&home), POSTS as u64, "the second import changes nothing");
    figures
}

/// Killed after about a third and about two thirds of what the whole takes; all three parts are counted.
fn broken_off(file: &Path) -> Value {
    let home = Home::with_vault();
    let begun = Instant::now();
    let mut left = Vec::new();
    for part in [1, 2] {
        let mut running = import(&home, file).spawn().expect("the command starts");
        while articles(&home) < (POSTS * part / 3) as u64 {
            thread::sleep(Duration::from_millis(200));
        }
        running.kill().expect("it can be killed");
        running.wait().expect("it has ended");
        left.push(articles(&home));
    }
    let last = watched(import(&home, file));
    assert_eq!(articles(&home), POSTS as u64);
    assert!(home.warraq(&["verify"]).status.success(), "the vault is whole");
    json!({
        "seconds": seconds(begun.elapsed()),
        "peak_mib": last["peak_mib"],
        "note": format!("killed at {left:?} articles"),
    })
}

fn import(home: &Home, file: &Path) -> Command {
    let mut command = home.command(&["import"]);
    command.arg(file).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn articles(home: &Home) -> u64 {
    home.warraq_json(&["list", "--limit", "1"])["total"].as_u64().unwrap_or(0)
}

/// The same file into a WordPress without a single post, by the importer that WordPress itself ships.
fn wordpress(file: &Path) -> Value {
    let script = script();
    let made = Command::new(&script).args(["start", PORT]).stdout(Stdio::null()).status();
    if !made.is_ok_and(|status| status.success()) {
        return json!({ "note": "WordPress could not be started here" });
    }
    let wp = |words: &[&str]| {
        let mut command = Command::new(&script);
        command.args(["wp", PORT]).args(words).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let _ = wp(&["plugin", "activate", "wordpress-importer"]).status();
    let mut run = wp(&["import"]);
    run.arg(file).args(["--authors=create", "--skip=attachment", "--skip=image_resize"]);
    let mut figures = watched(run);
    let counted = Command::new(&script)
        .args(["wp", PORT, "post", "list", "--post_type=post", "--format=count"])
        .output();
    let posts = counted.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    figures["note"] = json!(format!("{} posts there afterwards", posts.unwrap_or_default()));
    let _ = Command::new(&script).args(["stop", PORT]).status();
    figures
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers/wordpress.sh")
}
