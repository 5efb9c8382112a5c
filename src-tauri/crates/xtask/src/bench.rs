//! Measuring: every figure of BENCHMARKS.md in one run.

use std::fs;

use serde_json::Value;

use crate::process::{command, output, root};
use crate::readers;
use crate::release;
use crate::ui;

/// How the figures were taken.
const ABOUT: &str = "Measured by `make bench` in one run, with the optimised programs, in the real window \
(WebKitGTK) on a virtual display with software rendering. Times are medians, 95th and 99th percentiles in \
milliseconds; memory is the proportional set size of all processes of a program, in MiB. Machines differ \
and are shared: compare figures of one run, not of two.";

/// How the faults were counted.
const ABOUT_ARABIC: &str = "The articles of the contract suite, converted from the same Markdown, and from Warraq's \
page of HTML, which says the direction and language of every block, for pandoc a second time; pandoc is told title, \
language and direction. Read by lxml, markdown-it and LibreOffice, which also sets the pages on which pdfium looks for \
numbers that stand the other way round, of those that stand whole in a line (docx, odt); elsewhere a number turns that \
has no direction of its own and stands behind an Arabic letter, as Unicode has it. There is no row for PDF: pandoc has no engine for it here. Fewer is better.";

/// Measures and writes BENCHMARKS.md.
///
/// # Errors
/// When something cannot be measured.
pub fn measure() -> Result<(), String> {
    ui::install()?;
    ui::build()?;
    readers::install()?;
    // As they are installed: what is measured is what people have.
    release::programs(&["--example", "empty-window"])?;
    let mut run = command("", &["xvfb-run"]);
    run.args([
        "-a",
        "-s",
        "-screen 0 1440x900x24",
        "cargo",
        "bench",
        "--quiet",
        "--bench",
        "measure",
    ]);
    let printed = output(run)?;
    let last =
        printed.lines().rfind(|line| line.starts_with('{')).ok_or("no figures were printed")?;
    let figures: Value = serde_json::from_str(last).map_err(|error| error.to_string())?;
    let page = page(&figures)?;
    println!("{page}");
    fs::write(root().join("BENCHMARKS.md"), page).map_err(|error| error.to_string())
}

fn page(figures: &Value) -> Result<String, String> {
    let mut lines =
        vec!["# Benchmarks\n".to_owned(), ABOUT.to_owned(), String::new(), about_run()?];
    let articles = &figures["articles"];
    lines.push(format!("\n## Start, with {articles} articles in the vault\n"));
    lines.extend(times(&figures["start"]));
    lines.push(format!("\n## Memory, with {articles} articles in the vault and one open\n"));
    lines.push("| | MiB |\n|---|---|".to_owned());
    lines.extend(rows(&figures["memory"], ToString::to_string));
    for (size, measured) in figures["typing"].as_object().into_iter().flatten() {
        lines.push(format!("\n## Typing in the middle of an article of {size}\n"));
        lines.extend(times(measured));
    }
    for (size, measured) in figures["finding"].as_object().into_iter().flatten() {
        lines.push(format!("\n## Finding as one types, in an article of {size}\n"));
        lines.extend(times(measured));
    }
    lines.extend(keep(&figures["keep"]));
    lines.extend(site(&figures["site"]));
    lines.extend(hostile(&figures["hostile"]));
    lines.extend(convert(&figures["convert"]));
    lines.extend(arabic(&figures["arabic"]));
    Ok(lines.join("\n") + "\n")
}

/// Opening a vault and saving in it.
fn keep(measured: &Value) -> Vec<String> {
    let key = measured["key"].as_str().unwrap_or_default();
    let mut lines = vec![format!("\n## Opening a vault ({key})\n")];
    lines.extend(times(&measured["opening"]));
    lines.push("\n## Saving one changed paragraph, encrypted and durable\n".to_owned());
    lines.extend(times(&measured["saving"]));
    lines.push("\n## What stands around a save\n".to_owned());
    lines.extend(times(&measured["around"]));
    lines
}

/// A whole site coming in, beside WordPress's own importer.
fn site(measured: &Value) -> Vec<String> {
    let (posts, size) = (&measured["posts"], &measured["file_mib"]);
    let title = format!("\n## A WordPress export of {posts} posts ({size} MiB) coming in\n");
    let head = "| | seconds | peak memory MiB | |\n|---|---|---|---|".to_owned();
    let cells = |row: &Value| {
        let note = row["note"].as_str().unwrap_or_default();
        format!("{} | {} | {note}", row["seconds"], row["peak_mib"])
    };
    [title, head].into_iter().chain(rows(&measured["rows"], cells)).collect()
}

/// The costliest of the files that mean harm.
fn hostile(measured: &Value) -> Vec<String> {
    let (files, peak) = (&measured["files"], &measured["peak_mib"]);
    let title = format!(
        "\n## The costliest of {files} files that mean harm, by `warraq convert` (peak of all: {peak} MiB)\n"
    );
    let head = "| | KiB | seconds | peak memory MiB | |\n|---|---|---|---|---|".to_owned();
    let cells = |row: &Value| {
        let outcome = row["outcome"].as_str().unwrap_or_default();
        format!("{} | {} | {} | {outcome}", row["kib"], row["seconds"], row["peak_mib"])
    };
    [title, head].into_iter().chain(rows(&measured["rows"], cells)).collect()
}

/// Articles going out, beside pandoc.
fn convert(measured: &Value) -> Vec<String> {
    let articles = &measured["articles"];
    let pandoc = measured["pandoc"].as_str().unwrap_or("no pandoc");
    let title = format!(
        "\n## {articles} articles in Markdown converted, a process each, beside {pandoc}\n"
    );
    let text = |name: &str| measured[name].as_str().unwrap_or_default();
    let about = format!(
        "Made of {}; the two take turns. `warraq` is {}.\n",
        text("made_of"),
        match text("program") {
            "as installed" => "the quick program of `make release`",
            _ => "the program that has everything in it",
        }
    );
    let head = "| to | warraq p50 ms | p99 ms | all, seconds | pandoc p50 ms | p99 ms | all, seconds | times faster |\n|---|---|---|---|---|---|---|---|".to_owned();
    let cells = |row: &Value| {
        let of = |who: &str| ["p50_ms", "p99_ms", "seconds"].map(|part| row[who][part].to_string());
        let median = |who: &str| row[who]["p50_ms"].as_f64().unwrap_or_default();
        let times = median("pandoc") / median("warraq");
        format!("{} | {} | {times:.1}", of("warraq").join(" | "), of("pandoc").join(" | "))
    };
    [title, about, head].into_iter().chain(rows(&measured["rows"], cells)).collect()
}

/// What each gets wrong in Arabic: how many, of how many.
fn arabic(counted: &Value) -> Vec<String> {
    const WHO: [&str; 3] = ["warraq", "pandoc", "pandoc-html"];
    let mut lines = vec![
        "\n## What each gets wrong in Arabic\n".to_owned(),
        ABOUT_ARABIC.to_owned(),
        "\n| | warraq | pandoc | pandoc from HTML |\n|---|---|---|---|".to_owned(),
    ];
    for (format, faults) in counted["warraq"].as_object().into_iter().flatten() {
        for fault in faults.as_object().into_iter().flatten().map(|(fault, _)| fault) {
            let cells = WHO.map(|who| {
                let cell = &counted[who][format][fault];
                cell[0].as_u64().map_or(String::new(), |count| format!("{count} of {}", cell[1]))
            });
            lines.push(format!("| {format}: {fault} | {} |", cells.join(" | ")));
        }
    }
    lines
}

fn about_run() -> Result<String, String> {
    let date = output(command("", &["date", "-u", "+%Y-%m-%d"]))?;
    let model = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = system
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))
        .unwrap_or("unknown")
        .trim_matches('"');
    Ok(format!(
        "Command: `make bench`. Date: {}. Machine: {cores} cores of {model}, {system}.",
        date.trim()
    ))
}

fn times(measured: &Value) -> Vec<String> {
    let mut lines =
        vec!["| | p50 ms | p95 ms | p99 ms | measured |\n|---|---|---|---|---|".to_owned()];
    lines.extend(rows(measured, |spread| {
        ["p50_ms", "p95_ms", "p99_ms", "count"].map(|part| spread[part].to_string()).join(" | ")
    }));
    lines
}

fn rows(measured: &Value, cells: impl Fn(&Value) -> String) -> Vec<String> {
    let entries = measured.as_object().into_iter().flatten();
    entries.map(|(name, value)| format!("| {name} | {} |", cells(value))).collect()
}
