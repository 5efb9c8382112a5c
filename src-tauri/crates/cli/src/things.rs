//! What a site's text has beside its words, as people are told of it.

use warraq_delivery::Thing;

use crate::bidi;
use crate::messages::{Message, word};

/// All of them in a row.
pub fn named(things: &[Thing]) -> String {
    let names: Vec<String> = things.iter().map(name).collect();
    names.join(&Message::new("rights.between").text())
}

/// One, with which it is.
pub fn name(Thing { kind, detail }: &Thing) -> String {
    let name = Message::new(format!("things.{}", word(kind))).text();
    if detail.is_empty() {
        return name;
    }
    format!("{name}: {}", bidi::inline(detail))
}

#[cfg(test)]
mod tests {
    use warraq_delivery::ThingKind;

    use super::*;

    #[test]
    fn every_thing_has_its_words() {
        for kind in ThingKind::ALL {
            let key = format!("things.{}", word(kind));
            assert!(Message::new(&key).text_of_known().is_some(), "{key}");
        }
        let named = named(&[
            Thing { kind: ThingKind::Form, detail: String::new() },
            Thing { kind: ThingKind::Frame, detail: "https://m.example".to_owned() },
        ]);
        assert!(named.contains("https://m.example"), "{named}");
    }
}
