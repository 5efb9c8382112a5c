//! A picture is one whatever is said of it, and is sent once.

use serde_json::json;
use warraq_connect::MediumWords;
use warraq_core::article::{ArticleId, Document};
use warraq_core::outbox::ItemState;
use warraq_delivery::Wish;
use warraq_store::articles;

use crate::newsroom::{LARGE, Newsroom, Piece};

fn piece(pictures: &[u128]) -> Piece {
    Piece { text: "نص", pictures: pictures.to_vec(), ..Piece::default() }
}

/// The article with these words at its picture.
fn reword(newsroom: &Newsroom, id: ArticleId, alt: &str, caption: &str) {
    let article = newsroom.desk.lock().unwrap().article(id).unwrap();
    let mut body: serde_json::Value = serde_json::from_str(&article.body.to_json_string()).unwrap();
    body["content"][1]["attrs"]["alt"] = json!(alt);
    body["content"][1]["content"] = json!([{ "type": "text", "text": caption }]);
    let body = Document::from_str(&body.to_string()).unwrap();
    newsroom.act(|tx| articles::save_document(tx, id, article.version, &body));
}

fn words(alt: &str, caption: &str) -> MediumWords {
    MediumWords { alt: alt.to_owned(), caption: caption.to_owned() }
}

fn calls(newsroom: &Newsroom, name: &str) -> usize {
    newsroom.remote.state().calls.iter().filter(|call| **call == name).count()
}

fn deliver(newsroom: &Newsroom, article: ArticleId) {
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
}

#[test]
fn a_caption_that_was_corrected_is_said_of_the_picture_that_is_there() {
    for picture in [7, LARGE] {
        let newsroom = Newsroom::with_options(json!({ "longest-side": 100 }));
        let article = newsroom.article(1, &piece(&[picture]));
        reword(&newsroom, article, "سوق", "سوق القامشلي أمس");
        deliver(&newsroom, article);
        reword(&newsroom, article, "سوق مغلق", "سوق القامشلي اليوم");
        deliver(&newsroom, article);
        assert_eq!(calls(&newsroom, "send_medium"), 1, "it is sent once");
        let there = newsroom.remote.state().media[0].words.clone();
        assert_eq!(there, words("سوق مغلق", "سوق القامشلي اليوم"));
        let content = newsroom.remote.post_of(article).content;
        assert!(content.contains("سوق القامشلي اليوم"), "{content}");

        // What is as it was is not asked for again.
        let asked = calls(&newsroom, "reword_medium") + calls(&newsroom, "find_medium");
        newsroom.write_at(article, 0, "نص آخر");
        deliver(&newsroom, article);
        assert_eq!(calls(&newsroom, "reword_medium") + calls(&newsroom, "find_medium"), asked);
    }
}

#[test]
fn what_somebody_there_says_of_a_picture_stays() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(&[7]));
    reword(&newsroom, article, "سوق", "أمس");
    deliver(&newsroom, article);
    newsroom.remote.state().media[0].words = words("كتبه المحرر", "أمس");
    for caption in ["اليوم", "غدا"] {
        reword(&newsroom, article, "سوق", caption);
        deliver(&newsroom, article);
        assert_eq!(newsroom.remote.state().media[0].words.alt, "كتبه المحرر");
        assert!(newsroom.remote.post_of(article).content.contains(caption));
    }
    assert_eq!((calls(&newsroom, "send_medium"), calls(&newsroom, "reword_medium")), (1, 1));
}

#[test]
fn a_picture_in_two_articles_is_sent_once_and_said_by_the_first() {
    let newsroom = Newsroom::new();
    let [one, other] = [1, 2].map(|number| newsroom.article(number, &piece(&[7])));
    reword(&newsroom, one, "سوق", "تعليق أول");
    reword(&newsroom, other, "سوق", "تعليق آخر");
    for _ in 0..2 {
        deliver(&newsroom, one);
        deliver(&newsroom, other);
    }
    assert_eq!(calls(&newsroom, "send_medium"), 1);
    assert_eq!(newsroom.remote.state().media[0].words, words("سوق", "تعليق أول"));
    assert!(newsroom.remote.post_of(other).content.contains("تعليق آخر"));
}

#[test]
fn a_picture_that_was_seen_long_ago_is_looked_at_and_not_sent_again() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(&[7]));
    reword(&newsroom, article, "سوق", "أمس");
    deliver(&newsroom, article);
    newsroom.clock.pass(chrono::TimeDelta::days(3));
    reword(&newsroom, article, "سوق", "اليوم");
    deliver(&newsroom, article);
    assert_eq!((calls(&newsroom, "read_medium"), calls(&newsroom, "send_medium")), (1, 1));
    assert_eq!(newsroom.remote.state().media[0].words.caption, "اليوم");
    // Taken away there meanwhile, it is sent again.
    newsroom.clock.pass(chrono::TimeDelta::days(3));
    newsroom.remote.state().media.clear();
    newsroom.write_at(article, 0, "نص آخر");
    deliver(&newsroom, article);
    assert_eq!(newsroom.remote.state().media.len(), 1);
}

#[test]
fn a_picture_that_is_there_as_it_came_is_not_sent_smaller_and_is_taken_away_when_nothing_shows_it()
{
    let newsroom = Newsroom::with_options(json!({ "longest-side": 0 }));
    let article = newsroom.article(1, &piece(&[LARGE]));
    deliver(&newsroom, article);
    newsroom.choose("longest-side", "100");
    newsroom.write_at(article, 0, "نص آخر");
    deliver(&newsroom, article);
    assert_eq!((calls(&newsroom, "send_medium"), newsroom.remote.state().media.len()), (1, 1));
    newsroom.write_on(article, &["نص بلا صورة"]);
    deliver(&newsroom, article);
    assert_eq!(newsroom.remote.state().media.len(), 0);
}
