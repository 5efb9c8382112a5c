//! Which posts of a file came already: exports that were put together hold one post twice.

use std::collections::HashMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use warraq_core::article::ArticleId;

use super::identity;
use super::item::{self, Fields, RawPost};

/// The posts that came, by the ids of their articles.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<ArticleId, Known>);

#[derive(Debug)]
struct Known {
    number: u64,
    print: [u8; 32],
}

/// What a post is beside those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// It is the first.
    New,
    /// It came already, word for word.
    Same,
    /// It came already, and said something else.
    Changed,
}

impl Seen {
    /// What `post` is. One with the GUID of another post and a number of its own is another post: it gets an id of
    /// its own, the same at every reading.
    pub(super) fn look(&mut self, post: &mut RawPost, site: &str) -> Sight {
        if self.0.get(&post.id).is_some_and(|known| known.number != post.number) {
            post.fields.article.clear();
            post.fields.guid = format!("{}#{}", post.fields.guid, post.number);
            post.id = identity::of_post(&post.fields, site, post.number);
        }
        let print = print(post, Of::Everything);
        match self.0.get(&post.id) {
            None => {
                self.0.insert(post.id, Known { number: post.number, print });
                Sight::New
            }
            Some(known) if known.print == print => Sight::Same,
            Some(_) => Sight::Changed,
        }
    }
}

/// What of a post is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// What its own people wrote, and how it stands on the site.
    Post,
    /// What readers wrote below it, too.
    Everything,
}

impl RawPost {
    /// The words of its title, as far as they are needed to know it by.
    #[must_use]
    pub fn title(&self) -> String {
        item::title_of(&self.fields)
    }

    /// What tells whether the site changed the post since: equal for equal words, terms and standing. Readers'
    /// comments do not change it.
    #[must_use]
    pub fn print(&self) -> String {
        let print = print(self, Of::Post);
        let (half, _) = print.split_at(16);
        half.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

fn print(post: &RawPost, of: Of) -> [u8; 32] {
    let mut hash = Sha256::new();
    // With their lengths: what ends one text must not begin the next.
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    };
    let Fields { title, creator, content, excerpt, date, status, slug, description, .. } =
        &post.fields;
    for text in [title, creator, content, excerpt, date, status, slug, description] {
        add(text);
    }
    for (key, value) in &post.fields.custom {
        add(key);
        add(value);
    }
    for term in &post.terms {
        add(&term.domain);
        add(&term.name);
    }
    if of == Of::Everything {
        for comment in &post.comments {
            add(&comment.author);
            add(&comment.text);
        }
    }
    hash.finalize().into()
}
