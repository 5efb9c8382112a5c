//! Sites in the vault: found, kept, changed.

use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use std::sync::Mutex;
use warraq_connect::FaultKind;
use warraq_core::outbox::ItemState;
use warraq_delivery::{
    Asking, First, ReasonKind, SiteChange, SiteEntry, SiteOptions, UsualState, Wish, add_site,
    ask_new, change_site, check_site_name, pause, unless_stopped, usual_options, wait_for,
};
use warraq_store::StoreError;
use warraq_store::outbox::Haste;

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, simple};

fn folder(url: &str) -> SiteEntry {
    SiteEntry {
        name: " المطبعة ".to_owned(),
        kind: "folder".to_owned(),
        url: url.to_owned(),
        login: String::new(),
        secret: SecretString::default(),
        options: usual_options("folder"),
    }
}

#[test]
fn a_folder_is_found_asked_and_kept_with_what_it_says() {
    let newsroom = Newsroom::new();
    let place = tempfile::tempdir().unwrap();
    let entry = folder(place.path().to_str().unwrap());
    let told = Mutex::new(Vec::new());
    let tell = |asking| told.lock().unwrap().push(asking);
    let found = wait_for(ask_new(&entry, &tell)).unwrap().unwrap();
    assert_eq!(*told.lock().unwrap(), [Asking::Finding, Asking::Rights]);
    let mut vault = newsroom.desk.lock().unwrap();
    let site = add_site(&mut vault, &entry, &found, "سلمى", newsroom.now()).unwrap();
    assert_eq!(
        (&*site.name, site.survey.unwrap()["software"].clone()),
        ("المطبعة", json!("folder"))
    );
    assert!(matches!(check_site_name(&vault, "المطبعة"), Err(StoreError::NameTaken(_))));
    assert!(check_site_name(&vault, "غيرها").is_ok());
    let again = add_site(&mut vault, &entry, &found, "سلمى", newsroom.now());
    assert!(matches!(again, Err(StoreError::NameTaken(_))));
}

#[test]
fn a_folder_on_a_disk_that_is_away_is_kept_and_told_and_any_other_site_is_not() {
    let newsroom = Newsroom::new();
    let place = tempfile::tempdir().unwrap();
    let away = place.path().join("قرص").display().to_string();
    let found = wait_for(ask_new(&folder(&away), &|_| ())).unwrap().unwrap();
    assert!(matches!(found.answer.as_ref().unwrap_err().kind, FaultKind::Away(_)));
    let mut vault = newsroom.desk.lock().unwrap();
    let site = add_site(&mut vault, &folder(&away), &found, "سلمى", newsroom.now()).unwrap();
    assert_eq!((site.url, site.survey), (away, None));
    let part = wait_for(ask_new(&folder("no/such/folder"), &|_| ())).unwrap();
    assert!(part.is_err(), "a part of a path is a place only where the program runs");
    let entry = SiteEntry { kind: "wordpress".to_owned(), ..folder("http://127.0.0.1:9") };
    assert!(wait_for(ask_new(&entry, &|_| ())).unwrap().is_err());
}

#[test]
fn what_is_changed_leaves_what_was_found_and_the_password_where_none_is_given() {
    let newsroom = Newsroom::with_options(json!({
        "root": "https://xeber24.example/wp-json/", "language": "kmr",
        "tags": [{ "name": "قسد", "to": null }]
    }));
    let mut vault = newsroom.desk.lock().unwrap();
    let mut change = SiteChange {
        login: " rojin ".to_owned(),
        secret: None,
        options: SiteOptions {
            state: UsualState::Pending,
            first: First::Text,
            root: "https://evil.example/".to_owned(),
            ..SiteOptions::default()
        },
    };
    let site = change_site(&mut vault, newsroom.site, &change, newsroom.now()).unwrap();
    let options = SiteOptions::parse(&site.options).unwrap();
    assert_eq!((&*site.login, &*options.root), ("rojin", "https://xeber24.example/wp-json/"));
    assert_eq!((options.state, options.first), (UsualState::Pending, First::Text));
    assert_eq!((options.tags.len(), &site.options["language"]), (1, &json!("kmr")));
    let secret = |vault: &warraq_store::Vault| {
        vault.site_secret(newsroom.site).unwrap().expose_secret().to_owned()
    };
    assert_eq!(secret(&vault), "abcd");
    change.secret = Some("efgh".to_owned().into());
    change_site(&mut vault, newsroom.site, &change, newsroom.now()).unwrap();
    assert_eq!(secret(&vault), "efgh");
}

#[test]
fn what_somebody_stops_is_given_up() {
    let never = std::future::pending::<()>();
    assert_eq!(wait_for(unless_stopped(never, || true)).unwrap(), None);
    let done = || std::future::ready(7);
    assert_eq!(wait_for(unless_stopped(done(), || false)).unwrap(), Some(7));
    assert_eq!(
        wait_for(unless_stopped(done(), || true)).unwrap(),
        None,
        "its answer came too late"
    );
}

#[test]
fn what_was_refused_for_a_login_goes_on_with_another_and_nothing_else_does() {
    let newsroom = Newsroom::new();
    newsroom.remote.trouble("create_post", Trouble::Login);
    let login = newsroom.queue(newsroom.article(1, &simple("نص")), Wish::Draft);
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.reason(login), Some(ReasonKind::Login));
    let paused = newsroom.queue(newsroom.article(2, &simple("نص")), Wish::Draft);
    pause(&mut newsroom.desk.lock().unwrap(), paused, newsroom.now()).unwrap();
    let change = |secret: Option<&str>| {
        let mut vault = newsroom.desk.lock().unwrap();
        let site = vault.site(newsroom.site).unwrap();
        let secret = secret.map(|secret| SecretString::from(secret.to_owned()));
        let options = SiteOptions::parse(&site.options).unwrap();
        let change = SiteChange { login: site.login, secret, options };
        change_site(&mut vault, newsroom.site, &change, newsroom.now()).unwrap();
    };
    change(None);
    assert_eq!(newsroom.state(login), ItemState::Refused, "it is the same login");
    change(Some("efgh"));
    assert_eq!(newsroom.reason(login), None);
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.state(login), ItemState::Verified);
    assert_eq!(newsroom.state(paused), ItemState::Paused, "somebody stopped it");
}
