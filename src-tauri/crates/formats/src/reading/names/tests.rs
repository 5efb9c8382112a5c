use super::*;

fn found(text: &str) -> Vec<String> {
    named(text, Announced::No, "").map(|named| named.people).unwrap_or_default()
}

fn media(text: &str) -> Vec<String> {
    named(text, Announced::Yes, "").map(|named| named.media).unwrap_or_default()
}

#[test]
fn several_names_are_parted() {
    let two = ["كاجين أحمد", "سلمى علي"];
    for text in [
        "كاجين أحمد وسلمى علي",
        "كاجين أحمد و سلمى علي",
        "كاجين أحمد، سلمى علي",
        "كاجين أحمد/سلمى علي",
        "كاجين أحمد & سلمى علي",
    ] {
        assert_eq!(found(text), two, "{text}");
    }
    assert_eq!(found("Azad Kurd û Zîn al Botanî"), ["Azad Kurd", "Zîn al Botanî"]);
    assert_eq!(found("Azad Kurd and Zîn Botanî"), ["Azad Kurd", "Zîn Botanî"]);
}

#[test]
fn a_name_may_begin_with_waw() {
    assert_eq!(found("كاجين أحمد وليد محمد"), ["كاجين أحمد وليد محمد"]);
    assert_eq!(found("وسام علي"), ["وسام علي"]);
}

#[test]
fn sentences_and_numbers_are_no_names() {
    for text in [
        "لا انسحاب",
        "واشنطن في سوريا",
        "قسد 24",
        "washington post",
        "كاجين",
        "",
        "ـ ـ",
        "أحمد – علي",
        "Next Previous أحمد حجازي",
        "إسرائيل تقصف",
        "Washington informs",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
    assert_eq!(
        named("كاجين", Announced::Yes, "").map(|named| named.people),
        Some(vec!["كاجين".to_owned()])
    );
}

#[test]
fn agencies_are_never_people() {
    for (text, expected) in [
        ("أ ف ب", &["أ ف ب"][..]),
        ("أ.ف.ب", &["أ.ف.ب"]),
        ("رويترز", &["رويترز"]),
        ("سانا", &["سانا"]),
        ("د ب أ", &["د ب أ"]),
        ("هاوار/ANHA", &["هاوار", "ANHA"]),
        ("وكالات", &["وكالات"]),
        ("رويترز وفرانس برس", &["رويترز", "فرانس برس"]),
        ("AFP and Reuters", &["AFP", "Reuters"]),
        ("AP/Reuters", &["AP", "Reuters"]),
        ("AFP û ANHA", &["AFP", "ANHA"]),
    ] {
        assert_eq!(media(text), expected, "{text}");
        assert!(found(text).is_empty(), "{text}");
    }
    let both = named("سلمى علي، رويترز", Announced::No, "").unwrap();
    assert_eq!((both.people, both.media), (vec!["سلمى علي".to_owned()], vec!["رويترز".to_owned()]));
    assert_eq!(found("هاوار محمد"), ["هاوار محمد"], "it is also a name");
}

#[test]
fn sources_are_short_and_may_be_several() {
    for (text, expected) in [
        ("رويترز + فرانس برس", &["رويترز", "فرانس برس"][..]),
        ("AFP/Reuters", &["AFP", "Reuters"]),
        ("AFP, Reuters and AP", &["AFP", "Reuters", "AP"]),
        ("رويترز وأ ف ب", &["رويترز", "أ ف ب"]),
        ("وزارة الصحة والسكان", &["وزارة الصحة والسكان"]),
        ("Ministry of Health", &["Ministry of Health"]),
        ("المرصد السوري لحقوق الإنسان", &["المرصد السوري لحقوق الإنسان"]),
        ("https://xeber24.net/a/1", &["https://xeber24.net/a/1"]),
        ("Ajansa Hawarê", &["Ajansa Hawarê"]),
        ("ئاژانسی هەواڵی ڕووداو", &["ئاژانسی هەواڵی ڕووداو"]),
    ] {
        assert_eq!(sources(text).unwrap_or_default(), expected, "{text}");
    }
    for text in [
        "قال إنه لم يعلم بما جرى",
        "رفض الكشف عن اسمه",
        "مسؤول محلي طلب عدم الكشف عن هويته لأسباب أمنية",
        "two officials who asked not to be named",
        "کەسێک کە ناوی نەبات",
        "kesekî ku navê xwe nedaye",
        "كل ما جرى أمس. ثم انتهى",
        "من أين جاء؟",
        "2024",
        "",
    ] {
        assert_eq!(sources(text), None, "{text}");
    }
}

#[test]
fn what_people_are_where_and_for_whom_is_no_name() {
    for (text, people, media, place) in [
        ("سلمى علي، كاتبة سورية", "سلمى علي", "", ""),
        ("Salma Ali, Correspondent", "Salma Ali", "", ""),
        ("Salma Ali, Staff Writer", "Salma Ali", "", ""),
        ("Salma Ali, Qamishlo", "Salma Ali", "", "Qamishlo"),
        ("سلمى علي، القامشلي", "سلمى علي", "", "القامشلي"),
        (
            "Salma Ali and Azad Hesen BBC News, Qamishlo",
            "Salma Ali+Azad Hesen",
            "BBC News",
            "Qamishlo",
        ),
        ("Azad Hesen Reuters", "Azad Hesen", "Reuters", ""),
    ] {
        let named = named(text, Announced::Yes, "").unwrap();
        let found = (named.people.join("+"), named.media.join("+"), named.place);
        assert_eq!(found, (people.to_owned(), media.to_owned(), place.to_owned()), "{text}");
    }
    for text in ["Correspondent", "محررة", "كاتبة سورية"] {
        assert_eq!(named(text, Announced::Yes, ""), None, "{text}");
    }
}
