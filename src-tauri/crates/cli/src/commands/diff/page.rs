//! Two revisions as one page of HTML that stands alone.

use std::fmt::Write as _;

use serde_json::Value;
use warraq_core::article::Dir;
use warraq_core::diff::{
    BlockChange, ComparedBlock, Comparison, DiffOp, DiffPart, MergedNode, NodeChange,
};
use warraq_core::fields::{FieldName, Fields};
use warraq_core::text::direction;

use crate::messages::Message;

/// What the page looks like; its sides are logical, and no change is told by its colour alone.
const STYLE: &str = include_str!("page.css");

/// The fields that stand above the text, in their order; of the others only what differs is shown.
const ABOVE: [(FieldName, &str); 3] =
    [(FieldName::Kicker, "p"), (FieldName::Headline, "h1"), (FieldName::Standfirst, "p")];

/// Attributes of words that do not stand in the text.
const TOLD: [&str; 6] = ["alt", "credit", "attribution", "label", "title", "url"];

/// The page of a comparison; `fields` are those of the later revision.
pub fn of(comparison: &Comparison, fields: &Fields) -> String {
    let title = Message::new("compared.title").with("headline", &fields.headline).text();
    let dir = fields.direction();
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n<main>\n",
        escaped(&fields.language),
        dir.as_str(),
        escaped(&title)
    );
    head(&mut page, comparison, dir);
    comparison.blocks.iter().for_each(|compared| block(&mut page, compared, dir));
    page.push_str("</main>\n</html>\n");
    page
}

fn head(page: &mut String, comparison: &Comparison, dir: Dir) {
    for (name, element) in ABOVE {
        for field in comparison.fields.iter().filter(|field| field.field == name) {
            let text: String = field.parts.iter().map(|part| part.text.as_str()).collect();
            let dir = direction::of_text(&text, dir).as_str();
            let words = words(&field.parts);
            let _ = writeln!(page, "<{element} class=\"{name}\" dir=\"{dir}\">{words}</{element}>");
        }
    }
    let is_above = |field: FieldName| ABOVE.iter().any(|(above, _)| *above == field);
    for field in comparison.fields.iter().filter(|field| !is_above(field.field)) {
        if field.parts.iter().any(|part| part.op != DiffOp::Equal) {
            let name = escaped(&Message::new(format!("fields.{}", field.field)).text());
            let words = words(&field.parts);
            let _ = writeln!(page, "<p class=\"about\"><b>{name}</b> <bdi>{words}</bdi></p>");
        }
    }
}

fn block(page: &mut String, block: &ComparedBlock, dir: Dir) {
    let (class, key) = match block.change {
        BlockChange::Same => ("same", None),
        BlockChange::Changed => ("changed", Some("compared.changed")),
        BlockChange::Added => ("added", Some("compared.added")),
        BlockChange::Removed => ("removed", Some("compared.removed")),
    };
    let moved = block.moved.then_some("compared.moved");
    let about: Vec<String> =
        key.into_iter().chain(moved).map(|key| escaped(&Message::new(key).text())).collect();
    let _ = write!(page, "<section class=\"{class}\">");
    if !about.is_empty() {
        let _ = write!(page, "<p class=\"about\">{}</p>", about.join(" · "));
    }
    block.nodes.iter().for_each(|one| node(page, one, dir));
    page.push_str("</section>\n");
}

fn node(page: &mut String, node: &MergedNode, dir: Dir) {
    let in_line = match node.name.as_str() {
        "text" => escaped(node.text.as_deref().unwrap_or_default()),
        "hard_break" => "<br>".to_owned(),
        "footnote_ref" => "<sup>*</sup>".to_owned(),
        _ => return element(page, node, dir),
    };
    match node.change {
        None => page.push_str(&in_line),
        Some(change) => page.push_str(&told(change, &in_line)),
    }
}

fn element(page: &mut String, node: &MergedNode, dir: Dir) {
    if node.name == "divider" {
        page.push_str("<hr>");
        return;
    }
    let element = element_of(node);
    let class = match node.change {
        Some(NodeChange::Insert) => " class=\"insert\"",
        Some(NodeChange::Delete) => " class=\"delete\"",
        _ => "",
    };
    let own = node.attrs.get("dir").and_then(Value::as_str);
    let weighed = direction::of_text(&letters(node), dir).as_str();
    let _ = write!(page, "<{element}{class} dir=\"{}\">", own.unwrap_or(weighed));
    for diff in node.attributes.iter().filter(|diff| TOLD.contains(&diff.name.as_str())) {
        let _ = write!(page, "<div class=\"about\">{}</div>", words(&diff.parts));
    }
    node.content.iter().for_each(|child| self::node(page, child, dir));
    let _ = write!(page, "</{element}>");
}

/// The element that a node is shown as.
fn element_of(node: &MergedNode) -> &'static str {
    match node.name.as_str() {
        "heading" => match node.attrs.get("level").and_then(Value::as_u64) {
            Some(3) => "h3",
            Some(4) => "h4",
            _ => "h2",
        },
        "list" if node.attrs.get("kind").is_some_and(|kind| kind == "ordered") => "ol",
        "list" => "ul",
        "list_item" => "li",
        "quote" | "pull_quote" => "blockquote",
        "figure" => "figure",
        "table" => "table",
        "table_row" => "tr",
        "table_cell" => "td",
        "table_header" => "th",
        "footnote" => "aside",
        "paragraph" => "p",
        _ => "div",
    }
}

/// All letters in a node.
fn letters(node: &MergedNode) -> String {
    let own = node.text.clone().unwrap_or_default();
    node.content.iter().fold(own, |all, child| all + &letters(child))
}

fn words(parts: &[DiffPart]) -> String {
    let shown = |part: &DiffPart| {
        let text = escaped(&part.text);
        match part.op {
            DiffOp::Equal => text,
            DiffOp::Insert => told(NodeChange::Insert, &text),
            DiffOp::Delete => told(NodeChange::Delete, &text),
        }
    };
    parts.iter().map(shown).collect()
}

/// What stands in a line with its change, which is said before it to who does not see it.
fn told(change: NodeChange, inside: &str) -> String {
    let (open, key, close) = match change {
        NodeChange::Insert => ("<ins>", "compared.inserted", "</ins>"),
        NodeChange::Delete => ("<del>", "compared.deleted", "</del>"),
        NodeChange::Form => ("<span class=\"form\">", "compared.form", "</span>"),
    };
    let said = escaped(&Message::new(key).text());
    format!("{open}<span class=\"said\">{said}</span>{inside}{close}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
