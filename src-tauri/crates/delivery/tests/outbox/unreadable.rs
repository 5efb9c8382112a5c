//! Deliveries of which something that is kept cannot be read.

use serde_json::json;
use ulid::Ulid;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_delivery::{ReasonKind, Wish, list, places};
use warraq_store::outbox::{Haste, enqueue, set_payload};
use warraq_store::{NewItem, NewStep};

use crate::newsroom::{Newsroom, simple};

#[test]
fn one_that_cannot_be_read_is_set_aside_with_a_reason_and_everything_else_goes_on() {
    let newsroom = Newsroom::new();
    let articles = [1, 2, 3, 4].map(|number| newsroom.article(number, &simple("نص")));
    let [next, later, whole, odd] = articles;
    let broken = [next, later].map(|article| newsroom.queue(article, Wish::Publish));
    let item = ItemId::from(Ulid::from(77_u128));
    newsroom
        .desk
        .lock()
        .unwrap()
        .dispatch(newsroom.now(), |tx| {
            let unknown = json!({ "task": "sing" });
            set_payload(tx, broken[0], 1, &unknown)?;
            // The first of its steps can be read, and the draft cannot.
            set_payload(tx, broken[1], 2, &unknown)?;
            let steps =
                vec![NewStep { kind: "read".to_owned(), payload: json!({ "task": "read" }) }];
            let (wish, asked_by) = (json!("whatever"), "سلمى".to_owned());
            let new =
                NewItem { id: item, article: odd, site: newsroom.site, wish, steps, asked_by };
            enqueue(tx, &new, &json!(null))
        })
        .unwrap();
    let good = newsroom.queue(whole, Wish::Publish);
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.state(good), ItemState::Verified);
    for id in [broken[0], broken[1], item] {
        assert_eq!(newsroom.state(id), ItemState::Refused);
        assert_eq!(newsroom.reason(id), Some(ReasonKind::Unreadable));
    }
    let vault = newsroom.desk.lock().unwrap();
    let shown = list(&vault, newsroom.now()).unwrap();
    assert_eq!(shown.len(), 4, "all of them are shown");
    let said = |id| shown.iter().find(|one| one.id == id).unwrap().reason.clone().unwrap().kind;
    assert_eq!([broken[0], broken[1], item].map(said), [ReasonKind::Unreadable; 3]);
    assert_eq!(places(&vault, odd, newsroom.now()).unwrap().len(), 1);
    drop(vault);
    // Whoever asks for it anew has it delivered.
    let again = [next, later, odd].map(|article| newsroom.queue(article, Wish::Publish));
    newsroom.finish();
    assert_eq!(again.map(|item| newsroom.state(item)), [ItemState::Verified; 3]);
}
