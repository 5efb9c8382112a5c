//! What is done while the disk fails, and what must hold afterwards.

mod backup;
mod create;
mod migrate;
mod passphrase;
mod writing;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use sha2::{Digest, Sha256};
use warraq_core::article::Block;
use warraq_core::person::Person;
use warraq_store::{ArticleQuery, StoreError, Vault};

use crate::calls::say;

/// How often something that was refused is tried again.
const TRIES: u32 = 3;

/// Something that people do with a vault. Done without a fault, it says the same lines each time.
pub struct Work {
    pub name: &'static str,
    /// Makes what it is done with.
    pub prepare: fn(&Path),
    run: fn(&Path) -> Result<(), StoreError>,
    /// What is wrong in the folder after these lines were said, and perhaps what the next one would have told.
    pub check: fn(&Path, &Said<'_>) -> Result<(), Fault>,
}

/// What was acknowledged, and what may have been done beside it.
pub struct Said<'a> {
    pub acknowledged: &'a [&'a str],
    pub in_flight: Option<&'a str>,
    /// Whether what was acknowledged last may be gone, because the disk has not told the truth.
    pub may_be_earlier: bool,
}

/// What is wrong with what a disk holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The vault does not open, and says that it is damaged, or is not there.
    NotOpened,
    /// It opens, and `verify` tells damage.
    Unclean,
    /// It is sound and lacks what was acknowledged.
    Lost,
    /// It is sound and holds what nobody wrote so.
    Mixed,
}

pub const ALL: [&Work; 6] = [
    &writing::SAVING,
    &writing::IMPORTING,
    &backup::BACKING_UP,
    &passphrase::CHANGING,
    &migrate::MIGRATING,
    &create::CREATING,
];

pub fn named(name: &str) -> &'static Work {
    ALL.into_iter().find(|work| work.name == name).unwrap()
}

impl Work {
    /// In the process whose calls may fail. That something is refused is no fault of the program.
    pub fn run(&self, folder: &Path) {
        if let Err(error) = (self.run)(folder) {
            say(&format!("refused {error:?}"));
        }
    }
}

impl Said<'_> {
    /// Whether the lines that begin so allow what was found: the last acknowledged one, or the one in flight.
    fn allows(&self, beginning: &str, found: &str) -> Result<(), Fault> {
        let lines: Vec<_> =
            self.acknowledged.iter().filter_map(|line| line.strip_prefix(beginning)).collect();
        let next = self.in_flight.and_then(|line| line.strip_prefix(beginning));
        if lines.last() == Some(&found) || next == Some(found) {
            return Ok(());
        }
        if !lines.contains(&found) {
            return Err(Fault::Mixed);
        }
        if self.may_be_earlier { Ok(()) } else { Err(Fault::Lost) }
    }
}

/// What a refused step says when it is tried again, up to [`TRIES`] times.
fn insist<T>(mut step: impl FnMut() -> Result<T, StoreError>) -> Result<T, StoreError> {
    for _ in 1..TRIES {
        match step() {
            Ok(done) => return Ok(done),
            Err(error) => say(&format!("refused {error:?}")),
        }
    }
    step()
}

/// Sound as a whole, else what is wrong.
fn looked_through(vault: &Vault) -> Result<(), Fault> {
    match vault.verify() {
        Ok(report) if report.is_clean() => Ok(()),
        found => {
            // Seen where the test fails.
            eprintln!("{found:?}");
            Err(Fault::Unclean)
        }
    }
}

fn opened(found: Result<Vault, StoreError>) -> Result<Vault, Fault> {
    match found {
        Ok(vault) => Ok(vault),
        Err(StoreError::Damaged(_) | StoreError::Missing { .. } | StoreError::NotAVault) => {
            Err(Fault::NotOpened)
        }
        Err(error) => panic!("that is no answer to a damaged disk: {error:?}"),
    }
}

/// All that people wrote, as one short text: equal texts are equal states.
fn state_of(vault: &Vault) -> Result<String, StoreError> {
    let list = vault.list(&ArticleQuery { limit: 1000, ..ArticleQuery::default() })?;
    let mut told = Vec::new();
    for one in &list.articles {
        let article = vault.article(one.id)?;
        let texts = article.body.blocks().iter().map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.content.to_text(),
            other => other.to_json().to_string(),
        });
        let texts: Vec<_> = texts.collect();
        let article = (article.version, article.fields.headline, article.tags, texts);
        told.push(format!("{article:?}"));
    }
    for medium in vault.media_list()? {
        let hash: [u8; 32] = Sha256::digest(vault.media_bytes(medium.id)?).into();
        told.push(format!("{} {hash:?}", medium.name));
    }
    told.sort();
    let hash = Sha256::digest(told.join("\n"));
    Ok(hash.iter().take(12).fold(String::new(), |text, byte| format!("{text}{byte:02x}")))
}

fn say_state(vault: &Vault) -> Result<(), StoreError> {
    let state = insist(|| state_of(vault))?;
    say(&format!("state {state}"));
    Ok(())
}

fn vault_in(folder: &Path) -> PathBuf {
    folder.join("vault.warraq")
}

fn secret() -> SecretString {
    "كلمة السر".to_owned().into()
}

fn person() -> Person {
    Person { name: "سلمى".to_owned(), role: String::new() }
}

/// So many minutes into a day.
fn at(minute: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000 + 60 * i64::from(minute), 0).unwrap()
}
