use super::{blocks, found};
use crate::report::WarningKind;

#[test]
fn divisions_with_words_are_paragraphs() {
    assert_eq!(
        blocks(
            "<div>أول<div>ثان</div>ثالث<section><p>رابع</section></div><h1>عنوان</h1><h6>فرعي</h6>"
        ),
        [
            "paragraph: أول",
            "paragraph: ثان",
            "paragraph: ثالث",
            "paragraph: رابع",
            "h2: عنوان",
            "h4: فرعي"
        ]
    );
}

#[test]
fn a_line_of_a_clipboard_is_a_paragraph() {
    assert_eq!(
        blocks("<div>أول</div><div><br></div><div>ثان</div><div><div>ثالث<br></div></div>"),
        ["paragraph: أول", "paragraph: ثان", "paragraph: ثالث"]
    );
}

#[test]
fn lists_nest_as_they_are_written() {
    assert_eq!(
        blocks(
            "<ol start=3><li>أول<ul><li>فرع</ul><li><p>ثان<p>ثالث</ol><ul><li>أ<ul></ul></li><ul><li>ب</ul></ul>"
        ),
        [
            "list: Ordered 3: paragraph: أول | list: Bullet 1: paragraph: فرع ; paragraph: ثان | paragraph: ثالث",
            "list: Bullet 1: paragraph: أ | list: Bullet 1: paragraph: ب",
        ]
    );
}

#[test]
fn quotes_hold_what_they_hold() {
    assert_eq!(
        blocks("<blockquote><p>لا<p>ثم</p><cite>ميلر</cite></blockquote><hr><p>بعد"),
        ["quote: paragraph: لا | paragraph: ثم | paragraph: ميلر", "divider", "paragraph: بعد"]
    );
    assert_eq!(
        blocks(
            "<figure class=wp-block-pullquote><blockquote><p>لا</p><cite>ميلر</cite></blockquote></figure><p>بعد"
        ),
        ["pull_quote: لا (ميلر)", "paragraph: بعد"]
    );
}

#[test]
fn other_frames_are_looked_through() {
    assert_eq!(
        blocks(
            "<dl><dt>قسد<dd>قوات</dl><details><summary>ملخص</summary>نص</details><address>دمشق</address>"
        ),
        [
            "paragraph: قسد",
            "paragraph: قوات",
            "paragraph: ملخص",
            "paragraph: نص",
            "paragraph: دمشق"
        ]
    );
}

#[test]
fn code_keeps_its_lines() {
    let found = found("<pre>أول\n  ثان\n</pre>");
    assert_eq!(found.blocks, ["paragraph: أول/  ثان"]);
    assert_eq!(found.warnings, [WarningKind::Code]);
    let verse = self::found("<pre class=wp-block-verse>أول\nثان</pre>");
    assert_eq!((verse.blocks, verse.warnings), (vec!["paragraph: أول/ثان".to_owned()], vec![]));
}

#[test]
fn empty_lines_part_paragraphs_where_there_are_no_others() {
    assert_eq!(
        blocks("أول <b>نص</b>\nسطر\n\nثان\n<h2>عنوان</h2>\nثالث"),
        [
            "paragraph: أول <strong>نص</strong>/سطر",
            "paragraph: ثان",
            "h2: عنوان",
            "paragraph: ثالث"
        ]
    );
    assert_eq!(blocks("<p>أول\n\nثان</p>"), ["paragraph: أول ثان"]);
}

#[test]
fn notes_of_every_program_are_notes() {
    for html in [
        // pandoc
        "<p>نص<a href='#fn1' class='footnote-ref' id='fnref1' role='doc-noteref'><sup>1</sup></a>.</p>\
         <section class='footnotes' role='doc-endnotes'><hr><ol><li id='fn1' role='doc-endnote'><p>حاشية<a href='#fnref1' class='footnote-back'>↩︎</a></p></li></ol></section>",
        // Word
        "<p class=MsoNormal>نص<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1' title=''><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>.</p>\
         <div style='mso-element:footnote-list'><br clear=all><hr align=left size=1><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a> حاشية</p></div></div>",
        // LibreOffice
        "<p>نص<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a>.</p>\
         <div id='sdfootnote1'><p class='sdfootnote'><a class='sdfootnotesym' name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>حاشية</p></div>",
        // Google Docs
        "<p>نص<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup>.</p><hr><div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a><span>&nbsp;حاشية</span></p></div>",
        // WordPress
        "<p>نص<sup data-fn='a-b' class='fn'><a href='#a-b' id='a-b-link'>1</a></sup>.</p>\
         <ol class='wp-block-footnotes'><li id='a-b'>حاشية <a href='#a-b-link' aria-label='x'>↩︎</a></li></ol>",
        // A wiki
        "<p>نص<sup id='cite_ref-1'><a href='#cite_note-1'>[1]</a></sup>.</p><ol><li id='cite_note-1'><span><a href='#cite_ref-1'>^</a></span> <span>حاشية</span></li></ol>",
    ] {
        assert_eq!(blocks(html), ["paragraph: نص[^1].", "footnote: 1 حاشية"], "{html}");
    }
}

#[test]
fn a_note_may_have_two_signs_and_two_paragraphs() {
    assert_eq!(
        blocks(
            "<p>أ<sup id=r1><a href='#n1'>1</a></sup> ب<sup id=r2><a href='#n1'>1</a></sup></p>\
             <ol><li id=n1><p>حاشية</p><p>طويلة <a href='#r1'>↩</a> <a href='#r2'>↩2</a></p></li></ol>"
        ),
        ["paragraph: أ[^1] ب[^1]", "footnote: 1 حاشية | طويلة"]
    );
}

#[test]
fn contents_that_lead_to_headings_are_no_notes() {
    assert_eq!(
        blocks(
            "<ul><li><a id=c1 href='#h1'>1</a></li></ul><h2 id=h1>عنوان <a href='#c1'>↑</a></h2>"
        )
        .len(),
        2
    );
}
