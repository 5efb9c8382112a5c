use super::*;
use crate::article::{Cell, CellKind, Figure, Footnote, Row, Table};

fn accept(document: &Document) -> Vec<Block> {
    document.decide_all(Decision::Accept).document.blocks().to_vec()
}

#[test]
fn one_is_decided_and_the_others_stay() {
    let before = document(vec![line(
        1,
        &[("قوة", Some(deleted("1"))), ("قوات", Some(inserted("1"))), ("!", Some(inserted("2")))],
    )]);
    let accepted = before.decide(&[(change("1"), Decision::Accept)]);
    assert_eq!(accepted.decided, [change("1")]);
    let expected = [line(1, &[("قوات", None), ("!", Some(inserted("2")))])];
    assert_eq!(accepted.document.blocks(), expected);
    let rejected = before.decide(&[(change("1"), Decision::Reject)]);
    let expected = [line(1, &[("قوة", None), ("!", Some(inserted("2")))])];
    assert_eq!(rejected.document.blocks(), expected);
}

#[test]
fn a_comment_goes_and_its_text_stays() {
    let before = document(vec![line(1, &[("قال ", None), ("ميلر", Some(remarked("1")))])]);
    for decision in [Decision::Accept, Decision::Reject] {
        let after = before.decide(&[(comment("1"), decision)]).document;
        assert_eq!(after.blocks(), [line(1, &[("قال ميلر", None)])]);
    }
}

#[test]
fn a_comment_stays_when_all_are_decided_but_goes_with_its_text() {
    let before = document(vec![line(
        1,
        &[("قال ", Some(deleted("1"))), ("ميلر", Some(remarked("1"))), ("!", Some(inserted("2")))],
    )]);
    let accepted = before.decide_all(Decision::Accept);
    assert_eq!(accepted.decided, [change("1"), change("2")]);
    let expected = [line(1, &[("ميلر", Some(remarked("1"))), ("!", None)])];
    assert_eq!(accepted.document.blocks(), expected);

    let both = Marks::none().with(inserted("3")).with(remarked("2"));
    let added = Inline::Text { text: "اليوم".to_owned(), marks: both };
    let content = [Inline::Text { text: "قال".to_owned(), marks: Marks::none() }, added];
    let content = content.into_iter().collect();
    let before = document(vec![Block::Paragraph(Paragraph { attrs: attrs(1), content })]);
    assert_eq!(before.decide_all(Decision::Reject).document.blocks(), [line(1, &[("قال", None)])]);
}

#[test]
fn what_is_not_there_is_not_decided() {
    let before = document(vec![line(1, &[("ميلر", Some(remarked("1")))])]);
    let after = before.decide(&[(change("1"), Decision::Accept)]);
    assert_eq!((after.document, after.decided), (before, vec![]));
}

#[test]
fn a_paragraph_left_empty_goes_and_one_that_was_empty_stays() {
    let before = document(vec![
        line(1, &[("أ", None)]),
        line(2, &[("ب", Some(deleted("1")))]),
        line(3, &[]),
    ]);
    assert_eq!(accept(&before), [line(1, &[("أ", None)]), line(3, &[])]);
}

#[test]
fn one_block_always_stays() {
    let gone = || vec![line(2, &[("ب", Some(deleted("1")))])];
    assert_eq!(accept(&document(gone())), [line(2, &[])]);
    assert_eq!(accept(&document(vec![list(1, vec![gone()])])), [line(1, &[])]);
}

#[test]
fn an_item_goes_with_all_that_stood_in_it() {
    let gone = |number| line(number, &[("ب", Some(deleted("1")))]);
    let kept = |number| line(number, &[("أ", None)]);
    let before = document(vec![list(
        1,
        vec![
            vec![kept(2)],
            vec![gone(3), list(4, vec![vec![gone(5)]])],
            vec![gone(6), list(7, vec![vec![kept(8)]])],
            vec![gone(9), kept(10)],
        ],
    )]);
    let expected = list(
        1,
        vec![vec![kept(2)], vec![line(6, &[]), list(7, vec![vec![kept(8)]])], vec![kept(10)]],
    );
    assert_eq!(accept(&before), [expected]);
}

#[test]
fn a_cell_keeps_a_paragraph_and_a_picture_stays() {
    let cell = |content| Cell { kind: CellKind::Data, colspan: 1, rowspan: 1, content };
    let gone = |number| paragraph(number, &[("ب", Some(deleted("1")))]);
    let table = |cells| Block::Table(Table { attrs: attrs(1), rows: vec![Row { cells }] });
    let figure = |caption| {
        let (alt, credit, rights) = ("نهر".to_owned(), String::new(), String::new());
        Block::Figure(Figure { attrs: attrs(9), media: None, alt, credit, rights, caption })
    };
    let before = document(vec![
        table(vec![cell(vec![gone(2), gone(3)]), cell(vec![gone(4), paragraph(5, &[])])]),
        figure(runs(&[("ب", Some(deleted("1")))])),
    ]);
    let expected = [
        table(vec![cell(vec![paragraph(2, &[])]), cell(vec![paragraph(5, &[])])]),
        figure(runs(&[])),
    ];
    assert_eq!(accept(&before), expected);
}

fn note(number: u128) -> Block {
    let content = vec![paragraph(number + 100, &[("حاشية", None)])];
    Block::Footnote(Footnote { attrs: attrs(number), label: String::new(), content })
}

fn with_signs(number: u128, signs: &[(u128, Option<Mark>)]) -> Block {
    let sign = |(target, mark): &(u128, Option<Mark>)| Inline::FootnoteRef {
        target: id(*target),
        marks: mark.iter().cloned().fold(Marks::none(), Marks::with),
    };
    let mut content = InlineContent::plain("نص");
    signs.iter().map(sign).for_each(|sign| content.push(sign));
    Block::Paragraph(Paragraph { attrs: attrs(number), content })
}

#[test]
fn a_footnote_goes_with_its_last_sign() {
    let before = document(vec![
        with_signs(1, &[(10, Some(deleted("1"))), (11, Some(deleted("1"))), (11, None)]),
        note(10),
        note(11),
        note(12),
    ]);
    assert_eq!(accept(&before), [with_signs(1, &[(11, None)]), note(11), note(12)]);
    let rejected = before.decide_all(Decision::Reject).document;
    assert_eq!(rejected.blocks().len(), 4);
}

#[test]
fn a_footnote_that_went_is_not_the_block_that_stays() {
    let sign = Inline::FootnoteRef { target: id(10), marks: Marks::none().with(deleted("1")) };
    let content = std::iter::once(sign).collect();
    let before = document(vec![Block::Paragraph(Paragraph { attrs: attrs(1), content }), note(10)]);
    assert_eq!(accept(&before), [line(1, &[])]);
}
