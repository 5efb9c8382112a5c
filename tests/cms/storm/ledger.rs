//! What a run remembers beside the vault and the site.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// All of it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ledger {
    pub seed: u64,
    /// How many deliveries there are to be.
    pub deliveries: u64,
    /// The ports of the site and of the line to it.
    pub site_port: u16,
    pub line_port: u16,
    /// How far the clock is ahead of the machine's, in milliseconds.
    pub ahead_ms: i64,
    pub turns: u64,
    pub seconds: f64,
    pub edits: Vec<Edit>,
    pub count: Count,
    /// Requests, by what they met with.
    pub line: BTreeMap<String, u64>,
    #[serde(skip)]
    path: PathBuf,
}

/// What was done.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Count {
    pub dropped: u64,
    pub killed: u64,
    pub syncs: u64,
    pub waits: u64,
    pub retried: u64,
    pub mine: u64,
    pub theirs: u64,
    pub both: u64,
    /// How often the editor saved in the very moment in which a post was written.
    pub in_the_moment: u64,
    /// How often that was told as written over.
    pub written_over: u64,
}

/// What the editor put into a post.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Edit {
    pub article: u64,
    pub field: Field,
    pub words: String,
    pub stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Title,
    Content,
    Excerpt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// About to be saved.
    Begun,
    /// It stands there, and must not go.
    There,
    /// Somebody saw it and decided against it.
    Released,
}

impl Ledger {
    /// The one in the folder; a new one where there is none.
    pub fn open(folder: &Path, new: impl FnOnce() -> (u64, u64)) -> Self {
        let path = folder.join("ledger.json");
        if let Ok(text) = fs::read_to_string(&path) {
            let known: Self = serde_json::from_str(&text).unwrap();
            return Self { path, ..known };
        }
        let (seed, deliveries) = new();
        Self {
            seed,
            deliveries,
            site_port: 0,
            line_port: 0,
            ahead_ms: 0,
            turns: 0,
            seconds: 0.0,
            edits: Vec::new(),
            count: Count::default(),
            line: BTreeMap::new(),
            path,
        }
    }

    /// Writes it down, whole.
    pub fn save(&self) {
        let part = self.path.with_extension("part");
        fs::write(&part, serde_json::to_string_pretty(self).unwrap()).unwrap();
        fs::rename(part, &self.path).unwrap();
    }

    /// What the editor ever put into an article.
    pub fn edits_of(&self, article: u64) -> impl Iterator<Item = &Edit> {
        self.edits.iter().filter(move |edit| edit.article == article)
    }

    /// The words of the editor that stand in an article and must not go.
    pub fn kept_of(&self, article: u64) -> impl Iterator<Item = &str> {
        let kept = self.edits_of(article).filter(|edit| edit.stage == Stage::There);
        kept.map(|edit| &*edit.words)
    }
}
