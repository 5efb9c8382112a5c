//! Labels of numberings that hold words.

use super::*;
use crate::{RemovedKind, WarningKind};

/// A level that counts in these signs with this label.
fn level(at: u8, format: &str, label: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{label}"/></w:lvl>"#
    )
}

fn item(level: u8, more: &str, text: &str) -> String {
    let run = if text.is_empty() { String::new() } else { r("", text) };
    let numbering = format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>"#);
    format!("<w:p><w:pPr>{more}{numbering}</w:pPr>{run}</w:p>")
}

fn numbered(levels: &[String], body: &[String]) -> Imported {
    let levels = levels.concat();
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>
           <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#
    );
    Docx::new(&titled(&body.concat())).part("numbering", &numbering).article()
}

#[test]
fn words_of_labels_are_text() {
    for (format, label, first, second) in [
        ("decimal", "المادة %1", "المادة 1 يلغى القرار", "المادة 2 ينشر القانون"),
        ("decimal", "Article %1:", "Article 1: يلغى القرار", "Article 2: ينشر القانون"),
        ("arabicAbjad", "الفصل %1 – ", "الفصل أ – يلغى القرار", "الفصل ب – ينشر القانون"),
        ("upperRoman", "Xala %1.", "Xala I. يلغى القرار", "Xala II. ينشر القانون"),
        ("none", "ملاحظة:", "ملاحظة: يلغى القرار", "ملاحظة: ينشر القانون"),
        ("bullet", "ماددە", "ماددە يلغى القرار", "ماددە ينشر القانون"),
    ] {
        let body = [item(0, "", "يلغى القرار"), item(0, "", "ينشر القانون")];
        let found = numbered(&[level(0, format, label, "")], &body);
        assert_eq!(shown(&found), format!("{first}\n{second}"), "{label}");
    }
}

#[test]
fn labels_without_words_are_lists() {
    for (format, label, kind) in [
        ("decimal", "%1.", "ordered1"),
        ("lowerLetter", "%1)", "ordered1"),
        ("arabicAlpha", "(%1)", "ordered1"),
        ("bullet", "o", "bullet1"),
        ("bullet", "•", "bullet1"),
    ] {
        let found = numbered(&[level(0, format, label, "")], &[item(0, "", "بند")]);
        assert_eq!(shown(&found), format!("{kind}(بند)"), "{label}");
    }
}

#[test]
fn levels_count_in_one_another() {
    let levels = [
        level(0, "upperRoman", "الباب %1", ""),
        level(1, "decimal", "المادة %1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%3.", ""),
    ];
    let body = [
        item(0, "", "أ"),
        item(1, "", "ب"),
        item(2, "", "بند"),
        item(2, "", "بند"),
        item(1, "", "ج"),
        item(2, "", "بند"),
        item(0, "", "د"),
        item(1, "", "ه"),
    ];
    let found = shown(&numbered(&levels, &body));
    let lines = [
        "الباب I أ",
        "المادة 1.1 ب",
        "ordered1(بند | بند)",
        "المادة 1.2 ج",
        "ordered1(بند)",
        "الباب II د",
        "المادة 2.1 ه",
    ];
    assert_eq!(found, lines.join("\n"));
}

#[test]
fn a_level_may_count_on_through_those_above() {
    for (more, last) in [(r#"<w:lvlRestart w:val="0"/>"#, "المادة 2 د"), ("", "المادة 1 د")]
    {
        let levels = [level(0, "decimal", "الباب %1", ""), level(1, "decimal", "المادة %2", more)];
        let body = [item(0, "", "أ"), item(1, "", "ب"), item(0, "", "ج"), item(1, "", "د")];
        let found = shown(&numbered(&levels, &body));
        assert!(found.ends_with(last), "{more}: {found}");
    }
}

#[test]
fn headings_and_empty_paragraphs_have_their_labels() {
    let levels = [level(0, "decimal", "الفصل %1 –", "")];
    let heading = r#"<w:pStyle w:val="Heading1"/>"#;
    let text = p(&r("", "نص"));
    let body = [item(0, heading, "البداية"), text.clone(), item(0, "", ""), text];
    let found = numbered(&levels, &body);
    assert_eq!(shown(&found), "## الفصل 1 – البداية\nنص\nالفصل 2 –\nنص");
    assert!(removed(&found, RemovedKind::Surroundings).is_empty());
}

#[test]
fn numbers_of_headings_are_in_their_text() {
    let levels = [level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2", "")];
    let heading = |level: u8| format!(r#"<w:pStyle w:val="Heading{level}"/>"#);
    let text = p(&r("", "نص"));
    let body = [
        item(0, &heading(1), "البداية"),
        text.clone(),
        item(1, &heading(2), "تفصيل"),
        text.clone(),
        item(0, &heading(1), ""),
        item(0, "", "بند"),
    ];
    let found = shown(&numbered(&levels, &body));
    assert_eq!(found, "## 1. البداية\nنص\n### 1.1 تفصيل\nنص\nordered3(بند)");
    let bullets = [level(0, "bullet", "•", "")];
    let found = shown(&numbered(&bullets, &[item(0, &heading(1), "البداية"), text]));
    assert_eq!(found, "## البداية\nنص");
}

#[test]
fn a_bold_item_has_a_bold_label() {
    let bold = format!(
        r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>"#,
        r("<w:b/>", "يلغى القرار الصادر في السنة الماضية.")
    );
    let found = numbered(&[level(0, "decimal", "المادة %1", "")], &[bold]);
    assert_eq!(shown(&found), "strong⟦المادة 1 يلغى القرار الصادر في السنة الماضية.⟧");
}

#[test]
fn labels_that_are_no_number_are_told_once_for_each_form() {
    let levels = [
        level(0, "arabicAbjad", "%1)", ""),
        level(1, "decimal", "%1.%2", ""),
        level(2, "lowerRoman", "%3.", ""),
        level(3, "decimal", "(%4)", ""),
    ];
    let deep = |from: u8| (from..4).map(|at| item(at, "", "بند")).collect::<Vec<_>>();
    let found = numbered(&levels, &[deep(0), deep(0), deep(2)].concat());
    assert_eq!(warned(&found, WarningKind::ListLabels), ["أ)", "أ.1", "i."]);
}
