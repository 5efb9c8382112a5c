//! What paragraphs look like.

use crate::office::xml::Element;

/// What is said of a paragraph; nothing where it is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct ParagraphLook {
    /// Whether it runs from right to left.
    pub(in super::super) is_rtl: Option<bool>,
    /// Its level in the outline, from 0; 9 is running text.
    pub(in super::super) outline: Option<u8>,
    /// The numbering it belongs to: empty and `0` are none.
    pub(in super::super) list: Option<String>,
    /// The level in it, from 0.
    pub(in super::super) list_level: Option<u8>,
    /// How far it stands in from the edge of the page where it begins, in twentieths of a point.
    pub(in super::super) indent: Option<i32>,
    /// Whether it has a line below or above it.
    pub(in super::super) is_ruled: Option<bool>,
    /// Whether it is the large letter that the next paragraph begins with.
    pub(in super::super) is_drop_cap: Option<bool>,
}

impl ParagraphLook {
    /// What the properties `element` say.
    pub(in super::super) fn of(element: Element<'_>) -> Self {
        let numbering = element.child("w:numPr");
        let number = |name| numbering.and_then(|numbering| numbering.value(name));
        let border = element.child("w:pBdr").map(|border| {
            let line = |side: Element<'_>| !matches!(side.attr("val"), None | Some("none" | "nil"));
            border.children().any(|side| matches!(side.name(), "w:bottom" | "w:top") && line(side))
        });
        let frame = element.child("w:framePr");
        Self {
            is_rtl: element.switch("w:bidi"),
            outline: element.value("w:outlineLvl").and_then(|level| level.parse().ok()),
            list: number("w:numId").map(str::to_owned),
            list_level: number("w:ilvl").and_then(|level| level.parse().ok()),
            indent: indent(element),
            is_ruled: border,
            is_drop_cap: frame
                .map(|frame| matches!(frame.attr("dropCap"), Some("drop" | "margin"))),
        }
    }

    /// What holds where `self` is nearer than `base`.
    pub(in super::super) fn over(&self, base: &Self) -> Self {
        Self {
            is_rtl: self.is_rtl.or(base.is_rtl),
            outline: self.outline.or(base.outline),
            list: self.list.clone().or_else(|| base.list.clone()),
            list_level: self.list_level.or(base.list_level),
            indent: self.indent.or(base.indent),
            is_ruled: self.is_ruled.or(base.is_ruled),
            is_drop_cap: self.is_drop_cap.or(base.is_drop_cap),
        }
    }
}

/// How far the properties `element` set a paragraph in, in twentieths of a point.
pub(in super::super) fn indent(element: Element<'_>) -> Option<i32> {
    let indent = element.child("w:ind")?;
    indent.attr("start").or_else(|| indent.attr("left"))?.parse().ok()
}
