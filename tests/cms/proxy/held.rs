//! Keeping out of the one moment that a stock site leaves open.
//!
//! Whoever changes a post reads it, compares it, and writes it. What somebody else saves between the reading and the
//! writing is written over, by every program and person alike: a stock WordPress has no way to ask for "only if
//! unchanged". Editors in the tests keep out of this moment of the very same post, and that they had to is counted.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::State;

/// So long after a post was read it may still be written by who read it.
const MOMENT: Duration = Duration::from_secs(3);

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

/// A request about a post on its way.
pub struct Passing(Option<(Arc<State>, String)>);

impl Passing {
    /// Waits while the post is held.
    pub(super) async fn enter(state: &Arc<State>, line: &str) -> Self {
        let Some(post) = post_of(line) else { return Self(None) };
        loop {
            {
                let mut held = state.held.lock().unwrap();
                let known = held.entry(post.clone()).or_default();
                if !known.is_held {
                    known.passing += 1;
                    known.read_at = line.starts_with("GET").then(Instant::now);
                    return Self(Some((Arc::clone(state), post)));
                }
            }
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        if let Some((state, post)) = self.0.take() {
            let mut held = state.held.lock().unwrap();
            let known = held.entry(post).or_default();
            known.passing -= 1;
            if known.read_at.is_some() {
                known.read_at = Some(Instant::now());
            }
        }
    }
}

/// The number of the post that a request is about.
fn post_of(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("wp/v2/posts/")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}
