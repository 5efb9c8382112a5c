//! Folders that are looked after: what stays, what is damaged, what was left.

use std::fs;

use warraq_store::{Outcome, StoreError, Vault, When, machine_name};

use super::{Desk, HOUR, is_made, on};
use crate::newsroom::{PASSPHRASE, secret};

#[test]
fn two_that_somebody_asked_for_in_one_hour_are_both_there_until_the_next_day() {
    let mut desk = Desk::new();
    for second in [0, 60, 120] {
        desk.write(second);
        assert!(desk.ask(second).iter().all(is_made));
    }
    desk.write(2 * HOUR);
    desk.back_up(2 * HOUR);
    let manual: Vec<_> = desk.there(0).iter().map(|one| one.is_manual).collect();
    assert_eq!(manual, [false, true, true, true]);
    desk.write(25 * HOUR);
    desk.back_up(25 * HOUR);
    assert_eq!(desk.there(0).len(), 3, "of each hour one");
}

#[test]
fn a_last_one_that_is_damaged_is_told_and_a_sound_one_takes_its_place() {
    let desk = Desk::new();
    desk.back_up(0);
    let path = desk.there(0)[0].path.clone();
    let sound = fs::read(&path).unwrap();
    // In the header, in the page that says where everything is, and in the last one.
    for (second, at) in [(1, 100), (2, 4096 + 2000), (3, sound.len() - 2000)] {
        let last = desk.there(0)[0].path.clone();
        let mut bytes = fs::read(&last).unwrap();
        bytes[at] ^= 1;
        fs::write(&last, bytes).unwrap();
        let order = desk.order(second, When::Due);
        let done = desk.newsroom.vault.back_up_by_itself(&order, &mut on).unwrap();
        let Outcome::Made { backup, damaged, removed, .. } = &done[0].outcome else {
            panic!("{at}: {done:?}")
        };
        assert_eq!(damaged.as_ref(), Some(&last), "{at}");
        assert_eq!(removed, &[last], "{at}");
        let copy = Vault::open_untouched(&backup.path, &secret(PASSPHRASE)).unwrap();
        assert!(copy.verify().unwrap().is_clean());
        assert!(!is_made(&done[1]), "{at}: the other folder's is sound");
    }
    assert!(!desk.ask(4).iter().any(is_made), "all of them are sound");
}

#[test]
fn where_none_are_to_be_made_a_folder_that_is_away_is_no_failure() {
    let mut desk = Desk::new();
    desk.plan.is_on = false;
    desk.folders.push(desk.newsroom.folder.path().join("away"));
    let order = desk.order(0, When::Due);
    let done = desk.newsroom.vault.back_up_by_itself(&order, &mut on).unwrap();
    assert!(done.iter().all(|one| matches!(one.outcome, Outcome::NotDue { last: None })));
    assert!(matches!(desk.ask(0)[2].outcome, Outcome::Failed(StoreError::Missing { .. })));
}

#[test]
fn what_a_program_left_that_was_stopped_goes_and_what_one_is_making_stays() {
    let desk = Desk::new();
    let name = |name: &str| desk.folders[0].join(name);
    let left = name(".vault.auto-2023-11-14T22-13-30Z.warraq.unfinished");
    let log = name(".vault.auto-2023-11-14T22-13-30Z.warraq.unfinished-wal");
    let held = name(".vault.manual-2023-11-14T22-13-31Z.warraq.unfinished");
    let of_others = name(".letter.txt.unfinished");
    for path in [&left, &log, &held, &of_others] {
        fs::write(path, "half").unwrap();
    }
    let making = fs::File::open(&held).unwrap();
    making.lock().unwrap();
    desk.back_up(60);
    assert!(!left.exists() && !log.exists());
    assert!(held.exists() && of_others.exists());
}

#[test]
fn a_file_is_no_folder_and_the_usual_one_needs_not_be_there() {
    let mut desk = Desk::new();
    desk.folders = vec![desk.newsroom.path()];
    let outcome = &desk.ask(0)[0].outcome;
    assert!(matches!(outcome, Outcome::Failed(StoreError::NotAFolder { .. })), "{outcome:?}");
    let usual = desk.newsroom.vault.backup_folders(&desk.plan, &machine_name());
    assert_eq!(desk.newsroom.vault.own_backups(&usual[0]).unwrap(), []);
}
