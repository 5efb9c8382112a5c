//! The first page, in words: who publishes it, which days, how many articles.

use warraq_core::article::Dir;
use warraq_core::text::direction;

use super::book::Book;
use super::chapter::{END, start};
use crate::hypertext::{Syntax, isolated};
use crate::pen::Pen;
use crate::wording;

/// The page.
pub(super) fn write(book: &Book<'_>) -> String {
    let mut page = Pen::new(book.dir);
    page.raw(&start(&book.title, book.language, book.dir));
    page.raw("<section class=\"cover\" epub:type=\"titlepage\">\n");
    let newsroom = book.input.newsroom.trim();
    match book.chapters.as_slice() {
        [only] => {
            line(&mut page, "p", newsroom, book.dir);
            line(&mut page, "h1", &only.title, book.dir);
        }
        _ if newsroom.is_empty() => line(&mut page, "h1", &book.title, book.dir),
        _ => line(&mut page, "h1", newsroom, book.dir),
    }
    line(&mut page, "p", &book.days().unwrap_or_default(), book.dir);
    if let several @ 2.. = book.chapters.len() {
        line(&mut page, "p", &wording::articles(several, book.language), book.dir);
    }
    page.raw("</section>\n");
    page.raw(END);
    page.finish()
}

/// An element with a line of its own direction; nothing where there is no word.
fn line(page: &mut Pen, tag: &str, words: &str, around: Dir) {
    let dir = direction::of_text(words, around);
    page.marked(tag, "", words, &isolated(words, dir, Syntax::Epub));
}
