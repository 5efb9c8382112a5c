//! The strength of passphrases: what people choose, and what they should.

use std::time::{Duration, Instant};

use warraq_store::KdfCost;
use warraq_store::strength::{LEAST_SCORE, Weakness, strength};

fn score(passphrase: &str) -> u8 {
    strength(passphrase, &[]).score
}

#[test]
fn what_people_choose_is_refused() {
    for weak in [
        "",
        "كلمة السر",
        "كلمةالسر",
        "كَلِمَةُ السِّرّ",
        "كلمـــة المرور",
        "القاهرة ١٢٣٤",
        "القاهرة 1234",
        "بسم الله الرحمن الرحيم",
        "بسم الله الرحمن الرحيم 786",
        "محمد1990",
        "محمد ١٩٩٠",
        "أحمد ومحمد",
        "حلب2011",
        "12/05/1987",
        "١٢٣٤٥٦٧٨",
        "ضصثقفغعه",
        "شسيبلاتن",
        "ابتثجحخد",
        "أبجد هوز",
        "حلبحلبحلبحلب",
        "ااااااااااااا",
        "lpl]1990",
        "حشسسصخقي",
        "mo7ammad1990",
        "7abibi123",
        "password1",
        "qwertyuiop",
        "P@ssw0rd2024",
    ] {
        let found = strength(weak, &[]);
        assert!(found.score < LEAST_SCORE, "{weak}: {found:?}");
        assert!(!found.weaknesses.is_empty(), "{weak}");
    }
}

#[test]
fn words_by_chance_are_strong() {
    for strong in [
        "قطار زيتون مصباح جسر نافذة",
        "سلحفاة تقرأ خرائط المطر القديم",
        "ملعقة برتقال هندسة شتاء حقيبة",
        "copper tulip ferry anvil orbit",
        "K7#vq9!TzLw2@bX",
        "ەڤین باران کتێب ئەستێرە چیا",
    ] {
        let found = strength(strong, &[]);
        assert!(found.score == 4 && found.weaknesses.is_empty(), "{strong}: {found:?}");
    }
}

#[test]
fn what_makes_it_easy_is_told_in_its_order() {
    let told = |passphrase: &str| strength(passphrase, &["وكالة الفرات", "سلمى"]).weaknesses;
    assert_eq!(told("محمد1990"), [Weakness::Word, Weakness::Known]);
    assert_eq!(told("12/05/1436"), [Weakness::Date]);
    assert_eq!(told("بسم الله الرحمن الرحيم"), [Weakness::Saying]);
    assert_eq!(told("ثقفغعه"), [Weakness::Keyboard]);
    assert_eq!(told("جحخدذرز"), [Weakness::Sequence]);
    assert_eq!(told("الفرات"), [Weakness::OwnName]);
    assert_eq!(told("ظغ"), [Weakness::Short]);
    assert_eq!(told("password"), [Weakness::Known]);
}

#[test]
fn spellings_do_not_make_it_stronger() {
    let same = |one: &str, other: &str| {
        let (one, other) = (strength(one, &[]), strength(other, &[]));
        assert!((one.guesses_log10 - other.guesses_log10).abs() < 1e-9, "{one:?} {other:?}");
    };
    same("القاهره ١٢٣٤", "القاهِرة 1234");
    same("احمد", "أحمــد");
    same("حلب۲۰۱۱", "حلب2011");
}

#[test]
fn a_dearer_try_takes_longer() {
    let found = strength("قطار زيتون مصباح", &[]);
    let least = found.seconds(KdfCost::least());
    let twice = found.seconds(KdfCost { passes: 6, ..KdfCost::least() });
    assert!((twice / least - 2.0).abs() < 1e-9);
    let strong = strength("قطار زيتون مصباح جسر نافذة", &[]);
    assert!(strong.seconds(KdfCost::least()) > 365.0 * 86_400.0, "a year of all of them");
}

#[test]
fn whatever_is_typed_there_is_an_answer_before_the_next_key() {
    assert_eq!(score("كلمة"), 0);
    let longest = "قطار زيتون ".repeat(40);
    let began = Instant::now();
    for text in [&*longest, &"ا".repeat(500), "\u{202e}\u{0}🙂‍↔️", "﷽﷽﷽"] {
        assert!(strength(text, &[text]).score <= 4);
    }
    // In a build that is not optimized, and beside other tests.
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
}

mod measure;
