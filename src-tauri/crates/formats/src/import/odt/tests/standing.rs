//! What stands beside the text: tables, pictures, boxes, drawings.

use super::*;

/// The smallest GIF.
const GIF: &str = "R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

fn cell(attributes: &str, text: &str) -> String {
    format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn table(rows: &str) -> String {
    format!("<table:table>{rows}</table:table>")
}

#[test]
fn tables_have_headers_and_spans() {
    let head = row(&(cell("", "البلدة") + &cell("", "العدد")));
    let rows = format!("<table:table-header-rows>{head}</table:table-header-rows>")
        + &row(&(cell("table:number-rows-spanned='2'", "الشحيل") + &cell("", "1")))
        + &row(&format!("<table:covered-table-cell/>{}", cell("", "2")))
        + &row(&(cell("table:number-columns-repeated='2'", "3")));
    let found = shown(&article("", &table(&rows)));
    let text = "table(h1x1 البلدة | h1x1 العدد / c1x2 الشحيل | c1x1 1 / c1x1 2 / c1x1 3 | c1x1 3)";
    assert_eq!(found, text);
}

#[test]
fn a_table_that_lays_out_the_page_becomes_paragraphs() {
    let found = article("", &table(&row(&cell("", "نص في إطار"))));
    assert_eq!(shown(&found), "نص في إطار");
    assert_eq!(warned(&found, WarningKind::LayoutTable), ["نص في إطار"]);
}

#[test]
fn hidden_rows_and_covered_text_are_told() {
    let hidden = format!(
        "<table:table-row table:visibility='collapse'>{}</table:table-row>",
        cell("", "سر")
    );
    let covered = "<table:covered-table-cell><text:p>تحت</text:p></table:covered-table-cell>";
    let rows = row(&(cell("", "أ") + &cell("", "ب")))
        + &hidden
        + &row(&(cell("table:number-columns-spanned='2'", "ج") + covered));
    let found = article("", &table(&rows));
    assert_eq!(shown(&found), "table(c1x1 أ | c1x1 ب / c2x1 ج)");
    assert_eq!(removed(&found, RemovedKind::Hidden), ["سر\nتحت"]);
}

#[test]
fn a_box_around_a_picture_and_its_caption_is_a_figure() {
    let body = p(&format!(
        "قبل<draw:frame><draw:text-box><text:p text:style-name='Illustration'><draw:frame><draw:image>\
         <office:binary-data>{GIF}</office:binary-data></draw:image><svg:desc>نهر</svg:desc></draw:frame>صورة 1: \
         النهر</text:p></draw:text-box></draw:frame>"
    ));
    let found = article("", &body);
    assert_eq!(shown(&found), "قبل\n[picture نهر] صورة 1: النهر");
    assert_eq!(found.pictures[0].media_type, "image/gif");
}

#[test]
fn pictures_elsewhere_are_told_and_not_loaded() {
    let body = p("<draw:frame><draw:image xlink:href='https://a.example/x.jpg'/></draw:frame>");
    let found = article("", &body);
    assert_eq!(removed(&found, RemovedKind::Image), ["https://a.example/x.jpg"]);
    assert!(found.pictures.is_empty());
}

#[test]
fn boxes_are_paragraphs_and_drawings_are_told() {
    let body = p("نص<draw:custom-shape><text:p>في شكل</text:p></draw:custom-shape>\
        <draw:g><draw:line draw:name='خط 1'/></draw:g><draw:frame draw:name='Object1'><draw:object-ole \
        xlink:href='./Object 1'/><draw:image xlink:href='./ObjectReplacements/1'/></draw:frame>");
    let found = article("", &body);
    assert_eq!(shown(&found), "نص\nفي شكل");
    assert_eq!(removed(&found, RemovedKind::Drawing), ["خط 1", "Object1"]);
}

#[test]
fn contents_heads_and_forms_are_told() {
    let body = "<office:forms><form:button xmlns:form='urn:oasis:names:tc:opendocument:xmlns:form:1.0' \
        form:label='أرسل'/></office:forms><text:table-of-content><text:index-body><text:p>فصل<text:tab/>3</text:p>\
        </text:index-body></text:table-of-content><text:p>نص</text:p>";
    let found = article("", body);
    assert_eq!(shown(&found), "نص");
    assert_eq!(removed(&found, RemovedKind::Navigation), ["فصل 3"]);
    assert_eq!(removed(&found, RemovedKind::Script), ["أرسل"]);
}

#[test]
fn a_formula_is_its_letters() {
    let body = p(
        "لأن <draw:frame><draw:object><math><semantics><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow>\
        <annotation>x + 1</annotation></semantics></math></draw:object><draw:image/></draw:frame> زوجي",
    );
    let found = article("", &body);
    assert_eq!(shown(&found), "لأن x + 1 زوجي");
    assert_eq!(warned(&found, WarningKind::Flattened), ["formula-letters"]);
}

#[test]
fn a_caption_counts_pictures_or_tables() {
    let picture = p("<draw:frame><draw:image xlink:href='https://a.example/x.jpg'/></draw:frame>");
    let caption =
        |name: &str| p(&format!("{name} <text:sequence text:name='{name}'>1</text:sequence>: نهر"));
    for (body, expected) in [
        (picture.clone() + &caption("Illustration"), "[nothing ] Illustration 1: نهر"),
        (caption("Figure") + &picture, "[nothing ] Figure 1: نهر"),
        (picture.clone() + &caption("Table"), "[nothing ] \nTable 1: نهر"),
    ] {
        assert_eq!(shown(&article("", &body)), expected);
    }
}

#[test]
fn how_cells_are_aligned_by_hand_is_told_once_for_each_table() {
    let style = |name: &str, said: &str| {
        format!(
            "<style:style style:name='{name}' style:family='paragraph'><style:paragraph-properties {said}/>\
             </style:style>"
        )
    };
    let rtl = "style:writing-mode='rl-tb'";
    let styles = style("Middle", "fo:text-align='center'")
        + &style("Far", &format!("{rtl} fo:text-align='start'"))
        + &style("Near", &format!("{rtl} fo:text-align='end'"))
        + &style("Latin", "style:writing-mode='lr-tb' fo:text-align='left'");
    let told = |names: [&str; 2]| {
        let cells = names.map(|name| {
            format!(
                "<table:table-cell><text:p text:style-name='{name}'>المدينة</text:p></table:table-cell>"
            )
        });
        let found = article(&styles, &table(&(row(&cells.concat()) + &row(&cells.concat()))));
        removed(&found, RemovedKind::Alignment).join(" / ")
    };
    assert_eq!(told(["Middle", "Far"]), "center, left");
    assert_eq!(told(["Near", "Latin"]), "");
}
