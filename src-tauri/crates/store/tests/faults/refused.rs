//! The disk refuses a call: once, or from then on. The program goes on or says so, and what it acknowledged is there,
//! also when the power goes afterwards.

use std::collections::BTreeMap;
use std::fs;

use crate::calls::{self, REFUSED, Recorded, Refusal, said};
use crate::cut::{is_news, recorded, written};
use crate::disk::{self, Disk};
use crate::faults;
use crate::random::Random;
use crate::work::{self, Said, Work};

/// How many times the power goes after a call that failed.
const CUTS: usize = 4;

const ERRORS: [&str; 3] = ["EIO", "ENOSPC", "EROFS"];

#[test]
fn nothing_acknowledged_is_lost_where_the_disk_refuses_a_call() {
    let mut random = Random::seeded();
    let (mut refused, mut held_on) = (0, 0);
    for work in work::ALL {
        let clean = recorded(work);
        for _ in 0..faults() / 60 {
            let Some(refusal) = chosen(&clean, &mut random) else { continue };
            let lines = tried(work, &clean, refusal, CUTS, &mut random);
            refused += usize::from(lines.contains_key("refused"));
            held_on += usize::from(!lines.contains_key("refused"));
        }
    }
    assert!(refused > 0, "no call that failed was noticed");
    eprintln!("{refused} told, {held_on} of no account");
}

/// Among them the folder, whose names are forced to the disk by way of it: `SQLite` goes on where it cannot be opened.
#[test]
fn nothing_acknowledged_is_lost_where_any_one_file_cannot_be_opened() {
    let mut random = Random::seeded();
    let work = work::named("saving");
    let clean = recorded(work);
    let (until, total) = clean.counts["openat"];
    assert!(until < total, "it opens nothing");
    for number in until + 1..=total {
        let refusal = Refusal { call: "openat", error: "EIO", number, lasts: false };
        tried(work, &clean, refusal, 3 * CUTS, &mut random);
    }
}

/// Closing moves the log into the file, and says nothing where that is refused.
#[test]
fn a_vault_is_made_whole_or_refused_where_one_of_its_last_writes_is_refused() {
    let mut random = Random::seeded();
    let work = work::named("creating");
    let clean = recorded(work);
    let (until, total) = clean.counts["pwrite64"];
    assert!(until + 80 < total, "it writes little");
    for number in (total - 80..=total).step_by(4) {
        let refusal = Refusal { call: "pwrite64", error: "ENOSPC", number, lasts: false };
        tried(work, &clean, refusal, 0, &mut random);
    }
}

fn chosen(clean: &Recorded, random: &mut Random) -> Option<Refusal<'static>> {
    let call = REFUSED[usize::try_from(random.below(REFUSED.len() as u64)).unwrap()];
    let (until, total) = clean.counts[call];
    let after = usize::try_from(random.below(total.checked_sub(until)?.max(1) as u64)).unwrap();
    let error = ERRORS[usize::try_from(random.below(ERRORS.len() as u64)).unwrap()];
    let lasts = random.below(2) == 0;
    (total > until).then_some(Refusal { call, error, number: until + 1 + after, lasts })
}

fn tried(
    work: &Work,
    clean: &Recorded,
    refusal: Refusal<'_>,
    cuts: usize,
    random: &mut Random,
) -> BTreeMap<String, usize> {
    let folder = tempfile::tempdir().unwrap();
    let path = fs::canonicalize(folder.path()).unwrap();
    (work.prepare)(&path);
    let recorded = calls::record(&path, work.name, Some(refusal));
    // The same lines as without the fault, as far as they were said.
    let script: Vec<_> = clean.said().filter(|line| is_news(line)).collect();
    let judge = |folder: &std::path::Path, cut: usize, what: &str| {
        let count = said(&recorded.ops[..cut]).filter(|line| is_news(line)).count();
        let said = Said {
            acknowledged: &script[..count],
            in_flight: script.get(count).copied(),
            may_be_earlier: false,
        };
        let found = (work.check)(folder, &said);
        assert!(found.is_ok(), "{} {refusal:?} {what} {cut}: {found:?}", work.name);
    };
    for _ in 0..cuts {
        let cut = usize::try_from(random.below(recorded.ops.len() as u64 + 1)).unwrap();
        let after = tempfile::tempdir().unwrap();
        written(after.path(), &disk::after(&recorded, cut, Disk::Honest, random));
        judge(after.path(), cut, "after a cut at");
    }
    judge(&path, recorded.ops.len(), "without a cut at");
    let mut counted = BTreeMap::new();
    for line in recorded.said() {
        *counted.entry(line.split(' ').next().unwrap().to_owned()).or_default() += 1;
    }
    counted
}
