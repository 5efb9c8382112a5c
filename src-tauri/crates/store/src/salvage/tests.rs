//! Random damage: never a crash, and every article comes back whose pages are whole.

mod pages;
mod pictures;
mod revisions;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::params;
use secrecy::SecretString;
use tempfile::TempDir;
use warraq_core::action::Action;
use warraq_core::article::{Article, Block, BlockAttrs, Document, InlineContent, Paragraph};
use warraq_core::fields::Fields;
use warraq_core::never_publish::NeverPublish;
use warraq_core::person::Person;
use warraq_core::tag::Tag;

use super::*;
use crate::articles::{self, NewArticle, SaveBlocks};
use crate::{Access, ArticleQuery, KdfCost, Report, Settings, StoreError, Vault, settings, tags};

/// How many copies are damaged, unless `WARRAQ_FLIPS` says otherwise.
const FLIPS: u32 = 60;
const PAGE: usize = 4096;
const ARTICLES: usize = 100;

/// A vault as it was before it was damaged.
struct Sound {
    folder: TempDir,
    bytes: Vec<u8>,
    articles: BTreeMap<ArticleId, Article>,
    pages: BTreeMap<u32, Page>,
    /// The articles of which a row stands on a page, or a part of one.
    standing: BTreeMap<u32, BTreeSet<ArticleId>>,
}

/// What a page of the database is for.
#[derive(Debug, Clone)]
struct Page {
    table: String,
    kind: String,
}

fn secret() -> SecretString {
    "كلمة السر".to_owned().into()
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 0).unwrap()
}

fn paragraph(ids: &mut crate::FreshIds, text: &str) -> Block {
    let content = InlineContent::plain(text);
    Block::Paragraph(Paragraph { attrs: BlockAttrs::new(ids), content })
}

impl Sound {
    /// Articles short and long, written in more than once, with tags, and a word that must not leave.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        let (mut vault, _) = Vault::create(&path, &secret(), KdfCost::for_tests()).unwrap();
        for number in 0..ARTICLES {
            write(&mut vault, number);
        }
        set(&mut vault);
        let articles = articles_of(&vault);
        let standing = pages::standing(&vault);
        let pages = pages_of(&vault);
        vault.close().unwrap();
        let bytes = fs::read(&path).unwrap();
        assert_eq!(bytes.len() % PAGE, 0);
        Self { folder, bytes, articles, pages, standing }
    }

    /// A copy with these bytes changed.
    fn damaged(&self, places: &[usize]) -> PathBuf {
        let path = self.folder.path().join("damaged.warraq");
        let mut bytes = self.bytes.clone();
        for at in places {
            bytes[*at] ^= 0x20;
        }
        fs::write(&path, bytes).unwrap();
        path
    }
}

fn salma() -> Person {
    Person { name: "سلمى".to_owned(), role: String::new() }
}

fn set(vault: &mut Vault) {
    let mut never_publish = NeverPublish::default();
    never_publish.add("حاجز القنطري").unwrap();
    let set = Settings { person: Some(salma()), never_publish, ..Settings::default() };
    vault.transact(Action::SettingsSet, &salma(), now(), |tx| settings::set(tx, &set)).unwrap();
}

fn write(vault: &mut Vault, number: usize) {
    let person = salma();
    let mut ids = crate::FreshIds::at(now());
    let texts: Vec<String> = (0..=number % 7)
        .map(|block| format!("خبر {number} فقرة {block} {}", "كلمة ".repeat(number * block * 9)))
        .collect();
    let blocks = texts.iter().map(|text| paragraph(&mut ids, text)).collect();
    let mut new = NewArticle::draft(
        ArticleId::new(&mut ids),
        Fields { headline: format!("عنوان {number}"), ..Fields::default() },
        Document::of(blocks, &mut ids),
    );
    new.tags = vec![Tag::parse(&format!("وسم {}", number % 5)).unwrap()];
    let id = new.id;
    let create = Action::ArticleCreate;
    vault.transact(create, &person, now(), |tx| articles::create(tx, &new)).unwrap();
    let article = vault.article(id).unwrap();
    let attrs = article.body.blocks()[0].attrs().clone();
    let content = InlineContent::plain(&format!("بعد ذلك {number}"));
    let changed = vec![Block::Paragraph(Paragraph { attrs, content })];
    let save = SaveBlocks { article: id, base_version: article.version, changed, order: None };
    let change = Action::ArticleWrite;
    vault.transact(change, &person, now(), |tx| articles::save_blocks(tx, &save)).unwrap();
    let tag = Tag::parse(&format!("آخر {}", number % 3)).unwrap();
    vault.transact(Action::TagAdd, &person, now(), |tx| tags::add(tx, id, &tag)).unwrap();
}

fn articles_of(vault: &Vault) -> BTreeMap<ArticleId, Article> {
    let query = ArticleQuery { limit: 1000, ..ArticleQuery::default() };
    let list = vault.list(&query).unwrap().articles;
    list.iter().map(|one| (one.id, vault.article(one.id).unwrap())).collect()
}

fn pages_of(vault: &Vault) -> BTreeMap<u32, Page> {
    let sql = "SELECT pageno, name, pagetype FROM dbstat";
    let mut statement = vault.connection().prepare(sql).unwrap();
    let rows = statement.query_map(params![], |row| {
        Ok((row.get(0)?, Page { table: row.get(1)?, kind: row.get(2)? }))
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

type Outcome = Result<(PathBuf, Salvaged, Report), StoreError>;

fn salvage(damaged: &Path) -> (TempDir, Outcome) {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("vault.warraq");
    let outcome = Vault::salvage(damaged, &secret(), &to, now());
    (folder, outcome)
}

/// Looks whether all came that had to, and nothing came that was not there; which articles did not come whole.
fn check(
    sound: &Sound,
    (path, salvaged, report): (PathBuf, Salvaged, Report),
) -> BTreeSet<ArticleId> {
    assert!(report.is_clean(), "{:?}", report.faults);
    let vault = Vault::open(&path, &secret(), Access::Write).unwrap();
    assert!(vault.verify().unwrap().is_clean());
    let came = articles_of(&vault);
    let partly: Vec<ArticleId> = salvaged.partly.iter().map(|part| part.id).collect();
    let whole = came.keys().filter(|id| !partly.contains(id)).count();
    assert_eq!(salvaged.whole as usize, whole);
    for (id, article) in &came {
        let before = &sound.articles[id];
        assert!(article == before || partly.contains(id), "{id} is told to be whole");
    }
    let missing = sound.articles.keys().filter(|id| !came.contains_key(id)).count();
    assert!(missing == 0 || salvaged.losses.contains(&Loss::Articles), "{missing} are not told");
    assert!(salvaged.gone as usize <= missing, "{} told of {missing}", salvaged.gone);
    if vault.settings().unwrap().never_publish.entries().is_empty() {
        assert!(salvaged.losses.contains(&Loss::NeverPublish), "the list is gone");
    }
    let is_whole = |id: &ArticleId| came.contains_key(id) && !partly.contains(id);
    sound.articles.keys().filter(|id| !is_whole(id)).copied().collect()
}

#[test]
fn a_sound_vault_is_brought_over_whole() {
    let sound = Sound::new();
    let (_folder, outcome) = salvage(&sound.damaged(&[]));
    let outcome = outcome.unwrap();
    let Salvaged { whole, partly, history_lost, damaged, has_damage, .. } = &outcome.1;
    assert_eq!((*whole as usize, partly.len(), *history_lost), (ARTICLES, 0, false));
    assert_eq!((damaged.len(), *has_damage), (0, false));
    assert!(outcome.1.is_all(), "{:?}", outcome.1);
    assert!(check(&sound, outcome).is_empty());
}

#[test]
fn random_damage_never_stops_the_program() {
    let sound = Sound::new();
    let flips = std::env::var("WARRAQ_FLIPS").ok().and_then(|count| count.parse().ok());
    let seed = std::env::var("WARRAQ_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    let mut random = Random(seed.unwrap_or(20_261_130));
    let (mut all, mut some, mut none) = (0, 0, 0);
    for _ in 0..flips.unwrap_or(FLIPS) {
        let count = 1 + random.below(3);
        let places: Vec<usize> = (0..count).map(|_| random.below(sound.bytes.len())).collect();
        let damaged = sound.damaged(&places);
        if let Ok(vault) = Vault::open(&damaged, &secret(), Access::Read) {
            // Damage may lie where nothing reads; it is told all the same.
            let _ = vault.verify();
        }
        let (_folder, outcome) = salvage(&sound.damaged(&places));
        match outcome {
            Ok(outcome) => match check(&sound, outcome) {
                lost if lost.is_empty() => all += 1,
                _ => some += 1,
            },
            Err(StoreError::Damaged(_) | StoreError::NotAVault) => none += 1,
            Err(error) => panic!("{places:?}: {error:?}"),
        }
    }
    eprintln!("all articles came {all} times, some {some} times, none {none} times");
    assert!(all > none, "salvage brings more than nothing");
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }
}
