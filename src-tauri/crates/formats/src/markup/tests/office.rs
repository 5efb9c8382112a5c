use super::{blocks, found};
use crate::report::RemovedKind;

#[test]
fn items_of_word_are_lists() {
    let item = |level: u32, sign: &str, text: &str| {
        format!(
            "<p class=MsoListParagraphCxSpMiddle dir=RTL style='mso-list:l0 level{level} lfo1'><![if !supportLists]>\
             <span style='font-family:Symbol'><span style='mso-list:Ignore'>{sign}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>\
             <span lang=AR-SA>{text}<o:p></o:p></span></p>\n"
        )
    };
    let html = [
        "<p class=MsoNormal>قبل</p>".to_owned(),
        item(1, "·", "أول"),
        item(2, "o", "فرع"),
        item(1, "·", "ثان"),
        item(1, "3.", "ثالث"),
        "<p class=MsoNormal>بعد</p>".to_owned(),
    ]
    .concat();
    assert_eq!(
        blocks(&html),
        [
            "paragraph: قبل",
            "list: Bullet 1: paragraph: أول | list: Bullet 1: paragraph: فرع ; paragraph: ثان",
            "list: Ordered 3: paragraph: ثالث",
            "paragraph: بعد",
        ]
    );
}

#[test]
fn items_of_filtered_word_are_lists() {
    let html = "<p class=MsoListParagraph style='margin-right:36.0pt;text-indent:-18.0pt'>١.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>أول</p>\
        <p class=MsoListParagraph>تتمة</p>";
    assert_eq!(blocks(html), ["list: Ordered 1: paragraph: أول | paragraph: تتمة"]);
}

#[test]
fn a_list_of_word_ends_with_its_cell() {
    let item = "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>-</span>بند</p>";
    assert_eq!(
        blocks(&format!("<table><tr><td>{item}<td>ب<tr><td>1<td>2</table><p>بعد")),
        ["table: بند ; ب // 1 ; 2", "paragraph: بعد"]
    );
}

#[test]
fn titles_of_word_are_headings() {
    assert_eq!(
        blocks(
            "<p class=MsoTitle>عنوان</p><p class=MsoNormal style='mso-outline-level:3'><b>فرعي</b></p>"
        ),
        ["h2: عنوان", "h3: فرعي"]
    );
}

#[test]
fn languages_by_keyboard_are_not_kept() {
    assert_eq!(
        blocks(
            "<p class=MsoNormal><span lang=AR-SA>قال </span><span lang=EN-US>Miller</span><span lang=EN-US> 2019</span>"
        ),
        ["paragraph: قال Miller 2019"]
    );
}

#[test]
fn comments_in_the_margin_are_listed() {
    let found = found(
        "<p>نص<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup></p><div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>تعليق</span></p></div>",
    );
    assert_eq!(found.blocks, ["paragraph: نص"]);
    assert_eq!(found.removed, [(RemovedKind::Hidden, "[a] تعليق".to_owned())]);
}

#[test]
fn lists_of_google_nest_by_their_class() {
    assert_eq!(
        blocks(
            "<ul class='lst-kix_a-0 start'><li>أول</li></ul><ul class='lst-kix_a-1 start'><li>فرع</li><li>آخر</li></ul>\
             <ul class='lst-kix_a-0'><li>ثان</li></ul><p>بعد</p>"
        ),
        [
            "list: Bullet 1: paragraph: أول | list: Bullet 1: paragraph: فرع ; paragraph: آخر ; paragraph: ثان",
            "paragraph: بعد",
        ]
    );
}

#[test]
fn running_heads_of_libreoffice_are_listed() {
    let found =
        found("<div title=header><p>جريدة</p></div><p>نص</p><div title=footer><p>1</p></div>");
    assert_eq!(found.blocks, ["paragraph: نص"]);
    assert_eq!(found.removed.len(), 2);
    assert_eq!(found.removed[0], (RemovedKind::Surroundings, "جريدة".to_owned()));
}

#[test]
fn comments_of_word_are_listed_with_their_signs() {
    let found = found(
        "<p class=MsoNormal>نص<a class=msocomanchor href='#_msocom_1'>[KA1]</a></p><div style='mso-element:comment-list'>\
         <div class=msocomtxt><p class=MsoCommentText><a class=msocomoff href='#_msoanchor_1'>[KA1]</a>تعليق</p></div></div>",
    );
    assert_eq!(found.blocks, ["paragraph: نص"]);
    assert_eq!(found.removed, [(RemovedKind::Hidden, "[KA1] تعليق".to_owned())]);
}
