use super::*;

#[test]
fn more_text_than_any_document_has_is_refused() {
    let long = "كلمة ".repeat(MAX_TEXT_BYTES / 9 + 1);
    assert!(Xml::parse(format!("<p><b>{long}</b></p>").as_bytes()).is_err());
    assert!(Xml::parse(format!("<p><b/>{long}</p>").as_bytes()).is_err());
    let picture = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"";
    let picture = format!("<office:binary-data {picture}>{long}</office:binary-data>");
    assert!(Xml::parse(picture.as_bytes()).is_ok());
}

#[test]
fn names_go_by_their_namespace() {
    let xml = Xml::parse(
        br#"<d:document xmlns:d="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
          xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships"><d:p q:id="r1"
          d:val="0"/><d:t>a&amp;&#1602;</d:t></d:document>"#,
    )
    .unwrap();
    let names: Vec<_> = xml.root().children().map(Element::name).collect();
    assert_eq!(names, ["w:p", "w:t"]);
    assert_eq!(xml.root().child("w:p").unwrap().attr("r:id"), Some("r1"));
    assert_eq!(xml.root().switch("w:p"), Some(false));
    assert_eq!(xml.root().child("w:t").unwrap().text(), "a&ق");
}

#[test]
fn what_is_no_sound_part_is_refused() {
    let deep = "<a>".repeat(100_000);
    let wide = format!("<a{}/>", " b=\"\"".repeat(100_000));
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
    for part in ["", "<a><b></a>", "<a>", "<a>&b;</a>", bomb, &deep, &wide] {
        assert!(Xml::parse(part.as_bytes()).is_err());
    }
}
