//! Making a vault.

use std::path::Path;

use warraq_store::{Access, KdfCost, StoreError, Vault};

use super::{Fault, Said, Work, insist, looked_through, opened, secret, vault_in};
use crate::calls::say;

pub const CREATING: Work = Work { name: "creating", prepare, run, check };

fn prepare(_folder: &Path) {}

fn run(folder: &Path) -> Result<(), StoreError> {
    let made =
        insist(|| match Vault::create(&vault_in(folder), &secret(), KdfCost::for_tests()) {
            // The one before was refused, and has its name.
            Err(StoreError::Exists { .. }) => {
                Vault::open(&vault_in(folder), &secret(), Access::Write)
            }
            made => made.map(|(vault, _)| vault),
        })?;
    say("created");
    made.close()
}

/// Whole or absent; and where it is absent it can be made.
fn check(folder: &Path, said: &Said<'_>) -> Result<(), Fault> {
    match Vault::open(&vault_in(folder), &secret(), Access::Write) {
        Err(StoreError::Missing { .. }) if said.acknowledged.is_empty() || said.may_be_earlier => {
            let made = Vault::create(&vault_in(folder), &secret(), KdfCost::for_tests());
            if made.is_ok() { Ok(()) } else { Err(Fault::Mixed) }
        }
        Err(StoreError::Missing { .. }) => Err(Fault::Lost),
        found => looked_through(&opened(found)?),
    }
}
