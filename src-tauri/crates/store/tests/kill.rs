//! Killed while it saves, again and again: the vault opens, is sound, and holds every save that was
//! acknowledged.

// The cost that makes a vault in no time is not there in a release build.
#![cfg(debug_assertions)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::env;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use warraq_core::action::Action;
use warraq_core::article::{
    ArticleId, Block, BlockAttrs, BlockId, Document, InlineContent, Paragraph,
};
use warraq_core::fields::Fields;
use warraq_core::person::Person;
use warraq_core::tag::Tag;
use warraq_store::articles::{self, NewArticle, SaveBlocks};
use warraq_store::{Access, FreshIds, KdfCost, StoreError, Vault, tags};

const VAULT: &str = "WARRAQ_TEST_KILL";
const WORK: &str = "WARRAQ_TEST_WORK";
const KILLS: u32 = 50;
const BLOCKS: usize = 40;

#[test]
fn every_acknowledged_save_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let id = new_vault(&path);
    let mut random = Random::seeded();
    let mut written: BTreeMap<BlockId, String> = BTreeMap::new();
    let mut acknowledged = 0;
    for kill in 1..=KILLS {
        let lines = killed(&path, "save", Duration::from_micros(random.below(160_000)));
        let saves: Vec<_> = lines.iter().filter_map(|line| Acknowledged::parse(line)).collect();
        let last = saves.last().map(|save| save.version);
        acknowledged += saves.len();
        written.extend(saves.into_iter().map(|save| (save.block, save.text)));

        let vault = Vault::open(&path, &secret(), Access::Write).unwrap();
        let report = vault.verify().unwrap();
        assert!(report.is_clean(), "kill {kill}: {:?}", report.faults);
        let article = vault.article(id).unwrap();
        let there = texts(&article.body);
        let other = written.iter().filter(|(id, text)| there.get(id) != Some(text)).count();
        let in_flight = last.map_or(1, |last| article.version.checked_sub(last).unwrap());
        assert!(in_flight <= 1, "kill {kill}: one save at most is not acknowledged");
        assert!(other <= in_flight as usize, "kill {kill}: {other} saves were lost");
        written = there;
    }
    assert!(acknowledged > KILLS as usize, "the kills came before anything was saved");
    eprintln!("{acknowledged} saves acknowledged over {KILLS} kills, none lost");
}

#[test]
fn a_vault_killed_while_it_is_made_is_whole_or_absent() {
    let mut random = Random::seeded();
    let (mut whole, mut absent) = (0, 0);
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.warraq");
        killed(&path, "create", Duration::from_micros(random.below(200_000)));
        match Vault::open(&path, &secret(), Access::Write) {
            Ok(vault) => {
                assert!(vault.verify().unwrap().is_clean());
                whole += 1;
            }
            Err(StoreError::Missing { .. }) => {
                Vault::create(&path, &secret(), KdfCost::for_tests()).unwrap();
                absent += 1;
            }
            Err(error) => panic!("{error:?}"),
        }
    }
    eprintln!("{whole} whole, {absent} absent");
}

/// The text of every block.
fn texts(body: &Document) -> BTreeMap<BlockId, String> {
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.content.to_text(),
        other => panic!("{other:?}"),
    };
    body.blocks().iter().map(|block| (block.id(), text(block))).collect()
}

/// What the child has printed until it was killed, after so long at work.
fn killed(path: &Path, work: &str, after: Duration) -> Vec<String> {
    let mut child = child(path, work);
    let mut out = child.stdout.take().unwrap();
    let (mut bytes, mut byte) = (Vec::new(), [0]);
    // Not while the program only loads: the line before `ready` is libtest's.
    while !bytes.ends_with(b"ready\n") {
        assert_eq!(out.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&bytes));
        bytes.push(byte[0]);
    }
    thread::sleep(after);
    child.kill().unwrap();
    out.read_to_end(&mut bytes).unwrap();
    child.wait().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let ended = text.rfind('\n').map_or(0, |at| at + 1);
    text[..ended].lines().map(str::to_owned).collect()
}

fn child(path: &Path, work: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["the_child", "--exact", "--ignored", "--nocapture"])
        .env(VAULT, path)
        .env(WORK, work)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "is the process that the tests here kill"]
fn the_child() {
    let Some(path) = env::var_os(VAULT) else { return };
    let path = Path::new(&path);
    say("\nready");
    if env::var(WORK).unwrap() == "create" {
        Vault::create(path, &secret(), KdfCost::for_tests()).unwrap();
        say("created");
        return;
    }
    let mut vault = Vault::open(path, &secret(), Access::Write).unwrap();
    let id = the_article(&vault);
    let mut random = Random::seeded();
    for round in 0.. {
        save(&mut vault, id, round, &mut random);
    }
}

/// A save of one block; now and then a tag too, or all blocks in another order.
fn save(vault: &mut Vault, id: ArticleId, round: u32, random: &mut Random) {
    let article = vault.article(id).unwrap();
    let mut order: Vec<_> = article.body.blocks().iter().map(Block::id).collect();
    let block = usize::try_from(random.below(BLOCKS as u64)).unwrap();
    let attrs = article.body.blocks()[block].attrs().clone();
    let block = attrs.id;
    let text =
        format!("حفظ {round} {}", "كلمة ".repeat(usize::try_from(random.below(300)).unwrap()));
    let content = InlineContent::plain(&text);
    let changed = vec![Block::Paragraph(Paragraph { attrs, content })];
    let order = (round % 7 == 6).then(|| {
        order.rotate_left(1);
        order
    });
    let save = SaveBlocks { article: id, base_version: article.version, changed, order };
    let done = vault.transact(Action::ArticleWrite, &person(), now(), |tx| {
        let saved = articles::save_blocks(tx, &save)?;
        if round % 5 == 4 {
            tags::add(tx, id, &Tag::parse(&format!("وسم {round}"))?)?;
        }
        Ok(saved)
    });
    let version = done.unwrap().value.version;
    say(&format!("acknowledged\t{version}\t{block}\t{text}"));
}

struct Acknowledged {
    version: u32,
    block: BlockId,
    text: String,
}

impl Acknowledged {
    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.strip_prefix("acknowledged\t")?.splitn(3, '\t');
        let (version, block) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { version, block, text: parts.next()?.to_owned() })
    }
}

fn new_vault(path: &Path) -> ArticleId {
    let (mut vault, _) = Vault::create(path, &secret(), KdfCost::for_tests()).unwrap();
    let mut ids = FreshIds::at(now());
    let blocks = (0..BLOCKS)
        .map(|_| {
            let attrs = BlockAttrs::new(&mut ids);
            Block::Paragraph(Paragraph { attrs, content: InlineContent::plain("نص") })
        })
        .collect();
    let id = ArticleId::new(&mut ids);
    let body = Document::of(blocks, &mut ids);
    let new = NewArticle::draft(id, Fields::default(), body);
    vault
        .transact(Action::ArticleCreate, &person(), now(), |tx| articles::create(tx, &new))
        .unwrap();
    vault.close().unwrap();
    id
}

fn the_article(vault: &Vault) -> ArticleId {
    let query = warraq_store::ArticleQuery { limit: 1, ..Default::default() };
    vault.list(&query).unwrap().articles[0].id
}

/// To the pipe itself: what is there was said before the kill.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

fn secret() -> SecretString {
    "كلمة السر".to_owned().into()
}

fn person() -> Person {
    Person { name: "سلمى".to_owned(), role: String::new() }
}

fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}

/// `SplitMix64`: enough to choose moments, and told, so that a failure can be tried again.
struct Random(u64);

impl Random {
    fn seeded() -> Self {
        let seed = env::var("WARRAQ_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or_else(|| {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
            u64::from(now.subsec_nanos()) ^ u64::from(std::process::id())
        });
        eprintln!("WARRAQ_TEST_SEED={seed}");
        Self(seed)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}
