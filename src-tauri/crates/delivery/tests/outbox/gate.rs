//! What may not leave does not, whoever asks.

use warraq_core::fields::{FieldName, Fields};
use warraq_core::outbox::ItemState;
use warraq_core::workflow::Status;
use warraq_delivery::{DeliveryError, ReasonKind, Wish};
use warraq_store::{Settings, articles, settings};

use crate::newsroom::{Newsroom, Piece, later, simple};

fn under_embargo(newsroom: &Newsroom) -> Piece {
    let embargo = Some(later(&newsroom.clock, 60));
    Piece { text: "نص", fields: Fields { embargo, ..Fields::default() }, ..Piece::default() }
}

fn forbid(newsroom: &Newsroom, word: &str) {
    let mut settings = Settings::default();
    settings.never_publish.add(word).unwrap();
    newsroom.act(|tx| settings::set(tx, &settings));
}

#[test]
fn an_embargo_stops_publishing_and_early_times_but_no_draft() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &under_embargo(&newsroom));
    let early = Wish::Schedule { at: later(&newsroom.clock, 59) };
    for wish in [Wish::Publish, early] {
        let refused = newsroom.try_queue(article, wish);
        assert!(matches!(refused, Err(DeliveryError::Embargo(_))), "{wish:?}");
    }
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let item = newsroom.queue(article, Wish::Schedule { at: later(&newsroom.clock, 61) });
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
}

#[test]
fn an_embargo_that_is_set_while_it_waits_counts_too() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.set(article, FieldName::Embargo, &later(&newsroom.clock, 60).to_rfc3339());
    newsroom.finish();
    assert_eq!(
        (newsroom.state(item), newsroom.reason(item)),
        (ItemState::Refused, Some(ReasonKind::Embargo))
    );
    let post = newsroom.remote.post_of(article);
    assert_eq!(post.state, warraq_connect::RemoteState::Draft);
}

#[test]
fn words_of_the_list_stop_it_wherever_they_stand_and_whenever_they_were_added() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &Piece { text: "نص", tags: vec!["سري"], ..Piece::default() });
    let item = newsroom.queue(article, Wish::Draft);
    forbid(&newsroom, "سري");
    let refused = newsroom.try_queue(article, Wish::Draft);
    assert!(matches!(refused, Err(DeliveryError::NeverPublish(held)) if held.len() == 1));
    newsroom.finish();
    assert_eq!(
        (newsroom.state(item), newsroom.reason(item)),
        (ItemState::Refused, Some(ReasonKind::NeverPublish))
    );
    assert!(newsroom.remote.posts_of(article).is_empty());
}

#[test]
fn what_was_spiked_or_taken_away_is_not_sent() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.act(|tx| articles::set_status(tx, article, Status::Spiked));
    assert!(matches!(newsroom.try_queue(article, Wish::Draft), Err(DeliveryError::Spiked)));
    let gone = newsroom.article(2, &simple("نص"));
    let item = newsroom.queue(gone, Wish::Draft);
    newsroom.undo();
    newsroom.finish();
    assert_eq!(
        (newsroom.state(item), newsroom.reason(item)),
        (ItemState::Refused, Some(ReasonKind::ArticleGone))
    );
}
