//! Comments and tracked changes.

use warraq_core::article::Decision;

use super::*;
use crate::{RemovedKind, WarningKind};

fn change(kind: &str, id: u8, author: &str, text: &str) -> String {
    let letters = if kind == "del" { "delText" } else { "t" };
    format!(
        r#"<w:{kind} w:id="{id}" w:author="{author}" w:date="2024-03-05T10:00:00Z"><w:r>
        <w:{letters}>{text}</w:{letters}></w:r></w:{kind}>"#
    )
}

fn suggestion_ids(imported: &Imported) -> Vec<String> {
    let mut ids = Vec::new();
    imported.body.walk(&mut |step| {
        let warraq_core::article::Visit::Line(_, line) = step else { return };
        for mark in line.as_slice().iter().flat_map(|run| run.marks().as_slice()) {
            if let Mark::Insertion { id, .. } | Mark::Deletion { id, .. } = mark {
                ids.push(id.clone());
            }
        }
    });
    ids
}

#[test]
fn insertions_deletions_and_moves_are_marks() {
    let runs = [
        change("del", 1, "سلمى", "هربت"),
        change("ins", 2, "سلمى", "انسحبت"),
        change("ins", 3, "", "أمس"),
        change("moveFrom", 4, "كاجين", "هنا"),
        change("moveTo", 5, "كاجين", "هناك"),
    ];
    let found = article(&p(&runs.concat()));
    let text = "-سلمى⟦هربت⟧+سلمى⟦انسحبت⟧+?⟦أمس⟧-كاجين⟦هنا⟧+كاجين⟦هناك⟧";
    assert_eq!(shown(&found), text);
    let ids: std::collections::BTreeSet<_> = suggestion_ids(&found).into_iter().collect();
    assert_eq!(ids.len(), 5);
}

#[test]
fn a_change_of_one_name_or_in_one_stretch_is_one_suggestion() {
    let runs = [change("ins", 1, "سلمى", "أ"), r("", " نص "), change("ins", 1, "سلمى", "ب")];
    let ids = suggestion_ids(&article(&p(&runs.concat())));
    assert_eq!(ids[0], ids[1]);
    let bold = change("ins", 2, "سلمى", "ب").replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>");
    let ids = suggestion_ids(&article(&p(&[change("ins", 1, "سلمى", "أ"), bold].concat())));
    assert_eq!((ids.len(), ids.first() == ids.last()), (2, true));
}

#[test]
fn changes_of_looks_and_paragraphs_are_told_once() {
    let mark = r#"<w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr>"#;
    let look = r#"<w:r><w:rPr><w:rPrChange w:id="2"/></w:rPr><w:t>نص</w:t></w:r>"#;
    let paragraph = p(&[mark, look].concat());
    let found = article(&[paragraph.clone(), paragraph].concat());
    assert_eq!(warned(&found, WarningKind::TrackedChange), ["paragraph-end", "look"]);
}

#[test]
fn what_somebody_put_in_and_somebody_else_took_out_is_both() {
    let inner = change("del", 2, "كاوا", "باسم القوات");
    let both =
        format!(r#"<w:ins w:id="1" w:author="سلمى" w:date="2024-03-01T10:00:00Z">{inner}</w:ins>"#);
    let found = article(&titled(&p(&[r("", "قال المتحدث "), both, r("", " اليوم")].concat())));
    assert_eq!(shown(&found), "قال المتحدث +سلمى+-كاوا⟦باسم القوات⟧ اليوم");
    let ids: Vec<_> = found.body.suggestions().into_iter().map(|it| it.id).collect();
    assert_eq!(ids.len(), 2);
    let decided = |id: usize, decision| {
        let decided = found.body.decide(&[(ids[id].clone(), decision)]);
        shown(&Imported { body: decided.document, ..found.clone() })
    };
    assert_eq!(decided(0, Decision::Accept), "قال المتحدث -كاوا⟦باسم القوات⟧ اليوم");
    assert_eq!(decided(0, Decision::Reject), "قال المتحدث  اليوم");
    assert_eq!(decided(1, Decision::Accept), "قال المتحدث  اليوم");
    assert_eq!(decided(1, Decision::Reject), "قال المتحدث +سلمى⟦باسم القوات⟧ اليوم");
}

#[test]
fn a_deleted_end_of_a_paragraph_stands_as_rejected() {
    let mark = |kind: &str| format!(r#"<w:pPr><w:rPr><w:{kind} w:id="1"/></w:rPr></w:pPr>"#);
    let found = article(&titled(&(p(&(mark("del") + &r("", "أولى"))) + &p(&r("", "ثانية")))));
    assert_eq!(shown(&found), "أولى\nثانية");
    assert_eq!(warned(&found, WarningKind::TrackedChange), [""; 0]);
    assert_eq!(warned(&found, WarningKind::TrackedChangeRejected), ["paragraph-end"]);
    let whole = p(&(mark("del") + &change("del", 2, "سلمى", "كلها")));
    assert_eq!(article(&titled(&whole)).warnings, []);
}

#[test]
fn a_deleted_bold_line_is_no_heading() {
    let bold =
        |text: &str| change("del", 2, "سلمى", text).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>");
    let running = p(&r("", "أعلنت الوزارة في بيان لها اليوم أن العدد ارتفع خلال الأسبوع الماضي."));
    let found = article(&titled(&(running.clone() + &p(&bold("سطر محذوف")) + &running)));
    assert_eq!(warned(&found, WarningKind::HeadingGuessed), [""; 0]);
    assert!(shown(&found).contains("\nstrong+-سلمى⟦سطر محذوف⟧\n"));
}

#[test]
fn a_field_with_changes_and_comments_has_one_reading_and_loses_nothing() {
    let title = r#"<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:commentRangeStart w:id="7"/>"#;
    let title = [
        title,
        &r("", "مقتل "),
        &change("del", 1, "سلمى", "خمسة"),
        &change("ins", 2, "سلمى", "ستة"),
        &r("", " مدنيين"),
        r#"<w:commentRangeEnd w:id="7"/></w:p>"#,
    ];
    let byline = p(&(r("", "كتب: ") + &change("del", 3, "سلمى", "أحمد") + &r("", "محمد العلي")));
    let text = p(&r("", "أعلنت الوزارة في بيان لها اليوم أن العدد ارتفع خلال الأسبوع الماضي."));
    let comment = format!(
        r#"<w:comment w:id="7" w:author="كاجين"><w:p>{}</w:p></w:comment>"#,
        r("", "اختصره")
    );
    let found = Docx::new(&(title.concat() + &byline + &text)).part("comments", &comment).article();
    assert_eq!(found.fields.headline, "مقتل ستة مدنيين");
    assert_eq!(found.fields.byline, ["محمد العلي"]);
    assert_eq!(removed(&found, RemovedKind::Comment), ["كاجين: اختصره"]);
    assert_eq!(
        warned(&found, WarningKind::TrackedChangeTaken),
        ["سلمى 2024-03-05 10:00: − «خمسة» + «ستة»", "سلمى 2024-03-05 10:00: − «أحمد»"]
    );
}

fn remark(id: u8, author: &str, text: &str) -> String {
    let paragraph = p(&r("", text)).replace("<w:p>", &format!(r#"<w:p w14:paraId="{id}">"#));
    format!(r#"<w:comment w:id="{id}" w:author="{author}">{paragraph}</w:comment>"#)
}

fn range(end: &str, id: u8) -> String {
    let reference = format!(r#"<w:r><w:commentReference w:id="{id}"/></w:r>"#);
    let range = format!(r#"<w:commentRange{end} w:id="{id}"/>"#);
    if end == "End" { range + &reference } else { range }
}

#[test]
fn a_second_comment_on_one_range_goes_with_the_first() {
    let runs = [
        range("Start", 5),
        range("Start", 6),
        r("", "عليها تعليقان"),
        range("End", 5),
        range("End", 6),
        r("", " وبعدها نص"),
    ];
    let comments = remark(6, "كاوا", "ثان") + &remark(5, "سلمى", "أول");
    let done = r#"<w15:commentEx w15:paraId="5" w15:done="1"/>"#;
    let found = Docx::new(&titled(&p(&runs.concat())))
        .part("comments", &comments)
        .part("commentsExtended", done)
        .article();
    assert_eq!(shown(&found), "سلمى: أول\n\u{2068}كاوا\u{2069}: ثان⟦عليها تعليقان⟧ وبعدها نص");
    assert_eq!(found.removed, []);
    assert_eq!(warned(&found, WarningKind::Flattened), ["comment-done"]);
}

#[test]
fn of_comments_over_one_another_each_stands_somewhere() {
    let runs = [
        range("Start", 5),
        range("Start", 6),
        r("", "قصير"),
        range("End", 5),
        r("", " وطويل"),
        range("End", 6),
    ];
    let comments = remark(5, "سلمى", "أول") + &remark(6, "كاوا", "ثان");
    let found = Docx::new(&titled(&p(&runs.concat()))).part("comments", &comments).article();
    assert_eq!(shown(&found), "سلمى: أول⟦قصير⟧كاوا: ثان⟦ وطويل⟧");
    assert_eq!(warned(&found, WarningKind::Flattened), ["comment-cut"]);
}

#[test]
fn comments_stand_on_their_text_with_their_answers() {
    let comment = |id: u8, author: &str, paragraph: &str, text: &str| {
        format!(
            r#"<w:comment w:id="{id}" w:author="{author}"><w:p w14:paraId="{paragraph}">{}</w:p></w:comment>"#,
            r("", text)
        )
    };
    let comments = [
        comment(1, "سلمى", "A", "أي وزارة؟"),
        comment(2, "كاجين", "B", "الخارجية"),
        comment(3, "", "C", "عند نقطة"),
        comment(4, "سلمى", "D", "بلا نص"),
    ];
    let threads =
        r#"<w15:commentEx w15:paraId="A"/><w15:commentEx w15:paraId="B" w15:paraIdParent="A"/>"#;
    let range = |end: &str, id: u8| format!(r#"<w:commentRange{end} w:id="{id}"/>"#);
    let at = |id: u8| format!(r#"<w:r><w:commentReference w:id="{id}"/></w:r>"#);
    let runs = [
        range("Start", 1),
        range("Start", 2),
        r("", "الوزارة"),
        range("End", 1),
        range("End", 2),
        at(1),
        at(2),
        r("", " قالت"),
        at(3),
    ];
    let found = Docx::new(&p(&runs.concat()))
        .part("comments", &comments.concat())
        .part("commentsExtended", threads)
        .article();
    assert_eq!(
        shown(&found),
        "سلمى: أي وزارة؟\n\u{2068}كاجين\u{2069}: الخارجية⟦الوزارة⟧?: عند نقطة⟦ قالت⟧"
    );
    assert_eq!(removed(&found, RemovedKind::Comment), ["سلمى: بلا نص"]);
}
