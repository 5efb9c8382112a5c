//! A newsroom with a site: a vault in a folder of its own, articles, and the engine over both.

mod piece;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde_json::{Value, json};
use tempfile::TempDir;
use ulid::Ulid;
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Document, Projection};
use warraq_core::fields::{FieldChange, FieldName, FieldValue};
use warraq_core::media::MediaId;
use warraq_core::outbox::{ItemId, ItemState, SiteId};
use warraq_core::person::Person;
use warraq_delivery::{
    Clock, DeliveryError, Drained, Engine, Event, Followed, Known, Listed, Order, Reason,
    ReasonKind, SiteChange, SiteOptions, Wish, change_site, follow, list, queue,
};
use warraq_store::articles;
use warraq_store::outbox::Haste;
use warraq_store::{Access, Item, KdfCost, NewSite, StoreError, Tx, Vault, media, sites};

use crate::clock::{VirtualClock, run, run_at_most};
use crate::fake::{FakeSite, ToFake};
use piece::picture_of;
pub use piece::{LARGE, Piece, named, new_article, simple};

pub struct Newsroom {
    pub desk: Mutex<Vault>,
    pub clock: Arc<VirtualClock>,
    pub remote: Arc<FakeSite>,
    pub site: SiteId,
    pub events: Mutex<Vec<Event>>,
    folder: TempDir,
    /// What stands on the desk while the vault is closed.
    spare: Mutex<Option<Vault>>,
}

impl Newsroom {
    pub fn new() -> Self {
        Self::with_options(json!({}))
    }

    pub fn with_options(options: Value) -> Self {
        let clock = Arc::new(VirtualClock::new());
        let remote = Arc::new(FakeSite::new(clock.clone()));
        Self::at(clock, remote, options)
    }

    /// Another newsroom at the same site.
    pub fn beside(&self) -> Self {
        Self::at(self.clock.clone(), self.remote.clone(), json!({}))
    }

    fn at(clock: Arc<VirtualClock>, remote: Arc<FakeSite>, options: Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        let (mut vault, _) = Vault::create(&path, &passphrase(), KdfCost::for_tests()).unwrap();
        let site = SiteId::from(Ulid::from(1_u128));
        let new = NewSite {
            id: site,
            name: "xeber24".to_owned(),
            kind: "wordpress".to_owned(),
            url: "https://xeber24.example".to_owned(),
            login: "salma".to_owned(),
            secret: "abcd".to_owned().into(),
            options,
            added_by: "سلمى".to_owned(),
        };
        vault.dispatch(clock.now(), |tx| sites::add(tx, &new)).unwrap();
        let (desk, events) = (Mutex::new(vault), Mutex::default());
        Self { desk, clock, remote, site, events, folder, spare: Mutex::default() }
    }

    /// The same site once more, spoken with as another account.
    pub fn twin(&self, login: &str) -> SiteId {
        // The sites before it have the numbers up to its own.
        let number = self.desk.lock().unwrap().sites().unwrap().len() + 1;
        let site = SiteId::from(Ulid::from(number as u128));
        let new = NewSite {
            id: site,
            name: format!("xeber24 {login}"),
            kind: "wordpress".to_owned(),
            url: "https://Xeber24.example/".to_owned(),
            login: login.to_owned(),
            secret: "efgh".to_owned().into(),
            options: json!({}),
            added_by: "سلمى".to_owned(),
        };
        let mut vault = self.desk.lock().unwrap();
        vault.dispatch(self.clock.now(), |tx| sites::add(tx, &new)).unwrap();
        site
    }

    /// Asks for a delivery to a site by whichever account.
    pub fn queue_to(&self, site: SiteId, article: ArticleId, wish: Wish) -> ItemId {
        let order = Order { article, site, wish, asked_by: "سلمى".to_owned() };
        queue(&self.desk, &order, self.clock.now()).unwrap()
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("vault.warraq")
    }

    /// The vault closed and opened again, as after a kill.
    pub fn reopen(&mut self) {
        let path = self.path();
        let spare = self.spare.lock().unwrap().take().unwrap_or_else(|| {
            let spare = self.folder.path().join("spare.warraq");
            Vault::create(&spare, &passphrase(), KdfCost::for_tests()).unwrap().0
        });
        let mut desk = self.desk.lock().unwrap();
        // Its lock is given back before it is opened again.
        drop(std::mem::replace(&mut *desk, spare));
        let vault = Vault::open(&path, &passphrase(), Access::Write).unwrap();
        *self.spare.lock().unwrap() = Some(std::mem::replace(&mut *desk, vault));
    }

    pub fn act<T>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>) -> T {
        let person = Person { name: "سلمى".to_owned(), role: String::new() };
        let now = self.clock.now();
        let done = self.desk.lock().unwrap().transact(Action::ArticleCreate, &person, now, work);
        done.unwrap().value
    }

    pub fn article(&self, number: u128, piece: &Piece) -> ArticleId {
        let new = new_article(number, piece);
        self.act(|tx| {
            for picture in &piece.pictures {
                let id = MediaId::from(Ulid::from(*picture));
                if !media::is_listed(tx, id)? {
                    media::add(tx, &picture_of(id, *picture))?;
                }
            }
            articles::create(tx, &new)
        });
        new.id
    }

    /// The article with another text.
    pub fn rewrite(&self, id: ArticleId, text: &str) {
        let article = self.desk.lock().unwrap().article(id).unwrap();
        let mut body: Value = serde_json::from_str(&article.body.to_json_string()).unwrap();
        body["content"][0]["content"][0]["text"] = json!(text);
        let body = Document::from_str(&body.to_string()).unwrap();
        self.act(|tx| articles::save_document(tx, id, article.version, &body));
    }

    /// The article with these paragraphs.
    pub fn write_on(&self, id: ArticleId, texts: &[&str]) {
        let article = self.desk.lock().unwrap().article(id).unwrap();
        let ids = (1..).map(|number| Ulid::from(900 + number).to_string());
        let ids = article.body.blocks().iter().map(|block| block.id().to_string()).chain(ids);
        let paragraph = |(text, id): (&&str, String)| {
            let content = json!([{ "type": "text", "text": text }]);
            json!({ "type": "paragraph", "attrs": { "id": id }, "content": content })
        };
        let content: Vec<Value> = texts.iter().zip(ids).map(paragraph).collect();
        let body = json!({ "version": 1, "type": "doc", "content": content });
        let body = Document::from_str(&body.to_string()).unwrap();
        self.act(|tx| articles::save_document(tx, id, article.version, &body));
    }

    /// The article with this in the place of one paragraph.
    pub fn write_at(&self, id: ArticleId, at: usize, text: &str) {
        let article = self.desk.lock().unwrap().article(id).unwrap();
        let mut body: Value = serde_json::from_str(&article.body.to_json_string()).unwrap();
        body["content"][at]["content"] = json!([{ "type": "text", "text": text }]);
        let body = Document::from_str(&body.to_string()).unwrap();
        self.act(|tx| articles::save_document(tx, id, article.version, &body));
    }

    /// The words of each block of the article.
    pub fn texts(&self, id: ArticleId) -> Vec<String> {
        let article = self.desk.lock().unwrap().article(id).unwrap();
        let text = |block| Projection::of_block(block).into_text();
        article.body.blocks().iter().map(text).collect()
    }

    /// A field of the article filled anew.
    pub fn set(&self, id: ArticleId, field: FieldName, value: &str) {
        let version = self.desk.lock().unwrap().article(id).unwrap().version;
        let change = FieldChange { field, value: FieldValue::Text(value.to_owned()) };
        self.act(|tx| articles::save_fields(tx, id, version, &[change]));
    }

    /// Another value is chosen for the site.
    pub fn choose(&self, name: &str, value: &str) {
        let mut vault = self.desk.lock().unwrap();
        let site = vault.site(self.site).unwrap();
        let mut options = SiteOptions::parse(&site.options).unwrap();
        assert!(options.set(name, value));
        let change = SiteChange { login: site.login, secret: None, options };
        change_site(&mut vault, self.site, &change, self.clock.now()).unwrap();
    }

    pub fn try_queue(&self, article: ArticleId, wish: Wish) -> Result<ItemId, DeliveryError> {
        let (site, asked_by) = (self.site, "سلمى".to_owned());
        let order = Order { article, site, wish, asked_by };
        queue(&self.desk, &order, self.clock.now())
    }

    pub fn queue(&self, article: ArticleId, wish: Wish) -> ItemId {
        self.try_queue(article, wish).unwrap()
    }

    /// Runs until nothing is left that goes on by itself.
    pub fn finish(&self) {
        run(self.engine(&half, async |engine| engine.finish(None).await)).unwrap();
    }

    pub fn drain(&self, haste: Haste) -> Drained {
        run(self.engine(&half, async |engine| engine.drain(None, haste).await)).unwrap()
    }

    /// Runs on a thread that is given the work, as a window does it.
    pub fn finish_elsewhere(&self) {
        let connectors = ToFake(self.remote.clone());
        let tell = |event: &Event| self.events.lock().unwrap().push(*event);
        let engine = Engine::new(&self.desk, &*self.clock, &half, &connectors, &tell);
        let work = engine.finish(None);
        std::thread::scope(|scope| scope.spawn(|| run(work)).join().unwrap()).unwrap();
    }

    /// Runs so many moments and is killed; whether it came to its end before.
    pub fn finish_killed_after(&mut self, moments: usize) -> bool {
        let work = self.engine(&half, async |engine| engine.finish(None).await);
        let ended = run_at_most(moments, work).map(Result::unwrap).is_some();
        if !ended {
            self.reopen();
        }
        ended
    }

    async fn engine<T>(
        &self,
        chance: &(dyn Fn() -> f64 + Sync),
        work: impl AsyncFnOnce(&Engine<'_, Mutex<Vault>>) -> T,
    ) -> T {
        let connectors = ToFake(self.remote.clone());
        let tell = |event: &Event| self.events.lock().unwrap().push(*event);
        let engine = Engine::new(&self.desk, &*self.clock, chance, &connectors, &tell);
        work(&engine).await
    }

    pub fn item(&self, id: ItemId) -> Item {
        self.desk.lock().unwrap().outbox_item(id).unwrap()
    }

    pub fn state(&self, id: ItemId) -> ItemState {
        self.item(id).state
    }

    pub fn reason(&self, id: ItemId) -> Option<ReasonKind> {
        let reason: Option<Reason> =
            self.item(id).reason.map(|reason| serde_json::from_value(reason).unwrap());
        reason.map(|reason| reason.kind)
    }

    /// What is shown of the newest delivery of the article.
    pub fn shown(&self, article: ArticleId) -> Listed {
        let items = list(&self.desk.lock().unwrap(), self.clock.now()).unwrap();
        items.into_iter().rfind(|item| item.article == article).unwrap()
    }

    /// Looks at what was delivered.
    pub fn follow(&self) -> Followed {
        let connector = ToFake(self.remote.clone()).open();
        let now = self.clock.now();
        run(follow(&self.desk, self.site, &connector, now, 30)).unwrap().unwrap()
    }

    pub fn known(&self, article: ArticleId) -> Known {
        Known::read(&self.desk.lock().unwrap(), article, self.site).unwrap()
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The newest action of the history taken back.
    pub fn undo(&self) {
        let person = Person { name: "سلمى".to_owned(), role: String::new() };
        let mut vault = self.desk.lock().unwrap();
        let newest = vault.undoable().unwrap().unwrap().id;
        vault.undo(newest, &person, self.clock.now()).unwrap();
    }

    pub fn is_clean(&self) {
        let report = self.desk.lock().unwrap().verify().unwrap();
        assert!(report.is_clean(), "{:?}", report.faults);
    }
}

pub fn later(clock: &VirtualClock, minutes: i64) -> DateTime<Utc> {
    clock.now() + chrono::TimeDelta::minutes(minutes)
}

fn half() -> f64 {
    0.5
}

fn passphrase() -> SecretString {
    SecretString::from("عبارة مرور")
}
