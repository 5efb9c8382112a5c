//! Lists and tables.

use super::*;
use crate::WarningKind;

const NUMBERING: &str = r#"
    <w:abstractNum w:abstractNumId="0">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
      <w:lvlText w:val=" "/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="listed"/></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>
      </w:lvlOverride></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>"#;

fn item(num: u8, level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr></w:pPr>{}</w:p>"#,
        r("", text)
    )
}

fn listed(body: &[String]) -> String {
    shown(&Docx::new(&titled(&body.concat())).part("numbering", NUMBERING).article())
}

#[test]
fn lists_nest_and_go_on() {
    let body = [
        item(1, 0, "أ"),
        item(1, 1, "ب"),
        item(1, 0, "ج"),
        item(3, 0, "تتمة"),
        p(&r("", "نص")),
        item(1, 0, "د"),
    ];
    assert_eq!(listed(&body), "ordered1(أ; bullet1(ب) | ج; تتمة)\nنص\nordered3(د)");
}

#[test]
fn a_numbering_may_begin_anew() {
    let body = [item(1, 0, "أ"), item(2, 0, "ب"), item(2, 0, "ج")];
    assert_eq!(listed(&body), "ordered1(أ)\nordered7(ب | ج)");
}

#[test]
fn no_numbering_is_no_list_and_an_unknown_one_is_a_paragraph() {
    assert_eq!(listed(&[item(0, 0, "أ"), item(99, 0, "ب")]), "أ\nب");
    assert_eq!(
        listed(&[p(&r("", "- مكتوب باليد")), p(&r("", "١- مكتوب"))]),
        "- مكتوب باليد\n١- مكتوب"
    );
}

#[test]
fn a_numbering_may_be_that_of_a_style() {
    let styles = r#"<w:style w:styleId="listed"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let document = Docx::new(&item(4, 0, "أ")).part("numbering", NUMBERING).part("styles", styles);
    assert_eq!(shown(&document.article()), "ordered1(أ)");
}

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn table(rows: &[String]) -> String {
    format!(
        r#"<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>{}</w:tbl>"#,
        rows.concat()
    )
}

#[test]
fn cells_span_and_head() {
    let text = |text: &str| p(&r("", text));
    let head = format!(
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>",
        cell("", &text("بلدة")),
        cell(r#"<w:gridSpan w:val="2"/>"#, &text("عدد"))
    );
    let merge = r#"<w:vMerge w:val="restart"/>"#;
    let one = format!(
        "<w:tr>{}{}{}</w:tr>",
        cell(merge, &text("أ")),
        cell("", &text("1")),
        cell("", &text("2"))
    );
    let two = format!(
        "<w:tr>{}{}{}</w:tr>",
        cell("<w:vMerge/>", &p("")),
        cell("", &text("3")),
        cell("", &text("4"))
    );
    let found = article(&table(&[head, one, two]));
    assert_eq!(
        shown(&found),
        "table(h1x1 بلدة | h2x1 عدد / c1x2 أ | c1x1 1 | c1x1 2 / c1x1 3 | c1x1 4)"
    );
}

#[test]
fn a_table_that_lays_out_the_page_becomes_paragraphs() {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let box_of = [row(&[cell("", &p(&r("", "إطار")))]), row(&[cell("", &p(&r("", "تتمة")))])];
    let found = article(&titled(&table(&box_of)));
    assert_eq!(shown(&found), "إطار\nتتمة");
    assert_eq!(warned(&found, WarningKind::LayoutTable), ["إطار"]);

    let several = [p(&r("", "فقرة")), p(&r("", "فقرة أخرى"))].concat();
    let columns = row(&[cell("", &several), cell("", &p(&r("", "عمود")))]);
    let bare = format!("<w:tbl>{columns}</w:tbl>");
    assert_eq!(shown(&article(&titled(&bare))), "فقرة\nفقرة أخرى\nعمود");
    assert!(shown(&article(&table(&[columns]))).starts_with("table("));
}

#[test]
fn items_typed_into_paragraphs_of_their_own_are_a_list() {
    let typed = |lines: &[&str]| {
        let body: Vec<String> = lines.iter().map(|line| p(&r("", line))).collect();
        listed(&body)
    };
    assert_eq!(typed(&["• أول", "• ثان", "نص"]), "bullet1(أول | ثان)\nنص");
    assert_eq!(typed(&["٢- ثان", "٣- ثالث"]), "ordered2(ثان | ثالث)");
    assert_eq!(typed(&["1990- انسحبت", "1991- عادت"]), "1990- انسحبت\n1991- عادت");
}
