use super::{blocks, found};
use crate::report::{RemovedKind, WarningKind};

#[test]
fn tables_of_data_are_tables() {
    assert_eq!(
        blocks(
            "<table><caption>نتائج</caption><thead><tr><td>حزب<th colspan=2>أصوات</thead>\
             <tr><td rowspan=2><p>أ<p>ب<td>1<td>2<tr><td colspan=0>3<td colspan=9999>4</table>"
        ),
        ["paragraph: نتائج", "table: # حزب ; # 2x1 أصوات // 1x2 أ | ب ; 1 ; 2 // 3 ; 100x1 4"]
    );
}

#[test]
fn tables_that_lay_out_are_paragraphs() {
    let (long, half) = ("كلمة ".repeat(200), "كلمة ".repeat(30));
    for (table, first) in [
        ("<table><tr><td>أ</table>".to_owned(), "paragraph: أ"),
        ("<table role=presentation><tr><td>أ<td>ب</table>".to_owned(), "paragraph: أ"),
        ("<table><tr><td>أ<td><table><tr><th>1<th>2</table></table>".to_owned(), "paragraph: أ"),
        ("<table><tr><td><h2>أ</h2><td>ب</table>".to_owned(), "h2: أ"),
        ("<table><tr><td colspan=2><h1>أ</h1><tr><td>ب<td>ج</table>".to_owned(), "h2: أ"),
        ("<table border=1><tr><td>أ<tr><td>ب<tr><td>ج</table>".to_owned(), "paragraph: أ"),
        (format!("<table><tr><td>أ<td>ب<tr><td><p>{half}<p>{half}<td>ب</table>"), "paragraph: أ"),
        (format!("<table><tr><td>أ<td>{long}<tr><td>{long}<td>{long}</table>"), "paragraph: أ"),
    ] {
        let found = found(&table);
        assert_eq!(found.blocks[0], first, "{table}");
        assert_eq!(found.warnings, [WarningKind::LayoutTable], "{table}");
    }
}

#[test]
fn lines_around_cells_are_those_of_data() {
    let table = "<table border=1><tr><td><h4>2023</h4><td>5<tr><td>حلب<td>7</table>";
    assert!(found(table).blocks[0].starts_with("table: "));
    let column = "<table><thead><tr><th>المدن</thead><tr><td>حلب<tr><td>حمص</table>";
    assert!(found(column).warnings.is_empty(), "its heading says that it holds data");
}

#[test]
fn a_table_inside_a_layout_is_a_table() {
    let found = found("<table><tr><td>أ<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>");
    assert_eq!(found.blocks, ["paragraph: أ", "table: 1 ; 2 // 3 ; 4"]);
}

#[test]
fn how_cells_are_aligned_is_told_once_for_each_table() {
    let told = |table: &str| {
        let removed = found(table).removed.into_iter();
        let told = removed.filter(|(kind, _)| *kind == RemovedKind::Alignment);
        told.map(|(_, text)| text).collect::<Vec<_>>()
    };
    let rows = |attributes: &str, cell: &str| {
        format!(
            "<table border=1 {attributes}><tr><td>المدينة<td {cell}>العدد<tr><td>حلب<td {cell}>5</table>"
        )
    };
    for cell in
        ["align=center", "style='TEXT-ALIGN: -webkit-center'", "class='has-text-align-center'"]
    {
        assert_eq!(told(&rows("", cell)), ["center"], "{cell}");
    }
    assert_eq!(told(&rows("style='text-align:left'", "align=center")), ["center, left"]);
    assert_eq!(told(&rows("", "style='text-align:end'")), ["left"]);
    // Where lines of Arabic begin anyway, and where the table itself stands.
    for cell in ["align=right", "style='text-align:justify'", "style='text-align:start'"] {
        assert!(told(&rows("align=center", cell)).is_empty(), "{cell}");
    }
    let english =
        "<table border=1><tr><td>City<td align=right>Count<tr><td>Aleppo<td align=left>5</table>";
    assert_eq!(told(english), ["right"]);
    assert_eq!(told(&(rows("", "align=left") + english)), ["left", "right"]);
}
