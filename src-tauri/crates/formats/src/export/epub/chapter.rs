//! An article as a chapter.

use warraq_core::article::languages::Saying;
use warraq_core::article::{Article, Dir};

use super::pictures::Album;
use crate::hypertext::{Manner, Syntax, Writer, text};
use crate::notes::Notes;
use crate::{figures, original, title, wording};

/// A chapter that was written.
pub(super) struct Chapter {
    /// Its name in the book.
    pub(super) file: String,
    /// What the contents call it: never empty.
    pub(super) title: String,
    pub(super) language: String,
    pub(super) dir: Dir,
    pub(super) xhtml: String,
    /// How many pictures it shows, and how many of them are told in words.
    pub(super) pictures: (usize, usize),
}

/// The chapter of an article, the `number`th of its book.
pub(super) fn of(article: &Article, newsroom: &str, number: usize, album: &Album<'_>) -> Chapter {
    let fields = &article.fields;
    let blocks = original::spoken(article, Saying::Nested);
    let notes = Notes::of(&blocks);
    let words = wording::of(&fields.language);
    let source = |id: &str| album.source(id);
    let manner = Manner { syntax: Syntax::Epub, source: &source, prefix: "" };
    let title = title::of(article, &blocks, newsroom);
    let (language, dir) = (wording::tag(&fields.language).to_owned(), fields.direction());
    let mut writer = Writer::new(&notes, fields, manner);
    writer.raw(&start(&title, &language, dir));
    writer.raw("<section class=\"article\" epub:type=\"chapter\" role=\"doc-chapter\">\n");
    writer.header(fields, words);
    writer.blocks(&blocks);
    writer.endnotes(words);
    writer.footer(fields, newsroom, words);
    writer.raw("</section>\n");
    writer.raw(END);
    let shown: Vec<_> = figures::of(&blocks)
        .into_iter()
        .filter(|figure| figure.media.as_deref().and_then(|id| album.source(id)).is_some())
        .collect();
    let told = shown.iter().filter(|figure| !figure.alt.trim().is_empty()).count();
    let pictures = (shown.len(), told);
    let file = format!("article-{number}.xhtml");
    Chapter { file, title, language, dir, xhtml: writer.finish(), pictures }
}

/// The start of a page of the book, up to its body.
pub(super) fn start(title: &str, language: &str, dir: Dir) -> String {
    format!(
        concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"",
            " xmlns:epub=\"http://www.idpf.org/2007/ops\"{} dir=\"{}\">\n",
            "<head>\n<title>{}</title>\n",
            "<link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/>\n</head>\n<body>\n"
        ),
        Syntax::Epub.language(language),
        dir.as_str(),
        text(title)
    )
}

/// The end of a page of the book.
pub(super) const END: &str = "</body>\n</html>\n";
