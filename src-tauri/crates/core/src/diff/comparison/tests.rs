use chrono::DateTime;
use proptest::prelude::*;
use ulid::Ulid;

use super::*;
use crate::article::{ArticleId, BlockAttrs, Document, InlineContent, Paragraph};
use crate::diff::NodeChange;
use crate::strategies;
use crate::workflow::Status;

fn paragraph(number: u128, text: &str) -> Block {
    let id = BlockId::from(Ulid::from(number));
    let attrs = BlockAttrs { id, dir: None, lang: None };
    Block::Paragraph(Paragraph { attrs, content: InlineContent::plain(text) })
}

fn article(headline: &str, body: Document) -> Article {
    Article {
        id: ArticleId::from(Ulid::nil()),
        version: 1,
        status: Status::Draft,
        fields: Fields { headline: headline.to_owned(), ..Fields::default() },
        tags: Vec::new(),
        body,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        updated_by: String::new(),
    }
}

fn of(numbers: &[u128]) -> Document {
    let blocks = numbers.iter().map(|number| paragraph(*number, &format!("نص {number}")));
    Document::of(blocks.collect(), &mut Ulid::nil)
}

#[test]
fn only_what_left_its_place_has_moved() {
    let compared = compare(&article("", of(&[1, 2, 3, 4])), &article("", of(&[4, 1, 5, 3])));
    let told: Vec<_> = compared
        .blocks
        .iter()
        .map(|block| (block.change, block.moved, block.nodes.len()))
        .collect();
    let (same, added, removed) = (BlockChange::Same, BlockChange::Added, BlockChange::Removed);
    let expected = [
        (same, true, 1),
        (same, false, 1),
        (removed, false, 1),
        (added, false, 1),
        (same, false, 1),
    ];
    assert_eq!(told, expected);
}

#[test]
fn fields_are_there_whether_they_differ_or_not() {
    let compared = compare(&article("خبر", of(&[1])), &article("خبر", of(&[1])));
    let headline = compared.fields.iter().find(|field| field.field == FieldName::Headline);
    assert_eq!(headline.map(|field| field.parts.len()), Some(1));
    assert!(!compared.fields.iter().any(|field| field.field == FieldName::Kicker));
}

/// The letters of the nodes without what has this change.
fn letters(nodes: &[MergedNode], without: NodeChange) -> String {
    let kept = nodes.iter().filter(|node| node.change != Some(without));
    kept.map(|node| node.text.clone().unwrap_or_default() + &letters(&node.content, without))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn both_texts_are_in_the_merged_block(old in strategies::document(), new in strategies::document()) {
        let (Some(old), Some(new)) = (old.blocks().first(), new.blocks().first()) else { return Ok(()) };
        let nodes = merged(Some(&old.to_json()), Some(&new.to_json()));
        let whole = |block: &Block| {
            letters(&merged(None, Some(&block.to_json())), NodeChange::Delete)
        };
        prop_assert_eq!(letters(&nodes, NodeChange::Insert), whole(old));
        prop_assert_eq!(letters(&nodes, NodeChange::Delete), whole(new));
    }
}
