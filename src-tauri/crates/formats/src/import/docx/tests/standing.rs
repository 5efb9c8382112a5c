//! What stands beside the text: pictures, boxes, notes, heads and feet.

use super::archive::{PNG, SPACES};
use super::*;
use crate::{RemovedKind, TakenFrom, WarningKind};

fn picture(id: &str, alt: &str) -> String {
    format!(
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}"/><a:blip {id}/>
        </wp:inline></w:drawing></w:r>"#
    )
}

#[test]
fn one_picture_stands_twice_with_its_caption() {
    let body = [
        p(&picture(r#"r:embed="a""#, "نهر")),
        styled("Caption", "النهر أمس"),
        p(&[r("", "نص "), picture(r#"r:embed="b""#, "")].concat()),
        p(&r("", "تصوير: سلمى")),
    ];
    let document = Docx::new(&titled(&body.concat()))
        .link("a", "image", "media/image1.png", "Internal")
        .link("b", "image", "media/copy.png", "Internal")
        .bytes("word/media/image1.png", PNG)
        .bytes("word/media/copy.png", PNG);
    let found = document.article();
    // The line below the second is its caption, and says who made it.
    assert_eq!(shown(&found), "[picture نهر] النهر أمس\nنص\n[picture ] ");
    let credits: Vec<&str> = found
        .taken
        .iter()
        .filter(|taken| taken.from == TakenFrom::Caption)
        .map(|taken| taken.value.as_str())
        .collect();
    assert_eq!(credits, ["سلمى"]);
    let [picture] = found.pictures.as_slice() else { panic!("one picture") };
    assert_eq!((picture.name.as_str(), picture.media_type.as_str()), ("image1.png", "image/png"));
    assert_eq!((picture.alt.as_str(), picture.caption.as_str()), ("نهر", "النهر أمس"));
}

/// A paragraph that counts with a field.
fn counted(style: &str, counter: &str, label: &str, text: &str) -> String {
    let field =
        format!(r#"<w:fldSimple w:instr=" SEQ {counter} \* ARABIC ">{}</w:fldSimple>"#, r("", "1"));
    let runs = [r("", label), field, r("", text)].concat();
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

fn with_picture(body: &[String]) -> Imported {
    Docx::new(&titled(&body.concat()))
        .link("a", "image", "media/image1.png", "Internal")
        .bytes("word/media/image1.png", PNG)
        .article()
}

#[test]
fn a_caption_with_a_number_belongs_to_its_picture_below_or_above() {
    let image = || p(&picture(r#"r:embed="a""#, "نهر"));
    let caption = || counted("", "شكل", "شكل ", ": النهر");
    for body in [[image(), caption()], [caption(), image()]] {
        assert_eq!(shown(&with_picture(&body)), "[picture نهر] شكل 1: النهر");
    }
}

#[test]
fn the_caption_of_a_table_is_no_heading_and_no_picture_has_it() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(&r("", text)));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("أ"), cell("ب"));
    let text = p(&r("", "نص طويل بما يكفي ليكون فقرة من الخبر الذي يروي ما حدث."));
    let body = [
        p(&picture(r#"r:embed="a""#, "نهر")),
        counted("Caption", "Table", "جدول ", ": النازحون"),
        table,
        p(&r("<w:b/><w:bCs/>", "جدول 1: النازحون")),
        text.clone(),
    ];
    let found = shown(&with_picture(&body));
    let lines: Vec<&str> = found.lines().collect();
    assert_eq!(lines[..2], ["[picture نهر] ", "جدول 1: النازحون"], "{found}");
    assert!(lines[2].starts_with("table("), "{found}");
    assert!(lines[3].contains("جدول 1") && !lines[3].starts_with('#'), "{found}");
}

#[test]
fn pictures_that_cannot_be_read_or_are_elsewhere_leave_their_words() {
    let vml =
        r#"<w:r><w:pict><v:shape alt="قديمة"><v:imagedata r:id="c"/></v:shape></w:pict></w:r>"#;
    let runs =
        [picture(r#"r:embed="a""#, "رسم"), picture(r#"r:link="b""#, "بعيدة"), vml.to_owned()];
    let document = Docx::new(&p(&runs.concat()))
        .link("a", "image", "media/image1.emf", "Internal")
        .link("b", "image", "https://example.org/x.png", "External")
        .link("c", "image", "media/old.png", "Internal")
        .bytes("word/media/image1.emf", b"\x01\0\0\0 EMF")
        .bytes("word/media/old.png", PNG);
    let found = document.article();
    assert_eq!(shown(&found), "[nothing رسم] \n[nothing بعيدة] \n[picture قديمة] ");
    assert_eq!(warned(&found, WarningKind::PictureUnreadable), ["image1.emf"]);
    assert_eq!(removed(&found, RemovedKind::Image), ["https://example.org/x.png"]);
}

#[test]
fn a_box_that_is_there_in_two_forms_comes_once_behind_its_paragraph() {
    let content = |text| format!("<w:txbxContent>{}</w:txbxContent>", p(&r("", text)));
    let choice = format!("<w:drawing>{}</w:drawing>", content("في مربع"));
    let fallback = format!("<w:pict><v:textbox>{}</v:textbox></w:pict>", content("في مربع"));
    let run = format!(
        "<w:r><mc:AlternateContent><mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>
        </mc:AlternateContent></w:r>"
    );
    let body = p(&[r("", "قبل "), run, r("", "بعد")].concat());
    assert_eq!(shown(&article(&titled(&body))), "قبل بعد\nفي مربع");
}

#[test]
fn notes_come_in_the_order_of_their_signs() {
    let sign = |kind: &str, id: u8| format!(r#"<w:r><w:{kind}Reference w:id="{id}"/></w:r>"#);
    let note = |kind: &str, id: u8, text: &str| {
        format!(r#"<w:{kind} w:id="{id}">{}</w:{kind}>"#, p(&r("", text)))
    };
    let body = p(&[r("", "أ"), sign("endnote", 2), r("", "ب"), sign("footnote", 3)].concat());
    let separator = r#"<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>"#;
    let footnotes =
        [separator.to_owned(), note("footnote", 2, "متروكة"), note("footnote", 3, "حاشية")];
    let found = Docx::new(&body)
        .part("footnotes", &footnotes.concat())
        .part("endnotes", &note("endnote", 2, "تعليق"))
        .article();
    assert_eq!(shown(&found), "أ†ب†\nnote: تعليق\nnote: حاشية");
    assert_eq!(removed(&found, RemovedKind::Hidden), ["متروكة"]);
}

#[test]
fn what_a_document_says_of_itself_is_told_where_no_field_has_it() {
    let core = r#"<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">
        <dc:title>مسودة أولى</dc:title><cp:keywords>قسد</cp:keywords><dc:description/></cp:coreProperties>"#;
    let found =
        Docx::new(&titled(&p(&r("", "نص")))).bytes("docProps/core.xml", core.as_bytes()).article();
    assert_eq!(found.fields.headline, "العنوان");
    assert_eq!(removed(&found, RemovedKind::DuplicateTitle), ["مسودة أولى"]);
    assert_eq!(warned(&found, WarningKind::UnknownField), ["keywords: قسد"]);
}

#[test]
fn heads_and_feet_are_told_unless_they_only_count() {
    let section =
        r#"<w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>"#;
    let part = |runs: &str| format!("<w:hdr {SPACES}>{}</w:hdr>", p(runs));
    let page =
        format!(r#"{}<w:fldSimple w:instr="PAGE">{}</w:fldSimple>"#, r("", "صفحة "), r("", "7"));
    let found = Docx::new(&[p(&r("", "نص")), section.to_owned()].concat())
        .link("h", "header", "header1.xml", "Internal")
        .link("f", "footer", "footer1.xml", "Internal")
        .bytes("word/header1.xml", part(&(r("", "وكالة الأنباء") + &picture("", "شعار"))).as_bytes())
        .bytes("word/footer1.xml", part(&page).as_bytes())
        .article();
    assert_eq!(removed(&found, RemovedKind::Surroundings), ["وكالة الأنباء"]);
    assert_eq!(removed(&found, RemovedKind::Image), ["شعار"]);
    assert_eq!(found.removed[0].after, None);
}

#[test]
fn charts_objects_and_shapes_leave_their_words() {
    let chart = format!(
        "<c:chartSpace {SPACES}><a:p><a:t>النازحون</a:t></a:p><c:v>12</c:v></c:chartSpace>"
    );
    let runs = concat!(
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="رسم بياني"/><c:chart r:id="c"/></wp:inline></w:drawing></w:r>"#,
        r#"<w:r><w:object><v:shape alt="جدول النازحين"><v:imagedata r:id="x"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/>"#,
        r#"</w:object></w:r><w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>"#,
    );
    let document = Docx::new(&p(runs))
        .link("c", "chart", "charts/chart1.xml", "Internal")
        .bytes("word/charts/chart1.xml", chart.as_bytes());
    let found = document.article();
    assert_eq!(
        removed(&found, RemovedKind::Drawing),
        ["رسم بياني\nالنازحون\n12", "Excel.Sheet.12\nجدول النازحين"]
    );
    assert_eq!(shown(&found), "divider");
}

#[test]
fn controls_are_opened_and_their_prompts_told() {
    let control = |about: &str, text: &str| {
        format!(
            "<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            p(&r("", text))
        )
    };
    let contents = r#"<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>"#;
    let body = [
        control("", "نص"),
        control("<w:showingPlcHdr/>", "انقر هنا"),
        control(contents, "المحتويات"),
    ];
    let found = article(&body.concat());
    assert_eq!(shown(&found), "نص");
    assert_eq!(removed(&found, RemovedKind::Surroundings), ["انقر هنا"]);
    assert_eq!(removed(&found, RemovedKind::Navigation), ["المحتويات"]);
}

#[test]
fn the_choice_in_the_list_of_a_form_is_text() {
    let list = r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="أ"/>
        <w:listEntry w:val="حلب"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let body = p(&[r("", "من "), list.to_owned(), r("", " أمس")].concat());
    assert_eq!(shown(&article(&titled(&body))), "من حلب أمس");
}

#[test]
fn the_box_of_a_form_shows_whether_it_is_checked() {
    let check = |state: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar></w:r>
            <w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    for (state, sign) in [
        ("", "☐"),
        (r#"<w:default w:val="0"/>"#, "☐"),
        (r#"<w:default w:val="1"/>"#, "☒"),
        (r#"<w:default w:val="1"/><w:checked w:val="0"/>"#, "☐"),
        (r#"<w:default w:val="0"/><w:checked/>"#, "☒"),
    ] {
        let found = article(&titled(&p(&(check(state) + &r("", " نعم")))));
        assert_eq!(shown(&found), format!("{sign} نعم"), "{state}");
    }
}

#[test]
fn how_cells_are_aligned_is_told_once_for_each_table() {
    let cell = |about: &str, text: &str| {
        format!("<w:tc><w:p><w:pPr>{about}</w:pPr>{}</w:p></w:tc>", r("", text))
    };
    let told = |about: &str, text: &str| {
        let row = format!("<w:tr>{}{}</w:tr>", cell(about, text), cell("<w:bidi/>", "العدد"));
        let borders = "<w:tblBorders><w:top w:val='single'/></w:tblBorders>";
        let table = format!(
            "<w:tbl><w:tblPr><w:bidiVisual/><w:jc w:val='center'/>{borders}</w:tblPr>{row}{row}</w:tbl>"
        );
        let found = article(&titled(&table));
        assert!(shown(&found).contains("table("), "{}", shown(&found));
        removed(&found, RemovedKind::Alignment).join(" / ")
    };
    assert_eq!(told("<w:bidi/><w:jc w:val='center'/>", "المدينة"), "center");
    assert_eq!(told("<w:bidi/><w:jc w:val='right'/>", "المدينة"), "left");
    // Lines that begin where they would, also where somebody had no other way to put them there.
    for about in
        ["<w:bidi/><w:jc w:val='left'/>", "<w:jc w:val='right'/>", "<w:bidi/><w:jc w:val='both'/>"]
    {
        assert_eq!(told(about, "المدينة"), "", "{about}");
    }
    assert_eq!(told("<w:jc w:val='left'/>", "Kobani"), "");
}
