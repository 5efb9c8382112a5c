//! The newsroom of a storm: its vault, its clock, and what is asked for.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::SecretString;
use serde_json::json;
use ulid::Ulid;
use warraq_core::action::Action;
use warraq_core::fields::{FieldChange, FieldName, FieldValue};
use warraq_core::outbox::SiteId;
use warraq_core::person::Person;
use warraq_delivery::{Clock, Wish, queue};
use warraq_store::articles;
use warraq_store::{Access, KdfCost, NewSite, StoreError, Tx, Vault, media, sites};

use super::super::machine::PASSPHRASE;
use super::super::proxy::Proxy;
use super::piece;
use super::plan::{Order, Wished};

/// Who writes the articles and asks for what was planned.
const ASKS: &str = "سلمى";

/// Time passes as it does, and at once when somebody waits: what is on the line comes about before.
pub struct Ahead {
    ms: AtomicI64,
    pub waits: AtomicU64,
    proxy: Proxy,
}

impl Ahead {
    pub fn by(ms: i64, proxy: Proxy) -> Self {
        Self { ms: AtomicI64::new(ms), waits: AtomicU64::new(0), proxy }
    }

    pub fn ms(&self) -> i64 {
        self.ms.load(Ordering::Relaxed)
    }
}

impl Clock for Ahead {
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + TimeDelta::milliseconds(self.ms())
    }

    fn sleep_until(&self, at: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            self.proxy.is_idle().await;
            self.waits.fetch_add(1, Ordering::Relaxed);
            let left = (at - self.now()).num_milliseconds() + 1;
            self.ms.fetch_add(left.max(0), Ordering::Relaxed);
        })
    }
}

pub fn vault_path(folder: &Path) -> PathBuf {
    folder.join("vault.warraq")
}

pub fn passphrase() -> SecretString {
    SecretString::from(PASSPHRASE)
}

pub fn site_id() -> SiteId {
    SiteId::from(Ulid::from(1_u128))
}

/// The vault in this folder; a new one with a site where there is none.
pub fn open(folder: &Path, site: impl FnOnce() -> NewSite) -> Vault {
    let path = vault_path(folder);
    if path.exists() {
        return Vault::open(&path, &passphrase(), Access::Write).unwrap();
    }
    let (mut vault, _) = Vault::create(&path, &passphrase(), KdfCost::for_tests()).unwrap();
    vault.dispatch(Utc::now(), |tx| sites::add(tx, &site())).unwrap();
    vault
}

/// The site, spoken with over `root`.
pub fn new_site(root: &str, login: &str, secret: &str, first: &str) -> NewSite {
    NewSite {
        id: site_id(),
        name: "xeber24".to_owned(),
        kind: "wordpress".to_owned(),
        url: root.to_owned(),
        login: login.to_owned(),
        secret: secret.to_owned().into(),
        options: json!({ "root": format!("{root}/wp-json/"), "first": first }),
        added_by: "سلمى".to_owned(),
    }
}

pub fn act<T>(
    desk: &Mutex<Vault>,
    now: DateTime<Utc>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
) -> T {
    let person = Person { name: ASKS.to_owned(), role: String::new() };
    let done = desk.lock().unwrap().transact(Action::ArticleCreate, &person, now, work);
    done.unwrap().value
}

/// How many of the planned were asked for: other deliveries came of decisions.
pub fn asked(vault: &Vault) -> usize {
    vault.outbox().unwrap().iter().filter(|item| item.asked_by == ASKS).count()
}

/// Writes the article as the order wants it, and asks for the delivery. One that was broken off before it was asked
/// for is done again.
pub fn ask(desk: &Mutex<Vault>, seed: u64, order: Order, start: DateTime<Utc>, now: DateTime<Utc>) {
    let id = piece::article_id(order.article);
    let of = piece::piece(seed, order.article);
    let known = desk.lock().unwrap().article(id).ok();
    match known {
        None => {
            let new = piece::new_article(order.article, order.number, &of);
            act(desk, now, |tx| {
                for number in &of.pictures {
                    if !media::is_listed(tx, piece::media_id(*number))? {
                        media::add(tx, &piece::picture(*number))?;
                    }
                }
                articles::create(tx, &new)
            });
        }
        Some(known) if !order.is_first && order.wish != Wished::Unpublish => {
            // What the article took of the site's stays in it.
            let body = piece::corrected(&known.body, order.number);
            let headline = format!("{} (مصحح {})", known.fields.headline, order.number);
            let value = FieldValue::Text(headline);
            let change = FieldChange { field: FieldName::Headline, value };
            act(desk, now, |tx| articles::save_document(tx, id, known.version, &body));
            let version = desk.lock().unwrap().article(id).unwrap().version;
            act(desk, now, |tx| articles::save_fields(tx, id, version, &[change]));
        }
        Some(_) => {}
    }
    let wish = match order.wish {
        Wished::Draft => Wish::Draft,
        Wished::Pending => Wish::Pending,
        Wished::Publish => Wish::Publish,
        Wished::Unpublish => Wish::Unpublish,
        Wished::Schedule(minutes) => {
            let minutes = i64::try_from(minutes).unwrap();
            Wish::Schedule { at: start + TimeDelta::days(90) + TimeDelta::minutes(minutes) }
        }
    };
    let asked_by = ASKS.to_owned();
    let order = warraq_delivery::Order { article: id, site: site_id(), wish, asked_by };
    queue(desk, &order, now).unwrap();
}
