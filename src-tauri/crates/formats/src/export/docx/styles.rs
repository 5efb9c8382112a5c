//! The styles of the document.

use warraq_core::article::Dir;
use warraq_core::text::direction;

use super::super::ExportInput;
use super::document::opening;
use crate::manuscript::FONT;
use crate::manuscript::shape::{Align, Rules, Shape};
use crate::manuscript::sign::Sign;
use crate::manuscript::style::Style;
use crate::manuscript::xml::{Markup, escaped};

/// The id of a style: its name without spaces.
pub(super) fn id_of(style: Style) -> String {
    id(style.word_name())
}

/// The id of the style of letters that are added.
pub(super) fn id_of_sign(sign: Sign) -> String {
    id(sign.name())
}

fn id(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

/// The part with the styles, for an article that runs in `dir`.
pub(super) fn part(input: &ExportInput<'_>, dir: Dir) -> String {
    let language = escaped(&input.article().fields.language);
    let (latin, arabic) = match direction::of_language(&input.article().fields.language) {
        Dir::Rtl => ("en-US".to_owned(), language),
        Dir::Ltr => (language, "ar-SA".to_owned()),
    };
    let mut xml = Markup::new(opening("styles"));
    xml.add(&format!(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{FONT}\" w:hAnsi=\"{FONT}\" \
         w:eastAsia=\"{FONT}\" w:cs=\"{FONT}\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"28\"/>\
         <w:lang w:val=\"{latin}\" w:eastAsia=\"en-US\" w:bidi=\"{arabic}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>"
    ));
    for style in Style::ALL {
        xml.add(&paragraph_style(style, dir));
    }
    xml.add(&around_page(dir));
    xml.add(CHARACTERS);
    for sign in Sign::ALL {
        let (name, id) = (sign.name(), id_of_sign(sign));
        xml.add(&format!(
            "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name \
             w:val=\"{name}\"/><w:semiHidden/></w:style>"
        ));
    }
    xml.add(TABLES);
    xml.add("</w:styles>");
    xml.finish()
}

fn paragraph_style(style: Style, dir: Dir) -> String {
    let name = style.word_name();
    let is_own = name.starts_with("Warraq") || name.starts_with("Table ");
    let (kind, based_on, next) = match style {
        Style::Text => (" w:default=\"1\"", "", ""),
        _ if is_own => (" w:customStyle=\"1\"", "<w:basedOn w:val=\"Normal\"/>", next_of(style)),
        _ => ("", "<w:basedOn w:val=\"Normal\"/>", next_of(style)),
    };
    let bidi = match dir {
        Dir::Rtl => "<w:bidi/>",
        Dir::Ltr => "",
    };
    let shape = style.shape();
    let (paragraph, run) = (paragraph_look(&shape, outline_of(style), bidi), run_look(&shape));
    format!(
        "<w:style w:type=\"paragraph\"{kind} w:styleId=\"{}\"><w:name w:val=\"{name}\"/>{based_on}{next}\
         <w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>",
        id_of(style)
    )
}

/// What is written behind a paragraph of this style.
fn next_of(style: Style) -> &'static str {
    match style {
        Style::Headline | Style::Heading2 | Style::Heading3 | Style::Heading4 => {
            "<w:next w:val=\"Normal\"/>"
        }
        _ => "",
    }
}

/// The level in the outline, which Word shows beside the text.
fn outline_of(style: Style) -> &'static str {
    match style {
        Style::Heading2 => "<w:outlineLvl w:val=\"0\"/>",
        Style::Heading3 => "<w:outlineLvl w:val=\"1\"/>",
        Style::Heading4 => "<w:outlineLvl w:val=\"2\"/>",
        _ => "",
    }
}

fn paragraph_look(shape: &Shape, outline: &str, bidi: &str) -> String {
    let keeps = if shape.keeps_next { "<w:keepNext/><w:keepLines/>" } else { "" };
    let line = |side: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"999999\"/>")
    };
    let rules = match shape.rules {
        Rules::None => String::new(),
        Rules::Below => format!("<w:pBdr>{}</w:pBdr>", line("bottom")),
        Rules::Around => format!("<w:pBdr>{}{}</w:pBdr>", line("top"), line("bottom")),
    };
    let align = match shape.align {
        Align::Start => "",
        Align::Centre => "<w:jc w:val=\"center\"/>",
    };
    let (before, after, indent) = (shape.before, shape.after, shape.indent);
    let indent = if indent == 0 {
        String::new()
    } else {
        format!("<w:ind w:left=\"{indent}\" w:right=\"{indent}\"/>")
    };
    format!(
        "{keeps}{rules}{bidi}<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"288\" \
         w:lineRule=\"auto\"/>{indent}{align}{outline}"
    )
}

fn run_look(shape: &Shape) -> String {
    let bold = if shape.is_bold { "<w:b/><w:bCs/>" } else { "" };
    let (colour, latin, arabic) = (shape.colour, shape.latin, shape.arabic);
    format!(
        "{bold}<w:color w:val=\"{colour}\"/><w:sz w:val=\"{latin}\"/><w:szCs w:val=\"{arabic}\"/>"
    )
}

/// The styles of the head and foot of pages and of comments.
fn around_page(dir: Dir) -> String {
    let bidi = if dir == Dir::Rtl { "<w:bidi/>" } else { "" };
    let style = |id: &str, name: &str, more: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn \
             w:val=\"Normal\"/><w:pPr>{bidi}<w:spacing w:after=\"0\"/>{more}</w:pPr><w:rPr><w:color \
             w:val=\"444444\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"22\"/></w:rPr></w:style>"
        )
    };
    [
        style("Header", "header", ""),
        style("Footer", "footer", "<w:jc w:val=\"center\"/>"),
        style("CommentText", "annotation text", ""),
    ]
    .concat()
}

const CHARACTERS: &str = concat!(
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name ",
    "w:val=\"Default Paragraph Font\"/><w:semiHidden/></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:color ",
    "w:val=\"1F4E8C\"/><w:u w:val=\"single\"/></w:rPr></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>",
    "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"CommentReference\"><w:name w:val=\"annotation reference\"/>",
    "<w:rPr><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr></w:style>",
);

const TABLES: &str = concat!(
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>",
    "<w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" ",
    "w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right ",
    "w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"WarraqTable\"><w:name ",
    "w:val=\"Warraq Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>",
    "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>",
    "<w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>",
    "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>",
    "<w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>",
    "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>",
    "<w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>",
    "</w:tblBorders></w:tblPr></w:style>",
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"WarraqGallery\"><w:name ",
    "w:val=\"Warraq Gallery\"/><w:basedOn w:val=\"TableNormal\"/></w:style>",
);
