//! The letters of a piece of a document without anything else.

use crate::office::xml::Element;

/// The letters of the paragraphs in `element`, a line for each. Numbers of pages are left out.
pub(super) fn plain_text(element: Element<'_>) -> String {
    let mut text = String::new();
    add(element, false, &mut text);
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// All letters in `element`, in paragraphs or not: what formulas and charts say.
pub(super) fn words(element: Element<'_>) -> String {
    let mut text = element.text().to_owned();
    let mut skipped: Option<Element<'_>> = None;
    for child in element.descendants() {
        if skipped.is_some_and(|skipped| skipped.holds(child)) {
            continue;
        }
        // A formula says what it means again in a language of its own.
        if child.name().ends_with("annotation") {
            skipped = Some(child);
            continue;
        }
        for letters in [child.text(), child.tail()] {
            text.push(' ');
            text.push_str(letters);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds the letters. Elements lie in one another as deep as the file, which is bounded.
fn add(element: Element<'_>, is_in_line: bool, text: &mut String) {
    if is_in_line {
        text.push_str(&element.text().replace(['\n', '\r'], " "));
    }
    for child in element.children() {
        match child.name() {
            "text:p" | "text:h" => {
                text.push('\n');
                add(child, true, text);
                text.push('\n');
            }
            "text:line-break" => text.push('\n'),
            "text:s" | "text:tab" => text.push(' '),
            "text:page-number"
            | "text:page-count"
            | "text:tracked-changes"
            | "text:number"
            | "office:annotation"
            | "text:note-citation"
            | "svg:title"
            | "svg:desc" => {}
            _ => add(child, is_in_line, text),
        }
        if is_in_line {
            text.push_str(&child.tail().replace(['\n', '\r'], " "));
        }
    }
}
