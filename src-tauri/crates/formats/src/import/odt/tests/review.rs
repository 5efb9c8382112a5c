//! Comments and tracked changes.

use super::*;

fn region(name: &str, kind: &str, inner: &str) -> String {
    format!(
        "<text:changed-region xml:id='{name}'><text:{kind}><office:change-info><dc:creator>سلمى</dc:creator>\
         <dc:date>2024-03-05T10:00:00</dc:date></office:change-info>{inner}</text:{kind}></text:changed-region>"
    )
}

fn comment(attributes: &str, text: &str) -> String {
    format!(
        "<office:annotation {attributes}><dc:creator>كاجين</dc:creator><text:p>{text}</text:p></office:annotation>"
    )
}

#[test]
fn changes_of_text_are_marks_and_others_are_told() {
    let regions = region("d", "deletion", &p("هربت"))
        + &region("i", "insertion", "")
        + &region("f", "format-change", "");
    let body = p(
        "قواتها <text:change text:change-id='d'/><text:change-start text:change-id='i'/>انسحبت\
        <text:change-end text:change-id='i'/> أمس<text:change-start text:change-id='f'/>.<text:change-end \
        text:change-id='f'/>",
    );
    let found = changed("", &regions, &body);
    assert_eq!(shown(&found), "قواتها -سلمى⟦هربت⟧+سلمى⟦انسحبت⟧ أمس.");
    assert_eq!(warned(&found, WarningKind::TrackedChange), ["look"]);
}

#[test]
fn deleted_paragraphs_stand_where_they_stood_and_once() {
    let regions = region("d", "deletion", &(p("أولى") + &p("ثانية")))
        + &region("e", "deletion", &p("كتلة"))
        + &region("lost", "deletion", &p("ضائعة"));
    let point = "<text:change text:change-id='d'/>";
    let body = p(&format!("قبل {point}{point} بعد")) + "<text:change text:change-id='e'/>";
    let found = changed("", &regions, &body);
    assert_eq!(shown(&found), "قبل -سلمى⟦أولى⟧-سلمى⟦⏎⟧-سلمى⟦ثانية⟧ بعد\n-سلمى⟦كتلة⟧");
    assert_eq!(removed(&found, RemovedKind::Hidden), ["ضائعة"]);
}

#[test]
fn insertions_go_on_from_paragraph_to_paragraph() {
    let body = p("أ <text:change-start text:change-id='i'/>ب")
        + &p("ج<text:change-end text:change-id='i'/> د");
    let found = changed("", &region("i", "insertion", ""), &body);
    assert_eq!(shown(&found), "أ +سلمى⟦ب⟧\n+سلمى⟦ج⟧ د");
    assert_eq!(warned(&found, WarningKind::TrackedChange), ["paragraph-end"]);
}

#[test]
fn comments_stand_on_their_range_or_on_the_text_before() {
    let ranged = comment("office:name='c'", "من؟");
    let answer = comment("loext:parent-name='c'", "المتحدث");
    let body = p(&format!(
        "قال {ranged}مصدر{answer}<office:annotation-end office:name='c'/> أمس{}",
        comment("", "متى؟")
    ));
    let found = article("", &body);
    assert_eq!(
        shown(&found),
        "قال كاجين: من؟\n\u{2068}كاجين\u{2069}: المتحدث⟦مصدر⟧كاجين: متى؟⟦ أمس⟧"
    );
    let alone = article("", &(p(&comment("", "بلا نص")) + &p("نص")));
    assert_eq!(removed(&alone, RemovedKind::Comment), ["كاجين: بلا نص"]);
}

#[test]
fn a_second_comment_on_one_range_goes_with_the_first() {
    let begin = |name: &str, text: &str| comment(&format!("office:name='{name}'"), text);
    let end = |name: &str| format!("<office:annotation-end office:name='{name}'/>");
    let body = p(&format!(
        "قال {}{}مصدر{}{} أمس",
        begin("b", "المتحدث"),
        begin("a", "من؟"),
        end("a"),
        end("b")
    ));
    let found = article("", &body);
    assert_eq!(shown(&found), "قال كاجين: من؟\n\u{2068}كاجين\u{2069}: المتحدث⟦مصدر⟧ أمس");
    assert_eq!(found.removed, []);
}

#[test]
fn what_somebody_put_in_and_somebody_else_took_out_is_both() {
    let said = |who: &str| {
        format!("<office:change-info><dc:creator>{who}</dc:creator></office:change-info>")
    };
    let region = format!(
        "<text:changed-region xml:id='d'><text:deletion>{}{}</text:deletion><text:insertion>{}\
         </text:insertion></text:changed-region>",
        said("كاوا"),
        p("باسم القوات"),
        said("سلمى")
    );
    let found = changed("", &region, &p("قال <text:change text:change-id='d'/> اليوم"));
    assert_eq!(shown(&found), "قال +سلمى+-كاوا⟦باسم القوات⟧ اليوم");
}

#[test]
fn a_field_with_changes_has_one_reading() {
    let regions = region("d", "deletion", &p("أحمد"));
    let byline = p("كتب: <text:change text:change-id='d'/>محمد العلي");
    let text = p("أعلنت الوزارة في بيان لها اليوم أن العدد ارتفع خلال الأسبوع الماضي.");
    let found = changed("", &regions, &(byline + &text));
    assert_eq!(found.fields.byline, ["محمد العلي"]);
    let told = "سلمى 2024-03-05 10:00: − «أحمد»";
    assert_eq!(warned(&found, WarningKind::TrackedChangeTaken), [told]);
}
