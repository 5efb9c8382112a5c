//! Headings by style, by outline and by look.

use super::*;
use crate::WarningKind;

const RUNNING: &str = "نص طويل يجري تحت العنوان ويقول ما حدث في البلدات الثلاث أمس مساءً.";

#[test]
fn the_title_is_above_all_headings() {
    let body = [styled("Title", "العنوان"), styled("Heading1", "قسم"), styled("Heading2", "فرع")];
    let found = article(&body.concat());
    assert_eq!(found.fields.headline, "العنوان");
    assert_eq!(shown(&found), "## قسم\n### فرع");
}

#[test]
fn the_first_of_several_top_headings_is_the_headline() {
    let body =
        [styled("Heading1", "العنوان"), styled("Heading1", "قسم"), styled("Heading2", "فرع")];
    let found = article(&body.concat());
    assert_eq!(found.fields.headline, "العنوان");
    assert_eq!(shown(&found), "## قسم\n### فرع");
}

#[test]
fn the_highest_level_that_is_used_is_two() {
    let body = [styled("Title", "العنوان"), styled("Heading3", "قسم"), styled("Heading4", "فرع")];
    assert_eq!(shown(&article(&body.concat())), "## قسم\n### فرع");
}

#[test]
fn a_heading_is_not_bold_for_its_style_or_all_over() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/>
        <w:rPr><w:b/><w:i/></w:rPr></w:style>"#;
    let heading = |runs: &str| format!(r#"<w:p><w:pPr><w:pStyle w:val="h"/></w:pPr>{runs}</w:p>"#);
    let part = [r("", "قسم "), r("<w:b/>", "غامق")].concat();
    let body = [heading(&r("<w:rtl/><w:bCs/>", "كله")), heading(&part)].concat();
    let found = Docx::new(&titled(&body)).part("styles", styles).article();
    assert_eq!(shown(&found), "## كله\n## قسم strong⟦غامق⟧");
}

#[test]
fn a_short_bold_line_above_running_text_is_a_heading() {
    let bold = |text| p(&r("<w:rtl/><w:bCs/>", text));
    let body = [
        p(&r("", RUNNING)),
        p(&r("", RUNNING)),
        bold("ردود الفعل"),
        p(""),
        p(&r("", RUNNING)),
        bold("هذه جملة تنتهي بنقطة."),
        p(&r("", RUNNING)),
        bold("لا نص تحته"),
    ];
    let found = article(&body.concat());
    assert_eq!(warned(&found, WarningKind::HeadingGuessed), ["ردود الفعل"]);
    assert!(shown(&found).contains("\n## ردود الفعل\n"));
    assert!(shown(&found).ends_with("strong⟦لا نص تحته⟧"));
}

#[test]
fn the_bold_first_line_is_the_headline_and_the_name_below_it_is_none() {
    let bold = |text| p(&r("<w:b/>", text));
    let body = [bold("انسحاب من ثلاث بلدات"), bold("كاجين أحمد"), p(&r("", RUNNING))].concat();
    let found = article(&body);
    assert_eq!(found.fields.headline, "انسحاب من ثلاث بلدات");
    assert_eq!(warned(&found, WarningKind::HeadingGuessed), ["انسحاب من ثلاث بلدات"]);
}

#[test]
fn quotes_and_drop_caps() {
    let cap = r#"<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>ق</w:t></w:r></w:p>"#;
    let body = [
        styled("Quote", "أولى"),
        styled("IntenseQuote", "ثانية"),
        cap.to_owned(),
        p(&r("", "ال الوزير")),
    ];
    assert_eq!(shown(&article(&body.concat())), "> أولى; ثانية\nقال الوزير");
}

#[test]
fn a_bold_line_that_a_break_ends_is_a_heading_too() {
    let bold = r("<w:rtl/><w:bCs/>", "ردود الفعل");
    let runs = format!("{bold}<w:r><w:br/></w:r>{}", r("", RUNNING));
    let found = article(&[p(&r("", RUNNING)), p(&r("", RUNNING)), p(&runs)].concat());
    assert!(shown(&found).ends_with(&format!("\n## ردود الفعل\n{RUNNING}")));
}

#[test]
fn a_line_that_says_it_is_the_headline_wins_over_a_bold_one() {
    let bold = |text| p(&r("<w:rtl/><w:bCs/>", text));
    let title = "العنوان: افتتاح مركز جديد للنازحين في مخيم واشوكاني";
    let body = [bold("وكالة أنباء هاوار"), bold(title), p(&r("", RUNNING))];
    let found = article(&body.concat());
    assert_eq!(found.fields.headline, "افتتاح مركز جديد للنازحين في مخيم واشوكاني");
    assert_eq!(removed(&found, crate::RemovedKind::Surroundings), ["العنوان:"]);
    assert_eq!(shown(&found), format!("strong⟦وكالة أنباء هاوار⟧\n{RUNNING}"));
    let body = [styled("Title", "عنوان الملف"), p(&r("", title)), p(&r("", RUNNING))];
    assert_eq!(article(&body.concat()).fields.headline, "عنوان الملف");
}

#[test]
fn a_cell_of_the_letterhead_is_no_headline_where_a_bold_line_stands_below() {
    let bold = |text| p(&r("<w:rtl/><w:bCs/>", text));
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let cells = [
        cell(&(bold("الإدارة الذاتية") + &p(&r("", "مكتب الإعلام")))),
        cell(&p(&r("", "العدد: 152"))),
    ];
    let table = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cells.concat());
    let body = [table.clone(), bold("بيان صحفي إلى الرأي العام"), p(&r("", RUNNING))];
    assert_eq!(article(&body.concat()).fields.headline, "بيان صحفي إلى الرأي العام");
    let body = [table, p(&r("", RUNNING))];
    assert_eq!(article(&body.concat()).fields.headline, "الإدارة الذاتية");
}

#[test]
fn a_line_in_large_letters_above_the_text_is_the_headline() {
    let large = p(&r("<w:rtl/><w:bCs/><w:szCs w:val=\"40\"/>", "انطلاق موسم القمح"));
    let body = [large, p(&r("", RUNNING)), styled("Heading1", "قسم"), p(&r("", RUNNING))];
    let found = article(&body.concat());
    assert_eq!(found.fields.headline, "انطلاق موسم القمح");
    assert_eq!(shown(&found), format!("{RUNNING}\n## قسم\n{RUNNING}"));
}

#[test]
fn a_break_in_a_headline_is_a_space() {
    let line = p("<w:r><w:t>انطلاق موسم القمح</w:t><w:br/><w:t>في الحسكة</w:t></w:r>");
    let found = article(&[line, p(&r("", RUNNING))].concat());
    assert_eq!(found.fields.headline, "انطلاق موسم القمح في الحسكة");
    assert_eq!(shown(&found), RUNNING);
}
