//! Changing the passphrase and the recovery key.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;
use warraq_store::{Access, KdfCost, StoreError, Vault};

use crate::{Random, killed, kills, say, secret};

#[test]
fn a_change_of_passphrase_is_made_or_not_whenever_it_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let (vault, recovery) = Vault::create(&path, &secret(), KdfCost::for_tests()).unwrap();
    vault.close().unwrap();
    let mut recovery = recovery.expose().to_owned();
    let (mut random, mut changes, mut in_flight) = (Random::seeded(), 0, 0);
    fs::write(number_of(&path), "0").unwrap();
    for kill in 1..=kills() {
        let lines = killed(&path, "passphrase", Duration::from_micros(random.below(60_000)));
        let told = |what: &str| {
            let last = lines.iter().rev().find_map(|line| line.strip_prefix(what));
            last.map(str::to_owned)
        };
        changes = told("passphrase ").map_or(changes, |number| number.parse().unwrap());
        recovery = told("recovery ").unwrap_or(recovery);

        let now: Vec<u32> =
            [changes, changes + 1].into_iter().filter(|n| opens(&path, *n)).collect();
        assert_eq!(now.len(), 1, "kill {kill}: {changes} were acknowledged, these open: {now:?}");
        in_flight += now[0] - changes;
        changes = now[0];
        assert!(changes == 0 || !opens(&path, changes - 1), "kill {kill}: the old one opens");

        let mut vault = Vault::open(&path, &passphrase(changes), Access::Write).unwrap();
        let report = vault.verify().unwrap();
        assert!(report.is_clean(), "kill {kill}: {:?}", report.faults);
        recovery = match Vault::open(&path, &recovery.clone().into(), Access::Read) {
            Ok(_) => recovery,
            // The one that came after it was written, and nobody has read it.
            Err(StoreError::WrongPassphrase) => {
                let cost = KdfCost::for_tests();
                vault.renew_recovery_key(&passphrase(changes), cost).unwrap().expose().to_owned()
            }
            Err(error) => panic!("kill {kill}: {error:?}"),
        };
        vault.close().unwrap();
        fs::write(number_of(&path), changes.to_string()).unwrap();
    }
    assert!(changes > kills(), "the kills came before anything was changed");
    eprintln!("{changes} changes, {in_flight} of them made and not acknowledged");
}

/// The work that is killed: the passphrase and, every third time, the recovery key.
pub fn change_for_ever(path: &Path) {
    let first: u32 = fs::read_to_string(number_of(path)).unwrap().parse().unwrap();
    let mut vault = Vault::open(path, &passphrase(first), Access::Write).unwrap();
    for number in first.. {
        let (from, to) = (passphrase(number), passphrase(number + 1));
        vault.change_passphrase(&from, &to, KdfCost::for_tests()).unwrap();
        say(&format!("passphrase {}", number + 1));
        if number % 3 == 2 {
            let new = vault.renew_recovery_key(&to, KdfCost::for_tests()).unwrap();
            say(&format!("recovery {}", new.expose()));
        }
    }
}

fn opens(path: &Path, number: u32) -> bool {
    match Vault::open(path, &passphrase(number), Access::Write) {
        Ok(_) => true,
        Err(StoreError::WrongPassphrase) => false,
        Err(error) => panic!("{error:?}"),
    }
}

/// The passphrase after so many changes.
fn passphrase(number: u32) -> SecretString {
    match number {
        0 => secret(),
        number => format!("عبارة {number}").into(),
    }
}

/// Where the child reads which passphrase opens the vault.
fn number_of(path: &Path) -> PathBuf {
    path.with_extension("number")
}
