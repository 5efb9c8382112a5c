//! Lists: one numbering each, so that each counts for itself.

use warraq_core::article::{Dir, ListKind};

use super::document::opening;
use super::story::HANGING;
use crate::manuscript::xml::Markup;
use crate::manuscript::{ListStart, Manuscript, STEP};

/// The signs of items that are not counted, on the nine levels of Word.
const BULLETS: [&str; 9] = ["•", "◦", "▪", "•", "◦", "▪", "•", "◦", "▪"];

/// The part with the numberings; nothing where there is no list.
pub(super) fn part(manuscript: &Manuscript) -> Option<String> {
    if manuscript.lists.is_empty() {
        return None;
    }
    let mut xml = Markup::new(opening("numbering"));
    for definition in 0..3 {
        xml.add(&format!(
            "<w:abstractNum w:abstractNumId=\"{definition}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
        ));
        for (level, sign) in (0..).zip(BULLETS) {
            xml.add(&level_of(definition, level, sign));
        }
        xml.add("</w:abstractNum>");
    }
    for (list, number) in manuscript.lists.iter().zip(1..) {
        let definition = definition_of(list);
        xml.add(&format!(
            "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{definition}\"/>\
             <w:lvlOverride w:ilvl=\"{}\"><w:startOverride w:val=\"{}\"/></w:lvlOverride></w:num>",
            list.level, list.start
        ));
    }
    xml.add("</w:numbering>");
    Some(xml.finish())
}

/// Signs, numbers of left-to-right lists, numbers of right-to-left ones.
fn definition_of(list: &ListStart) -> u8 {
    match (list.kind, list.dir) {
        (ListKind::Bullet, _) => 0,
        (ListKind::Ordered, Dir::Ltr) => 1,
        (ListKind::Ordered, Dir::Rtl) => 2,
    }
}

/// A level. Where Word shows the digits of the Arabs, a point behind ٢ reads as a zero: there stands a hyphen.
fn level_of(definition: u8, level: i32, sign: &str) -> String {
    let (format, text) = match definition {
        0 => ("bullet", sign.to_owned()),
        1 => ("decimal", format!("%{}.", level + 1)),
        _ => ("decimal", format!("%{}-", level + 1)),
    };
    let start = STEP * (level + 1);
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
         <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr>\
         <w:ind w:left=\"{start}\" w:hanging=\"{HANGING}\"/></w:pPr></w:lvl>"
    )
}
