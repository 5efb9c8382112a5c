//! What runs look like by their properties.

use crate::office::look::{Raised, RunLook};
use crate::office::xml::Element;

impl RunLook {
    /// What the properties `element` say.
    pub(in super::super) fn of(element: Element<'_>) -> Self {
        let either = |one, other| match (element.switch(one), element.switch(other)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (one, other) => one.or(other),
        };
        let lang = element.child("w:lang");
        let lang = |name| lang.and_then(|lang| lang.attr(name)).map(str::to_owned);
        Self {
            bold: element.switch("w:b"),
            bold_rtl: element.switch("w:bCs"),
            italic: element.switch("w:i"),
            italic_rtl: element.switch("w:iCs"),
            underline: element.child("w:u").map(|u| !matches!(u.attr("val"), Some("none"))),
            strike: either("w:strike", "w:dstrike"),
            hidden: element.switch("w:vanish"),
            is_rtl: either("w:rtl", "w:cs"),
            raised: raised(element),
            lang: lang("val"),
            lang_rtl: lang("bidi"),
        }
    }
}

/// Letters may also be moved by hand, by half points: `LibreOffice` writes raised letters so.
fn raised(element: Element<'_>) -> Option<Raised> {
    const MOVED: i32 = 5;
    match element.value("w:vertAlign") {
        Some("superscript") => return Some(Raised::Super),
        Some("subscript") => return Some(Raised::Sub),
        Some(_) => return Some(Raised::Not),
        None => {}
    }
    let moved: i32 = element.value("w:position")?.parse().ok()?;
    Some(match moved {
        MOVED.. => Raised::Super,
        ..=-5 => Raised::Sub,
        _ => Raised::Not,
    })
}
