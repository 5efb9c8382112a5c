//! The power goes: at any moment, with what a disk may have done until then.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::calls::{self, Files, Recorded, said};
use crate::disk::{self, Disk};
use crate::faults;
use crate::random::Random;
use crate::work::{self, Fault, Said, Work};

/// What came of one kind of disk.
type Came = BTreeMap<Option<Fault>, usize>;

#[test]
fn nothing_acknowledged_is_lost_where_the_disk_told_the_truth() {
    let mut random = Random::seeded();
    for work in work::ALL {
        let recorded = recorded(work);
        let came = tried(work, &recorded, Disk::Honest, faults() / 10, &mut random);
        eprintln!("{}: {} operations, {came:?}", work.name, recorded.ops.len());
    }
}

#[test]
fn a_disk_that_loses_the_latest_leaves_the_vault_of_an_earlier_moment() {
    let mut random = Random::seeded();
    for work in work::ALL {
        let recorded = recorded(work);
        let came = tried(work, &recorded, Disk::LatestLost, faults() / 30, &mut random);
        eprintln!("{}: {came:?}", work.name);
    }
}

#[test]
fn a_disk_that_lies_and_writes_in_any_order_may_damage_and_damage_is_told() {
    let mut random = Random::seeded();
    for work in work::ALL {
        let recorded = recorded(work);
        let came = tried(work, &recorded, Disk::Lying, faults() / 30, &mut random);
        eprintln!("{}: {came:?}", work.name);
    }
}

/// That the tests here can fail: where nothing was synced there is nothing.
#[test]
fn without_its_syncs_the_same_work_loses_what_it_acknowledged() {
    let mut random = Random(1);
    let work = work::named("saving");
    let mut recorded = recorded(work);
    recorded.ops.retain(|op| !matches!(op, calls::Op::Sync { .. }));
    let is_lost = |_| {
        let files = disk::after(&recorded, recorded.ops.len(), Disk::Honest, &mut random);
        judged(work, &recorded, recorded.ops.len(), &files, false).is_err()
    };
    assert!((0..12).any(is_lost));
}

/// What is asked of the disk while the work is done, and no call fails.
pub fn recorded(work: &Work) -> Recorded {
    let folder = tempfile::tempdir().unwrap();
    let path = fs::canonicalize(folder.path()).unwrap();
    (work.prepare)(&path);
    calls::record(&path, work.name, None)
}

fn tried(work: &Work, recorded: &Recorded, disk: Disk, count: usize, random: &mut Random) -> Came {
    let mut came = Came::new();
    for _ in 0..count {
        let cut = usize::try_from(random.below(recorded.ops.len() as u64 + 1)).unwrap();
        let seed = random.0;
        let files = disk::after(recorded, cut, disk, random);
        let found = judged(work, recorded, cut, &files, disk != Disk::Honest);
        let is_allowed = found.is_ok() || disk == Disk::Lying && found != Err(Fault::Mixed);
        assert!(is_allowed, "{}: {found:?} at {cut}, seed {seed}, {disk:?}", work.name);
        *came.entry(found.err()).or_default() += 1;
    }
    came
}

/// What is wrong with these files, where the power went before the operation of this number.
fn judged(
    work: &Work,
    recorded: &Recorded,
    cut: usize,
    files: &Files,
    may_be_earlier: bool,
) -> Result<(), Fault> {
    let before: Vec<_> = said(&recorded.ops[..cut]).filter(|line| is_news(line)).collect();
    let next = said(&recorded.ops[cut..]).find(|line| is_news(line));
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), files);
    let said = Said { acknowledged: &before, in_flight: next, may_be_earlier };
    (work.check)(folder.path(), &said)
}

pub fn is_news(line: &str) -> bool {
    line != "ready" && line != "done" && !line.starts_with("refused")
}

pub fn written(folder: &Path, files: &Files) {
    fs::create_dir(folder.join("own")).unwrap();
    for (path, bytes) in files {
        fs::write(folder.join(path), bytes).unwrap();
    }
}
