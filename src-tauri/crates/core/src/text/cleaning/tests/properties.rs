use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// Texts in which every kind finds something, in and beside what it must not touch.
fn text() -> impl Strategy<Value = String> {
    let pieces = select(
        &[
            "ـ",
            "ق",
            "وا",
            "د",
            "لـ",
            " ",
            "\n",
            "َ",
            "ٰ",
            "ﻻ",
            "ﷺ",
            "\u{FE77}",
            "\u{200F}",
            "\u{FEFF}",
            "\u{200C}",
            "\u{200D}",
            "\u{A0}",
            "ک",
            "ی",
            "ە",
            "ه",
            "ێ",
            "ك",
            "ي",
            "ة",
            "K",
            "b",
            "\u{43E}",
            "\u{431}",
            "#",
            "@",
            ".",
            "example.org",
            "5",
            "،",
            "👍",
            "\u{FFFC}",
        ][..],
    );
    let any = any::<char>().prop_map(String::from);
    vec(prop_oneof![12 => pieces.prop_map(str::to_owned), 1 => any], 0..24)
        .prop_map(|pieces| pieces.concat())
}

fn language() -> impl Strategy<Value = &'static str> {
    select(&["ar", "ckb", "fa", "en"][..])
}

proptest! {
    #[test]
    fn one_kind_leaves_nothing_of_itself(text in text(), language in language()) {
        for kind in Kind::ALL {
            let once = cleaned(kind, language, &text);
            prop_assert_eq!(edits(kind, &once, &|_| language), vec![], "{} {:?}", kind, once);
        }
    }

    #[test]
    fn edits_stand_in_order_and_name_what_is_there(text in text(), language in language()) {
        for kind in Kind::ALL {
            let mut end = 0;
            for edit in edits(kind, &text, &|_| language) {
                prop_assert!(edit.at >= end && text[edit.at..].starts_with(edit.old));
                prop_assert!(!edit.new.contains(edit.old));
                end = edit.at + edit.old.len_utf8();
            }
        }
    }
}
