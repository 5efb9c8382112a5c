//! Twenty deliveries over a line of 2 kB in a second that loses three of ten connections.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use chrono::Utc;
use secrecy::ExposeSecret;
use tokio::runtime::Runtime;
use warraq_core::outbox::ItemState;
use warraq_delivery::{Engine, Event, Listed, Order, Sites, SystemClock, Wish, list, queue};
use warraq_formats::post_line;
use warraq_store::{articles, media};

use super::super::chance::Chance;
use super::super::narrow::Narrow;
use super::super::site::Site;
use super::desk::{self, act, site_id};
use super::piece::{self, Piece};
use super::there::{PostThere, There, there};

const DELIVERIES: u64 = 20;

/// What a run took.
struct Took {
    seconds: f64,
    bytes: u64,
    requests: u64,
    broken: u64,
    items: Vec<Listed>,
    /// What the engine says that it sent and received.
    told: u64,
}

/// The run over a line where nothing is lost tells how many bytes have to go.
pub fn over_a_narrow_line(seed: u64) {
    let site = Site::start();
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let whole = deliver(&site, &runtime, &folder.path().join("whole"), (0, 0, seed), 1000);
    let slow = deliver(&site, &runtime, &folder.path().join("slow"), (2000, 30, seed), 0);
    let there = there(&site);
    for (first, took) in [(1000, &whole), (0, &slow)] {
        for item in &took.items {
            assert_eq!(item.state, ItemState::Verified, "{item:?}");
        }
        for number in first..first + DELIVERIES {
            is_whole(&there, number);
        }
    }
    eprintln!(
        "{DELIVERIES} deliveries: {} bytes in {} requests have to go ({:.0} s); at 2 kB/s with 30 % lost {} bytes in {} \
         requests, {} of them broken, {:.0} s; the outbox shows {} bytes",
        whole.bytes,
        whole.requests,
        whole.seconds,
        slow.bytes,
        slow.requests,
        slow.broken,
        slow.seconds,
        slow.told,
    );
    assert!(slow.broken * 100 > slow.requests * 15, "too little was lost");
}

fn deliver(
    site: &Site,
    runtime: &Runtime,
    folder: &Path,
    (rate, loss, seed): (u64, u64, u64),
    first: u64,
) -> Took {
    std::fs::create_dir_all(folder).unwrap();
    let server = site.url.trim_start_matches("http://");
    let line = runtime.block_on(Narrow::to(server, rate, loss, seed));
    let login = site.login("editor");
    let secret = login.password.expose_secret().to_owned();
    let vault = desk::open(folder, || desk::new_site(&line.url, &login.user, &secret, "text"));
    let vault = Mutex::new(vault);
    for number in first..first + DELIVERIES {
        ask(&vault, number);
    }
    let chance = Chance::of(seed, "waits");
    let half = || f64::from(u32::try_from(chance.below(1000)).unwrap()) / 1000.0;
    let tell = |_: &Event| {};
    let since = Instant::now();
    let engine = Engine::new(&vault, &SystemClock, &half, &Sites, &tell);
    runtime.block_on(engine.finish(None)).unwrap();
    let (bytes, requests, broken) = line.count();
    let items = list(&vault.lock().unwrap(), Utc::now()).unwrap();
    let told = items.iter().map(|item| item.bytes).sum();
    Took { seconds: since.elapsed().as_secs_f64(), bytes, requests, broken, items, told }
}

fn piece_of(number: u64) -> Piece {
    let picture = if number < 1000 { number } else { number - 1000 + 100 };
    Piece { pictures: vec![picture], tags: vec!["قسد", "حلب"], ..piece::piece(7, number) }
}

fn ask(vault: &Mutex<warraq_store::Vault>, number: u64) {
    let of = piece_of(number);
    let new = piece::new_article(number, number, &of);
    act(vault, Utc::now(), |tx| {
        for picture in &of.pictures {
            media::add(tx, &piece::picture(*picture))?;
        }
        articles::create(tx, &new)
    });
    let (article, asked_by) = (piece::article_id(number), "سلمى".to_owned());
    let order = Order { article, site: site_id(), wish: Wish::Publish, asked_by };
    queue(vault, &order, Utc::now()).unwrap();
}

/// The text came before the picture, and both are there.
fn is_whole(there: &There, number: u64) {
    let marker = format!("warraq:{}", piece::article_id(number));
    let of_article: Vec<&PostThere> =
        there.posts.iter().filter(|post| post.content.contains(&marker)).collect();
    assert_eq!(of_article.len(), 1, "article {number}");
    let post = of_article[0];
    let of = piece_of(number);
    assert_eq!((&*post.status, &*post.title), ("publish", &*post_line(&of.fields.headline)));
    assert_eq!(post.excerpt, post_line(&of.fields.standfirst));
    assert!(post.content.contains(&piece::sentence(number)));
    assert_eq!(post.content.matches("<img ").count(), 1, "{}", post.content);
    let media: BTreeMap<u64, &str> =
        there.media.iter().map(|medium| (medium.id, &*medium.sha256)).collect();
    assert!(media.contains_key(&post.featured) && post.featured > post.id, "{post:?}");
    let distinct: std::collections::BTreeSet<&str> = media.values().copied().collect();
    assert_eq!(distinct.len(), media.len(), "a picture is there twice");
    assert_eq!(post.tags.len(), 2);
}
