//! Keeping out of the one moment that a stock site leaves open.
//!
//! Whoever changes a post reads it, compares it, and writes it. What somebody else saves between the reading and the
//! writing is written over, by every program and person alike: a stock WordPress has no way to ask for "only if
//! unchanged". Editors in the tests keep out of this moment of the very same post, and that they had to is counted.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::State;

/// So long after a post was read it may still be written by who read it: two requests may be before it.
const MOMENT: Duration = Duration::from_secs(6);

/// What goes on with one post.
#[derive(Default)]
pub struct Post {
    is_held: bool,
    passing: usize,
    read_at: Option<Instant>,
}

/// A post that nobody hears of over the line until this is dropped.
pub struct Held {
    state: Arc<State>,
    post: String,
}

impl Held {
    pub(super) fn of(state: &Arc<State>, post: &str) -> Option<Self> {
        let mut held = state.held.lock().unwrap();
        let known = held.entry(post.to_owned()).or_default();
        let is_between = known.read_at.is_some_and(|at| at.elapsed() < MOMENT);
        if known.passing > 0 || is_between || known.is_held {
            return None;
        }
        known.is_held = true;
        Some(Self { state: Arc::clone(state), post: post.to_owned() })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.state.held.lock().unwrap().entry(self.post.clone()).or_default().is_held = false;
    }
}

/// A request about posts on its way: of one, or of several that are asked for together.
pub struct Passing(Arc<State>, Vec<String>);

impl Passing {
    /// Waits while one of the posts is held.
    pub(super) async fn enter(state: &Arc<State>, request: &[u8]) -> Self {
        let text = String::from_utf8_lossy(request);
        let (posts, only_reads) = (posts_of(&text), text.starts_with("GET"));
        loop {
            {
                let mut held = state.held.lock().unwrap();
                if !posts.iter().any(|post| held.get(post).is_some_and(|post| post.is_held)) {
                    for post in &posts {
                        let known = held.entry(post.clone()).or_default();
                        known.passing += 1;
                        known.read_at = only_reads.then(Instant::now);
                    }
                    return Self(Arc::clone(state), posts);
                }
            }
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        let mut held = self.0.held.lock().unwrap();
        for post in &self.1 {
            let known = held.entry(post.clone()).or_default();
            known.passing -= 1;
            if known.read_at.is_some() {
                known.read_at = Some(Instant::now());
            }
        }
    }
}

/// The numbers of the posts that a request is about: in its address, in the list that it asks for, and in the addresses of
/// the changes that it holds.
fn posts_of(request: &str) -> Vec<String> {
    let number = |text: &str| -> String { text.chars().take_while(char::is_ascii_digit).collect() };
    let of_paths = request.split("wp/v2/posts/").skip(1).map(number);
    let line = request.lines().next().unwrap_or_default();
    let listed = line.split_once("include=").map_or("", |(_, listed)| listed);
    let listed = listed.split(['&', ' ']).next().unwrap_or_default();
    let mut posts: Vec<String> = of_paths.chain(listed.split("%2C").map(number)).collect();
    posts.retain(|post| !post.is_empty());
    posts.sort();
    posts.dedup();
    posts
}

#[test]
fn every_post_of_a_request_is_known() {
    let batch = "POST /wp-json/batch/v1 HTTP/1.1\r\n\r\n{\"requests\":[{\"path\":\"/wp/v2/posts/12?a\"},\
                 {\"path\":\"/wp/v2/posts?a\"},{\"path\":\"/wp/v2/posts/7?a\"}]}";
    for (request, posts) in [
        ("GET /wp-json/wp/v2/posts/31?context=edit HTTP/1.1", &["31"][..]),
        ("GET /wp-json/wp/v2/posts?include=4%2C15&per_page=100 HTTP/1.1", &["15", "4"][..]),
        ("GET /wp-json/wp/v2/posts?slug=wq-1 HTTP/1.1", &[][..]),
        (batch, &["12", "7"][..]),
    ] {
        assert_eq!(posts_of(request), posts, "{request}");
    }
}
