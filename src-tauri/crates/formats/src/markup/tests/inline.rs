use super::{blocks, found};

#[test]
fn white_space_is_as_browsers_show_it() {
    assert_eq!(
        blocks("<p>  قال\n  <b> ميلر </b> إن&nbsp;<i>الولايات\u{ad}</i>  .</p>\n\n<p>&nbsp;</p>"),
        ["paragraph: قال <strong>ميلر</strong> إن~<emphasis>الولايات\u{ad}</emphasis> ."]
    );
    assert_eq!(blocks("<p><b>قسد</b> <b>ثم</b></p>"), ["paragraph: <strong>قسد ثم</strong>"]);
    assert_eq!(blocks("<p>قسد<b> </b>ثم<i>&nbsp;</i>و</p>"), ["paragraph: قسد ثم~و"]);
}

#[test]
fn one_break_is_a_line_and_two_are_a_paragraph() {
    assert_eq!(
        blocks("<p><br>أول<br>ثان<br><br>ثالث<br></p>"),
        ["paragraph: أول/ثان", "paragraph: ثالث"]
    );
    assert_eq!(blocks("<h2>أول<br><br>ثان</h2>"), ["h2: أول/ثان"]);
}

#[test]
fn elements_and_styles_mark_runs() {
    assert_eq!(
        blocks(
            "<p><strong>أ</strong><em>ب</em><u>ج</u><del>د</del><ins>ه</ins><sup>و</sup><sub>ز</sub>\
             <span style='font-weight:600'>ح</span><span style='font-style:italic'>ط</span>\
             <span style='text-decoration:underline line-through'>ي</span><mark>ك</mark>"
        ),
        [
            "paragraph: <strong>أ</strong><emphasis>ب</emphasis><underline>ج</underline><strike>د</strike>\
          <underline>ه</underline><superscript>و</superscript><subscript>ز</subscript><strong>ح</strong>\
          <emphasis>ط</emphasis><underline><strike>ي</strike></underline>ك"
        ]
    );
}

#[test]
fn bold_that_is_normal_is_not_bold() {
    assert_eq!(
        blocks(
            "<b style='font-weight:normal' id='docs-internal-guid-1'><p>قسد <span style='font-weight:700'>ثم</span></p></b>"
        ),
        ["paragraph: قسد <strong>ثم</strong>"]
    );
    assert_eq!(blocks("<h2><b>عنوان</b></h2>"), ["h2: عنوان"]);
}

#[test]
fn classes_of_the_page_mark_runs() {
    let found = found(
        "<style>.c1{font-weight:700} span.c2{font-style:italic}</style><p><span class='c1 c2'>قسد</span> ثم",
    );
    assert_eq!(found.blocks, ["paragraph: <strong><emphasis>قسد</emphasis></strong> ثم"]);
}

#[test]
fn links_lead_where_they_may() {
    assert_eq!(
        blocks(
            "<p><a href='https://a.example/' title='نص'><u>ن<b>ص</b></u></a> <a href='#x'>داخلي</a> <a href='mailto:a@b.example'>بريد</a>"
        ),
        [
            "paragraph: <a https://a.example/>ن</a><a https://a.example/><strong>ص</strong></a> داخلي <a mailto:a@b.example>بريد</a>"
        ]
    );
    let found = found(
        "<p><a href='javascript:x()'>نص</a> <a href='https://a.example/?utm_source=x&id=1'>ثم</a>",
    );
    assert_eq!(found.blocks, ["paragraph: نص <a https://a.example/?id=1>ثم</a>"]);
}

#[test]
fn directions_and_languages_are_kept_where_the_letters_do_not_say_them() {
    assert_eq!(
        blocks(
            "<p dir=rtl>قسد</p><p dir=rtl>Reuters 2019</p><p dir=ltr>قسد</p><div dir=rtl><p>Reuters</p></div>"
        ),
        [
            "paragraph: قسد",
            "paragraph dir=rtl: Reuters 2019",
            "paragraph dir=ltr: قسد",
            "paragraph: Reuters"
        ]
    );
    assert_eq!(
        blocks(
            "<div lang=ar><p>قال الوزير <span lang=en>Miller</span> و<span lang=ar-SY>قسد</span></p><p lang=ckb>هەواڵ</p></div>"
        ),
        ["paragraph: قال الوزير <en>Miller</en> وقسد", "paragraph lang=ckb: هەواڵ"]
    );
    assert_eq!(
        blocks("<p lang=ku>Nûçe</p>"),
        ["paragraph: Nûçe"],
        "the language of all is no mark"
    );
    assert_eq!(
        blocks("<p lang=ar>قال وزير</p><p><span lang=en>قسد</span></p>"),
        ["paragraph: قال وزير", "paragraph: قسد"],
        "Arabic letters are no English"
    );
}

#[test]
fn what_only_stands_in_a_line_is_text() {
    assert_eq!(
        blocks(
            "<p>قال <q>لا</q> <time datetime=2024>أمس</time> <bdi>x</bdi> <code>y</code> H<wbr>T"
        ),
        ["paragraph: قال “لا” أمس x y HT"]
    );
}

#[test]
fn a_link_that_is_a_button_stands_apart() {
    let file = "<div class='wp-block-file'><a href='https://example.org/a.pdf'>التقرير</a>\
         <a href='https://example.org/a.pdf' class='wp-block-file__button wp-element-button' download>تحميل</a></div>";
    let text: String = found(file).blocks.concat();
    assert!(text.contains("التقرير تحميل"), "{text}");
    let halves =
        "<p><a href='https://example.org/'>التق</a><a href='https://example.org/'>رير</a></p>";
    assert!(found(halves).blocks.concat().contains("التقرير"));
}
