//! A vault that goes away while it is open, and comes back.

use std::fs;

use warraq_core::action::Action;
use warraq_store::{Settings, StoreError, Vault, settings};

use crate::newsroom::{at, newsroom, salma};

fn write(vault: &mut Vault, place: &str) -> Result<(), StoreError> {
    let settings = Settings { place: place.to_owned(), ..vault.settings()? };
    vault.transact(Action::SettingsSet, &salma(), at(9), |tx| settings::set(tx, &settings))?;
    Ok(())
}

#[test]
fn nothing_is_called_saved_in_a_file_that_nobody_finds() {
    let mut newsroom = newsroom();
    let path = newsroom.vault.path().to_owned();
    let moved = path.with_file_name("moved.warraq");
    write(&mut newsroom.vault, "حلب").unwrap();
    fs::rename(&path, &moved).unwrap();
    let refused = write(&mut newsroom.vault, "حمص");
    assert!(matches!(&refused, Err(StoreError::Missing { path: gone }) if *gone == path));
    fs::rename(&moved, &path).unwrap();
    write(&mut newsroom.vault, "حماة").unwrap();
    fs::remove_file(path.with_file_name("vault.warraq-wal")).unwrap();
    let refused = write(&mut newsroom.vault, "إدلب");
    assert!(matches!(refused, Err(StoreError::Missing { .. })), "{refused:?}");
}

#[test]
fn it_opens_again_without_its_passphrase_where_the_same_one_is_back() {
    let newsroom = newsroom();
    let (mut vault, folder) = (newsroom.vault, newsroom.folder);
    write(&mut vault, "حلب").unwrap();
    let path = vault.path().to_owned();
    let kept = folder.path().join("kept");
    fs::create_dir(&kept).unwrap();
    for ending in ["", "-wal"] {
        let name = format!("vault.warraq{ending}");
        fs::copy(path.with_file_name(&name), kept.join(&name)).unwrap();
        fs::remove_file(path.with_file_name(&name)).unwrap();
    }
    assert!(matches!(write(&mut vault, "حمص"), Err(StoreError::Missing { .. })));
    let away = vault.into_away();
    assert!(matches!(away.open(), Err(StoreError::Missing { .. })));

    // Another vault in its place is not this one.
    let other = crate::newsroom::newsroom();
    let other_path = other.vault.path().to_owned();
    other.vault.close().unwrap();
    fs::copy(&other_path, &path).unwrap();
    assert!(matches!(away.open(), Err(StoreError::Missing { .. })));
    fs::remove_file(&path).unwrap();

    for ending in ["", "-wal"] {
        let name = format!("vault.warraq{ending}");
        fs::copy(kept.join(&name), path.with_file_name(&name)).unwrap();
    }
    let mut back = away.open().unwrap();
    assert_eq!(back.settings().unwrap().place, "حلب");
    write(&mut back, "حمص").unwrap();
}

#[test]
fn a_copy_of_the_vault_opens_with_its_own_key_and_no_other_one_does() {
    let newsroom = newsroom();
    let folder = newsroom.folder.path();
    let copy = folder.join("copy.warraq");
    newsroom.vault.back_up(&copy, warraq_store::Overwrite::Refuse).unwrap();
    let opened = newsroom.vault.open_own_copy(&copy).unwrap();
    assert_eq!(opened.settings().unwrap(), newsroom.vault.settings().unwrap());
    let other = crate::newsroom::newsroom();
    let refused = other.vault.open_own_copy(&copy).map(drop);
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{refused:?}");
}
