//! A folder on a disk that is not there now: what is sent waits, and goes on once it is.

use std::fs;
use std::path::Path;

use chrono::TimeDelta;
use secrecy::SecretString;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_delivery::{
    Engine, Event, ReasonKind, SiteEntry, Sites, Wish, add_site, ask_new, usual_options, wait_for,
};
use warraq_store::outbox::Haste;

use crate::clock::run;
use crate::newsroom::{Newsroom, simple};

/// The folder as a site of the newsroom.
fn added(newsroom: &Newsroom, path: &Path) -> SiteId {
    let entry = SiteEntry {
        name: "القرص".to_owned(),
        kind: "folder".to_owned(),
        url: path.display().to_string(),
        login: String::new(),
        secret: SecretString::default(),
        options: usual_options("folder"),
    };
    let found = wait_for(ask_new(&entry, &|_| ())).unwrap().unwrap();
    let mut vault = newsroom.desk.lock().unwrap();
    add_site(&mut vault, &entry, &found, "سلمى", newsroom.now()).unwrap().id
}

fn drain(newsroom: &Newsroom, haste: Haste) {
    let (tell, half) = (|_: &Event| {}, || 0.5);
    let engine = Engine::new(&newsroom.desk, &*newsroom.clock, &half, &Sites, &tell);
    run(engine.drain(None, haste)).unwrap();
}

/// The delivery waits for the folder, and says when it is tried next.
fn waits(newsroom: &Newsroom, (article, item): (ArticleId, ItemId)) {
    let shown = newsroom.shown(article);
    assert!(shown.state.is_waiting(), "{shown:?}");
    assert_eq!(newsroom.reason(item), Some(ReasonKind::Away));
    assert!(shown.next_try.is_some_and(|next| next > newsroom.now()), "{shown:?}");
}

#[test]
fn what_is_sent_to_a_folder_that_is_not_there_waits_for_it() {
    let (newsroom, place) = (Newsroom::new(), tempfile::tempdir().unwrap());
    let disk = place.path().join("قرص").join("الجريدة");
    let site = added(&newsroom, &disk);
    let article = newsroom.article(1, &simple("نص"));
    let item = newsroom.queue_to(site, article, Wish::Draft);
    for _ in 0..30 {
        drain(&newsroom, Haste::AtOnce);
        waits(&newsroom, (article, item));
        newsroom.clock.pass(TimeDelta::minutes(20));
    }
    assert!(!place.path().join("قرص").exists(), "nobody makes a folder where a disk goes");

    fs::create_dir_all(&disk).unwrap();
    drain(&newsroom, Haste::AtOnce);
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    assert_eq!(fs::read_dir(&disk).unwrap().count(), 1);
}

#[test]
fn a_disk_that_is_pulled_out_between_two_deliveries_is_waited_for() {
    let (newsroom, place) = (Newsroom::new(), tempfile::tempdir().unwrap());
    let disk = place.path().join("قرص");
    fs::create_dir(&disk).unwrap();
    let site = added(&newsroom, &disk);
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue_to(site, article, Wish::Publish);
    drain(&newsroom, Haste::AtOnce);
    let pocket = place.path().join("جيب");
    fs::rename(&disk, &pocket).unwrap();

    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue_to(site, article, Wish::Draft);
    drain(&newsroom, Haste::AtOnce);
    waits(&newsroom, (article, item));
    fs::rename(&pocket, &disk).unwrap();
    drain(&newsroom, Haste::AtOnce);
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
}
