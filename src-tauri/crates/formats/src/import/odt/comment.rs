//! Comments.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use warraq_core::article::IdSource;

use super::plain::plain_text;
use crate::office::suggestion::{self, Said, Suggestions, person, time};
use crate::office::xml::Element;

/// Where comments begin and end.
#[derive(Default)]
pub(super) struct Ranges<'x> {
    /// The comments with an end, by the file's own names.
    by_name: HashMap<&'x str, String>,
}

/// The comments in `body`, each under the name that [`key`] gives it, and their ranges.
pub(super) fn comments<'x>(
    body: Element<'x>,
    at: DateTime<Utc>,
    ids: &mut dyn IdSource,
) -> (Suggestions, Ranges<'x>) {
    let mut found = Suggestions::new(at);
    let mut by_name = HashMap::new();
    let mut answers = Vec::new();
    for element in body.descendants().filter(|child| child.name() == "office:annotation") {
        let said = |name| element.child(name).map(Element::text);
        let text = plain_text(element);
        let said = Said { person: person(said("dc:creator")), at: time(said("dc:date"), at), text };
        found.add(&key(element), said, ids);
        if let Some(name) = element.attr("office:name") {
            by_name.entry(name).or_insert_with(|| key(element));
        }
        answers.extend(element.attr("loext:parent-name").map(|parent| (key(element), parent)));
        found.has_done |= element.attr("loext:resolved") == Some("true");
    }
    for (answer, parent) in answers {
        if let Some(parent) = by_name.get(parent).filter(|parent| **parent != answer) {
            found.answer(&answer, parent);
        }
    }
    let ends = body.descendants().filter(|child| child.name() == "office:annotation-end");
    let ended = ends.filter_map(|end| end.attr("office:name"));
    let by_name = ended.filter_map(|name| Some((name, by_name.get(name)?.clone()))).collect();
    let ranges = Ranges { by_name };
    let mut standing = suggestion::Ranges::default();
    stand(body, &ranges, &mut standing);
    found.stand(standing);
    (found, ranges)
}

/// Passes what is in `parent`. Elements lie in one another as deep as the file, which is bounded.
fn stand(parent: Element<'_>, ranges: &Ranges<'_>, standing: &mut suggestion::Ranges) {
    for child in parent.children() {
        match child.name() {
            "text:tracked-changes" => {}
            "office:annotation" if ranges.of(child) == Some(&key(child)) => {
                standing.begin(&key(child));
            }
            "office:annotation" => standing.point(&key(child)),
            "office:annotation-end" => standing.end(ranges.of(child).unwrap_or_default()),
            name => {
                if name.starts_with("draw:") || matches!(name, "text:change" | "text:note") {
                    standing.pass_sign();
                }
                standing.pass(child.text());
                stand(child, ranges, standing);
            }
        }
        standing.pass(child.tail());
    }
}

impl Ranges<'_> {
    /// The comment that begins or ends at `element`, where it has both.
    pub(super) fn of(&self, element: Element<'_>) -> Option<&str> {
        self.by_name.get(element.attr("office:name")?).map(String::as_str)
    }
}

/// The name that no other comment has.
pub(super) fn key(element: Element<'_>) -> String {
    element.index().to_string()
}
