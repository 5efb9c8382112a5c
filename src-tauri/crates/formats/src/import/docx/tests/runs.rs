//! Runs: bold and its kin, links, fields, signs, what is hidden.

use super::*;
use crate::RemovedKind;

#[test]
fn right_to_left_letters_have_a_bold_of_their_own() {
    let body = [
        r("<w:rtl/><w:bCs/>", "غامق"),
        r("<w:rtl/>", " عادي "),
        r("<w:rtl/><w:b/><w:bCs w:val=\"0\"/>", "ليس غامقاً"),
        r("", " و "),
        r("<w:b/>", "bold"),
        r("<w:bCs/>", " not bold"),
        r("<w:rtl/><w:b/>", " مقصود"),
    ];
    let text = "strong⟦غامق⟧ عادي ليس غامقاً و strong⟦bold⟧ not boldstrong⟦ مقصود⟧";
    assert_eq!(shown(&article(&p(&body.concat()))), text);
}

#[test]
fn styles_switch_each_other_back() {
    let styles = r#"
        <w:style w:type="paragraph" w:styleId="b"><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="c"><w:basedOn w:val="d"/></w:style>
        <w:style w:type="character" w:styleId="d"><w:rPr><w:b/><w:i/></w:rPr></w:style>"#;
    let runs =
        [r("", "one "), r("<w:rStyle w:val=\"c\"/>", "two"), r("<w:b w:val=\"0\"/>", " three")];
    let body = format!(r#"<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>{}</w:p>"#, runs.concat());
    let found = Docx::new(&body).part("styles", styles).article();
    assert_eq!(shown(&found), "strong⟦one ⟧emphasis⟦two⟧ three");
}

#[test]
fn white_space_alone_is_not_emphasised() {
    let body = [r("", "كلمة"), r("<w:b/><w:u w:val=\"single\"/>", " "), r("", "أخرى")];
    assert_eq!(shown(&article(&p(&body.concat()))), "كلمة أخرى");
    let body = [r("<w:b/>", "one"), r("", " "), r("<w:b/>", "two"), r("", " three")];
    assert_eq!(shown(&article(&p(&body.concat()))), "strong⟦one two⟧ three");
}

#[test]
fn links_lead_where_they_may() {
    let link = |attr: &str| format!("<w:hyperlink {attr}>{}</w:hyperlink>", r("", "هنا"));
    let body =
        p(&[link(r#"r:id="a" w:anchor="x""#), link(r#"r:id="b""#), link(r#"w:anchor="c""#)]
            .concat());
    let document = Docx::new(&body)
        .link("a", "hyperlink", "https://example.org/a", "External")
        .link("b", "hyperlink", "javascript:alert(1)", "External");
    let found = document.article();
    assert_eq!(shown(&found), "https://example.org/a#x⟦هنا⟧هناهنا");
    assert_eq!(removed(&found, RemovedKind::Link), ["javascript:alert(1)"]);
}

fn field(instruction: &str, result: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
        r("", result)
    )
}

#[test]
fn fields_show_their_results() {
    let simple =
        format!(r#"<w:fldSimple w:instr='HYPERLINK "https://b.org"'>{}</w:fldSimple>"#, r("", "ب"));
    let body = [field(r#" HYPERLINK "https://a.org" "#, "أ"), simple, field("DATE", "اليوم")];
    assert_eq!(shown(&article(&p(&body.concat()))), "https://a.org⟦أ⟧https://b.org⟦ب⟧اليوم");
}

#[test]
fn a_field_that_is_cut_off_takes_no_text_with_it() {
    let begin = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#;
    let separate = r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
    let end = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let instruct = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let link = instruct(r#"HYPERLINK "https://a.org""#);
    let body = [
        p(&[r("", "انظر "), begin.to_owned(), instruct("DATE"), r("", "بعده")].concat()),
        p(&[begin.to_owned(), link, separate.to_owned(), r("", "الرابط")].concat()),
        p(&[r("", "نص "), field("DATE", "اليوم")].concat()),
        p(&[begin, &instruct("PAGE"), &r("", "باق")].concat()),
        p(&[&r("", "ختام"), end].concat()),
    ];
    let text = "انظر بعده\nhttps://a.org⟦الرابط⟧\nنص اليوم\nباق\nختام";
    assert_eq!(shown(&article(&titled(&body.concat()))), text);
}

#[test]
fn a_table_of_contents_is_told_once() {
    let begin = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
    let body = [
        p(&format!("{begin}{}", r("", "المقدمة 1"))),
        p(&format!(r#"{}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#, r("", "الخاتمة 9"))),
        p(&r("", "النص")),
    ];
    let found = article(&body.concat());
    assert_eq!(shown(&found), "النص");
    assert_eq!(removed(&found, RemovedKind::Navigation), ["المقدمة 1\nالخاتمة 9"]);
}

#[test]
fn hidden_text_is_told_with_its_place() {
    let body = [p(&r("", "أولى")), p(&[r("", "ثانية"), r("<w:vanish/>", "سر")].concat())].concat();
    let found = article(&titled(&body));
    assert_eq!(shown(&found), "أولى\nثانية");
    assert_eq!(removed(&found, RemovedKind::Hidden), ["سر"]);
    assert_eq!(found.removed[0].after, Some(found.body.blocks()[1].id()));
}

#[test]
fn breaks_signs_and_formulas_are_text() {
    let body = format!(
        r#"{}<w:r><w:br/><w:t>ب</w:t><w:tab/><w:t>ج</w:t><w:noBreakHyphen/><w:softHyphen/>
        <w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:br/></w:r><w:r><w:br/></w:r>{}
        <w:r><w:br w:type="page"/></w:r><m:oMath><m:r><m:t>y+1</m:t></m:r></m:oMath>"#,
        r("", "أ"),
        r("", "د")
    );
    assert_eq!(shown(&article(&titled(&p(&body)))), "أ⏎ب ج\u{2011}\u{ad}✓\nد\ny+1");
}

#[test]
fn a_language_is_marked_where_it_means_something() {
    let body = [
        r(r#"<w:rtl/><w:lang w:bidi="ar-SY"/>"#, "قال الوزير إن الوقت حان "),
        r(r#"<w:rtl/><w:lang w:bidi="fa-IR"/>"#, "سلام "),
        r(r#"<w:rtl/><w:lang w:bidi="fa-IR"/>"#, "گفتگو"),
        r(r#"<w:lang w:val="en-US"/>"#, " WhatsApp "),
        r(r#"<w:lang w:val="fr-FR"/>"#, "voilà"),
    ];
    let text = "قال الوزير إن الوقت حان سلام fa-IR⟦گفتگو⟧ WhatsApp fr-FR⟦voilà⟧";
    assert_eq!(shown(&article(&p(&body.concat()))), text);
}

#[test]
fn a_direction_is_kept_only_where_letters_say_another() {
    use warraq_core::article::Dir;
    let paragraph =
        |bidi: &str, text: &str| format!("<w:p><w:pPr>{bidi}</w:pPr>{}</w:p>", r("", text));
    let body = [
        paragraph("<w:bidi/>", "نص عربي"),
        paragraph("<w:bidi/>", "whatsapp messenger تطبيق"),
        paragraph("<w:bidi/>", "Latin alone"),
        paragraph("", "نص عربي بلا اتجاه with English"),
        paragraph("<w:bidi w:val=\"0\"/>", "كلمات عربية كثيرة in English"),
    ];
    let found = article(&titled(&body.concat()));
    let dirs: Vec<Option<Dir>> =
        found.body.blocks().iter().map(|block| block.attrs().dir).collect();
    assert_eq!(dirs, [None, Some(Dir::Rtl), None, None, Some(Dir::Ltr)]);
}

#[test]
fn a_direction_is_kept_where_it_is_not_that_of_the_text_in_its_article() {
    use warraq_core::article::Dir;
    let names = "وقّعت Microsoft وGoogle وAmazon الاتفاق";
    let paragraph =
        |bidi: &str, text: &str| format!("<w:p><w:pPr>{bidi}</w:pPr>{}</w:p>", r("", text));
    let pair = paragraph("<w:bidi/>", names) + &paragraph("<w:bidi w:val=\"0\"/>", names);
    let dirs = |imported: &Imported| -> Vec<Option<Dir>> {
        imported.body.blocks().iter().map(|block| block.attrs().dir).collect()
    };
    let arabic = article(&titled(&pair));
    assert_eq!(arabic.fields.language, "ar");
    assert_eq!(dirs(&arabic), [None, Some(Dir::Ltr)]);
    let english = "The companies said that they signed the agreement and that it is in force.";
    let title = styled("Title", "An agreement of the companies");
    let english = article(&(title + &paragraph("<w:bidi w:val=\"0\"/>", english) + &pair));
    assert_eq!(english.fields.language, "en");
    assert_eq!(dirs(&english), [None, Some(Dir::Rtl), None]);
}

#[test]
fn latin_names_do_not_make_an_article_english() {
    let arabic = |text: &str| r("<w:rtl/><w:lang w:bidi=\"ar-SA\"/>", text);
    let latin = |text: &str| r("<w:lang w:val=\"en-US\"/>", text);
    let runs = [
        arabic("وقّعت "),
        latin("Microsoft Corporation"),
        arabic(" و"),
        latin("Hewlett Packard Enterprise"),
        arabic(" الاتفاق."),
    ];
    let imported = article(&p(&runs.concat()));
    assert_eq!(imported.fields.language, "ar");
    let text = "وقّعت Microsoft Corporation وHewlett Packard Enterprise الاتفاق.";
    assert_eq!(shown(&imported), text);
}
