use super::*;

fn cleaned(line: &str) -> (String, Vec<String>) {
    let found = remnants(line);
    let edits: Vec<_> = found.iter().map(|r| (r.bytes.clone(), r.instead.clone())).collect();
    let content = warraq_core::article::InlineContent::plain(line);
    let taken = found.iter().map(|r| line[r.bytes.clone()].trim().to_owned()).collect();
    (runs::replaced(&content, &edits).to_text(), taken)
}

#[test]
fn the_end_of_a_tag_is_taken_from_the_start() {
    for (line, taken) in [
        (r#"crossorigin="anonymous"> خبر"#, r#"crossorigin="anonymous">"#),
        (r"async src='a.js' /> خبر", r"async src='a.js' />"),
        (r#"data-x="١ 2" class="a b">خبر"#, r#"data-x="١ 2" class="a b">"#),
    ] {
        assert_eq!(cleaned(line), ("خبر".to_owned(), vec![taken.to_owned()]), "{line}");
    }
}

#[test]
fn a_tag_that_parts_lines_leaves_a_space() {
    assert_eq!(cleaned("أول<br>ثان<br />").0, "أول ثان");
    assert_eq!(cleaned("<p>أول</p>").0, "أول");
    assert_eq!(cleaned("و<b>قسد</b>").0, "وقسد");
}

#[test]
fn tags_and_entities_are_taken_and_letters_put_for_them() {
    let (text, taken) =
        cleaned("قال <b class=x>ميلر</b>: &quot;نعم&quot;&#8230;<br/><!-- إعلان -->");
    assert_eq!(text, "قال ميلر: \"نعم\"…");
    assert_eq!(
        taken,
        ["<b class=x>", "</b>", "&quot;", "&quot;", "&#8230;", "<br/>", "<!-- إعلان -->"]
    );
}

#[test]
fn what_only_looks_like_html_stays() {
    for line in [
        "5 < 6 و 7 > 3",
        "R&D; ثم",
        "AT&T",
        "a=b> c",
        "<قسد>",
        "<aardvark>",
        "&#0;",
        "&مقال;",
        "x > y",
        "<b",
    ] {
        assert_eq!(cleaned(line), (line.to_owned(), vec![]), "{line}");
    }
}
