//! What became of pictures that an article does not show any more.

use warraq_delivery::{Listed, WhyLeft};

use crate::messages::{Message, word};

/// What is told below the line of a delivery: a line for all that went, and one for each reason why others were left.
pub fn lines(item: &Listed) -> impl Iterator<Item = String> {
    let removed = told("outbox.pictures_removed".to_owned(), &item.removed);
    let left = WhyLeft::ALL.into_iter().filter_map(|why| {
        let names = item.left.iter().filter(|left| left.why == why).map(|left| left.name.clone());
        told(format!("outbox.pictures_left.{}", word(why)), &names.collect::<Vec<_>>())
    });
    removed.into_iter().chain(left)
}

fn told(key: String, names: &[String]) -> Option<String> {
    let between = Message::new("rights.between").text();
    (!names.is_empty()).then(|| Message::new(key).with("names", names.join(&between)).text())
}
