use super::*;

#[test]
fn arabic_is_written_with_its_own_letters() {
    for language in ["ar", "ar-SY", "apc"] {
        assert_changes(
            Kind::MixedLetters,
            language,
            &[
                ("کاجین أحمد", "كاجين أحمد"),
                ("فی سوریا", "في سوريا"),
                ("الأمریکی والترکیة", "الأمريكي والتركية"),
                ("علی وإلی وحتی الأخری", "على وإلى وحتى الأخرى"),
                ("لمصطفی والمستشفی", "لمصطفى والمستشفى"),
                ("جری الجری الأولی أولی", "جرى الجري الأولى أولي"),
                ("ہو وھی", "هو وهي"),
                ("سوریە مدرسۀ", "سوريه مدرسة"),
                ("مَکتَب", "مَكتَب"),
                ("گلی چای", "گلي چاي"),
                ("وکالة#کوبانی و", "وكالة#کوبانی و"),
            ],
        );
    }
}

#[test]
fn words_of_other_languages_stay_in_arabic() {
    assert_stays(Kind::MixedLetters, "ar", &["کۆبانێ", "هێزەکان", "دەنگی", "#کوردستان", "ٹی"]);
}

#[test]
fn kurdish_and_persian_are_written_with_their_own() {
    assert_changes(
        Kind::MixedLetters,
        "ckb",
        &[
            ("كوردستاني", "کوردستانی"),
            ("ئه\u{200C}مه\u{200C} ", "ئەمە "),
            ("به\u{200C}\u{200C}ڵام", "بەڵام"),
            ("هەولێر كورى", "هەولێر کوری"),
        ],
    );
    assert_changes(Kind::MixedLetters, "ku-Arab", &[("كوردي", "کوردی")]);
    assert_changes(
        Kind::MixedLetters,
        "fa",
        &[("كتاب‌هاي علي", "کتاب‌های علی"), ("خانه\u{200C}ها", "خانه\u{200C}ها")],
    );
    assert_stays(Kind::MixedLetters, "ckb", &["السورية", "كتيبة", "هه"]);
}

#[test]
fn a_language_that_is_not_known_keeps_its_letters() {
    for language in ["ur", "ug", "en", "kmr", "ku", "ar-Latn", ""] {
        assert_stays(Kind::MixedLetters, language, &["کاجین كوردي", "ئه\u{200C}مه"]);
    }
}

#[test]
fn latin_words_are_latin() {
    for language in ["ar", "en", "kmr"] {
        assert_changes(
            Kind::MixedLetters,
            language,
            &[
                ("K\u{43E}banê", "Kobanê"),
                ("\u{421}OVID-19", "COVID-19"),
                ("\u{441}\u{43E}m", "com"),
                ("\u{39F}MAN", "OMAN"),
                ("وكالة R\u{415}UTERS", "وكالة REUTERS"),
            ],
        );
        assert_stays(
            Kind::MixedLetters,
            language,
            &[
                // Around an address, and where one would come to be.
                "Kob\u{43E}#كوبانی",
                "ex\u{430}mple.org",
                "b\u{43E}.@example.orgكوبانی",
                "\u{421}\u{430}\u{440}\u{430}",
                "\u{421}a\u{440}\u{430}",
                "K\u{43E}\u{431}ane",
                "μm Δx",
                "https://ex\u{430}mple.org",
                "Россия",
            ],
        );
    }
}
