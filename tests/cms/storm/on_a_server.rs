//! A short storm for every change; the long one and the slow line are asked for by name, because they take half an hour.

use std::env;
use std::path::{Path, PathBuf};

use super::super::chance::seed;
use super::count::count;
use super::run::Storm;
use super::slow;

#[test]
fn nothing_is_twice_lost_or_written_over_on_a_line_that_fails() {
    let folder = tempfile::tempdir().unwrap();
    storm(folder.path(), 40);
}

/// What is in `WARRAQ_STORM_FOLDER` goes on where it was; `WARRAQ_STORM_DELIVERIES` is how many there are.
#[test]
#[ignore = "takes a quarter of an hour: make deliver-test"]
fn a_thousand_deliveries() {
    let folder = env::var_os("WARRAQ_STORM_FOLDER").map(PathBuf::from);
    let folder =
        folder.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/storm"));
    std::fs::create_dir_all(&folder).unwrap();
    let deliveries = env::var("WARRAQ_STORM_DELIVERIES").ok();
    let deliveries = deliveries.and_then(|text| text.parse().ok()).unwrap_or(1000);
    storm(&folder, deliveries);
}

#[test]
#[ignore = "takes a quarter of an hour: make deliver-test"]
fn twenty_deliveries_over_a_narrow_line_that_loses_much() {
    slow::over_a_narrow_line(seed());
}

fn storm(folder: &Path, deliveries: u64) {
    let mut storm = Storm::open(folder, || (seed(), deliveries));
    storm.go();
    let (ends, faults) = count(&storm);
    let ledger = storm.ledger.lock().unwrap();
    eprintln!("{} deliveries with seed {}: {ends:?}", ledger.deliveries, ledger.seed);
    eprintln!("{:#?}\n{:#?}", ledger.count, ledger.line);
    eprintln!("{} edits on the site, {:.0} s", ledger.edits.len(), ledger.seconds);
    for fault in &faults {
        eprintln!("FAULT {fault}");
    }
    assert!(faults.is_empty(), "{} things are not as they must be", faults.len());
    let wrong = ledger.count.dropped + ledger.count.killed;
    assert!(wrong > 0 && !ledger.edits.is_empty(), "too little went wrong");
    let met = ledger.line.keys().filter(|name| *name != "passed").count();
    assert!(met > 5, "too little went wrong on the line: {:?}", ledger.line);
}
