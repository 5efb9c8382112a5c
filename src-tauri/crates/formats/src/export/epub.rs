//! EPUB 3: a book of one article or many, a chapter each.
//!
//! Source: EPUB 3.3; EPUB Accessibility 1.1.

mod book;
mod chapter;
mod container;
mod cover;
mod fonts;
mod nav;
mod package;
mod pictures;

use warraq_core::fields::FieldName;

use self::book::Book;
use self::container::Container;
use self::pictures::Album;
use super::{Export, ExportInput, Holds};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;

/// Where the package document is, as every reader looks for it.
const CONTAINER: &str = include_str!("epub/container.xml");
/// The style of every page of it. Direction is never said here but in the pages, as EPUB asks.
const STYLE: &str = include_str!("epub/book.css");

/// A book.
pub(super) struct Epub;

impl Export for Epub {
    fn format(&self) -> Format {
        Format::Epub
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            // For the newsroom, not for whoever reads the book.
            Feature::Status,
            Feature::Field(FieldName::Slug),
            Feature::Field(FieldName::Profile),
            Feature::Field(FieldName::Embargo),
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
        ];
        LOST
    }

    fn holds(&self) -> Holds {
        Holds::Collection
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        let album = Album::new(input.pictures);
        let book = Book::of(input, &album);
        let mut container = Container::new();
        container.text("META-INF/container.xml", CONTAINER);
        container.text("EPUB/package.opf", &package::write(&book, &album));
        container.text("EPUB/nav.xhtml", &nav::write(&book));
        container.text("EPUB/cover.xhtml", &cover::write(&book));
        container.text("EPUB/book.css", &style(&book));
        for chapter in &book.chapters {
            container.text(&format!("EPUB/{}", chapter.file), &chapter.xhtml);
        }
        for (file, picture) in album.files() {
            container.packed(&format!("EPUB/{file}"), &picture.bytes);
        }
        if book.has_fonts() {
            for font in fonts::FONTS {
                container.packed(&format!("EPUB/{}", font.file), font.bytes);
            }
            container.text(&format!("EPUB/{}", fonts::LICENCE_FILE), fonts::LICENCE);
        }
        out.extend(container.finish());
        Ok(())
    }
}

fn style(book: &Book<'_>) -> String {
    let faces = if book.has_fonts() { fonts::FACES } else { "" };
    format!("{faces}{STYLE}")
}

#[cfg(test)]
mod tests;
