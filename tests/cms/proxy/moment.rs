//! The one moment that a stock site leaves open.
//!
//! Whoever changes a post reads it, compares it, and writes it. What somebody else saves between the reading and the
//! writing is written over, by every program and person alike: a stock WordPress has no way to ask for "only if
//! unchanged". Few would come upon this moment by chance. Here a change is kept back while somebody saves.

use tokio::sync::oneshot::{Receiver, Sender, channel};

use super::{Proxy, State};

/// A change of posts that is on its way to the server: it goes on when this is dropped.
pub struct Moment {
    /// The numbers of the posts.
    pub posts: Vec<String>,
    _goes_on: Sender<()>,
}

impl Proxy {
    /// The next change of posts that are there, which is kept back.
    pub fn moment(&self) -> Receiver<Moment> {
        let (waits, moment) = channel();
        *self.0.waits.lock().unwrap() = Some(waits);
        moment
    }
}

impl State {
    /// Keeps the request back, where it changes posts and somebody waits for such.
    pub(super) async fn keep_back(&self, request: &[u8]) {
        let text = String::from_utf8_lossy(request);
        let posts = if text.starts_with("POST") { changed(&text) } else { Vec::new() };
        if posts.is_empty() {
            return;
        }
        let waits = self.waits.lock().unwrap().take();
        if let Some(waits) = waits {
            let (goes_on, until) = channel();
            // Whoever does not wait any more keeps nothing back.
            let _ = waits.send(Moment { posts, _goes_on: goes_on });
            let _ = until.await;
        }
    }
}

/// The numbers of the posts that a request changes: in its address, and in the addresses of the changes that it holds.
fn changed(request: &str) -> Vec<String> {
    let number = |text: &str| -> String { text.chars().take_while(char::is_ascii_digit).collect() };
    let mut posts: Vec<String> = request.split("wp/v2/posts/").skip(1).map(number).collect();
    posts.retain(|post| !post.is_empty());
    posts
}

#[test]
fn every_post_that_a_request_changes_is_known() {
    let batch = "POST /wp-json/batch/v1 HTTP/1.1\r\n\r\n{\"requests\":[{\"path\":\"/wp/v2/posts/12?a\"},\
                 {\"path\":\"/wp/v2/posts?a\"},{\"path\":\"/wp/v2/posts/7?a\"}]}";
    for (request, posts) in [
        ("POST /wp-json/wp/v2/posts/31?context=edit HTTP/1.1", &["31"][..]),
        ("POST /wp-json/wp/v2/posts?context=edit HTTP/1.1", &[][..]),
        (batch, &["12", "7"][..]),
    ] {
        assert_eq!(changed(request), posts, "{request}");
    }
}
