//! `vault-0004.warraq`: with what went over the line, a picture that was left and one that was not looked at.

use std::fs;

use serde_json::json;
use warraq_core::data_budget::{BudgetPeriod, DataBudget};
use warraq_store::outbox::{self, Due, Haste};
use warraq_store::{Access, KdfCost, Overwrite, Settings, Vault, settings, sites};

use super::{PASSPHRASE, fixture, opened};
use crate::newsroom::{Newsroom, article, at, salma, secret};
use crate::outbox::{item, site, superseded};

#[test]
fn the_fourth_vault_opens_with_what_went_over_the_line() {
    let newsroom = opened("vault-0004.warraq", PASSPHRASE);
    newsroom.is_clean();
    let vault = &newsroom.vault;
    let site = vault.site_named("xeber24").unwrap();
    assert_eq!(site.speed, Some(4_000));
    assert_eq!(
        (vault.traffic_since(at(0)).unwrap(), vault.traffic_since(at(3600)).unwrap()),
        (9, 2)
    );
    let media = vault.own_media(site.id).unwrap();
    let media: Vec<_> = media.iter().map(|own| (own.key.as_str(), own.left.clone())).collect();
    assert_eq!(media, [("left", Some(json!("some"))), ("own", None)]);
    assert_eq!(vault.remote_medium(site.id, "left").unwrap(), None);
    let items = vault.outbox().unwrap();
    assert_eq!(items.iter().map(|item| item.is_over_budget).collect::<Vec<_>>(), [true, false]);
    let due = Due { now: at(90), site: None, haste: Haste::Patient, limit: 9 };
    assert_eq!(vault.outbox_due(&due).unwrap().len(), 2);
    assert_eq!(vault.settings().unwrap().data_budget, Some(budget()));
}

/// Whether a log is its own can be told from its first commit on.
#[test]
fn the_fourth_vault_knows_its_log_after() {
    let mut newsroom = opened("vault-0004.warraq", PASSPHRASE);
    let before = newsroom.path().with_file_name("before.warraq");
    newsroom.vault.back_up(&before, Overwrite::Refuse).unwrap();
    newsroom.create(0, &article("قبل", &["نص"]));
    let mut newsroom = newsroom.reopened_with(PASSPHRASE);
    newsroom.create(1, &article("بعد", &["نص"]));
    let path = newsroom.path();
    let log = fs::read(path.with_extension("warraq-wal")).unwrap();
    newsroom.vault.close().unwrap();
    fs::copy(before, &path).unwrap();
    fs::write(path.with_extension("warraq-wal"), log).unwrap();
    let vault = Vault::open(&path, &secret(PASSPHRASE), Access::Write).unwrap();
    assert!(vault.log_set_aside().is_some());
    assert!(vault.verify().unwrap().is_clean());
}

/// What a vault before it knows of the line, it knows after.
#[test]
fn what_the_third_vault_sent_is_counted() {
    let newsroom = opened("vault-0003.warraq", PASSPHRASE);
    assert_eq!(newsroom.vault.traffic_since(at(0)).unwrap(), 14);
    let site = newsroom.vault.site_named("xeber24").unwrap();
    assert_eq!((site.speed, newsroom.vault.own_media(site.id).unwrap().len()), (None, 0));
}

/// Made `vault-0004.warraq` once. It refuses to make it again: the file is the promise.
#[test]
#[ignore = "makes a fixture that must never be made again"]
fn make_the_fourth_vault() {
    let path = fixture("vault-0004.warraq");
    assert!(!path.exists(), "this vault is kept as it is");
    let (vault, _) = Vault::create(&path, &secret(PASSPHRASE), KdfCost::for_tests()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut newsroom = Newsroom { vault, recovery: String::new(), folder };
    fill(&mut newsroom);
    newsroom.is_clean();
    newsroom.vault.close().unwrap();
    fs::remove_file(fixture("vault-0004.warraq.lock")).unwrap();
}

fn budget() -> DataBudget {
    DataBudget { megabytes: 50, per: BudgetPeriod::Day }
}

fn fill(newsroom: &mut Newsroom) {
    let first = newsroom.create(0, &article("الأول", &["نص"]));
    let second = newsroom.create(1, &article("الثاني", &["نص"]));
    let wanted = Settings { data_budget: Some(budget()), ..Settings::default() };
    let set = warraq_core::action::Action::SettingsSet;
    newsroom.vault.transact(set, &salma(), at(2), |tx| settings::set(tx, &wanted)).unwrap();
    let site = site("سر الموقع");
    let (one, two) = (item(first, site.id), item(second, site.id));
    let vault = &mut newsroom.vault;
    vault
        .dispatch(at(10), |tx| {
            sites::add(tx, &site)?;
            sites::set_speed(tx, site.id, 4_000)?;
            outbox::put_medium(tx, site.id, "left", (&json!({ "id": "8" }), true))?;
            outbox::put_medium(tx, site.id, "own", (&json!({ "id": "9" }), true))?;
            outbox::put_medium(tx, site.id, "found", (&json!({ "id": "7" }), false))?;
            outbox::leave_medium(tx, site.id, "left", &json!("some"))?;
            outbox::enqueue(tx, &one, &superseded())?;
            outbox::set_over_budget(tx, one.id)?;
            outbox::enqueue(tx, &two, &superseded())?;
            outbox::add_traffic(tx, site.id, 7)
        })
        .unwrap();
    vault.dispatch(at(3_700), |tx| outbox::add_traffic(tx, site.id, 2)).unwrap();
}
