//! A text of HTML as `WordPress` shows it to readers: what stands between empty lines is a paragraph without being written
//! as one, and the end of a line in it breaks the line. Its old editor takes such markup away at every save.

use super::cut::{OPEN, frame, parts};

/// A part as readers get it, whether or not its paragraph is written as one.
pub(crate) fn read(part: &str) -> String {
    let paragraph = part.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    let inner = paragraph.filter(|inner| !inner.contains("<p")).unwrap_or(part);
    if inner.starts_with(OPEN) || inner.contains("<pre") {
        return inner.to_owned();
    }
    let broken = ["<br />", "<br/>", "<br>"].iter().fold(inner.to_owned(), |text, tag| {
        text.replace(&format!("{tag}\n"), "\n").replace(tag, "\n")
    });
    broken.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

/// Whether readers get the same of two texts without blocks.
pub(crate) fn are_read_alike(one: &str, other: &str) -> bool {
    if one == other || one.contains(OPEN) || other.contains(OPEN) {
        return one == other;
    }
    let all = |text| parts(text).into_iter().map(read).collect::<Vec<_>>();
    frame(one).map(|it| it.0.trim()) == frame(other).map(|it| it.0.trim()) && all(one) == all(other)
}

/// The text in the frame that is around all of another, where one is.
pub(crate) fn framed_as(other: &str, text: &str) -> String {
    match frame(other).filter(|_| !other.contains(OPEN)) {
        Some((before, behind)) => format!("{before}{text}{behind}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "<div lang=\"ar\" dir=\"rtl\">\n<p>أول <b>ما</b> قيل<br />\nويكمل</p>\n<h2>عنوان</h2>\n<p>ثان</p>\n</div>";
    const SAVED: &str =
        "<div lang=\"ar\" dir=\"rtl\">\n\nأول <b>ما</b> قيل\nويكمل\n<h2>عنوان</h2>\nثان\n\n</div>";

    #[test]
    fn what_the_old_editor_takes_away_is_no_change() {
        assert!(are_read_alike(OURS, SAVED) && are_read_alike(SAVED, OURS));
        assert!(!are_read_alike(OURS, &SAVED.replace("ثان", "ثالث")));
        assert!(!are_read_alike(OURS, &SAVED.replace("<b>ما</b>", "ما")), "marks are something");
        assert!(!are_read_alike(OURS, &SAVED.replace(" dir=\"rtl\"", "")), "so is the direction");
        assert!(!are_read_alike("<p class=\"a\">أ</p>", "أ"));
        assert!(!are_read_alike("<!-- wp:paragraph --><p>أ</p><!-- /wp:paragraph -->", "أ"));
    }

    #[test]
    fn a_frame_stays_to_the_letter() {
        assert_eq!(framed_as(SAVED, "نص"), "<div lang=\"ar\" dir=\"rtl\">\n\nنص\n\n</div>");
        assert_eq!(framed_as("<p>أ</p>", "نص"), "نص");
        assert_eq!(framed_as("<div>أ</div><div>ب</div>", "نص"), "نص");
    }
}
