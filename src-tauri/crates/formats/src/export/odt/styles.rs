//! The styles with names, and the page.

use warraq_core::article::Dir;
use warraq_core::text::direction;

use super::super::ExportInput;
use super::content::{name_of, points};
use crate::manuscript::FONT;
use crate::manuscript::shape::{Align, Rules, Shape};
use crate::manuscript::sign::{ANCHOR, Sign};
use crate::manuscript::style::Style;
use crate::manuscript::xml::{DECLARATION, Markup, escaped};
use crate::options::Paper;

/// The beginning of a part whose outermost element is `name`.
pub(super) fn opening(name: &str) -> String {
    let names = ["office", "style", "text", "table", "meta"].map(|prefix| {
        format!(" xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0\"")
    });
    let names = names.concat();
    format!(
        "{DECLARATION}<office:{name}{names} \
         xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
         xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
         xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
         xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\">"
    )
}

/// A name as attributes have it: a space is `_20_`.
pub(super) fn encoded(name: &str) -> String {
    name.replace(' ', "_20_")
}

/// The side that lines begin at. `LibreOffice` takes `start` for the left one whatever the direction is.
pub(super) fn side(dir: Dir) -> &'static str {
    match dir {
        Dir::Rtl => "right",
        Dir::Ltr => "left",
    }
}

pub(super) fn writing_mode(dir: Dir) -> &'static str {
    match dir {
        Dir::Rtl => "rl-tb",
        Dir::Ltr => "lr-tb",
    }
}

/// The part with the named styles and the page.
pub(super) fn part(input: &ExportInput<'_>, dir: Dir) -> String {
    let mut xml = Markup::new(opening("document-styles"));
    xml.add(&format!(
        "<office:font-face-decls><style:font-face style:name=\"{FONT}\" \
         svg:font-family=\"'{FONT}'\" style:font-family-generic=\"roman\" \
         style:font-pitch=\"variable\"/></office:font-face-decls><office:styles>"
    ));
    let (latin, arabic) = match direction::of_language(&input.article().fields.language) {
        Dir::Rtl => ("en", input.article().fields.language.as_str()),
        Dir::Ltr => (input.article().fields.language.as_str(), "ar"),
    };
    let primary = |tag: &str| escaped(tag.split('-').next().unwrap_or_default());
    let (latin, arabic, mode) = (primary(latin), primary(arabic), writing_mode(dir));
    xml.add(&format!(
        "<style:default-style style:family=\"paragraph\"><style:paragraph-properties \
         style:writing-mode=\"{mode}\"/><style:text-properties style:font-name=\"{FONT}\" \
         style:font-name-complex=\"{FONT}\" fo:font-size=\"12pt\" style:font-size-complex=\"14pt\" \
         fo:language=\"{latin}\" fo:country=\"none\" style:language-complex=\"{arabic}\" \
         style:country-complex=\"none\"/></style:default-style>"
    ));
    for style in Style::ALL {
        xml.add(&named(style, dir));
    }
    for name in ["Header", "Footer"] {
        xml.add(&format!(
            "<style:style style:name=\"{name}\" style:family=\"paragraph\" \
             style:parent-style-name=\"Standard\"><style:paragraph-properties \
             style:writing-mode=\"{mode}\" fo:text-align=\"{}\"/><style:text-properties \
             fo:color=\"#444444\" fo:font-size=\"9pt\" style:font-size-complex=\"11pt\"/></style:style>",
            if name == "Footer" { "center" } else { side(dir) }
        ));
    }
    for sign in Sign::ALL {
        let (id, name) = (encoded(sign.name()), sign.name());
        xml.add(&format!(
            "<style:style style:name=\"{id}\" style:display-name=\"{name}\" style:family=\"text\"/>"
        ));
    }
    for name in [ANCHOR, "Footnote Symbol"] {
        let id = encoded(name);
        xml.add(&format!(
            "<style:style style:name=\"{id}\" style:display-name=\"{name}\" \
             style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/>\
             </style:style>"
        ));
    }
    xml.add(concat!(
        "<text:notes-configuration text:note-class=\"footnote\" style:num-format=\"1\" ",
        "style:num-suffix=\" \" text:citation-style-name=\"Footnote_20_Symbol\" ",
        "text:citation-body-style-name=\"Footnote_20_anchor\" ",
        "text:start-value=\"0\" text:footnotes-position=\"page\" ",
        "text:start-numbering-at=\"document\"/>",
    ));
    xml.add("</office:styles>");
    xml.add(&page(input, dir));
    xml.add("</office:document-styles>");
    xml.finish()
}

fn named(style: Style, dir: Dir) -> String {
    let (id, name) = (name_of(style), style.open_name());
    let parent = match style {
        Style::Text => "",
        _ => " style:parent-style-name=\"Standard\"",
    };
    let level = match style {
        Style::Heading2 => " style:default-outline-level=\"1\"",
        Style::Heading3 => " style:default-outline-level=\"2\"",
        Style::Heading4 => " style:default-outline-level=\"3\"",
        _ => "",
    };
    let (paragraph, run) = (paragraph_look(&style.shape(), dir), run_look(&style.shape()));
    format!(
        "<style:style style:name=\"{id}\" style:display-name=\"{name}\" \
         style:family=\"paragraph\"{parent}{level}><style:paragraph-properties {paragraph}/>\
         <style:text-properties {run}/></style:style>"
    )
}

fn paragraph_look(shape: &Shape, dir: Dir) -> String {
    let line = "0.75pt solid #999999";
    let rules = match shape.rules {
        Rules::None => String::new(),
        Rules::Below => format!(" fo:border-bottom=\"{line}\""),
        Rules::Around => {
            format!(" fo:border-top=\"{line}\" fo:border-bottom=\"{line}\" fo:padding=\"6pt\"")
        }
    };
    let align = match shape.align {
        Align::Start => side(dir),
        Align::Centre => "center",
    };
    let keeps = if shape.keeps_next { " fo:keep-with-next=\"always\"" } else { "" };
    let (before, after, indent) = (points(shape.before), points(shape.after), points(shape.indent));
    format!(
        "style:writing-mode=\"{}\" fo:text-align=\"{align}\" fo:margin-top=\"{before}\" \
         fo:margin-bottom=\"{after}\" fo:margin-left=\"{indent}\" fo:margin-right=\"{indent}\" \
         fo:line-height=\"120%\"{keeps}{rules}",
        writing_mode(dir)
    )
}

fn run_look(shape: &Shape) -> String {
    let bold = if shape.is_bold {
        " fo:font-weight=\"bold\" style:font-weight-complex=\"bold\""
    } else {
        ""
    };
    let size = |half: u16| format!("{}.{}pt", half / 2, half % 2 * 5);
    let (colour, latin, arabic) = (shape.colour, size(shape.latin), size(shape.arabic));
    format!(
        "fo:color=\"#{colour}\" fo:font-size=\"{latin}\" style:font-size-complex=\"{arabic}\"{bold}"
    )
}

/// The page: its size, the side it begins at, its number, the name of the newsroom.
fn page(input: &ExportInput<'_>, dir: Dir) -> String {
    let (width, height) = match input.options.paper {
        Paper::A4 => ("210mm", "297mm"),
        Paper::A5 => ("148mm", "210mm"),
        Paper::Letter => ("215.9mm", "279.4mm"),
    };
    let mode = writing_mode(dir);
    let header = match input.newsroom {
        "" => String::new(),
        name => {
            let name = escaped(name);
            format!(
                "<style:header><text:p text:style-name=\"Header\">{name}</text:p></style:header>"
            )
        }
    };
    let around = if header.is_empty() { "" } else { "<style:header-style/>" };
    format!(
        "<office:automatic-styles><style:page-layout style:name=\"Page\">\
         <style:page-layout-properties fo:page-width=\"{width}\" fo:page-height=\"{height}\" \
         fo:margin-top=\"20mm\" fo:margin-bottom=\"20mm\" fo:margin-left=\"25mm\" \
         fo:margin-right=\"25mm\" style:writing-mode=\"{mode}\"/>{around}<style:footer-style>\
         <style:header-footer-properties fo:margin-top=\"5mm\"/></style:footer-style>\
         </style:page-layout></office:automatic-styles><office:master-styles>\
         <style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\">{header}\
         <style:footer><text:p text:style-name=\"Footer\"><text:page-number \
         text:select-page=\"current\">1</text:page-number></text:p></style:footer>\
         </style:master-page></office:master-styles>"
    )
}
