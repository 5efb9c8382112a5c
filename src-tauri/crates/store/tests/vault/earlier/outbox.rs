//! `vault-0003.warraq`: with a site, a delivery that was verified and one under way.

use std::fs;

use secrecy::ExposeSecret;
use serde_json::json;
use warraq_core::outbox::ItemState;
use warraq_store::outbox::{self, Due, Haste};
use warraq_store::{Delivery, KdfCost, StepState, Vault, sites};

use super::{PASSPHRASE, fixture, opened};
use crate::newsroom::{Newsroom, article, at, secret};
use crate::outbox::{item, site, superseded};

#[test]
fn the_third_vault_opens_with_its_outbox() {
    let newsroom = opened("vault-0003.warraq", PASSPHRASE);
    newsroom.is_clean();
    let vault = &newsroom.vault;
    let report = vault.verify().unwrap();
    assert_eq!((report.articles, report.sites, report.outbox), (2, 1, 2));
    let site = vault.site_named("xeber24").unwrap();
    assert_eq!((site.login.as_str(), site.quiet_until), ("سلمى", Some(at(90))));
    assert_eq!(vault.site_secret(site.id).unwrap().expose_secret(), "سر الموقع");
    let items = vault.outbox().unwrap();
    let states: Vec<_> = items.iter().map(|item| (item.state, item.step, item.steps)).collect();
    assert_eq!(states, [(ItemState::Verified, 2, 2), (ItemState::Sending, 0, 2)]);
    assert_eq!(vault.outbox_article(items[0].id).unwrap().fields.headline, "الأول");
    let step = vault.outbox_steps(items[1].id).unwrap().remove(0);
    assert_eq!((step.state, step.asked_at), (StepState::Asking, Some(at(40))));
    let delivery = vault.delivery(items[0].article, site.id).unwrap().unwrap();
    assert_eq!((delivery.remote_id.as_deref(), delivery.at), (Some("12"), at(30)));
    assert_eq!(vault.remote_term(site.id, "tag", "قَسد").unwrap().unwrap().remote_id, "5");
    let due = Due { now: at(90), site: None, haste: Haste::Patient, limit: 9 };
    assert_eq!(vault.outbox_due(&due).unwrap().len(), 1, "it is looked up and goes on");
}

/// Made `vault-0003.warraq` once. It refuses to make it again: the file is the promise.
#[test]
#[ignore = "makes a fixture that must never be made again"]
fn make_the_third_vault() {
    let path = fixture("vault-0003.warraq");
    assert!(!path.exists(), "this vault is kept as it is");
    let (vault, _) = Vault::create(&path, &secret(PASSPHRASE), KdfCost::for_tests()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut newsroom = Newsroom { vault, recovery: String::new(), folder };
    fill(&mut newsroom);
    newsroom.is_clean();
    newsroom.vault.close().unwrap();
    fs::remove_file(fixture("vault-0003.warraq.lock")).unwrap();
}

fn fill(newsroom: &mut Newsroom) {
    let first = newsroom.create(0, &article("الأول", &["نص"]));
    let second = newsroom.create(1, &article("الثاني", &["نص"]));
    let site = site("سر الموقع");
    let (one, two) = (item(first, site.id), item(second, site.id));
    let vault = &mut newsroom.vault;
    vault
        .dispatch(at(10), |tx| {
            sites::add(tx, &site)?;
            outbox::put_term(tx, site.id, "tag", ("5", "قسد"))?;
            outbox::put_medium(tx, site.id, "key", (&json!({ "id": "9" }), true))?;
            outbox::enqueue(tx, &one, &superseded())
        })
        .unwrap();
    vault.dispatch(at(20), |tx| outbox::enqueue(tx, &two, &superseded())).unwrap();
    let known = Delivery {
        remote_id: Some("12".to_owned()),
        url: "https://xeber24.example/?p=12".to_owned(),
        remote_state: "draft".to_owned(),
        sent: Some(json!({ "title": "الأول" })),
        seen: Some(json!({ "title": "الأول", "id": "12" })),
        ..Delivery::unknown(first, site.id)
    };
    vault
        .dispatch(at(30), |tx| {
            for number in [1, 2] {
                outbox::begin_step(tx, one.id, number)?;
                outbox::end_step(tx, (one.id, number), StepState::Done, Some(&json!({})), 7)?;
            }
            outbox::put_delivery(tx, &known)?;
            outbox::set_state(tx, one.id, ItemState::Verified, None)
        })
        .unwrap();
    vault
        .dispatch(at(40), |tx| {
            outbox::begin_step(tx, two.id, 1)?;
            sites::set_quiet(tx, site.id, (at(90), "busy"))
        })
        .unwrap();
}
