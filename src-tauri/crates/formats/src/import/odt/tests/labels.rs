//! Labels of lists that hold words.

use super::archive::flat_with_styles;
use super::*;

fn style(levels: &str) -> String {
    format!("<text:list-style style:name='L'>{levels}</text:list-style>")
}

fn number(level: u8, more: &str) -> String {
    format!("<text:list-level-style-number text:level='{level}' {more}/>")
}

fn list(items: &[String]) -> String {
    let items = items.join("</text:list-item><text:list-item>");
    format!("<text:list text:style-name='L'><text:list-item>{items}</text:list-item></text:list>")
}

#[test]
fn words_of_labels_are_text() {
    for (said, first, second) in [
        ("style:num-format='1' style:num-prefix='المادة '", "المادة 1 أ", "المادة 2 ب"),
        (
            "style:num-format='I' style:num-prefix='Article ' style:num-suffix=':'",
            "Article I: أ",
            "Article II: ب",
        ),
        (
            "style:num-format='أ, ب, ت, ...' style:num-prefix='بەشی ' style:num-suffix=' –'",
            "بەشی أ – أ",
            "بەشی ب – ب",
        ),
        ("style:num-format='' style:num-suffix='ملاحظة:'", "ملاحظة: أ", "ملاحظة: ب"),
        (
            "style:num-format='1' style:num-suffix='.' loext:num-list-format='Xala %1%.'",
            "Xala 1. أ",
            "Xala 2. ب",
        ),
    ] {
        let found = article(&style(&number(1, said)), &list(&[p("أ"), p("ب")]));
        assert_eq!(shown(&found), format!("{first}\n{second}"), "{said}");
    }
}

#[test]
fn labels_without_words_are_lists() {
    for (level, kind) in [
        (number(1, "style:num-format='1' style:num-suffix='.'"), "ordered1"),
        (number(1, "style:num-format='a' style:num-prefix='(' style:num-suffix=')'"), "ordered1"),
        (
            "<text:list-level-style-bullet text:level='1' style:num-suffix='o' text:bullet-char='o'/>"
                .to_owned(),
            "bullet1",
        ),
    ] {
        let found = shown(&article(&style(&level), &list(&[p("أ")])));
        assert_eq!(found, format!("{kind}(أ)"), "{level}");
    }
}

#[test]
fn levels_count_in_one_another_and_paragraphs_go_on() {
    let levels = number(1, "style:num-format='1' style:num-prefix='الباب '")
        + &number(2, "style:num-format='1' style:num-prefix='المادة ' text:display-levels='2'")
        + &number(3, "style:num-format='1' style:num-suffix='.'");
    let inner = list(&[p("ب") + &list(&[p("بند"), p("بند")]) + &p("تتمة"), p("ج")]);
    let body = list(&[p("أ") + &inner, p("د") + &list(&[p("ه")])]);
    let lines = [
        "الباب 1 أ",
        "المادة 1.1 ب",
        "ordered1(بند | بند)",
        "تتمة",
        "المادة 1.2 ج",
        "الباب 2 د",
        "المادة 2.1 ه",
    ];
    assert_eq!(shown(&article(&style(&levels), &body)), lines.join("\n"));
}

#[test]
fn levels_count_in_a_list_in_pieces() {
    let levels = number(1, "style:num-format='I' style:num-prefix='الباب '")
        + &number(2, "style:num-format='1' style:num-prefix='المادة ' text:display-levels='2'");
    let piece = |more: &str, inner: &str| {
        format!(
            "<text:list text:style-name='L' {more}><text:list-item>{inner}</text:list-item></text:list>"
        )
    };
    let body = [
        piece("xml:id='a'", &p("أ")),
        piece("text:continue-list='a'", &p("ب")),
        piece("text:continue-list='a'", &list(&[p("ج")])),
    ];
    let found = shown(&article(&style(&levels), &body.concat()));
    assert_eq!(found, "الباب I أ\nالباب II ب\nالمادة II.1 ج");
}

#[test]
fn paragraphs_that_number_themselves_have_words() {
    let numbered = |text: &str| {
        format!(
            "<text:numbered-paragraph text:list-id='n' text:style-name='L'>{}</text:numbered-paragraph>",
            p(text)
        )
    };
    let styles = style(&number(1, "style:num-format='1' style:num-prefix='المادة '"));
    let found = article(&styles, &(numbered("أ") + &numbered("ب")));
    assert_eq!(shown(&found), "المادة 1 أ\nالمادة 2 ب");
}

#[test]
fn headings_have_the_words_of_their_outline() {
    let outline = "<text:outline-style style:name='Outline'>
        <text:outline-level-style text:level='1' style:num-format='1' style:num-prefix='الفصل ' style:num-suffix=' –'/>
        <text:outline-level-style text:level='2' style:num-format=''/></text:outline-style>";
    let plain = "<style:style style:name='P' style:family='paragraph' style:list-style-name=''/>";
    let heading = |more: &str, text: &str| {
        format!("<text:h text:outline-level='1' {more}>{text}</text:h>{}", p("نص"))
    };
    let body = [
        "<text:p text:style-name='Title'>عنوان الخبر</text:p>".to_owned(),
        heading("", "البداية"),
        heading("text:is-list-header='true'", "بلا رقم"),
        heading("text:style-name='P'", "بلا رقم"),
        heading("", "النهاية"),
    ];
    let found = read_bytes(flat_with_styles(outline, plain, &body.concat()).as_bytes()).unwrap();
    let lines = ["## الفصل 1 – البداية", "## بلا رقم", "## بلا رقم", "## الفصل 2 – النهاية"];
    assert_eq!(shown(&found), lines.map(|line| format!("{line}\nنص")).join("\n"));

    let levels = style(&number(1, "style:num-format='1' style:num-prefix='الفصل '"));
    let body = list(&["<text:h text:outline-level='1'>البداية</text:h>".to_owned() + &p("نص")]);
    assert_eq!(shown(&article(&levels, &body)), "## الفصل 1 البداية\nنص");
}

#[test]
fn numbers_of_headings_are_in_their_text() {
    let heading = "<text:h text:outline-level='1'>البداية</text:h>".to_owned();
    let levels = style(&number(1, "style:num-format='1' style:num-suffix='.'"));
    let body = list(&[heading.clone(), p("بند")]) + &p("نص");
    assert_eq!(shown(&article(&levels, &body)), "## 1. البداية\nordered2(بند)\nنص");
    let bullet = "<text:list-level-style-bullet text:level='1' text:bullet-char='•'/>";
    assert_eq!(shown(&article(&style(bullet), &list(&[heading]))), "## البداية");
}
