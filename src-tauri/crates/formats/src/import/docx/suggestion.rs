//! Comments and tracked changes of a document of Word.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use warraq_core::article::IdSource;

use super::plain::plain_text;
use crate::office::suggestion::{Change, ChangeKind, Ranges, Said, Suggestions, person, time};
use crate::office::xml::{Element, Xml};

/// The comments of the part `comments` on the text of `document`, of which `threads` says which answer which.
pub(super) fn suggestions(
    document: Element<'_>,
    comments: Option<&Xml>,
    threads: Option<&Xml>,
    at: DateTime<Utc>,
    ids: &mut dyn IdSource,
) -> Suggestions {
    let mut found = Suggestions::new(at);
    let elements: Vec<Element<'_>> = comments
        .map(|xml| xml.root().children().filter(|child| child.name() == "w:comment").collect())
        .unwrap_or_default();
    for element in &elements {
        let Some(name) = element.attr("id") else { continue };
        let said = Said {
            person: person(element.attr("author")),
            at: time(element.attr("date"), at),
            text: plain_text(*element),
        };
        found.add(name, said, ids);
    }
    if let Some(threads) = threads {
        join_threads(&mut found, &elements, threads);
        let is_done =
            |entry: Element<'_>| matches!(entry.attr("w15:done"), Some("1" | "true" | "on"));
        found.has_done = threads.root().children().any(is_done);
    }
    found.stand(ranges(document));
    found
}

/// The tracked change that `element` is.
pub(super) fn change(element: Element<'_>, at: DateTime<Utc>) -> Change<'_> {
    let is_insertion = matches!(element.name(), "w:ins" | "w:moveTo");
    Change {
        kind: if is_insertion { ChangeKind::Insertion } else { ChangeKind::Deletion },
        name: element.attr("id").unwrap_or_default(),
        person: person(element.attr("author")),
        at: time(element.attr("date"), at),
    }
}

/// Where comments stand in `document`.
fn ranges(document: Element<'_>) -> Ranges {
    let mut ranges = Ranges::default();
    for element in document.descendants() {
        let name = || element.attr("id").unwrap_or_default();
        match element.name() {
            "w:commentRangeStart" => ranges.begin(name()),
            "w:commentRangeEnd" => ranges.end(name()),
            "w:commentReference" => ranges.point(name()),
            "w:t" | "w:delText" | "m:t" => ranges.pass(element.text()),
            "w:br"
            | "w:sym"
            | "w:drawing"
            | "w:pict"
            | "w:footnoteReference"
            | "w:endnoteReference" => ranges.pass_sign(),
            _ => {}
        }
    }
    ranges
}

fn join_threads(found: &mut Suggestions, elements: &[Element<'_>], threads: &Xml) {
    let by_paragraph: HashMap<&str, &str> = elements
        .iter()
        .filter_map(|comment| {
            let paragraphs = comment.descendants().filter(|child| child.name() == "w:p");
            Some((paragraphs.last()?.attr("w14:paraId")?, comment.attr("id")?))
        })
        .collect();
    let name = |entry: Element<'_>, key| by_paragraph.get(entry.attr(key)?).copied();
    let mut answers: Vec<(&str, &str)> = threads
        .root()
        .children()
        .filter_map(|entry| Some((name(entry, "w15:paraId")?, name(entry, "w15:paraIdParent")?)))
        .filter(|(answer, parent)| answer != parent)
        .collect();
    answers.sort_by_key(|(answer, _)| found.order(answer));
    for (answer, parent) in answers {
        found.answer(answer, parent);
    }
}
