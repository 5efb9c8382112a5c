//! The outbox: what is asked for is frozen, what comes of it is kept, what is next is found.

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_store::outbox::{self, Due, Haste};
use warraq_store::{
    Access, Delivery, FreshIds, NewItem, NewSite, NewStep, StepState, StoreError, Vault, sites,
};

use crate::newsroom::{Newsroom, PASSPHRASE, article, at, newsroom, secret};

/// A site with this secret.
pub fn site(password: &str) -> NewSite {
    NewSite {
        id: SiteId::new(&mut FreshIds::at(at(0))),
        name: "xeber24".to_owned(),
        kind: "wordpress".to_owned(),
        url: "https://xeber24.example".to_owned(),
        login: "سلمى".to_owned(),
        secret: password.to_owned().into(),
        options: json!({ "format": "blocks" }),
        added_by: "سلمى".to_owned(),
    }
}

/// A delivery of the article in two steps.
pub fn item(article: ArticleId, site: SiteId) -> NewItem {
    let step = |kind: &str| NewStep { kind: kind.to_owned(), payload: json!({ "of": kind }) };
    NewItem {
        id: ItemId::new(&mut FreshIds::at(at(0))),
        article,
        site,
        wish: json!({ "state": "draft" }),
        steps: vec![step("draft"), step("read")],
        asked_by: "سلمى".to_owned(),
    }
}

pub fn superseded() -> Value {
    json!({ "kind": "superseded" })
}

struct Prepared {
    newsroom: Newsroom,
    site: SiteId,
    article: ArticleId,
}

fn prepared() -> Prepared {
    let mut newsroom = newsroom();
    let new = site("سر");
    newsroom.vault.dispatch(at(0), |tx| sites::add(tx, &new)).unwrap();
    let article = newsroom.create(1, &article("خبر", &["نص أول"]));
    Prepared { newsroom, site: new.id, article }
}

impl Prepared {
    fn enqueue(&mut self, second: i64, article: ArticleId) -> ItemId {
        let new = item(article, self.site);
        self.newsroom
            .vault
            .dispatch(at(second), |tx| outbox::enqueue(tx, &new, &superseded()))
            .unwrap();
        new.id
    }

    fn due(&self, second: i64, haste: Haste) -> Vec<ItemId> {
        let due = Due { now: at(second), site: None, haste, limit: 10 };
        self.newsroom.vault.outbox_due(&due).unwrap().into_iter().map(|item| item.id).collect()
    }

    fn next(&self, haste: Haste) -> Option<DateTime<Utc>> {
        let due = Due { now: at(0), site: None, haste, limit: 10 };
        self.newsroom.vault.outbox_next(&due).unwrap()
    }

    fn state(&self, id: ItemId) -> ItemState {
        self.newsroom.vault.outbox_item(id).unwrap().state
    }
}

#[test]
fn a_site_is_found_by_its_name_and_its_secret_is_given_to_who_asks_alone() {
    let mut prepared = prepared();
    let vault = &mut prepared.newsroom.vault;
    let found = vault.site_named("xeber24").unwrap();
    assert_eq!(vault.sites().unwrap(), std::slice::from_ref(&found));
    assert_eq!((found.added_at, found.options), (at(0), json!({ "format": "blocks" })));
    assert_eq!(vault.site_secret(found.id).unwrap().expose_secret(), "سر");
    assert!(!format!("{:?}", site("كلمة-سر-الموقع")).contains("كلمة-سر"));
    let again = vault.dispatch(at(1), |tx| sites::add(tx, &site("x")));
    assert!(matches!(again, Err(StoreError::NameTaken(name)) if name == "xeber24"));

    vault.dispatch(at(2), |tx| sites::remove(tx, found.id)).unwrap();
    assert!(vault.sites().unwrap().is_empty());
    assert!(matches!(vault.site_named("xeber24"), Err(StoreError::NotFound(_))));
    assert!(vault.site_secret(found.id).unwrap().expose_secret().is_empty());
    assert!(vault.site(found.id).unwrap().is_removed);
    vault.dispatch(at(3), |tx| sites::add(tx, &site("x"))).unwrap();
    assert_eq!(vault.undoable().unwrap().unwrap().headline, "خبر", "the history is the articles'");
}

#[test]
fn what_is_sent_is_the_article_as_it_was_asked_for() {
    let mut prepared = prepared();
    let (site, article) = (prepared.site, prepared.article);
    let before = prepared.newsroom.vault.article(article).unwrap();
    let id = prepared.enqueue(2, article);
    prepared.newsroom.write(3, article, 0, "نص آخر");
    let mut newsroom = prepared.newsroom.reopened();
    let frozen = newsroom.vault.outbox_article(id).unwrap();
    assert_eq!((&frozen.body, frozen.version), (&before.body, 1));
    assert_eq!((frozen.fields, frozen.status), (before.fields, before.status));
    let item = newsroom.vault.outbox_item(id).unwrap();
    assert_eq!((item.article, item.site, item.state), (article, site, ItemState::Queued));
    assert_eq!((item.step, item.steps, item.created_at), (0, 2, at(2)));
    newsroom.is_clean();
    // An article whose making was undone is not sent.
    newsroom.undo(4);
    newsroom.undo(5);
    assert!(matches!(newsroom.vault.outbox_article(id), Err(StoreError::NotFound(_))));
    newsroom.is_clean();
}

#[test]
fn steps_are_on_the_disk_before_and_after_they_are_taken() {
    let mut prepared = prepared();
    let id = prepared.enqueue(2, prepared.article);
    let vault = &mut prepared.newsroom.vault;
    assert!(vault.dispatch(at(3), |tx| outbox::begin_step(tx, id, 1)).unwrap());
    prepared.newsroom = prepared.newsroom.reopened();
    let vault = &mut prepared.newsroom.vault;
    let step = vault.outbox_steps(id).unwrap().remove(0);
    assert_eq!((step.state, step.asked_at, step.result), (StepState::Asking, Some(at(3)), None));
    assert_eq!(vault.outbox_item(id).unwrap().state, ItemState::Sending);
    let done = json!({ "id": "7" });
    vault
        .dispatch(at(4), |tx| outbox::end_step(tx, (id, 1), StepState::Done, Some(&done), 90))
        .unwrap();
    let step = vault.outbox_steps(id).unwrap().remove(0);
    assert_eq!((step.state, step.result, step.bytes), (StepState::Done, Some(done), 90));
    let item = vault.outbox_item(id).unwrap();
    assert_eq!((item.step, item.steps), (1, 2));
    vault.dispatch(at(5), |tx| outbox::reset_steps(tx, id, &[1])).unwrap();
    assert_eq!(vault.outbox_item(id).unwrap().step, 0);
    // Nothing of what somebody stopped leaves.
    let cancelled = ItemState::Cancelled;
    vault.dispatch(at(6), |tx| outbox::set_state(tx, id, cancelled, None)).unwrap();
    assert!(!vault.dispatch(at(7), |tx| outbox::begin_step(tx, id, 1)).unwrap());
    let verified = ItemState::Verified;
    let kept = vault.dispatch(at(8), |tx| outbox::set_state_of_waiting(tx, id, verified, None));
    assert!(!kept.unwrap());
    assert_eq!(vault.outbox_item(id).unwrap().state, cancelled);
}

#[test]
fn the_newest_wish_for_an_article_counts_and_the_order_is_kept() {
    let mut prepared = prepared();
    let first = prepared.article;
    let second = prepared.newsroom.create(1, &article("خبر ثان", &["نص"]));
    let one = prepared.enqueue(2, first);
    let two = prepared.enqueue(3, second);
    assert_eq!(prepared.due(4, Haste::Patient), [one, two]);
    let again = prepared.enqueue(5, first);
    assert_eq!(prepared.state(one), ItemState::Cancelled);
    assert_eq!(prepared.newsroom.vault.outbox_item(one).unwrap().reason, Some(superseded()));
    assert_eq!(prepared.due(6, Haste::Patient), [two, again]);
    // A conflict is decided by a person before anything later is sent.
    let conflict = ItemState::Conflict;
    let vault = &mut prepared.newsroom.vault;
    vault.dispatch(at(7), |tx| outbox::set_state(tx, again, conflict, None)).unwrap();
    let later = prepared.enqueue(8, first);
    assert_eq!(prepared.state(again), conflict);
    assert_eq!(prepared.due(9, Haste::AtOnce), [two]);
    let vault = &mut prepared.newsroom.vault;
    vault.dispatch(at(9), |tx| outbox::set_state(tx, again, ItemState::Cancelled, None)).unwrap();
    assert_eq!(prepared.due(9, Haste::AtOnce), [two, later]);
}

#[test]
fn whoever_is_in_haste_does_not_wait_but_for_the_site() {
    let mut prepared = prepared();
    let id = prepared.enqueue(2, prepared.article);
    let vault = &mut prepared.newsroom.vault;
    let reason = json!({ "kind": "offline" });
    vault
        .dispatch(at(3), |tx| outbox::put_off(tx, id, 1, at(60), Some(at(30)), Some(&reason)))
        .unwrap();
    assert_eq!(prepared.due(29, Haste::AtOnce), []);
    assert_eq!(prepared.due(30, Haste::AtOnce), [id]);
    assert_eq!(prepared.due(59, Haste::Patient), []);
    assert_eq!(prepared.due(60, Haste::Patient), [id]);
    assert_eq!(
        (prepared.next(Haste::AtOnce), prepared.next(Haste::Patient)),
        (Some(at(30)), Some(at(60)))
    );
    let (vault, site) = (&mut prepared.newsroom.vault, prepared.site);
    vault.dispatch(at(4), |tx| sites::set_quiet(tx, site, (at(600), "busy"))).unwrap();
    assert_eq!(prepared.due(599, Haste::AtOnce), []);
    assert_eq!(prepared.due(600, Haste::AtOnce), [id]);
    assert_eq!(prepared.next(Haste::AtOnce), Some(at(600)));
    let item = prepared.newsroom.vault.outbox_item(id).unwrap();
    assert_eq!((item.attempts, item.reason), (1, Some(reason)));
}

#[test]
fn what_sites_have_is_known_in_every_spelling() {
    let mut prepared = prepared();
    let site = prepared.site;
    let vault = &mut prepared.newsroom.vault;
    let medium = json!({ "id": "9", "url": "https://xeber24.example/9.jpg" });
    vault
        .dispatch(at(2), |tx| {
            outbox::put_medium(tx, site, "key", (&medium, true))?;
            outbox::put_terms(tx, site, "tag", [("3", "الإدارة"), ("4", "الادارة"), ("5", "قسد")])
        })
        .unwrap();
    assert_eq!(vault.remote_medium(site, "key").unwrap(), Some((medium, at(2))));
    assert_eq!(vault.remote_medium(site, "other").unwrap(), None);
    let term = vault.remote_term(site, "tag", "الاداره").unwrap().unwrap();
    assert_eq!((term.remote_id.as_str(), term.name.as_str()), ("3", "الإدارة"));
    assert_eq!(vault.remote_term(site, "category", "قسد").unwrap(), None);
    vault.dispatch(at(3), |tx| outbox::forget_terms(tx, site, "tag")).unwrap();
    assert_eq!(vault.remote_term(site, "tag", "قسد").unwrap(), None);
}

#[test]
fn what_is_known_of_a_delivery_is_kept_and_a_reader_changes_nothing() {
    let mut prepared = prepared();
    let (site, article) = (prepared.site, prepared.article);
    let asked = Some(json!({ "title": "خبر" }));
    let delivery = Delivery { asked, ..Delivery::unknown(article, site) };
    let vault = &mut prepared.newsroom.vault;
    vault.dispatch(at(2), |tx| outbox::put_delivery(tx, &delivery)).unwrap();
    let seen = Delivery { remote_id: Some("7".to_owned()), asked: None, ..delivery };
    vault.dispatch(at(3), |tx| outbox::put_delivery(tx, &seen)).unwrap();
    let found = vault.delivery(article, site).unwrap();
    assert_eq!(found, Some(Delivery { at: at(3), ..seen.clone() }));
    assert_eq!(vault.deliveries(site).unwrap().len(), 1);

    let path = prepared.newsroom.path();
    let mut reader = Vault::open(&path, &secret(PASSPHRASE), Access::Read).unwrap();
    let refused = reader.dispatch(at(4), |tx| outbox::put_delivery(tx, &seen));
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))));
}
