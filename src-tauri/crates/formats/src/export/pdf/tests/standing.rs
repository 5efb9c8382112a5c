//! What stands on a sheet, before it is set.

use warraq_core::article::Dir;
use warraq_typeset::{Digits, Line, Piece, Run, Sheet};

use super::super::sheet;
use super::*;
use crate::export::ExportInput;

fn sheet_of(article: &Article) -> Sheet {
    sheet::of(&ExportInput::of(article).with_newsroom("خبر24"))
}

/// The letters of a line, signs of notes in brackets.
fn read(line: &Line) -> String {
    line.runs
        .iter()
        .map(|run| match run {
            Run::Text(text) => text.text.clone(),
            Run::Break => "\n".to_owned(),
            Run::Sign(sign) => format!("[{sign}]"),
            Run::Note { sign, body, .. } => {
                let body = body.iter().flatten().map(read);
                format!(
                    "[{}]",
                    [sign.clone()].into_iter().chain(body).collect::<Vec<_>>().join(": ")
                )
            }
        })
        .collect()
}

fn first_line(blocks: &Value) -> Line {
    let sheet = sheet_of(&article("ar", blocks));
    match sheet.body.into_iter().next() {
        Some(Piece::Paragraph(line)) => line,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_note_stands_where_its_sign_stands_first() {
    let blocks = json!([
        { "type": "paragraph", "content": [text("قال"), sign(1), text(" ثم Word"), sign(1), text(" عام 2019"), sign(2)] },
        note(1, "انظر ما سبق"),
        note(2, "في ٢٠١٩"),
    ]);
    let line = first_line(&blocks);
    assert_eq!(
        read(&line),
        "قال[1: انظر ما سبق] ثم Word\u{200F}[1] عام 2019\u{200F}[2: في ٢٠١٩]",
        "after a Latin word or a number a sign is parted from it",
    );
}

#[test]
fn a_sign_that_paper_does_not_show_is_a_number() {
    let mut note = note(1, "حاشية");
    note["attrs"]["label"] = json!("\u{0}");
    let blocks = json!([{ "type": "paragraph", "content": [sign(1)] }, note]);
    assert_eq!(read(&first_line(&blocks)), "[1: حاشية]");
}

#[test]
fn a_note_that_nothing_points_at_is_printed_below() {
    let sheet = sheet_of(&article("ar", &json!([paragraph("نص"), note(1, "حاشية")])));
    let [Piece::Heading { line, level: 2, .. }, Piece::Small(note)] = &sheet.tail[..] else {
        panic!("{:?}", sheet.tail)
    };
    assert_eq!((read(line), read(note)), ("الهوامش".to_owned(), "[1]\u{A0}حاشية".to_owned()));
}

#[test]
fn a_note_of_a_repeated_row_is_printed_below() {
    let cell = |kind: &str, content: Value| json!({ "type": kind, "content": [{ "type": "paragraph", "content": content }] });
    let head = cell("table_header", json!([text("مدينة"), sign(1)]));
    let table = json!({ "type": "table", "content": [
        { "type": "table_row", "content": [head] },
        { "type": "table_row", "content": [cell("table_cell", json!([text("حلب")]))] },
    ] });
    let sheet = sheet_of(&article("ar", &json!([table, note(1, "حاشية")])));
    let Some(Piece::Table(table)) = sheet.body.first() else { panic!("{:?}", sheet.body) };
    assert!(table.has_head);
    assert_eq!(read(&table.cells[0].lines[0]), "مدينة[1]");
    assert_eq!(sheet.tail.len(), 2);
}

#[test]
fn what_runs_the_other_way_stays_in_one_piece() {
    let lang = json!([{ "type": "lang", "attrs": { "lang": "en" } }]);
    let line = first_line(&json!([{ "type": "paragraph", "content": [
        text("في 2019-10-14 قالت الصحيفة الأمريكية "),
        { "type": "text", "text": "The New ", "marks": lang },
        { "type": "text", "text": "Times", "marks": [{ "type": "lang", "attrs": { "lang": "en" } }, { "type": "strong" }] },
        text("."),
    ] }]));
    assert_eq!(
        read(&line),
        "في \u{2066}2019-\u{2060}10-\u{2060}14\u{2069} قالت الصحيفة الأمريكية \u{2066}The New Times\u{2069}.",
    );
    assert_eq!(line.dir, Dir::Rtl);
    let latin = first_line(&json!([paragraph("Only English here (سوريا).")]));
    assert_eq!(latin.dir, Dir::Ltr);
}

#[test]
fn no_level_of_headings_is_left_out() {
    let heading = |level: u8| json!({ "type": "heading", "attrs": { "level": level }, "content": [text("عنوان")] });
    let levels = |headline: &str| {
        let mut article = article("ar", &json!([heading(4), heading(2), heading(4), heading(3)]));
        headline.clone_into(&mut article.fields.headline);
        let sheet = sheet_of(&article);
        let level = |piece: &Piece| match piece {
            Piece::Heading { level, .. } => *level,
            other => panic!("{other:?}"),
        };
        sheet.body.iter().map(level).collect::<Vec<_>>()
    };
    assert_eq!(levels("عنوان"), [2, 2, 3, 3]);
    assert_eq!(levels(""), [1, 1, 2, 2], "the first is always of level 1");
}

#[test]
fn the_page_s_own_figures_are_the_article_s() {
    let blocks = json!([
        { "type": "paragraph", "content": [text("في ٢٠١٩"), sign(1)] },
        note(1, "حاشية"),
    ]);
    let mut article = article("ar", &blocks);
    article.fields.date = chrono::NaiveDate::from_ymd_opt(2024, 1, 17);
    article.fields.place = "القامشلي".to_owned();
    let sheet = sheet_of(&article);
    assert_eq!(sheet.digits, Digits::Arabic);
    assert_eq!(sheet.dateline.as_ref().map(read).unwrap(), "القامشلي، ١٧ كانون الثاني ٢٠٢٤");
    let Some(Piece::Paragraph(line)) = sheet.body.first() else { panic!("{:?}", sheet.body) };
    assert_eq!(read(line), "في ٢٠١٩\u{200F}[١: حاشية]");
}

#[test]
fn cells_have_places_that_never_overlap() {
    let cell = |colspan: u32, rowspan: u32| json!({ "type": "table_cell", "attrs": { "colspan": colspan, "rowspan": rowspan }, "content": [paragraph("خلية")] });
    let row = |cells: Vec<Value>| json!({ "type": "table_row", "content": cells });
    let table = json!({ "type": "table", "content": [
        row(vec![cell(1, 9), cell(70, 1)]),
        row(vec![cell(4, 4), cell(1, 1)]),
    ] });
    let sheet = sheet_of(&article("ar", &json!([table])));
    let Some(Piece::Table(table)) = sheet.body.first() else { panic!("{:?}", sheet.body) };
    let places: Vec<_> =
        table.cells.iter().map(|cell| (cell.x, cell.y, cell.columns, cell.rows)).collect();
    assert_eq!(places, [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]);
    assert_eq!(table.columns, 3);
}

#[test]
fn nobody_is_in_the_properties_unless_asked_for() {
    use crate::options::ExportOptions;
    let mut article = article("ar", &json!([paragraph("نص")]));
    article.fields.byline = vec!["سلمى".to_owned(), "Can".to_owned()];
    let sheet = sheet_of(&article);
    assert!(sheet.people.is_empty());
    assert_eq!(sheet.byline.as_ref().map(read).unwrap(), "سلمى، \u{2066}Can\u{2069}");
    let mut options = ExportOptions::default();
    options.set("people", "yes").unwrap();
    let sheet = sheet::of(&ExportInput::of(&article).with_options(&options));
    assert_eq!(sheet.people, ["سلمى", "Can"]);
}
