//! What a `sync` did, told before what waited for somebody already.

use std::collections::HashMap;

use warraq_core::outbox::{ItemId, ItemState};
use warraq_delivery::{Listed, Reason};

/// What is said of a delivery.
type Said = (ItemState, Option<Reason>, Option<Reason>);

/// How deliveries stood before.
pub struct Before(HashMap<ItemId, Said>);

impl Before {
    /// As they stand in these.
    pub fn of(items: &[Listed]) -> Self {
        Self(items.iter().map(|item| (item.id, said(item))).collect())
    }

    /// Whether something came of it since.
    pub fn is_news(&self, item: &Listed) -> bool {
        self.0.get(&item.id) != Some(&said(item))
    }
}

fn said(item: &Listed) -> Said {
    (item.state, item.reason.clone(), item.alert.clone())
}
