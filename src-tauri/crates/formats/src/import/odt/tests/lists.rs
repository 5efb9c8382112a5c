//! Lists.

use super::*;

const STYLE: &str = "<text:list-style style:name='L'>
    <text:list-level-style-number text:level='1' style:num-format='1' text:start-value='3'/>
    <text:list-level-style-bullet text:level='2' text:bullet-char='•'/></text:list-style>";

fn list(attributes: &str, items: &[String]) -> String {
    let items = items.join("</text:list-item><text:list-item>");
    format!("<text:list {attributes}><text:list-item>{items}</text:list-item></text:list>")
}

#[test]
fn levels_have_their_signs_and_paragraphs_go_on_with_their_item() {
    let inner = list("", &[p("ب")]);
    let body = list("text:style-name='L'", &[p("أ") + &inner + &p("تتمة"), p("ج")]);
    assert_eq!(shown(&article(STYLE, &body)), "ordered3(أ; bullet1(ب); تتمة | ج)");
}

#[test]
fn a_blank_bullet_is_none() {
    let style = STYLE.replace('•', " ");
    let body = list("text:style-name='L'", &[p("أ") + &list("", &[p("تتمة")]), p("ب")]);
    assert_eq!(shown(&article(&style, &body)), "ordered3(أ; تتمة | ب)");
}

#[test]
fn labels_that_are_no_number_are_told_once() {
    let style = "<text:list-style style:name='L'><text:list-level-style-number text:level='1' \
        style:num-format='أ, ب, ج, ...' style:num-suffix=')'/></text:list-style>";
    let body = list("text:style-name='L'", &[p("أولاً"), p("ثانياً")]);
    let found = article(style, &(body.clone() + &p("نص بين القائمتين.") + &body));
    assert_eq!(warned(&found, WarningKind::ListLabels), ["أ)"]);
    let plain = article(STYLE, &list("text:style-name='L'", &[p("أولاً")]));
    assert_eq!(plain.warnings, []);
}

#[test]
fn a_list_goes_on_where_it_says_so() {
    let text = p("بين القائمتين نص طويل بما يكفي ليكون فقرة من الخبر.");
    let first = list("text:style-name='L' xml:id='a'", &[p("أ"), p("ب")]);
    for (attributes, start) in
        [("text:continue-list='a'", 5), ("text:continue-numbering='true'", 5), ("", 3)]
    {
        let second = list(&format!("text:style-name='L' {attributes}"), &[p("ج")]);
        let found = shown(&article(STYLE, &(first.clone() + &text + &second)));
        assert!(found.ends_with(&format!("ordered{start}(ج)")), "{attributes}: {found}");
    }
}

#[test]
fn an_item_can_begin_at_another_number_and_a_header_has_none() {
    let item =
        "<text:list text:style-name='L'><text:list-item text:start-value='7'><text:p>أ</text:p>
        </text:list-item><text:list-header><text:p>تتمة</text:p></text:list-header></text:list>";
    assert_eq!(shown(&article(STYLE, item)), "ordered7(أ; تتمة)");
}

#[test]
fn headings_numbered_by_lists_are_headings() {
    let heading = "<text:h text:outline-level='2'>قسم</text:h>".to_owned();
    let body = list("", &[list("", &[heading])]) + &p("نص");
    assert_eq!(shown(&article("", &body)), "## قسم\nنص");
}

#[test]
fn paragraphs_number_themselves() {
    let numbered = |text: &str| {
        format!(
            "<text:numbered-paragraph text:list-id='n' text:style-name='L'>{}</text:numbered-paragraph>",
            p(text)
        )
    };
    assert_eq!(shown(&article(STYLE, &(numbered("أ") + &numbered("ب")))), "ordered3(أ | ب)");
}

#[test]
fn a_level_that_a_style_does_not_say_has_the_sign_of_the_one_above() {
    let inner = list("text:style-name='A'", &[p("ج")]);
    let middle = list("text:style-name='L'", &[p("ب") + &inner]);
    let body = list("text:style-name='L'", &[p("أ") + &middle]);
    let found = shown(&article(&(STYLE.to_owned() + OF_WORD), &body));
    assert_eq!(found, "ordered3(أ; bullet1(ب; ordered1(ج)))");
}

#[test]
fn lists_that_stand_further_in_lie_in_the_one_before() {
    let style = |name: &str, margin: &str| {
        format!(
            "<text:list-style style:name='{name}'><text:list-level-style-bullet text:level='1'>\
             <style:list-level-properties><style:list-level-label-alignment fo:margin-left='{margin}'/>\
             </style:list-level-properties></text:list-level-style-bullet></text:list-style>"
        )
    };
    let styles = style("X", "0.25in") + &style("Y", "0.5in") + &style("Z", "0.75in");
    let piece = |attributes: &str, text: &str| list(attributes, &[p(text)]);
    let body = [
        piece("text:style-name='X' xml:id='x'", "أ"),
        piece("text:style-name='Y' xml:id='y'", "ب"),
        piece("text:style-name='Z'", "ج"),
        piece("text:style-name='Y' text:continue-list='y'", "د"),
        piece("text:style-name='X' text:continue-list='x'", "ه"),
    ];
    let found = shown(&article(&styles, &body.concat()));
    assert_eq!(found, "bullet1(أ; bullet1(ب; bullet1(ج) | د) | ه)");
}

/// The numbered and bulleted styles of `LibreOffice` for a document of Word.
const OF_WORD: &str = "<text:list-style style:name='A'>
    <text:list-level-style-number text:level='1' style:num-format='1'/></text:list-style>
    <text:list-style style:name='B'><text:list-level-style-number text:level='2' style:num-format='a'/></text:list-style>
    <text:list-style style:name='C'><text:list-level-style-bullet text:level='3' text:bullet-char='•'/></text:list-style>";

/// `inner` in frames of lists that have nothing else.
fn framed(inner: &str) -> String {
    format!("<text:list><text:list-item>{inner}</text:list-item></text:list>")
}

#[test]
fn a_list_in_pieces_is_one_list() {
    let pieces = [
        list("text:style-name='A' xml:id='a'", &[p("واحد")]),
        list("text:style-name='B' xml:id='b'", &[list("", &[p("ألف")])]),
        list("text:style-name='C' text:continue-list='a'", &[framed(&list("", &[p("نقطة")]))]),
        list("text:style-name='B' xml:id='c' text:continue-list='b'", &[list("", &[p("باء")])]),
        list("text:style-name='A' text:continue-list='a'", &[p("اثنان")]),
        list("text:style-name='B' text:continue-list='c'", &[list("", &[p("جيم")])]),
    ];
    assert_eq!(
        shown(&article(OF_WORD, &pieces.concat())),
        "ordered1(واحد; ordered1(ألف; bullet1(نقطة) | باء) | اثنان; ordered3(جيم))"
    );
}

#[test]
fn an_item_may_have_the_sign_of_another_style() {
    let body = "<text:list text:style-name='L' xml:id='a'><text:list-item><text:p>أ</text:p><text:list><text:list-item>
        <text:p>ب</text:p></text:list-item></text:list></text:list-item></text:list>
        <text:list text:style-name='C' text:continue-list='a'><text:list-item text:style-override='L'><text:p>ج</text:p>
        </text:list-item></text:list>";
    assert_eq!(shown(&article(&(STYLE.to_owned() + OF_WORD), body)), "ordered3(أ; bullet1(ب) | ج)");
}

#[test]
fn items_typed_into_paragraphs_of_their_own_are_a_list() {
    let typed = |lines: &[&str]| {
        let body: String = lines.iter().map(|line| p(line)).collect();
        shown(&article("", &body))
    };
    assert_eq!(typed(&["• أول", "• ثان", "نص"]), "bullet1(أول | ثان)\nنص");
    assert_eq!(typed(&["١- أول", "٢- ثان"]), "ordered1(أول | ثان)");
    assert_eq!(typed(&["١- أول", "نص"]), "١- أول\nنص");
}
