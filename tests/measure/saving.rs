//! A changed paragraph made durable: encrypted, written, on the disk.

use std::time::Instant;

use secrecy::SecretString;
use serde_json::Value;
use warraq_core::action::Action;
use warraq_core::article::Block;
use warraq_store::articles::{self, SaveBlocks};
use warraq_store::{Access, FreshIds, Vault};

use crate::home::PASSPHRASE;
use crate::spread;
use crate::vault;

/// Saves measured in each article.
const SAVES: usize = 300;

/// Times at 300, 1,000 and 20,000 words.
pub fn measure() -> Value {
    let figures = [300, 1_000, 20_000].map(|words| (format!("{words} words"), at(words)));
    Value::Object(figures.into_iter().collect())
}

fn at(words: usize) -> Value {
    let (home, id) = vault::with_words(words);
    let secret = SecretString::from(PASSPHRASE);
    let mut open = Vault::open(&home.vault(), &secret, Access::Write).expect("the vault opens");
    let article = open.article(id).expect("the article is there");
    let middle = article.body.blocks()[article.body.blocks().len() / 2].attrs().clone();
    let mut base_version = article.version;
    let mut ids = FreshIds::at(vault::moment());
    let times = (0..SAVES).map(|count| {
        let Block::Paragraph(mut changed) = vault::paragraph(40 + count % 20, &mut ids) else {
            unreachable!("a paragraph was asked for")
        };
        changed.attrs = middle.clone();
        let changed = vec![Block::Paragraph(changed)];
        let save = SaveBlocks { article: id, base_version, changed, order: None };
        let begun = Instant::now();
        let saved = open
            .transact(Action::ArticleWrite, &vault::person(), chrono::Utc::now(), |tx| {
                articles::save_blocks(tx, &save)
            })
            .expect("the paragraph is saved");
        base_version = saved.value.version;
        begun.elapsed().as_secs_f64() * 1_000.0
    });
    spread::of(times.collect())
}
