//! NewsML-G2 2.35: one news item with its text in XHTML.
//!
//! Source: IPTC, NewsML-G2 2.35 (XML schema, power conformance).

mod content_meta;
mod item_meta;

use warraq_core::article::Block;
use warraq_core::article::languages::Saying;
use warraq_core::fields::{FieldName, Fields};

use super::{Export, ExportInput};
use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;
use crate::hypertext::text;
use crate::pen::Pen;
use crate::wire::{self, Extent};
use crate::{original, title, urn, wording};

/// Where the prefixes of codes are explained.
const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";

/// News in XML.
pub(super) struct Newsml;

impl Export for Newsml {
    fn format(&self) -> Format {
        Format::Newsml
    }

    fn cannot_hold(&self) -> &'static [Feature] {
        const LOST: &[Feature] = &[
            // An item names a picture by its address, and these have none yet.
            Feature::Media,
            Feature::LinkedFootnoteRef,
            Feature::EmptyParagraph,
            Feature::Insertion,
            Feature::Deletion,
            Feature::Comment,
            // Receivers are told whether they may use it, and not where it stands.
            Feature::Status,
            Feature::Field(FieldName::Profile),
            Feature::Field(FieldName::Due),
            Feature::Field(FieldName::Note),
        ];
        LOST
    }

    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError> {
        out.extend_from_slice(item(input).as_bytes());
        Ok(())
    }
}

fn item(input: &ExportInput<'_>) -> String {
    let (article, fields) = (input.article(), &input.article().fields);
    let blocks = original::spoken(article, Saying::Nested);
    let title = title::of(article, &blocks, input.newsroom);
    let mut pen = Pen::new(fields.direction());
    pen.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsItem");
    pen.raw(" xmlns=\"http://iptc.org/std/nar/2006-10-01/\"");
    pen.raw(&format!(
        " guid=\"{}\" version=\"{}\"",
        urn::of_article(article),
        article.version.max(1)
    ));
    pen.raw(" standard=\"NewsML-G2\" standardversion=\"2.35\" conformance=\"power\"");
    let (lang, dir) = (wording::tag(&fields.language), fields.direction().as_str());
    pen.raw(&format!(" xml:lang=\"{}\" dir=\"{dir}\">\n", text(lang)));
    pen.raw(&format!("<catalogRef href=\"{CATALOG}\"/>\n"));
    rights(&mut pen, fields);
    item_meta::write(&mut pen, input, &title);
    content_meta::write(&mut pen, input);
    content(&mut pen, input, &blocks, &title);
    pen.raw("</newsItem>\n");
    pen.finish()
}

fn rights(pen: &mut Pen, fields: &Fields) {
    if fields.rights.trim().is_empty() {
        return;
    }
    pen.raw("<rightsInfo>\n");
    if wire::is_notice(&fields.rights) {
        pen.label("copyrightNotice", "", &fields.rights);
    }
    pen.label("usageTerms", "", &fields.rights);
    pen.raw("</rightsInfo>\n");
}

/// The text itself, as a page that can be read alone.
fn content(pen: &mut Pen, input: &ExportInput<'_>, blocks: &[Block], title: &str) {
    let fields = &input.article().fields;
    pen.raw("<contentSet>\n<inlineXML contenttype=\"application/xhtml+xml\">\n");
    pen.raw(&wire::opening("html", fields));
    pen.raw(&format!("\n<head>\n<title>{}</title>\n</head>\n<body>\n", text(title)));
    pen.raw(&wire::xhtml(input, blocks, Extent::Whole));
    pen.raw("\n</body>\n</html>\n</inlineXML>\n</contentSet>\n");
}

#[cfg(test)]
mod tests;
