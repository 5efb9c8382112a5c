//! The words that must not leave the newsroom: names of sources, places of people who hide, whatever harms somebody
//! when it is read.

mod article;
mod endings;
mod words;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::article::{Article, BlockId};
use crate::fields::FieldName;
use endings::Endings;
use words::Words;

/// The list of a vault: words and phrases as somebody wrote them, each once however it is spelled.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct NeverPublish(Vec<String>);

/// What is no entry of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// There is neither a letter nor a digit in it.
    #[error("there is no word in it")]
    NoWord,
    /// It has more words than a phrase.
    #[error("it has more than {MOST_WORDS} words")]
    TooLong,
}

/// The most words of an entry.
pub const MOST_WORDS: usize = 12;

/// A word of the list in an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FoundWord {
    /// The entry of the list.
    pub word: String,
    /// What it stands in.
    pub part: ArticlePart,
    /// The field, where it is one.
    pub field: Option<FieldName>,
    /// The block, the innermost, where it is in the body.
    pub block: Option<BlockId>,
    /// It, with what stands around it.
    pub excerpt: String,
}

/// What of an article a word stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ArticlePart {
    /// A field.
    Field,
    /// A tag.
    Tag,
    /// The text of a block, captions and notes among them.
    Text,
    /// What a reader who cannot see a picture is told.
    Alt,
    /// Who made a picture, or who said a quote.
    Credit,
    /// The address of a link or an embed, or what it is called.
    Link,
    /// The sign of a footnote.
    Label,
    /// Text that somebody suggests.
    Suggestion,
    /// A comment, or the name of who made it or a suggestion.
    Comment,
    /// The name of who changed the article last, or suggested or remarked something in it.
    Person,
}

impl ArticlePart {
    /// Every part.
    pub const ALL: [Self; 10] = [
        Self::Field,
        Self::Tag,
        Self::Text,
        Self::Alt,
        Self::Credit,
        Self::Link,
        Self::Label,
        Self::Suggestion,
        Self::Comment,
        Self::Person,
    ];
}

impl NeverPublish {
    /// The entries in the order they were added.
    #[must_use]
    pub fn entries(&self) -> &[String] {
        &self.0
    }

    /// Adds an entry; no where the list has it in one spelling or another.
    ///
    /// # Errors
    /// [`EntryError`].
    pub fn add(&mut self, entry: &str) -> Result<bool, EntryError> {
        let entry = entry.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words::of(&entry);
        if words.is_empty() {
            return Err(EntryError::NoWord);
        }
        if words.len() > MOST_WORDS {
            return Err(EntryError::TooLong);
        }
        if self.0.iter().any(|known| words::is_same(known, &entry)) {
            return Ok(false);
        }
        self.0.push(entry);
        Ok(true)
    }

    /// Takes an entry off, in whatever spelling; no where the list has none such.
    pub fn remove(&mut self, entry: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|known| !words::is_same(known, entry));
        self.0.len() < before
    }

    /// Where the entries stand in an article, suggestions, comments and the last editor's name among it: fields first,
    /// then the body in its order, the same place once.
    #[must_use]
    pub fn find(&self, article: &Article) -> Vec<FoundWord> {
        if self.0.is_empty() { Vec::new() } else { article::find(&Words::of(&self.0), article) }
    }

    /// The entries that stand in `text`, each with what stands around it.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Vec<(String, String)> {
        let found = Words::of(&self.0).find(text, Endings::default());
        found.into_iter().map(|(word, excerpt)| (word.to_owned(), excerpt)).collect()
    }
}

/// What was kept is read as if it was added anew: what is no entry is none.
impl<'de> Deserialize<'de> for NeverPublish {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut list = Self::default();
        for entry in Vec::<String>::deserialize(deserializer)? {
            list.add(&entry).map_err(serde::de::Error::custom)?;
        }
        Ok(list)
    }
}
