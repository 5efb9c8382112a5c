//! Posts that stand in a file twice, and not with the same words.

use std::collections::HashMap;

use warraq_core::article::ArticleId;

use super::item::{Comment, Fields, RawPost};
use super::library::Library;

/// What the other copies of posts say, by the ids of their articles.
#[derive(Debug, Clone, Default)]
pub(super) struct Copies(HashMap<ArticleId, Vec<String>>);

impl Copies {
    /// Keeps what a copy says; `library` has room for it or counts it.
    pub(super) fn add(&mut self, post: &RawPost, library: &mut Library) {
        let words = words(post);
        if library.has_room(words.len()) {
            self.0.entry(post.id).or_default().push(words);
        }
    }

    /// What the other copies of a post say.
    pub(super) fn of(&self, post: ArticleId) -> &[String] {
        self.0.get(&post).map_or(&[], Vec::as_slice)
    }
}

/// The title of a post, its excerpt, its text and what readers wrote below it.
fn words(post: &RawPost) -> String {
    let Fields { title, excerpt, content, .. } = &post.fields;
    let own = [title, excerpt, content].map(|text| text.trim().to_owned());
    let comments = post.comments.iter().map(Comment::words);
    let words = own.into_iter().chain(comments).filter(|text| !text.is_empty());
    words.collect::<Vec<_>>().join("\n\n")
}
