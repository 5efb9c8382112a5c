//! Saving: typing, tags, headlines, undo, the vault closed and opened again. And importing, with pictures.

use std::path::Path;

use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Block, BlockAttrs, Document, InlineContent, Paragraph};
use warraq_core::fields::{FieldChange, FieldName, FieldValue, Fields};
use warraq_core::media::MediaId;
use warraq_core::tag::Tag;
use warraq_store::articles::{self, NewArticle, SaveBlocks};
use warraq_store::{
    Access, ArticleQuery, FreshIds, KdfCost, NewMedia, StoreError, Vault, media, tags,
};

use super::{
    Fault, Said, Work, at, insist, looked_through, opened, person, say_state, secret, state_of,
    vault_in,
};
use crate::random::Random;

pub const SAVING: Work = Work { name: "saving", prepare, run: save, check };
pub const IMPORTING: Work = Work { name: "importing", prepare, run: import, check };

const BLOCKS: usize = 30;
const SAVES: u32 = 40;
const IMPORTS: u32 = 14;

/// A vault with an article, closed.
pub fn prepare(folder: &Path) {
    let (mut vault, _) = Vault::create(&vault_in(folder), &secret(), KdfCost::for_tests()).unwrap();
    let new = article("عنوان", BLOCKS, 0);
    let create = Action::ArticleCreate;
    vault.transact(create, &person(), at(0), |tx| articles::create(tx, &new)).unwrap();
    vault.close().unwrap();
}

fn save(folder: &Path) -> Result<(), StoreError> {
    let mut vault = open(folder)?;
    say_state(&vault)?;
    let id = the_article(&vault)?;
    for round in 1..=SAVES {
        insist(|| step(&mut vault, id, round))?;
        say_state(&vault)?;
        if round % 10 == 0 {
            // What closing says of what is safe already is no news.
            let _ = vault.close();
            vault = open(folder)?;
        }
    }
    vault.close()
}

/// One action: most are of typing.
pub fn step(vault: &mut Vault, id: ArticleId, round: u32) -> Result<(), StoreError> {
    let (person, now) = (person(), at(round));
    let article = vault.article(id)?;
    match round % 8 {
        3 => {
            let tag = Tag::parse(&format!("وسم {round}"))?;
            vault.transact(Action::TagAdd, &person, now, |tx| tags::add(tx, id, &tag))?;
        }
        5 => {
            let value = FieldValue::Text(format!("عنوان {round}"));
            let change = FieldChange { field: FieldName::Headline, value };
            vault.transact(Action::ArticleFields, &person, now, |tx| {
                articles::save_fields(tx, id, article.version, &[change])
            })?;
        }
        6 => {
            let last = vault.undoable()?.unwrap().id;
            vault.undo(last, &person, now)?;
        }
        _ => {
            let mut random = Random(u64::from(round));
            let block = usize::try_from(random.below(BLOCKS as u64)).unwrap();
            let attrs = article.body.blocks()[block].attrs().clone();
            let content = InlineContent::plain(&text(round, random.below(2000)));
            let changed = vec![Block::Paragraph(Paragraph { attrs, content })];
            let save =
                SaveBlocks { article: id, base_version: article.version, changed, order: None };
            vault.transact(Action::ArticleWrite, &person, now, |tx| {
                articles::save_blocks(tx, &save)
            })?;
        }
    }
    Ok(())
}

/// So much at once that the log is moved into the vault more than once.
fn import(folder: &Path) -> Result<(), StoreError> {
    let mut vault = open(folder)?;
    say_state(&vault)?;
    for round in 1..=IMPORTS {
        insist(|| {
            let new = article(&format!("خبر {round}"), 20, round);
            let picture = picture(round);
            vault.transact(Action::ArticleImport, &person(), at(round), |tx| {
                media::add(tx, &picture)?;
                articles::create(tx, &new)
            })
        })?;
        say_state(&vault)?;
    }
    vault.close()
}

/// Also of a vault that is the state of one moment.
pub fn check(folder: &Path, said: &Said<'_>) -> Result<(), Fault> {
    let vault = opened(Vault::open(&vault_in(folder), &secret(), Access::Write))?;
    looked_through(&vault)?;
    let state = state_of(&vault).map_err(|_| Fault::Unclean)?;
    if said.acknowledged.is_empty() && said.in_flight.is_none() {
        return Ok(());
    }
    said.allows("state ", &state)
}

pub fn open(folder: &Path) -> Result<Vault, StoreError> {
    insist(|| Vault::open(&vault_in(folder), &secret(), Access::Write))
}

pub fn the_article(vault: &Vault) -> Result<ArticleId, StoreError> {
    Ok(vault.list(&ArticleQuery { limit: 1, ..ArticleQuery::default() })?.articles[0].id)
}

fn article(headline: &str, blocks: usize, round: u32) -> NewArticle {
    let mut ids = FreshIds::at(at(round));
    let block = |number: usize, ids: &mut FreshIds| {
        let content = InlineContent::plain(&text(round, 40 * number as u64));
        Block::Paragraph(Paragraph { attrs: BlockAttrs::new(ids), content })
    };
    let blocks = (0..blocks).map(|number| block(number, &mut ids)).collect();
    let fields = Fields { headline: headline.to_owned(), ..Fields::default() };
    let id = ArticleId::new(&mut ids);
    NewArticle::draft(id, fields, Document::of(blocks, &mut ids))
}

fn text(round: u32, words: u64) -> String {
    let mut random = Random(u64::from(round) << 32 | words);
    let words = (0..words / 8).map(|_| format!("كلمة{} ", random.below(100_000)));
    format!("حفظ {round} {}", words.collect::<String>())
}

/// A third of a megabyte that nothing can be pressed out of.
fn picture(round: u32) -> NewMedia {
    let mut random = Random(u64::from(round));
    let bytes = (0..300_000).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
    NewMedia {
        id: MediaId::new(&mut FreshIds::at(at(round))),
        name: format!("صورة {round}.jpg"),
        media_type: "image/jpeg".to_owned(),
        size: None,
        bytes,
        source: String::new(),
        alt: String::new(),
        caption: String::new(),
        credit: String::new(),
    }
}
