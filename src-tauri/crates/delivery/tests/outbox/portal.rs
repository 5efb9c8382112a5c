//! Networks that ask for a login before anything gets through.

use warraq_core::outbox::ItemState;
use warraq_delivery::{ReasonKind, Wish};
use warraq_store::outbox::Haste;

use crate::fake::Trouble;
use crate::newsroom::{Newsroom, simple};

#[test]
fn what_waits_for_a_login_of_the_network_is_not_refused_and_goes_on_by_itself() {
    for call in ["find_post", "create_post", "set_state", "read_post"] {
        let newsroom = Newsroom::new();
        let [one, other] = [1, 2].map(|number| newsroom.article(number, &simple("نص")));
        let items = [one, other].map(|article| newsroom.queue(article, Wish::Publish));
        for _ in 0..6 {
            newsroom.remote.trouble(call, Trouble::Portal);
        }
        newsroom.drain(Haste::Patient);
        let states = items.map(|item| newsroom.state(item));
        assert!(
            states.iter().all(|state| state.is_waiting() || *state == ItemState::Verified),
            "{states:?}"
        );
        let is_told = items.iter().any(|item| newsroom.reason(*item) == Some(ReasonKind::Portal));
        assert_eq!(is_told, call != "read_post", "{call}");
        let before = newsroom.now();
        newsroom.finish();
        assert_eq!(items.map(|item| newsroom.state(item)), [ItemState::Verified; 2], "{call}");
        assert!(!is_told || newsroom.now() > before, "it waited by itself");
        assert_eq!(newsroom.remote.state().posts.len(), 2, "{call}: nothing is made twice");
    }
}
