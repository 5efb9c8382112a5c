//! Parts of a page that come behind it and are put into their places by a script once they are there.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

/// Parts that are looked at, at most.
const MAX_PARTS: usize = 2_000;

/// Puts the parts of `document` that a script would put into their places there: a hidden part `S:1` stands for the
/// empty `B:1` or `P:1`. Pages that were written out as they were sent have their text in such parts.
pub(super) fn put_in_place(document: &Document) {
    let places = document.select("template[id^=\"B:\"], template[id^=\"P:\"]");
    let places: HashMap<String, NodeRef<'_>> = places
        .nodes()
        .iter()
        .take(MAX_PARTS)
        .filter_map(|place| Some((place.attr("id")?.get(2..)?.to_owned(), *place)))
        .collect();
    for part in document.select("div[hidden][id^=\"S:\"]").nodes().iter().take(MAX_PARTS) {
        let id = part.attr("id").unwrap_or_default();
        let Some(place) = id.get(2..).and_then(|name| places.get(name)) else { continue };
        let is_inside = place.ancestors_it(None).any(|around| around.id == part.id);
        if !is_inside {
            part.remove_attr("hidden");
            place.insert_before(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_where_their_script_puts_them() {
        let document = Document::from(
            r#"<main><h1>أ</h1><template id="B:0"></template><p>د</p></main>
            <div hidden id="S:1"><p>ج</p></div><div hidden id="S:0"><p>ب</p><template id="P:1"></template></div>
            <div hidden id="S:9">ه</div>"#,
        );
        put_in_place(&document);
        assert_eq!(document.select("main").text().split_whitespace().collect::<String>(), "أبجد");
        assert!(!document.select("#S\\:0").has_attr("hidden"));
        assert!(document.select("div[hidden]").has_attr("id"));
    }

    #[test]
    fn a_part_that_holds_its_own_place_stays() {
        let html = r#"<div hidden id="S:0"><template id="B:0"></template>x</div>"#;
        let document = Document::from(html);
        put_in_place(&document);
        assert_eq!(document.select("div[hidden]").text().trim(), "x");
    }
}
