//! What it costs to keep words: opening a vault with what its passphrase costs, a save, and what stands around it.

use std::fs::{self, OpenOptions};
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use secrecy::SecretString;
use serde_json::{Map, Value, json};
use warraq_store::{Access, ArticleQuery, KdfCost, Vault};

use crate::home::PASSPHRASE;
use crate::{saving, spread, vault};

/// How often a vault is opened.
const OPENINGS: usize = 20;

/// How often a page is forced to the disk, and the vault's name looked at.
const TIMES: usize = 300;

/// So many looks at the name are timed as one: alone they are too short for the clock.
const LOOKS: u32 = 1_000;

/// A page of the database.
const PAGE: [u8; 4096] = [7; 4096];

/// Opening an empty vault and one of 1,000 articles, and saving.
pub fn measure() -> Value {
    let cost = KdfCost::chosen().expect("the machine can derive a key");
    let mut opening = Map::new();
    for (name, articles) in [("an empty vault", 0), ("1000 articles", 1_000)] {
        opened(name, articles, cost, &mut opening);
    }
    json!({
        "key": format!(
            "Argon2id, {} MiB, {} passes, {} lanes",
            cost.memory_kib / 1024,
            cost.passes,
            cost.lanes
        ),
        "opening": opening,
        "saving": saving::measure(),
        "around": around(),
    })
}

fn opened(name: &str, articles: u32, cost: KdfCost, figures: &mut Map<String, Value>) {
    let home = vault::with_articles_costing(articles, cost);
    let secret = SecretString::from(PASSPHRASE);
    let unlock = || {
        let now = chrono::Utc::now();
        Vault::unlock(&home.vault(), &secret, Access::Write, now).expect("the vault opens")
    };
    let mut row = |what: &str, times: Vec<f64>| {
        figures.insert(format!("{name}: {what}"), spread::of(times));
    };
    row("from the passphrase to the open vault", timed(OPENINGS, || drop(unlock())));
    let open = unlock();
    row(
        "of that without deriving the key",
        timed(OPENINGS, || drop(open.reader().expect("it opens"))),
    );
    let first = ArticleQuery { limit: 100, ..ArticleQuery::default() };
    row(
        "its first list, of 100",
        timed(OPENINGS, || {
            let reader = open.reader().expect("it opens");
            black_box(reader.list(&first).expect("it lists"));
        }),
    );
}

/// What the disk itself takes, and what looking at the vault's name adds to a save.
fn around() -> Value {
    let home = vault::with_articles(1);
    let secret = SecretString::from(PASSPHRASE);
    let open = Vault::open(&home.vault(), &secret, Access::Write).expect("the vault opens");
    let log = home.vault().with_file_name("vault.warraq-wal");
    let folder = home.vault().parent().expect("a vault is in a folder").to_owned();
    let look = || {
        // As often as one save does: before it, and when it is committed.
        let is_there = open.is_in_its_place() && open.is_in_its_place();
        black_box(is_there && fs::symlink_metadata(&log).is_ok());
    };
    json!({
        "a page written and forced to the disk, in the same folder": forced(&folder),
        "the vault's name looked at as one save does, 1000 times":
            spread::of(timed(TIMES, || (0..LOOKS).for_each(|_| look()))),
    })
}

fn forced(folder: &Path) -> Value {
    let path = folder.join("forced");
    let mut file = OpenOptions::new().create(true).append(true).open(&path).expect("it opens");
    let times = timed(TIMES, || {
        file.write_all(&PAGE).expect("it can be written");
        file.sync_data().expect("it can be forced to the disk");
    });
    spread::of(times)
}

/// The milliseconds that `work` takes, so often.
fn timed(times: usize, mut work: impl FnMut()) -> Vec<f64> {
    let time = |_| {
        let begun = Instant::now();
        work();
        begun.elapsed().as_secs_f64() * 1_000.0
    };
    (0..times).map(time).collect()
}
