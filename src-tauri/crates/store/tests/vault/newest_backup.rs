//! The backup that somebody goes back to whose vault cannot be opened.

use std::fs;
use std::path::PathBuf;

use warraq_core::article::ArticleId;
use warraq_core::backup_plan::BackupPlan;
use warraq_store::{Access, BackupOrder, NewestBackup, Outcome, Present, Vault, When};

use crate::newsroom::{Newsroom, PASSPHRASE, article, at, newsroom, secret};

/// A day by the right clock, in seconds of the newsroom.
const DAY: i64 = 86_400;
/// What a dead clock says.
const DEAD: i64 = -700_000_000;

struct Desk {
    newsroom: Newsroom,
    id: ArticleId,
}

impl Desk {
    fn new() -> Self {
        let mut newsroom = newsroom();
        let id = newsroom.create(0, &article("عنوان", &["نص"]));
        Self { newsroom, id }
    }

    /// A day's work, and the backup after it.
    fn day(&mut self, second: i64) -> PathBuf {
        self.newsroom.write(second, self.id, 0, &format!("نص {second}"));
        let plan = BackupPlan::default();
        let vault = &self.newsroom.vault;
        let folders = vault.backup_folders(&plan, "هنا");
        let now = at(second + 60);
        let order = BackupOrder { plan: &plan, folders: &folders, when: When::AskedFor, now };
        let go_on = &mut |_| std::ops::ControlFlow::Continue(());
        match vault.back_up_by_itself(&order, go_on).unwrap().remove(0).outcome {
            Outcome::Made { backup, .. } => backup.path,
            other => panic!("{other:?}"),
        }
    }

    /// What is found once the vault can no more be opened.
    fn found(&self) -> Option<NewestBackup> {
        let mut bytes = fs::read(self.newsroom.path()).unwrap();
        bytes[..4096].fill(0);
        let lost = self.newsroom.folder.path().join("vault.warraq");
        fs::write(&lost, bytes).unwrap();
        Vault::newest_backup(&lost, Some(&secret(PASSPHRASE)))
    }
}

#[test]
fn days_under_a_dead_clock_are_later_than_those_before_it() {
    let mut desk = Desk::new();
    desk.day(DAY);
    let by_clock = desk.day(2 * DAY);
    desk.day(DEAD);
    let path = desk.day(DEAD + DAY);
    let named = Vault::newest_backup(&desk.newsroom.path(), None).unwrap();
    assert_eq!(
        named,
        NewestBackup { path: by_clock.clone(), by_clock: None, is_checked: false },
        "by their names"
    );
    assert_eq!(
        desk.found(),
        Some(NewestBackup { path, by_clock: Some(by_clock), is_checked: true })
    );
}

#[test]
fn one_that_was_gone_back_from_is_no_later_one() {
    let mut desk = Desk::new();
    let first = desk.day(DAY);
    desk.day(2 * DAY);
    desk.day(3 * DAY);
    let path = desk.newsroom.path();
    desk.newsroom.vault.close().unwrap();
    let present = Present::SetAside(at(4 * DAY));
    Vault::restore(&first, &secret(PASSPHRASE), &path, present).unwrap();
    desk.newsroom.vault = Vault::open(&path, &secret(PASSPHRASE), Access::Write).unwrap();
    let path = desk.day(5 * DAY);
    assert_eq!(desk.found(), Some(NewestBackup { path, by_clock: None, is_checked: true }));
}

#[test]
fn one_that_cannot_be_read_is_passed_over() {
    let mut desk = Desk::new();
    let path = desk.day(DAY);
    let damaged = desk.day(2 * DAY);
    let mut bytes = fs::read(&damaged).unwrap();
    bytes[5000] ^= 1;
    fs::write(&damaged, bytes).unwrap();
    assert_eq!(desk.found(), Some(NewestBackup { path, by_clock: None, is_checked: true }));
}

#[test]
fn one_with_a_damaged_page_is_passed_over_wherever_that_is() {
    let mut desk = Desk::new();
    let path = desk.day(DAY);
    for second in [2 * DAY, 3 * DAY] {
        let damaged = desk.day(second);
        let mut bytes = fs::read(&damaged).unwrap();
        let last = bytes.len() - 100;
        bytes[last] ^= 1;
        fs::write(&damaged, bytes).unwrap();
    }
    assert_eq!(
        desk.found(),
        Some(NewestBackup { path: path.clone(), by_clock: None, is_checked: true })
    );
    fs::write(&path, &fs::read(&path).unwrap()[..8192]).unwrap();
    assert_eq!(desk.found(), None, "none is advised that is damaged");
}
