//! What a page says of itself in its head: JSON-LD first, then the many kinds of `<meta>`.

mod checks;
mod json_ld;
mod tags;

use dom_query::Document;

use crate::reading::Hints;

pub(super) use self::checks::{after_by, known_authors};

/// What the head of a page says.
#[derive(Debug, Default)]
pub(super) struct Stated {
    /// What it says of the article.
    pub(super) hints: Hints,
    /// Every title it gives, the surest first.
    pub(super) titles: Vec<String>,
    /// The article's text, where it repeats it.
    pub(super) body: String,
    /// Whether it says that the page is a live one, whose parts are articles of their own.
    pub(super) live: bool,
}

/// What the head of `document` says.
pub(super) fn read(document: &Document) -> Stated {
    let stated = json_ld::read(document);
    let tags = tags::read(document);
    let ld = stated.hints;
    let mut titles = Vec::new();
    for title in [&ld.title, &tags.open_graph_title, &tags.hints.title] {
        if !title.is_empty() && !titles.contains(title) {
            titles.push(title.clone());
        }
    }
    let site = first([&ld.site, &tags.hints.site]);
    let authors =
        [ld.authors, tags.hints.authors].into_iter().map(|names| known_authors(&names, &site));
    let picture = if ld.picture.address.is_empty() { tags.hints.picture } else { ld.picture };
    let hints = Hints {
        title: titles.first().cloned().unwrap_or_default(),
        subject: String::new(),
        address: first([&tags.hints.address, &ld.address]),
        authors: authors.into_iter().find(|names| !names.is_empty()).unwrap_or_default(),
        summary: first([&ld.summary, &tags.hints.summary]),
        date: checks::first_date([&ld.date, &tags.hints.date]),
        language: checks::language(&[&tags.hints.language, &ld.language, &tags.locale]),
        section: first([&ld.section, &tags.hints.section]),
        site,
        picture,
        ..Hints::default()
    };
    Stated { hints, titles, body: stated.body, live: stated.live }
}

fn first(values: [&String; 2]) -> String {
    values.into_iter().find(|value| !value.is_empty()).cloned().unwrap_or_default()
}
