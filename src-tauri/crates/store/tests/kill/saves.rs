//! Saving, and making a vault.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use warraq_core::action::Action;
use warraq_core::article::{
    ArticleId, Block, BlockAttrs, BlockId, Document, InlineContent, Paragraph,
};
use warraq_core::fields::Fields;
use warraq_core::tag::Tag;
use warraq_store::articles::{self, NewArticle, SaveBlocks};
use warraq_store::{Access, FreshIds, KdfCost, StoreError, Vault, tags};

use crate::{Random, killed, kills, now, person, say, secret};

const BLOCKS: usize = 40;

#[test]
fn every_acknowledged_save_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let id = new_vault(&path);
    let kills = kills();
    let mut random = Random::seeded();
    let mut written: BTreeMap<BlockId, String> = BTreeMap::new();
    let mut acknowledged = 0;
    for kill in 1..=kills {
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
    assert!(acknowledged > kills as usize, "the kills came before anything was saved");
    eprintln!("{acknowledged} saves acknowledged over {kills} kills, none lost");
}

#[test]
fn a_vault_killed_while_it_is_made_is_whole_or_absent() {
    let mut random = Random::seeded();
    let (mut whole, mut absent) = (0, 0);
    for _ in 0..kills() * 2 / 5 {
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

/// The work that is killed.
pub fn create(path: &Path) {
    Vault::create(path, &secret(), KdfCost::for_tests()).unwrap();
    say("created");
}

/// The work that is killed.
pub fn save_for_ever(path: &Path) {
    let mut vault = Vault::open(path, &secret(), Access::Write).unwrap();
    let id = the_article(&vault);
    let mut random = Random::seeded();
    for round in 0.. {
        save(&mut vault, id, round, &mut random);
    }
}

/// A save of one block, acknowledged; now and then a tag too, or all blocks in another order.
pub fn save(vault: &mut Vault, id: ArticleId, round: u32, random: &mut Random) {
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

pub fn new_vault(path: &Path) -> ArticleId {
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

pub fn the_article(vault: &Vault) -> ArticleId {
    let query = warraq_store::ArticleQuery { limit: 1, ..Default::default() };
    vault.list(&query).unwrap().articles[0].id
}
