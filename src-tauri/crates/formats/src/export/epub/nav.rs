//! The table of contents, and where the parts of the book begin.

use warraq_core::text::{direction, isolate};

use super::book::Book;
use super::chapter::{Chapter, END, start};
use crate::hypertext::{Syntax, text};
use crate::pen::Pen;
use crate::wording;

/// The page.
pub(super) fn write(book: &Book<'_>) -> String {
    let contents = wording::contents(book.language);
    let mut page = Pen::new(book.dir);
    page.raw(&start(contents, book.language, book.dir));
    page.raw("<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n");
    page.raw(&format!("<h1>{contents}</h1>\n<ol>\n"));
    for chapter in &book.chapters {
        page.raw(&entry(chapter, book));
    }
    page.raw("</ol>\n</nav>\n<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<ol>\n");
    landmark(&mut page, "titlepage", "cover.xhtml", &book.title);
    if book.has_contents_page() {
        landmark(&mut page, "toc", "nav.xhtml#toc", contents);
    }
    if let Some(first) = book.chapters.first() {
        landmark(&mut page, "bodymatter", &first.file, &first.title);
    }
    page.raw("</ol>\n</nav>\n");
    page.raw(END);
    page.finish()
}

/// A line of the contents, in the direction and language of its article.
fn entry(chapter: &Chapter, book: &Book<'_>) -> String {
    let language = if chapter.language == book.language {
        String::new()
    } else {
        Syntax::Epub.language(&chapter.language)
    };
    let dir = match direction::of_text(&chapter.title, chapter.dir) {
        dir if dir == book.dir => String::new(),
        dir => format!(" dir=\"{}\"", dir.as_str()),
    };
    let (file, title) = (&chapter.file, isolated(&chapter.title));
    format!("<li{language}{dir}><a href=\"{file}\">{}</a></li>\n", text(&title))
}

/// `title` with signs around dates, phone numbers and addresses, which read from left to right: many reading systems
/// take the letters out of the page and show them in a list of their own, where no markup would be left.
fn isolated(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for (piece, kind) in isolate::pieces(title) {
        match kind {
            Some(_) => out.extend(["\u{2066}", piece, "\u{2069}"]),
            None => out.push_str(piece),
        }
    }
    out
}

fn landmark(page: &mut Pen, part: &str, file: &str, words: &str) {
    page.raw("<li>");
    let (attributes, title) = (format!(" epub:type=\"{part}\" href=\"{file}\""), isolated(words));
    page.label("a", &attributes, &title);
    page.raw("</li>\n");
}
