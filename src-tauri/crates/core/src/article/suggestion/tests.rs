mod deciding;
mod listing;
mod properties;

use chrono::DateTime;
use ulid::Ulid;

use super::super::{
    Block, BlockAttrs, BlockId, Document, Inline, InlineContent, List, ListItem, ListKind, Mark,
    Marks, Paragraph,
};
use super::*;

fn id(number: u128) -> BlockId {
    BlockId::from(Ulid::from(number))
}

fn attrs(number: u128) -> BlockAttrs {
    BlockAttrs { id: id(number), dir: None, lang: None }
}

fn change(mark: &str) -> SuggestionId {
    SuggestionId { family: SuggestionFamily::Change, mark: mark.to_owned() }
}

fn comment(mark: &str) -> SuggestionId {
    SuggestionId { family: SuggestionFamily::Comment, mark: mark.to_owned() }
}

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_705_492_800, 0).unwrap()
}

fn inserted(mark: &str) -> Mark {
    Mark::Insertion { id: mark.to_owned(), person: "سلمى".to_owned(), at: at() }
}

fn deleted(mark: &str) -> Mark {
    Mark::Deletion { id: mark.to_owned(), person: "سلمى".to_owned(), at: at() }
}

fn remarked(mark: &str) -> Mark {
    let (id, person) = (mark.to_owned(), "ليلى".to_owned());
    Mark::Comment { id, person, at: at(), text: "من المصدر؟".to_owned() }
}

/// Runs with at most one mark each.
fn runs(parts: &[(&str, Option<Mark>)]) -> InlineContent {
    let run = |(text, mark): &(&str, Option<Mark>)| Inline::Text {
        text: (*text).to_owned(),
        marks: mark.iter().cloned().fold(Marks::none(), Marks::with),
    };
    parts.iter().map(run).collect()
}

fn paragraph(number: u128, parts: &[(&str, Option<Mark>)]) -> Paragraph {
    Paragraph { attrs: attrs(number), content: runs(parts) }
}

fn line(number: u128, parts: &[(&str, Option<Mark>)]) -> Block {
    Block::Paragraph(paragraph(number, parts))
}

fn list(number: u128, items: Vec<Vec<Block>>) -> Block {
    let items = items.into_iter().map(|content| ListItem { content }).collect();
    Block::List(List { attrs: attrs(number), kind: ListKind::Bullet, start: 1, items })
}

fn document(blocks: Vec<Block>) -> Document {
    Document::of(blocks, &mut Ulid::nil)
}
