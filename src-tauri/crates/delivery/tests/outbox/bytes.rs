//! Bytes of deliveries: what goes over the line for each, whoever shows it.

use warraq_delivery::{Listed, Wish, list, spent};

use crate::fake::Trouble;
use crate::newsroom::{LARGE, Newsroom, Piece, simple};

fn listed(newsroom: &Newsroom) -> Vec<Listed> {
    list(&newsroom.desk.lock().unwrap(), newsroom.now()).unwrap()
}

#[test]
fn what_the_list_says_is_what_was_told_on_the_way_and_all_that_went_over_the_line() {
    let newsroom = Newsroom::new();
    let piece =
        Piece { text: "نص", tags: vec!["قسد"], pictures: vec![LARGE], ..Piece::default() };
    let first = newsroom.article(1, &piece);
    let others = [2, 3].map(|number| newsroom.article(number, &simple("نص")));
    newsroom.queue(first, Wish::Publish);
    for article in others {
        newsroom.queue(article, Wish::Publish);
    }
    newsroom.remote.trouble("create_post", Trouble::AnswerLost);
    newsroom.finish();
    let items = listed(&newsroom);
    let all: u64 = items.iter().map(|item| item.bytes).sum();
    let went = spent(&newsroom.desk.lock().unwrap(), newsroom.now()).unwrap().bytes;
    assert_eq!(all, went);
    for item in &items {
        let events = newsroom.events.lock().unwrap();
        let told = events.iter().rev().find(|event| event.item == item.id).unwrap();
        assert_eq!(told.bytes, item.bytes, "{}", item.headline);
    }
}

#[test]
fn what_only_gets_another_state_has_bytes_too() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.queue(article, Wish::Unpublish);
    newsroom.finish();
    let bytes: Vec<u64> = listed(&newsroom).iter().map(|item| item.bytes).collect();
    assert!(bytes.iter().all(|bytes| *bytes > 0), "{bytes:?}");
}
