//! What a site made otherwise of what was sent, in words.

use warraq_connect::{Alteration, AlterationKind};

use crate::messages::{Message, word};

/// A line for each.
pub fn lines(altered: &[Alteration]) -> impl Iterator<Item = String> {
    let has_all_words = !altered.iter().any(|one| is_of_words(one.kind));
    altered.iter().map(move |one| {
        let what = Message::new(key(one, has_all_words)).with("detail", &one.detail);
        Message::new("notes.altered").with("what", what.text()).text()
    })
}

/// The text is said to be whole beside elements that went only where no word went with them.
fn key(Alteration { kind, detail }: &Alteration, has_all_words: bool) -> String {
    let key = format!("alterations.{}", word(kind));
    if detail.is_empty() {
        return format!("{key}_none");
    }
    match kind {
        AlterationKind::Element if !has_all_words => format!("{key}_only"),
        _ => key,
    }
}

fn is_of_words(kind: AlterationKind) -> bool {
    matches!(kind, AlterationKind::Text | AlterationKind::TextLost)
}

#[cfg(test)]
mod tests {
    use AlterationKind::{
        Attribute, Author, Category, Element, Excerpt, Featured, Language, Slug, Spelling, Tag,
        Text, TextAdded, TextLost, Title,
    };

    use super::*;

    fn said(kind: AlterationKind, detail: &str, has_all_words: bool) -> String {
        let one = Alteration { kind, detail: detail.to_owned() };
        let key = key(&one, has_all_words);
        let text = Message::new(&key).with("detail", detail).text_of_known();
        text.unwrap_or_else(|| panic!("{key} has no words"))
    }

    #[test]
    fn every_alteration_has_its_words() {
        for kind in [
            Title, Text, TextLost, TextAdded, Element, Attribute, Spelling, Excerpt, Slug,
            Category, Tag, Featured, Author, Language,
        ] {
            assert!(said(kind, "كذا", true).contains("كذا"), "{kind:?}");
        }
    }

    #[test]
    fn what_there_is_nothing_of_any_more_is_said_in_words() {
        for kind in [Title, Excerpt, Slug, Featured, Author, Language] {
            let said = said(kind, "", true);
            assert!(!said.trim_end().ends_with([':', '،']), "{kind:?}: {said}");
        }
    }

    #[test]
    fn the_text_is_not_called_whole_where_words_went() {
        let whole = said(Element, "figcaption", true);
        assert!(whole.contains("كامل") || whole.contains("whole"), "{whole}");
        let not = said(Element, "figcaption", false);
        assert!(!not.contains("كامل") && !not.contains("whole"), "{not}");
        let of = |kind, detail: &str| Alteration { kind, detail: detail.to_owned() };
        let both = [of(Element, "figcaption"), of(TextLost, "السوق أمس")];
        let lines: Vec<String> = lines(&both).collect();
        assert!(lines[0].contains("figcaption") && lines[1].contains("السوق أمس"), "{lines:?}");
        assert!(!lines[0].contains("كامل") && !lines[0].contains("whole"), "{lines:?}");
    }
}
