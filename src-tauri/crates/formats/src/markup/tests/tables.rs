use super::{blocks, found};
use crate::report::WarningKind;

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
    let long = "كلمة ".repeat(200);
    for (table, first) in [
        ("<table><tr><td>أ</table>".to_owned(), "paragraph: أ"),
        ("<table role=presentation><tr><td>أ<td>ب</table>".to_owned(), "paragraph: أ"),
        ("<table><tr><td>أ<td><table><tr><th>1<th>2</table></table>".to_owned(), "paragraph: أ"),
        ("<table><tr><td><h2>أ</h2><td>ب</table>".to_owned(), "h2: أ"),
        (format!("<table><tr><td>أ<td>{long}<tr><td>{long}<td>{long}</table>"), "paragraph: أ"),
    ] {
        let found = found(&table);
        assert_eq!(found.blocks[0], first, "{table}");
        assert_eq!(found.warnings, [WarningKind::LayoutTable], "{table}");
    }
}

#[test]
fn a_table_inside_a_layout_is_a_table() {
    let found = found("<table><tr><td>أ<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>");
    assert_eq!(found.blocks, ["paragraph: أ", "table: 1 ; 2 // 3 ; 4"]);
}
