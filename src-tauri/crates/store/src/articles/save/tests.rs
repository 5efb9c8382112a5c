//! What a save costs, which only the rows it writes can tell.

use chrono::DateTime;
use warraq_core::action::Action;
use warraq_core::article::{BlockAttrs, InlineContent, Paragraph};
use warraq_core::fields::Fields;
use warraq_core::person::Person;

use super::*;
use crate::articles::{self, NewArticle};
use crate::{FreshIds, KdfCost, Vault};

fn paragraph(ids: &mut FreshIds, text: &str) -> Block {
    let attrs = BlockAttrs::new(ids);
    Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(text) })
}

#[test]
fn of_a_whole_text_only_the_blocks_that_differ_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.warraq");
    let (mut vault, _) =
        Vault::create(&path, &"كلمة السر".to_owned().into(), KdfCost::for_tests()).unwrap();
    let now = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let mut ids = FreshIds::at(now);
    let mut blocks: Vec<Block> = (0..200).map(|_| paragraph(&mut ids, "نص")).collect();
    let body = Document::of(blocks.clone(), &mut ids);
    let new = NewArticle::draft(ArticleId::new(&mut ids), Fields::default(), body);
    let create = Action::ArticleCreate;
    vault.transact(create, &person, now, |tx| articles::create(tx, &new)).unwrap();

    blocks[100] = paragraph(&mut ids, "نص آخر");
    let body = Document::of(blocks, &mut ids);
    let before = vault.connection().total_changes();
    let clean = Action::ArticleClean;
    vault.transact(clean, &person, now, |tx| save_document(tx, new.id, 1, &body)).unwrap();
    let rows = vault.connection().total_changes() - before;
    assert!(rows < 20, "{rows} rows were written");
    assert_eq!(vault.article(new.id).unwrap().body, body);
}
