//! A newsroom made up for tests: a vault in a folder of its own, people, articles.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use tempfile::TempDir;
use warraq_core::action::Action;
use warraq_core::article::{
    Article, ArticleId, Block, BlockAttrs, Document, InlineContent, Paragraph,
};
use warraq_core::fields::{FieldChange, FieldName, FieldValue, Fields};
use warraq_core::person::Person;
use warraq_core::tag::Tag;
use warraq_store::articles::{self, NewArticle, SaveBlocks};
use warraq_store::{Access, Committed, FreshIds, KdfCost, Saved, StoreError, Vault};

pub const PASSPHRASE: &str = "غرفة الأخبار في القامشلي";

pub struct Newsroom {
    pub vault: Vault,
    pub recovery: String,
    pub folder: TempDir,
}

pub fn newsroom() -> Newsroom {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let (vault, recovery) =
        Vault::create(&path, &secret(PASSPHRASE), KdfCost::for_tests()).unwrap();
    Newsroom { vault, recovery: recovery.expose().to_owned(), folder }
}

impl Newsroom {
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("vault.warraq")
    }

    /// Closed and opened again.
    pub fn reopened(self) -> Self {
        self.reopened_with(PASSPHRASE)
    }

    pub fn reopened_with(self, passphrase: &str) -> Self {
        let path = self.path();
        self.vault.close().unwrap();
        let vault = Vault::open(&path, &secret(passphrase), Access::Write).unwrap();
        Self { vault, ..self }
    }

    pub fn create(&mut self, second: i64, new: &NewArticle) -> ArticleId {
        self.vault
            .transact(Action::ArticleCreate, &salma(), at(second), |tx| articles::create(tx, new))
            .unwrap();
        new.id
    }

    /// A paragraph written anew.
    pub fn write(&mut self, second: i64, id: ArticleId, index: usize, text: &str) -> Saved {
        self.try_write(&salma(), second, id, index, text).unwrap().value
    }

    pub fn try_write(
        &mut self,
        person: &Person,
        second: i64,
        id: ArticleId,
        index: usize,
        text: &str,
    ) -> Result<Committed<Saved>, StoreError> {
        let article = self.vault.article(id).unwrap();
        let attrs = article.body.blocks()[index].attrs().clone();
        let block = Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(text) });
        let save = SaveBlocks {
            article: id,
            base_version: article.version,
            changed: vec![block],
            order: None,
        };
        self.vault.transact(Action::ArticleWrite, person, at(second), |tx| {
            articles::save_blocks(tx, &save)
        })
    }

    /// All paragraphs written anew, by one action.
    pub fn write_all(&mut self, second: i64, id: ArticleId, text: &str) {
        let article = self.vault.article(id).unwrap();
        let changed = article.body.blocks().iter().map(|block| {
            let (attrs, content) = (block.attrs().clone(), InlineContent::plain(text));
            Block::Paragraph(Paragraph { attrs, content })
        });
        let changed = changed.collect();
        let save = SaveBlocks { article: id, base_version: article.version, changed, order: None };
        let write = Action::ArticleWrite;
        self.vault
            .transact(write, &salma(), at(second), |tx| articles::save_blocks(tx, &save))
            .unwrap();
    }

    pub fn headline(&mut self, second: i64, id: ArticleId, text: &str) -> Saved {
        let version = self.vault.article(id).unwrap().version;
        let change = field(FieldName::Headline, text);
        let done = self.vault.transact(Action::ArticleFields, &salma(), at(second), |tx| {
            articles::save_fields(tx, id, version, &[change])
        });
        done.unwrap().value
    }

    pub fn undo(&mut self, second: i64) -> u32 {
        let id = self.vault.undoable().unwrap().unwrap().id;
        self.undo_action(second, id).unwrap()
    }

    /// The number of the undo itself.
    pub fn undo_action(&mut self, second: i64, id: u32) -> Result<u32, StoreError> {
        self.vault.undo(id, &salma(), at(second)).map(|done| done.action.unwrap())
    }

    pub fn is_clean(&self) {
        let report = self.vault.verify().unwrap();
        assert!(report.is_clean(), "{:?}", report.faults);
    }
}

pub fn secret(text: &str) -> SecretString {
    text.to_owned().into()
}

/// So many seconds into a day of the tests.
pub fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000 + second, 120_000_000).unwrap()
}

pub fn salma() -> Person {
    Person { name: "سلمى".to_owned(), role: "محررة".to_owned() }
}

pub fn azad() -> Person {
    Person { name: "آزاد".to_owned(), role: String::new() }
}

pub fn tag(name: &str) -> Tag {
    Tag::parse(name).unwrap()
}

pub fn field(field: FieldName, text: &str) -> FieldChange {
    FieldChange { field, value: FieldValue::Text(text.to_owned()) }
}

pub fn paragraph(text: &str) -> Block {
    let attrs = BlockAttrs::new(&mut FreshIds::at(at(0)));
    Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(text) })
}

pub fn article(headline: &str, paragraphs: &[&str]) -> NewArticle {
    let blocks = paragraphs.iter().map(|text| paragraph(text)).collect();
    let mut ids = FreshIds::at(at(0));
    let fields = Fields { headline: headline.to_owned(), ..Fields::default() };
    NewArticle::draft(ArticleId::new(&mut ids), fields, Document::of(blocks, &mut ids))
}

/// All that undo brings back: everything but version and who changed it when.
pub fn content(article: &Article) -> impl PartialEq + std::fmt::Debug + use<> {
    let Article { status, fields, tags, body, created_at, .. } = article.clone();
    (status, fields, tags, body.to_json_string(), created_at)
}
