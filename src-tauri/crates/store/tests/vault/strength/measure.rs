//! How many of what people know by heart are refused, and how many that chance made are taken.

use warraq_store::strength::{LEAST_SCORE, strength};

/// Verses and parts of verses from random places, prayers, poems, proverbs, songs, lists.
const BY_HEART: &str = include_str!("by_heart.txt");
const WORDS: &str = include_str!("../../../../../../assets/words/ar.txt");

fn is_taken(passphrase: &str) -> bool {
    strength(passphrase, &[]).score >= LEAST_SCORE
}

#[test]
fn what_is_known_by_heart_is_refused_wherever_it_begins() {
    let taken: Vec<&str> = BY_HEART.lines().filter(|phrase| is_taken(phrase)).collect();
    assert_eq!((taken, BY_HEART.lines().count()), (vec![], 70));
}

#[test]
fn it_is_refused_in_every_spelling_without_spaces_and_with_a_year_or_a_name_behind() {
    for phrase in [
        "قل أعوذ برب الفلق من شر ما خلق",
        "قُلْ أَعُوذُ بِرَبِّ الْفَلَقِ",
        "قلاعوذبربالفلق",
        "خلق السموات والارض",
        "خلق السمـاوات والأرض",
        "إنا أعطيناك الكوثر 1987",
        "إنا أعطيناك الكوثر محمد",
        "٢٠٢٤ إن مع العسر يسرا",
        "واحر قلباه ممن قلبه شبم",
        "correct horse battery staple",
        "correcthorsebatterystaple",
        "jin jiyan azadi",
        "jin, jîyan, azadî!",
        "ژن ژیان ئازادی",
        "السبت الأحد الاثنين الثلاثاء",
        "الثلاثاء الإثنين الأحد",
        "حلب حمص حماة دمشق",
        "القامشلي2024!",
    ] {
        assert!(!is_taken(phrase), "{phrase}: {:?}", strength(phrase, &[]));
    }
}

/// Names, a year or a telephone, a place, a cause: what is tried of a person first, whatever the order.
#[test]
fn names_with_a_year_or_a_telephone_and_slogans_are_refused() {
    for phrase in [
        "حبيبتي نور 2003",
        "كاجين أحمد ١٩٨٧",
        "محمد أحمد 1990 دمشق",
        "زينب علي 0944123456",
        "زينب علي ٠٩٤٤١٢٣٤٥٦",
        "0750 445 1234 شيلان",
        "خالد +963944123456",
        "روناهي 2011 القامشلي",
        "ئازاد ١٩٩٥ هەولێر",
        "rojda 1998 qamişlo",
        "الله سوريا حرية وبس",
        "حبيبتي سوريا الحرة 2024",
        "عاشت فلسطين حرة",
        "هەر کورد ئەبین",
        "بژی کوردستان",
    ] {
        assert!(!is_taken(phrase), "{phrase}: {:?}", strength(phrase, &[]));
    }
}

/// What many say of whatever place, and a place with the time at which something was there.
#[test]
fn wishes_and_slogans_with_a_year_and_places_with_a_date_are_refused() {
    let phrases = [
        "Syria2011Free",
        "Free2011Syria!",
        "freesyria2011",
        "ثورة حتى النصر 2011",
        "ثورةحتىالنصر٢٠١١",
        "يا رب احفظ بلدي",
        "يا رب احفظ سوريا 2011",
        "اللهم ارحم أبي وأمي 1990",
        "قامشلو 2004 آذار",
        "درعا آذار 2011",
        "بيروت تشرين الأول 2019",
        "ليسقط النظام 2011",
        "تحيا فلسطين حرة 1948",
        "بژی ڕۆژاڤا 2012",
        "biji rojava 2012",
    ];
    let taken: Vec<_> = phrases.into_iter().filter(|phrase| is_taken(phrase)).collect();
    assert!(taken.is_empty(), "{taken:?}");
}

#[test]
fn four_words_by_chance_are_taken() {
    let words: Vec<&str> = WORDS.lines().collect();
    // Knuth's numbers: the same words in every run.
    let mut state: u64 = 2026;
    let mut by_chance = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        words[usize::try_from(state >> 33).unwrap() % words.len()]
    };
    let made = (0..40).map(|_| [(); 4].map(|()| by_chance()).join(" "));
    let refused: Vec<String> = made.filter(|made| !is_taken(made)).collect();
    assert!(refused.is_empty(), "{refused:?}");
}
