use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::strategies;

fn document(content: &str) -> Document {
    let mut number = 0;
    let mut json = content.to_owned();
    while json.contains('@') {
        number += 1;
        let id = ulid::Ulid::from(number).to_string();
        json = json.replacen('@', &format!(r#""attrs":{{"id":"{id}"}}"#), 1);
    }
    Document::from_str(&format!(r#"{{"type":"doc","content":[{json}]}}"#)).unwrap()
}

fn paragraph(text: &str) -> String {
    format!(r#"{{"type":"paragraph",@,"content":[{{"type":"text","text":"{text}"}}]}}"#)
}

fn empty() -> String {
    r#"{"type":"paragraph",@}"#.to_owned()
}

fn list(items: &[String]) -> String {
    let items: Vec<_> =
        items.iter().map(|item| format!(r#"{{"type":"list_item","content":[{item}]}}"#)).collect();
    format!(r#"{{"type":"list",@,"content":[{}]}}"#, items.join(","))
}

fn table(rows: &[&[String]]) -> String {
    let row = |cells: &&[String]| {
        let cells: Vec<_> = cells
            .iter()
            .map(|cell| format!(r#"{{"type":"table_cell","content":[{cell}]}}"#))
            .collect();
        format!(r#"{{"type":"table_row","content":[{}]}}"#, cells.join(","))
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    format!(r#"{{"type":"table",@,"content":[{}]}}"#, rows.join(","))
}

fn text(blocks: &[String]) -> String {
    Projection::of(&document(&blocks.join(","))).into_text()
}

#[test]
fn blocks_are_joined_by_an_empty_line() {
    let divider = r#"{"type":"divider",@}"#.to_owned();
    let blocks = [empty(), paragraph("أ"), divider, empty(), paragraph("ب"), empty()];
    assert_eq!(text(&blocks), "أ\n\nب");
    assert_eq!(text(&[empty()]), "");
}

#[test]
fn lists_are_lines_without_their_signs() {
    let nested = format!("{},{}", paragraph("ب"), list(&[paragraph("ج"), empty(), paragraph("د")]));
    let outer = list(&[paragraph("أ"), nested, paragraph("ه")]);
    assert_eq!(text(&[paragraph("قبل"), outer, paragraph("بعد")]), "قبل\n\nأ\nب\nج\nد\nه\n\nبعد");
    assert_eq!(text(&[list(&[empty(), paragraph("أ")]), list(&[paragraph("ب")])]), "أ\n\nب");
}

#[test]
fn tables_are_lines_and_tabs() {
    let two = format!("{},{}", paragraph("ج"), paragraph("د"));
    let rows: [&[String]; 2] = [&[paragraph("أ"), empty(), paragraph("ب")], &[two, paragraph("ه")]];
    let blocks = [paragraph("قبل"), table(&rows), paragraph("بعد")];
    assert_eq!(text(&blocks), "قبل\n\nأ\t\tب\nج\nد\tه\n\nبعد");
    assert_eq!(text(&[paragraph("أ"), table(&[&[empty(), empty()]]), paragraph("ب")]), "أ\n\nب");
}

#[test]
fn positions_are_the_editors() {
    // 0 <p> 1 أ 2 👍 4 ⏎ 5 ب 6 </p> 7 <p> 8 ج 9 </p> 10
    let broken = r#"{"type":"paragraph",@,"content":[{"type":"text","text":"أ👍"},{"type":"hard_break"},
        {"type":"text","text":"ب"}]}"#;
    let projection = Projection::of(&document(&format!("{broken},{}", paragraph("ج"))));
    assert_eq!(projection.text(), "أ👍\nب\n\nج");
    let at = |byte| projection.position_of(ByteOffset(byte)).map(|at| at.0);
    assert_eq!([at(0), at(2), at(6), at(7)], [Some(1), Some(2), Some(4), Some(5)]);
    assert_eq!([at(1), at(9), at(10), at(11), at(13)], [None, None, None, Some(8), None]);
    let byte = |at| projection.byte_of(DocPosition(at)).map(|byte| byte.0);
    assert_eq!([byte(0), byte(3), byte(6), byte(7), byte(9)], [None; 5]);
    assert_eq!([byte(1), byte(4), byte(8)], [Some(0), Some(6), Some(11)]);
    let next = |at| projection.next_byte(DocPosition(at)).0;
    assert_eq!([next(0), next(3), next(6), next(8), next(9), next(99)], [0, 6, 11, 11, 13, 13]);
    let range = |start, end| {
        let range = projection.positions_of(ByteOffset(start)..ByteOffset(end))?;
        Some((range.start.0, range.end.0))
    };
    assert_eq!(range(0, 9), Some((1, 6)));
    assert_eq!(range(7, 13), Some((5, 9)));
    assert_eq!(range(9, 11), None);
    assert_eq!(range(3, 3), None);
}

/// The editor's position of every UTF-16 unit of text in `node`, counted from the JSON as `ProseMirror`
/// counts, each with the unit.
fn positions(node: &Value, at: &mut usize, found: &mut Vec<(usize, u16)>) {
    match node["type"].as_str().unwrap() {
        "text" => {
            for unit in node["text"].as_str().unwrap().encode_utf16() {
                found.push((*at, unit));
                *at += 1;
            }
        }
        "hard_break" => {
            found.push((*at, u16::from(b'\n')));
            *at += 1;
        }
        "footnote_ref" | "embed" | "divider" => *at += 1,
        other => {
            *at += usize::from(other != "doc");
            for child in node["content"].as_array().into_iter().flatten() {
                positions(child, at, found);
            }
            *at += usize::from(other != "doc");
        }
    }
}

proptest! {
    #[test]
    fn every_letter_has_its_place(document in strategies::document()) {
        let projection = Projection::of(&document);
        let mut units = Vec::new();
        positions(&document.to_json(), &mut 0, &mut units);
        let mut units = units.into_iter();
        for (byte, c) in projection.text().char_indices() {
            let byte = ByteOffset(byte);
            let Some(position) = projection.position_of(byte) else {
                prop_assert!(matches!(c, '\n' | '\t'), "only joints have no place: {c:?}");
                continue;
            };
            for (index, unit) in c.encode_utf16(&mut [0; 2]).iter().enumerate() {
                prop_assert_eq!(units.next(), Some((position.0 + index, *unit)));
            }
            prop_assert_eq!(projection.byte_of(position), Some(byte));
            prop_assert_eq!(projection.next_byte(position), byte);
            let end = ByteOffset(byte.0 + c.len_utf8());
            let range = position..DocPosition(position.0 + c.len_utf16());
            prop_assert_eq!(projection.positions_of(byte..end), Some(range));
        }
        prop_assert_eq!(units.next(), None, "no letter is missing");
    }

    #[test]
    fn segments_are_the_runs_of_their_blocks(document in strategies::document()) {
        let projection = Projection::of(&document);
        let mut end = 0;
        for segment in projection.segments() {
            prop_assert!(segment.bytes.start >= end && !segment.bytes.is_empty());
            prop_assert!(projection.text()[end..segment.bytes.start].chars().all(|c| "\n\t".contains(c)));
            end = segment.bytes.end;
        }
        prop_assert_eq!(end, projection.text().len());
    }
}
