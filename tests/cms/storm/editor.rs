//! An editor of the site, who works on posts by an account of their own while articles go there.

use std::sync::Mutex;
use std::time::Duration;

use tokio::time::timeout;
use warraq_connect::wordpress::WordPress;
use warraq_connect::{Connector, Post, RemoteId, RemotePost};

use super::super::chance::Chance;
use super::super::proxy::Proxy;
use super::ledger::{Edit, Field, Ledger, Stage};
use super::piece::article_id;

/// A post that the editor may open.
#[derive(Clone)]
pub struct Open {
    pub article: u64,
    pub id: RemoteId,
}

/// How the words of each edit begin and end.
pub const ADDED: (&str, &str) = ("أضافه محرر الموقع ", "!");

/// So long the editor waits for the moment in which a post is written.
const PATIENCE: Duration = Duration::from_secs(2);

/// Adds something to so many of the posts that are there, one now and one then: at any time, and in the very moment
/// between the reading of a post and its writing.
pub async fn work(
    site: &WordPress,
    proxy: &Proxy,
    ledger: &Mutex<Ledger>,
    chance: &Chance,
    (posts, count): (impl Fn() -> Vec<Open>, u64),
) {
    for _ in 0..count {
        if chance.is(40) {
            let Ok(Ok(moment)) = timeout(PATIENCE, proxy.moment()).await else { continue };
            let is_written = |post: &Open| moment.posts.contains(&post.id.0);
            if let Some(post) = posts().into_iter().find(is_written) {
                edit(site, ledger, chance, &post).await;
                ledger.lock().unwrap().count.in_the_moment += 1;
            }
            continue;
        }
        tokio::time::sleep(Duration::from_millis(200 + chance.below(2500))).await;
        let posts = posts();
        if posts.is_empty() {
            continue;
        }
        // Whoever edits there edits what is new, more often than not.
        let newest = posts.len().min(if chance.is(60) { 25 } else { usize::MAX });
        let post = &posts[posts.len() - 1 - chance.size_below(newest)];
        edit(site, ledger, chance, post).await;
    }
}

async fn edit(site: &WordPress, ledger: &Mutex<Ledger>, chance: &Chance, open: &Open) {
    let Ok(Some(read)) = site.read_post(&open.id).await else { return };
    let field = match chance.below(10) {
        0..7 => Field::Content,
        7 => Field::Title,
        _ => Field::Excerpt,
    };
    let at = {
        let mut ledger = ledger.lock().unwrap();
        let words = format!("{}{}{}", ADDED.0, ledger.edits.len(), ADDED.1);
        ledger.edits.push(Edit { article: open.article, field, words, stage: Stage::Begun });
        ledger.save();
        ledger.edits.len() - 1
    };
    let words = ledger.lock().unwrap().edits[at].words.clone();
    let post = with(&read, open.article, field, &words);
    // Where the site itself fails, nobody knows whether it stands there.
    if let Err(fault) = site.update_post(&read.id, &read.seen(), &post, &()).await {
        eprintln!("{words}: {fault}");
        return;
    }
    let mut ledger = ledger.lock().unwrap();
    ledger.edits[at].stage = Stage::There;
    ledger.save();
}

fn with(read: &RemotePost, article: u64, field: Field, words: &str) -> Post {
    let mut post = Post {
        article: article_id(article),
        title: read.title.clone(),
        content: read.content.clone(),
        excerpt: read.excerpt.clone(),
        slug: String::new(),
        categories: read.categories.clone(),
        tags: read.tags.clone(),
        featured: read.featured.clone(),
        author: None,
        language: String::new(),
    };
    match field {
        Field::Title => post.title = format!("{} {words}", post.title),
        Field::Excerpt => post.excerpt = format!("{} {words}", post.excerpt),
        Field::Content => {
            let block = format!("<!-- wp:paragraph -->\n<p>{words}</p>\n<!-- /wp:paragraph -->");
            post.content = format!("{}\n\n{block}", post.content);
        }
    }
    post
}
