//! Bringing a vault of the first Warraq up to this one.

use std::fs;
use std::path::Path;

use secrecy::SecretString;
use warraq_store::{Access, StoreError, Vault};

use super::{Fault, Said, Work, insist, looked_through, opened, say_state, state_of, vault_in};

pub const MIGRATING: Work = Work { name: "migrating", prepare, run, check };

fn prepare(folder: &Path) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    fs::copy(fixtures.join("vault-0001.warraq"), vault_in(folder)).unwrap();
}

fn run(folder: &Path) -> Result<(), StoreError> {
    let vault = insist(|| Vault::open(&vault_in(folder), &secret(), Access::Write))?;
    say_state(&vault)?;
    vault.close()
}

fn check(folder: &Path, said: &Said<'_>) -> Result<(), Fault> {
    let vault = opened(Vault::open(&vault_in(folder), &secret(), Access::Write))?;
    looked_through(&vault)?;
    let state = state_of(&vault).map_err(|_| Fault::Unclean)?;
    said.allows("state ", &state)?;
    let copy = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut kept = copy.filter(|name| name.to_str().unwrap().contains(".before-"));
    if kept.next().is_none() { Err(Fault::Lost) } else { Ok(()) }
}

fn secret() -> SecretString {
    "ورّاق بغداد".to_owned().into()
}
