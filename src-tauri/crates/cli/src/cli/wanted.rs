//! What people may want of a post: how it is to stand, and whose text it is to have.

use clap::ValueEnum;

/// What an article is to be on a site.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PushState {
    /// Seen by the newsroom
    Draft,
    /// Waiting for an editor
    Pending,
    /// Seen by everybody
    Publish,
    /// Seen by everybody no longer
    Unpublish,
}

/// Whose text is kept.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Whose {
    /// The article's, and the state that was asked for
    Mine,
    /// The site's; the article takes it
    Theirs,
    /// What each changed, where they did not change the same; the article takes it
    Merged,
}
