//! What became of pictures that an article does not show any more.

use warraq_delivery::Listed;

use crate::bidi;
use crate::messages::{Message, word};

/// What is told of the pictures of deliveries.
pub fn notes(items: &[Listed]) -> Vec<Message> {
    items.iter().flat_map(of_item).collect()
}

fn of_item(item: &Listed) -> Vec<Message> {
    let site = bidi::inline(&item.site);
    let told = |key: String, name: &str| {
        Message::new(key).with("name", bidi::inline(name)).with("site", site.clone())
    };
    let removed = item.removed.iter().map(|name| told("notes.picture_removed".to_owned(), name));
    let left = item
        .left
        .iter()
        .map(|left| told(format!("notes.picture_left.{}", word(left.why)), &left.name));
    removed.chain(left).collect()
}
