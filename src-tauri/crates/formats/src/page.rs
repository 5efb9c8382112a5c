//! The article in a whole page of the web: what the page says of itself, and what of it does not belong to the
//! article.
//!
//! Nothing is taken out of the page. What does not belong is marked with [`REMOVED`], so that whoever reads the
//! page can report its text where it stood.

mod apart;
mod body;
mod byline;
mod credited;
mod hidden;
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
mod streamed;
mod teasers;
#[cfg(test)]
mod tests;
mod title;
mod vouched;
mod words;

use std::collections::HashSet;

use dom_query::Document;
use warraq_core::fields::FieldName;

use self::apart::{Apart, Trust};
use self::outline::Outline;
use crate::reading::Hints;
use crate::report::{Report, WarningKind};

/// The attribute of what does not belong to the article; its value is the kind, as the report spells it.
pub(crate) const REMOVED: &str = "data-wq-removed";

/// The attribute of what belongs to the article though it is hidden until a reader asks for it.
pub(crate) const KEPT: &str = "data-wq-kept";

/// A page as it is looked at.
struct Page<'a> {
    outline: Outline<'a>,
    lines: Vec<line::Line>,
    /// For each line, whether the metadata repeats it as the article's text.
    vouched: Vec<bool>,
    /// The heading that is the article's title.
    title: Option<usize>,
    /// The ids of parts that something in the page opens.
    opened: HashSet<String>,
}

/// What `document` says of its article. What of it does not belong to the article is marked; where no article is
/// found, that is said, and only menus are marked.
pub(crate) fn mark(document: &Document, report: &mut Report) -> Hints {
    let mut stated = metadata::read(document);
    streamed::put_in_place(document);
    let outline = Outline::of(document);
    let lines = line::lines(&outline);
    let vouched = vouched::vouched(&lines, &stated.body);
    let title = title::title(&outline, &lines, &stated);
    let opened = hidden::opened(&outline);
    let page = Page { outline, lines, vouched, title, opened };
    read_site(&page, &mut stated);
    let (mut apart, body) = look(&page);
    let Some(body) = body else {
        report.warn(WarningKind::NoArticleFound, "");
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
    read_byline(&page, &mut apart, &kept, &mut stated.hints);
    marks::set(&page, &apart, &kept);
    stated.hints
}

/// Reads the lines beside the title, and notes what of the hints they gave.
fn read_byline(page: &Page<'_>, apart: &mut Apart, kept: &[usize], hints: &mut Hints) {
    let head = hints.clone();
    byline::read(page, apart, kept, hints);
    let shown = [
        (FieldName::Byline, head.authors != hints.authors),
        (FieldName::Date, head.date != hints.date),
        (FieldName::Place, head.place != hints.place),
    ];
    hints.shown = shown.into_iter().filter_map(|(field, is_new)| is_new.then_some(field)).collect();
}

/// What is set apart, and the part that holds the text. Where names of parts leave hardly any text, the text is
/// trusted and not they.
fn look(page: &Page<'_>) -> (Apart, Option<usize>) {
    let (apart, body) = look_with(page, Trust::Names);
    let good = |apart: &Apart, body: Option<usize>| {
        body.map_or(0.0, |body| apart.measure(page).good(&page.outline, body))
    };
    let found = good(&apart, body);
    if found >= HARDLY {
        return (apart, body);
    }
    let (other, other_body) = look_with(page, Trust::Text);
    let is_better = good(&other, other_body) > found * 2.0;
    if is_better { (other, other_body) } else { (apart, body) }
}

fn look_with(page: &Page<'_>, trust: Trust) -> (Apart, Option<usize>) {
    let mut apart = Apart::of_signs(page, trust);
    notices::set_cookies_apart(page, &mut apart);
    labels::set_apart(page, &mut apart);
    teasers::set_apart(page, &mut apart);
    let body = body::body(page, &apart);
    (apart, body)
}

/// Words of running text that are hardly an article.
const HARDLY: f64 = 25.0;

/// The site's name from the page's title, where nothing else has it; an author of that name is none.
fn read_site(page: &Page<'_>, stated: &mut metadata::Stated) {
    let Some(title) = page.title.filter(|_| stated.hints.site.is_empty()) else { return };
    let heading = page.outline.pieces[title].node.text();
    let site = stated.titles.iter().find_map(|page_title| title::site(page_title, &heading));
    stated.hints.site = site.unwrap_or_default();
    stated.hints.authors = metadata::known_authors(&stated.hints.authors, &stated.hints.site);
}
