//! What a person can do to a vault, by name.

use serde::{Deserialize, Serialize};

/// The name of a user action: what stands in the history, and what undo speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Action {
    /// A new article.
    #[serde(rename = "article.create")]
    ArticleCreate,
    /// An article made from a file.
    #[serde(rename = "article.import")]
    ArticleImport,
    /// Writing in the body.
    #[serde(rename = "article.write")]
    ArticleWrite,
    /// Filling fields.
    #[serde(rename = "article.fields")]
    ArticleFields,
    /// A step of the workflow.
    #[serde(rename = "article.status")]
    ArticleStatus,
    /// Its post was read back as published: readers have it.
    #[serde(rename = "article.deliver")]
    ArticleDeliver,
    /// A correction of what readers have was read back.
    #[serde(rename = "article.correct")]
    ArticleCorrect,
    /// Signs that do no good taken out of the text.
    #[serde(rename = "article.clean")]
    ArticleClean,
    /// Words replaced where they were found, in one article or several.
    #[serde(rename = "article.replace")]
    ArticleReplace,
    /// Suggested changes accepted or rejected.
    #[serde(rename = "article.suggestions")]
    ArticleSuggestions,
    /// Text that an import had left out put into the article.
    #[serde(rename = "article.put_back")]
    ArticlePutBack,
    /// What somebody wrote into its post on a site taken into the article.
    #[serde(rename = "article.take")]
    ArticleTake,
    /// An article as a backup has it brought into the vault.
    #[serde(rename = "article.restore")]
    ArticleRestore,
    /// A tag put on an article.
    #[serde(rename = "tag.add")]
    TagAdd,
    /// A tag taken off an article.
    #[serde(rename = "tag.remove")]
    TagRemove,
    /// Pictures and the like brought into the vault.
    #[serde(rename = "media.add")]
    MediaAdd,
    /// An earlier revision brought back.
    #[serde(rename = "revision.restore")]
    RevisionRestore,
    /// A name given to a revision, or taken from it.
    #[serde(rename = "revision.name")]
    RevisionName,
    /// The vault's settings.
    #[serde(rename = "settings.set")]
    SettingsSet,
    /// An action taken back.
    #[serde(rename = "undo")]
    Undo,
}
