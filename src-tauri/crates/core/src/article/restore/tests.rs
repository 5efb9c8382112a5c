use ulid::Ulid;

use super::*;
use crate::article::{BlockAttrs, Footnote, InlineContent, Marks, Paragraph};

fn id(number: u128) -> BlockId {
    BlockId::from(Ulid::from(number))
}

fn attrs(number: u128) -> BlockAttrs {
    BlockAttrs { id: id(number), dir: None, lang: None }
}

fn paragraph(number: u128, text: &str) -> Block {
    Block::Paragraph(Paragraph { attrs: attrs(number), content: InlineContent::plain(text) })
}

fn document(texts: &[(u128, &str)]) -> Document {
    let blocks = texts.iter().map(|(number, text)| paragraph(*number, text)).collect();
    Document::of(blocks, &mut Ulid::nil)
}

/// The document after block `block` of `earlier` was brought back.
fn after(
    earlier: &[(u128, &str)],
    now: &[(u128, &str)],
    block: u128,
) -> Result<Document, EditError> {
    document(now).with_block_of(&document(earlier), id(block))
}

#[test]
fn a_changed_block_says_again_what_it_said_and_nothing_else_does() {
    let earlier = [(1, "أ"), (2, "ب"), (3, "ج")];
    let now = [(3, "جديد"), (2, "باء"), (1, "أ"), (4, "د")];
    let expected = [(3, "جديد"), (2, "ب"), (1, "أ"), (4, "د")];
    assert_eq!(after(&earlier, &now, 2), Ok(document(&expected)));
}

#[test]
fn a_removed_block_stands_after_what_stood_before_it_and_is_still_there() {
    let earlier = [(1, "أ"), (2, "ب"), (3, "ج")];
    assert_eq!(
        after(&earlier, &[(5, "ه"), (1, "أ"), (4, "د")], 3),
        Ok(document(&[(5, "ه"), (1, "أ"), (3, "ج"), (4, "د")]))
    );
    assert_eq!(after(&earlier, &[(3, "ج")], 1), Ok(document(&[(1, "أ"), (3, "ج")])));
}

#[test]
fn a_moved_block_goes_back_and_an_added_one_goes() {
    let earlier = [(1, "أ"), (2, "ب"), (3, "ج")];
    assert_eq!(after(&earlier, &[(3, "ج"), (1, "أ"), (2, "ب")], 3), Ok(document(&earlier)));
    assert_eq!(
        after(&earlier, &[(1, "أ"), (4, "د"), (2, "ب"), (3, "ج")], 4),
        Ok(document(&earlier))
    );
    assert_eq!(after(&earlier, &[(4, "د")], 4), Err(EditError::NoBlocks));
    assert_eq!(after(&earlier, &earlier, 9), Err(EditError::UnknownBlock(id(9))));
}

#[test]
fn the_notes_of_a_removed_block_come_back_with_it() {
    let mut content = InlineContent::plain("قال");
    content.push(Inline::FootnoteRef { target: id(8), marks: Marks::none() });
    let content = Block::Paragraph(Paragraph { attrs: attrs(2), content });
    let text = Paragraph { attrs: attrs(9), content: InlineContent::plain("المصدر") };
    let note = Footnote { attrs: attrs(8), label: String::new(), content: vec![text] };
    let blocks = vec![paragraph(1, "أ"), content, Block::Footnote(note)];
    let earlier = Document::of(blocks, &mut Ulid::nil);
    assert_eq!(document(&[(1, "أ")]).with_block_of(&earlier, id(2)), Ok(earlier));
}
