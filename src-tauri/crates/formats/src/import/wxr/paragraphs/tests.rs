use super::*;

fn shown(content: &str) -> String {
    super::shown(content, 0, &Library::default())
}

#[test]
fn empty_lines_part_paragraphs_and_lines_break() {
    let html = shown("قال <b>ميلر</b>:\r\nسطر ثان\r\n\r\nفقرة ثانية");
    assert_eq!(html, "<p>قال <b>ميلر</b>:<br>\nسطر ثان</p>\n<p>فقرة ثانية</p>\n");
    assert_eq!(shown("أ<br />\nب\n<br>ج"), "<p>أ<br />ب<br>\n<br>ج</p>\n");
    assert_eq!(shown("أ\u{b}ب"), "<p>أ<br>\nب</p>\n");
    assert_eq!(shown("<b>أ</b> <i>ب</i>"), "<p><b>أ</b> <i>ب</i></p>\n");
}

#[test]
fn blocks_stand_as_they_are() {
    let html = shown("نص\n\n<h2>عنوان</h2>\n\n<ul>\n<li>بند</li>\n</ul>\n\n<pre>أ\n\nب</pre>");
    assert_eq!(html, "<p>نص</p>\n<h2>عنوان</h2><ul><li>بند\n</li></ul><pre>أ\n\nب</pre>");
}

#[test]
fn frames_hold_paragraphs() {
    for name in ["blockquote", "td", "div", "center", "li"] {
        let html = shown(&format!("<{name}>أولى\n\nثانية\nسطر</{name}>"));
        assert_eq!(html, format!("<{name}><p>أولى</p>\n<p>ثانية<br>\nسطر</p>\n</{name}>"));
    }
    assert_eq!(shown("<p>أولى\n\nثانية</p>"), "<p>أولى<br><br>\nثانية</p>");
    assert_eq!(shown("<h2>عنوان\nسطر</h2>"), "<h2>عنوان<br>\nسطر</h2>");
}

#[test]
fn lines_beside_blocks_break() {
    let html = shown("سطر\nسطر\n<ul><li>بند</li></ul>\nبعد\nوبعد\n<p>فقرة</p>\nنص\nسطر");
    assert_eq!(
        html,
        "<p>سطر<br>\nسطر</p>\n<ul><li>بند\n</li></ul><p>بعد<br>\nوبعد</p>\n<p>فقرة</p><p>نص<br>\nسطر</p>\n"
    );
}

#[test]
fn a_film_on_a_line_of_its_own_is_shown() {
    let film = "https://www.youtube.com/watch?v=zzz";
    let shows = format!("<div class=\"wp-block-embed__wrapper\">{film}</div>\n");
    assert_eq!(shown(&format!("نص\n{film}\nنص")), format!("<p>نص</p>\n{shows}<p>نص</p>\n"));
    assert_eq!(shown(&format!("<!--more-->\n\n{film}")), format!("<!--more-->\n{shows}"));
    for text in [
        format!("انظر {film}"),
        format!("<a href=\"x\">{film}</a>"),
        "https://a.example/خبر".to_owned(),
        "https://www.youtube.com/".to_owned(),
    ] {
        assert!(!shown(&text).contains("embed"), "{text}");
    }
}

#[test]
fn letters_that_only_look_like_tags_are_text() {
    assert_eq!(shown("3 < 5 و <em>نص</em>"), "<p>3 < 5 و <em>نص</em></p>\n");
}
