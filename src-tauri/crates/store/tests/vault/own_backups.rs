//! Backups that are made by themselves, into real folders.

mod looked_after;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::backup_plan::BackupPlan;
use warraq_store::{
    Access, BackupOrder, FolderBackup, KdfCost, Outcome, OwnBackup, Settings, StoreError, Vault,
    When, machine_name, settings,
};

use crate::newsroom::{Newsroom, PASSPHRASE, article, at, newsroom, salma, secret};

/// A vault with an article, and two folders.
struct Desk {
    newsroom: Newsroom,
    id: ArticleId,
    folders: Vec<PathBuf>,
    plan: BackupPlan,
}

const HOUR: i64 = 3600;

impl Desk {
    fn new() -> Self {
        let mut newsroom = newsroom();
        let id = newsroom.create(0, &article("عنوان", &["نص أول", "نص ثان"]));
        let folders = ["first", "stick"].map(|name| newsroom.folder.path().join(name)).to_vec();
        for folder in &folders {
            fs::create_dir(folder).unwrap();
        }
        Self { newsroom, id, folders, plan: BackupPlan::default() }
    }

    fn order(&self, second: i64, when: When) -> BackupOrder<'_> {
        BackupOrder { plan: &self.plan, folders: &self.folders, when, now: at(second) }
    }

    fn back_up(&self, second: i64) -> Vec<FolderBackup> {
        let order = self.order(second, When::Due);
        let due = self.newsroom.vault.backup_is_due(&order);
        let done = self.newsroom.vault.back_up_by_itself(&order, &mut on).unwrap();
        assert_eq!(due, done.iter().any(is_made), "{done:?}");
        done
    }

    fn ask(&self, second: i64) -> Vec<FolderBackup> {
        let order = self.order(second, When::AskedFor);
        self.newsroom.vault.back_up_by_itself(&order, &mut on).unwrap()
    }

    fn there(&self, folder: usize) -> Vec<OwnBackup> {
        self.newsroom.vault.own_backups(&self.folders[folder]).unwrap()
    }

    fn write(&mut self, second: i64) {
        self.newsroom.write(second, self.id, 0, &format!("نص {second}"));
    }
}

fn on(_: warraq_store::Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn is_made(one: &FolderBackup) -> bool {
    matches!(one.outcome, Outcome::Made { .. })
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn each_folder_gets_one_that_opens_and_holds_what_the_vault_holds() {
    let desk = Desk::new();
    let done = desk.back_up(10);
    assert!(done.len() == 2 && done.iter().all(is_made), "{done:?}");
    for folder in [0, 1] {
        let there = desk.there(folder);
        assert_eq!(names(&desk.folders[folder]), ["vault.auto-2023-11-14T22-13-30Z.warraq"]);
        assert_eq!((there.len(), there[0].at), (1, at(10) - chrono::TimeDelta::milliseconds(120)));
        let copy = Vault::open_untouched(&there[0].path, &secret(PASSPHRASE)).unwrap();
        assert!(copy.verify().unwrap().is_clean());
        let article = desk.newsroom.vault.article(desk.id).unwrap();
        assert_eq!(copy.article(desk.id).unwrap(), article);
    }
}

#[test]
fn the_next_one_comes_when_something_changed_and_an_hour_is_over() {
    let mut desk = Desk::new();
    desk.back_up(0);
    assert!(!desk.back_up(9 * HOUR).iter().any(is_made), "nothing was changed");
    desk.write(9 * HOUR);
    assert!(desk.back_up(9 * HOUR + 1).iter().all(is_made));
    desk.write(9 * HOUR + 2);
    assert!(!desk.back_up(9 * HOUR + 60).iter().any(is_made), "it is too early");
    assert!(desk.ask(9 * HOUR + 60).iter().all(is_made), "somebody asks for it");
    assert!(!desk.ask(9 * HOUR + 60).iter().any(is_made), "nothing was changed since");
    desk.plan.is_on = false;
    desk.write(99 * HOUR);
    assert!(!desk.back_up(99 * HOUR).iter().any(is_made), "it is off");
    desk.folders = vec![desk.newsroom.folder.path().to_owned()];
    assert!(!desk.back_up(99 * HOUR).iter().any(is_made), "also where there is none");
}

#[test]
fn a_new_passphrase_is_a_change() {
    let mut desk = Desk::new();
    desk.back_up(0);
    let (old, new) = (secret(PASSPHRASE), secret("عبارة جديدة"));
    desk.newsroom.vault.change_passphrase(&old, &new, KdfCost::for_tests()).unwrap();
    assert!(desk.back_up(HOUR).iter().all(is_made));
    Vault::open_untouched(&desk.there(0)[0].path, &new).unwrap();
}

#[test]
fn a_stick_that_was_pulled_is_told_and_gets_its_own_when_it_is_back() {
    let mut desk = Desk::new();
    let away = desk.newsroom.folder.path().join("away");
    fs::rename(&desk.folders[1], &away).unwrap();
    let done = desk.back_up(0);
    assert!(is_made(&done[0]));
    let missing = &done[1].outcome;
    assert!(matches!(missing, Outcome::Failed(StoreError::Missing { .. })), "{missing:?}");
    assert!(!desk.folders[1].exists(), "nothing is made where a stick would be");
    desk.write(60);
    fs::rename(&away, &desk.folders[1]).unwrap();
    let done = desk.back_up(120);
    assert!(!is_made(&done[0]) && is_made(&done[1]), "{done:?}");
}

#[test]
fn the_surplus_goes_and_nothing_that_is_not_a_backup_of_this_vault() {
    let mut desk = Desk::new();
    desk.plan = BackupPlan { hours: 3, days: 0, weeks: 0, ..desk.plan };
    let other = newsroom();
    let foreign = desk.folders[0].join("vault.auto-2001-01-01T00-00-00Z.warraq");
    other.vault.back_up(&foreign, warraq_store::Overwrite::Refuse).unwrap();
    let by_hand = desk.folders[0].join("copy.warraq");
    desk.newsroom.vault.back_up(&by_hand, warraq_store::Overwrite::Refuse).unwrap();
    let not_one = desk.folders[0].join("vault.auto-2001-01-01T00-00-01Z.warraq");
    fs::write(&not_one, "رسالة").unwrap();
    for hour in 0..6 {
        desk.write(hour * HOUR);
        desk.back_up(hour * HOUR);
    }
    let hours: Vec<_> = desk
        .there(0)
        .iter()
        .map(|one| (one.at + chrono::TimeDelta::seconds(1) - at(0)).num_hours())
        .collect();
    assert_eq!(hours, [5, 4, 3]);
    assert_eq!(names(&desk.folders[0]).len(), 6);
    assert!(foreign.exists() && by_hand.exists() && not_one.exists());
}

#[test]
fn nothing_goes_where_the_new_one_could_not_be_made() {
    let mut desk = Desk::new();
    desk.plan = BackupPlan { hours: 1, days: 0, weeks: 0, ..desk.plan };
    desk.back_up(0);
    desk.write(HOUR);
    let order = desk.order(HOUR, When::Due);
    let stopped = desk.newsroom.vault.back_up_by_itself(&order, &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(StoreError::Stopped)), "{stopped:?}");
    assert_eq!((desk.there(0).len(), names(&desk.folders[0]).len()), (1, 1), "nothing half made");
    // A damaged vault gives no copy.
    let path = desk.newsroom.path();
    let Desk { mut newsroom, folders, plan, .. } = desk;
    // The last pages are those of its text.
    newsroom.create(HOUR + 1, &article("عنوان", &[&"نص ".repeat(9000)]));
    newsroom.vault.close().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 2000;
    bytes[last] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let vault = Vault::open(&path, &secret(PASSPHRASE), Access::Write).unwrap();
    let order = BackupOrder { plan: &plan, folders: &folders, when: When::Due, now: at(HOUR) };
    let done = vault.back_up_by_itself(&order, &mut on).unwrap();
    let damaged =
        |one: &FolderBackup| matches!(one.outcome, Outcome::Failed(StoreError::Damaged(_)));
    assert!(done.iter().all(damaged), "{done:?}");
    assert_eq!(names(&folders[0]).len(), 1);
}

#[test]
fn a_backup_of_a_clock_that_was_wrong_holds_nothing_up_and_stays() {
    let mut desk = Desk::new();
    desk.plan = BackupPlan { hours: 1, days: 0, weeks: 0, ..desk.plan };
    desk.back_up(500 * HOUR);
    for hour in 1..4 {
        desk.write(hour * HOUR);
        assert!(desk.back_up(hour * HOUR).iter().all(is_made));
        assert!(!desk.back_up(hour * HOUR + 1).iter().any(is_made));
    }
    let hours: Vec<_> = desk.there(0).iter().map(|one| (one.at - at(0)).num_minutes()).collect();
    assert_eq!(hours.len(), 2, "{hours:?}");
}

#[test]
fn nothing_is_made_twice_at_once_and_a_reader_makes_them_beside_the_writer() {
    let mut desk = Desk::new();
    let reader = desk.newsroom.vault.reader().unwrap();
    let order = desk.order(0, When::Due);
    let mut within = 0;
    let done = reader.back_up_by_itself(&order, &mut |_| {
        let refused = desk.newsroom.vault.back_up_by_itself(&order, &mut on);
        assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
        within += 1;
        ControlFlow::Continue(())
    });
    assert!(done.unwrap().iter().all(is_made) && within >= 2);
    desk.write(1);
    let seen = reader.article(desk.id).unwrap();
    assert_eq!(seen, desk.newsroom.vault.article(desk.id).unwrap());
    let refused = reader.reader().unwrap().access();
    assert_eq!(refused, Access::Read);
}

#[test]
fn where_nobody_chose_they_come_beside_the_vault_and_the_choice_is_the_machines() {
    let mut newsroom = newsroom();
    newsroom.create(0, &article("عنوان", &["نص"]));
    let mut plan = newsroom.vault.settings().unwrap().backup_plan;
    let folders = newsroom.vault.backup_folders(&plan, &machine_name());
    let usual = fs::canonicalize(newsroom.folder.path()).unwrap().join("backups");
    assert_eq!(folders, [usual.as_path()]);
    let order = BackupOrder { plan: &plan, folders: &folders, when: When::Due, now: at(0) };
    assert!(newsroom.vault.backup_is_due(&order));
    assert!(newsroom.vault.back_up_by_itself(&order, &mut on).unwrap().iter().all(is_made));
    assert!(!newsroom.vault.backup_is_due(&order));
    assert_eq!(names(&usual).len(), 1);

    plan.set_folders(&machine_name(), vec!["/media/stick".to_owned()]);
    let wanted = Settings { backup_plan: plan, ..Settings::default() };
    let set = Action::SettingsSet;
    newsroom.vault.transact(set, &salma(), at(1), |tx| settings::set(tx, &wanted)).unwrap();
    let newsroom = newsroom.reopened();
    let plan = newsroom.vault.settings().unwrap().backup_plan;
    let folders = |machine: &str| newsroom.vault.backup_folders(&plan, machine);
    assert_eq!(folders(&machine_name()), [Path::new("/media/stick")]);
    assert_eq!(folders("another machine"), [usual]);
}

#[test]
fn a_vault_that_is_gone_from_its_place_is_told() {
    let newsroom = newsroom();
    assert!(newsroom.vault.is_in_its_place());
    fs::rename(newsroom.path(), newsroom.folder.path().join("elsewhere.warraq")).unwrap();
    assert!(!newsroom.vault.is_in_its_place());
    assert!(matches!(newsroom.vault.reader(), Err(StoreError::Missing { .. })));
}

/// The names that the rotation made free are not taken again: whoever took one would be taken for the oldest.
#[test]
fn of_many_in_one_second_the_one_just_made_stays_and_is_the_newest() {
    let mut desk = Desk::new();
    desk.plan = BackupPlan { every_minutes: 0, hours: 1, days: 0, weeks: 0, ..desk.plan };
    for round in 0..24 {
        desk.newsroom.write(round, desk.id, 0, &format!("نص {round}"));
        let done = if round % 5 == 4 { desk.ask(101) } else { desk.back_up(101) };
        for (folder, one) in done.iter().enumerate() {
            let Outcome::Made { backup, removed, .. } = &one.outcome else {
                panic!("round {round}: {one:?}");
            };
            assert!(!removed.contains(&backup.path), "round {round}: {removed:?}");
            assert_eq!(desk.there(folder)[0].path, backup.path, "round {round}");
        }
    }
}
