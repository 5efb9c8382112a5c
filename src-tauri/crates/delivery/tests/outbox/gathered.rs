//! Articles whose pictures come one after the other go on together.

use warraq_core::outbox::ItemState;
use warraq_delivery::Wish;

use crate::newsroom::{Newsroom, Piece};

/// One more than have their pictures in memory at once.
const FOUR: [u128; 4] = [1, 2, 3, 4];

#[test]
fn posts_wait_a_moment_for_the_pictures_of_others() {
    let newsroom = Newsroom::new();
    newsroom.clock.let_wait();
    let items = FOUR.map(|number| {
        let piece = Piece { text: "نص", pictures: vec![number], ..Piece::default() };
        newsroom.queue(newsroom.article(number, &piece), Wish::Draft)
    });
    newsroom.finish();
    assert!(items.iter().all(|item| newsroom.state(*item) == ItemState::Verified));
    let calls = newsroom.remote.state().calls.clone();
    let of =
        |name: &str| -> Vec<usize> { (0..calls.len()).filter(|at| calls[*at] == name).collect() };
    let (found, sent, made) = (of("find_medium"), of("send_medium"), of("create_post"));
    assert_eq!([found.len(), sent.len(), made.len()], [4; 3], "{calls:?}");
    assert!(found[3] < sent[0], "all are looked for before the first is sent: {calls:?}");
    assert!(sent[3] < made[0], "none is made by itself: {calls:?}");
}

#[test]
fn an_article_alone_waits_for_nobody() {
    let newsroom = Newsroom::new();
    // Whoever waited here would wait for ever.
    newsroom.clock.let_wait();
    let piece = Piece { text: "نص", pictures: vec![1, 2], ..Piece::default() };
    let item = newsroom.queue(newsroom.article(1, &piece), Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
}

#[test]
fn however_many_are_on_their_way_all_come_to_their_end() {
    let newsroom = Newsroom::new();
    let items: Vec<_> = (1..=90)
        .map(|number| {
            let pictures = if u128::is_multiple_of(number, 3) { vec![number] } else { Vec::new() };
            let piece = Piece { text: "نص", pictures, ..Piece::default() };
            newsroom.queue(newsroom.article(number, &piece), Wish::Publish)
        })
        .collect();
    newsroom.finish();
    assert!(items.iter().all(|item| newsroom.state(*item) == ItemState::Verified));
    assert_eq!(newsroom.remote.state().media.len(), 30);
}
