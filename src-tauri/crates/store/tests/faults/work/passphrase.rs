//! Changing the passphrase.

use std::path::Path;

use secrecy::SecretString;
use warraq_store::{Access, KdfCost, StoreError, Vault};

use super::{Fault, Said, Work, insist, looked_through, secret, vault_in};
use crate::calls::say;

pub const CHANGING: Work = Work { name: "changing-passphrase", prepare, run, check };

const CHANGES: u32 = 12;

fn prepare(folder: &Path) {
    Vault::create(&vault_in(folder), &secret(), KdfCost::for_tests()).unwrap().0.close().unwrap();
}

fn run(folder: &Path) -> Result<(), StoreError> {
    let mut vault = insist(|| Vault::open(&vault_in(folder), &secret(), Access::Write))?;
    say("passphrase 0");
    for number in 1..=CHANGES {
        let (from, to) = (passphrase(number - 1), passphrase(number));
        insist(|| match vault.change_passphrase(&from, &to, KdfCost::for_tests()) {
            // The one before was refused, and had reached the disk.
            Err(StoreError::WrongPassphrase) => Ok(()),
            done => done,
        })?;
        say(&format!("passphrase {number}"));
    }
    vault.close()
}

fn check(folder: &Path, said: &Said<'_>) -> Result<(), Fault> {
    let opens =
        |number: &u32| match Vault::open(&vault_in(folder), &passphrase(*number), Access::Write) {
            Ok(vault) => Some(looked_through(&vault).map(|()| *number)),
            Err(StoreError::WrongPassphrase) => None,
            Err(StoreError::Damaged(_) | StoreError::NotAVault) => Some(Err(Fault::NotOpened)),
            Err(error) => panic!("{error:?}"),
        };
    let mut open = Vec::new();
    for number in (0..=CHANGES).filter_map(|number| opens(&number)) {
        open.push(number?);
    }
    let [number] = open[..] else { return Err(Fault::Mixed) };
    if said.acknowledged.is_empty() && number == 0 {
        return Ok(());
    }
    said.allows("passphrase ", &number.to_string())
}

/// The passphrase after so many changes.
fn passphrase(number: u32) -> SecretString {
    match number {
        0 => secret(),
        number => format!("عبارة {number}").into(),
    }
}
