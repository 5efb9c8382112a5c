//! What letters look like by their properties.

use crate::office::look::{Raised, RunLook};
use crate::office::xml::Element;

/// What the properties `element` say. Western letters and those of complex scripts have looks of their own.
///
/// Source: `OpenDocument` 1.3, part 3, 16.29.
pub(super) fn run_look(element: Element<'_>) -> RunLook {
    let is_slanted = |value: &str| value != "normal";
    let is_line = |value: &str| value != "none";
    let line = |style, kind| element.attr(style).or_else(|| element.attr(kind)).map(is_line);
    RunLook {
        bold: element.attr("fo:font-weight").map(is_bold),
        bold_rtl: element.attr("style:font-weight-complex").map(is_bold),
        italic: element.attr("fo:font-style").map(is_slanted),
        italic_rtl: element.attr("style:font-style-complex").map(is_slanted),
        underline: line("style:text-underline-style", "style:text-underline-type"),
        strike: line("style:text-line-through-style", "style:text-line-through-type"),
        hidden: element.attr("text:display").map(|display| display == "none"),
        is_rtl: None,
        raised: element.attr("style:text-position").map(raised),
        lang: language(element, ["style:rfc-language-tag", "fo:language", "fo:country"]),
        lang_rtl: language(
            element,
            ["style:rfc-language-tag-complex", "style:language-complex", "style:country-complex"],
        ),
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

/// `super 58%`, `sub 58%`, `33% 58%`, `-33% 58%`.
fn raised(position: &str) -> Raised {
    let first = position.split_whitespace().next().unwrap_or_default();
    let percent = first.trim_end_matches('%').parse::<f32>().unwrap_or_default();
    match first {
        "super" => Raised::Super,
        "sub" => Raised::Sub,
        _ if percent > 0.0 => Raised::Super,
        _ if percent < 0.0 => Raised::Sub,
        _ => Raised::Not,
    }
}

fn language(element: Element<'_>, [tag, language, country]: [&str; 3]) -> Option<String> {
    let said = |name| element.attr(name).filter(|value| !matches!(*value, "" | "none" | "zxx"));
    if let Some(tag) = said(tag) {
        return Some(tag.to_owned());
    }
    let language = said(language)?;
    Some(
        said(country)
            .map_or_else(|| language.to_owned(), |country| format!("{language}-{country}")),
    )
}
