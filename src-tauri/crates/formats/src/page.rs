//! The article in a whole page of the web: what the page says of itself, and what of it does not belong to the
//! article.
//!
//! Nothing is taken out of the page. What does not belong is marked with [`REMOVED`], so that whoever reads the
//! page can report its text where it stood.

mod apart;
mod body;
mod byline;
mod labels;
mod leads;
mod line;
mod marks;
mod measure;
mod metadata;
mod notices;
mod others;
mod outline;
mod repeats;
#[cfg(test)]
mod score;
mod signs;
mod teasers;
#[cfg(test)]
mod tests;
mod title;
mod vouched;
mod words;

use dom_query::Document;

use self::apart::Apart;
use self::outline::Outline;
use crate::reading::Hints;
use crate::report::{Report, WarningKind};

/// The attribute of what does not belong to the article; its value is the kind, as the report spells it.
pub(crate) const REMOVED: &str = "data-wq-removed";

/// A page as it is looked at.
struct Page<'a> {
    outline: Outline<'a>,
    lines: Vec<line::Line>,
    /// For each line, whether the metadata repeats it as the article's text.
    vouched: Vec<bool>,
    /// The heading that is the article's title.
    title: Option<usize>,
}

/// What `document` says of its article. What of it does not belong to the article is marked; where no article is
/// found, that is said, and only menus are marked.
pub(crate) fn mark(document: &Document, report: &mut Report) -> Hints {
    let mut stated = metadata::read(document);
    let outline = Outline::of(document);
    let lines = line::lines(&outline);
    let vouched = vouched::vouched(&lines, &stated.body);
    let title = title::title(&outline, &lines, &stated);
    let page = Page { outline, lines, vouched, title };
    read_site(&page, &mut stated);
    let mut apart = Apart::of_signs(&page);
    notices::set_cookies_apart(&page, &mut apart);
    labels::set_apart(&page, &mut apart);
    teasers::set_apart(&page, &mut apart);
    let Some(body) = body::body(&page, &apart) else {
        report.warn(WarningKind::NoArticleFound, "no part of the page has running text");
        apart.keep_only_menus();
        marks::set(&page, &apart, &[0]);
        return stated.hints;
    };
    if !stated.live {
        others::set_apart(&page, &mut apart, body);
    }
    body::prune(&page, &mut apart, body);
    notices::set_apart(&page, &mut apart, body);
    let mut kept = leads::leads(&page, &apart, body);
    kept.push(body);
    repeats::set_apart(&page, &mut apart, &kept);
    byline::read(&page, &mut apart, &kept, &mut stated.hints);
    marks::set(&page, &apart, &kept);
    stated.hints
}

/// The site's name from the page's title, where nothing else has it; an author of that name is none.
fn read_site(page: &Page<'_>, stated: &mut metadata::Stated) {
    let Some(title) = page.title.filter(|_| stated.hints.site.is_empty()) else { return };
    let heading = page.outline.pieces[title].node.text();
    let site = stated.titles.iter().find_map(|page_title| title::site(page_title, &heading));
    stated.hints.site = site.unwrap_or_default();
    stated.hints.authors = metadata::known_authors(&stated.hints.authors, &stated.hints.site);
}
