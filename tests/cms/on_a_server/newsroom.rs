//! A newsroom with a vault of its own and a real site.

use std::sync::{Mutex, MutexGuard};

use serde_json::json;
use warraq_connect::{Connector, RemoteId};
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_core::person::Person;
use warraq_delivery::{Engine, Event, Order, Pulled, Sites, SystemClock, Wish, pull, queue};
use warraq_formats::ImportFormat;
use warraq_formats::wxr::fragment;
use warraq_intake::{Piece, keep};
use warraq_store::articles::NewArticle;
use warraq_store::outbox::Haste;
use warraq_store::{FreshIds, KdfCost, NewSite, Vault, articles, sites};

use crate::site::Site;

/// A vault that knows the site, which is spoken with as its editor.
pub struct Newsroom {
    pub desk: Mutex<Vault>,
    pub site: SiteId,
    _folder: tempfile::TempDir,
}

impl Newsroom {
    pub fn at(site: &Site) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        let passphrase = "عبارة مرور".to_owned().into();
        let (mut vault, _) = Vault::create(&path, &passphrase, KdfCost::for_tests()).unwrap();
        let id = SiteId::new(&mut FreshIds::at(chrono::Utc::now()));
        let login = site.login("editor");
        let new = NewSite {
            id,
            name: "الموقع".to_owned(),
            kind: "wordpress".to_owned(),
            url: site.url.clone(),
            login: login.user,
            secret: login.password,
            options: json!({ "root": format!("{}/wp-json/", site.url) }),
            added_by: String::new(),
        };
        vault.dispatch(chrono::Utc::now(), |tx| sites::add(tx, &new)).unwrap();
        Self { desk: Mutex::new(vault), site: id, _folder: folder }
    }

    pub fn vault(&self) -> MutexGuard<'_, Vault> {
        self.desk.lock().unwrap()
    }

    pub async fn pull(&self, connector: &impl Connector, id: &RemoteId) -> ArticleId {
        let now = chrono::Utc::now();
        let found = pull(&self.desk, self.site, connector, id, now).await.unwrap().unwrap();
        let Pulled::New(new) = found else { panic!("{found:?}") };
        let piece = Piece::new(new.id, "post", ImportFormat::Wxr, new.imported.clone());
        let mut piece = piece.standing(new.status, new.dated);
        let mut vault = self.vault();
        vault.transact(Action::ArticleImport, &salma(), now, |tx| keep(tx, &mut piece)).unwrap();
        new.note(&mut vault, self.site, now).unwrap();
        new.id
    }

    pub fn texts(&self, article: ArticleId) -> Vec<String> {
        let article = self.vault().article(article).unwrap();
        let text = |block| warraq_core::article::Projection::of_block(block).into_text();
        article.body.blocks().iter().map(text).collect()
    }

    pub fn rewrite(&self, id: ArticleId, old: &str, new: &str) {
        let mut vault = self.vault();
        let article = vault.article(id).unwrap();
        let text = article.body.to_json_string();
        assert!(text.contains(old), "{text}");
        let body = Document::from_str(&text.replace(old, new)).unwrap();
        let now = chrono::Utc::now();
        let work =
            |tx: &mut warraq_store::Tx<'_>| articles::save_document(tx, id, article.version, &body);
        vault.transact(Action::ArticleWrite, &salma(), now, work).unwrap();
    }

    /// A new article of this text, in HTML.
    pub fn write(&self, headline: &str, html: &str) -> ArticleId {
        let now = chrono::Utc::now();
        let mut ids = FreshIds::at(now);
        let fields = Fields { headline: headline.to_owned(), ..Fields::default() };
        let body = Document::of(fragment(html, &[], &fields, now, &mut ids).blocks, &mut ids);
        let id = ArticleId::new(&mut ids);
        let new = NewArticle::draft(id, fields, body);
        let work = |tx: &mut warraq_store::Tx<'_>| articles::create(tx, &new);
        self.vault().transact(Action::ArticleCreate, &salma(), now, work).unwrap();
        id
    }

    /// Asks for a delivery, which waits.
    pub fn ask(&self, article: ArticleId, wish: Wish) -> ItemId {
        let order = Order { article, site: self.site, wish, asked_by: salma().name };
        queue(&self.desk, &order, chrono::Utc::now()).unwrap()
    }

    pub async fn deliver(&self, article: ArticleId) -> ItemId {
        let item = self.ask(article, Wish::Draft);
        self.drain().await;
        item
    }

    pub async fn drain(&self) {
        let tell = |_: &Event| {};
        let chance = || 0.5;
        let engine = Engine::new(&self.desk, &SystemClock, &chance, &Sites, &tell);
        engine.drain(None, Haste::AtOnce).await.unwrap();
    }

    pub fn state(&self, item: ItemId) -> ItemState {
        self.vault().outbox_item(item).unwrap().state
    }

    /// What is said of a delivery, by its name.
    pub fn reason(&self, item: ItemId) -> String {
        let reason = self.vault().outbox_item(item).unwrap().reason;
        reason.map_or_else(String::new, |reason| reason["kind"].as_str().unwrap().to_owned())
    }
}

pub fn salma() -> Person {
    Person { name: "سلمى".to_owned(), role: String::new() }
}
