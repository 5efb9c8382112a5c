//! Letters, their looks, and what stands among them.

use super::*;

fn style(name: &str, properties: &str) -> String {
    format!(
        "<style:style style:name='{name}' style:family='text'><style:text-properties {properties}/></style:style>"
    )
}

fn span(style: &str, text: &str) -> String {
    format!("<text:span text:style-name='{style}'>{text}</text:span>")
}

#[test]
fn letters_of_each_script_have_the_look_that_is_said_of_them() {
    let styles = style("c", "style:font-weight-complex='bold'")
        + &style("w", "fo:font-weight='bold' style:font-weight-complex='normal'")
        + &style("one", "fo:font-weight='700'");
    let body = p(&span("c", "قسد SDF")) + &p(&span("w", "قسد SDF")) + &p(&span("one", "قسد"));
    let text = "strong⟦قسد ⟧SDF\nقسد strong⟦SDF⟧\nstrong⟦قسد⟧";
    assert_eq!(shown(&article(&styles, &body)), text);
}

#[test]
fn a_span_can_take_back_what_its_paragraph_says() {
    let styles = "<style:style style:name='P1' style:family='paragraph'><style:text-properties
        fo:font-weight='bold' style:font-weight-complex='bold'/></style:style>"
        .to_owned()
        + &style("n", "style:font-weight-complex='normal'")
        + &style("i", "style:font-style-complex='italic' style:text-position='super 58%'");
    let body = format!(
        "<text:p text:style-name='P1'>نص {}{}</text:p>",
        span("n", "عادي "),
        span("i", "مائل")
    );
    let found = article(&styles, &body);
    assert_eq!(shown(&found), "strong⟦نص ⟧عادي strong+emphasis+superscript⟦مائل⟧");
}

#[test]
fn white_space_is_worth_one_space_and_said_spaces_are_capped() {
    let body = p("أ\n   ب <text:s text:c='4000000000'/>ج<text:tab/>د<text:line-break/>  هـ");
    let found = shown(&article("", &body));
    let spaces = " ".repeat(65);
    assert_eq!(found, format!("أ ب{spaces}ج د⏎هـ"));
}

#[test]
fn hidden_text_prompts_and_scripts_are_told() {
    let styles = style("h", "text:display='none'");
    let body = p(&format!(
        "ظاهر{}<text:placeholder>اكتب هنا</text:placeholder><text:script>run()</text:script>",
        span("h", " مخفي")
    )) + "<text:section text:display='none'><text:p>قسم</text:p></text:section>";
    let found = article(&styles, &body);
    assert_eq!(shown(&found), "ظاهر");
    assert_eq!(removed(&found, RemovedKind::Hidden), [" مخفي".trim(), "قسم"]);
    assert_eq!(removed(&found, RemovedKind::Surroundings), ["اكتب هنا"]);
    assert_eq!(removed(&found, RemovedKind::Script), ["run()"]);
}

#[test]
fn links_notes_and_ruby_are_kept() {
    let body = p("<text:a xlink:href='https://a.example/x'>رابط</text:a> <text:a
        xlink:href='javascript:x'>سيئ</text:a><text:note text:note-class='endnote'>
        <text:note-citation>i</text:note-citation><text:note-body><text:p>حاشية</text:p></text:note-body></text:note>
        <text:ruby><text:ruby-base>قسد</text:ruby-base><text:ruby-text>SDF</text:ruby-text></text:ruby>");
    let found = article("", &body);
    assert_eq!(shown(&found), "https://a.example/x⟦رابط⟧ سيئ† قسد (SDF)\nnote: حاشية");
    assert_eq!(removed(&found, RemovedKind::Link), ["javascript:x"]);
}

#[test]
fn a_style_says_what_its_paragraphs_are_through_its_parents() {
    let styles = "<style:style style:name='P1' style:family='paragraph'
        style:parent-style-name='Quotations'/><style:style style:name='P2' style:family='paragraph'
        style:parent-style-name='P2'/>";
    let body =
        "<text:h text:outline-level='2'>قسم</text:h><text:p text:style-name='P1'>كلام</text:p>
        <text:p text:style-name='P2'>نص</text:p>";
    assert_eq!(shown(&article(styles, body)), "## قسم\n> كلام\nنص");
}

#[test]
fn a_break_in_a_headline_is_a_space() {
    let text = "نص طويل يجري تحت العنوان ويقول ما حدث في البلدات الثلاث أمس مساءً.";
    let body = p("انطلاق موسم القمح<text:line-break/>في الحسكة") + &p(text);
    let found = read_bytes(flat("", &body).as_bytes()).unwrap();
    assert_eq!(found.fields.headline, "انطلاق موسم القمح في الحسكة");
}
