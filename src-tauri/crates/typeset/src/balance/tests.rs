use super::*;
use crate::pages;
use crate::sheet::{Line, Look, Paper, Piece, Run, Sheet, Text, specimen};

fn line(dir: Dir, runs: Vec<Run>) -> Line {
    Line { dir, language: None, runs }
}

fn text(words: usize) -> Run {
    Run::Text(Text { text: "كلام ".repeat(words), ..Text::default() })
}

fn paragraph(words: usize) -> Piece {
    Piece::Paragraph(line(Dir::Rtl, vec![text(words)]))
}

/// A sheet with two columns of these pieces.
fn columns(body: Vec<Piece>) -> Sheet {
    let look = Look { paper: Paper::A4, columns: 2 };
    Sheet { look, body, ..specimen("ar", Dir::Rtl, "عنوان") }
}

fn set(sheet: &Sheet) -> PagedDocument {
    pages::set(sheet).unwrap()
}

fn unbalanced(sheet: &Sheet) -> PagedDocument {
    pages::unbalanced(sheet).unwrap()
}

/// How far down the text of the last page goes in its right and left column.
fn depths(document: &PagedDocument) -> [Abs; 2] {
    let ending = Ending::of(document).unwrap();
    let mut depths = [Abs::zero(); 2];
    inked(ending.page, Point::zero(), &mut |at| {
        let depth = &mut depths[usize::from(at.x < ending.page.width() / 2.0)];
        if at.y < ending.foot && at.y > *depth {
            *depth = at.y;
        }
    });
    depths
}

/// Every letter of a document, sorted.
fn letters(document: &PagedDocument) -> Vec<String> {
    fn add(frame: &Frame, all: &mut Vec<String>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => add(&group.frame, all),
                FrameItem::Text(text) => all.extend(text.text.chars().map(String::from)),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    document.pages().iter().for_each(|page| add(&page.frame, &mut all));
    all.retain(|letter| letter != " " && letter != "ـ");
    all.sort();
    all
}

#[test]
fn columns_of_the_last_page_end_beside_each_other() {
    let pitch = Abs::pt(18.0);
    for count in [3, 8, 13, 17, 21, 26, 34] {
        let sheet = columns((0..count).map(|at| paragraph(40 + at * 7 % 30)).collect());
        let (first, set) = (unbalanced(&sheet), set(&sheet));
        assert_eq!(set.pages().len(), first.pages().len(), "{count}");
        assert_eq!(letters(&set), letters(&first), "{count}");
        let [right, left] = depths(&set);
        assert!((right - left).abs() <= pitch * 3.0, "{count}: {right:?} {left:?}");
    }
    let sheet = columns(vec![paragraph(200)]);
    let [right, left] = depths(&unbalanced(&sheet));
    assert!(right - left > pitch * 10.0, "typst does not do it itself");
}

#[test]
fn lines_that_are_not_parted_stay_in_the_first_column() {
    let [right, left] = depths(&set(&columns(vec![paragraph(3)])));
    assert!(right > left, "{right:?} {left:?}");
}

#[test]
fn notes_stand_below_the_columns_that_speak_of_them() {
    let note = |sign: &str| Run::Note {
        sign: sign.to_owned(),
        name: format!("note-{sign}"),
        body: Some(vec![line(Dir::Rtl, vec![text(20)])]),
    };
    let noted = |sign: &str| Piece::Paragraph(line(Dir::Rtl, vec![text(60), note(sign), text(20)]));
    for before in [2, 6, 9] {
        let mut body: Vec<Piece> = (0..before).map(|_| paragraph(80)).collect();
        body.extend([noted("1"), paragraph(70), noted("2")]);
        let sheet = columns(body);
        let (first, set) = (unbalanced(&sheet), set(&sheet));
        assert_eq!(set.pages().len(), first.pages().len());
        assert_eq!(letters(&set), letters(&first));
        let ([right, left], [first_right, first_left]) = (depths(&set), depths(&first));
        assert!((right - left).abs() < (first_right - first_left).abs().max(Abs::pt(60.0)));
    }
}

#[test]
fn what_is_not_broken_takes_the_room_it_needs() {
    let quote = || Piece::PullQuote {
        line: line(Dir::Rtl, vec![text(40)]),
        attribution: Some(line(Dir::Rtl, vec![text(3)])),
    };
    for at in 0..6 {
        let mut body: Vec<Piece> = (0..5).map(|_| paragraph(60)).collect();
        body.insert(at, quote());
        let sheet = columns(body);
        let (first, set) = (unbalanced(&sheet), set(&sheet));
        assert_eq!(set.pages().len(), first.pages().len(), "{at}");
        assert_eq!(letters(&set), letters(&first), "{at}");
        let ending = Ending::of(&set).unwrap();
        assert!(ending.at.y <= ending.foot);
    }
}

#[test]
fn one_column_is_set_once() {
    let sheet =
        Sheet { look: Look { paper: Paper::A4, columns: 1 }, ..columns(vec![paragraph(90)]) };
    let first = unbalanced(&sheet);
    let again = balanced(first.clone(), Dir::Rtl, |_| panic!("it has no columns"));
    assert_eq!(letters(&again), letters(&first));
}
