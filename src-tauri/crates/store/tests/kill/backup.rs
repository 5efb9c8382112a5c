//! Backing up and restoring.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use warraq_store::{Access, Overwrite, Present, Vault};

use crate::saves::{new_vault, save, the_article};
use crate::{Random, killed, kills, now, say, secret};

#[test]
fn a_backup_is_whole_or_absent_whenever_it_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let id = new_vault(&path);
    let (mut random, mut copies) = (Random::seeded(), 0);
    for kill in 1..=kills() {
        let before =
            Vault::open(&path, &secret(), Access::Read).unwrap().article(id).unwrap().version;
        let lines = killed(&path, "backup", Duration::from_micros(random.below(120_000)));
        for copy in copies_in(folder.path()) {
            let opened = Vault::open_untouched(&copy, &secret()).unwrap();
            let report = opened.verify().unwrap();
            assert!(report.is_clean(), "kill {kill}: {}: {:?}", copy.display(), report.faults);
            assert!(opened.article(id).unwrap().version >= before, "kill {kill}");
            fs::remove_file(copy).unwrap();
            copies += 1;
        }
        let told = lines.iter().filter(|line| line.starts_with("copied")).count();
        assert!(told <= copies, "kill {kill}: a copy that was acknowledged is not there");
        let vault = Vault::open(&path, &secret(), Access::Write).unwrap();
        assert!(vault.verify().unwrap().is_clean(), "kill {kill}");
        // What the killed one has left is no hindrance, and goes with the next copy of that name.
        vault.back_up(&copy_name(folder.path(), 0), Overwrite::Refuse).unwrap();
        vault.close().unwrap();
        fs::remove_file(copy_name(folder.path(), 0)).unwrap();
    }
    assert!(copies > 0, "the kills came before anything was copied");
    eprintln!("{copies} copies over {} kills, all whole", kills());
}

#[test]
fn a_vault_is_never_without_its_words_while_a_backup_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    new_vault(&path);
    let vault = Vault::open(&path, &secret(), Access::Read).unwrap();
    vault.back_up(&copy_name(folder.path(), 0), Overwrite::Refuse).unwrap();
    vault.close().unwrap();
    let (mut random, mut restored, mut between) = (Random::seeded(), 0, 0);
    for kill in 1..=kills() {
        let lines = killed(&path, "restore", Duration::from_micros(random.below(90_000)));
        restored += lines.iter().filter(|line| line.starts_with("restored")).count();
        let aside = beginning_with(folder.path(), "vault.replaced-");
        between += u32::from(!path.exists());
        assert!(path.exists() || !aside.is_empty(), "kill {kill}: no vault is left");
        for vault in aside.iter().chain(path.exists().then_some(&path)) {
            let vault = Vault::open(vault, &secret(), Access::Write).unwrap();
            let report = vault.verify().unwrap();
            assert!(report.is_clean(), "kill {kill}: {:?}", report.faults);
            the_article(&vault);
        }
        // Whatever was left half done, the next one does it.
        Vault::restore(&copy_name(folder.path(), 0), &secret(), &path, Present::SetAside(now()))
            .unwrap();
        for vault in beginning_with(folder.path(), "vault.replaced-") {
            fs::remove_file(vault).unwrap();
        }
    }
    assert!(restored > 0, "the kills came before anything was restored");
    eprintln!("{restored} restored over {} kills, {between} between the two names", kills());
}

/// The work that is killed: a save, and a copy with a name of its own.
pub fn back_up_for_ever(path: &Path) {
    let mut vault = Vault::open(path, &secret(), Access::Write).unwrap();
    let id = the_article(&vault);
    let mut random = Random::seeded();
    for round in 0.. {
        save(&mut vault, id, round, &mut random);
        let copy = copy_name(path.parent().unwrap(), round);
        vault.back_up(&copy, Overwrite::Refuse).unwrap();
        say(&format!("copied {round}"));
    }
}

/// The work that is killed.
pub fn restore_for_ever(path: &Path) {
    let copy = copy_name(path.parent().unwrap(), 0);
    loop {
        Vault::restore(&copy, &secret(), path, Present::SetAside(now())).unwrap();
        say("restored");
    }
}

fn copy_name(folder: &Path, round: u32) -> PathBuf {
    folder.join(format!("copy-{round}.warraq"))
}

fn copies_in(folder: &Path) -> Vec<PathBuf> {
    beginning_with(folder, "copy-")
}

/// The vaults in the folder whose name begins like this.
fn beginning_with(folder: &Path, beginning: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_one = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with(beginning) && name.ends_with(".warraq")
    };
    entries.filter(is_one).collect()
}
