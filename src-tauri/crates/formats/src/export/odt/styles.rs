//! The styles: those with names, and those that letters and paragraphs have by hand.

use std::collections::BTreeMap;

use warraq_core::article::{Dir, Mark};
use warraq_core::text::direction;

use super::super::ExportInput;
use super::content::{name_of, points};
use crate::manuscript::run::Run;
use crate::manuscript::shape::{Align, Rules, Shape};
use crate::manuscript::sign::{ANCHOR, Sign};
use crate::manuscript::style::Style;
use crate::manuscript::xml::{DECLARATION, Markup, escaped};
use crate::manuscript::{FONT, Paragraph, STEP};
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

/// Styles without a name of their own, in the order they are met.
#[derive(Default)]
pub(super) struct Automatic {
    /// Their names by what they say.
    names: BTreeMap<String, String>,
    written: Vec<String>,
}

impl Automatic {
    /// All of them.
    pub(super) fn written(&self) -> String {
        self.written.concat()
    }

    fn name(&mut self, prefix: &str, says: String) -> String {
        if let Some(known) = self.names.get(&says) {
            return known.clone();
        }
        let name = format!("{prefix}{}", self.names.len() + 1);
        self.written.push(says.replacen("NAME", &name, 1));
        self.names.insert(says, name.clone());
        name
    }

    /// The style of a paragraph.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) -> String {
        let parent = name_of(paragraph.style);
        let mode = writing_mode(paragraph.dir);
        let align = match paragraph.style.shape().align {
            Align::Start => format!(" fo:text-align=\"{}\"", side(paragraph.dir)),
            Align::Centre => String::new(),
        };
        let indent = match paragraph.item {
            Some(item) => {
                let base = paragraph.style.shape().indent;
                let margin = points(base + STEP * (i32::from(item.level) + 1));
                let hanging = if item.has_sign { "-17pt" } else { "0pt" };
                format!(" fo:margin-left=\"{margin}\" fo:text-indent=\"{hanging}\"")
            }
            None => String::new(),
        };
        let lang = paragraph.lang.as_deref().map(language).unwrap_or_default();
        let letters =
            if lang.is_empty() { lang } else { format!("<style:text-properties{lang}/>") };
        self.name(
            "P",
            format!(
                "<style:style style:name=\"NAME\" style:family=\"paragraph\" \
                 style:parent-style-name=\"{parent}\"><style:paragraph-properties \
                 style:writing-mode=\"{mode}\"{align}{indent}/>{letters}</style:style>"
            ),
        )
    }

    /// The style of a run in a paragraph of this language; nothing where it looks like all others.
    pub(super) fn run(&mut self, run: &Run, lang: Option<&str>) -> Option<String> {
        let parent = match run.sign {
            Some(sign) => format!(" style:parent-style-name=\"{}\"", encoded(sign.name())),
            None => String::new(),
        };
        let mut looks = String::new();
        for (mark, look) in LOOKS {
            if run.marks.has(mark) && run.sign.is_none() {
                looks.push_str(look);
            }
        }
        let own = run.marks.as_slice().iter().find_map(|mark| match mark {
            Mark::Lang { lang, .. } => Some(lang.as_str()),
            _ => None,
        });
        if let Some(lang) = own.filter(|own| Some(*own) != lang) {
            looks.push_str(&language(lang));
        }
        if parent.is_empty() && looks.is_empty() {
            return None;
        }
        Some(self.name(
            "T",
            format!(
                "<style:style style:name=\"NAME\" style:family=\"text\"{parent}>\
                 <style:text-properties{looks}/></style:style>"
            ),
        ))
    }

    /// The style of a table or cell.
    pub(super) fn of_table(&mut self, family: &str, properties: &str) -> String {
        let prefix = if family == "table" { "Table" } else { "Cell" };
        self.name(
            prefix,
            format!(
                "<style:style style:name=\"NAME\" style:family=\"{family}\">\
                 <style:{family}-properties {properties}/></style:style>"
            ),
        )
    }
}

/// What marks look like: Western letters and those of complex scripts are told apart.
const LOOKS: [(&str, &str); 6] = [
    ("strong", " fo:font-weight=\"bold\" style:font-weight-complex=\"bold\""),
    ("emphasis", " fo:font-style=\"italic\" style:font-style-complex=\"italic\""),
    (
        "underline",
        " style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" \
         style:text-underline-color=\"font-color\"",
    ),
    ("strike", " style:text-line-through-style=\"solid\" style:text-line-through-type=\"single\""),
    ("superscript", " style:text-position=\"super 58%\""),
    ("subscript", " style:text-position=\"sub 58%\""),
];

/// The side that lines begin at. `LibreOffice` takes `start` for the left one whatever the direction is.
fn side(dir: Dir) -> &'static str {
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

/// What says that letters are in a language, of both kinds of letters.
fn language(tag: &str) -> String {
    let mut parts = tag.split('-');
    let first = escaped(parts.next().unwrap_or_default());
    let rest: Vec<&str> = parts.collect();
    let country = rest.iter().find(|part| part.len() == 2).copied().unwrap_or("none");
    let is_simple = rest.iter().all(|part| part.len() == 2);
    let exact = if is_simple {
        String::new()
    } else {
        let tag = escaped(tag);
        format!(" style:rfc-language-tag=\"{tag}\" style:rfc-language-tag-complex=\"{tag}\"")
    };
    format!(
        " fo:language=\"{first}\" fo:country=\"{country}\" style:language-complex=\"{first}\" \
         style:country-complex=\"{country}\"{exact}"
    )
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
