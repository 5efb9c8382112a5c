//! Fuzzing: every importer, and what cleans pictures, is fed by AFL for some minutes. What it found stays in `target/fuzz`, and the next run
//! goes on from there.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::process::{command, finish, output, root};

/// What is fed: `tests/fuzz/src/target.rs` says how each is read.
const TARGETS: [&str; 10] = [
    "docx-xml", "odt-xml", "html", "markdown", "text", "wxr", "json", "docx-zip", "odt-zip",
    "picture",
];
/// The version of the fuzzer, as `tests/fuzz/Cargo.toml` has it.
const AFL: &str = "0.18.2";
/// Minutes for each target where `WARRAQ_FUZZ_MINUTES` says nothing.
const MINUTES: u64 = 10;
/// One import that takes longer is a finding.
const TIMEOUT_MS: &str = "5000";
/// One import that takes more memory than this is a finding.
const MEMORY_MIB: &str = "2048";

/// Fuzzes every importer, one on each processor, and prints what came of it.
///
/// # Errors
/// When the fuzzer cannot be made or started, and when it found anything.
pub fn every_importer() -> Result<(), String> {
    let minutes = match env::var("WARRAQ_FUZZ_MINUTES") {
        Ok(given) => given.parse().map_err(|_| format!("no number of minutes: {given}"))?,
        Err(_) => MINUTES,
    };
    install()?;
    let mut build = afl("tests/fuzz", &["build", "--release", "--locked", "--target-dir"]);
    build.arg(folder());
    finish(build)?;
    let found: Vec<_> = each(&TARGETS, |target| fuzz(target, minutes))?
        .into_iter()
        .flatten()
        .map(|path| path.display().to_string())
        .collect();
    if found.is_empty() { Ok(()) } else { Err(format!("found:\n{}", found.join("\n"))) }
}

/// What `work` gives for each of `names`, as many at a time as there are processors.
fn each<T: Send>(
    names: &[&str],
    work: impl Fn(&str) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(work(name)?);
        }
        Ok(done)
    };
    thread::scope(|scope| {
        let workers: Vec<_> =
            (0..processors.min(names.len())).map(|_| scope.spawn(worker)).collect();
        let done =
            workers.into_iter().map(|worker| worker.join().map_err(|_| "a thread panicked")?);
        Ok(done.collect::<Result<Vec<_>, String>>()?.into_iter().flatten().collect())
    })
}

/// Fuzzes one target, prints a line, and gives the files that crash or stop it.
fn fuzz(target: &str, minutes: u64) -> Result<Vec<PathBuf>, String> {
    let program = folder().join("release/warraq-fuzz");
    let (seeds, results) =
        (folder().join("seeds").join(target), folder().join("found").join(target));
    // AFL makes its own folder, and none around it.
    fs::create_dir_all(folder().join("found")).map_err(|error| error.to_string())?;
    let mut seed = Command::new(&program);
    seed.args(["seeds", target]).arg(&seeds);
    finish(seed)?;
    let mut run = afl("", &["fuzz", "-t", TIMEOUT_MS, "-m", MEMORY_MIB]);
    run.args(["-V", &(minutes * 60).to_string()]);
    // A folder with results is gone on with.
    run.arg("-i").arg(if results.exists() { Path::new("-") } else { seeds.as_path() });
    run.arg("-o").arg(&results);
    let words = root().join("tests/fuzz/words").join(format!("{target}.dict"));
    if words.exists() {
        run.arg("-x").arg(words);
    }
    run.arg("--").arg(&program).arg(target).stdout(Stdio::null());
    finish(run)?;
    let results = results.join("default");
    let stats = fs::read_to_string(results.join("fuzzer_stats")).map_err(|e| e.to_string())?;
    println!("{}", summary(target, &stats));
    Ok(["crashes", "hangs"].iter().flat_map(|kind| findings(&results.join(kind))).collect())
}

/// The files that AFL named, of those in `folder`.
fn findings(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("id:"))
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}

/// What AFL counted, in one line.
fn summary(target: &str, stats: &str) -> String {
    let count = |name: &str| {
        let mut pairs = stats.lines().filter_map(|line| line.split_once(':'));
        pairs.find(|(key, _)| key.trim() == name).map_or("?", |(_, value)| value.trim())
    };
    format!(
        "{target}: {} seconds, {} executions, {} inputs kept, {} of {} edges, {} crashes, {} hangs",
        count("run_time"),
        count("execs_done"),
        count("corpus_count"),
        count("edges_found"),
        count("total_edges"),
        count("saved_crashes"),
        count("saved_hangs"),
    )
}

/// Installs and builds the fuzzer below `target`, once.
fn install() -> Result<(), String> {
    if output(afl("", &["--version"])).is_ok_and(|version| version.contains(AFL)) {
        return Ok(());
    }
    println!("Building the fuzzer, once.");
    let mut install =
        command("", &["cargo", "install", "cargo-afl", "--version", AFL, "--locked", "--root"]);
    install.arg(folder());
    finish(install)?;
    finish(afl("", &["config", "--build"]))
}

/// A command of the fuzzer, which keeps all it has below `target`.
fn afl(inside: &str, words: &[&str]) -> Command {
    let mut paths = OsString::from(folder().join("bin"));
    if let Some(others) = env::var_os("PATH") {
        paths.push(":");
        paths.push(others);
    }
    let mut afl = command(inside, &["cargo", "afl"]);
    afl.args(words).env("PATH", paths).env("XDG_DATA_HOME", folder().join("data"));
    // Neither the machine's settings nor its terminal are the fuzzer's business.
    for setting in [
        "AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES",
        "AFL_SKIP_CPUFREQ",
        "AFL_NO_AFFINITY",
        "AFL_NO_UI",
    ] {
        afl.env(setting, "1");
    }
    afl
}

fn folder() -> PathBuf {
    root().join("target/fuzz")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_afl() {
        let stats = "start_time        : 1\nrun_time          : 600\nexecs_done        : 12345\n\
                     corpus_count      : 7\nedges_found       : 8\ntotal_edges       : 90\n\
                     saved_crashes     : 1\nsaved_hangs       : 0\n";
        let shown = summary("html", stats);
        assert_eq!(
            shown,
            "html: 600 seconds, 12345 executions, 7 inputs kept, 8 of 90 edges, 1 crashes, 0 hangs"
        );
    }

    #[test]
    fn every_one_has_its_turn_and_what_fails_is_said() {
        let mut turns = each(&TARGETS, |target| Ok(target.to_owned())).unwrap();
        turns.sort_unstable();
        let mut targets = TARGETS;
        targets.sort_unstable();
        assert_eq!(turns, targets);
        let fails = |target: &str| if target == "wxr" { Err("no room".to_owned()) } else { Ok(()) };
        assert_eq!(each(&TARGETS, fails), Err("no room".to_owned()));
    }

    #[test]
    fn the_version_is_that_of_the_package() {
        let package = fs::read_to_string(root().join("tests/fuzz/Cargo.toml")).unwrap();
        assert!(package.contains(&format!("afl = \"={AFL}\"")), "{package}");
    }
}
