//! What libraries and reading systems are told of the book.

use super::Book;
use crate::hypertext::text;
use crate::options::Disclosure;
use crate::pen::Pen;
use crate::wording;

/// Writes what stands in `metadata`.
pub(super) fn write(package: &mut Pen, book: &Book<'_>) {
    identity(package, book);
    package.label("dc:publisher", "", book.input.newsroom);
    people(package, book);
    subjects(package, book);
    accessibility(package, book);
}

fn identity(package: &mut Pen, book: &Book<'_>) {
    let articles = book.input.articles();
    package.raw(&format!("<dc:identifier id=\"id\">{}</dc:identifier>\n", book.identifier));
    package.label("dc:title", "", &book.title);
    let languages = articles.iter().map(|article| wording::tag(&article.fields.language));
    for language in distinct(std::iter::once(book.language).chain(languages)) {
        package.raw(&format!("<dc:language>{}</dc:language>\n", text(language)));
    }
    let modified = book.modified.format("%Y-%m-%dT%H:%M:%SZ");
    package.raw(&format!("<meta property=\"dcterms:modified\">{modified}</meta>\n"));
    if let Some(day) = book.last_day() {
        package.raw(&format!("<dc:date>{day}</dc:date>\n"));
    }
}

/// The byline stands in the text; the properties say nothing of people where nobody asked for it.
fn people(package: &mut Pen, book: &Book<'_>) {
    if book.input.options.people == Disclosure::Withheld {
        return;
    }
    let articles = book.input.articles();
    for name in distinct(articles.iter().flat_map(|article| &article.fields.byline)) {
        package.label("dc:creator", "", name);
    }
    for name in distinct(articles.iter().map(|article| &article.updated_by)) {
        package.label("dc:contributor", "", name);
    }
}

fn subjects(package: &mut Pen, book: &Book<'_>) {
    let articles = book.input.articles();
    if let [article] = articles {
        package.label("dc:description", "", &article.fields.standfirst);
    }
    let subjects = articles.iter().flat_map(|article| {
        let tags = article.tags.iter().map(warraq_core::tag::Tag::as_str);
        let codes = article.fields.topics.iter().map(String::as_str);
        std::iter::once(article.fields.section.as_str()).chain(tags).chain(codes)
    });
    for subject in distinct(subjects) {
        package.label("dc:subject", "", subject);
    }
    for rights in distinct(articles.iter().map(|article| &article.fields.rights)) {
        package.label("dc:rights", "", rights);
    }
}

/// Each value once, in the order they come.
fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for value in values {
        if !found.contains(&value) {
            found.push(value);
        }
    }
    found
}

/// By which senses the book can be perceived, and how well.
///
/// Source: EPUB Accessibility 1.1, section 2; schema.org.
fn accessibility(package: &mut Pen, book: &Book<'_>) {
    let count = |one: fn(&(usize, usize)) -> usize| -> usize {
        book.chapters.iter().map(|chapter| one(&chapter.pictures)).sum()
    };
    let (pictures, told) = (count(|pair| pair.0), count(|pair| pair.1));
    let mut facts = vec![("accessMode", "textual")];
    if pictures > 0 {
        facts.push(("accessMode", "visual"));
    }
    // Words are enough where every picture is told in words too.
    let sufficient = if told == pictures { "textual" } else { "textual,visual" };
    facts.push(("accessModeSufficient", sufficient));
    for feature in ["tableOfContents", "readingOrder", "structuralNavigation"] {
        facts.push(("accessibilityFeature", feature));
    }
    if pictures > 0 && told == pictures {
        facts.push(("accessibilityFeature", "alternativeText"));
    }
    facts.push(("accessibilityHazard", "none"));
    for (property, value) in facts {
        package.raw(&format!("<meta property=\"schema:{property}\">{value}</meta>\n"));
    }
}
