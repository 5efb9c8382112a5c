//! The package document: what the book is, which files it has, in which order they are read.

mod metadata;

use super::book::Book;
use super::fonts;
use super::pictures::Album;
use crate::hypertext::text;
use crate::pen::Pen;

/// The whole document.
pub(super) fn write(book: &Book<'_>, album: &Album<'_>) -> String {
    let (language, dir) = (text(book.language), book.dir.as_str());
    let mut package = Pen::new(book.dir);
    package.raw(&format!(
        concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"",
            " unique-identifier=\"id\" xml:lang=\"{}\" dir=\"{}\">\n",
            "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
        ),
        language, dir
    ));
    metadata::write(&mut package, book);
    package.raw("</metadata>\n<manifest>\n");
    manifest(&mut package, book, album);
    package.raw("</manifest>\n");
    spine(&mut package, book);
    package.raw("</package>\n");
    package.finish()
}

fn manifest(package: &mut Pen, book: &Book<'_>, album: &Album<'_>) {
    let mut item = |id: &str, file: &str, media_type: &str, properties: &str| {
        package.raw(&format!(
            "<item id=\"{id}\" href=\"{file}\" media-type=\"{media_type}\"{properties}/>\n"
        ));
    };
    let page = "application/xhtml+xml";
    item("cover", "cover.xhtml", page, "");
    item("nav", "nav.xhtml", page, " properties=\"nav\"");
    item("style", "book.css", "text/css", "");
    for (chapter, number) in book.chapters.iter().zip(1..) {
        item(&format!("article-{number}"), &chapter.file, page, "");
    }
    for ((file, picture), number) in album.files().iter().zip(1..) {
        item(&format!("picture-{number}"), file, picture.media_type, "");
    }
    if book.has_fonts() {
        for (font, number) in fonts::FONTS.iter().zip(1..) {
            item(&format!("font-{number}"), font.file, "font/woff2", "");
        }
        item("font-licence", fonts::LICENCE_FILE, "text/plain", "");
    }
}

/// The order of reading.
fn spine(package: &mut Pen, book: &Book<'_>) {
    let dir = book.dir.as_str();
    package.raw(&format!("<spine page-progression-direction=\"{dir}\">\n"));
    package.raw("<itemref idref=\"cover\"/>\n");
    if book.has_contents_page() {
        package.raw("<itemref idref=\"nav\"/>\n");
    }
    for number in 1..=book.chapters.len() {
        package.raw(&format!("<itemref idref=\"article-{number}\"/>\n"));
    }
    package.raw("</spine>\n");
}
