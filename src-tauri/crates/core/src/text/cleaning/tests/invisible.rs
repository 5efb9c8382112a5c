use super::*;

#[test]
fn printed_forms_become_letters() {
    assert_changes(
        Kind::PresentationForms,
        "ar",
        &[
            ("ﺳﻮﺭﻳﺎ", "سوريا"),
            ("ﺍﻹﻋﻼﻡ ﻷﻥ ﻵﻥ", "الإعلام لأن لآن"),
            ("ﻣﺆﺗﻤﺮ ﻓﻲ ﻣﺪﺭﺳﺔ", "مؤتمر في مدرسة"),
            ("ﭘﮋﺍﮎ", "پژاک"),
            ("ﻣ\u{FE77}", "مَ"),
            ("ﻣ\u{FCF2}", "م\u{64E}\u{651}"),
            ("ﱃ", "لى"),
        ],
    );
}

#[test]
fn signs_that_are_one_character_stay() {
    assert_stays(
        Kind::PresentationForms,
        "ar",
        &["ﷲ", "محمد ﷺ", "﷽", "﴿آية﴾", "١٠ ﷼", "ﷴ", "\u{FE76}", " \u{FE77}", "\u{FEFF}سوريا"],
    );
}

#[test]
fn controls_go() {
    assert_changes(
        Kind::BidiControls,
        "ar",
        &[
            ("\u{202B}سوريا\u{202C}", "سوريا"),
            ("\u{FEFF}سوريا\u{200F}\u{200E} و\u{61C}", "سوريا و"),
            ("\u{2067}قال\u{2069} \u{202E}a\u{202C}", "قال a"),
            ("سور\u{200B}يا\u{2060}", "سوريا"),
            ("سوريا\u{200C} الآن", "سوريا الآن"),
            (" \u{200C}الآن", " الآن"),
            ("م\u{200C}\u{200C}ن", "م\u{200C}ن"),
            ("م\u{200C}\u{200C} ن", "م ن"),
            ("أ \u{200D} ب", "أ  ب"),
        ],
    );
}

#[test]
fn joiners_that_act_stay() {
    assert_stays(
        Kind::BidiControls,
        "fa",
        &["می\u{200C}خواهم", "ئه\u{200C} م", "ه\u{200D} ق", "👨\u{200D}👩\u{200D}👧", "سوريا"],
    );
}

#[test]
fn no_break_spaces_become_spaces() {
    assert_changes(
        Kind::NoBreakSpaces,
        "ar",
        &[("قال\u{A0}ميلر", "قال ميلر"), ("5\u{202F}000\u{2007}\u{A0}", "5 000  ")],
    );
    assert_stays(Kind::NoBreakSpaces, "ar", &["قال  ميلر\u{2009}و\u{3000}"]);
}
