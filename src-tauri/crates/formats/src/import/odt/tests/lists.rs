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
