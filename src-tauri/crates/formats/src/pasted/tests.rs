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
fn pictures_that_stand_in_it_are_told_apart_from_those_that_are_pointed_at() {
    let small = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";
    let html = format!(
        "<p>نص</p><figure><img alt=سوق src='data:image/png;base64,{small}'><figcaption>سوق</figcaption></figure>\
         <p><img src='https://a.example/b.jpg'>نص</p>\
         <p><img src='data:image/svg+xml;base64,PHN2Zy8+'><img src='data:image/png;base64,{small}'>نص</p>"
    );
    let mut pasted = read(&html, "");
    assert_eq!(sketched(&pasted)[1], "figure(سوق)");
    let media = |pasted: &Pasted| -> Vec<Value> {
        let figures = pasted.blocks.iter().map(Block::to_json);
        let figures = figures.filter(|block| block["type"] == "figure");
        figures.map(|block| block["attrs"]["media"].clone()).collect()
    };
    let ids: Vec<_> = pasted.pictures.iter().map(|one| Value::from(one.id.as_str())).collect();
    assert_eq!(ids.len(), 2);
    let shown: Vec<_> = media(&pasted).into_iter().filter(|id| !id.is_null()).collect();
    assert_eq!(shown, ids);
    assert_eq!(images(&pasted).len(), 2, "{:?}", pasted.removed);

    let first = pasted.pictures[0].id.clone();
    let kept = pasted.keep_pictures(|picture| {
        let text = |text: &str| text.to_owned();
        (picture.id == first).then(|| KeptPicture {
            media: text("kept"),
            caption: text("من الملف"),
            credit: text("سلمى"),
            rights: text("الوكالة"),
        })
    });
    assert_eq!(kept, 1);
    let attrs = pasted.blocks[1].to_json()["attrs"].clone();
    assert_eq!([&attrs["media"], &attrs["credit"], &attrs["rights"]], ["kept", "سلمى", "الوكالة"]);
    assert_eq!(sketched(&pasted)[1], "figure(سوق)");
    assert_eq!(media(&pasted).iter().filter(|id| !id.is_null()).count(), 1);
    assert_eq!(images(&pasted).last().map(String::as_str), Some("image2.png"));
}

fn images(pasted: &Pasted) -> Vec<String> {
    let images = pasted.removed.iter().filter(|one| one.kind == RemovedKind::Image);
    images.map(|one| one.text.clone()).collect()
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
