use super::{blocks, found};

/// The runs of a paragraph with changes as `+person at:text+` and `-person at:text-`.
fn changes(html: &str) -> String {
    let found = found(html);
    assert_eq!(found.removed, [], "{html}");
    found.blocks.join("\n")
}

#[test]
fn tracked_changes_have_a_person_and_a_time() {
    for html in [
        // Word
        "<p class=MsoNormal>قال <span class=msoIns><ins cite='mailto:سلمى%20علي' datetime='2024-01-15T10:00'>الوزير</ins></span> إن",
        // Others
        "<p>قال <ins cite='سلمى علي' datetime='2024-01-15T10:00:00Z'>الوزير</ins> إن",
        "<p>قال <ins title='سلمى علي' datetime='2024-01-15T12:00:00+02:00'>الوزير</ins> إن",
        "<p>قال <ins data-person='سلمى علي' data-id=x data-at='2024-01-15T10:00:00Z'>الوزير</ins> إن",
    ] {
        assert_eq!(
            changes(html),
            "paragraph: قال <insertion سلمى علي 2024-01-15T10:00:00Z>الوزير</insertion> إن",
            "{html}"
        );
    }
    let found = found(
        "<style>span.msoDel{text-decoration:line-through}</style><p><span class=msoDel><del>قسد</del></span> ثم",
    );
    assert_eq!(found.blocks, ["paragraph: <deletion ? 1970-01-01T00:00:00Z>قسد</deletion> ثم"]);
    assert_eq!(
        changes(
            "<del datetime='2024-01-15T10:00:00Z' cite='https://a.example/why'><p>فقرة</p></del>"
        ),
        "paragraph: <deletion ? 2024-01-15T10:00:00Z>فقرة</deletion>"
    );
}

#[test]
fn what_only_looks_changed_stays_as_it_looks() {
    assert_eq!(
        blocks("<p><ins>أ</ins> <del>ب</del> <s datetime=x>ج</s>"),
        ["paragraph: <underline>أ</underline> <strike>ب ج</strike>"]
    );
}

#[test]
fn pieces_of_one_change_are_one_change() {
    let html = "<p><ins cite=سلمى datetime='2024-01-15T10:00'>أ</ins><ins cite=سلمى datetime='2024-01-15T10:00'>ب</ins>";
    assert_eq!(changes(html), "paragraph: <insertion سلمى 2024-01-15T10:00:00Z>أب</insertion>");
}

#[test]
fn what_was_put_in_and_taken_out_again_is_both() {
    let html = "<p><ins cite=سلمى datetime='2024-01-15T10:00'>أ<del cite=كاوا datetime='2024-01-16T10:00'>ب</del></ins>";
    let shown = "paragraph: <insertion سلمى 2024-01-15T10:00:00Z>أ</insertion>\
                 <insertion سلمى 2024-01-15T10:00:00Z><deletion كاوا 2024-01-16T10:00:00Z>ب</deletion></insertion>";
    assert_eq!(changes(html), shown);
}
