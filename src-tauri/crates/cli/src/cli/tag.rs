//! The words for tags.

use clap::{Args, Subcommand};

/// What can be done with the tags of an article.
#[derive(Subcommand)]
pub enum TagCommand {
    /// Put tags on an article
    Add(TagArguments),
    /// Take tags off an article
    Remove(TagArguments),
}

/// An article and tags.
#[derive(Args)]
pub struct TagArguments {
    /// The article's id, or its first six characters or more
    pub id: String,
    /// The tags
    #[arg(required = true, value_name = "TAG")]
    pub tags: Vec<String>,
}

/// What can be done with the tags of the vault.
#[derive(Subcommand)]
pub enum TagsCommand {
    /// List them, the most used first
    List,
}
