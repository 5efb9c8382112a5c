//! The numberings of a document of Word.

use std::collections::HashMap;

use super::style::{Styles, indent};
use crate::office::digits::Digits;
use crate::office::label::Label;
use crate::office::numbering::{Level, Numbering, Numberings, Sign};
use crate::office::xml::{Element, Xml};

impl Numberings {
    /// The numberings of the part `xml`.
    pub(super) fn of(xml: &Xml, styles: &Styles) -> Self {
        let root = xml.root();
        let definitions: HashMap<&str, Element<'_>> = root
            .children()
            .filter(|child| child.name() == "w:abstractNum")
            .filter_map(|definition| Some((definition.attr("abstractNumId")?, definition)))
            .collect();
        let numberings = || root.children().filter(|child| child.name() == "w:num");
        let definition_of: HashMap<&str, &str> = numberings()
            .filter_map(|num| Some((num.attr("numId")?, num.value("w:abstractNumId")?)))
            .collect();
        // A definition may stand for that of a style, which names a numbering of its own.
        let meant = |id: &str| -> Option<Element<'_>> {
            let definition = *definitions.get(id)?;
            let style = definition.value("w:numStyleLink");
            let numbering = style.and_then(|style| styles.get(style).paragraph.list);
            let other = numbering.and_then(|numbering| definition_of.get(numbering.as_str()));
            Some(other.and_then(|id| definitions.get(id)).copied().unwrap_or(definition))
        };
        let by_id = numberings()
            .filter_map(|num| {
                let id = num.value("w:abstractNumId")?;
                Some((num.attr("numId")?.to_owned(), numbering(num, id, meant(id))))
            })
            .collect();
        Self { by_id }
    }
}

fn numbering(num: Element<'_>, definition: &str, meant: Option<Element<'_>>) -> Numbering {
    let mut levels: HashMap<u8, Level> = HashMap::new();
    let of_definition = meant.into_iter().flat_map(Element::children);
    levels.extend(of_definition.filter(|child| child.name() == "w:lvl").filter_map(level));
    let mut restarts = HashMap::new();
    for change in num.children().filter(|child| child.name() == "w:lvlOverride") {
        levels.extend(change.child("w:lvl").and_then(level));
        let at = change.attr("ilvl").and_then(|at| at.parse::<u8>().ok());
        let start = change.value("w:startOverride").and_then(|start| start.parse().ok());
        restarts.extend(at.zip(start));
    }
    Numbering { definition: definition.to_owned(), levels, restarts }
}

fn level(element: Element<'_>) -> Option<(u8, Level)> {
    let at = element.attr("ilvl")?.parse().ok()?;
    let text = element.value("w:lvlText").unwrap_or_default();
    let format = element.value("w:numFmt");
    let has_picture = element.child("w:lvlPicBulletId").is_some();
    let sign = match format {
        Some("none") => Sign::Nothing,
        Some("bullet") if text.trim().is_empty() && !has_picture => Sign::Nothing,
        Some("bullet") => Sign::Bullet,
        _ => Sign::Number,
    };
    let start = element.value("w:start").and_then(|start| start.parse().ok()).unwrap_or(1);
    let is_close = element.value("w:suff") == Some("nothing");
    let label = Label::of_word(text, is_close).decimal(element.switch("w:isLgl") == Some(true));
    let level = Level {
        indent: element.child("w:pPr").and_then(indent),
        style: element.value("w:pStyle").map(str::to_owned),
        digits: Digits::of_word(format),
        label: Some(label).filter(|label| label.counts_or_has_words(sign)),
        begun_by: element.value("w:lvlRestart").and_then(|levels| levels.parse().ok()),
        ..Level::new(sign, start)
    };
    Some((at, level))
}
