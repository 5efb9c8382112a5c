//! What the costliest files that anybody could hand over cost: seconds and memory of one `warraq convert` each.

use std::path::PathBuf;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::home::Home;
use crate::{heavy, watch};

/// Things in the crowded files: some of these files are as large as a file may be.
const MANY: usize = 200_000;
/// The files that are shown: those that took longest.
const SHOWN: usize = 12;

/// Seconds and peak memory of the costliest files, and how many there were.
pub fn measure() -> Value {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let home = Home::new();
    let mut files = heavy::nested(folder.path());
    files.extend(heavy::crowded(folder.path(), MANY));
    let mut runs: Vec<(PathBuf, watch::Run)> = files
        .into_iter()
        .map(|file| {
            let mut command = home.command(&["convert"]);
            command.arg(&file).args(["--to", "text", "-o", "-"]);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            (file, watch::run(command))
        })
        .collect();
    for (file, run) in &runs {
        assert!(matches!(run.status.code(), Some(0 | 1)), "{}: {}", file.display(), run.status);
    }
    runs.sort_by_key(|(_, run)| std::cmp::Reverse(run.time));
    let peak = runs.iter().map(|(_, run)| run.peak_kib).max().unwrap_or(0);
    let rows: serde_json::Map<String, Value> = runs
        .iter()
        .take(SHOWN)
        .map(|(file, run)| {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let size = std::fs::metadata(file).map_or(0, |file| file.len() >> 10);
            let outcome = if run.status.success() { "read" } else { "refused" };
            let row = json!({
                "kib": size,
                "seconds": (run.time.as_secs_f64() * 100.0).round() / 100.0,
                "peak_mib": run.peak_kib >> 10,
                "outcome": outcome,
            });
            (name, row)
        })
        .collect();
    json!({ "files": runs.len(), "peak_mib": peak >> 10, "rows": rows })
}
