use serde_json::Value;
use ulid::Ulid;

use super::*;

fn read(html: &str, text: &str) -> Pasted {
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    let paste = Paste { html, text, language: "ar", at: DateTime::UNIX_EPOCH };
    pasted(&paste, &mut ids).unwrap()
}

/// The blocks as their names and letters: `paragraph: نص`, marks and children in brackets.
fn sketched(pasted: &Pasted) -> Vec<String> {
    pasted.blocks.iter().map(|block| sketch(&block.to_json())).collect()
}

fn sketch(node: &Value) -> String {
    if let Some(text) = node["text"].as_str() {
        let marks = node["marks"].as_array().cloned().unwrap_or_default();
        let marks: Vec<&str> = marks.iter().filter_map(|mark| mark["type"].as_str()).collect();
        let marks = marks.join("+");
        return if marks.is_empty() { text.to_owned() } else { format!("<{marks} {text}>") };
    }
    let inner: Vec<String> = node["content"].as_array().into_iter().flatten().map(sketch).collect();
    format!("{}({})", node["type"].as_str().unwrap_or_default(), inner.concat())
}

#[test]
fn text_of_chats_has_marks_and_no_times() {
    let pasted = read("", "[12:30 م، 3/5/2024] سلمى علي: *عاجل*: انفجار في _الحسكة_");
    assert_eq!(sketched(&pasted), ["paragraph(<strong عاجل>: انفجار في <emphasis الحسكة>)"]);
    let removed: Vec<&str> = pasted.removed.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(removed, ["[12:30 م، 3/5/2024]", "سلمى علي"]);
}

#[test]
fn what_is_unseen_is_cleaned_and_counted() {
    let pasted = read(
        "<p>قال\u{a0}\u{a0}\u{a0}ﻧﻌﻢ\u{200f}\u{202b}\u{fffc} ثم\u{200b}\u{7}</p><p>\u{a0}</p><p>كتـــاب</p>",
        "",
    );
    assert_eq!(sketched(&pasted), ["paragraph(قال نعم ثم)", "paragraph(كتـــاب)"]);
    let counts: Vec<_> = pasted.cleaned.iter().map(|found| (found.kind, found.count)).collect();
    assert_eq!(
        counts,
        [(Kind::PresentationForms, 3), (Kind::BidiControls, 3), (Kind::NoBreakSpaces, 3)]
    );
}

#[test]
fn html_that_says_nothing_gives_way_to_the_text() {
    let html = "<meta charset=utf-8><span style='color:red'>سطر</span><br><span>ثان</span>";
    let pasted = read(html, "سطر\nثان");
    assert_eq!(sketched(&pasted), ["paragraph(سطر)", "paragraph(ثان)"]);
}

#[test]
fn pictures_come_as_figures_without_one() {
    let pixel = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";
    let html = format!(
        "<p>نص</p><figure><img alt=سوق src='data:image/png;base64,{pixel}'><figcaption>سوق</figcaption></figure>\
         <p><img src='https://a.example/b.jpg'>نص</p>"
    );
    let pasted = read(&html, "");
    assert_eq!(sketched(&pasted)[1], "figure(سوق)");
    assert_eq!(pasted.blocks[1].to_json()["attrs"]["media"], Value::Null);
    let images = pasted.removed.iter().filter(|one| one.kind == RemovedKind::Image);
    assert_eq!(images.count(), 2);
}

#[test]
fn nothing_comes_of_nothing() {
    for (html, text) in
        [("", ""), ("<meta charset=utf-8>", ""), ("<p>\u{a0}</p>", " \n"), ("", "\u{200f}")]
    {
        assert_eq!(read(html, text).blocks, [], "{html} {text}");
    }
}

#[test]
fn more_than_belongs_into_an_article_is_refused() {
    let mut ids = || Ulid::from(1);
    let mut refused = |html: &str, text: &str| {
        let paste = Paste { html, text, language: "ar", at: DateTime::UNIX_EPOCH };
        pasted(&paste, &mut ids).unwrap_err()
    };
    let many = "<p>أ</p>".repeat(MOST_BLOCKS + 1);
    assert!(matches!(refused(&many, ""), FormatError::Tangled { .. }));
    let long = format!("<p>{}</p>", "كلمة ".repeat(MOST_TEXT_BYTES / 9 + 10));
    assert!(matches!(refused(&long, ""), FormatError::TooLarge { .. }));
    let lines = "أ\n".repeat(MOST_BLOCKS + 1);
    assert!(matches!(refused("", &lines), FormatError::Tangled { .. }));
    let html = " ".repeat(MOST_BYTES + 1);
    assert!(matches!(refused(&html, ""), FormatError::TooLarge { .. }));
}
