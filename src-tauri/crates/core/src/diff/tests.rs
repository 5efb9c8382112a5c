use chrono::DateTime;
use proptest::prelude::*;
use ulid::Ulid;

use super::*;
use crate::article::{
    ArticleId, BlockAttrs, Document, Heading, HeadingLevel, InlineContent, Mark, Marks, Paragraph,
};
use crate::strategies;
use crate::workflow::Status;

fn id(number: u128) -> BlockId {
    BlockId::from(Ulid::from(number))
}

fn attrs(number: u128) -> BlockAttrs {
    BlockAttrs { id: id(number), dir: None, lang: None }
}

fn paragraph(number: u128, text: &str) -> Block {
    Block::Paragraph(Paragraph { attrs: attrs(number), content: InlineContent::plain(text) })
}

fn article(fields: Fields, body: Document) -> Article {
    Article {
        id: ArticleId::from(Ulid::nil()),
        version: 1,
        status: Status::Draft,
        fields,
        tags: Vec::new(),
        body,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        updated_by: String::new(),
    }
}

fn compare(old: Vec<Block>, new: Vec<Block>) -> Vec<(BlockId, BlockChange)> {
    let body = |blocks| article(Fields::default(), Document::of(blocks, &mut Ulid::nil));
    let diff = articles(&body(old), &body(new));
    assert_eq!(diff.fields, []);
    diff.blocks.into_iter().map(|block| (block.id, block.change)).collect()
}

/// The parts with what is new in `{}` and what is gone in `[]`.
fn shown(parts: &[DiffPart]) -> String {
    let show = |part: &DiffPart| match part.op {
        DiffOp::Equal => part.text.clone(),
        DiffOp::Insert => format!("{{{}}}", part.text),
        DiffOp::Delete => format!("[{}]", part.text),
    };
    parts.iter().map(show).collect()
}

#[test]
fn words_are_kept_whole() {
    let parts = words("أعلنت قَسَد وقف النار", "أعلنت قوات قَسَد وقف إطلاق النار");
    assert_eq!(shown(&parts), "أعلنت {قوات }قَسَد وقف {إطلاق }النار");
    assert_eq!(shown(&words("كَتَبَ", "كُتِبَ")), "[كَتَبَ]{كُتِبَ}");
    assert_eq!(words("", ""), []);
    assert_eq!(shown(&words("", "جديد تمامًا")), "{جديد تمامًا}");
}

#[test]
fn words_replaced_together_stand_together() {
    let parts = words("قال الوزير أمس إن الحدود", "أعلن الناطق أمس إن الحدود");
    assert_eq!(shown(&parts), "[قال الوزير]{أعلن الناطق} أمس إن الحدود");
    assert_eq!(shown(&words("أ ب", "أ ج ب")), "أ {ج }ب");
}

#[test]
fn blocks_are_matched_by_id() {
    use BlockChange::{Added, Changed, Removed, Same};
    let old = vec![paragraph(1, "أ"), paragraph(2, "ب"), paragraph(3, "ج"), paragraph(4, "د")];
    let new = vec![paragraph(4, "د"), paragraph(1, "أ"), paragraph(5, "ه"), paragraph(3, "ح")];
    let expected =
        [(id(4), Same), (id(1), Same), (id(2), Removed), (id(5), Added), (id(3), Changed)];
    assert_eq!(compare(old, new), expected);
}

#[test]
fn what_was_removed_first_stands_first() {
    let old = vec![paragraph(1, "أ"), paragraph(2, "ب"), paragraph(3, "ج")];
    let changes = compare(old, vec![paragraph(3, "ج")]);
    let removed = BlockChange::Removed;
    assert_eq!(changes, [(id(1), removed), (id(2), removed), (id(3), BlockChange::Same)]);
}

#[test]
fn kind_and_marks_are_changes_of_equal_words() {
    let plain = paragraph(1, "أ ب");
    let level = HeadingLevel::Two;
    let content = InlineContent::plain("أ ب");
    let heading = Block::Heading(Heading { attrs: attrs(1), level, content });
    let mut marked = InlineContent::default();
    marked.push_text("أ ب", Marks::none().with(Mark::Strong));
    let strong = Block::Paragraph(Paragraph { attrs: attrs(1), content: marked });
    for new in [heading, strong] {
        let body = |block: &Block| {
            article(Fields::default(), Document::of(vec![block.clone()], &mut Ulid::nil))
        };
        let diff = articles(&body(&plain), &body(&new));
        assert_eq!(diff.blocks[0].change, BlockChange::Changed);
        assert_eq!(shown(&diff.blocks[0].parts), "أ ب");
    }
}

#[test]
fn fields_are_compared_as_text() {
    let body = Document::empty(&mut Ulid::nil);
    let old =
        Fields {
            byline: vec!["سلمى".to_owned()], place: "حلب".to_owned(), ..Fields::default()
        };
    let new = Fields {
        headline: "خبر".to_owned(),
        byline: vec!["سلمى".to_owned(), "آزاد".to_owned()],
        place: "حلب".to_owned(),
        ..Fields::default()
    };
    let diff = articles(&article(old, body.clone()), &article(new, body));
    let fields: Vec<_> =
        diff.fields.iter().map(|field| (field.field, shown(&field.parts))).collect();
    let expected =
        [(FieldName::Headline, "{خبر}".to_owned()), (FieldName::Byline, "سلمى{\nآزاد}".to_owned())];
    assert_eq!(fields, expected);
}

proptest! {
    #[test]
    fn both_texts_are_in_the_parts(old in strategies::text(), new in strategies::text()) {
        let parts = words(&old, &new);
        let without = |gone: DiffOp| -> String {
            parts.iter().filter(|part| part.op != gone).map(|part| part.text.as_str()).collect()
        };
        prop_assert_eq!(without(DiffOp::Insert), old);
        prop_assert_eq!(without(DiffOp::Delete), new);
    }
}
