//! The letters of a part without anything else.

use crate::office::xml::Element;

/// The letters in `element`, a line for each paragraph. Numbers of pages are left out.
pub(super) fn plain_text(element: Element<'_>) -> String {
    let mut text = String::new();
    let mut fields: Vec<PlainField> = Vec::new();
    let mut skipped: Option<Element<'_>> = None;
    for child in element.descendants() {
        if skipped.is_some_and(|skipped| skipped.holds(child)) {
            continue;
        }
        skipped = None;
        match child.name() {
            "w:p" | "w:br" | "w:cr" | "a:p" => text.push('\n'),
            "w:tab" | "w:ptab" => text.push(' '),
            // What has two forms is told once.
            "mc:Fallback" => skipped = Some(child),
            "w:fldSimple" if child.attr("instr").is_some_and(is_page_number) => {
                skipped = Some(child);
            }
            "w:fldChar" => follow(&mut fields, child.attr("fldCharType")),
            "w:instrText" => {
                if let Some(field) = fields.last_mut() {
                    field.instruction.push_str(child.text());
                }
            }
            "w:t" | "w:delText" | "a:t" | "m:t" if fields.iter().all(PlainField::is_shown) => {
                text.push_str(child.text());
            }
            _ => {}
        }
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Fields in one another, at most.
const MAX_OPEN: usize = 50;

#[derive(Default)]
struct PlainField {
    instruction: String,
    is_result: bool,
}

impl PlainField {
    fn is_shown(&self) -> bool {
        self.is_result && !is_page_number(&self.instruction)
    }
}

fn follow(fields: &mut Vec<PlainField>, step: Option<&str>) {
    match step {
        Some("begin") if fields.len() < MAX_OPEN => fields.push(PlainField::default()),
        Some("begin") => {}
        Some("separate") => {
            if let Some(field) = fields.last_mut() {
                field.is_result = true;
            }
        }
        _ => {
            fields.pop();
        }
    }
}

fn is_page_number(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next().unwrap_or_default().to_uppercase();
    matches!(word.as_str(), "PAGE" | "NUMPAGES" | "SECTIONPAGES")
}
