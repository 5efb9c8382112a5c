//! A storm from its begin to its end, turn by turn.

use std::future::poll_fn;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::task::Poll;
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use tokio::runtime::Runtime;
use ulid::Ulid;
use warraq_connect::RemoteId;
use warraq_connect::wordpress::WordPress;
use warraq_core::article::ArticleId;
use warraq_delivery::{Clock, Connectors, DeliveryError, Engine, Event, Known, Sites, follow};
use warraq_store::Vault;
use warraq_store::outbox::Haste;

use super::super::chance::Chance;
use super::super::machine::{PASSPHRASE, warraq_program};
use super::super::proxy::Proxy;
use super::super::site::Site;
use super::desk::{self, Ahead, site_id};
use super::editor::{self, Open};
use super::ledger::Ledger;
use super::piece::SECTIONS;
use super::plan::{self, Order, Wished};

/// Of a thousand requests so many go wrong.
const RATE: u64 = 120;

/// What lies further ahead is not waited for: it is scheduled.
const HORIZON: TimeDelta = TimeDelta::days(30);

pub struct Storm {
    folder: PathBuf,
    pub site: Site,
    pub proxy: Proxy,
    pub ledger: Mutex<Ledger>,
    pub plan: Vec<Order>,
    runtime: Runtime,
    pub clock: Ahead,
    editor: WordPress,
    since: Instant,
}

impl Storm {
    /// The one in the folder, where it was left; a new one with this seed and so many deliveries where there is none.
    pub fn open(folder: &Path, new: impl FnOnce() -> (u64, u64)) -> Self {
        let mut ledger = Ledger::open(folder, new);
        let (seed, deliveries) = (ledger.seed, ledger.deliveries);
        let runtime = Runtime::new().unwrap();
        let is_new = ledger.site_port == 0;
        let site = Site::start_in(folder, ledger.site_port);
        ledger.site_port = site.port();
        let server = format!("127.0.0.1:{}", site.port());
        let proxy = runtime.block_on(Proxy::to(&server, ledger.line_port, seed));
        ledger.line_port = proxy.port();
        if is_new {
            for section in SECTIONS {
                site.wp(&["term", "create", "category", section]);
            }
        }
        ledger.save();
        let clock = Ahead::by(ledger.ahead_ms, proxy.clone());
        let editor = runtime.block_on(site.as_one("admin"));
        let (folder, since) = (folder.to_owned(), Instant::now());
        let (ledger, plan) = (Mutex::new(ledger), plan::plan(seed, deliveries));
        Self { folder, site, proxy, ledger, plan, runtime, clock, editor, since }
    }

    /// All that was asked for is asked for and comes to its end; then nothing goes wrong any more, and what was
    /// delivered is looked at.
    pub fn go(&mut self) {
        let most = self.plan.len() as u64 * 3 + 100;
        while !self.turn() {
            let turns = self.ledger.lock().unwrap().turns;
            assert!(turns < most, "it does not come to its end");
        }
        self.calm();
    }

    /// The vault.
    pub fn vault(&self) -> Vault {
        let login = self.site.login("editor");
        let secret = secrecy::ExposeSecret::expose_secret(&login.password).to_owned();
        let url = self.proxy.url();
        desk::open(&self.folder, || desk::new_site(&url, &login.user, &secret, "pictures"))
    }

    /// Some deliveries are asked for; the program runs and is killed, while an editor works on the site; and somebody
    /// decides. Whether all is done.
    fn turn(&mut self) -> bool {
        let (seed, number) = {
            let ledger = self.ledger.lock().unwrap();
            (ledger.seed, ledger.turns)
        };
        let chance = Chance::of(seed, ("turn", number));
        let batch = plan::batch(self.plan.len() as u64);
        let asked = self.ask(seed, usize::try_from(batch).unwrap());
        let is_all_asked = asked == self.plan.len();
        let ended = if number < 2 || asked <= self.plan.len() / 7 {
            self.proxy.goes_wrong(RATE, 2);
            self.sync(&chance);
            false
        } else {
            self.proxy.goes_wrong(RATE, 600);
            let most = if chance.is(25) { u64::MAX } else { 10 + chance.below(350) };
            self.engine(&chance, most)
        };
        let decided =
            self.decide(&chance) + self.retry(if is_all_asked { 100 } else { 60 }, &chance);
        self.write_down();
        is_all_asked && ended && decided == 0
    }

    /// Asks for the next deliveries; how many were asked for until now.
    fn ask(&self, seed: u64, batch: usize) -> usize {
        let vault = self.vault();
        let asked = desk::asked(&vault);
        let desk = Mutex::new(vault);
        let next: Vec<Order> = self.plan.iter().skip(asked).take(batch).copied().collect();
        for mut order in next.iter().copied() {
            let id = super::piece::article_id(order.article);
            let known = Known::read(&desk.lock().unwrap(), id, site_id()).unwrap();
            if order.wish == Wished::Unpublish && known.seen.is_none() {
                // Nothing is taken back that was never there.
                order.wish = Wished::Draft;
            }
            desk::ask(&desk, seed, order, Utc::now(), self.clock.now());
        }
        asked + next.len()
    }

    /// The engine runs until it has no more to do, or for so many moments; whether it came to its end.
    fn engine(&self, chance: &Chance, moments: u64) -> bool {
        let desk = Mutex::new(self.vault());
        let half = || f64::from(u32::try_from(chance.below(1000)).unwrap()) / 1000.0;
        let tell = |_: &Event| {};
        let engine = Engine::new(&desk, &self.clock, &half, &Sites, &tell);
        let edits = (|| posts(&desk.lock().unwrap()), chance.below(5));
        let ended = self.runtime.block_on(async {
            let work = editor::work(&self.editor, &self.proxy, &self.ledger, chance, edits);
            let (ended, ()) = tokio::join!(killed_after(moments, self.finish(&engine)), work);
            self.proxy.is_idle().await;
            ended
        });
        if ended.is_none() {
            self.ledger.lock().unwrap().count.dropped += 1;
        }
        ended.map(Result::unwrap).is_some()
    }

    async fn finish(&self, engine: &Engine<'_, Mutex<Vault>>) -> Result<(), DeliveryError> {
        loop {
            let next = engine.drain(None, Haste::Patient).await?.next;
            match next.filter(|next| *next - self.clock.now() < HORIZON) {
                Some(next) => self.clock.sleep_until(next).await,
                None => return Ok(()),
            }
        }
    }

    /// The command runs as a program of its own, and is killed by the system.
    fn sync(&self, chance: &Chance) {
        let known = posts(&self.vault());
        let mut command = Command::new(warraq_program());
        command
            .env("HOME", &self.folder)
            .env("WARRAQ_VAULT", desk::vault_path(&self.folder))
            .env("WARRAQ_PASSPHRASE", PASSPHRASE)
            .arg("sync")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let life = if chance.is(85) { 200 + chance.below(4000) } else { 60_000 };
        let edits = (|| known.clone(), chance.below(4));
        self.runtime.block_on(async {
            let work = editor::work(&self.editor, &self.proxy, &self.ledger, chance, edits);
            let ((), ()) = tokio::join!(work, async {
                let until = Instant::now() + Duration::from_millis(life);
                while Instant::now() < until && child.try_wait().unwrap().is_none() {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            });
        });
        let was_alive = child.try_wait().unwrap().is_none();
        let _ = child.kill();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked"), "{said}");
        // It ends with one where something still waits.
        let code = output.status.code();
        assert!(was_alive || matches!(code, Some(0 | 1)), "{code:?} {said}");
        self.runtime.block_on(self.proxy.is_idle());
        let mut ledger = self.ledger.lock().unwrap();
        ledger.count.syncs += 1;
        ledger.count.killed += u64::from(was_alive);
    }

    /// Nothing goes wrong any more.
    fn calm(&mut self) {
        let seed = self.ledger.lock().unwrap().seed;
        self.proxy.goes_wrong(0, 1);
        let chance = Chance::of(seed, "calm");
        for _ in 0..3 {
            let at = self.clock.now() + TimeDelta::hours(2);
            self.runtime.block_on(self.clock.sleep_until(at));
            let retried = self.retry(100, &chance);
            let vault = Mutex::new(self.vault());
            let half = || 0.5;
            let tell = |_: &Event| {};
            let engine = Engine::new(&vault, &self.clock, &half, &Sites, &tell);
            self.runtime.block_on(self.finish(&engine)).unwrap();
            if retried == 0 {
                break;
            }
        }
        let vault = Mutex::new(self.vault());
        let (site, secret) = {
            let vault = vault.lock().unwrap();
            (vault.site(site_id()).unwrap(), vault.site_secret(site_id()).unwrap())
        };
        let connector = Sites.connector(&site, secret).unwrap();
        let work = follow(&vault, site.id, &*connector, self.clock.now(), usize::MAX);
        self.runtime.block_on(work).unwrap().unwrap();
        drop(vault);
        self.write_down();
    }

    fn write_down(&mut self) {
        let mut ledger = self.ledger.lock().unwrap();
        for (name, count) in self.proxy.take_tally() {
            *ledger.line.entry(name).or_default() += count;
        }
        ledger.turns += 1;
        ledger.ahead_ms = self.clock.ms();
        ledger.count.waits += self.clock.waits.swap(0, Ordering::Relaxed);
        ledger.seconds += self.since.elapsed().as_secs_f64();
        self.since = Instant::now();
        ledger.save();
        drop(ledger);
        self.say();
    }

    fn say(&self) {
        let vault = self.vault();
        let mut states = std::collections::BTreeMap::<String, usize>::new();
        for item in vault.outbox().unwrap() {
            *states.entry(format!("{:?}", item.state)).or_default() += 1;
        }
        let ledger = self.ledger.lock().unwrap();
        let all: u64 = ledger.line.values().sum();
        eprintln!(
            "turn {} after {:.0} s: {all} requests, {} edits, {states:?}",
            ledger.turns,
            ledger.seconds,
            ledger.edits.len()
        );
    }
}

/// What the work gives; nothing where it is killed after so many moments.
async fn killed_after<T>(moments: u64, work: impl Future<Output = T>) -> Option<T> {
    let mut work = Box::pin(work);
    let mut left = moments;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        work.as_mut().poll(context).map(Some)
    })
    .await
}

/// The number of an article.
pub fn number_of(article: ArticleId) -> u64 {
    let ulid: Ulid = article.to_string().parse().unwrap();
    u64::try_from(ulid.0 - 1).unwrap()
}

/// The posts that are known, those that something last came of at the end.
fn posts(vault: &Vault) -> Vec<Open> {
    let rows = vault.deliveries(site_id()).unwrap().into_iter();
    rows.filter_map(|row| {
        Some(Open { article: number_of(row.article), id: RemoteId(row.remote_id?) })
    })
    .collect()
}
