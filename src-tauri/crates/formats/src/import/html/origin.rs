//! Who wrote a file: a site, with everything that pages have around their text, or a program.

use dom_query::{Document, NodeRef};

use crate::reading::Hints;

/// Who wrote a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A site: much of the file is not the article.
    Site,
    /// A word processor, a converter, a clipboard: all of it is.
    Program,
}

/// Programs whose files have nothing around the text, by what they call themselves.
const PROGRAMS: [&str; 9] = [
    "Microsoft Word",
    "LibreOffice",
    "OpenOffice",
    "pandoc",
    "Google Docs",
    "Cocoa HTML Writer",
    "Apple Notes",
    "Markdown",
    "Warraq",
];

/// What only pages of sites have.
const SITE_SIGNS: &str = "nav, header, footer, aside, main, meta[property^='og:'], link[rel=canonical], \
    script[src], script[type='application/ld+json'], link[rel=alternate], meta[name=viewport] ~ link[rel=stylesheet], \
    [role=navigation], [role=main], #comments, #sidebar, #header, #footer";

/// Classes that the templates of sites have, and the files of programs hardly.
const TEMPLATE_SIGNS: &str = ".byline, .post-meta, .entry-meta, .entry-content, .post-content, .article-body, \
    .article-content, .share, .social-share, .related, .related-posts, .comments, .breadcrumb, .navbar, .menu, .sidebar";

/// Who wrote `document`.
pub(super) fn of(document: &Document) -> Origin {
    let generator = meta(document, "generator") + &meta(document, "ProgId");
    let is_program = PROGRAMS.iter().any(|program| generator.contains(program))
        || generator.contains("Word.Document")
        || document.select("[class^=Mso], b[id^=docs-internal-guid]").exists();
    let is_site = || document.select(SITE_SIGNS).exists() || has_menu(document);
    if !is_program && is_site() { Origin::Site } else { Origin::Program }
}

/// Whether a whole page has as many links as a menu: pages made of nothing but `<div>` and `<table>` have no other
/// sign.
fn has_menu(document: &Document) -> bool {
    let has_row = || {
        let links = document.select("div > a[href], td > a[href], span > a[href]");
        let is_of_row =
            |link: &&NodeRef<'_>| link.parent().is_some_and(|row| is_row_of_links(&row));
        links.nodes().iter().filter(is_of_row).count() >= ROW_LINKS
    };
    document.select("head > title").exists()
        && (document.select("a[href]").length() >= MENU_LINKS
            || document.select(TEMPLATE_SIGNS).exists()
            || has_row())
}

/// Whether an element has nothing but links of a few letters.
fn is_row_of_links(row: &NodeRef<'_>) -> bool {
    row.children_it(false).all(|child| {
        let letters = child.text().trim().chars().count();
        letters == 0 || (child.has_name("a") && letters <= MENU_LETTERS)
    })
}

/// Links with nothing beside them that make a menu, at least.
const ROW_LINKS: usize = 4;

/// Letters of a link in a menu, at most.
const MENU_LETTERS: usize = 30;

/// Links of a menu, at least.
const MENU_LINKS: usize = 8;

/// What a program's file says of itself.
pub(super) fn hints(document: &Document) -> Hints {
    let title = document.select("head > title").text().trim().to_owned();
    let authors = Some(meta(document, "author")).filter(|name| !name.is_empty());
    let date = ["date", "dcterms.date", "changed", "created"];
    let date = date.iter().map(|name| meta(document, name)).find(|date| !date.is_empty());
    Hints {
        title,
        authors: authors.into_iter().collect(),
        summary: meta(document, "description"),
        date: date.unwrap_or_default(),
        language: document.select("html").attr_or("lang", "").trim().to_owned(),
        ..Hints::default()
    }
}

/// The content of the `<meta>` with this name.
fn meta(document: &Document, name: &str) -> String {
    let metas = document.select("meta[name]");
    let named = metas
        .nodes()
        .iter()
        .find(|meta| meta.attr("name").is_some_and(|found| found.eq_ignore_ascii_case(name)));
    let content = named.and_then(|meta| meta.attr("content"));
    content.map(|content| content.trim().to_owned()).unwrap_or_default()
}
