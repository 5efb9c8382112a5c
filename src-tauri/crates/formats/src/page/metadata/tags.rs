//! The `<meta>`, `<link>` and microdata of a page.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use crate::reading::Hints;

use super::checks::{clean, split_authors};

/// What they say.
#[derive(Debug, Default)]
pub(super) struct Tags {
    pub(super) hints: Hints,
    /// The title that the page gives to others.
    pub(super) open_graph_title: String,
    /// The locale that the page gives to others.
    pub(super) locale: String,
}

/// What the tags of `document` say.
pub(super) fn read(document: &Document) -> Tags {
    let metas = metas(document);
    let one = |names: &[&str]| {
        let values = names.iter().find_map(|name| metas.get(*name));
        values.and_then(|values| values.first()).cloned().unwrap_or_default()
    };
    let mut hints = Hints {
        title: clean(&document.select_single("head title").text()),
        site: one(&[
            "og:site_name",
            "application-name",
            "al:android:app_name",
            "dc.publisher",
            "publisher",
        ]),
        address: one(&["og:url"]),
        authors: authors(document, &metas),
        summary: one(&["og:description", "description", "twitter:description", "dc.description"]),
        date: one(DATES),
        section: one(&["article:section", "section"]),
        ..Hints::default()
    };
    hints.picture.address = one(&[
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "twitter:image",
        "twitter:image:src",
    ]);
    if hints.picture.address.is_empty() {
        let picture = first_node(document, "link[rel=image_src][href]");
        hints.picture.address =
            picture.and_then(|link| link.attr("href")).as_deref().map(clean).unwrap_or_default();
    }
    hints.picture.alt = one(&["og:image:alt", "twitter:image:alt"]);
    if hints.date.is_empty() {
        hints.date = value_of(document, &["[itemprop~=datePublished]", ".dt-published"]);
    }
    if let Some(canonical) = first_node(document, "link[rel=canonical]")
        && let Some(address) = canonical.attr("href").filter(|address| address.starts_with("http"))
    {
        hints.address = clean(&address);
    }
    if let Some(language) =
        document.html_root().attr("lang").or_else(|| document.html_root().attr("xml:lang"))
    {
        hints.language = clean(&language);
    }
    Tags {
        hints,
        open_graph_title: one(TITLES),
        locale: one(&["og:locale", "content-language", "language"]),
    }
}

const TITLES: &[&str] =
    &["og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline"];

const DATES: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "parsely-pub-date",
    "sailthru.date",
    "date",
    "date.created",
    "og:pubdate",
    "rnews:datepublished",
];

/// The values of every `<meta>`, by its name in lower case.
fn metas(document: &Document) -> HashMap<String, Vec<String>> {
    let mut metas: HashMap<String, Vec<String>> = HashMap::new();
    for meta in document.select("meta[content]").nodes().iter().take(1_000) {
        let content = meta.attr("content").map(|content| clean(&content)).unwrap_or_default();
        if content.is_empty() {
            continue;
        }
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = meta.attr(key) {
                metas.entry(name.trim().to_lowercase()).or_default().push(content.clone());
            }
        }
    }
    metas
}

/// The names of `<meta>` that has authors, and the places of them in the page.
const NAMES: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "rnews:author",
    "twitter:creator:name",
    "article:author_name",
];
const PLACES: &[&str] = &[
    "[itemprop~=author] [itemprop~=name]",
    "[itemprop~=author]",
    "[property~=author] [property~=name], [property~=\"schema:author\"] [property~=\"schema:name\"]",
    "[itemprop~=creator]",
    ".h-entry .p-author .p-name",
    ".h-entry .p-author",
    "[rel~=author]",
];

fn authors(document: &Document, metas: &HashMap<String, Vec<String>>) -> Vec<String> {
    let stated = NAMES.iter().filter_map(|name| metas.get(*name));
    let stated =
        stated.map(|names| names.iter().flat_map(|name| split_authors(name)).collect::<Vec<_>>());
    let not_addresses = |names: &Vec<String>| names.iter().any(|name| !name.contains("://"));
    if let Some(names) = stated.into_iter().find(not_addresses) {
        return names;
    }
    let values = PLACES.iter().map(|place| values_beside(document, place));
    let values = values.into_iter().find(|values| !values.is_empty()).unwrap_or_default();
    values.iter().flat_map(|value| split_authors(value)).collect()
}

/// Authors of one article, at most.
const MAX_AUTHORS: usize = 10;

/// What the first element says that `selector` finds, and those that stand beside it: links to authors elsewhere in the
/// page are of other articles.
fn values_beside(document: &Document, selector: &str) -> Vec<String> {
    let found = document.select(selector);
    let mut stated = found.nodes().iter().filter_map(|node| Some((*node, stated(node)?)));
    let Some((first, value)) = stated.next() else { return Vec::new() };
    let row = row_of(&first);
    let beside = stated.filter(|(node, _)| row_of(node) == row).map(|(_, value)| value);
    std::iter::once(value).chain(beside).take(MAX_AUTHORS).collect()
}

/// The element whose parts name the authors, one each: around the names, or around what holds each of them.
fn row_of(node: &NodeRef<'_>) -> Option<NodeId> {
    let parent = node.parent()?;
    let name = parent.node_name().unwrap_or_default();
    let is_holder = matches!(&*name, "li" | "span" | "a" | "b" | "strong" | "em" | "cite")
        || parent.has_attr("itemprop")
        || parent.has_attr("property");
    if is_holder { parent.parent().map(|row| row.id) } else { Some(parent.id) }
}

/// What the first element that one of `selectors` finds says: its content, its date or its text.
fn value_of(document: &Document, selectors: &[&str]) -> String {
    let nodes = selectors.iter().filter_map(|selector| first_node(document, selector));
    nodes.into_iter().find_map(|node| stated(&node)).unwrap_or_default()
}

/// What an element says: its content, its date or its text; nothing where that is empty or too long.
fn stated(node: &NodeRef<'_>) -> Option<String> {
    let stated = ["content", "datetime"].into_iter().find_map(|name| node.attr(name));
    let value = clean(&stated.unwrap_or_else(|| node.text()));
    Some(value).filter(|value| !value.is_empty() && value.chars().count() < 120)
}

fn first_node<'a>(document: &'a Document, selector: &str) -> Option<NodeRef<'a>> {
    document.select_single(selector).nodes().first().copied()
}
